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
  /** 1-based, where it was counted. */
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
  const number = asked.number ?? ('page' in at ? at.page : 'last' in at ? pageCount : undefined);
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

/** Whether an empty page is empty because the list has become shorter, and another is to be shown. */
export function isBeyondEnd(at: PagePosition, {pageCount = 1}: PagingInfo): boolean {
  return 'page' in at ? at.page > pageCount : isCursor(at);
}
