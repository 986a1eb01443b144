/** The foot of a list: which rows these are, the pages, and how many rows a page has. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Formatter} from '../../i18n/format.js';
import type {Terms} from '../../i18n/terms.js';
import type {ChatListStore, ListSnapshot} from '../../store/chat-list-store.js';
import {iconButton} from './icon-button.js';
import {icons} from './icons.js';

export interface PageView {
  readonly terms: Terms;
  readonly format: Formatter;
  readonly list: ChatListStore;
  /** The list, at one moment. */
  readonly snapshot: ListSnapshot;
}

const SIZES: readonly number[] = [10, 25, 50, 100];

/** "1–25 of 12,345"; empty where the number of the page is not known, or there is nothing. */
export function rangeText({terms, format, snapshot}: PageView): string {
  const {rows, paging, state} = snapshot;
  const {number, total, totalIsEstimate} = paging;
  if (!number || !rows[0]) return '';
  const before = (number - 1) * state.pageSize;
  const [from, to] = [format.number(before + 1), format.number(before + rows.length)];
  if (!total) return terms.range(from, to);
  return terms[totalIsEstimate ? 'rangeOfMore' : 'range'](from, to, format.number(total));
}

/** At most seven places: the ends, the page and its neighbours; 0 is a gap. */
export function pagesAround(page: number, count: number): readonly number[] {
  // Near an end the window does not shrink, so that the buttons stay in place; a gap of one page is that page.
  const middle = Math.max(3, Math.min(page, count - 2));
  const from = middle > 4 ? middle - 1 : 1;
  const to = middle < count - 3 ? middle + 1 : count;
  const near = Array.from({length: to - from + 1}, (_, index) => from + index);
  return [...(from > 1 ? [1, 0] : []), ...near, ...(to < count ? [0, count] : [])];
}

export function pagination(view: PageView): TemplateResult {
  const {terms, format, list, snapshot} = view;
  const {paging, state} = snapshot;
  const {number, pageCount, hasNext, hasPrevious} = paging;
  const go = (page: number) => list.setQuery({at: {page}});
  const button = (label: string, icon: TemplateResult, onClick: () => void, isPossible: boolean) =>
    // Not `disabled`: the button that was just pressed keeps the focus. To turn to where one is does nothing.
    iconButton({icon, label, onClick, part: 'page', disabled: !isPossible});
  const pageButton = (page: number) =>
    html`<button
      type="button"
      class="icon-button page"
      part="page"
      aria-label=${terms.page(format.number(page))}
      aria-current=${page === number ? 'page' : nothing}
      @click=${() => go(page)}
    >
      ${format.number(page)}
    </button>`;
  const isCounted = pageCount && number;
  return html`<div class="pagination" part="pagination">
    <span class="range"><bdi>${rangeText(view)}</bdi></span>
    <nav aria-label=${terms.pages}>
      ${isCounted ? button(terms.firstPage, icons.first(), () => go(1), hasPrevious) : nothing}
      ${button(terms.previousPage, icons.back(), () => void list.turn('previous'), hasPrevious)}
      ${
        isCounted
          ? html`<span class="numbers"
                >${pagesAround(number, pageCount).map((page) => (page ? pageButton(page) : html`<span>…</span>`))}</span
              ><span class="position">${terms.pageOf(format.number(number), format.number(pageCount))}</span>`
          : nothing
      }
      ${button(terms.nextPage, icons.forward(), () => void list.turn('next'), hasNext)}
      ${isCounted ? button(terms.lastPage, icons.last(), () => go(pageCount), hasNext) : nothing}
    </nav>
    <select
      part="page-size"
      aria-label=${terms.perPage('')}
      @change=${({target}: Event) => list.setQuery({pageSize: Number((target as HTMLSelectElement).value)})}
    >
      ${[...new Set([...SIZES, state.pageSize])]
        .sort((a, b) => a - b)
        .map(
          (size) =>
            html`<option value=${size} ?selected=${size === state.pageSize}>
              ${terms.perPage(format.number(size))}
            </option>`,
        )}
    </select>
  </div>`;
}
