/**
 * The stored entries of one scope, the same in every tab: what this tab writes is shown at once and told to the others,
 * what they write is read again. Storage is the truth; it knows nothing of sending.
 */
import type {Message} from '../model/message.js';
import type {Clock} from './clock.js';
import {byWriting, isReceipt, type OutboxEntry, type OutboxRecord, type Receipt, storageKey} from './outbox-entry.js';
import {type BackchatStorage, scopePrefix} from './storage.js';

/** What tabs tell each other; with none of the fields: "read again". */
export interface TabMessage {
  /** This entry has arrived. */
  readonly sent?: {readonly key: string; readonly message: Message};
  /** Is this tab there? */
  readonly ask?: string;
  /** This tab is here. */
  readonly here?: string;
}

export type EntryChange = (entry: OutboxEntry) => OutboxEntry;

/** How long a receipt outlives the last entry of its chat, which may still be written by a tab that lags behind. */
const RECEIPT_MS = 10 * 60_000;

export class OutboxRecords {
  /** Absent until it is known whose entries these are: what is added before is kept for the first one. */
  scope?: string;
  /** In the order of writing. */
  entries: readonly OutboxEntry[] = [];
  readonly #storage: BackchatStorage;
  readonly #clock: Clock;
  readonly #onChange: () => void;
  readonly #tell: (message: TabMessage) => void;
  #stored = new Map<string, OutboxRecord>();
  /** What this tab has written or taken away (`null`) and storage has not yet confirmed. */
  readonly #ahead = new Map<string, OutboxRecord | null>();
  /** Raised by each write: what was read before it is too old. */
  #version = 0;

  constructor(storage: BackchatStorage, clock: Clock, onChange: () => void, tell: (message: TabMessage) => void) {
    this.#storage = storage;
    this.#clock = clock;
    this.#onChange = onChange;
    this.#tell = tell;
  }

  find(key: string | undefined): OutboxEntry | undefined {
    return this.entries.find((entry) => entry.key === key);
  }

  /** Whether storage has not yet confirmed what is shown. */
  isAhead(key: string): boolean {
    return this.#ahead.has(key);
  }

  /** What stays of those that have arrived. */
  get receipts(): readonly Receipt[] {
    return this.#all().filter(isReceipt);
  }

  /** Forgets what is shown, but for what was added before anybody was known. */
  open(scope: string): void {
    if (this.scope !== undefined) this.#ahead.clear();
    this.scope = scope;
    this.#stored.clear();
    this.#show();
  }

  /** Reads what is stored now. */
  async load(): Promise<void> {
    const {scope = ''} = this;
    let records: readonly OutboxRecord[] = [];
    this.#version++;
    for (let version; version !== this.#version;) {
      version = this.#version;
      records = await this.#storage.all<OutboxRecord>('outbox', scopePrefix(scope));
    }
    if (scope !== this.scope) return;
    this.#stored = new Map(records.map((record) => [record.key, record]));
    this.#show();
    for (const record of records.filter(isReceipt)) {
      // An entry written before a receipt may need it; later ones know its message.
      const isNeeded = this.entries.some(({chatId}) => chatId === record.chatId);
      if (isNeeded || record.at > this.#clock.now() - RECEIPT_MS) continue;
      await this.#storage.delete('outbox', storageKey(scope, record));
    }
  }

  /** Changes a record as it is stored now; `ahead` is what is shown for it until that is done. */
  async write(
    {key, ordinal}: Pick<OutboxRecord, 'key' | 'ordinal'>,
    change: (old: OutboxRecord | undefined) => OutboxRecord | undefined,
    ahead?: OutboxRecord | null,
    message: TabMessage = {},
  ): Promise<OutboxRecord | undefined> {
    const {scope} = this;
    if (ahead !== undefined) {
      this.#ahead.set(key, ahead);
      this.#show();
    }
    if (scope === undefined) return undefined;
    const next = await this.#storage.update('outbox', storageKey(scope, {key, ordinal}), change);
    if (scope !== this.scope) return undefined;
    // A later write of the same record may be under way.
    if (this.#ahead.get(key) === ahead) this.#ahead.delete(key);
    this.#version++;
    this.drop(key, next);
    this.#tell(message);
    return next;
  }

  /** Changes an entry as it is stored now; resolves to what it has become, `undefined` where it is gone. */
  async change(key: string, change: EntryChange): Promise<OutboxEntry | undefined> {
    const entry = this.find(key);
    const next = entry && (await this.write(entry, (old) => (old && !isReceipt(old) ? change(old) : old)));
    return next && !isReceipt(next) ? next : undefined;
  }

  changeAll(change: EntryChange): void {
    for (const entry of this.entries) if (change(entry) !== entry) void this.change(entry.key, change);
  }

  /** Shows the record as what is stored has become. */
  drop(key: string, next?: OutboxRecord): void {
    if (next) this.#stored.set(key, next);
    else this.#stored.delete(key);
    this.#show();
  }

  /** Erases everything, here and on this computer. */
  async clear(): Promise<void> {
    const {scope} = this;
    this.#ahead.clear();
    this.#stored.clear();
    this.#show();
    if (scope === undefined) return;
    await this.#storage.deleteAll('outbox', scopePrefix(scope));
    this.#tell({});
    await this.load();
  }

  #all(): readonly OutboxRecord[] {
    return [...new Map([...this.#stored, ...this.#ahead]).values()].filter((record) => record !== null);
  }

  #show(): void {
    this.entries = this.#all()
      .filter((record): record is OutboxEntry => !isReceipt(record))
      .sort(byWriting);
    this.#onChange();
  }
}
