/**
 * Parts of inner elements, made known outside with a prefix: what is `bubble` in a thread is `thread-bubble` in a desk.
 * One list for all of them: to export what an element does not have does no harm.
 */

const PARTS = (
  'scroller content older day new-divider message message-client message-own message-colleague message-system author ' +
  'avatar bubble bubble-client bubble-own bubble-colleague bubble-system text attachment time pending retry discard ' +
  'toggle typing jump tip strip state dialog box textarea send hint status reason frame head back name actions more ' +
  'details-button delete transaction-strip side client transaction previous previous-chat unsent title toolbar tool ' +
  'updates table header-row header-cell sort row copy badge view-details pagination page page-size export search ' +
  'clear-search menu-button filter-button popup date chips chip clear'
).split(' ');

/** For `exportparts`: adds the prefix, after the parts of elements further in, which have theirs already. */
export const exported = (prefix: string, ...inner: readonly string[]): string =>
  [
    ...inner.map((each) => PARTS.map((part) => `${each}-${part}`)),
    PARTS.map((part) => `${part}:${prefix}-${part}`),
  ].join();
