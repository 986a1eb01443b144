/** What a list that stands alone needs, and one with updates at once, compact rows or filters elsewhere. */
import type {ReactiveElement} from 'lit';
import type {ChatListStore} from '../../store/chat-list-store.js';
import {adoptStyles} from '../../styles/adopt-styles.js';
import {styles} from '../internal/list-later.styles.js';
import {warn} from '../internal/list-warnings.js';
import {ListQuery, type QueryHost} from './list-query.js';

/**
 * Gives a list its styles, warns of its attributes, shows updates at once, and asks what attributes and address say;
 * in a screen that asks, `hrefFor` is set. To be called before each drawing.
 * @later list
 */
export async function prepare(
  host: ReactiveElement & QueryHost & {readonly live?: string; readonly hrefFor?: unknown},
  list: ChatListStore | undefined,
  changed: ReadonlyMap<PropertyKey, unknown>,
): Promise<void> {
  adoptStyles(host, styles);
  warn(host);
  if (list && !host.hrefFor) ListQuery.of(host).follow(list, changed);
  const {updates, busy} = list?.get() ?? {};
  if (host.live === 'auto' && updates && !busy) list?.refresh();
}
