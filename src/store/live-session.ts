/**
 * One change stream for everything a Backchat shows: connects while somebody listens, reconnects with a growing
 * pause, resumes where it can, and says when something may have been missed. Knows nothing of what the changes mean.
 */
import type {ChatAdapter} from '../adapters/adapter.js';
import type {Change} from '../model/change.js';
import {type ChatError, toChatError} from '../model/errors.js';
import {backOff, type Clock, systemClock} from './clock.js';
import {NO_STREAM} from './no-stream.js';
import {Store} from './store.js';

/** `off`: the back end has no stream · `lost`: cut, trying again · `paused`: signed out, or hidden for long. */
export type Connection = 'off' | 'idle' | 'connecting' | 'live' | 'lost' | 'paused';

/**
 * Hears what changes, and what the stream says of itself: `ready` once it stands (again) and nothing was missed, so that
 * what failed to load may be tried once more; `reset` where something may have been missed, to be read again.
 */
export type LiveListener = (change: Change) => void;

export interface LiveSessionOptions {
  readonly clock?: Clock;
  onUnauthenticated?(): void;
  /** Hears each change before the listeners do. */
  onChange?(change: Change): void;
  /** The stream stands (again). */
  onReady?(): void;
}

const READY_WITHIN_MS = 5_000;
const GRACE_MS = 2_000;
const HIDDEN_FOR_MS = 30_000;
/** A stream that stood, or was awaited, so long is not tried again too often. */
const STEADY_MS = 5_000;

export class LiveSession {
  readonly connection: Store<Connection>;
  readonly #adapter: ChatAdapter;
  readonly #clock: Clock;
  readonly #options: LiveSessionOptions;
  readonly #listeners = new Set<LiveListener>();
  /** Ends the connection, or the pause before the next one; absent while none is wanted. */
  #end?: () => void;
  #cancelGrace?: () => void;
  #cancelHide?: () => void;
  /** Where to resume; absent where nothing can be replayed. */
  #since?: string;
  /** How far the stream has come. */
  #point?: string;
  #attempt = 0;
  /** When the connection was begun, or stood: milliseconds since the epoch. */
  #begunAt = 0;
  /** A listener loaded before the stream was ready, or a cut could not be replayed. */
  #missed?: boolean;
  #wasLive?: boolean;
  #signedOut?: boolean;
  #hidden?: boolean;
  /** One of both. */
  #barred?: boolean;

  constructor(adapter: ChatAdapter, options: LiveSessionOptions = {}) {
    this.#adapter = adapter;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.connection = new Store<Connection>(adapter.changes ? 'idle' : 'off');
  }

