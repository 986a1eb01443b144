/** What all rows share, as one object that is the same as long as all in it is the same: rows are then not drawn anew. */
import type {RowContext} from './list-row.js';

export class ContextMemo {
  #context?: RowContext;

  keep(next: RowContext): RowContext {
    const known = this.#context;
    const isSame = known && (Object.keys(next) as (keyof RowContext)[]).every((key) => known[key] === next[key]);
    if (!known || !isSame) this.#context = next;
    return isSame ? known : next;
  }
}
