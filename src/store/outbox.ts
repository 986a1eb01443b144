/**
 * The durable outbox: what a service user sends is stored first, shown at once, sent in order, and arrives once, over
 * reloads, crashes, lost answers and several tabs. Knows no DOM.
 *
 * Entries are kept by scope (back end, tenant and user): those of another user on the same computer stay stored and
 * are neither seen nor sent.
 */
import type {AttachmentRef, Message} from '../model/message.js';
import {systemClock} from './clock.js';
import type {OutboxEntry} from './outbox-entry.js';
import {createKey} from './outbox-key.js';
import type {OutboxOptions} from './outbox-options.js';
import {OutboxSender} from './outbox-sender.js';
import {createMemoryStorage} from './storage.js';
import {type Readable, Store} from './store.js';

export type {OutboxEntry} from './outbox-entry.js';
export type {OutboxOptions, TabChannel} from './outbox-options.js';

export interface SendOptions {
  readonly attachments?: readonly AttachmentRef[];
  /** The id of the last message of the chat that the writer could know. */
  readonly after?: string;
}

/** The scope before any is known. */
const NOBODY = '\u0000';

/** All entries of the current scope, in the order of writing. */
export class Outbox implements Readable<readonly OutboxEntry[]> {
  readonly #options: Required<OutboxOptions>;
  readonly #view = new Store<readonly OutboxEntry[]>([]);
  readonly #owner = createKey();
  /** Until it is known who writes, a sender that neither stores nor sends. */
  #sender: OutboxSender;
  /** What was written before the scope was known is stored. */
  readonly #known: Promise<unknown>;
  #onKnown!: (stored: Promise<unknown>) => void;
  #paused = false;
  #ordinal = 0;

  constructor(options: OutboxOptions) {
    const locks = options.locks === undefined ? browserLocks() : options.locks;
    this.#options = {clock: systemClock, openChannel: openBroadcastChannel, ...options, locks};
    this.#known = new Promise((resolve) => (this.#onKnown = resolve));
    this.#sender = this.#createSender(NOBODY, {storage: createMemoryStorage(), openChannel: () => null});
  }

  get(): readonly OutboxEntry[] {
    return this.#view.get();
  }

  subscribe(listener: (entries: readonly OutboxEntry[]) => void): () => void {
    return this.#view.subscribe(listener);
  }

  /** Shows what is stored for `scope` before the user is confirmed (offline start); does not send. */
  async preview(scope: string): Promise<void> {
    await this.#open(scope).records.load();
  }

  /** The user is known: sending may begin. `authorId` serves reading back; empty where the back end does not tell it. */
  async start(scope: string, authorId: string): Promise<void> {
    this.#paused = false;
    const sender = this.#open(scope);
    sender.setPaused(false);
    await sender.start(authorId);
  }

  /** Shows the entry at once; resolves when it is stored, and so would survive a reload. */
  async send(chatId: string, text: string, options: SendOptions = {}): Promise<OutboxEntry> {
    const now = this.#options.clock.now();
    // A clock that was set back must not put a message before earlier ones.
    this.#ordinal = Math.max(this.#ordinal + 1, (this.get().at(-1)?.ordinal ?? 0) + 1, Math.floor(now * 1_000));
    const entry: OutboxEntry = {
      ...options,
      key: createKey(),
      chatId,
      text,
      createdAt: new Date(now).toISOString(),
      ordinal: this.#ordinal,
      state: 'queued',
      attempts: 0,
      scope: this.#sender.scope,
      owner: this.#owner,
    };
    await this.#sender.records.add(entry);
    await this.#known;
    return this.#sender.records.find(entry.key) ?? entry;
  }

  /** Sends a failed entry again, and a waiting one at once. */
  retry(key: string): void {
    this.#sender.retry(key);
  }

  /** Throws an entry away; one that is under way may arrive all the same. Resolves when it is no longer stored. */
  async discard(key: string): Promise<void> {
    const {records} = this.#sender;
    const entry = records.find(key);
    if (entry) await records.remove(entry);
  }

  /**
   * Tells of a message from elsewhere (live, or loaded). If it is an entry, it has arrived: any attempt at it stops, and
   * it leaves the entries at once.
   */
  confirm(message: Message): boolean {
    const {idempotencyKey} = message;
    const entry = idempotencyKey === undefined ? undefined : this.#sender.records.find(idempotencyKey);
    if (entry) void this.#sender.arrived(entry, message);
    return entry !== undefined;
  }

  /** Signed out: nothing new is sent, nothing turns failed. */
  pause(): void {
    this.#paused = true;
    this.#sender.setPaused(true);
  }

  /** Signed in again. */
  resume(): void {
    this.#paused = false;
    this.#sender.setPaused(false);
  }

  /** The connection came back: what waits for it is tried at once, whichever tab sends. */
  kick(): void {
    this.#sender.kick();
  }

  /** Erases the entries of this scope, here and on this computer. */
  async forget(): Promise<void> {
    await this.#sender.records.clear();
  }

  /** Stops, and leaves everything stored for the next start. */
  dispose(): void {
    this.#sender.close();
  }

  #open(scope: string): OutboxSender {
    const old = this.#sender;
    if (old.scope === scope) return old;
    old.close();
    this.#view.set([]);
    const sender = (this.#sender = this.#createSender(scope));
    sender.setPaused(this.#paused);
    const early = old.scope === NOBODY ? old.records.entries : [];
    this.#onKnown(Promise.all(early.map((entry) => sender.records.add({...entry, scope}))));
    return sender;
  }

  #createSender(scope: string, options: Partial<OutboxOptions> = {}): OutboxSender {
    const onChange = (entries: readonly OutboxEntry[]) => this.#view.set(entries);
    return new OutboxSender({...this.#options, ...options, scope, owner: this.#owner, onChange});
  }
}

function browserLocks(): LockManager | null {
  return (typeof navigator === 'object' && navigator.locks) || null;
}

function openBroadcastChannel(name: string): BroadcastChannel | null {
  if (typeof BroadcastChannel !== 'function') return null;
  const channel: BroadcastChannel & {unref?(): void} = new BroadcastChannel(name);
  // In Node an open channel would keep the process alive.
  channel.unref?.();
  return channel;
}
