/** Pure rules of what a page tells about the pages round it. Knows no chats. */
import type {Page, PagePosition} from '../model/page.js';
import {told} from '../model/told.js';

export interface PagingInfo {
  /** 1-based, where it is known. */
  readonly number?: number;
  readonly total?: number;
  readonly totalIsEstimate: boolean;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
  /** Known only with page numbers and an exact total. */
  readonly pageCount?: number;
}

export interface PageAsked {
  readonly at: PagePosition;
  readonly size: number;
  /** 1-based, where it is known. */
  readonly number?: number;
  /** Whether the back end finds pages by their number. */
  readonly byNumber: boolean;
}

export const NO_PAGING: PagingInfo = {totalIsEstimate: false, hasPrevious: false, hasNext: false};

export function isCursor(at: PagePosition): boolean {
  return 'after' in at || 'before' in at;
}

export function describePage(page: Page<unknown>, asked: PageAsked): PagingInfo {
  const {at, size, byNumber} = asked;
  const {items, total, totalIsEstimate = false, next, previous} = page;
  const isCounted = byNumber && total !== undefined && !totalIsEstimate;
  const pageCount = isCounted ? Math.max(1, Math.ceil(total / size)) : undefined;
  const number = byNumber && 'last' in at ? pageCount : asked.number;
  // Without a total, only a page that is not full is known to be the last.
  const last = pageCount ?? (items.length < size ? 0 : Infinity);
  return told({
    number,
    total,
    pageCount,
    totalIsEstimate,
    hasNext: next !== undefined || (byNumber && Number(number) < last),
    hasPrevious: previous !== undefined || (byNumber && Number(number) > 1),
  });
}

/**
 * The page to show instead of an empty one, where that is empty because the list has become shorter; `shown` is the
 * number of the page seen last.
 */
export function endBefore(at: PagePosition, pageCount: number | undefined, shown = 0): number | undefined {
  if (!('page' in at)) return isCursor(at) ? 1 : undefined;
  const before = at.page - 1;
  // Without a total, step back from where one has been; an address may name any page.
  const end = pageCount ?? (shown >= before ? Math.max(1, before) : 1);
  return end <= before ? end : undefined;
}
