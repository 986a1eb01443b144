/**
 * The root object of an application: one stream, one outbox, one session for everything that shows one back end.
 * Hands out the stores that the screens read, and takes the commands that their controls give. Knows no DOM.
 */
import {type Capabilities, capabilitiesOf, type ChatAdapter, type Me} from '../adapters/adapter.js';
import type {Change} from '../model/change.js';
import {type ChatError, toChatError} from '../model/errors.js';
import type {AttachmentRef, Message} from '../model/message.js';
import {ChatListStore} from './chat-list-store.js';
import {ChatStore} from './chat-store.js';
import {type Clock, systemClock} from './clock.js';
import {deleteChat, exportChats, type ExportRequest, markAnswered} from './commands.js';
import {createDraftStore, type DraftStore} from './draft-store.js';
import {type Connection, LiveSession} from './live-session.js';
import type {OnActive, StoreContext} from './live-store.js';
import {createOutbox, type Outbox, type OutboxEntry} from './outbox.js';
import {assertSends} from './outbox-delivery.js';
import {createSession, type Session, type SessionSnapshot} from './session.js';
import {type BackchatStorage, createIndexedDbStorage} from './storage.js';
import type {Readable} from './store.js';
import {ThreadStore} from './thread-store.js';
import {Tombstones} from './tombstones.js';

export type {ExportRequest} from './commands.js';

/** What happened, for those who announce it to the host. */
export type BackchatEvent =
  | {readonly type: 'sent'; readonly entry: OutboxEntry; readonly message: Message}
  | {readonly type: 'send-failed'; readonly entry: OutboxEntry; readonly error: ChatError}
  | {readonly type: 'new-message'; readonly message: Message}
  | {readonly type: 'auth-required'}
  | {readonly type: 'error'; readonly error: ChatError};

export interface BackchatOptions {
  readonly storage?: BackchatStorage;
  readonly clock?: Clock;
}

const instances = new WeakMap<ChatAdapter, Backchat>();

export class Backchat {
  readonly adapter: ChatAdapter;
  readonly capabilities: Capabilities;
  /** Unsent messages of the signed-in user, in the order of writing. */
  readonly outbox: Outbox;
  readonly drafts: DraftStore;
  readonly #storage: BackchatStorage;
  readonly #session: Session;
  readonly #live: LiveSession;
  readonly #context: StoreContext;
  readonly #lists = new Map<string, ChatListStore>();
  readonly #chats = new Map<string, ChatStore>();
  readonly #threads = new Map<string, ThreadStore>();
  readonly #listeners = new Set<(event: BackchatEvent) => void>();
  /** One for each element that it works for: the way to end. */
  readonly #connections = new Set<() => void>();

  /** The one Backchat of an adapter object. */
  static for(adapter: ChatAdapter): Backchat {
    let backchat = instances.get(adapter);
    if (!backchat) instances.set(adapter, (backchat = new Backchat(adapter)));
    return backchat;
  }

