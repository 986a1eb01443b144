/** The foot of a list: which rows these are, the pages, and how many rows a page has. */
import {css, html, nothing, type TemplateResult} from 'lit';
import type {Formatter} from '../../i18n/format.js';
import type {Terms} from '../../i18n/terms.js';
import type {ListSnapshot} from '../../store/chat-list-store.js';
import {icons} from './icons.js';

/** Which page to turn to: a number, or a neighbour. */
export type Turn = number | 'next' | 'previous';

export interface PaginationOptions {
  readonly terms: Terms;
  readonly format: Formatter;
  readonly snapshot: ListSnapshot;
  onTurn(turn: Turn): void;
  onSize(size: number): void;
}

const SIZES: readonly number[] = [10, 25, 50, 100];

/** "1–25 of 12,345"; empty where the number of the page is not known, or there is nothing. */
export function rangeText({terms, format, snapshot}: Omit<PaginationOptions, 'onTurn' | 'onSize'>): string {
  const {rows, paging, state} = snapshot;
  const {number, total, totalIsEstimate} = paging;
  if (number === undefined || rows.length === 0) return '';
  const first = (number - 1) * state.pageSize;
  const from = format.number(first + 1);
  const to = format.number(first + rows.length);
  if (total === undefined) return terms.range(from, to);
  const all = format.number(total);
  return totalIsEstimate ? terms.rangeOfMore(from, to, all) : terms.range(from, to, all);
}

/** At most seven places: the ends, the page and its neighbours; 0 is a gap. */
export function pagesAround(page: number, count: number): readonly number[] {
  const near = new Set([1, count]);
  // Near an end the window does not shrink, so that the buttons stay in place.
  const start = Math.max(1, Math.min(page - 1, count - 3));
  const end = Math.min(count, Math.max(page + 1, 4));
  for (let number = start; number <= end; number++) near.add(number);
  const pages: number[] = [];
  for (const number of [...near].sort((a, b) => a - b)) {
    const last = pages.at(-1) ?? 0;
    // A gap of one page is that page.
    if (number - last === 2) pages.push(number - 1);
    else if (number - last > 2) pages.push(0);
    pages.push(number);
  }
  return pages;
}

export function pagination(options: PaginationOptions): TemplateResult {
  const {terms, format, snapshot, onTurn, onSize} = options;
  const {paging, state} = snapshot;
  const {number, pageCount, hasNext, hasPrevious} = paging;
  const turn = (label: string, icon: TemplateResult, to: Turn, isPossible: boolean, isEnd: boolean) =>
    // Not `disabled`: the button that was just pressed keeps the focus.
    html`<button
      type="button"
      class="icon-button ${isEnd ? 'end' : ''}"
      part="page"
      aria-label=${label}
      title=${label}
      aria-disabled=${!isPossible}
      @click=${() => isPossible && onTurn(to)}
    >
      ${icon}
    </button>`;
  const pageButton = (page: number) =>
    html`<button
      type="button"
      class="page"
      part="page"
      aria-label=${terms.page(format.number(page))}
      aria-current=${page === number ? 'page' : nothing}
      @click=${() => page !== number && onTurn(page)}
    >
      ${format.number(page)}
    </button>`;
  const isCounted = pageCount !== undefined && number !== undefined;
  return html`<div class="pagination" part="pagination">
    <span class="range"><bdi>${rangeText(options)}</bdi></span>
    <nav aria-label=${terms.pages}>
      ${isCounted ? turn(terms.firstPage, icons.first(), 1, hasPrevious, true) : nothing}
      ${turn(terms.previousPage, icons.back(), 'previous', hasPrevious, false)}
      ${
        isCounted
          ? html`<span class="numbers"
                >${pagesAround(number, pageCount).map((page) => (page ? pageButton(page) : html`<span>…</span>`))}</span
              ><span class="position">${terms.pageOf(format.number(number), format.number(pageCount))}</span>`
          : nothing
      }
      ${turn(terms.nextPage, icons.forward(), 'next', hasNext, false)}
      ${isCounted ? turn(terms.lastPage, icons.last(), pageCount, hasNext, true) : nothing}
    </nav>
    <span class="size"
      ><select
        part="page-size"
        aria-label=${terms.perPage('')}
        @change=${({target}: Event) => onSize(Number((target as HTMLSelectElement).value))}
      >
        ${[...new Set([...SIZES, state.pageSize])]
          .sort((a, b) => a - b)
          .map(
            (size) =>
              html`<option value=${size} ?selected=${size === state.pageSize}>
                ${terms.perPage(format.number(size))}
              </option>`,
          )}</select
      >${icons.down()}</span
    >
  </div>`;
}

export const paginationStyles = css`
  .pagination {
    display: grid;
    grid-template-columns: 1fr auto 1fr;
    align-items: center;
    gap: var(--_space-s);
    min-block-size: 52px;
    padding: 4px 16px;
    color: var(--_text-2);
    font-variant-numeric: tabular-nums;
  }
  nav,
  .numbers {
    display: flex;
    align-items: center;
    gap: 2px;
  }
  .page,
  .numbers span {
    min-inline-size: 32px;
    padding: 0 6px;
    text-align: center;
  }
  .page {
    min-block-size: 32px;
    border: 0;
    border-radius: var(--_radius);
    background: none;
  }
  .page:hover {
    background: var(--_hover);
    color: var(--_text);
  }
  .page[aria-current] {
    background: var(--_tint);
    color: var(--_text);
    font-weight: 600;
  }
  .position {
    display: none;
    padding-inline: 4px;
    white-space: nowrap;
  }
  .size {
    display: grid;
    justify-self: end;
    align-items: center;
  }
  .size > * {
    grid-area: 1 / 1;
  }
  .size svg {
    justify-self: end;
    inline-size: 14px;
    block-size: 14px;
    margin-inline-end: 6px;
    pointer-events: none;
  }
  select {
    min-block-size: 32px;
    padding: 0 8px;
    padding-inline-end: 26px;
    border: 0;
    border-radius: var(--_radius);
    background: transparent;
    appearance: none;
  }
  select:hover {
    background: var(--_hover);
  }
  option {
    background: var(--_raised);
    color: var(--_text);
  }
  @container (inline-size < 760px) {
    .pagination {
      grid-template-columns: 1fr auto;
      padding-inline: 12px 4px;
    }
    .numbers,
    .end,
    .size {
      display: none;
    }
    .position {
      display: revert;
    }
  }
  @media (pointer: coarse) {
    .page,
    select {
      min-block-size: 44px;
      min-inline-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .page[aria-current] {
      outline: 1px solid;
    }
  }
`;
