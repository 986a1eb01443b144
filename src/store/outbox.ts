/**
 * The durable outbox: what a service user sends is stored first, shown at once, sent in order, and arrives once, over
 * reloads, crashes, lost answers and several tabs. Knows no DOM.
 *
 * Entries are kept by scope (back end, tenant and user): those of another user on the same computer stay stored and
 * are neither seen nor sent. One attempt is in flight a chat, in the order of writing; chats go side by side.
 *
 * That a message arrives once rests on the order of writes. An entry is stored as `sending` before its POST, so that a
 * crash leaves a trace of it; it is removed (or replaced by its receipt) only after the answer, and the next entry of
 * the chat is marked after that, in the same storage: a later message never overtakes the memory of an earlier one.
 */
import {capabilitiesOf} from '../adapters/adapter.js';
import {ChatError, toChatError} from '../model/errors.js';
import type {AttachmentRef, Message} from '../model/message.js';
import {systemClock} from './clock.js';
import {afterFailure, createKey, headsOf, kicked, type OutboxEntry, retried} from './outbox-entry.js';
import {openBroadcastChannel, type OutboxOptions, type TabChannel} from './outbox-options.js';
import {createRecords, type EntryChange, type TabMessage} from './outbox-records.js';
import {createTurn} from './outbox-turn.js';
import {type Readable, Store} from './store.js';

export type {OutboxEntry} from './outbox-entry.js';
export type {OutboxOptions, TabChannel} from './outbox-options.js';

export interface SendOptions {
  readonly attachments?: readonly AttachmentRef[];
  /** The id of the last message of the chat that the writer could know. */
  readonly after?: string;
}

/** All entries of the current scope, in the order of writing. */
export interface Outbox extends Readable<readonly OutboxEntry[]> {
  /** Shows what is stored for `scope` before the user is confirmed (offline start); does not send. */
  preview(scope: string): Promise<void>;
  /** The user is known: sending may begin. `authorId` serves reading back; empty where the back end does not tell it. */
  start(scope: string, authorId: string): Promise<void>;
  /** Shows the entry at once; resolves when it is stored, and so would survive a reload. */
  send(chatId: string, text: string, options?: SendOptions): Promise<OutboxEntry>;
  /** Sends a failed entry again, and a waiting one at once. */
  retry(key: string): void;
  /** Throws an entry away; one that is under way may arrive all the same. Resolves when it is no longer stored. */
  discard(key: string): Promise<void>;
  /**
   * Tells of a message from elsewhere (live, or loaded). If it is an entry, it has arrived: any attempt at it stops, and
   * it leaves the entries at once.
   */
  confirm(message: Message): boolean;
  /** Signed out: nothing new is sent, nothing turns failed. */
  pause(): void;
  /** Signed in again. */
  resume(): void;
  /** The connection came back: what waits for it is tried at once, whichever tab sends. */
  kick(): void;
  /** Erases the entries of this scope, here and on this computer. */
  forget(): Promise<void>;
  /** Stops, and leaves everything stored for the next start. */
  dispose(): void;
}

/** The longest a timer can wait. */
const LONGEST_MS = 2 ** 31 - 1;

const loadCheck = () => import('./outbox-check.js');

