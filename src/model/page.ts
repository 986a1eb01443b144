import type {Message} from './message.js';

/** Where a page lies: by number (1-based), the last one, or by the opaque `next` / `previous` of a page in hand. */
export type PagePosition =
  {readonly page: number} | {readonly last: true} | {readonly after: string} | {readonly before: string};

/** The smallest and the greatest page size that a back end must serve. */
export const PAGE_SIZE_LIMITS = {min: 1, max: 200} as const;

export interface PageRequest {
  /** 1 to 200. */
  readonly size: number;
  readonly at: PagePosition;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** All items that match, where known. */
  readonly total?: number;
  /** `total` is a lower bound: "10 000+". */
  readonly totalIsEstimate?: boolean;
  /** Cursors of the neighbouring pages; absent = no such page, or the back end knows page numbers only. */
  readonly next?: string;
  readonly previous?: string;
  /** The change number that this answer already contains. */
  readonly seq?: number;
}

/** Which messages are asked for: ids are exclusive for `before` and `after`; at most one is given, none = the newest. */
export interface MessageWindowRequest {
  readonly before?: string;
  readonly after?: string;
  readonly around?: string;
  readonly limit: number;
}

/** Messages oldest first. May be short or empty: follow `hasOlder` / `hasNewer`, never the count. */
export interface MessageWindow {
  readonly items: readonly Message[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  readonly seq?: number;
}
