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
  /** Of the lock, and so of the scope. */
  readonly name: string;
  /** This tab. */
  readonly owner: string;
  readonly locks?: LockManager | null;
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
  #locks?: LockManager | null;
  #elected = false;
  /** Ends the candidacy, or the office. */
  #resign?: AbortController;
  #asked: ReadonlySet<string> = new Set();
  #cancelRollCall?: () => void;

  constructor(options: TurnOptions) {
    this.#options = options;
    this.#locks = options.locks;
  }

  /** Whether this tab may send the entry. */
  allows(entry: OutboxEntry): boolean {
    return this.#locks ? this.#elected : entry.owner === this.#options.owner;
  }

  /** Seeks the right to send these entries; gives it back where there are none. */
  seek(entries: readonly OutboxEntry[]): void {
    if (entries.length === 0) this.rest();
    else if (this.#locks) this.#stand(this.#locks);
    else this.#callRoll(entries);
  }

  rest(): void {
    this.#resign?.abort();
    this.#resign = undefined;
    this.#elected = false;
    this.#cancelRollCall?.();
    this.#cancelRollCall = undefined;
    this.#asked = new Set();
  }

  /** A tab has answered. */
  heard(owner: string): void {
    this.#asked = new Set([...this.#asked].filter((asked) => asked !== owner));
  }

  #stand(locks: LockManager): void {
    if (this.#resign) return;
    const resign = (this.#resign = new AbortController());
    const {signal} = resign;
    const {name, onElected, onTurn} = this.#options;
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

  #callRoll(entries: readonly OutboxEntry[]): void {
    if (this.#cancelRollCall) return;
    const {owner: self, clock, ask, adopt, onTurn} = this.#options;
    const owners = new Set(entries.map(({owner}) => owner).filter((owner) => owner !== self));
    const silent = [...owners].filter((owner) => this.#asked.has(owner));
    this.#asked = new Set([...owners].filter((owner) => !silent.includes(owner)));
    if (owners.size === 0) return;
    this.#cancelRollCall = clock.after(SILENCE_MS, () => {
      this.#cancelRollCall = undefined;
      onTurn();
    });
    this.#asked.forEach(ask);
    silent.forEach(adopt);
  }
}
