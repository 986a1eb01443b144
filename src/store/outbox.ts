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
import {ChatError} from '../model/errors.js';
import type {Message} from '../model/message.js';
import {systemClock} from './clock.js';
import {deliver} from './outbox-delivery.js';
import {
  asWaiting,
  byWriting,
  createKey,
  type EntryChange,
  headsOf,
  isReceipt,
  isUseless,
  kicked,
  type OutboxEntry,
  type OutboxRecord,
  retried,
  storageKey,
} from './outbox-entry.js';
import {
  openBroadcastChannel,
  type Outbox,
  type OutboxOptions,
  type TabChannel,
  type TabMessage,
} from './outbox-options.js';
import {createTurn} from './outbox-turn.js';
import {scopePrefix} from './storage.js';
import {Store} from './store.js';

export type {OutboxEntry} from './outbox-entry.js';
export type {Outbox, OutboxOptions, TabChannel} from './outbox-options.js';

/** The longest a timer can wait. */
const LONGEST_MS = 2 ** 31 - 1;

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
  /** Absent until it is known whose entries these are: what is added before is kept for the first one. */
  let scope: string | undefined;
  let onFirstScope!: (scope: string) => void;
  const firstScope = new Promise<string>((resolve) => (onFirstScope = resolve));
  /** Present once the user is known for certain: sending may begin. */
  let author: string | undefined;
  let isPaused = false;
  let channel: TabChannel | null = null;
  /** In the order of writing. */
  let entries: readonly OutboxEntry[] = [];
  /** The same in every tab: storage is the truth. */
  let stored = new Map<string, OutboxRecord>();
  /** What this tab has written or taken away (`null`) and storage has not yet confirmed. */
  const ahead = new Map<string, OutboxRecord | null>();
  /** Raised by each write: what was read before it is too old. */
  let version = 0;
  /** The attempt under way, by chat. */
  let attempts = new Map<string, {readonly key: string; readonly stop: AbortController}>();
  let cancelWake: (() => void) | undefined;

  const tell = (message: TabMessage) => channel?.postMessage(message);

  const find = (key: string | undefined) => entries.find((entry) => entry.key === key);

  const records = () => [...new Map([...stored, ...ahead]).values()].filter((record) => record !== null);

  const show = () => {
    const before = entries;
    entries = records()
      .filter((record): record is OutboxEntry => !isReceipt(record))
      .sort(byWriting);
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

  /** Shows the record as what is stored has become. */
  const drop = (key: string, next?: OutboxRecord) => {
    if (next) stored.set(key, next);
    else stored.delete(key);
    show();
  };

  /** Reads what is stored now. */
  const load = async () => {
    const current = scope ?? '';
    let found: readonly OutboxRecord[];
    let read: number;
    version++;
    do {
      read = version;
      found = await storage.all<OutboxRecord>('outbox', scopePrefix(current));
    } while (read !== version);
    if (current !== scope) return;
    stored = new Map(found.map((record) => [record.key, record]));
    show();
    for (const record of found) {
      if (isReceipt(record) && isUseless(record, entries, clock))
        await storage.update('outbox', storageKey(current, record), () => undefined);
    }
  };

  /** Changes a record as it is stored now; `shown` is what is shown for it until that is done. */
  const write = async (
    record: OutboxEntry,
    to: (old: OutboxRecord | undefined, scope: string) => OutboxRecord | undefined,
    shown?: OutboxRecord | null,
    message: TabMessage = {},
  ): Promise<OutboxRecord | undefined> => {
    const {key} = record;
    let current = scope;
    if (shown !== undefined) {
      ahead.set(key, shown);
      show();
    }
    if (current === undefined) {
      if (!shown) return undefined;
      current = await firstScope;
      // It may have been thrown away meanwhile.
      if (ahead.get(key) !== shown) return undefined;
    }
    const place = current;
    const next = await storage.update<OutboxRecord>('outbox', storageKey(place, record), (old) => to(old, place));
    if (place !== scope) return undefined;
    // A later write of the same record may be under way.
    if (ahead.get(key) === shown) ahead.delete(key);
    version++;
    drop(key, next);
    tell(message);
    return next;
  };

  /** Changes an entry as it is stored now; resolves to what it has become, `undefined` where it is gone. */
  const change = async (key: string, to: EntryChange): Promise<OutboxEntry | undefined> => {
    const entry = find(key);
    const next = entry && (await write(entry, (old) => old && (isReceipt(old) ? old : to(old))));
    return next && !isReceipt(next) ? next : undefined;
  };

  const changeAll = (to: EntryChange) => {
    for (const entry of entries) if (to(entry) !== entry) void change(entry.key, to);
  };

  const {allows, seek, rest, heard} = createTurn(
    self,
    clock,
    locks,
    load,
    () => pump(),
    (ask) => tell({ask}),
    (silent) => changeAll((entry) => (entry.owner === silent ? {...entry, owner: self} : entry)),
  );

  const isActive = () => author !== undefined && !isPaused;

  /** Begins what may begin now, and wakes again when the next may. */
  const pump = () => {
    cancelWake?.();
    const heads = isActive() ? headsOf(entries) : [];
    const owners = heads.map(({owner}) => owner);
    if (heads.length > 0) seek(nameOf(scope), owners);
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
    const {signal} = stop;
    current.set(chatId, {key, stop});
    const changeMine = async (to: EntryChange) => {
      const next = await change(key, (old) => (allows(old) ? to(old) : old));
      return next && allows(next) && !signal.aborted ? next : undefined;
    };
    try {
      const options = {authorId: author ?? '', receipts: records().filter(isReceipt), signal};
      const result = await deliver(adapter, entry, isIdempotent, options, clock, changeMine);
      if (result === 'unauthenticated') {
        isPaused = true;
        onUnauthenticated();
      } else if (typeof result === 'object' && !signal.aborted) await arrived(entry, result);
    } finally {
      current.delete(chatId);
      pump();
    }
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

  const setPaused = (paused: boolean) => {
    isPaused = paused;
    pump();
  };

  const close = () => {
    rest();
    cancelWake?.();
    channel?.close();
    channel = null;
    for (const {stop} of attempts.values()) stop.abort();
  };

  const preview = async (next: string) => {
    if (next !== scope) {
      close();
      attempts = new Map();
      author = undefined;
      if (scope !== undefined) ahead.clear();
      scope = next;
      stored.clear();
      show();
      onFirstScope(next);
      channel = openChannel(nameOf(next));
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
      const entry: OutboxEntry = {
        ...options,
        key: createKey(),
        chatId,
        text,
        createdAt: new Date(now).toISOString(),
        // A clock that was set back must not put a message before earlier ones.
        ordinal: Math.max((entries.at(-1)?.ordinal ?? 0) + 1, Math.floor(now * 1_000)),
        state: 'queued',
        attempts: 0,
        owner: self,
        scope: scope ?? '',
      };
      await write(entry, (_, place) => ({...entry, scope: place}), entry);
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

    async forget() {
      ahead.clear();
      stored.clear();
      show();
      if (scope === undefined) return;
      await storage.deleteAll('outbox', scopePrefix(scope));
      tell({});
      await load();
    },

    dispose() {
      close();
      setPaused(true);
    },
  };
}

/** Of the lock and the channel. */
function nameOf(scope = ''): string {
  return `backchat-outbox:${scope}`;
}
