/** Pure rules of what a thread knows: how messages and windows enter it, and how messages leave it. */
import type {ChatError} from '../model/errors.js';
import type {Author, Message} from '../model/message.js';
import type {MessageWindow} from '../model/page.js';
import type {Phase} from './live-store.js';
import {mergeRecord} from './merge.js';
import {isBeyondAll, type MessageRange, placeMessage, withoutMessage} from './ranges.js';

export interface ThreadSnapshot {
  readonly chatId: string;
  readonly phase: Phase;
  /** Those of the ranges, and those that are missing there. */
  readonly messages: ReadonlyMap<string, Message>;
  readonly ranges: readonly MessageRange[];
  /** New messages that arrived beyond the newest loaded stretch. */
  readonly missing: number;
  readonly loadingOlder: boolean;
  readonly loadingNewer: boolean;
  /** Why nothing, or nothing newer, could be read. */
  readonly error?: ChatError;
  /** Why earlier messages could not be read. */
  readonly olderError?: ChatError;
  readonly stale: boolean;
  readonly typing?: {readonly author: Author; readonly until: string};
}

/** How a window becomes part of the ranges. */
export type Arrange = (ranges: readonly MessageRange[], window: MessageWindow) => readonly MessageRange[];

export function emptyThread(chatId: string): ThreadSnapshot {
  return {
    chatId,
    phase: 'idle',
    messages: new Map(),
    ranges: [],
    missing: 0,
    loadingOlder: false,
    loadingNewer: false,
    stale: false,
  };
}

export function isLoaded({ranges}: ThreadSnapshot, id: string): boolean {
  return ranges.some(({ids}) => ids.includes(id));
}

/** With a live message in its place; where that is not loaded, it is counted if it is new, and else passed over. */
export function putMessage(thread: ThreadSnapshot, message: Message): ThreadSnapshot {
  const known = thread.messages.get(message.id);
  const merged = known ? mergeRecord(known, message) : message;
  const messages = new Map(thread.messages).set(message.id, merged);
  const ranges = placeMessage(thread.ranges, messages, merged);
  const isMissing = !ranges && !known && thread.phase === 'ready' && isBeyondAll(thread.ranges, messages, merged);
  return {
    ...thread,
    ...(ranges && {messages, ranges}),
    ...(isMissing && {messages, missing: thread.missing + 1}),
    // Who has sent it, types no more.
    ...(thread.typing?.author.id === message.author.id && {typing: undefined}),
  };
}

export function removeMessage(thread: ThreadSnapshot, id: string): ThreadSnapshot {
  const messages = new Map(thread.messages);
  if (!messages.delete(id)) return thread;
  const missing = thread.missing - (isLoaded(thread, id) ? 0 : 1);
  return {...thread, messages, missing, ranges: withoutMessage(thread.ranges, id)};
}

/** With windows that were read; forgets messages that are in no range any more. */
export function addWindows(
  thread: ThreadSnapshot,
  windows: readonly MessageWindow[],
  arrange: Arrange,
): ThreadSnapshot {
  const records = new Map(thread.messages);
  for (const message of windows.flatMap(({items}) => items)) {
    const known = records.get(message.id);
    records.set(message.id, known ? mergeRecord(known, message) : message);
  }
  const ranges = windows.reduce(arrange, thread.ranges);
  const loaded = new Set(ranges.flatMap(({ids}) => ids));
  // Where the newest message is loaded, none is missing.
  const isMissing = (id: string) => ranges.every(({hasNewer}) => hasNewer) && !isLoaded(thread, id);
  const messages = new Map([...records].filter(([id]) => loaded.has(id) || isMissing(id)));
  return {...thread, phase: 'ready', messages, ranges, missing: messages.size - loaded.size};
}
