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

export interface RecordsOptions {
  readonly scope: string;
  readonly storage: BackchatStorage;
  readonly clock: Clock;
  tell(message: TabMessage): void;
  /** The entries, in the order of writing, after each change. */
  onChange(entries: readonly OutboxEntry[]): void;
  /** An entry has arrived, here or through another tab; it is no longer shown. */
  onSent(message: Message, entry: OutboxEntry): void;
}

/** How long a receipt outlives the last entry of its chat, which may still be written by a tab that lags behind. */
const RECEIPT_MS = 10 * 60_000;

export class OutboxRecords {
  readonly #options: RecordsOptions;
  #stored: ReadonlyMap<string, OutboxRecord> = new Map();
  /** What this tab has written or taken away (`null`) and storage has not yet confirmed. */
  readonly #ahead = new Map<string, OutboxRecord | null>();
  #entries: readonly OutboxEntry[] = [];
  /** Raised by each write: what was read before it is too old. */
  #version = 0;
  #loading?: Promise<void>;

  constructor(options: RecordsOptions) {
    this.#options = options;
  }

  get entries(): readonly OutboxEntry[] {
    return this.#entries;
  }

  find(key: string): OutboxEntry | undefined {
    return this.#entries.find((entry) => entry.key === key);
  }

  /** Ids of a chat's messages that entries have become. */
  taken(chatId: string): ReadonlySet<string> {
    const receipts = this.#records().filter(isReceipt);
    return new Set(receipts.filter((receipt) => receipt.chatId === chatId).map(({messageId}) => messageId));
  }

  /** Reads what is stored now. */
  load(): Promise<void> {
    this.#version++;
    return (this.#loading ??= this.#read());
  }

  /** Shows a new entry at once; resolves when it is stored. */
  async add(entry: OutboxEntry): Promise<void> {
    await this.#write(entry, () => entry, entry);
  }

  /** Changes an entry as it is stored now; resolves to what it has become, `undefined` where it is gone. */
  async change(key: string, change: (entry: OutboxEntry) => OutboxEntry): Promise<OutboxEntry | undefined> {
    const entry = this.find(key);
    if (!entry) return undefined;
    const next = await this.#write(entry, (old) => (old && !isReceipt(old) ? change(old) : old));
    return next && !isReceipt(next) ? next : undefined;
  }

  /** Takes an entry away at once; resolves when that is stored. */
  async remove(entry: OutboxEntry): Promise<void> {
    await this.#write(entry, () => undefined, null);
  }

  /** Takes an entry away because it has arrived; `keepReceipt` where the back end does not recognise a second attempt. */
  async settle({key, chatId, ordinal}: OutboxEntry, message: Message, keepReceipt: boolean): Promise<void> {
    const at = this.#options.clock.now();
    const receipt: Receipt | undefined = keepReceipt ? {key, chatId, ordinal, messageId: message.id, at} : undefined;
    await this.#write({key, ordinal}, (old) => old && receipt, receipt ?? null, {sent: {key, message}});
  }

  async clear(): Promise<void> {
    const {scope, storage, tell} = this.#options;
    this.#ahead.clear();
    this.#replace(new Map());
    await storage.deleteAll('outbox', scopePrefix(scope));
    tell({});
    await this.load();
  }

  /** What another tab has told. */
  async onTold({sent}: TabMessage): Promise<void> {
    const entry = sent && this.find(sent.key);
    if (entry) {
      this.#replace(new Map([...this.#stored].filter(([key]) => key !== entry.key)));
      this.#options.onSent(sent.message, entry);
    }
    await this.load();
  }

  async #read(): Promise<void> {
    const {scope, storage} = this.#options;
    let version;
    let records;
    do {
      version = this.#version;
      records = await storage.all<OutboxRecord>('outbox', scopePrefix(scope));
    } while (version !== this.#version);
    this.#loading = undefined;
    this.#replace(new Map(records.map((record) => [record.key, record])));
    await this.#dropReceipts(records.filter(isReceipt));
  }

  /** An entry written before a receipt may need it; later ones know its message. */
  async #dropReceipts(receipts: readonly Receipt[]): Promise<void> {
    const {scope, storage, clock} = this.#options;
    const busy = new Set(this.#entries.map(({chatId}) => chatId));
    for (const receipt of receipts) {
      if (busy.has(receipt.chatId) || receipt.at > clock.now() - RECEIPT_MS) continue;
      await storage.delete('outbox', storageKey(scope, receipt));
    }
  }

  /** `ahead`: what is shown for the record until storage has confirmed the change. */
  async #write(
    record: Pick<OutboxRecord, 'key' | 'ordinal'>,
    change: (old: OutboxRecord | undefined) => OutboxRecord | undefined,
    ahead?: OutboxRecord | null,
    message: TabMessage = {},
  ): Promise<OutboxRecord | undefined> {
    const {scope, storage, tell} = this.#options;
    const {key} = record;
    if (ahead !== undefined) {
      this.#ahead.set(key, ahead);
      this.#show();
    }
    const next = await storage.update('outbox', storageKey(scope, record), change);
    // A later write of the same record may be under way.
    if (this.#ahead.get(key) === ahead) this.#ahead.delete(key);
    this.#version++;
    const stored = new Map(this.#stored);
    if (next) stored.set(key, next);
    else stored.delete(key);
    this.#replace(stored);
    tell(message);
    return next;
  }

  #records(): readonly OutboxRecord[] {
    return [...new Map([...this.#stored, ...this.#ahead]).values()].filter((record) => record !== null);
  }

  #replace(stored: ReadonlyMap<string, OutboxRecord>): void {
    this.#stored = stored;
    this.#show();
  }

  #show(): void {
    this.#entries = this.#records()
      .filter((record): record is OutboxEntry => !isReceipt(record))
      .sort(byWriting);
    this.#options.onChange(this.#entries);
  }
}
