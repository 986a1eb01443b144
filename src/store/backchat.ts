/**
 * The root object of an application: one stream, one outbox, one session for everything that shows one back end.
 * Hands out the stores that the screens read, and takes the commands that their controls give. Knows no DOM.
 */
import {type Capabilities, capabilitiesOf, type ChatAdapter, type ExportFormat} from '../adapters/adapter.js';
import type {DataChange} from '../model/change.js';
import type {Chat} from '../model/chat.js';
import {ChatError, toChatError} from '../model/errors.js';
import type {AttachmentRef, Message} from '../model/message.js';
import {ChatListStore} from './chat-list-store.js';
import {ChatStore} from './chat-store.js';
import {type Clock, systemClock} from './clock.js';
import {DraftStore} from './draft-store.js';
import {type Connection, LiveSession} from './live-session.js';
import type {LiveStoreOptions, StoreContext} from './live-store.js';
import {Outbox, type OutboxEntry} from './outbox.js';
import {Session, type SessionSnapshot} from './session.js';
import {type BackchatStorage, createIndexedDbStorage} from './storage.js';
import type {Readable} from './store.js';
import {ThreadStore} from './thread-store.js';
import {Tombstones} from './tombstones.js';

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

export interface ExportRequest {
  readonly view?: string;
  readonly format: ExportFormat;
  readonly columns: readonly string[];
  /** Headings by column id; words for roles and statuses as `role.merchant`, `status.in-progress`. */
  readonly labels: Readonly<Record<string, string>>;
  readonly timeZone: string;
  readonly locale: string;
  readonly signal: AbortSignal;
  onProgress(done: number, total?: number): void;
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
  #connections = 0;

  /** The one Backchat of an adapter object. */
  static for(adapter: ChatAdapter): Backchat {
    let backchat = instances.get(adapter);
    if (!backchat) instances.set(adapter, (backchat = new Backchat(adapter)));
    return backchat;
  }

