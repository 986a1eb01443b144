/** Pure rule of where a list ends that has become shorter. Knows no chats. */
import type {PagePosition} from '../model/page.js';

/** The page to show instead of one beyond the end; `shown` is the number of the page seen last. */
export function pageBefore(at: PagePosition, pageCount: number | undefined, shown = 0): number {
  if (!('page' in at)) return 1;
  const before = at.page - 1;
  // Without a total, step back from where one has been; an address may name any page.
  return pageCount ?? (shown >= before ? Math.max(1, before) : 1);
}
