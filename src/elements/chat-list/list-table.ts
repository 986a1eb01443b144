/** The table: header, rows, or their skeleton. */
/* eslint-disable lit-a11y/no-redundant-role -- drawn as a grid, a table has no roles of its own left */
import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {hasNewMessages} from '../../model/chat.js';
import {firstDirection} from '../../model/query.js';
import {icons} from '../internal/icons.js';
import {isPlainClick} from '../internal/link-click.js';
import {type Column, columnsOf, type ListView} from './list-row.js';

const SKELETON_ROWS = 8;
const CONTROLS = 'a, button, input, select, textarea, label, summary';

export function table(view: ListView): TemplateResult {
  const {host, terms, snapshot, capabilities, roving} = view;
  const {rows, deleted, phase, busy, state} = snapshot;
  const {by, direction} = state.sort;
  const isUp = direction === 'asc';
  const turned = isUp ? 'desc' : 'asc';
  const columns = columnsOf(view);

  const header = ([name, label, , key, short]: Column) => {
    const sort = capabilities.sorts.find((each) => each === key);
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
                @click=${() => view.ask({sort: {by: sort, direction: isSorted ? turned : firstDirection(sort)}})}
              >
                ${words}${isSorted ? (isUp ? icons.arrowUp() : icons.arrowDown()) : nothing}
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
    ${
      phase === 'ready'
        ? html`<tbody
            role="rowgroup"
            @click=${onRowClick}
            @auxclick=${onRowClick}
            @keydown=${roving.onKeydown}
            @focusin=${roving.onFocusIn}
          >
            ${repeat(
              rows,
              ({id}) => id,
              (chat) =>
                html`<tr
                  role="row"
                  part="row"
                  data-id=${chat.id}
                  class="${hasNewMessages(chat) ? 'news' : ''} ${deleted.has(chat.id) ? 'gone' : ''}"
                >
                  ${columns.map(([name, , cell]) => html`<td role="cell" class=${name}>${cell(chat)}</td>`)}
                </tr>`,
            )}
          </tbody>`
        : html`<tbody class="late" aria-hidden="true">
            ${Array.from(
              {length: SKELETON_ROWS},
              () =>
                html`<tr class="bones">
                  ${columns.map(([name]) => html`<td class=${name}></td>`)}
                </tr>`,
            )}
          </tbody>`
    }
  </table>`;
}

/** A click anywhere in a row does what its link does; with Ctrl, Cmd or the middle button it opens a tab. */
function onRowClick(event: MouseEvent): void {
  const target = event.target as Element;
  const link = target.closest('tr')?.querySelector<HTMLElement>('.open');
  const selection = getSelection();
  // Whoever selects text in a row wants to copy it.
  const isSelected = selection?.type === 'Range' || String(selection ?? '');
  if (!link || event.defaultPrevented || target.closest(CONTROLS) || isSelected) return;
  if (event.button === 1 || event.ctrlKey || event.metaKey) {
    if (link instanceof HTMLAnchorElement) open(link.href, '_blank', 'noopener');
  } else if (isPlainClick(event)) {
    link.click();
  }
}