  constructor(adapter: ChatAdapter, {clock = systemClock, storage = createIndexedDbStorage()}: BackchatOptions = {}) {
    const onError = (error: ChatError) => this.#onError(error);
    this.adapter = adapter;
    this.capabilities = capabilitiesOf(adapter);
    this.#storage = storage;
    this.#live = new LiveSession(adapter, {
      clock,
      onUnauthenticated: () => this.#signOut(),
      onChange: (change) => this.#onChange(change),
      onReady: () => this.#onReachable(),
    });
    this.drafts = createDraftStore(storage, clock);
    this.outbox = createOutbox({
      adapter,
      storage,
      clock,
      onUnauthenticated: () => this.#signOut(),
      onSent: (message, entry) => this.#onSent(message, entry),
      onFailed: (entry, error) => this.#tell({type: 'send-failed', entry, error}),
    });
    const onKnown = ({scope, author}: Me, isConfirmed: boolean) => {
      this.drafts.setScope(scope);
      void (isConfirmed ? this.outbox.start(scope, author.id) : this.outbox.preview(scope));
    };
    this.#session = createSession(adapter, storage, clock, onKnown, onError);
    const onMessages = (messages: readonly Message[]) => {
      for (const message of messages) this.outbox.confirm(message);
    };
    this.#context = {adapter, live: this.#live, tombstones: new Tombstones(), clock, onError, onMessages};
  }

  /** Who is signed in, and what they may do. */
  get session(): Readable<SessionSnapshot> {
    return this.#session.snapshot;
  }

  get connection(): Readable<Connection> {
    return this.#live.connection;
  }

  /** One view of the list, with its own filters and page. */
  list(view = 'main'): ChatListStore {
    return getOrMake(this.#lists, view, () => new ChatListStore(this.#context));
  }

  /** One chat's record; forgotten when nobody looks at it any more. */
  chat(chatId: string): ChatStore {
    return getOrMake(this.#chats, chatId, (onActive) => new ChatStore(this.#context, chatId, onActive));
  }

  /** One chat's messages; forgotten when nobody looks at them any more. */
  thread(chatId: string): ThreadStore {
    return getOrMake(this.#threads, chatId, (onActive) => new ThreadStore(this.#context, chatId, onActive));
  }

  /** Begins to work for one more element; returns the way to end. */
  connect(): () => void {
    const end = () => {
      if (!this.#connections.delete(end) || this.#connections.size > 0) return;
      globalThis.removeEventListener?.('online', this.#onOnline);
      this.#session.stop();
    };
    this.#connections.add(end);
    if (this.#connections.size === 1) {
      globalThis.addEventListener?.('online', this.#onOnline);
      void this.#session.start();
    }
    return end;
  }

  /** Told by the page: one hidden for long closes its stream and resumes on return. */
  setVisible(visible: boolean): void {
    void this.#live.setVisible(visible).catch(() => undefined);
    if (!visible) void this.drafts.flush();
  }

  subscribe(listener: (event: BackchatEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Puts a message into the outbox; resolves once it would survive a reload. */
  async send(
    chatId: string,
    text: string,
    options: {readonly attachments?: readonly AttachmentRef[]} = {},
  ): Promise<OutboxEntry> {
    assertSends(this.adapter);
    const after = this.#threads.get(chatId)?.newestId;
    return this.outbox.send(chatId, text, {...options, ...(after !== undefined && {after})});
  }

  /**
   * Sends a failed message once more.
   * @later commands
   */
  retry(key: string): void {
    this.outbox.retry(key);
  }

  /**
   * Throws an unsent message away.
   * @later commands
   */
  async discard(key: string): Promise<void> {
    return this.outbox.discard(key);
  }

  /**
   * Deletes a chat. A chat that is gone already counts as deleted.
   * @later commands
   */
  async deleteChat(chatId: string): Promise<void> {
    return this.#command(deleteChat(this, this.#live, this.#lists.values(), chatId));
  }

  /**
   * "No answer needed".
   * @later commands
   */
  async markAnswered(chatId: string): Promise<void> {
    return this.#command(markAnswered(this, this.#live, chatId));
  }

  /**
   * The whole filtered set of a view as a file.
   * @later commands
   */
  async exportChats({view, ...request}: ExportRequest): Promise<Blob> {
    const query = this.list(view).ask();
    return this.#command(
      query.then((asked) => exportChats(this.adapter, asked, request)),
      request.signal,
    );
  }

  /**
   * The user has signed in again: the stream goes on, and the outbox as soon as it is known who it is.
   * @later commands
   */
  async resume(): Promise<void> {
    await this.#live.resume();
    await this.#session.resume();
    for (const store of this.#stores) store.refresh();
  }

  /**
   * Erases what this computer keeps of the user: call it at sign-out.
   * @later commands
   */
  async forget(): Promise<void> {
    await Promise.all([
      this.outbox.forget(),
      this.drafts.forget(),
      this.#storage.update('identities', this.adapter.name, () => undefined),
    ]);
  }

  /**
   * Failures are told here, and thrown.
   * @later commands
   */
  async #command<T>(answer: Promise<T>, signal?: AbortSignal): Promise<T> {
    try {
      return await answer;
    } catch (thrown) {
      if (signal?.aborted) throw thrown;
      const error = toChatError(thrown);
      this.#onError(error);
      throw error;
    }
  }

  get #stores(): readonly (ChatListStore | ChatStore | ThreadStore)[] {
    return [...this.#lists.values(), ...this.#chats.values(), ...this.#threads.values()];
  }

  readonly #onOnline = (): void => {
    this.#onReachable();
    // With a stream it is the stream's return that says so.
    if (this.connection.get() === 'off') for (const store of this.#stores) store.retryFailed();
  };

  #onReachable(): void {
    this.#live.kick();
    this.outbox.kick();
    void this.#session.ask();
  }

  #onChange(change: Change): void {
    const {tombstones} = this.#context;
    if (change.type === 'chat-deleted') tombstones.bury(change.chatId, change.seq);
    if (change.type === 'chat-upserted' && !tombstones.blocks(change.chat.id, change.seq))
      tombstones.raise(change.chat.id);
    if (change.type !== 'message-upserted') return;
    const {message} = change;
    this.outbox.confirm(message);
    if (message.author.kind === 'client') this.#tell({type: 'new-message', message});
  }

  #onSent(message: Message, entry: OutboxEntry): void {
    this.#live.emit({type: 'message-upserted', message});
    this.#tell({type: 'sent', entry, message});
    const {chatId, id} = message;
    const o = {signal: new AbortController().signal};
    const onError = (error: unknown) => this.#onError(toChatError(error));
    // A failure here costs only freshness: the message itself has arrived.
    this.adapter.markSeen?.(chatId, id, o).catch(onError);
    // Without a stream nobody else tells that the chat was answered.
    if (this.connection.get() !== 'live') {
      this.adapter.getChat(chatId, o).then((chat) => this.#live.emit({type: 'chat-upserted', chat}), onError);
    }
  }

  #onError(error: ChatError): void {
    if (error.code === 'unauthenticated') this.#signOut();
    else this.#tell({type: 'error', error});
  }

  #signOut(): void {
    if (this.session.get().signedOut) return;
    void this.#live.pause().catch(() => undefined);
    this.outbox.pause();
    this.#session.signOut();
    this.#tell({type: 'auth-required'});
  }

  #tell(event: BackchatEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}

/** The store of the key; `make` is told what to call when the first listener comes, and when nobody listens any more. */
function getOrMake<T>(stores: Map<string, T>, key: string, make: (onActive: OnActive) => T): T {
  let store = stores.get(key);
  if (!store) {
    const made = make((active) => {
      // Whoever still holds a forgotten store may listen to it again.
      if (active && !stores.has(key)) stores.set(key, made);
      else if (!active && stores.get(key) === made) stores.delete(key);
    });
    stores.set(key, (store = made));
  }
  return store;
}
