/** The entries of an outbox: what is stored for a user, and what is shown of it at once. */
import type {AttachmentRef} from '../model/message.js';
import type {Clock} from './clock.js';
import {
  createKey,
  type EntryChange,
  isEntry,
  type OutboxEntry,
  type OutboxRecord,
  type Receipt,
  storageKey,
} from './outbox-entry.js';
import {isReceipt, isUseless, retried} from './outbox-rules.js';
import type {TabChannel, TabMessage} from './outbox-tabs.js';
import {type BackchatStorage, scopePrefix} from './storage.js';
import {Store} from './store.js';

export interface SendOptions {
  readonly attachments?: readonly AttachmentRef[];
  /** The id of the last message of the chat that the writer could know. */
  readonly after?: string;
}

/** All entries of the current scope, in the order of writing. */
export abstract class OutboxEntries extends Store<readonly OutboxEntry[]> {
  readonly #storage: BackchatStorage;
  protected readonly clock: Clock;
  /** This tab. */
  protected readonly self = createKey();
  /** Absent until it is known whose entries these are: what is added before is kept for the first one. */
  protected scope?: string;
  /** Present once the user is known for certain: sending may begin. Empty where the back end does not tell. */
  protected author?: string;
  /** The signed-in user is there: what can be sent is. */
  protected isActive = false;
  protected channel?: TabChannel | null;
  /** The same in every tab: storage is the truth. */
  #stored = new Map<string, OutboxRecord | undefined>();
  /** What this tab has written or taken away (`null`) and storage has not yet confirmed. */
  readonly #ahead = new Map<string, OutboxRecord | null>();
  #onFirstScope!: (scope: string) => void;
  readonly #firstScope = new Promise<string>((resolve) => (this.#onFirstScope = resolve));
  #writes = 0;

  constructor(storage: BackchatStorage, clock: Clock) {
    super([]);
    this.#storage = storage;
    this.clock = clock;
  }

  /** Shows the entry at once; resolves when it is stored, and so would survive a reload. */
  async send(chatId: string, text: string, options?: SendOptions): Promise<OutboxEntry> {
    const now = this.clock.now();
    const entry: OutboxEntry = {
      ...options,
      key: createKey(),
      chatId,
      text,
      createdAt: new Date(now).toISOString(),
      // A clock that was set back must not put a message before earlier ones.
      ordinal: Math.max((this.get().at(-1)?.ordinal ?? 0) + 1, now * 1_000),
      state: 'queued',
      attempts: 0,
      owner: this.self,
      scope: this.scope ?? '',
    };
    await this.write(entry, (_, scope) => ({...entry, scope}), entry);
    return this.find(entry.key) ?? entry;
  }

  /**
   * Sends a failed entry again, and a waiting one at once.
   * @later unsent
   */
  retry(key: string): void {
    void this.change(key, retried);
  }

  /**
   * Throws an entry away; one that is under way may arrive all the same. Resolves when it is no longer stored.
   * @later unsent
   */
  async discard(key: string): Promise<void> {
    const entry = this.find(key);
    if (this.scope === undefined) {
      this.#ahead.delete(key);
      this.#show();
    } else if (entry) await this.write(entry, () => undefined, null);
  }

  /**
   * Erases the entries of this scope, here and on this computer.
   * @later unsent
   */
  async forget(): Promise<void> {
    this.#ahead.clear();
    this.#stored.clear();
    this.#show();
    if (this.scope === undefined) return;
    await this.#storage.deleteAll('outbox', scopePrefix(this.scope));
    this.channel?.postMessage({});
    await this.load();
  }

  /** Signed out: nothing new is sent, nothing turns failed. */
  pause(): void {
    this.isActive = false;
    this.pump();
  }

  /** Signed in again. */
  resume(): void {
    this.isActive = true;
    this.pump();
  }

  /** Begins what may begin now. */
  protected abstract pump(): void;

