/**
 * A world for the outbox's tests: one server, one computer, its tabs. Time, chance, network, storage, locks and
 * channels are the test's. Holds no tests itself.
 */
import type {ChatAdapter} from '../adapters/adapter.js';
import './commands.js';
import './later-reading.js';
import './outbox-check.js';
import {ChatError, type ChatErrorCode} from '../model/errors.js';
import type {Author, Message} from '../model/message.js';
import type {MessageWindow, MessageWindowRequest} from '../model/page.js';
import type {Clock} from './clock.js';
import {Outbox, type OutboxEntry, type TabChannel} from './outbox.js';
import {type BackchatStorage, createMemoryStorage} from './storage.js';

export const ME: Author = {kind: 'service-user', id: 'olga', name: 'Olga'};
export const SCOPE = 'shop/olga';

const never = <T>() => new Promise<T>(() => undefined);

/** Lets everything happen that waits for nothing but promises, and for what is loaded on first use. */
export async function settle(): Promise<void> {
  // Parts come in the order in which they were asked for; this one is there already.
  await import('./later-reading.js');
  await new Promise<void>((resolve) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

export class FakeClock implements Clock {
  time = Date.parse('2025-01-14T10:00:00Z');
  #tasks: {readonly at: number; readonly run: () => void}[] = [];

  get waiting(): number {
    return this.#tasks.length;
  }

  now(): number {
    return this.time;
  }

  random(): number {
    return 0.5;
  }

  after(ms: number, run: () => void): () => void {
    const task = {at: this.time + ms, run};
    this.#tasks.push(task);
    return () => (this.#tasks = this.#tasks.filter((other) => other !== task));
  }

  /** Passes time, task by task. */
  async advance(ms: number): Promise<void> {
    const end = this.time + ms;
    for (;;) {
      await settle();
      const next = this.#tasks.sort((a, b) => a.at - b.at).find(({at}) => at <= end);
      if (!next) break;
      this.#tasks = this.#tasks.filter((task) => task !== next);
      this.time = Math.max(this.time, next.at);
      next.run();
    }
    this.time = end;
  }
}

/**
 * What becomes of one request. `lost`: never arrives; `unanswered`: arrives, its answer does not; `slow`: its answer
 * takes 2 s; `late`: arrives 3 s after it was given up; `unreadable`: arrives, its answer makes no sense, which that of
 * an `unreadable-rejection` does not either.
 */
export type Fault =
  'lost' | 'unanswered' | 'slow' | 'late' | 'unreadable' | 'unreadable-rejection' | ChatErrorCode | ChatError;

export interface ServerOptions {
  /** Recognises a repeated key, and says so. */
  readonly idempotent?: boolean;
  /** Says that it recognises a repeated key, and does not. */
  readonly broken?: boolean;
  /** Returns the key with the message. */
  readonly echoesKeys?: boolean;
  /** Milliseconds that its clock is ahead. */
  readonly skew?: number;
}

interface Post {
  readonly chatId: string;
  readonly text: string;
  readonly key: string;
  /** Whoever sent it still waits for the answer. */
  readonly isWanted: () => boolean;
}

export class FakeServer {
  readonly chats = new Map<string, Message[]>();
  /** For the next POSTs, and the next reads, in order. */
  readonly postFaults: Fault[] = [];
  readonly readFaults: Fault[] = [];
  offline = false;
  signedOut = false;
  posts = 0;
  reads = 0;
  /** The most POSTs that were ever under way in one chat. */
  mostInFlight = 0;
  /** While set, POSTs are answered only when it resolves. */
  hold?: Promise<void>;
  #inFlight: readonly {readonly chatId: string; readonly isWanted: () => boolean}[] = [];
  readonly #keys = new Map<string, Message>();
  #ids = 0;

  constructor(
    readonly clock: FakeClock,
    readonly options: ServerOptions = {},
  ) {}

  texts(chatId = 'c1'): readonly string[] {
    return (this.chats.get(chatId) ?? []).map(({text}) => text);
  }

  /** Writes a message as from elsewhere. */
  add(chatId: string, text: string, author: Author, idempotencyKey?: string): Message {
    const messages = this.chats.get(chatId) ?? [];
    const id = `m${String(++this.#ids)}`;
    const sentAt = new Date(this.clock.now() + (this.options.skew ?? 0)).toISOString();
    const echo = this.options.echoesKeys && idempotencyKey !== undefined && {idempotencyKey};
    const message: Message = {id, chatId, author, sentAt, text, ...echo};
    this.chats.set(chatId, [...messages, message]);
    return message;
  }

  /** The port, as one tab sees it: silent once `isAlive` says no. */
  adapter(isAlive: () => boolean = () => true): ChatAdapter {
    const answer = async <T>(promise: Promise<T>, signal: AbortSignal): Promise<T> => {
      const aborted = new Promise<never>((_, reject) => {
        const abort = () => reject(new DOMException('aborted', 'AbortError'));
        if (signal.aborted) abort();
        else signal.addEventListener('abort', abort);
      });
      const result = await Promise.race([promise, aborted]).catch((error: unknown) => {
        if (isAlive()) throw error;
        return never<T>();
      });
      return isAlive() ? result : never();
    };
    return {
      name: 'fake',
      capabilities: {idempotentSend: this.options.idempotent ?? false},
      listChats: never,
      getChat: never,
      listMessages: (chatId, window, {signal}) => answer(this.#list(chatId, window), signal),
      sendMessage: (chatId, {text, idempotencyKey}, {signal}) => {
        const isWanted = () => isAlive() && !signal.aborted;
        return answer(this.#receive({chatId, text, key: idempotencyKey, isWanted}), signal);
      },
    };
  }

  async #receive(post: Post): Promise<Message> {
    this.posts++;
    this.#inFlight = [...this.#inFlight, post].filter(({isWanted}) => isWanted());
    const {length} = this.#inFlight.filter(({chatId}) => chatId === post.chatId);
    this.mostInFlight = Math.max(this.mostInFlight, length);
    try {
      return await this.#answerPost(post);
    } finally {
      this.#inFlight = this.#inFlight.filter((other) => other !== post);
    }
  }

  async #answerPost(post: Post): Promise<Message> {
    const fault = this.#nextFault(this.postFaults);
    if (fault === 'late') this.clock.after(3_000, () => this.#take(post));
    const isTaken = fault === undefined || fault === 'slow' || fault === 'unanswered' || fault === 'unreadable';
    if (!isTaken) throw failure(fault);
    const message = this.#take(post);
    await this.hold;
    if (fault === 'slow') await new Promise<void>((resolve) => this.clock.after(2_000, resolve));
    else if (fault !== undefined) throw failure(fault);
    return message;
  }

  #take({chatId, text, key}: Post): Message {
    const known = this.options.idempotent && !this.options.broken ? this.#keys.get(key) : undefined;
    const message = known ?? this.add(chatId, text, ME, key);
    this.#keys.set(key, message);
    return message;
  }

  async #list(chatId: string, window: MessageWindowRequest): Promise<MessageWindow> {
    this.reads++;
    const fault = this.#nextFault(this.readFaults);
    if (fault !== undefined) throw failure(fault);
    const all = this.chats.get(chatId) ?? [];
    const {before, after, limit} = window;
    const at = all.findIndex(({id}) => id === (before ?? after));
    if (at < 0 && (before ?? after) !== undefined) throw failure('not-found');
    const start = after !== undefined ? at + 1 : Math.max(0, (before !== undefined ? at : all.length) - limit);
    const end = after !== undefined ? start + limit : before !== undefined ? at : all.length;
    return {items: all.slice(start, end), hasOlder: start > 0, hasNewer: end < all.length};
  }

  #nextFault(faults: Fault[]): Fault | undefined {
    const fault = faults.shift();
    if (this.offline) return 'lost';
    return this.signedOut ? 'unauthenticated' : fault;
  }
}

function failure(fault: Fault): ChatError {
  if (fault instanceof ChatError) return fault;
  if (fault === 'lost') return new ChatError('offline', 'lost');
  if (fault === 'unanswered' || fault === 'slow' || fault === 'late') return new ChatError('timeout', fault);
  if (fault === 'unreadable' || fault === 'unreadable-rejection') {
    return new ChatError('protocol', 'unreadable', {field: 'id'});
  }
  return new ChatError(fault, fault);
}

interface Candidate {
  readonly tab: Tab;
  start(): void;
}

/** Locks of one computer; those of a tab that dies go to the next. */
export class FakeLocks {
  readonly #queues = new Map<string, Candidate[]>();

  manager(tab: Tab): LockManager {
    const request = (name: string, {signal}: {signal: AbortSignal}, office: () => Promise<unknown>): Promise<unknown> =>
      new Promise((resolve, reject) => {
        if (!tab.alive) return;
        const leave = () => this.#leave(name, candidate);
        let begun = false;
        const candidate: Candidate = {
          tab,
          start: () => {
            if (begun) return;
            begun = true;
            void office().then((value) => (leave(), resolve(value)), reject);
          },
        };
        signal.addEventListener('abort', () => {
          if (begun) return;
          leave();
          reject(new DOMException('aborted', 'AbortError'));
        });
        const queue = this.#queues.get(name) ?? [];
        this.#queues.set(name, [...queue, candidate]);
        queueMicrotask(() => this.#next(name));
      });
    return {request, query: never} as unknown as LockManager;
  }

  release(tab: Tab): void {
    for (const [name, queue] of this.#queues) {
      for (const candidate of queue) if (candidate.tab === tab) this.#leave(name, candidate);
    }
  }

  #leave(name: string, candidate: Candidate): void {
    this.#queues.set(
      name,
      (this.#queues.get(name) ?? []).filter((other) => other !== candidate),
    );
    this.#next(name);
  }

  #next(name: string): void {
    this.#queues.get(name)?.[0]?.start();
  }
}

