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
    const {ids, hasOlder, hasNewer} = range;
    const at = placeIn(ids, messages, message);
    const missesOlder = at === 0 && ids.length > 0 && hasOlder;
    const missesNewer = at === ids.length && hasNewer;
    if (!missesOlder && !missesNewer) return ranges.with(index, {...range, ids: ids.toSpliced(at, 0, message.id)});
  }
  return undefined;
}

/** After how many of the messages in a range a live one stands. */
export function placeIn(ids: readonly string[], messages: ReadonlyMap<string, Message>, message: Message): number {
  return ids.findLastIndex((id) => !isLater(messages.get(id) ?? message, message)) + 1;
}

/** Whether `a` stands after `b`: by the server's order where both have one, else by time. */
function isLater(a: Message, b: Message): boolean {
  return (Number(a.order) - Number(b.order) || Date.parse(a.sentAt) - Date.parse(b.sentAt)) > 0;
}
