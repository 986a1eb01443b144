/**
 * What one opening of a thread remembers: which stretch of it is shown, what was new then, what has been seen since.
 * Knows no DOM.
 */
import type {Message} from '../../model/message.js';
import type {OutboxEntry} from '../../store/outbox.js';
import type {MessageRange} from '../../store/ranges.js';
import type {ThreadSnapshot} from '../../store/thread-store.js';

export type Loaded = Pick<ThreadSnapshot, 'messages' | 'ranges' | 'missing'>;

export class ThreadOpening {
  /** The message that is read, whose stretch is shown; absent = the newest. */
  readingId?: string;
  /** The newest message when the thread was opened: what is new is counted up to it. Absent once the user has answered. */
  newestAtOpening?: string;
  /** The newest message of the last call of `arrivals`, empty if there was none; absent before the first. */
  #heardId?: string;
  /** The newest message when the user was last at it. */
  seenId?: string;
  #ordinal: number;

  constructor(now: number) {
    // The outbox numbers entries in microseconds.
    this.#ordinal = now * 1_000;
  }

  /** The stretch that is shown. */
  range({ranges}: Loaded): MessageRange | undefined {
    const {readingId} = this;
    const read = readingId && ranges.find(({ids}) => ids.includes(readingId));
    return read || newestRange(ranges) || ranges.at(-1);
  }

  /** Messages that have come since the last call, oldest first. */
  arrivals({ranges, messages}: Loaded): readonly Message[] {
    const ids = newestIds(ranges);
    const isFirst = this.#heardId === undefined;
    const fresh = isFirst ? [] : since(this.#heardId, ids);
    this.#heardId = ids.at(-1) ?? '';
    if (isFirst) this.newestAtOpening = this.seenId = this.#heardId;
    return fresh.flatMap((id) => messages.get(id) ?? []);
  }

  /** Whether the user has written in this chat since the last call (or the opening). */
  hasWritten(unsent: readonly OutboxEntry[]): boolean {
    const ordinal = unsent.at(-1)?.ordinal ?? 0;
    if (ordinal < this.#ordinal) return false;
    this.#ordinal = ordinal + 1;
    this.newestAtOpening = undefined;
    return true;
  }

  /** The user is at the newest message. */
  see({ranges}: Loaded): void {
    this.seenId = newestIds(ranges).at(-1);
  }
}

const newestRange = (ranges: readonly MessageRange[]) => ranges.findLast(({hasNewer}) => !hasNewer);
export const newestIds = (ranges: readonly MessageRange[]): readonly string[] => newestRange(ranges)?.ids ?? [];

/** Those after a message, all where there was none. Nothing tells what is new where that message is gone. */
export function since(id = '', ids: readonly string[]): readonly string[] {
  const at = ids.indexOf(id);
  return at < 0 && id ? [] : ids.slice(at + 1);
}
