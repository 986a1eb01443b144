/**
 * What the stores read after their first page: further windows of a thread, and records that changed while they were
 * read, where nothing tells whether the answer holds the change. For code that is loaded when this first happens.
 */
import type {DataChange} from '../model/change.js';
import type {Chat, ChatPatch} from '../model/chat.js';
import {ChatError, toChatError} from '../model/errors.js';
import type {Message} from '../model/message.js';
import type {MessageWindow, MessageWindowRequest} from '../model/page.js';
import type {LiveSnapshot, LiveStore} from './live-store.js';
import {areOrdered, commonSeq} from './numbers.js';
import type {MessageRange} from './ranges.js';
import {putMessage, type ThreadSnapshot} from './thread-snapshot.js';
import {addWindow, countMessage, extendRange, isLoaded, missingIn, withoutMessage} from './thread-windows.js';

/** What was read at once. */
export interface Reading {
  readonly items: readonly Message[];
  readonly seq?: number;
  readonly ranges: readonly MessageRange[];
}

/** What a thread's store lends to its later readings. */
export interface OpenThread extends LiveStore<ThreadSnapshot> {
  /** The changes up to here are in all ranges. */
  seq?: number;
  join(answer: Reading, later: readonly DataChange[], missing: readonly string[]): void;
}

/** Messages a window asks for. */
const WINDOW = 50;
/** More than a screen shows to both sides of the message in view. */
const WINDOW_IN_VIEW = 100;
/** In place of an answer about a message that is not there any more. */
const GONE: Pick<MessageWindow, 'items' | 'seq'> = {items: []};

/** In place of what is round such a message. */
const NOTHING: MessageWindow = {items: [], hasOlder: false, hasNewer: false};

const ask = (thread: OpenThread, request: MessageWindowRequest, signal: AbortSignal): Promise<MessageWindow> =>
  thread.context.adapter.listMessages(thread.get().chatId, request, {signal});

/** The newest messages, and those round the one in view, if that is still there. */
export async function askForAll(thread: OpenThread, inView: string, signal: AbortSignal): Promise<Reading> {
  const [newest, round] = await Promise.all([
    ask(thread, {limit: WINDOW}, signal),
    ask(thread, {around: inView, limit: WINDOW_IN_VIEW}, signal).catch(unlessNotFound),
  ]);
  const windows = round ? [round, newest] : [newest];
  const seq = round ? commonSeq(round.seq, newest.seq) : newest.seq;
  const items = windows.flatMap((window) => window.items);
  return {items, seq, ranges: windows.reduce(addWindow, [] as readonly MessageRange[])};
}

/** Unless it is there already. */
export async function readAround(thread: OpenThread, around: string): Promise<void> {
  await thread.reading;
  if (!isLoaded(thread.get(), around)) await readWindow(thread, {around});
}

export async function readOlder(thread: OpenThread, {ids: [before], hasOlder}: MessageRange): Promise<void> {
  if (before === undefined || !hasOlder || thread.get().loadingOlder) return;
  thread.patch({loadingOlder: true, olderError: undefined});
  await readWindow(thread, {before});
  thread.patch({loadingOlder: false});
}

/** Told by their signal: the threads whose next messages are being read. */
const loadingNewer = new WeakSet<AbortSignal>();

export async function readNewer(thread: OpenThread, {ids, hasNewer}: MessageRange): Promise<void> {
  const {signal} = thread;
  const after = ids.at(-1);
  if (after === undefined || !hasNewer || loadingNewer.has(signal)) return;
  loadingNewer.add(signal);
  await readWindow(thread, {after});
  loadingNewer.delete(signal);
}

