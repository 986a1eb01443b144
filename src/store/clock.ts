/** Time and chance, so that tests can rule them. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `task` after `ms`; returns the way to cancel. */
  after(ms: number, task: () => void): () => void;
  /** At least 0, below 1. */
  random(): number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};

/** Milliseconds before attempt number `attempt` (0-based): doubling, half of it by chance, so that clients spread out. */
export function backOff(attempt: number, clock: Clock, first = 500, most = 15_000): number {
  const full = Math.min(most, first * 2 ** attempt);
  return full / 2 + (full / 2) * clock.random();
}
