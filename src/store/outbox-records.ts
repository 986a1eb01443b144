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

export interface Records {
  /** Absent until it is known whose entries these are: what is added before is kept for the first one. */
  scope(): string | undefined;
  /** In the order of writing. */
  entries(): readonly OutboxEntry[];
  /** What stays of those that have arrived. */
  receipts(): readonly Receipt[];
  /** What this tab has written or taken away (`null`) and storage has not yet confirmed. */
  readonly ahead: ReadonlyMap<string, OutboxRecord | null>;
  find(key: string | undefined): OutboxEntry | undefined;
  /** Forgets what is shown, but for what was added before anybody was known. */
  open(scope: string): void;
  /** Reads what is stored now. */
  load(): Promise<void>;
  /** Changes a record as it is stored now; `shown` is what is shown for it until that is done. */
  write(
    record: Pick<OutboxRecord, 'key' | 'ordinal'>,
    change: (old: OutboxRecord | undefined) => OutboxRecord | undefined,
    shown?: OutboxRecord | null,
    message?: TabMessage,
  ): Promise<OutboxRecord | undefined>;
  /** Changes an entry as it is stored now; resolves to what it has become, `undefined` where it is gone. */
  change(key: string, to: EntryChange): Promise<OutboxEntry | undefined>;
  changeAll(to: EntryChange): void;
  /** Shows the record as what is stored has become. */
  drop(key: string, next?: OutboxRecord): void;
  /** Erases everything, here and on this computer. */
  clear(): Promise<void>;
}

export function createRecords(
  storage: BackchatStorage,
  clock: Clock,
  onChange: (entries: readonly OutboxEntry[], before: readonly OutboxEntry[]) => void,
  tell: (message: TabMessage) => void,
): Records {
  let scope: string | undefined;
  let entries: readonly OutboxEntry[] = [];
  let stored = new Map<string, OutboxRecord>();
  const ahead = new Map<string, OutboxRecord | null>();
  /** Raised by each write: what was read before it is too old. */
  let version = 0;

  const all = () => [...new Map([...stored, ...ahead]).values()].filter((record) => record !== null);

  const show = () => {
    const before = entries;
    entries = all()
      .filter((record): record is OutboxEntry => !isReceipt(record))
      .sort(byWriting);
    onChange(entries, before);
  };

  const find = (key: string | undefined) => entries.find((entry) => entry.key === key);

  const drop: Records['drop'] = (key, next) => {
    if (next) stored.set(key, next);
    else stored.delete(key);
    show();
  };

  const load = async (): Promise<void> => {
    const current = scope ?? '';
    let records: readonly OutboxRecord[];
    let read: number;
    version++;
    do {
      read = version;
      records = await storage.all<OutboxRecord>('outbox', scopePrefix(current));
    } while (read !== version);
    if (current !== scope) return;
    stored = new Map(records.map((record) => [record.key, record]));
    show();
    for (const record of records.filter(isReceipt)) {
      // An entry written before a receipt may need it; later ones know its message.
      const isNeeded = entries.some(({chatId}) => chatId === record.chatId);
      if (isNeeded || record.at > clock.now() - RECEIPT_MS) continue;
      await storage.update('outbox', storageKey(current, record), () => undefined);
    }
  };

  const write: Records['write'] = async (record, change, shown, message = {}) => {
    const {key} = record;
    const current = scope;
    if (shown !== undefined) {
      ahead.set(key, shown);
      show();
    }
    if (current === undefined) return undefined;
    const next = await storage.update('outbox', storageKey(current, record), change);
    if (current !== scope) return undefined;
    // A later write of the same record may be under way.
    if (ahead.get(key) === shown) ahead.delete(key);
    version++;
    drop(key, next);
    tell(message);
    return next;
  };

  const change: Records['change'] = async (key, to) => {
    const entry = find(key);
    const next = entry && (await write(entry, (old) => old && (isReceipt(old) ? old : to(old))));
    return next && !isReceipt(next) ? next : undefined;
  };

  return {
    ahead,
    find,
    drop,
    load,
    write,
    change,
    scope: () => scope,
    entries: () => entries,
    receipts: () => all().filter(isReceipt),

    changeAll(to) {
      for (const entry of entries) if (to(entry) !== entry) void change(entry.key, to);
    },

    open(next) {
      if (scope !== undefined) ahead.clear();
      scope = next;
      stored.clear();
      show();
    },

    async clear() {
      ahead.clear();
      stored.clear();
      show();
      if (scope === undefined) return;
      await storage.deleteAll('outbox', scopePrefix(scope));
      tell({});
      await load();
    },
  };
}
