/**
 * The durable outbox: what a service user sends is stored first, shown at once, sent in order, and arrives once, over
 * reloads, crashes, lost answers and several tabs. Knows no DOM.
 *
 * Entries are kept by scope (back end, tenant and user): those of another user on the same computer stay stored and
 * are neither seen nor sent. One attempt is in flight a chat, in the order of writing; chats go side by side. The tab
 * that has the Web Lock of a chat sends for all; when it dies, the lock goes to the next by itself. Without Web Locks
 * (plain http) a tab sends what it owns, see roll-call.ts.
 *
 * That a message arrives once rests on the order of writes. An entry is stored as `sending` before its POST, so that a
 * crash leaves a trace of it; it is removed (or replaced by its receipt) only after the answer, and the next entry of
 * the chat is marked after that, in the same storage: a later message never overtakes the memory of an earlier one.
 *
 * What a failure, another tab or the user's answer asks for may have to be loaded first. Where it cannot be, an entry
 * stays as it is stored, and is tried again.
 */
import {capabilitiesOf, type ChatAdapter} from '../adapters/adapter.js';
import {ChatError, toChatError} from '../model/errors.js';
import type {Message} from '../model/message.js';
import {told} from '../model/told.js';
import type {Clock} from './clock.js';
import {readBack} from './outbox-check.js';
import {OutboxEntries} from './outbox-entries.js';
import type {EntryChange, OutboxEntry} from './outbox-entry.js';
import {afterFailure, failureOf, kicked} from './outbox-rules.js';
import {openBroadcastChannel, type TabChannel, type TabMessage} from './outbox-tabs.js';
import {RollCall} from './roll-call.js';
import type {BackchatStorage} from './storage.js';

export type {OutboxEntry} from './outbox-entry.js';
export type {TabChannel} from './outbox-tabs.js';

/** `sent` and `send-failed` are told once in every tab; `sent` right after the entry has left the entries. */
export type OutboxEvent =
  | {readonly type: 'sent'; readonly entry: OutboxEntry; readonly message: Message}
  | {readonly type: 'send-failed'; readonly entry: OutboxEntry; readonly error: ChatError}
  | {readonly type: 'auth-required'};

/** The longest a timer can wait. */
const LONGEST_MS = 2 ** 31 - 1;
/** An entry whose failure cannot be judged yet waits so long. */
const AGAIN_MS = 5_000;

/** Changes the entry of an attempt; resolves to nothing where it is no longer this tab's. */
type AttemptChange = (to: EntryChange) => Promise<OutboxEntry | undefined>;

const ignore = () => undefined;

export class Outbox extends OutboxEntries {
  readonly #adapter: ChatAdapter;
  readonly #tell: (event: OutboxEvent) => void;
  #locks: LockManager | null | undefined;
  readonly #openChannel: (name: string) => TabChannel | null;
  /** A back end that recognises a second attempt. */
  readonly #isIdempotent: boolean;
  #rollCall?: RollCall;
  /** The attempts under way, by entry. */
  #attempts = new Map<string, AbortController>();
  #cancelWake?: () => void;

  /** `locks`: `null` as on plain http. `openChannel` opens the channel between the tabs of a scope; `null`: it is alone. */
  constructor(
    adapter: ChatAdapter,
    storage: BackchatStorage,
    clock: Clock,
    tell: (event: OutboxEvent) => void,
    locks: LockManager | null | undefined = globalThis.navigator?.locks,
    openChannel: (name: string) => TabChannel | null = openBroadcastChannel,
  ) {
    super(storage, clock);
    this.#adapter = adapter;
    this.#tell = tell;
    this.#locks = locks;
    this.#openChannel = openChannel;
    this.#isIdempotent = capabilitiesOf(adapter).idempotentSend;
  }