  constructor(adapter: ChatAdapter, options: BackchatOptions = {}) {
    const clock = options.clock ?? systemClock;
    const storage = options.storage ?? createIndexedDbStorage();
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
    this.drafts = new DraftStore(storage, clock);
    this.outbox = new Outbox({
      adapter,
      storage,
      clock,
      onSent: (message, entry) => this.#onSent(message, entry),
      onFailed: (entry, error) => this.#tell({type: 'send-failed', entry, error}),
      onUnauthenticated: () => this.#signOut(),
    });
    this.#session = new Session({
      adapter,
      storage,
      clock,
      onRemembered: ({scope}) => {
        this.drafts.setScope(scope);
        void this.outbox.preview(scope);
      },
      onConfirmed: ({scope, author}) => {
        this.drafts.setScope(scope);
        void this.outbox.start(scope, author.id);
      },
      onError,
    });
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
    return getOrMake(this.#chats, chatId, (options) => new ChatStore(this.#context, chatId, options));
  }

  /** One chat's messages; forgotten when nobody looks at them any more. */
  thread(chatId: string): ThreadStore {
    return getOrMake(this.#threads, chatId, (options) => new ThreadStore(this.#context, chatId, options));
  }

  /** Begins to work for one more element; returns the way to end. */
  connect(): () => void {
    if (this.#connections++ === 0) {
      globalThis.addEventListener?.('online', this.#onOnline);
      void this.#session.start();
    }
    let active = true;
    return () => {
      if (!active) return;
      active = false;
      if (--this.#connections > 0) return;
      globalThis.removeEventListener?.('online', this.#onOnline);
      this.#session.stop();
    };
  }

  /** Told by the page: one hidden for long closes its stream and resumes on return. */
  setVisible(visible: boolean): void {
    this.#live.setVisible(visible);
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
    if (!this.adapter.sendMessage) throw new ChatError('forbidden', `${this.adapter.name} takes no messages.`);
    const after = this.#threads.get(chatId)?.newestId;
    return this.outbox.send(chatId, text, {...options, ...(after !== undefined && {after})});
  }

  /** Sends a failed message once more. */
  retry(key: string): void {
    this.outbox.retry(key);
  }

  /** Throws an unsent message away. */
  async discard(key: string): Promise<void> {
    await this.outbox.discard(key);
  }

  /** Deletes a chat. A chat that is gone already counts as deleted. */
  async deleteChat(chatId: string): Promise<void> {
    try {
      await this.#command('deleteChat')(chatId, {signal: new AbortController().signal});
    } catch (error) {
      const failure = toChatError(error);
      if (failure.code !== 'not-found') throw this.#noticed(failure);
    }
    this.#live.emit({type: 'chat-deleted', chatId});
    this.drafts.set(chatId, '');
    for (const entry of this.outbox.get()) if (entry.chatId === chatId) void this.outbox.discard(entry.key);
    for (const list of this.#lists.values()) list.refresh();
  }

  /** "No answer needed". */
  async markAnswered(chatId: string): Promise<void> {
    try {
      const chat = await this.#command('markAnswered')(chatId, {signal: new AbortController().signal});
      this.#live.emit({type: 'chat-upserted', chat});
    } catch (error) {
      throw this.#noticed(toChatError(error));
    }
  }

  /** The whole filtered set of a view as a file. */
  async exportChats({view, ...request}: ExportRequest): Promise<Blob> {
    const {query} = this.list(view);
    try {
      if (this.adapter.exportChats && this.capabilities.exportFormats.includes(request.format)) {
        return await this.adapter.exportChats(query, request);
      }
      const {exportByPages} = await import('./export-by-pages.js');
      return await exportByPages(this.adapter, query, request);
    } catch (error) {
      throw request.signal.aborted ? error : this.#noticed(toChatError(error));
    }
  }

  /** The user has signed in again: the stream goes on, and the outbox as soon as it is known who it is. */
  async resume(): Promise<void> {
    this.#live.resume();
    await this.#session.resume();
    for (const store of this.#stores) store.refresh();
  }

  /** Erases what this computer keeps of the user: call it at sign-out. */
  async forget(): Promise<void> {
    await Promise.all([
      this.outbox.forget(),
      this.drafts.forget(),
      this.#storage.delete('identities', this.adapter.name),
    ]);
  }

  /** An optional method of the adapter, or a clear refusal where it has none. */
  #command<K extends 'deleteChat' | 'markAnswered'>(name: K): NonNullable<ChatAdapter[K]> {
    const method = this.adapter[name];
    if (!method) throw new ChatError('forbidden', `${this.adapter.name} has no ${name}.`);
    return method.bind(this.adapter) as NonNullable<ChatAdapter[K]>;
  }

  #noticed(error: ChatError): ChatError {
    this.#onError(error);
    return error;
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

  #onChange(change: DataChange): void {
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
    const {signal} = new AbortController();
    // A failure here costs only freshness: the message itself has arrived.
    void this.adapter
      .markSeen?.(message.chatId, message.id, {signal})
      .catch((error) => this.#onError(toChatError(error)));
    if (this.connection.get() !== 'live') void this.#readChat(message.chatId, signal);
  }

  /** Without a stream nobody else tells that the chat was answered. */
  async #readChat(chatId: string, signal: AbortSignal): Promise<void> {
    try {
      const chat: Chat = await this.adapter.getChat(chatId, {signal});
      this.#live.emit({type: 'chat-upserted', chat});
    } catch (error) {
      this.#onError(toChatError(error));
    }
  }

  #onError(error: ChatError): void {
    if (error.code === 'unauthenticated') this.#signOut();
    else this.#tell({type: 'error', error});
  }

  #signOut(): void {
    if (this.session.get().signedOut) return;
    this.#live.pause();
    this.outbox.pause();
    this.#session.signOut();
    this.#tell({type: 'auth-required'});
  }

  #tell(event: BackchatEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}

function getOrMake<T>(stores: Map<string, T>, key: string, make: (options: LiveStoreOptions) => T): T {
  const known = stores.get(key);
  if (known) return known;
  const store = make({
    // Whoever still holds a forgotten store may listen to it again.
    onActive: (active) => {
      if (active && !stores.has(key)) stores.set(key, store);
      else if (!active && stores.get(key) === store) stores.delete(key);
    },
  });
  stores.set(key, store);
  return store;
}