  /** Connects on the first listener, disconnects a little after the last has gone. */
  listen(listener: LiveListener): () => void {
    this.#listeners.add(listener);
    this.#cancelGrace?.();
    if (this.#adapter.changes && !this.#end && !this.#barred) this.#connect();
    return () => {
      if (this.#listeners.delete(listener) && this.#listeners.size === 0) {
        this.#cancelGrace = this.#clock.after(GRACE_MS, () => void this.#update().catch(() => undefined));
      }
    };
  }

  /** Resolves once nothing later can be missed; after 5 s all the same, and a gap is told when the stream stands. */
  async whenReady(): Promise<void> {
    const left = this.#begunAt + READY_WITHIN_MS - this.#clock.now();
    if (this.connection.get() === 'connecting' && left > 0) {
      await new Promise<void>((resolve) => {
        const end = () => {
          cancel();
          unsubscribe();
          resolve();
        };
        const cancel = this.#clock.after(left, end);
        const unsubscribe = this.connection.subscribe(end);
      });
    }
    if (this.connection.get() !== 'live') this.#missed = true;
  }

  /** Hands a change, also one that happened here and not in the stream, to everybody who listens. */
  emit(change: Change): void {
    this.#options.onChange?.(change);
    for (const listener of [...this.#listeners]) listener(change);
  }

  /** Tries at once instead of waiting for the pause to end. */
  kick(): void {
    if (this.connection.get() !== 'lost') return;
    this.#attempt = 0;
    this.#connect();
  }

  /**
   * Signed out: stays closed until `resume`.
   * @later live
   */
  async pause(): Promise<void> {
    this.#signedOut = true;
    await this.#update();
  }

  /** @later live */
  async resume(): Promise<void> {
    this.#signedOut = false;
    await this.#update();
  }

  /**
   * A page hidden for 30 s closes its stream and resumes on return.
   * @later live
   */
  async setVisible(visible: boolean): Promise<void> {
    const turn = () => {
      this.#hidden = !visible;
      void this.#update();
    };
    this.#cancelHide?.();
    if (visible) {
      turn();
      this.kick();
    } else this.#cancelHide = this.#clock.after(HIDDEN_FOR_MS, turn);
  }

  /**
   * Brings the connection in line with what is wanted.
   * @later live
   */
  async #update(): Promise<void> {
    const isHeard = this.#listeners.size > 0;
    this.#barred = this.#signedOut || this.#hidden;
    if (this.connection.get() === 'off' || Boolean(this.#end) === (isHeard && !this.#barred)) return;
    if (!this.#end) {
      this.#connect();
      return;
    }
    this.#end();
    this.#end = undefined;
    this.#missed ||= this.#since === undefined;
    // Where nobody listens, nobody misses anything: the next one begins with a load.
    if (!isHeard) this.#startAfresh(false);
    this.connection.set(isHeard ? 'paused' : 'idle');
  }

  #connect(): void {
    const life = new AbortController();
    this.#end?.();
    this.#end = () => life.abort();
    this.#begunAt = this.#clock.now();
    this.connection.set('connecting');
    void this.#run(life.signal);
  }

  /** One connection, from opening to its cut. */
  async #run(signal: AbortSignal): Promise<void> {
    let failure: ChatError | undefined;
    try {
      for await (const change of this.#adapter.changes?.({signal, since: this.#since}) ?? []) {
        if (signal.aborted) return;
        this.#receive(change);
      }
    } catch (error) {
      failure = toChatError(error);
    }
    if (signal.aborted) return;
    if (failure?.code === 'unauthenticated') this.#options.onUnauthenticated?.();
    if (this.#clock.now() - this.#begunAt >= STEADY_MS) this.#attempt = 0;
    // Whatever was live and cannot be replayed has a gap from here on.
    this.#missed ||= this.#since === undefined;
    if (!failure || failure.retriable) this.#lose(failure?.retryAfterMs);
    else await this.#onRefused(failure, signal).catch(() => this.#lose());
  }

  #lose(wait = backOff(this.#attempt++, this.#clock)): void {
    this.#end = this.#clock.after(wait, () => this.#connect());
    this.connection.set('lost');
  }

  /**
   * The back end does not want to be asked this once more.
   * @later live
   */
  async #onRefused({code, retryAfterMs}: ChatError, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    if (code === 'unauthenticated') await this.pause();
    else if (!this.#wasLive && NO_STREAM.has(code)) {
      this.connection.set('off');
    } else {
      // Resuming before a change that cannot be read, or at a point that is not known, would only fail again.
      this.#startAfresh(true);
      this.#lose(retryAfterMs);
    }
  }

  #receive(change: Change): void {
    const {type, seq, resume = seq} = change;
    if (resume !== undefined && this.#adapter.capabilities?.replay) this.#point = String(resume);
    let heard = change;
    if (type === 'ready') {
      this.#wasLive = true;
      this.#begunAt = this.#clock.now();
      this.connection.set('live');
      this.#since ??= this.#point;
      if (this.#missed) heard = {type: 'reset'};
      this.#missed = false;
    } else {
      // A `reset` may follow `ready`: if the stream is cut between them, the old point brings it again.
      this.#since = this.#point;
    }
    this.emit(heard);
    if (type === 'ready') this.#options.onReady?.();
  }

  /** @later live */
  #startAfresh(missed: boolean): void {
    this.#since = this.#point = undefined;
    this.#missed = missed;
  }
}
