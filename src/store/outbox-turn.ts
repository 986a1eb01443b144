/**
 * Which tab sends. With Web Locks one tab is elected per scope: it holds the lock while there is work, and sends for
 * all; when it dies, the lock goes to the next by itself. Without them (plain http) a tab sends what it owns, and takes
 * over what a silent tab has left.
 *
 * A tab that is there answers when it is asked. This tells the living from the dead better than a lease renewed by a
 * timer: timers of hidden tabs run once a minute, messages at once; and what was left by a reload waits seconds.
 */
import type {Clock} from './clock.js';
import type {OutboxEntry} from './outbox-entry.js';

/** A tab that does not answer for so long is gone: milliseconds. */
const SILENCE_MS = 5_000;

export class OutboxTurn {
  /** This tab. */
  readonly #owner: string;
  readonly #clock: Clock;
  readonly #onElected: () => Promise<void>;
  readonly #onTurn: () => void;
  readonly #ask: (owner: string) => void;
  readonly #adopt: (owner: string) => void;
  #locks: LockManager | null;
  #elected = false;
  /** Ends the candidacy, or the office. */
  #resign?: AbortController;
  /** Tabs that were asked, and how to stop waiting for their answer. */
  readonly #asked = new Map<string, () => void>();

  /**
   * `onElected` is called, and awaited, before the first entry is sent; `onTurn` when something that was not allowed may
   * be so now. `ask` asks whether a tab is there, see `heard`; `adopt` takes over the entries of one that did not answer.
   */
  constructor(
    owner: string,
    clock: Clock,
    locks: LockManager | null,
    onElected: () => Promise<void>,
    onTurn: () => void,
    ask: (owner: string) => void,
    adopt: (owner: string) => void,
  ) {
    this.#owner = owner;
    this.#clock = clock;
    this.#locks = locks;
    this.#onElected = onElected;
    this.#onTurn = onTurn;
    this.#ask = ask;
    this.#adopt = adopt;
  }

  /** Whether this tab may send the entry. */
  allows({owner}: OutboxEntry): boolean {
    return this.#locks ? this.#elected : owner === this.#owner;
  }

  /** Seeks the right to send the entries of these tabs. `name`: of the lock, and so of the scope. */
  seek(name: string, owners: readonly string[]): void {
    if (this.#locks) this.#stand(this.#locks, name);
    else for (const owner of owners) if (owner !== this.#owner && !this.#asked.has(owner)) this.#callOn(owner);
  }

  /** Gives it back. */
  rest(): void {
    this.#resign?.abort();
    this.#resign = undefined;
    this.#elected = false;
    for (const cancel of this.#asked.values()) cancel();
    this.#asked.clear();
  }

  /** A tab has answered: it is asked again a while later. */
  heard(owner: string): void {
    if (this.#asked.has(owner)) this.#await(owner, this.#onTurn);
  }

  #stand(locks: LockManager, name: string): void {
    if (this.#resign) return;
    const {signal} = (this.#resign = new AbortController());
    const office = async () => {
      await this.#onElected();
      if (signal.aborted) return;
      this.#elected = true;
      const end = new Promise((resolve) => signal.addEventListener('abort', resolve));
      this.#onTurn();
      await end;
    };
    locks.request(name, {signal}, office).catch(() => {
      if (signal.aborted) return;
      // The browser has locks, but not for this page.
      this.#locks = null;
      this.rest();
      this.#onTurn();
    });
  }

  #callOn(owner: string): void {
    this.#await(owner, () => this.#adopt(owner));
    this.#ask(owner);
  }

  #await(owner: string, then: () => void): void {
    this.#asked.get(owner)?.();
    const end = () => {
      this.#asked.delete(owner);
      then();
    };
    this.#asked.set(owner, this.#clock.after(SILENCE_MS, end));
  }
}
