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
import {
  deleteChat,
  exportChats,
  type ExportRequest,
  markAnswered,
  refusal,
  resumeSession,
  valuesOf,
} from './commands.js';
import {createDraftStore, type DraftStore} from './draft-store.js';
import {type Connection, LiveSession} from './live-session.js';
import type {OnActive, StoreContext} from './live-store.js';
import {Outbox, type OutboxEntry, type OutboxEvent} from './outbox.js';
import {createSession, type Session, type SessionSnapshot} from './session.js';
import {type BackchatStorage, createIndexedDbStorage} from './storage.js';
import type {Readable} from './store.js';
import {ThreadStore} from './thread-store.js';
import {Tombstones} from './tombstones.js';

export type {ExportRequest} from './commands.js';

/** What happened, for those who announce it to the host. */
export type BackchatEvent =
  | OutboxEvent
  | {readonly type: 'new-message'; readonly message: Message}
  | {readonly type: 'error'; readonly error: ChatError};

export interface BackchatOptions {
  readonly storage?: BackchatStorage;
  readonly clock?: Clock;
}

/** What both a list and what is shown of a chat can do. */
type Reader = Pick<ChatStore, 'refresh' | 'retryFailed'>;

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
  #isVisible = true;
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
    this.outbox = new Outbox(adapter, storage, clock, (event) => this.#onOutbox(event));
    const onKnown = ({scope, author}: Me, isConfirmed: boolean) => {
      this.drafts.setScope(scope);
      void this.outbox.start(scope, isConfirmed ? author.id : undefined);
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
    if (visible === this.#isVisible) return;
    this.#isVisible = visible;
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
    if (!this.adapter.sendMessage) return this.#refuse();
    return this.outbox.send(chatId, text, {...options, after: this.#threads.get(chatId)?.newestId});
  }

  /**
   * Sends a failed message once more.
   * @later unsent
   */
  retry(key: string): void {
    this.outbox.retry(key);
  }

  /**
   * Throws an unsent message away.
   * @later unsent
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
    await resumeSession(this.#session);
    for (const store of valuesOf<Reader>(this.#lists, this.#chats, this.#threads)) store.refresh();
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

  readonly #onOnline = (): void => {
    this.#onReachable();
    // With a stream it is the stream's return that says so.
    if (this.connection.get() === 'off') this.#retryFailed().catch(() => undefined);
  };

  /** @later commands */
  async #retryFailed(): Promise<void> {
    for (const store of valuesOf<Reader>(this.#lists, this.#chats, this.#threads)) store.retryFailed();
  }

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

  #onOutbox(event: OutboxEvent): void {
    if (event.type === 'auth-required') return this.#signOut();
    if (event.type === 'sent') this.#live.emit({type: 'message-upserted', message: event.message});
    this.#tell(event);
    if (event.type !== 'sent') return;
    const {chatId, id} = event.message;
    const onError = (error: unknown) => this.#onError(toChatError(error));
    // A failure here costs only freshness: the message itself has arrived.
    this.adapter.markSeen?.(chatId, id, {signal: new AbortController().signal}).catch(onError);
    // Without a stream nobody else tells that the chat was answered.
    if (this.connection.get() !== 'live') this.#readChat(chatId).catch(onError);
  }

  /** @later commands */
  async #refuse(): Promise<never> {
    throw refusal(this.adapter, 'sendMessage');
  }

  /** @later commands */
  async #readChat(chatId: string): Promise<void> {
    const chat = await this.adapter.getChat(chatId, {signal: new AbortController().signal});
    this.#live.emit({type: 'chat-upserted', chat});
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