  /**
   * Shows what is stored for `scope`. Sending may begin once the user is known for certain: `author` serves reading back,
   * and is empty where the back end does not tell it.
   */
  async start(scope: string, author?: string): Promise<void> {
    if (scope !== this.scope) {
      this.#close();
      this.#attempts = new Map();
      this.open(scope);
      this.channel = this.#openChannel(this.#name);
      if (this.channel) {
        this.channel.onmessage = ({data}: MessageEvent<TabMessage>) => void this.#onTold(data).catch(() => this.load());
      }
    }
    if (author !== undefined) {
      this.author = author;
      this.resume();
    }
    await this.load();
    if (!this.#isIdempotent) await this.receipts().catch(ignore);
  }

  /**
   * Tells of a message from elsewhere (live, or loaded). If it is an entry, it has arrived: any attempt at it stops, and
   * it leaves the entries at once.
   */
  confirm(message: Message): boolean {
    const entry = this.find(message.idempotencyKey);
    if (entry) void this.#arrived(entry, message);
    return !!entry;
  }

  /** The connection came back: what waits for it is tried at once, whichever tab sends. */
  kick(): void {
    if (this.get().length > 0) this.#onKick().catch(ignore);
  }

  /**
   * Stops, and leaves everything stored for the next start.
   * @later unsent
   */
  dispose(): void {
    this.#close();
    this.pause();
  }

  /** Of the channel, and the beginning of those of the locks. */
  get #name(): string {
    return `backchat-outbox:${this.scope}`;
  }

  #close(): void {
    this.#cancelWake?.();
    this.#rollCall?.end();
    this.channel?.close();
    this.channel = undefined;
    for (const stop of this.#attempts.values()) stop.abort();
  }

