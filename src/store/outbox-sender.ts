/**
 * Sends the entries of one scope: one attempt in flight a chat, in the order of writing; chats go side by side.
 *
 * That a message arrives once rests on the order of writes. An entry is stored as `sending` before its POST, so that a
 * crash leaves a trace of it; it is removed (or replaced by its receipt) only after the answer, and the next entry of
 * the chat is marked after that, in the same storage: a later message never overtakes the memory of an earlier one.
 */
import {capabilitiesOf} from '../adapters/adapter.js';
import {ChatError, toChatError} from '../model/errors.js';
import type {Message} from '../model/message.js';
import {findArrived} from './outbox-check.js';
import {afterFailure, headsOf, kicked, type OutboxEntry, retried} from './outbox-entry.js';
import type {OutboxOptions, TabChannel} from './outbox-options.js';
import {OutboxRecords, type TabMessage} from './outbox-records.js';
import {OutboxTurn} from './outbox-turn.js';

export interface SenderOptions extends Required<OutboxOptions> {
  readonly scope: string;
  /** This tab. */
  readonly owner: string;
  onChange(entries: readonly OutboxEntry[]): void;
}

/** The longest a timer can wait. */
const LONGEST_MS = 2 ** 31 - 1;
/** What was being sent when a tab went gets this long to arrive before it is looked for: milliseconds. */
const IN_FLIGHT_MS = 1_000;

export class OutboxSender {
  readonly #options: SenderOptions;
  readonly #records: OutboxRecords;
  readonly #turn: OutboxTurn;
  readonly #channel: TabChannel | null;
  /** The attempt under way, by chat. */
  readonly #attempts = new Map<string, {readonly key: string; readonly stop: AbortController}>();
  #shown: readonly OutboxEntry[] = [];
  #authorId?: string;
  #paused = false;
  #closed = false;
  #cancelWake?: () => void;

