/**
 * What one opening of a thread remembers: which stretch of it is shown, what was new then, what has been seen since.
 * Knows no DOM.
 */
import type {Author, Message} from '../../model/message.js';
import type {OutboxEntry} from '../../store/outbox.js';
import type {MessageRange} from '../../store/ranges.js';
import type {ThreadSnapshot} from '../../store/thread-store.js';

type Loaded = Pick<ThreadSnapshot, 'messages' | 'ranges' | 'missing'>;

export class ThreadOpening {
  /** The message that is read, whose stretch is shown; absent = the newest. */
  readingId?: string;
  /** A message that was asked for is being looked for. */
  isSeeking = false;
  /** The first view has been given its place. */
  hasLanded = false;
  #hasBegun = false;
  #newestAtOpening?: string;
  #heardId?: string;
  #seenId?: string;
  #ordinal: number;

  constructor(now: number) {
    // The outbox numbers entries in microseconds.
    this.#ordinal = now * 1_000;
  }

  /** The newest message when the thread was opened: what is new is counted up to it. */
  get newestAtOpening(): string | undefined {
    return this.#newestAtOpening;
  }

  /** The stretch that is shown. */
  range({ranges}: Loaded): MessageRange | undefined {
    const {readingId} = this;
    const read = readingId !== undefined && ranges.find(({ids}) => ids.includes(readingId));
    return read || newestRange(ranges) || ranges.at(-1);
  }

  /** Messages that have come since the last call, oldest first. */
  arrivals({ranges, messages}: Loaded): readonly Message[] {
    const ids = newestRange(ranges)?.ids ?? [];
    if (!this.#hasBegun) {
      this.#hasBegun = true;
      this.#newestAtOpening = this.#seenId = this.#heardId = ids.at(-1);
      return [];
    }
    const heard = this.#heardId === undefined ? 0 : ids.lastIndexOf(this.#heardId) + 1;
    // Nothing tells what is new where the last one heard is gone.
    const fresh = heard === 0 && this.#heardId !== undefined ? [] : ids.slice(heard);
    this.#heardId = ids.at(-1);
    return fresh.flatMap((id) => messages.get(id) ?? []);
  }

  /** Whether the user has written in this chat since the last call (or the opening). */
  hasWritten(unsent: readonly OutboxEntry[]): boolean {
    const ordinal = unsent.at(-1)?.ordinal ?? 0;
    if (ordinal < this.#ordinal) return false;
    this.#ordinal = ordinal + 1;
    this.#newestAtOpening = undefined;
    return true;
  }

  /** The user is at the newest message. */
  see({ranges}: Loaded): void {
    this.#seenId = newestRange(ranges)?.ids.at(-1);
  }

  /** How many messages of others have come since the user was last at the newest one. */
  unseen({ranges, messages, missing}: Loaded, me: Author | undefined): number {
    const ids = newestRange(ranges)?.ids ?? [];
    const fresh = ids.slice(this.#seenId === undefined ? 0 : ids.lastIndexOf(this.#seenId) + 1);
    return missing + fresh.filter((id) => messages.get(id)?.author.id !== me?.id).length;
  }
}

function newestRange(ranges: readonly MessageRange[]): MessageRange | undefined {
  return ranges.findLast(({hasNewer}) => !hasNewer);
}
