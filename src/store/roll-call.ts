/**
 * Which tab sends where there are no Web Locks (plain http): each what it owns, and what a silent tab has left.
 *
 * A tab that is there answers when it is asked. This tells the living from the dead better than a lease renewed by a
 * timer: timers of hidden tabs run once a minute, messages at once; and what was left by a reload waits seconds.
 */
import type {Clock} from './clock.js';

/** A tab that does not answer for so long is gone: milliseconds. */
const SILENCE_MS = 5_000;

export class RollCall {
  readonly #clock: Clock;
  readonly #ask: (owner: string) => void;
  readonly #onSilent: (owner: string) => void;
  readonly #onHeard: () => void;
  /** Tabs that were asked, and how to stop waiting for their answer. */
  readonly #asked = new Map<string, () => void>();

  /** `ask` asks whether a tab is there; `onHeard` is called a while after it has answered: it is to be asked again. */
  constructor(clock: Clock, ask: (owner: string) => void, onSilent: (owner: string) => void, onHeard: () => void) {
    this.#clock = clock;
    this.#ask = ask;
    this.#onSilent = onSilent;
    this.#onHeard = onHeard;
  }

  /** Asks the tabs that are not being asked. */
  call(owners: readonly string[]): void {
    for (const owner of owners) {
      if (this.#asked.has(owner)) continue;
      this.#wait(owner, this.#onSilent);
      this.#ask(owner);
    }
  }

  /** A tab has answered. */
  heard(owner: string): void {
    if (this.#asked.has(owner)) this.#wait(owner, this.#onHeard);
  }

  end(): void {
    for (const cancel of this.#asked.values()) cancel();
    this.#asked.clear();
  }

  #wait(owner: string, then: (owner: string) => void): void {
    this.#asked.get(owner)?.();
    const end = () => {
      this.#asked.delete(owner);
      then(owner);
    };
    this.#asked.set(owner, this.#clock.after(SILENCE_MS, end));
  }
}
