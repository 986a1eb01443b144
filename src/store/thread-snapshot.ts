/** Pure rules of what a thread knows: how messages and windows enter it, and how messages leave it. */
import type {ChatError} from '../model/errors.js';
import type {Author, Message} from '../model/message.js';
import type {Phase} from './live-store.js';
import {mergeRecord} from './merge.js';
import {isBeyondAll, type MessageRange, placeMessage} from './ranges.js';

export interface ThreadSnapshot {
  readonly chatId: string;
  readonly phase: Phase;
  /** Those of the ranges, and those that are missing there. */
  readonly messages: ReadonlyMap<string, Message>;
  readonly ranges: readonly MessageRange[];
  /** New messages that arrived beyond the newest loaded stretch. */
  readonly missing: number;
  readonly loadingOlder?: boolean;
  /** Why nothing, or nothing newer, could be read. */
  readonly error?: ChatError;
  /** Why earlier messages could not be read. */
  readonly olderError?: ChatError;
  readonly busy?: boolean;
  readonly stale?: boolean;
  readonly typing?: {readonly author: Author};
}

export function emptyThread(chatId: string): ThreadSnapshot {
  return {
    chatId,
    phase: 'idle',
    messages: new Map(),
    ranges: [],
    missing: 0,
  };
}

export function isLoaded({ranges}: ThreadSnapshot, id: string): boolean {
  return ranges.some(({ids}) => ids.includes(id));
}

/** With a live message in its place; where that is not loaded, it is counted if it is new, and else passed over. */
export function putMessage(thread: ThreadSnapshot, message: Message): ThreadSnapshot {
  const {id, author} = message;
  const messages = withRecords(thread, [message]);
  const ranges = placeMessage(thread.ranges, messages, message);
  const isNew = thread.phase === 'ready' && !thread.messages.has(id);
  const isMissing = isNew && isBeyondAll(thread.ranges, messages, message);
  return {
    ...thread,
    ...((ranges || isMissing) && arranged(messages, ranges ?? thread.ranges)),
    // Who has sent it, types no more.
    ...(thread.typing?.author.id === author.id && {typing: undefined}),
  };
}

/** With messages that were read, and the ranges they are in; forgets messages that are in no range any more. */
export function showRanges(
  thread: ThreadSnapshot,
  read: readonly Message[],
  ranges: readonly MessageRange[],
): ThreadSnapshot {
  const loaded = new Set(idsOf(ranges));
  // Where the newest message is loaded, none is missing.
  const isMissing = (id: string) => ranges.every(({hasNewer}) => hasNewer) && !isLoaded(thread, id);
  const messages = [...withRecords(thread, read)].filter(([id]) => loaded.has(id) || isMissing(id));
  return {...thread, phase: 'ready', ...arranged(new Map(messages), ranges)};
}

function withRecords({messages}: ThreadSnapshot, read: readonly Message[]): ReadonlyMap<string, Message> {
  const records = new Map(messages);
  for (const message of read) records.set(message.id, mergeRecord(records.get(message.id) ?? message, message));
  return records;
}

/** Messages that are known, and in no range, are missing there. */
export function arranged(
  messages: ReadonlyMap<string, Message>,
  ranges: readonly MessageRange[],
): Pick<ThreadSnapshot, 'messages' | 'ranges' | 'missing'> {
  return {messages, ranges, missing: messages.size - idsOf(ranges).length};
}

function idsOf(ranges: readonly MessageRange[]): readonly string[] {
  return ranges.flatMap(({ids}) => ids);
}
