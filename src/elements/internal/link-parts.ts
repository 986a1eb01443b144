/** Parts of inner elements, made known outside with a prefix: what is `bubble` in a thread is `thread-bubble` in a desk. */

export const THREAD_PARTS =
  'scroller content older day new-divider message message-client message-own message-colleague message-system author ' +
  'avatar bubble bubble-client bubble-own bubble-colleague bubble-system text attachment time pending retry discard ' +
  'toggle typing jump tip strip state dialog';
export const COMPOSER_PARTS = 'box textarea send hint status reason';
export const DETAILS_PARTS =
  'frame head back avatar name status actions more details-button delete strip transaction-strip side client ' +
  'transaction previous previous-chat state unsent dialog';
export const LIST_PARTS =
  'head title toolbar tool unsent frame scroller strip updates state table header-row header-cell sort row avatar client copy ' +
  'badge view-details pagination page page-size export';
export const FILTERS_PARTS = 'search clear-search menu-button filter-button popup date chips chip clear';

/** For `exportparts`: adds the prefix. */
export const withPrefix = (prefix: string, names: string): string =>
  names.replace(/\S+/g, `$&:${prefix}-$&`).replaceAll(' ', ',');

/** For `exportparts`: parts that have the prefix already, from an element further in. */
export const handOn = (prefix: string, names: string): string =>
  names.replace(/\S+/g, `${prefix}-$&`).replaceAll(' ', ',');

/** What a desk exports of its list and of its open chat: every part inside, under the name it has outside. */
export const PARTS_OF_LIST = `${withPrefix('list', LIST_PARTS)},${handOn('filters', FILTERS_PARTS)}`;
export const PARTS_OF_DETAILS = [
  withPrefix('details', DETAILS_PARTS),
  handOn('thread', THREAD_PARTS),
  handOn('composer', COMPOSER_PARTS),
].join();
