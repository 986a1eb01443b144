/** Hands changes to the browsers that listen. Knows nothing of HTTP, nor of what was before. */
import type {DataChange} from '../../src/model/change.js';

/** One write to each of many listeners costs far more than the few milliseconds that collecting takes. */
const COLLECT_MS = 20;

/** A change as it goes over the line; `seq` is absent for what is not kept, such as typing. */
export interface Frame {
  readonly seq?: number;
  readonly text: string;
}

export type Listener = (frames: readonly Frame[]) => void;

export class Hub {
  readonly #listeners = new Set<Listener>();
  #waiting: Frame[] = [];
  #isCollecting = false;

  /** What is published after this call arrives. Returns how to stop. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** To be called once the changes are committed. */
  publish(changes: readonly DataChange[]): void {
    this.#waiting.push(...changes.map(frameOf));
    if (this.#isCollecting || this.#waiting.length === 0) return;
    this.#isCollecting = true;
    setTimeout(() => this.#flush(), COLLECT_MS);
  }

  #flush(): void {
    this.#isCollecting = false;
    const frames = this.#waiting;
    this.#waiting = [];
    for (const listener of this.#listeners) listener(frames);
  }
}

/** A server-sent event. JSON has no line breaks outside its strings, and none unescaped inside. */
export function frameOf(change: DataChange): Frame {
  const id = change.seq === undefined ? '' : `id: ${change.seq}\n`;
  return {seq: change.seq, text: `${id}event: ${change.type}\ndata: ${JSON.stringify(change)}\n\n`};
}