export class FakeChannels {
  /** Tabs that are too busy, or asleep, to hear and to answer. */
  readonly deaf = new Set<Tab>();
  readonly #open = new Map<TabChannel, {readonly name: string; readonly tab: Tab}>();

  get size(): number {
    return this.#open.size;
  }

  open(name: string, tab: Tab): TabChannel {
    const channel: TabChannel = {
      onmessage: null,
      close: () => this.#open.delete(channel),
      postMessage: (data: unknown) => {
        if (!this.#open.has(channel)) throw new DOMException('closed', 'InvalidStateError');
        const copy: unknown = structuredClone(data);
        for (const [other, place] of this.#open) {
          if (other === channel || place.name !== name || this.deaf.has(tab) || this.deaf.has(place.tab)) continue;
          queueMicrotask(() => {
            const event = {data: copy} as MessageEvent;
            if (this.#open.has(other)) other.onmessage?.call(other as BroadcastChannel, event);
          });
        }
      },
    };
    this.#open.set(channel, {name, tab});
    return channel;
  }

  release(tab: Tab): void {
    for (const [channel, place] of this.#open) if (place.tab === tab) this.#open.delete(channel);
  }
}

export interface WorldOptions extends ServerOptions {
  /** As over https. */
  readonly withLocks?: boolean;
}

export class World {
  readonly clock = new FakeClock();
  readonly server: FakeServer;
  readonly disk = createMemoryStorage();
  readonly locks = new FakeLocks();
  readonly channels = new FakeChannels();
  readonly withLocks: boolean;

  constructor({withLocks = true, ...options}: WorldOptions = {}) {
    this.withLocks = withLocks;
    this.server = new FakeServer(this.clock, options);
  }

  /** Opens a tab whose user is known. */
  async open(scope = SCOPE): Promise<Tab> {
    const tab = new Tab(this);
    void tab.outbox.start(scope, ME.id);
    await settle();
    return tab;
  }

  stored(scope = SCOPE): Promise<readonly OutboxEntry[]> {
    return this.disk.all('outbox', JSON.stringify(scope));
  }
}

export class Tab {
  readonly outbox: Outbox;
  readonly sent: {readonly message: Message; readonly entry: OutboxEntry}[] = [];
  readonly failed: {readonly entry: OutboxEntry; readonly error: ChatError}[] = [];
  signedOut = false;
  alive = true;
  /** Dies at the next write to storage, right before or after it. */
  diesAtWrite?: 'before' | 'after';
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
    const {clock, server, locks, channels, withLocks} = world;
    const alive = () => this.alive;
    this.outbox = new Outbox(
      server.adapter(alive),
      this.#storage(world.disk),
      {
        now: () => clock.now(),
        random: () => clock.random(),
        after: (ms, task) => clock.after(ms, () => this.alive && task()),
      },
      (event) => {
        if (event.type === 'sent') this.sent.push(event);
        else if (event.type === 'send-failed') this.failed.push(event);
        else this.signedOut = true;
      },
      withLocks ? locks.manager(this) : null,
      (name) => channels.open(name, this),
    );
  }

  get states(): readonly string[] {
    return this.outbox.get().map(({text, state}) => `${text}: ${state}`);
  }

  /** Closed by the user, or reloaded. */
  close(): void {
    this.outbox.dispose();
    this.die();
  }

  /** Gone without a word. */
  die(): void {
    this.alive = false;
    this.#world.channels.release(this);
    this.#world.locks.release(this);
  }

  #storage(disk: BackchatStorage): BackchatStorage {
    const read = async <T>(value: Promise<T>): Promise<T> => (this.alive ? value : never());
    const write = async <T>(apply: () => Promise<T>): Promise<T> => {
      if (this.diesAtWrite === 'before') this.die();
      if (!this.alive) return never();
      const result = await apply();
      if (this.diesAtWrite === 'after') this.die();
      return this.alive ? structuredClone(result) : never();
    };
    return {
      all: (area, prefix) => read(disk.all(area, prefix)),
      get: (area, key) => read(disk.get(area, key)),
      deleteAll: (area, prefix) => write(() => disk.deleteAll(area, prefix)),
      update: (area, key, change) => write(() => disk.update(area, key, (old) => structuredClone(change(old)))),
    };
  }
}
