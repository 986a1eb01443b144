/** The table: header, rows, or their skeleton. */
/* eslint-disable lit-a11y/no-redundant-role -- drawn as a grid, a table has no roles of its own left */
import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {hasNewMessages} from '../../model/chat.js';
import {firstDirection, type SortKey} from '../../model/query.js';
import type {ChatListStore} from '../../store/chat-list-store.js';
import {icons} from '../internal/icons.js';
import {isPlainClick} from '../internal/link-click.js';
import {type Column, columnsOf, type ListView} from './list-row.js';

/** Drawn until there are rows. */
const BONES: readonly undefined[] = Array(8).fill(undefined);
const CONTROLS = 'a, button, input, select, textarea, label, summary';

export function table(view: ListView): TemplateResult {
  const {host, terms, list, snapshot, backchat} = view;
  const {rows, deleted, phase, busy, state} = snapshot;
  const {by, direction} = state.sort;
  const isReady = phase === 'ready';
  const columns = columnsOf(view);

  const header = ([name, label, , key, short]: Column) => {
    const sort = backchat.capabilities.sorts.find((each) => each === key);
    const isSorted = sort && sort === by;
    const words = html`<span class="label">${short ?? label}</span>`;
    return html`<th
      role="columnheader"
      scope="col"
      part="header-cell"
      class=${name}
      aria-label=${label}
      aria-sort=${isSorted ? (`${direction}ending` as const) : sort ? 'none' : nothing}
    >
      ${
        sort
          ? html`<span class="plain">${label}</span
              ><button
                type="button"
                class="link-button"
                part="sort"
                title=${short ? label : nothing}
                aria-label=${label}
                @click=${() => sortBy(list, sort)}
              >
                ${words}${isSorted ? (direction === 'asc' ? icons.arrowUp() : icons.arrowDown()) : nothing}
              </button>`
          : words
      }
    </th>`;
  };

  return html`<table
    role="table"
    part="table"
    class=${host.density === 'compact' ? 'compact' : 'roomy'}
    aria-label=${terms.chats}
    aria-busy=${busy}
  >
    <thead role="rowgroup">
      <tr role="row" part="header-row">
        ${columns.map(header)}
      </tr>
    </thead>
    <tbody
      role="rowgroup"
      class=${isReady ? '' : 'late'}
      aria-hidden=${isReady ? nothing : 'true'}
      @click=${onRowClick}
      @auxclick=${onRowClick}
    >
      ${repeat(
        isReady ? rows : BONES,
        (chat, index) => chat?.id ?? index,
        (chat) =>
          html`<tr
            role="row"
            part="row"
            data-id=${chat?.id ?? nothing}
            class="${chat ? (hasNewMessages(chat) ? 'news' : '') : 'bones'} ${chat && deleted.has(chat.id) ? 'gone' : ''}"
          >
            ${columns.map(([name, , cell]) => html`<td role="cell" class=${name}>${chat && cell(chat)}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/**
 * By another column, or the other way round.
 * @later list
 */
function sortBy(list: ChatListStore, by: SortKey): void {
  const {sort} = list.get().state;
  const turned = sort.direction === 'asc' ? 'desc' : 'asc';
  list.setQuery({sort: {by, direction: sort.by === by ? turned : firstDirection(by)}});
}

/** A click anywhere in a row does what its link does; with Ctrl, Cmd or the middle button it opens a tab. */
function onRowClick(event: MouseEvent): void {
  const target = event.target as Element;
  const link = target.closest('tr')?.querySelector<HTMLElement>('.open');
  const selection = getSelection();
  // Whoever selects text in a row wants to copy it.
  const isSelected = selection?.type === 'Range' || String(selection ?? '');
  if (!link || event.defaultPrevented || isSelected || target.closest(CONTROLS)) return;
  if (event.button === 1 || event.ctrlKey || event.metaKey) {
    if (link instanceof HTMLAnchorElement) open(link.href, '_blank', 'noopener');
  } else if (isPlainClick(event)) {
    link.click();
  }
}