  /** From here on these are the entries of `scope`. */
  protected open(scope: string): void {
    if (this.scope !== undefined) this.#ahead.clear();
    this.isActive = false;
    this.author = undefined;
    this.scope = scope;
    this.#stored.clear();
    this.#show();
    this.#onFirstScope(scope);
  }

  /** The first entry of each chat, the only one that may be sent, unless it needs the user or is not stored yet. */
  protected get heads(): readonly OutboxEntry[] {
    const entries = this.isActive ? this.get() : [];
    return entries.filter(
      (entry) =>
        entry.state !== 'failed' &&
        !this.#ahead.has(entry.key) &&
        entry === entries.find(({chatId}) => chatId === entry.chatId),
    );
  }

  protected find(key: string | undefined): OutboxEntry | undefined {
    return this.get().find((entry) => entry.key === key);
  }

  get #records(): readonly (OutboxRecord | null | undefined)[] {
    return [...new Map<string, OutboxRecord | null | undefined>([...this.#stored, ...this.#ahead]).values()];
  }

  #show(): void {
    this.set(
      this.#records
        .filter(isEntry)
        .map((entry): OutboxEntry => {
          // Before the user is known nothing is being sent, whatever a tab that is gone has left.
          const isWaiting = this.author === undefined && entry.state === 'sending';
          return isWaiting ? {...entry, state: 'queued'} : entry;
        })
        .sort((a, b) => a.ordinal - b.ordinal),
    );
    this.pump();
  }

  /** Reads what is stored now. */
  protected async load(): Promise<void> {
    const scope = this.scope ?? '';
    let found: readonly OutboxRecord[];
    let writes: number;
    do {
      writes = this.#writes;
      found = await this.#storage.all('outbox', scopePrefix(scope));
      // What was read before a write is too old.
    } while (writes !== this.#writes);
    if (scope !== this.scope) return;
    this.#stored = new Map(found.map((record) => [record.key, record]));
    this.#show();
  }

  /** Changes a record as it is stored now; `shown` is what is shown for it until that is done. */
  protected async write(
    record: OutboxEntry,
    to: (old: OutboxRecord | undefined, scope: string) => OutboxRecord | undefined,
    shown?: OutboxRecord | null,
    message: TabMessage = {},
  ): Promise<OutboxRecord | undefined> {
    const {key} = record;
    if (shown !== undefined) {
      this.#ahead.set(key, shown);
      this.#show();
    }
    const scope = this.scope ?? (await this.#firstScope);
    // Before that was known, it may have been thrown away.
    if (shown && this.#ahead.get(key) !== shown) return undefined;
    const next = await this.#storage.update<OutboxRecord>('outbox', storageKey(scope, record), (old) => to(old, scope));
    if (scope !== this.scope) return undefined;
    // A later write of the same record may be under way.
    if (this.#ahead.get(key) === shown) this.#ahead.delete(key);
    this.#writes++;
    this.#stored.set(key, next);
    this.#show();
    this.channel?.postMessage(message);
    return next;
  }

  /** Changes an entry as it is stored now; resolves to what it has become, `undefined` where it is gone. */
  protected async change(key: string, to: EntryChange): Promise<OutboxEntry | undefined> {
    const entry = this.find(key);
    const next = entry && (await this.write(entry, (old) => (isEntry(old) ? to(old) : old)));
    return isEntry(next) ? next : undefined;
  }

  /**
   * Shows an entry no longer.
   * @later unsent
   */
  protected drop(key: string): void {
    this.#stored.delete(key);
    this.#show();
  }

  /**
   * What became of entries that have arrived, where that still matters.
   * @later unsent
   */
  protected async receipts(): Promise<readonly Receipt[]> {
    const receipts = this.#records.filter(isReceipt);
    for (const receipt of receipts) {
      if (isUseless(receipt, this.get(), this.clock))
        await this.#storage.update('outbox', storageKey(this.scope ?? '', receipt), () => undefined);
    }
    return receipts;
  }

  /** @later unsent */
  protected async changeAll(to: EntryChange): Promise<void> {
    await Promise.all(this.get().map(async (entry) => to(entry) !== entry && this.change(entry.key, to)));
  }
}
