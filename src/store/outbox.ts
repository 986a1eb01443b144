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
import {type Clock, systemClock} from './clock.js';
import {afterFailure, createKey, headsOf, kicked, type OutboxEntry, retried} from './outbox-entry.js';
import {browserLocks, openBroadcastChannel, type OutboxOptions, type TabChannel} from './outbox-options.js';
import {type EntryChange, OutboxRecords, type TabMessage} from './outbox-records.js';
import {OutboxTurn} from './outbox-turn.js';
import {type Readable, Store} from './store.js';

export type {OutboxEntry} from './outbox-entry.js';
export type {OutboxOptions, TabChannel} from './outbox-options.js';

export interface SendOptions {
  readonly attachments?: readonly AttachmentRef[];
  /** The id of the last message of the chat that the writer could know. */
  readonly after?: string;
}

/** The longest a timer can wait. */
const LONGEST_MS = 2 ** 31 - 1;
/** What was being sent when a tab went gets this long to arrive before it is looked for: milliseconds. */
const IN_FLIGHT_MS = 1_000;

const loadCheck = () => import('./outbox-check.js');

/** All entries of the current scope, in the order of writing. */
export class Outbox implements Readable<readonly OutboxEntry[]> {
  readonly #options: OutboxOptions;
  readonly #clock: Clock;
  /** A back end that recognises a second attempt. */
  readonly #idempotent: boolean;
  readonly #view = new Store<readonly OutboxEntry[]>([]);
  readonly #records: OutboxRecords;
  readonly #turn: OutboxTurn;
  /** This tab. */
  readonly #owner = createKey();
  readonly #firstScope: Promise<string>;
  #onFirstScope!: (scope: string) => void;
  /** Present once the user is known for certain: sending may begin. */
  #authorId?: string;
  #paused = false;
  #closed = false;
  #channel?: TabChannel | null;
  /** What `onFailed` was told from. */
  #shown: readonly OutboxEntry[] = [];
  /** The attempt under way, by chat. */
  #attempts = new Map<string, {readonly key: string; readonly stop: AbortController}>();
  #cancelWake?: () => void;