/** Reads one window. What was asked before everything was read again is void, and asked once more. */
export async function readWindow(thread: OpenThread, request: Omit<MessageWindowRequest, 'limit'>): Promise<void> {
  const {signal} = thread;
  const {before, after, around} = request;
  const askWindow = async (): Promise<MessageWindow> => {
    const answer = ask(thread, {...request, limit: WINDOW}, signal);
    // An unknown message is its asker's affair; the thread itself is there.
    return around === undefined ? answer : ((await answer.catch(unlessNotFound)) ?? NOTHING);
  };
  const arrange = (ranges: readonly MessageRange[], window: MessageWindow) => {
    if (before !== undefined) return extendRange(ranges, {before}, checked(window, window.hasOlder));
    if (after !== undefined) return extendRange(ranges, {after}, checked(window, window.hasNewer));
    return addWindow(ranges, window);
  };
  for (let isDone = false; !isDone && !signal.aborted;) {
    const {reading} = thread;
    await reading;
    await thread.load(signal, askWindow, {
      show(answer, _begun, later) {
        isDone = reading === thread.reading || answer === NOTHING;
        if (!isDone || answer === NOTHING) return;
        thread.seq = commonSeq(thread.seq, answer.seq);
        if (before === undefined && around === undefined) thread.patch({error: undefined});
        const ranges = arrange(thread.get().ranges, answer);
        thread.join({...answer, ranges}, later, missingIn(thread.get(), ranges));
      },
      fail(error) {
        isDone = true;
        thread.patch(before === undefined ? {error} : {olderError: error});
        // The message at the edge was deleted unnoticed.
        if (error.code === 'not-found') thread.reload();
      },
    });
  }
}

export async function readMessageAgain(thread: OpenThread, message: Message): Promise<void> {
  const {id} = message;
  const {signal, reading} = thread;
  if (!isLoaded(thread.get(), id) || areOrdered(thread.get().messages.get(id), message)) return;
  const concerns = (change: DataChange) => change.type === 'message-upserted' && change.message.id === id;
  const askOne = async () => (await ask(thread, {around: id, limit: 1}, signal).catch(unlessNotFound)) ?? GONE;
  await readUntilSettled(thread, signal, concerns, askOne, (answer) => {
    const found = answer.items.find((item) => item.id === id && !thread.tombstones.blocks(id));
    if (answer === GONE) removeMessage(thread, id);
    else if (found && reading === thread.reading) thread.set(putMessage(thread.get(), found) ?? thread.get());
  });
}

export async function readChatAgain<T extends LiveSnapshot & {readonly rows: readonly Chat[]}>(
  list: LiveStore<T>,
  patch: ChatPatch,
  signal: AbortSignal,
): Promise<void> {
  const {id} = patch;
  const row = list.get().rows.find((other) => other.id === id);
  if (!row || areOrdered(row, patch)) return;
  const concerns = (change: DataChange) => change.type === 'chat-upserted' && change.chat.id === id;
  const ask = () => list.context.adapter.getChat(id, {signal});
  await readUntilSettled(list, signal, concerns, ask, (chat) => list.apply({type: 'chat-upserted', chat}));
}

/** Counts a live message where its place is not loaded. A later change may have deleted it meanwhile. */
export function noticeMessage(thread: OpenThread, message: Message): void {
  if (thread.tombstones.blocks(message.id)) return;
  const old = thread.get();
  thread.set(putMessage(old, message) ?? countMessage(old, message));
}

/** Takes a message away. */
export function removeMessage(thread: OpenThread, id: string): void {
  thread.set(withoutMessage(thread.get(), id));
  // A range that has lost its last message has nothing left to be extended by.
  const isHollow = ({ids, hasOlder, hasNewer}: MessageRange) => ids.length === 0 && (hasOlder || hasNewer);
  if (thread.get().ranges.some(isHollow)) thread.reload();
}

/** Reads a record until nothing that concerns it arrives meanwhile; where it cannot be read, it stays as it was told. */
async function readUntilSettled<T extends LiveSnapshot, A extends object>(
  store: LiveStore<T>,
  signal: AbortSignal,
  concerns: (change: DataChange) => boolean,
  ask: () => Promise<A>,
  show: (answer: A) => void,
): Promise<void> {
  for (let settled = false; !settled && !signal.aborted;) {
    await store.load(signal, ask, {
      show(answer, _begun, later) {
        settled = !later.some(concerns);
        if (settled) show(answer);
      },
      fail() {
        settled = true;
      },
    });
  }
}

/** Those of the changes that arrived while an answer was awaited, of which it cannot be told whether it holds them. */
export function unsureOf({seq}: {readonly seq?: number}, changes: readonly DataChange[]): readonly DataChange[] {
  return seq === undefined ? changes : changes.filter((change) => change.seq === undefined);
}

/** A window that promises more, and brings nothing to ask it with, would be asked for without end. */
function checked(window: MessageWindow, hasMore: boolean): MessageWindow {
  if (window.items.length > 0 || !hasMore) return window;
  throw new ChatError('protocol', 'An empty window says that there are more messages.', {field: 'items'});
}

function unlessNotFound(error: unknown): undefined {
  if (toChatError(error).code !== 'not-found') throw error;
}