  constructor(options: SenderOptions) {
    const {scope, storage, clock, owner, locks, openChannel} = options;
    const name = `backchat-outbox:${scope}`;
    this.#options = options;
    this.#records = new OutboxRecords({
      scope,
      storage,
      clock,
      tell: (message) => this.#tell(message),
      onChange: (entries) => this.#onChange(entries),
      onSent: (message, entry) => this.#closed || options.onSent(message, entry),
    });
    this.#turn = new OutboxTurn({
      name,
      owner,
      locks,
      clock,
      onElected: () => this.#records.load(),
      onTurn: () => this.#pump(),
      ask: (ask) => this.#tell({ask}),
      adopt: (silent) => this.#changeAll((entry) => (entry.owner === silent ? {...entry, owner} : entry)),
    });
    this.#channel = openChannel(name);
    if (this.#channel) this.#channel.onmessage = ({data}: MessageEvent<TabMessage>) => this.#onTold(data);
  }

  get scope(): string {
    return this.#options.scope;
  }

  get records(): OutboxRecords {
    return this.#records;
  }

  /** The user is known: sending may begin. */
  async start(authorId: string): Promise<void> {
    this.#authorId = authorId;
    await this.#records.load();
  }

  setPaused(paused: boolean): void {
    this.#paused = paused;
    this.#pump();
  }

  /** What waits for the connection goes at once. */
  kick(): void {
    this.#changeAll(kicked);
  }

  retry(key: string): void {
    void this.#records.change(key, retried);
  }

  /** The back end has the entry as `message`: it is gone at once; resolves when that is stored. */
  async arrived(entry: OutboxEntry, message: Message): Promise<void> {
    const shown = this.#records.find(entry.key) !== undefined;
    const settled = this.#records.settle(entry, message, !this.#idempotent);
    if (shown && !this.#closed) this.#options.onSent(message, entry);
    await settled;
  }

  close(): void {
    this.#closed = true;
    this.#cancelWake?.();
    this.#turn.rest();
    this.#channel?.close();
    for (const {stop} of this.#attempts.values()) stop.abort();
  }

  get #idempotent(): boolean {
    return capabilitiesOf(this.#options.adapter).idempotentSend;
  }

  get #active(): boolean {
    return this.#authorId !== undefined && !this.#paused && !this.#closed;
  }

  #changeAll(change: (entry: OutboxEntry) => OutboxEntry): void {
    for (const entry of this.#records.entries) {
      if (change(entry) !== entry) void this.#records.change(entry.key, change);
    }
  }

  #tell(message: TabMessage): void {
    if (!this.#closed) this.#channel?.postMessage(message);
  }

  #onTold(message: TabMessage): void {
    const {owner} = this.#options;
    if (message.here !== undefined) this.#turn.heard(message.here);
    else if (message.ask === undefined) void this.#records.onTold(message);
    else if (message.ask === owner && (this.#active || this.#attempts.size > 0)) this.#tell({here: owner});
  }

  #onChange(entries: readonly OutboxEntry[]): void {
    if (this.#closed) return;
    const {onChange, onFailed} = this.#options;
    const before = this.#shown;
    this.#shown = entries;
    onChange(this.#authorId === undefined ? entries.map(asWaiting) : entries);
    for (const entry of entries) {
      const {key, state, error} = entry;
      const hasChanged = before.some((old) => old.key === key && old.state !== state);
      if (error && state === 'failed' && hasChanged) onFailed(entry, new ChatError(error.code, error.message, error));
    }
    for (const {key, stop} of this.#attempts.values()) if (!this.#records.find(key)) stop.abort();
    this.#pump();
  }

  /** Begins what may begin now, and wakes again when the next may. */
  #pump(): void {
    if (this.#closed) return;
    const {clock} = this.#options;
    const heads = this.#active ? headsOf(this.#records.entries).filter(({state}) => state !== 'failed') : [];
    if (heads.length > 0 || this.#attempts.size === 0) this.#turn.seek(heads);
    let wake = Infinity;
    for (const head of heads) {
      if (this.#attempts.has(head.chatId) || !this.#turn.allows(head)) continue;
      const wait = (head.retryAt ?? 0) - clock.now();
      if (wait > 0) wake = Math.min(wake, wait);
      else void this.#attempt(head);
    }
    this.#cancelWake?.();
    this.#cancelWake = wake < Infinity ? clock.after(Math.min(wake, LONGEST_MS), () => this.#pump()) : undefined;
  }

  async #attempt(entry: OutboxEntry): Promise<void> {
    const stop = new AbortController();
    this.#attempts.set(entry.chatId, {key: entry.key, stop});
    try {
      const message = await (entry.unclear ? this.#check(entry, stop.signal) : this.#post(entry, stop.signal));
      if (message) await this.arrived(entry, message);
    } finally {
      this.#attempts.delete(entry.chatId);
      this.#pump();
    }
  }

  /** Sends; resolves to the message where it has arrived, and leaves its state in the entry where it has not. */
  async #post({key, chatId, text, attachments}: OutboxEntry, signal: AbortSignal): Promise<Message | undefined> {
    const {adapter} = this.#options;
    const claimed = await this.#change(key, (entry) => ({
      ...entry,
      state: 'sending',
      unclear: !this.#idempotent,
      retryAt: undefined,
    }));
    if (!claimed || signal.aborted) return undefined;
    try {
      if (!adapter.sendMessage) throw new ChatError('forbidden', `${adapter.name} takes no messages.`);
      return await adapter.sendMessage(
        chatId,
        {text, idempotencyKey: key, ...(attachments && {attachments})},
        {signal},
      );
    } catch (error) {
      if (!signal.aborted) await this.#fail(key, toChatError(error), false);
      return undefined;
    }
  }

  /** Reads back whether an entry has arrived. One that has not is sent next, unless its last answer was unreadable. */
  async #check(entry: OutboxEntry, signal: AbortSignal): Promise<Message | undefined> {
    const {adapter, clock} = this.#options;
    const {key, chatId} = entry;
    if (entry.state === 'sending') {
      const retryAt = clock.now() + IN_FLIGHT_MS;
      await this.#change(key, (old) => ({...old, state: 'checking', error: undefined, retryAt}));
      return undefined;
    }
    const claimed = await this.#change(key, (old) => ({...old, state: 'checking', retryAt: undefined}));
    if (!claimed || signal.aborted) return undefined;
    try {
      const options = {authorId: this.#authorId ?? '', taken: this.#records.taken(chatId), signal};
      const found = await findArrived(adapter, claimed, options);
      if (found || signal.aborted) return found;
      const state = claimed.error?.code === 'protocol' ? 'failed' : 'queued';
      await this.#change(key, (old) => ({...old, state, unclear: false}));
    } catch (error) {
      if (!signal.aborted) await this.#fail(key, toChatError(error), true);
    }
    return undefined;
  }

  async #fail(key: string, error: ChatError, checking: boolean): Promise<void> {
    const {clock, onUnauthenticated} = this.#options;
    const context = {checking, idempotent: this.#idempotent, clock};
    await this.#change(key, (entry) => afterFailure(entry, error, context));
    if (error.code !== 'unauthenticated') return;
    this.#paused = true;
    onUnauthenticated();
  }

  /** Changes an entry that is still this tab's to send; `undefined` where it is not, or is gone. */
  async #change(key: string, change: (entry: OutboxEntry) => OutboxEntry): Promise<OutboxEntry | undefined> {
    const mine = (entry: OutboxEntry) => this.#turn.allows(entry);
    const next = await this.#records.change(key, (entry) => (mine(entry) ? change(entry) : entry));
    return next && mine(next) ? next : undefined;
  }
}

/** Before the user is known nothing is being sent, whatever a tab that is gone has left. */
function asWaiting(entry: OutboxEntry): OutboxEntry {
  return entry.state === 'sending' ? {...entry, state: 'queued'} : entry;
}
