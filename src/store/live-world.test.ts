/**
 * A back end for the tests of the live stores. What a request finds when it arrives, when its answer comes, when the
 * stream delivers a change and when it is cut, are the test's to say. Holds no tests itself.
 */
import type {Capabilities, ChatAdapter} from '../adapters/adapter.js';
import {aChat, aClient, aMessage} from '../adapters/testing/fixtures.js';
import type {Change, DataChange} from '../model/change.js';
import type {Chat} from '../model/chat.js';
import {ChatError} from '../model/errors.js';
import type {Message} from '../model/message.js';
import type {MessageWindow, MessageWindowRequest, Page, PageRequest} from '../model/page.js';
import {type ChatQuery, matchesQuery, type Sort} from '../model/query.js';
import {LiveSession} from './live-session.js';
import type {LiveSnapshot, LiveStore, StoreContext} from './live-store.js';
import {FakeClock} from './outbox-world.test.js';
import {Tombstones} from './tombstones.js';

export {FakeClock, settle} from './outbox-world.test.js';

export interface ServerOptions {
  /** Answers and changes carry numbers; true by default. */
  readonly numbered?: boolean;
  /** Records carry versions, and messages their order; true by default. */
  readonly versioned?: boolean;
  /** Missed changes are delivered after a cut; true by default. */
  readonly replay?: boolean;
  /** There is a stream at all; true by default. */
  readonly live?: boolean;
  readonly totals?: boolean | 'estimate';
  readonly capabilities?: Partial<Capabilities>;
}

/** A request that waits for the test. */
export interface Call {
  readonly method: string;
  readonly args: readonly unknown[];
  /** Does the work, once; what happens later is not in the answer. */
  arrive(): void;
  /** Arrives, if it has not, and answers. */
  answer(): void;
  fail(error: unknown): void;
}

class Stream {
  readonly queue: Change[] = [];
  isOpen = false;
  /** How many changes may be delivered. */
  budget = 0;
  end?: ChatError | 'cut';
  #wake = () => {};

