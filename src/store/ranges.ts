/**
 * Pure rules of the loaded stretches of a thread. A range is contiguous: between two of its neighbours the back end
 * had nothing when it was asked. No message is in two ranges, and at most one range reaches each end of the chat.
 */
import type {Message} from '../model/message.js';
import type {MessageWindow} from '../model/page.js';

export interface MessageRange {
  /** Message ids, oldest first. */
  readonly ids: readonly string[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
}

/** The stretch that a window is by itself. */
export function rangeOf({items, hasOlder, hasNewer}: MessageWindow): MessageRange {
  return {ids: items.map(({id}) => id), hasOlder, hasNewer};
}

/**
 * The ranges with a live message in its place: after the last message that is not later. It joins a range only if it
 * falls inside it or nothing newer (older) is missing there; `undefined` where it joins none.
 */
export function placeMessage(
  ranges: readonly MessageRange[],
  messages: ReadonlyMap<string, Message>,
  message: Message,
): readonly MessageRange[] | undefined {
  if (ranges.some(({ids}) => ids.includes(message.id))) return ranges;
  for (const [index, range] of ranges.entries()) {
    const at = range.ids.findLastIndex((id) => !isLater(messages.get(id), message)) + 1;
    const missesOlder = at === 0 && range.ids.length > 0 && range.hasOlder;
    const missesNewer = at === range.ids.length && range.hasNewer;
    if (missesOlder || missesNewer) continue;
    return ranges.with(index, {...range, ids: range.ids.toSpliced(at, 0, message.id)});
  }
  return undefined;
}

/** Whether nothing that is loaded stands after the message. */
export function isBeyondAll(
  ranges: readonly MessageRange[],
  messages: ReadonlyMap<string, Message>,
  message: Message,
): boolean {
  return ranges.every(({ids}) => !isLater(messages.get(ids.at(-1) ?? ''), message));
}

/** Whether `a` stands after `b`: by the server's order where both have one, else by time. */
function isLater(a: Message | undefined, b: Message): boolean {
  if (!a) return false;
  if (a.order !== undefined && b.order !== undefined) return a.order > b.order;
  return Date.parse(a.sentAt) > Date.parse(b.sentAt);
}
