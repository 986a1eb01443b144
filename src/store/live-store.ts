/**
 * What the list, a thread and a chat's record share: they start with the first listener, stop a while after the last,
 * hear every change, and read so that nothing falls between an answer and the stream.
 */
import type {ChatAdapter} from '../adapters/adapter.js';
import type {Change, DataChange} from '../model/change.js';
import {type ChatError, toChatError} from '../model/errors.js';
import type {Message} from '../model/message.js';
import type {Clock} from './clock.js';
import type {LiveSession} from './live-session.js';
import {isContained} from './merge.js';
import {Store} from './store.js';
import type {Tombstones} from './tombstones.js';

/** What a Backchat lends to its stores. */
export interface StoreContext {
  readonly adapter: ChatAdapter;
  readonly live: LiveSession;
  readonly tombstones: Tombstones;
  readonly clock: Clock;
  /** Every failed call is told, so that signing out is noticed wherever it shows first. */
  onError(error: ChatError): void;
  /** Messages that a load brought: those of ours among them have arrived. */
  onMessages(messages: readonly Message[]): void;
}

/** `idle`: nobody listens yet · `loading`: nothing to show yet · `failed`: nothing to show, see the error. */
export type Phase = 'idle' | 'loading' | 'ready' | 'failed';

/** What the snapshots of all stores tell alike. */
export interface LiveSnapshot {
  /** Of a store of one chat. */
  readonly chatId?: string;
  readonly phase: Phase;
  /** An answer is awaited. */
  readonly busy?: boolean;
  /** Something may have been missed since what is shown was read. */
  readonly stale?: boolean;
  readonly error?: ChatError;
  readonly olderError?: ChatError;
}

/** Told when the first listener comes, and some time after the last has gone. */
export type OnActive = (active: boolean) => void;

/** What becomes of an answer. */
export interface Reader<A> {
  /**
   * Shows it. `begun` tells when it was asked for, see `Tombstones.hides`; `later` are the changes that arrived
   * meanwhile and are not known to be in the answer, in order.
   */
  show(answer: A, begun: number, later: readonly DataChange[]): void;
  /** Tells why there is none; `heard` are the changes that arrived meanwhile. */
  fail(error: ChatError, heard: readonly DataChange[]): void;
}

/** The number up to which an answer holds all changes. */
interface Numbered {
  readonly seq?: number;
}

const GRACE_MS = 5_000;

