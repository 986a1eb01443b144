/** The chats before and after an open one, as the list shows them. */
import type {ChatListStore} from '../../store/chat-list-store.js';

export type Step = 'next' | 'previous';

/** The id of the neighbour on the page that is loaded; `undefined` at its end. */
export function neighbourOf(list: ChatListStore, chatId: string | undefined, step: Step): string | undefined {
  const {rows, deleted} = list.get();
  const ids = rows.map(({id}) => id).filter((id) => id === chatId || !deleted.has(id));
  const at = ids.findIndex((id) => id === chatId);
  if (step === 'next') return ids[at + 1];
  return at > 0 ? ids[at - 1] : undefined;
}

/** Whether there is a neighbour, be it on another page. */
export function hasNeighbour(list: ChatListStore, chatId: string, step: Step): boolean {
  const {rows, paging} = list.get();
  if (!rows.some(({id}) => id === chatId)) return step === 'next' && rows.length > 0;
  return neighbourOf(list, chatId, step) !== undefined || (step === 'next' ? paging.hasNext : paging.hasPrevious);
}

/** Turns the page and resolves to the chat that comes first on it, seen from here. */
export async function turnTo(list: ChatListStore, step: Step): Promise<string | undefined> {
  const {paging} = list.get();
  if (!(step === 'next' ? paging.hasNext : paging.hasPrevious)) return undefined;
  list.turn(step);
  await settled(list);
  const {rows, error} = list.get();
  return error ? undefined : rows.at(step === 'next' ? 0 : -1)?.id;
}

async function settled(list: ChatListStore): Promise<void> {
  if (!list.get().busy) return;
  await new Promise<void>((resolve) => {
    const stop = list.subscribe(({busy}) => {
      if (busy) return;
      stop();
      resolve();
    });
  });
}