  constructor(options: OutboxOptions) {
    const {adapter, storage, clock = systemClock, locks = browserLocks()} = options;
    this.#options = options;
    this.#clock = clock;
    this.#idempotent = capabilitiesOf(adapter).idempotentSend;
    this.#firstScope = new Promise((resolve) => (this.#onFirstScope = resolve));
    const tell = (message: TabMessage) => this.#tell(message);
    this.#records = new OutboxRecords(storage, clock, () => this.#onChange(), tell);
    this.#turn = new OutboxTurn(
      this.#owner,
      clock,
      locks,
      () => this.#records.load(),
      () => this.#pump(),
      (ask) => tell({ask}),
      (silent) => this.#records.changeAll((entry) => (entry.owner === silent ? {...entry, owner: this.#owner} : entry)),
    );
  }

  get(): readonly OutboxEntry[] {
    return this.#view.get();
  }

  subscribe(listener: (entries: readonly OutboxEntry[]) => void): () => void {
    return this.#view.subscribe(listener);
  }

  /** Shows what is stored for `scope` before the user is confirmed (offline start); does not send. */
  async preview(scope: string): Promise<void> {
    if (scope !== this.#records.scope) {
      this.#close();
      this.#attempts = new Map();
      this.#authorId = undefined;
      this.#records.open(scope);
      this.#onFirstScope(scope);
      this.#channel = (this.#options.openChannel ?? openBroadcastChannel)(this.#name);
      if (this.#channel) this.#channel.onmessage = ({data}: MessageEvent<TabMessage>) => this.#onTold(data);
    }
    await this.#records.load();
  }

  /** The user is known: sending may begin. `authorId` serves reading back; empty where the back end does not tell it. */
  async start(scope: string, authorId: string): Promise<void> {
    const loading = this.preview(scope);
    this.#authorId = authorId;
    this.resume();
    await loading;
  }

  /** Shows the entry at once; resolves when it is stored, and so would survive a reload. */
  async send(chatId: string, text: string, options: SendOptions = {}): Promise<OutboxEntry> {
    const now = this.#clock.now();
    const key = createKey();
    const written: Omit<OutboxEntry, 'scope'> = {
      ...options,
      key,
      chatId,
      text,
      createdAt: new Date(now).toISOString(),
      // A clock that was set back must not put a message before earlier ones.
      ordinal: Math.max((this.get().at(-1)?.ordinal ?? 0) + 1, Math.floor(now * 1_000)),
      state: 'queued',
      attempts: 0,
      owner: this.#owner,
    };
    let entry: OutboxEntry = {...written, scope: this.#records.scope ?? ''};
    const writing = this.#records.write(entry, () => entry, entry);
    if (this.#records.scope === undefined) {
      const scope = await this.#firstScope;
      // It may have been thrown away meanwhile.
      if (this.#records.find(key) !== entry) return entry;
      entry = {...written, scope};
      await this.#records.write(entry, () => entry, entry);
    }
    await writing;
    return this.#records.find(key) ?? entry;
  }

  /** Sends a failed entry again, and a waiting one at once. */
  retry(key: string): void {
    void this.#records.change(key, retried);
  }

  /** Throws an entry away; one that is under way may arrive all the same. Resolves when it is no longer stored. */
  async discard(key: string): Promise<void> {
    const entry = this.#records.find(key);
    if (entry) await this.#records.write(entry, () => undefined, null);
  }

  /**
   * Tells of a message from elsewhere (live, or loaded). If it is an entry, it has arrived: any attempt at it stops, and
   * it leaves the entries at once.
   */
  confirm(message: Message): boolean {
    const entry = this.#records.find(message.idempotencyKey);
    if (entry) void this.#arrived(entry, message);
    return entry !== undefined;
  }

  /** Signed out: nothing new is sent, nothing turns failed. */
  pause(): void {
    this.#paused = true;
    this.#pump();
  }

  /** Signed in again. */
  resume(): void {
    this.#paused = false;
    this.#pump();
  }

  /** The connection came back: what waits for it is tried at once, whichever tab sends. */
  kick(): void {
    this.#records.changeAll(kicked);
  }

  /** Erases the entries of this scope, here and on this computer. */
  async forget(): Promise<void> {
    await this.#records.clear();
  }

  /** Stops, and leaves everything stored for the next start. */
  dispose(): void {
    this.#closed = true;
    this.#close();
  }

  /** Of the lock and the channel. */
  get #name(): string {
    return `backchat-outbox:${this.#records.scope ?? ''}`;
  }

  get #isActive(): boolean {
    return this.#authorId !== undefined && !this.#paused && !this.#closed;
  }

  #close(): void {
    this.#turn.rest();
    this.#cancelWake?.();
    this.#channel?.close();
    this.#channel = null;
    for (const {stop} of this.#attempts.values()) stop.abort();
  }

  /** The back end has the entry as `message`: it is gone at once; resolves when that is stored. */
  async #arrived(entry: OutboxEntry, message: Message): Promise<void> {
    const {key, chatId, ordinal} = entry;
    const isShown = this.#records.find(key) !== undefined;
    const receipt = this.#idempotent ? null : {key, chatId, ordinal, messageId: message.id, at: this.#clock.now()};
    const settled = this.#records.write(entry, (old) => old && (receipt ?? undefined), receipt, {sent: {key, message}});
    if (isShown) this.#options.onSent(message, entry);
    await settled;
  }

  #tell(message: TabMessage): void {
    this.#channel?.postMessage(message);
  }

  #onTold({sent, ask, here}: TabMessage): void {
    if (here !== undefined) this.#turn.heard(here);
    else if (ask === undefined) {
      const entry = this.#records.find(sent?.key);
      if (entry && sent) {
        this.#records.drop(entry.key);
        this.#options.onSent(sent.message, entry);
      }
      void this.#records.load();
    } else if (ask === this.#owner && (this.#isActive || this.#attempts.size > 0)) this.#tell({here: ask});
  }

  #onChange(): void {
    if (this.#closed) return;
    const before = this.#shown;
    const {entries} = this.#records;
    this.#shown = entries;
    this.#view.set(this.#authorId === undefined ? entries.map(asWaiting) : entries);
    for (const entry of entries) {
      const {key, state, error} = entry;
      const hasChanged = before.some((old) => old.key === key && old.state !== state);
      if (error && state === 'failed' && hasChanged) {
        this.#options.onFailed(entry, new ChatError(error.code, error.message, error));
      }
    }
    for (const {key, stop} of this.#attempts.values()) if (!this.#records.find(key)) stop.abort();
    this.#pump();
  }

  /** Begins what may begin now, and wakes again when the next may. */
  #pump(): void {
    this.#cancelWake?.();
    const heads = this.#isActive ? headsOf(this.#records.entries).filter(({state}) => state !== 'failed') : [];
    if (heads.length > 0)
      this.#turn.seek(
        this.#name,
        heads.map(({owner}) => owner),
      );
    else if (this.#attempts.size === 0) this.#turn.rest();
    let wake = Infinity;
    for (const head of heads) {
      if (this.#attempts.has(head.chatId) || this.#records.isAhead(head.key) || !this.#turn.allows(head)) continue;
      const wait = (head.retryAt ?? 0) - this.#clock.now();
      if (wait > 0) wake = Math.min(wake, wait);
      else void this.#attempt(head);
    }
    if (wake < Infinity) this.#cancelWake = this.#clock.after(Math.min(wake, LONGEST_MS), () => this.#pump());
  }

  async #attempt(entry: OutboxEntry): Promise<void> {
    const attempts = this.#attempts;
    const stop = new AbortController();
    attempts.set(entry.chatId, {key: entry.key, stop});
    try {
      const message = await this.#try(entry, stop.signal);
      if (message && !stop.signal.aborted) await this.#arrived(entry, message);
    } finally {
      attempts.delete(entry.chatId);
      this.#pump();
    }
  }

  /**
   * Sends, or reads back whether it has arrived; resolves to the message where it has, and leaves its state in the entry
   * where it has not. One that is not found is sent next, unless its last answer was unreadable.
   */
  async #try(
    {key, chatId, text, attachments, ...entry}: OutboxEntry,
    signal: AbortSignal,
  ): Promise<Message | undefined> {
    const {adapter, onUnauthenticated} = this.#options;
    const idempotent = this.#idempotent;
    const isMine = (old: OutboxEntry) => this.#turn.allows(old);
    const checking = !idempotent && entry.unclear === true;
    const isLeft = checking && entry.state === 'sending';
    const change = (next: EntryChange) => this.#records.change(key, (old) => (isMine(old) ? next(old) : old));
    const claimed = await change((old) => ({
      ...old,
      state: checking ? 'checking' : 'sending',
      unclear: !idempotent,
      error: isLeft ? undefined : old.error,
      retryAt: isLeft ? this.#clock.now() + IN_FLIGHT_MS : undefined,
    }));
    if (!claimed || isLeft || !isMine(claimed) || signal.aborted) return undefined;
    try {
      if (!checking) {
        if (!adapter.sendMessage) throw new ChatError('forbidden', `${adapter.name} takes no messages.`);
        // What an unclear answer asks for is fetched while the connection stands.
        if (!idempotent) loadCheck().catch(() => undefined);
        const message = {text, idempotencyKey: key, ...(attachments && {attachments})};
        return await adapter.sendMessage(chatId, message, {signal});
      }
      const {findArrived} = await loadCheck();
      const options = {authorId: this.#authorId ?? '', receipts: this.#records.receipts, signal};
      const found = await findArrived(adapter, claimed, options);
      if (found || signal.aborted) return found;
      const state = claimed.error?.code === 'protocol' ? 'failed' : 'queued';
      await change((old) => ({...old, state, unclear: false}));
    } catch (thrown) {
      if (signal.aborted) return undefined;
      const error = toChatError(thrown);
      await change((old) => afterFailure(old, error, checking, idempotent, this.#clock));
      if (error.code !== 'unauthenticated') return undefined;
      this.#paused = true;
      onUnauthenticated();
    }
    return undefined;
  }
}

/** Before the user is known nothing is being sent, whatever a tab that is gone has left. */
function asWaiting(entry: OutboxEntry): OutboxEntry {
  return entry.state === 'sending' ? {...entry, state: 'queued'} : entry;
}