/** What `get` and `subscribe` tell is for anybody; the rest for the Backchat, and for the parts that are loaded later. */
export abstract class LiveStore<T extends LiveSnapshot, A extends object = object>
  extends Store<T>
  implements Reader<A>
{
  readonly context: StoreContext;
  /** Deletions of the records it shows. */
  readonly tombstones: Tombstones;
  /** Aborted when nobody looks any more. */
  signal = AbortSignal.abort();
  /** The latest reading of everything: settles when that has come to its end, and never rejects. */
  reading?: Promise<void>;
  readonly #initial: T;
  readonly #onActive?: OnActive;
  readonly #buffers = new Set<DataChange[]>();
  #stop?: () => void;
  #cancelStop?: () => void;
  /** What is being asked, or was last; an answer to the one before, which comes too late, is ignored. */
  question = new AbortController();

  constructor(context: StoreContext, initial: T, onActive?: OnActive, tombstones = context.tombstones) {
    super(initial);
    this.#initial = initial;
    this.context = context;
    this.tombstones = tombstones;
    this.#onActive = onActive;
  }

  override subscribe(listener: (value: T) => void): () => void {
    this.listeners.add(listener);
    this.#cancelStop?.();
    if (this.signal.aborted) this.#start();
    return () => {
      if (this.listeners.delete(listener) && this.listeners.size === 0) {
        this.#cancelStop = this.context.clock.after(GRACE_MS, () => this.#stop?.());
      }
    };
  }

  /** Of anybody: reads again. */
  refresh(): void {
    if (!this.signal.aborted) this.reload();
  }

  /** Of the Backchat: tries once more what could not be read. */
  retryFailed(): void {
    const {error, olderError} = this.get();
    if (error || olderError) this.refresh();
  }

  #start(): void {
    const life = new AbortController();
    this.signal = life.signal;
    const unlisten = this.context.live.listen((change: Change) => {
      const {phase, chatId} = this.get();
      if (change.type === 'ready') this.retryFailed();
      else if (change.type === 'reset') {
        this.patch({stale: phase === 'ready'} as Partial<T>);
        this.reload();
      } else if (chatId === undefined || chatId === chatOf(change)) {
        // What somebody types now is in no answer.
        if (change.type !== 'typing') for (const buffer of this.#buffers) buffer.push(change);
        this.apply(change);
        // What is not there may be there now.
        if (phase === 'failed' && chatId && change.type === 'chat-upserted') this.reload();
      }
    });
    this.#stop = () => {
      life.abort();
      this.question.abort();
      unlisten();
      this.onStop();
      this.#onActive?.(false);
    };
    this.#onActive?.(true);
    this.reload();
  }

  /** Asks for what is shown; what is still asked besides is given up. */
  read(ask: (signal: AbortSignal) => Promise<A>): void {
    this.question.abort();
    this.question = new AbortController();
    this.patch({busy: true, phase: this.get().phase === 'ready' ? 'ready' : 'loading'} as Partial<T>);
    this.reading = this.load(this.question.signal, ask, this);
  }

  /**
   * Asks the back end, and has its answer shown with the changes that arrived meanwhile, before any other can arrive;
   * or tells what went wrong, after the Backchat has heard of it, unless the question was given up.
   */
  async load<B extends object>(
    signal: AbortSignal,
    ask: (signal: AbortSignal) => Promise<B>,
    reader: Reader<B>,
  ): Promise<void> {
    const heard: DataChange[] = [];
    try {
      await this.context.live.whenReady();
      signal.throwIfAborted();
      const begun = this.tombstones.beginLoad();
      this.#buffers.add(heard);
      const answer: B & Numbered = await ask(signal);
      signal.throwIfAborted();
      const later = heard.filter(({seq}) => !isContained(seq, answer.seq));
      this.batch(() => reader.show(answer, begun, later));
    } catch (thrown) {
      if (signal.aborted) return;
      const error = toChatError(thrown);
      this.context.onError(error);
      reader.fail(error, heard);
    } finally {
      this.#buffers.delete(heard);
    }
  }

  /** Applies what arrived while an answer was awaited, and has read again what may or may not be in the answer. */
  catchUp(answer: A & Numbered, later: readonly DataChange[]): void {
    for (const change of later) this.apply(change);
    const areAllLater = later.every(({seq}) => isContained(answer.seq, seq));
    if (!areAllLater) void this.readAgain(answer, later);
  }

  /** Also of parts that are loaded when they are first needed, and cannot be. */
  fail(error: ChatError, _heard?: readonly DataChange[]): void {
    this.patch({busy: false, error, phase: this.get().phase === 'ready' ? 'ready' : 'failed'} as Partial<T>);
  }

  /** Nobody looks any more: forgets what was shown, and leaves no timer behind. */
  protected onStop(): void {
    this.set(this.#initial);
  }
  /** Of a store of one chat: only what is about that. */
  abstract apply(change: DataChange): void;
  /** Reads again what is shown. */
  abstract reload(): void;
  abstract show(answer: A, begun: number, later: readonly DataChange[]): void;
  /** Reads the records that changed while they were read, where nothing tells whether the answer holds the change. */
  protected abstract readAgain(answer: A & Numbered, changes: readonly DataChange[]): Promise<void>;
}

/** The id of the chat that a change is about. */
function chatOf(change: DataChange): string {
  if ('chat' in change) return change.chat.id;
  return 'message' in change ? change.message.chatId : change.chatId;
}
