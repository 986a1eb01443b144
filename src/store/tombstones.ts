import {isContained} from './merge.js';

/**
 * Which ids were deleted, and when by the clock of loads: a deleted record stays deleted unless a change with a later
 * number, or a load begun afterwards, brings it back.
 */
export class Tombstones {
  #time = 0;
  readonly #graves = new Map<string, {readonly time: number; readonly seq?: number}>();

  /** Marks the beginning of a load; hand the result to `hides`. */
  beginLoad(): number {
    return ++this.#time;
  }

  /**
   * The second notice of one deletion (an own one, then the stream's) changes at most its number; a later number is
   * another deletion.
   */
  bury(id: string, seq?: number): void {
    const grave = this.#graves.get(id);
    const isSame = grave && grave.seq === undefined;
    if (grave && (seq === undefined || seq <= Number(grave.seq))) return;
    this.#graves.set(id, {time: isSame ? grave.time : ++this.#time, seq});
  }

  /** Whether the record was deleted after a load began, so that its answer (with this number) may still hold it. */
  hides(id: string, loadTime: number, answerSeq?: number): boolean {
    const grave = this.#graves.get(id);
    return Number(grave?.time) > loadTime && !isContained(grave?.seq, answerSeq);
  }

  /** Whether a change must not bring the record back; one with a later number than the deletion's may. */
  blocks(id: string, seq?: number): boolean {
    const grave = this.#graves.get(id);
    return grave !== undefined && !(Number(seq) > Number(grave.seq));
  }

  /** The record is back: a load begun after the deletion holds it, or a later change brought it. */
  raise(id: string): void {
    this.#graves.delete(id);
  }
}
