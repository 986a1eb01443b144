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

export interface TurnOptions {
  /** This tab. */
  readonly owner: string;
  readonly clock: Clock;
  /** Elected: called, and awaited, before the first entry is sent. */
  onElected(): Promise<void>;
  /** Something that was not allowed may be so now. */
  onTurn(): void;
  /** Asks whether a tab is there; see `heard`. */
  ask(owner: string): void;
  /** Takes over the entries of a tab that did not answer. */
  adopt(owner: string): void;
}

/** A tab that does not answer for so long is gone: milliseconds. */
const SILENCE_MS = 5_000;

export class OutboxTurn {
  readonly #options: TurnOptions;
  #locks: LockManager | null;
  #elected = false;
  /** Ends the candidacy, or the office. */
  #resign?: AbortController;
  /** Tabs that were asked, and how to stop waiting for their answer. */
  readonly #asked = new Map<string, () => void>();

  constructor(locks: LockManager | null, options: TurnOptions) {
    this.#locks = locks;
    this.#options = options;
  }

  /** Whether this tab may send the entry. */
  allows({owner}: OutboxEntry): boolean {
    return this.#locks ? this.#elected : owner === this.#options.owner;
  }

  /** Seeks the right to send the entries of these tabs. `name`: of the lock, and so of the scope. */
  seek(name: string, owners: readonly string[]): void {
    if (this.#locks) this.#stand(this.#locks, name);
    else for (const owner of owners) this.#ask(owner);
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
    if (this.#asked.has(owner)) this.#await(owner, this.#options.onTurn);
  }

  #stand(locks: LockManager, name: string): void {
    if (this.#resign) return;
    const {signal} = (this.#resign = new AbortController());
    const {onElected, onTurn} = this.#options;
    const office = async () => {
      await onElected();
      if (signal.aborted) return;
      this.#elected = true;
      const end = new Promise((resolve) => signal.addEventListener('abort', resolve));
      onTurn();
      await end;
    };
    locks.request(name, {signal}, office).catch(() => {
      if (signal.aborted) return;
      // The browser has locks, but not for this page.
      this.#locks = null;
      this.rest();
      onTurn();
    });
  }

  #ask(owner: string): void {
    const {owner: self, ask, adopt} = this.#options;
    if (owner === self || this.#asked.has(owner)) return;
    this.#await(owner, () => adopt(owner));
    ask(owner);
  }

  #await(owner: string, then: () => void): void {
    this.#asked.get(owner)?.();
    const end = () => {
      this.#asked.delete(owner);
      then();
    };
    this.#asked.set(owner, this.#options.clock.after(SILENCE_MS, end));
  }
}
