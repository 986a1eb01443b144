/**
 * What the list, a thread and a chat's record share: they start with the first listener, stop a while after the last,
 * hear every change, and read so that nothing falls between an answer and the stream.
 */
import type {ChatAdapter} from '../adapters/adapter.js';
import type {DataChange} from '../model/change.js';
import {type ChatError, toChatError} from '../model/errors.js';
import type {Message} from '../model/message.js';
import type {Clock} from './clock.js';
import type {LiveListener, LiveSession} from './live-session.js';
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

export interface Loaded<T> {
  readonly answer: T;
  /** When the load began, for `Tombstones.hides`. */
  readonly begun: number;
  /** Changes that arrived meanwhile and are not known to be in the answer, in order. */
  readonly later: readonly DataChange[];
  /** Those of them of which it cannot be told: read these records again. */
  readonly unsure: readonly DataChange[];
}

export interface LiveStoreOptions {
  /** Deletions of the records it shows; by default those of chats. */
  readonly tombstones?: Tombstones;
  /** Told when the first listener comes, and some time after the last has gone. */
  onActive?(active: boolean): void;
}

const GRACE_MS = 5_000;

export abstract class LiveStore<T extends object> implements Readable<T> {
  protected readonly context: StoreContext;
  protected readonly snapshot: Store<T>;
  protected readonly tombstones: Tombstones;
  readonly #options: LiveStoreOptions;
  readonly #buffers = new Set<DataChange[]>();
  #listenerCount = 0;
  #unlisten?: () => void;
  #cancelStop?: () => void;
  #abort = new AbortController();
  #question?: AbortController;

  constructor(context: StoreContext, initial: T, options: LiveStoreOptions = {}) {
    this.context = context;
    this.snapshot = new Store(initial);
    this.tombstones = options.tombstones ?? context.tombstones;
    this.#options = options;
  }

  get(): T {
    return this.snapshot.get();
  }

  subscribe(listener: (value: T) => void): () => void {
    const unsubscribe = this.snapshot.subscribe(listener);
    this.#listenerCount++;
    this.#cancelStop?.();
    if (!this.#unlisten) this.#start();
    let active = true;
    return () => {
      if (!active) return;
      active = false;
      unsubscribe();
      if (--this.#listenerCount === 0) this.#cancelStop = this.context.clock.after(GRACE_MS, () => this.#stop());
    };
  }

  /** Tries once more what could not be read. */
  retryFailed(): void {
    if (this.active && this.hasFailed()) this.reload();
  }

  /** Whether somebody is looking. */
  get active(): boolean {
    return this.#unlisten !== undefined;
  }

  #start(): void {
    if (this.#abort.signal.aborted) this.#abort = new AbortController();
    const listener: LiveListener = {
      onChange: (change) => {
        // What somebody types now is in no answer.
        if (change.type !== 'typing') for (const buffer of this.#buffers) buffer.push(change);
        this.apply(change);
      },
      onGap: () => this.reload(),
      onReady: () => this.retryFailed(),
    };
    this.#unlisten = this.context.live.listen(listener);
    this.#options.onActive?.(true);
    this.onStart();
  }

  #stop(): void {
    this.#abort.abort();
    this.#question?.abort();
    this.#unlisten?.();
    this.#unlisten = undefined;
    this.onStop();
    this.#options.onActive?.(false);
  }

  /** Aborted when nobody looks any more. */
  protected get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** The signal of a new question; an answer to the one before, which comes too late, is ignored. */
  protected begin(): AbortSignal {
    this.#question?.abort();
    this.#question = new AbortController();
    return this.#question.signal;
  }

  /**
   * Asks the back end, and shows its answer with the changes that arrived meanwhile, before any other can arrive.
   * Rejects with whatever the back end does, see `failure`.
   */
  protected async load<A extends object>(
    ask: (signal: AbortSignal) => Promise<A>,
    signal: AbortSignal,
    show: (loaded: Loaded<A>) => void,
  ): Promise<void> {
    await this.context.live.whenReady();
    signal.throwIfAborted();
    const buffer: DataChange[] = [];
    const begun = this.tombstones.beginLoad();
    this.#buffers.add(buffer);
    try {
      const answer = await ask(signal);
      signal.throwIfAborted();
      const later = buffer.filter((change) => isContained(change.seq, seqOf(answer)) !== true);
      const unsure = later.filter((change) => isContained(change.seq, seqOf(answer)) === undefined);
      this.snapshot.batch(() => show({answer, begun, later, unsure}));
    } finally {
      this.#buffers.delete(buffer);
    }
  }

  /** Reads a record until nothing that concerns it arrives meanwhile. */
  protected async loadSettled<A extends object>(
    ask: (signal: AbortSignal) => Promise<A>,
    signal: AbortSignal,
    concerns: (change: DataChange) => boolean,
    show: (answer: A) => void,
  ): Promise<void> {
    for (let settled = false; !settled;) {
      await this.load(ask, signal, ({answer, later}) => {
        settled = !later.some(concerns);
        if (settled) show(answer);
      });
    }
  }

  /** What went wrong, after the Backchat has heard of it; `undefined` where the question was given up. */
  protected failure(error: unknown, signal: AbortSignal): ChatError | undefined {
    if (signal.aborted) return undefined;
    const failure = toChatError(error);
    this.context.onError(failure);
    return failure;
  }

  protected abstract onStart(): void;
  /** Nobody looks any more: leaves no timer behind. */
  protected onStop(): void {}
  protected abstract apply(change: DataChange): void;
  /** Reads again what is shown. */
  protected abstract reload(): void;
  protected abstract hasFailed(): boolean;
}

function seqOf(answer: {readonly seq?: number}): number | undefined {
  return answer.seq;
}
