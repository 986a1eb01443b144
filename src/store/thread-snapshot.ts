/** Pure rules of what a thread knows: how messages and windows enter it, and how messages leave it. */
import type {ChatError} from '../model/errors.js';
import type {Author, Message} from '../model/message.js';
import type {Phase} from './live-store.js';
import {mergeRecord} from './merge.js';
import {type MessageRange, placeMessage} from './ranges.js';

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

/** With a live message in its place; `undefined` where that is not loaded. */
export function putMessage(thread: ThreadSnapshot, message: Message): ThreadSnapshot | undefined {
  const messages = withRecords(thread, [message]);
  const ranges = placeMessage(thread.ranges, messages, message);
  return ranges && {...thread, ...arranged(messages, ranges), typing: typingAfter(thread, message)};
}

/** Who has sent a message, types no more. */
export function typingAfter({typing}: ThreadSnapshot, {author}: Message): ThreadSnapshot['typing'] {
  return typing?.author.id === author.id ? undefined : typing;
}

/** With messages that were read, and the ranges they are in; forgets others, but those that are missing there. */
export function showRanges(
  thread: ThreadSnapshot,
  read: readonly Message[],
  ranges: readonly MessageRange[],
  missing: readonly string[],
): ThreadSnapshot {
  const kept = new Set([...idsOf(ranges), ...missing]);
  const messages = [...withRecords(thread, read)].filter(([id]) => kept.has(id));
  return {...thread, phase: 'ready', ...arranged(new Map(messages), ranges)};
}

export function withRecords({messages}: ThreadSnapshot, read: readonly Message[]): ReadonlyMap<string, Message> {
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
