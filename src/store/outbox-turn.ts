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

export interface Turn {
  /** Whether this tab may send the entry. */
  allows(entry: OutboxEntry): boolean;
  /** Seeks the right to send the entries of these tabs. `name`: of the lock, and so of the scope. */
  seek(name: string, owners: readonly string[]): void;
  /** Gives it back. */
  rest(): void;
  /** A tab has answered: it is asked again a while later. */
  heard(owner: string): void;
}

/**
 * The turn of the tab `self`. `onElected` is called, and awaited, before the first entry is sent; `onTurn` when something
 * that was not allowed may be so now. `ask` asks whether a tab is there, see `heard`; `adopt` takes over the entries of
 * one that did not answer.
 */
export function createTurn(
  self: string,
  clock: Clock,
  locks: LockManager | null | undefined,
  onElected: () => Promise<void>,
  onTurn: () => void,
  ask: (owner: string) => void,
  adopt: (owner: string) => void,
): Turn {
  let isElected = false;
  /** Ends the candidacy, or the office. */
  let resign: AbortController | undefined;
  /** Tabs that were asked, and how to stop waiting for their answer. */
  const asked = new Map<string, () => void>();

  const wait = (owner: string, then: () => void) => {
    asked.get(owner)?.();
    const end = () => {
      asked.delete(owner);
      then();
    };
    asked.set(owner, clock.after(SILENCE_MS, end));
  };

  const rest = () => {
    resign?.abort();
    resign = undefined;
    isElected = false;
    for (const cancel of asked.values()) cancel();
    asked.clear();
  };

  const stand = (manager: LockManager, name: string) => {
    const {signal} = (resign = new AbortController());
    const office = async () => {
      await onElected();
      if (signal.aborted) return;
      isElected = true;
      await new Promise((resolve) => {
        signal.onabort = resolve;
        onTurn();
      });
    };
    manager.request(name, {signal}, office).catch(() => {
      if (signal.aborted) return;
      // The browser has locks, but not for this page.
      locks = null;
      rest();
      onTurn();
    });
  };

  return {
    rest,

    allows: ({owner}) => (locks ? isElected : owner === self),

    seek(name, owners) {
      if (!locks) {
        for (const owner of owners) {
          if (owner === self || asked.has(owner)) continue;
          wait(owner, () => adopt(owner));
          ask(owner);
        }
      } else if (!resign) stand(locks, name);
    },

    heard(owner) {
      if (asked.has(owner)) wait(owner, onTurn);
    },
  };
}