export function createOutbox({
  adapter,
  storage,
  onSent,
  onFailed,
  onUnauthenticated,
  clock = systemClock,
  locks = globalThis.navigator?.locks,
  openChannel = openBroadcastChannel,
}: OutboxOptions): Outbox {
  /** A back end that recognises a second attempt. */
  const isIdempotent = capabilitiesOf(adapter).idempotentSend;
  const view = new Store<readonly OutboxEntry[]>([]);
  /** This tab. */
  const self = createKey();
  let onFirstScope!: (scope: string) => void;
  const firstScope = new Promise<string>((resolve) => (onFirstScope = resolve));
  /** Present once the user is known for certain: sending may begin. */
  let author: string | undefined;
  let isPaused = false;
  let isClosed = false;
  let channel: TabChannel | null = null;
  /** The attempt under way, by chat. */
  let attempts = new Map<string, {readonly key: string; readonly stop: AbortController}>();
  let cancelWake: (() => void) | undefined;

  const tell = (message: TabMessage) => channel?.postMessage(message);

  const onChange = (entries: readonly OutboxEntry[], before: readonly OutboxEntry[]) => {
    if (isClosed) return;
    view.set(author === undefined ? entries.map(asWaiting) : entries);
    for (const entry of entries) {
      const {key, state, error} = entry;
      if (error && state === 'failed' && before.some((old) => old.key === key && old.state !== state)) {
        onFailed(entry, new ChatError(error.code, error.message, error));
      }
    }
    for (const {key, stop} of attempts.values()) if (!find(key)) stop.abort();
    pump();
  };

  const {ahead, find, drop, load, write, change, changeAll, entries, scope, ...records} = createRecords(
    storage,
    clock,
    onChange,
    tell,
  );
  const {allows, seek, rest, heard} = createTurn(
    self,
    clock,
    locks,
    load,
    () => pump(),
    (ask) => tell({ask}),
    (silent) => changeAll((entry) => (entry.owner === silent ? {...entry, owner: self} : entry)),
  );

  /** Of the lock and the channel. */
  const nameOf = () => `backchat-outbox:${scope() ?? ''}`;

  const isActive = () => author !== undefined && !isPaused && !isClosed;

  const close = () => {
    rest();
    cancelWake?.();
    channel?.close();
    channel = null;
    for (const {stop} of attempts.values()) stop.abort();
  };

  /** The back end has the entry as `message`: it is gone at once; resolves when that is stored. */
  const arrived = async (entry: OutboxEntry, message: Message) => {
    const {key, chatId, ordinal} = entry;
    const isShown = find(key);
    const receipt = isIdempotent ? null : {key, chatId, ordinal, messageId: message.id, at: clock.now()};
    const settled = write(entry, (old) => old && (receipt ?? undefined), receipt, {sent: {key, message}});
    if (isShown) onSent(message, entry);
    await settled;
  };

  const onTold = ({sent, ask, here}: TabMessage) => {
    if (here !== undefined) heard(here);
    else if (ask === undefined) {
      const entry = find(sent?.key);
      if (entry && sent) {
        drop(entry.key);
        onSent(sent.message, entry);
      }
      void load();
    } else if (ask === self && (isActive() || attempts.size > 0)) tell({here: ask});
  };

  /** Begins what may begin now, and wakes again when the next may. */
  const pump = () => {
    cancelWake?.();
    const heads = isActive() ? headsOf(entries()) : [];
    const owners = heads.map(({owner}) => owner);
    if (heads.length > 0) seek(nameOf(), owners);
    else if (attempts.size === 0) rest();
    let wake = Infinity;
    for (const head of heads) {
      if (attempts.has(head.chatId) || ahead.has(head.key) || !allows(head)) continue;
      const wait = (head.retryAt ?? 0) - clock.now();
      if (wait > 0) wake = Math.min(wake, wait);
      else void attempt(head);
    }
    if (wake < Infinity) cancelWake = clock.after(Math.min(wake, LONGEST_MS), pump);
  };

  const attempt = async (entry: OutboxEntry) => {
    const {key, chatId} = entry;
    const current = attempts;
    const stop = new AbortController();
    current.set(chatId, {key, stop});
    try {
      const message = await deliver(entry, stop.signal);
      if (message && !stop.signal.aborted) await arrived(entry, message);
    } finally {
      current.delete(chatId);
      pump();
    }
  };

  /**
   * Sends, or reads back whether it has arrived; resolves to the message where it has, and leaves its state in the entry
   * where it has not.
   */
  const deliver = async (entry: OutboxEntry, signal: AbortSignal): Promise<Message | undefined> => {
    const {key, chatId, text, attachments} = entry;
    const isUnclear = !isIdempotent && entry.unclear === true;
    const changeMine = async (to: EntryChange) => {
      const next = await change(key, (old) => (allows(old) ? to(old) : old));
      return next && allows(next) && !signal.aborted ? next : undefined;
    };
    try {
      if (isUnclear) {
        const {readBack} = await loadCheck();
        const options = {authorId: author ?? '', receipts: records.receipts(), signal};
        return await readBack(adapter, entry, options, clock, changeMine);
      }
      const claim: EntryChange = (old) => ({...old, state: 'sending', unclear: !isIdempotent, retryAt: undefined});
      if (!(await changeMine(claim))) return undefined;
      if (!adapter.sendMessage) throw new ChatError('forbidden', `${adapter.name} takes no messages.`);
      // What an unclear answer asks for is fetched while the connection stands.
      if (!isIdempotent) loadCheck().catch(() => undefined);
      const message = {text, idempotencyKey: key, ...(attachments && {attachments})};
      return await adapter.sendMessage(chatId, message, {signal});
    } catch (thrown) {
      if (signal.aborted) return undefined;
      const error = toChatError(thrown);
      await changeMine((old) => afterFailure(old, error, isUnclear, isIdempotent, clock));
      if (error.code === 'unauthenticated') {
        isPaused = true;
        onUnauthenticated();
      }
      return undefined;
    }
  };

  const setPaused = (paused: boolean) => {
    isPaused = paused;
    pump();
  };

  const preview = async (next: string) => {
    if (next !== scope()) {
      close();
      attempts = new Map();
      author = undefined;
      records.open(next);
      onFirstScope(next);
      channel = openChannel(nameOf());
      if (channel) channel.onmessage = ({data}: MessageEvent<TabMessage>) => onTold(data);
    }
    await load();
  };

  return {
    get: () => view.get(),
    subscribe: (listener) => view.subscribe(listener),
    preview,

    async start(next, authorId) {
      const loading = preview(next);
      author = authorId;
      setPaused(false);
      await loading;
    },

    async send(chatId, text, options) {
      const now = clock.now();
      const isEarly = scope() === undefined;
      let entry: OutboxEntry = {
        ...options,
        key: createKey(),
        chatId,
        text,
        createdAt: new Date(now).toISOString(),
        // A clock that was set back must not put a message before earlier ones.
        ordinal: Math.max((entries().at(-1)?.ordinal ?? 0) + 1, Math.floor(now * 1_000)),
        state: 'queued',
        attempts: 0,
        owner: self,
        scope: scope() ?? '',
      };
      const store = () => write(entry, () => entry, entry);
      await store();
      if (isEarly) {
        const first = await firstScope;
        // It may have been thrown away meanwhile.
        if (find(entry.key) !== entry) return entry;
        entry = {...entry, scope: first};
        await store();
      }
      return find(entry.key) ?? entry;
    },

    retry(key) {
      void change(key, retried);
    },

    async discard(key) {
      const entry = find(key);
      if (entry) await write(entry, () => undefined, null);
    },

    confirm(message) {
      const entry = find(message.idempotencyKey);
      if (entry) void arrived(entry, message);
      return !!entry;
    },

    pause: () => setPaused(true),
    resume: () => setPaused(false),
    kick: () => changeAll(kicked),
    forget: () => records.clear(),

    dispose() {
      isClosed = true;
      close();
    },
  };
}

/** Before the user is known nothing is being sent, whatever a tab that is gone has left. */
function asWaiting(entry: OutboxEntry): OutboxEntry {
  return entry.state === 'sending' ? {...entry, state: 'queued'} : entry;
}
