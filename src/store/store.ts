/** One immutable snapshot and who listens to it. Knows nothing of chats. */

export interface Readable<T> {
  get(): T;
  /** Calls `listener` after each change; returns the way to stop. */
  subscribe(listener: (value: T) => void): () => void;
}

export class Store<T> implements Readable<T> {
  #value: T;
  #isHeld = false;
  protected readonly listeners = new Set<(value: T) => void>();

  constructor(initial: T) {
    this.#value = initial;
  }

  get(): T {
    return this.#value;
  }

  set(next: T): void {
    if (next === this.#value) return;
    this.#value = next;
    if (!this.#isHeld) this.#tell();
  }

  /** Listeners hear once of all that `work` does. */
  batch(work: () => void): void {
    const before = this.#value;
    this.#isHeld = true;
    try {
      work();
    } finally {
      this.#isHeld = false;
      if (before !== this.#value) this.#tell();
    }
  }

  /** Replaces some fields of a snapshot that is an object. */
  patch(fields: Partial<T>): void {
    this.set({...this.#value, ...fields});
  }

  subscribe(listener: (value: T) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  #tell(): void {
    // One that stops listening meanwhile hears nothing more; one that changes the value makes all hear the newest.
    for (const listener of [...this.listeners]) if (this.listeners.has(listener)) listener(this.#value);
  }
}
