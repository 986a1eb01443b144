/** Pure rules of how a window that was read joins the loaded ranges of a thread, and of messages that are outside. */
import type {MessageWindow} from '../model/page.js';
import type {Message} from '../model/message.js';
import {type MessageRange, placeIn, rangeOf} from './ranges.js';
import {arranged, type ThreadSnapshot, typingAfter, withRecords} from './thread-snapshot.js';

/** What was just read; an end of which the answer tells nothing is as it was known. */
interface Stretch {
  readonly ids: readonly string[];
  readonly hasOlder?: boolean;
  readonly hasNewer?: boolean;
}

/** The ranges after a window was read by itself; ranges that overlap it grow together with it. */
export function addWindow(ranges: readonly MessageRange[], window: MessageWindow): readonly MessageRange[] {
  const range = rangeOf(window);
  const {ids, hasOlder, hasNewer} = range;
  // Beside the whole chat there is nothing; an empty window that is not the whole tells nothing.
  if ((!hasOlder && !hasNewer) || ranges.length === 0) return [range];
  return ids.length > 0 ? absorb(ranges, range) : ranges;
}

/** The ranges after the messages before (or after) a message in one of them were read. */
export function extendRange(
  ranges: readonly MessageRange[],
  edge: {readonly before: string} | {readonly after: string},
  window: MessageWindow,
): readonly MessageRange[] {
  const anchor = 'before' in edge ? edge.before : edge.after;
  if (!ranges.some(({ids}) => ids.includes(anchor))) return ranges;
  const ids = rangeOf(window).ids.filter((id) => id !== anchor);
  return 'before' in edge
    ? absorb(ranges, {ids: [...ids, anchor], hasOlder: window.hasOlder})
    : absorb(ranges, {ids: [anchor, ...ids], hasNewer: window.hasNewer});
}

/**
 * One range of the stretch and of all that shares a message with it. The stretch is newer: what was known inside it,
 * or beyond an end of the chat, and is not in it, is gone.
 */
function absorb(ranges: readonly MessageRange[], stretch: Stretch): readonly MessageRange[] {
  const covered = new Set(stretch.ids);
  let {ids, hasOlder = true, hasNewer = true} = stretch;
  const apart: MessageRange[] = [];
  for (const range of ranges) {
    const first = range.ids.findIndex((id) => covered.has(id));
    const last = range.ids.findLastIndex((id) => covered.has(id));
    if (first < 0) apart.push(range);
    if (first >= 0 && range.ids[first] === stretch.ids[0] && stretch.hasOlder !== false) {
      const older = range.ids.slice(0, first);
      ids = [...older, ...ids];
      if (older.length > 0 || stretch.hasOlder === undefined) hasOlder = range.hasOlder;
    }
    if (first >= 0 && range.ids[last] === stretch.ids.at(-1) && stretch.hasNewer !== false) {
      const newer = range.ids.slice(last + 1);
      ids = [...ids, ...newer];
      if (newer.length > 0 || stretch.hasNewer === undefined) hasNewer = range.hasNewer;
    }
  }
  // An end of the chat is reached by one range alone.
  const others = apart.map((range) => ({
    ...range,
    hasOlder: range.hasOlder || !hasOlder,
    hasNewer: range.hasNewer || !hasNewer,
  }));
  return [...others, {ids, hasOlder, hasNewer}];
}

/** The ranges without a message. */
export function leaveRanges(ranges: readonly MessageRange[], id: string): readonly MessageRange[] {
  return ranges.map((range) => (range.ids.includes(id) ? {...range, ids: range.ids.filter((x) => x !== id)} : range));
}

/** A thread without a message. */
export function withoutMessage(thread: ThreadSnapshot, id: string): ThreadSnapshot {
  const messages = new Map(thread.messages);
  return messages.delete(id) ? {...thread, ...arranged(messages, leaveRanges(thread.ranges, id))} : thread;
}

/** Whether nothing that is loaded stands after the message. */
export function isBeyondAll(
  ranges: readonly MessageRange[],
  messages: ReadonlyMap<string, Message>,
  message: Message,
): boolean {
  return ranges.every(({ids}) => placeIn(ids, messages, message) === ids.length);
}

/** A thread with a live message whose place is not loaded: it is counted if it is new, and else passed over. */
export function countMessage(thread: ThreadSnapshot, message: Message): ThreadSnapshot {
  const messages = withRecords(thread, [message]);
  const isMissing = !thread.messages.has(message.id) && isBeyondAll(thread.ranges, messages, message);
  return {...thread, ...(isMissing && arranged(messages, thread.ranges)), typing: typingAfter(thread, message)};
}

/** The messages that are missing in the ranges: where the newest message is loaded, none. */
export function missingIn(thread: ThreadSnapshot, ranges: readonly MessageRange[]): readonly string[] {
  const ids = [...thread.messages.keys()];
  return ranges.every(({hasNewer}) => hasNewer) ? ids.filter((id) => !isLoaded(thread, id)) : [];
}

export function isLoaded({ranges}: ThreadSnapshot, id: string): boolean {
  return ranges.some(({ids}) => ids.includes(id));
}