  changed(): Promise<void> {
    return new Promise((resolve) => (this.#wake = resolve));
  }

  wake(): void {
    this.#wake();
  }
}

export class Server {
  readonly chats = new Map<string, Chat>();
  readonly threads = new Map<string, readonly Message[]>();
  /** Requests under way, while `isQuick` is false. */
  readonly calls: Call[] = [];
  /** Everything that was asked, oldest first. */
  readonly asked: {readonly method: string; readonly args: readonly unknown[]}[] = [];
  readonly adapter: ChatAdapter;
  /** Requests are answered, and changes delivered, as they come. */
  isQuick = true;
  /** What the next requests, and streams, of a method fail with. */
  readonly failures = new Map<string, unknown>();
  seq = 0;
  stream?: Stream;
  streamsOpened = 0;
  readonly #options: ServerOptions;
  readonly #log: DataChange[] = [];
  readonly #deleted = new Map<string, Chat>();
  #ids = 0;
  #oldest = 0;

  constructor(options: ServerOptions = {}) {
    this.#options = options;
    const {replay = true, live = true, capabilities} = options;
    this.adapter = {
      name: 'server',
      capabilities: {replay, ...capabilities},
      listChats: (query, page, {signal}) =>
        this.#call('listChats', [query, page], signal, () => this.page(query, page)),
      getChat: (id, {signal}) => this.#call('getChat', [id], signal, () => this.#chat(id)),
      listMessages: (id, request, {signal}) =>
        this.#call('listMessages', [id, request], signal, () => this.window(id, request)),
      ...(live && {changes: ({signal, since}) => this.#changes(signal, since)}),
    };
  }

  /** What the clock of the server says: a second passes with each change. */
  get now(): string {
    return new Date(Date.parse('2025-01-14T10:00:00Z') + this.#ids * 1_000).toISOString();
  }

  openChat(over: Partial<Chat> = {}): Chat {
    const id = over.id ?? `c${++this.#ids}`;
    const chat = aChat({id, createdAt: this.now, lastMessage: null, newMessages: 0, ...this.#version(), ...over});
    this.chats.set(id, chat);
    this.threads.set(id, this.threads.get(id) ?? []);
    this.#publish({type: 'chat-upserted', chat});
    return chat;
  }

  updateChat(id: string, patch: Partial<Chat>): void {
    const chat = this.chats.get(id);
    if (!chat) return;
    const next = {...chat, ...patch, ...this.#version(chat.version)};
    this.chats.set(id, next);
    this.#publish({type: 'chat-upserted', chat: next});
  }

  deleteChat(id: string): void {
    const chat = this.chats.get(id);
    if (!chat) return;
    this.#deleted.set(id, chat);
    this.chats.delete(id);
    this.#publish({type: 'chat-deleted', chatId: id, by: 'Olga'});
  }

  restoreChat(id: string): void {
    const chat = this.#deleted.get(id);
    if (!chat) return;
    this.#deleted.delete(id);
    this.chats.set(id, chat);
    this.updateChat(id, {});
  }

  write(chatId: string, over: Partial<Message> = {}): Message {
    const thread = this.threads.get(chatId) ?? [];
    const id = over.id ?? `m${++this.#ids}`;
    const order = {order: (thread.at(-1)?.order ?? 0) + 1};
    const message = aMessage({
      id,
      chatId,
      sentAt: this.now,
      text: `text of ${id}`,
      ...(this.#options.versioned !== false && order),
      ...this.#version(),
      ...over,
    });
    this.threads.set(chatId, [...thread, message]);
    this.#publish({type: 'message-upserted', message});
    const {sentAt, text} = message;
    const newMessages = Number(this.chats.get(chatId)?.newMessages ?? 0) + 1;
    this.updateChat(chatId, {lastMessage: {sentAt, text, authorKind: 'client'}, newMessages});
    return message;
  }

  edit(chatId: string, id: string, text: string): void {
    const old = this.threads.get(chatId)?.find((message) => message.id === id);
    if (!old) return;
    const message = {...old, text, ...this.#version(old.version)};
    this.#setThread(chatId, (thread) => thread.map((other) => (other === old ? message : other)));
    this.#publish({type: 'message-upserted', message});
  }

  deleteMessage(chatId: string, messageId: string): void {
    if (!this.threads.get(chatId)?.some(({id}) => id === messageId)) return;
    this.#setThread(chatId, (thread) => thread.filter(({id}) => id !== messageId));
    this.#publish({type: 'message-deleted', chatId, messageId});
  }

  /** Delivers a change that the server has not made. */
  tell(change: Change): void {
    if (this.stream?.isOpen) this.stream.queue.push(change);
    this.stream?.wake();
  }

  /** Lets the stream deliver some of what waits in it. */
  deliver(count = 1): void {
    if (this.stream) this.stream.budget += count;
    this.stream?.wake();
  }

  /** Ends the stream; what was not delivered by then is lost on the way. */
  cut(error?: ChatError): void {
    if (this.stream) this.stream.end = error ?? 'cut';
    this.stream?.wake();
  }

  /** As after a restart: where streams have been so far is not known any more. */
  forget(): void {
    this.#oldest = this.seq + 1;
    this.seq++;
    this.#log.push({type: 'typing', chatId: '', author: aMessage().author, until: this.now});
    this.cut();
  }

  /** The calls of one method under way. */
  callsOf(method: string): readonly Call[] {
    return this.calls.filter((call) => call.method === method);
  }

  askedFor(method: string): number {
    return this.asked.filter((call) => call.method === method).length;
  }

  /** From here on everything is answered and delivered as it comes. */
  hurry(): void {
    this.isQuick = true;
    for (const call of [...this.calls]) call.answer();
    this.stream?.wake();
  }

  page(query: ChatQuery, {size, at}: PageRequest): Page<Chat> {
    const all = [...this.chats.values()].filter((chat) => matchesQuery(chat, query) !== false).sort(order(query.sort));
    const {capabilities: {paging = 'both'} = {}, totals = true} = this.#options;
    const last = Math.max(0, Math.ceil(all.length / size) - 1) * size;
    let start = 'page' in at ? (at.page - 1) * size : 'last' in at ? last : 0;
    if ('after' in at) start = Number(at.after);
    if ('before' in at) start = Math.max(0, Number(at.before) - size);
    const end = start + size;
    return {
      items: all.slice(start, end),
      ...(totals && {total: all.length}),
      ...(totals === 'estimate' && {totalIsEstimate: true}),
      ...(paging !== 'pages' && end < all.length && {next: String(end)}),
      ...(paging !== 'pages' && start > 0 && {previous: String(start)}),
      ...this.#number(),
    };
  }

  window(chatId: string, {before, after, around, limit}: MessageWindowRequest): MessageWindow {
    this.#chat(chatId);
    const all = this.threads.get(chatId) ?? [];
    const at = all.findIndex(({id}) => id === (before ?? after ?? around));
    if (at < 0 && (before ?? after ?? around) !== undefined) throw new ChatError('not-found', 'No such message.');
    let start = Math.max(0, all.length - limit);
    let end = all.length;
    if (before !== undefined) [start, end] = [Math.max(0, at - limit), at];
    if (after !== undefined) [start, end] = [at + 1, at + 1 + limit];
    if (around !== undefined) {
      start = Math.max(0, Math.min(start, at - Math.floor(limit / 2)));
      end = start + limit;
    }
    return {items: all.slice(start, end), hasOlder: start > 0, hasNewer: end < all.length, ...this.#number()};
  }

  #chat(id: string): Chat {
    const chat = this.chats.get(id);
    if (!chat) throw new ChatError('not-found', `There is no chat "${id}".`);
    return chat;
  }

  #setThread(chatId: string, change: (thread: readonly Message[]) => readonly Message[]): void {
    this.threads.set(chatId, change(this.threads.get(chatId) ?? []));
    this.#ids++;
  }

  #version(old = 0): {version?: number} {
    return this.#options.versioned === false ? {} : {version: old + 1};
  }

  #number(): {seq?: number} {
    return this.#options.numbered === false ? {} : {seq: this.seq};
  }

  #publish(change: DataChange): void {
    this.seq++;
    const known = {...change, ...this.#number(), resume: String(this.seq)};
    this.#log.push(known);
    this.tell(known);
  }

  async #call<T>(method: string, args: readonly unknown[], signal: AbortSignal, work: () => T): Promise<T> {
    this.asked.push({method, args});
    signal.throwIfAborted();
    if (this.failures.has(method)) throw this.failures.get(method);
    if (this.isQuick) return work();
    return new Promise<T>((resolve, reject) => {
      let outcome: (() => T) | undefined;
      const done = () => this.calls.splice(this.calls.indexOf(call), 1);
      const arrive = () => {
        try {
          const found = work();
          outcome ??= () => found;
        } catch (error) {
          outcome ??= () => {
            throw error;
          };
        }
      };
      const call: Call = {
        method,
        args,
        arrive: () => outcome ?? arrive(),
        answer: () => {
          call.arrive();
          done();
          new Promise<T>((found) => found((outcome as () => T)())).then(resolve, reject);
        },
        fail: (error) => {
          done();
          reject(error);
        },
      };
      this.calls.push(call);
      signal.addEventListener('abort', () => this.calls.includes(call) && call.fail(signal.reason));
    });
  }

  async *#changes(signal: AbortSignal, since: string | undefined): AsyncGenerator<Change> {
    this.streamsOpened++;
    if (this.failures.has('changes')) throw this.failures.get('changes');
    const stream = (this.stream = new Stream());
    signal.addEventListener('abort', () => stream.wake());
    for (;;) {
      signal.throwIfAborted();
      if (stream.end === 'cut') return;
      if (stream.end) throw stream.end;
      const mayDeliver = this.isQuick || stream.budget > 0;
      if (mayDeliver && !stream.isOpen) {
        // What happens before this is known only to those who can resume.
        stream.isOpen = true;
        const canResume = since === undefined || Number(since) >= this.#oldest;
        const missed = since !== undefined && canResume ? this.#log.slice(Number(since)) : [];
        stream.queue.push(...missed, {type: 'ready', ...this.#number(), resume: String(this.seq)});
        if (!canResume) stream.queue.push({type: 'reset'});
      }
      const change = mayDeliver ? stream.queue.shift() : undefined;
      if (change) {
        if (!this.isQuick) stream.budget--;
        yield change;
      } else await stream.changed();
    }
  }
}

/** The order that the contract asks for: ties by id, chats without a message last. */
function order({by, direction}: Sort): (a: Chat, b: Chat) => number {
  const sign = direction === 'asc' ? 1 : -1;
  const value = (chat: Chat) => {
    if (by === 'clientName') return chat.client.name;
    if (by === 'newMessages') return Number(chat.newMessages ?? 0);
    return by === 'createdAt' ? chat.createdAt : chat.lastMessage?.sentAt;
  };
  return (a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === y) return a.id < b.id ? -sign : sign;
    if (x === undefined || y === undefined) return x === undefined ? 1 : -1;
    return x < y ? -sign : sign;
  };
}

/** A server with a live session, and what stores need of a Backchat. */
export class World {
  readonly server: Server;
  readonly clock = new FakeClock();
  readonly live: LiveSession;
  readonly errors: ChatError[] = [];
  readonly context: StoreContext;

  constructor(options: ServerOptions = {}) {
    this.server = new Server(options);
    const tombstones = new Tombstones();
    this.live = new LiveSession(this.server.adapter, {
      clock: this.clock,
      onChange: (change) => {
        if (change.type === 'chat-deleted') tombstones.bury(change.chatId, change.seq);
        if (change.type !== 'chat-upserted' || tombstones.blocks(change.chat.id, change.seq)) return;
        tombstones.raise(change.chat.id);
      },
    });
    this.context = {
      adapter: this.server.adapter,
      live: this.live,
      tombstones,
      clock: this.clock,
      onError: (error) => this.errors.push(error),
      onMessages: () => {},
    };
  }

  /** Listens to a store until the returned function is called; `seen` are all its snapshots. */
  watch<T extends LiveSnapshot>(store: LiveStore<T>): {readonly seen: T[]; stop(): void} {
    const seen: T[] = [];
    return {seen, stop: store.subscribe((snapshot) => seen.push(snapshot))};
  }

  /** Some chats, each a second older than the next. */
  openChats(count: number, names = 'abcdefghijklmnopqrstuvwxyz'): void {
    for (let i = 0; i < count; i++) {
      const id = `c${String(i + 1).padStart(3, '0')}`;
      this.server.openChat({id, client: aClient({id: `client of ${id}`, name: names[i % names.length]})});
      this.server.write(id);
    }
  }
}