  /** @later unsent */
  async #onKick(): Promise<void> {
    await this.changeAll(kicked);
  }

  /** Begins what may begin now, and wakes again when the next may. */
  protected override pump(): void {
    for (const [key, stop] of this.#attempts) if (!this.find(key)) stop.abort();
    this.#cancelWake?.();
    let wake: number | undefined;
    for (const head of this.heads) {
      const wait = (head.retryAt ?? 0) - this.clock.now();
      if (this.#attempts.has(head.key)) continue;
      if (wait > 0) wake = Math.min(wake ?? LONGEST_MS, wait);
      else if (this.#locks || head.owner === this.self) void this.#attempt(head);
    }
    if (wake) this.#cancelWake = this.clock.after(wake, () => this.pump());
    if (!this.#locks && this.get().length > 0) this.#callRoll().catch(ignore);
  }

  /** One attempt, as soon as it is this tab's turn. */
  async #attempt({key, chatId}: OutboxEntry): Promise<void> {
    const attempts = this.#attempts;
    const stop = new AbortController();
    const {signal} = stop;
    attempts.set(key, stop);
    try {
      const deliver = () => this.#deliver(key, signal);
      await (this.#locks?.request(`${this.#name} ${chatId}`, {signal}, deliver) ?? deliver());
    } catch {
      // The browser has locks, but not for this page.
      if (!signal.aborted) this.#locks = null;
    }
    attempts.delete(key);
    this.pump();
  }

  async #deliver(key: string, signal: AbortSignal): Promise<void> {
    const isMine = ({owner}: OutboxEntry) => this.#locks || owner === this.self;
    const change: AttemptChange = async (to) => {
      const next = await this.change(key, (old) => (isMine(old) ? to(old) : old));
      return next && isMine(next) && !signal.aborted ? next : undefined;
    };
    const post = async ({chatId, text, attachments}: OutboxEntry) =>
      (await change((old) => ({...old, state: 'sending', unclear: !this.#isIdempotent, retryAt: undefined}))) &&
      (this.#adapter as Required<ChatAdapter>).sendMessage(chatId, told({text, idempotencyKey: key, attachments}), {
        signal,
      });
    // A tab may have died before it could tell of its last write.
    await this.load();
    const entry = this.heads.find((head) => head.key === key);
    if (!entry || signal.aborted || (entry.retryAt ?? 0) > this.clock.now()) return;
    try {
      const message = await (this.#isIdempotent ? post(entry) : this.#postOnce(entry, post, change, signal));
      if (message && !signal.aborted) await this.#arrived(entry, message);
    } catch (thrown) {
      if (signal.aborted) return;
      const failure = toChatError(thrown);
      if (failure.code === 'unauthenticated') {
        this.pause();
        this.#tell({type: 'auth-required'});
      }
      await this.#judge(entry, failure, change).catch(({code, message}: ChatError) => {
        const retryAt = this.clock.now() + AGAIN_MS;
        return change((old) => ({...old, state: 'queued', error: {code, message}, retryAt}));
      });
    }
  }

  /** The back end has the entry as `message`: it is gone at once; resolves when that is stored. */
  async #arrived(entry: OutboxEntry, message: Message): Promise<void> {
    const {key, chatId, ordinal} = entry;
    const isShown = this.find(key);
    const receipt = this.#isIdempotent ? null : {key, chatId, ordinal, messageId: message.id, at: this.clock.now()};
    const settled = this.write(entry, (old) => old && (receipt ?? undefined), receipt, {sent: {key, message}});
    if (isShown) this.#tell({type: 'sent', entry, message});
    await settled;
  }

  /**
   * To a back end that would take a message twice: where it may have one already, reads back whether it has.
   * @later unsent
   */
  async #postOnce(
    entry: OutboxEntry,
    post: (entry: OutboxEntry) => Promise<Message | undefined>,
    change: AttemptChange,
    signal: AbortSignal,
  ): Promise<Message | undefined> {
    if (!entry.unclear) return post(entry);
    const options = {authorId: this.author ?? '', receipts: await this.receipts(), signal};
    return readBack(this.#adapter, entry, options, this.clock, (to) => this.#settle(to, change));
  }

  /**
   * What becomes of an entry after a failed attempt.
   * @later unsent
   */
  async #judge(entry: OutboxEntry, error: ChatError, change: AttemptChange): Promise<void> {
    const {name, sendMessage} = this.#adapter;
    const reason = sendMessage ? error : new ChatError('forbidden', `${name} takes no messages.`);
    const isChecking = !this.#isIdempotent && entry.unclear === true;
    const judge: EntryChange = (old) => afterFailure(old, reason, isChecking, this.#isIdempotent, this.clock);
    await this.#settle(judge, change);
  }

  /**
   * Changes an entry after a failure; where it needs the user now, tells so in every tab.
   * @later unsent
   */
  async #settle(to: EntryChange, change: AttemptChange): Promise<OutboxEntry | undefined> {
    const next = await change(to);
    if (next?.state === 'failed') {
      this.channel?.postMessage({failed: next});
      this.#tell({type: 'send-failed', entry: next, error: failureOf(next)});
    }
    return next;
  }

  /**
   * What another tab tells.
   * @later unsent
   */
  async #onTold({sent, failed, ask, here}: TabMessage): Promise<void> {
    if (here !== undefined) this.#rollCall?.heard(here);
    else if (ask !== undefined) {
      const isThere = this.isActive || this.#attempts.size > 0;
      if (ask === this.self && isThere) this.channel?.postMessage({here: ask});
    } else if (failed) this.#tell({type: 'send-failed', entry: failed, error: failureOf(failed)});
    else {
      const entry = this.find(sent?.key);
      if (entry && sent) {
        this.drop(entry.key);
        this.#tell({type: 'sent', entry, message: sent.message});
      }
      await this.load();
    }
  }

  /**
   * Without locks: asks for the tabs that have something to send, and takes over from those that are gone.
   * @later unsent
   */
  async #callRoll(): Promise<void> {
    this.#rollCall ??= new RollCall(
      this.clock,
      (ask) => this.channel?.postMessage({ask}),
      (silent) => void this.changeAll((entry) => (entry.owner === silent ? {...entry, owner: this.self} : entry)),
      () => this.pump(),
    );
    const owners = this.heads.map(({owner}) => owner).filter((owner) => owner !== this.self);
    if (owners.length > 0) this.#rollCall.call(owners);
    else this.#rollCall.end();
  }
}
