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
import {type Readable, Store} from './store.js';
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
  readonly phase: Phase;
  readonly error?: ChatError;
  readonly olderError?: ChatError;
}

/** Told when the first listener comes, and some time after the last has gone. */
export type OnActive = (active: boolean) => void;

/**
 * Shows an answer. `begun` tells when it was asked for, see `Tombstones.hides`; `later` are the changes that arrived
 * meanwhile and are not known to be in the answer, in order; `unsure` those of them of which it cannot be told: these
 * records are to be read again.
 */
export type Show<A> = (answer: A, begun: number, later: readonly DataChange[], unsure: readonly DataChange[]) => void;

const GRACE_MS = 5_000;

/** Members without a word on who may call them are for the store itself, and for the parts of it that are loaded later. */
export abstract class LiveStore<T extends LiveSnapshot> implements Readable<T> {
  readonly context: StoreContext;
  readonly snapshot: Store<T>;
  /** Deletions of the records it shows. */
  readonly tombstones: Tombstones;
  /** Aborted when nobody looks any more. */
  signal = AbortSignal.abort();
  readonly #onActive?: OnActive;
  readonly #buffers = new Set<DataChange[]>();
  #listenerCount = 0;
  #stopNow?: () => void;
  #cancelStop?: () => void;
  #question?: AbortController;

  constructor(context: StoreContext, initial: T, onActive?: OnActive, tombstones = context.tombstones) {
    this.context = context;
    this.snapshot = new Store(initial);
    this.tombstones = tombstones;
    this.#onActive = onActive;
  }

  /** Of anybody. */
  get(): T {
    return this.snapshot.get();
  }

  /** Of anybody. */
  subscribe(listener: (value: T) => void): () => void {
    const unsubscribe = this.snapshot.subscribe(listener);
    this.#listenerCount++;
    this.#cancelStop?.();
    if (!this.active) this.#start();
    let active = true;
    return () => {
      if (!active) return;
      active = false;
      unsubscribe();
      if (--this.#listenerCount === 0) this.#cancelStop = this.context.clock.after(GRACE_MS, () => this.#stopNow?.());
    };
  }

  /** Of anybody: reads again. */
  refresh(): void {
    if (this.active) this.reload();
  }

  /** Of the Backchat: tries once more what could not be read. */
  retryFailed(): void {
    const {error, olderError} = this.get();
    if (this.active && (error || olderError)) this.reload();
  }

  /** Whether somebody is looking. */
  get active(): boolean {
    return !this.signal.aborted;
  }

  #start(): void {
    const life = new AbortController();
    this.signal = life.signal;
    const unlisten = this.context.live.listen((change: Change) => {
      if (change.type === 'ready') this.retryFailed();
      else if (change.type === 'reset') this.reload();
      else {
        // What somebody types now is in no answer.
        if (change.type !== 'typing') for (const buffer of this.#buffers) buffer.push(change);
        this.apply(change);
      }
    });
    this.#stopNow = () => {
      life.abort();
      this.#question?.abort();
      unlisten();
      this.onStop();
      this.#onActive?.(false);
    };
    this.#onActive?.(true);
    this.onStart();
  }

  /** The signal of a new question; an answer to the one before, which comes too late, is ignored. */
  begin(): AbortSignal {
    this.#question?.abort();
    this.#question = new AbortController();
    return this.#question.signal;
  }

  /**
   * Asks the back end, and shows its answer with the changes that arrived meanwhile, before any other can arrive; or
   * tells what went wrong, after the Backchat has heard of it, unless the question was given up.
   */
  async load<A extends object>(
    signal: AbortSignal,
    ask: () => Promise<A>,
    show: Show<A>,
    fail: (error: ChatError) => void,
  ): Promise<void> {
    const buffer: DataChange[] = [];
    try {
      await this.context.live.whenReady();
      signal.throwIfAborted();
      const begun = this.tombstones.beginLoad();
      this.#buffers.add(buffer);
      const answer: A & {readonly seq?: number} = await ask();
      signal.throwIfAborted();
      const later = buffer.filter(({seq}) => !isContained(seq, answer.seq));
      const unsure = later.filter(({seq}) => isContained(seq, answer.seq) === undefined);
      this.snapshot.batch(() => show(answer, begun, later, unsure));
    } catch (thrown) {
      if (signal.aborted) return;
      const error = toChatError(thrown);
      this.context.onError(error);
      fail(error);
    } finally {
      this.#buffers.delete(buffer);
    }
  }

  protected onStart(): void {
    this.reload();
  }
  /** Nobody looks any more: leaves no timer behind. */
  protected onStop(): void {}
  abstract apply(change: DataChange): void;
  /** Reads again what is shown. */
  abstract reload(): void;
}
