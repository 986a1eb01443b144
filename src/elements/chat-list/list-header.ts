/** The header of the table: its columns, and the buttons that sort by them. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Terms} from '../../i18n/terms.js';
import {firstDirection, type Sort, type SortKey} from '../../model/query.js';
import {icons} from '../internal/icons.js';
import type {RowContext} from './list-row.js';

interface Header {
  /** The class of the column's cells. */
  readonly name: string;
  readonly label: string;
  readonly sort?: SortKey;
  /** Shown instead of the label where the column is narrow. */
  readonly short?: string;
}

function headers(terms: Terms, {showsContact, showsNew, columns}: RowContext): readonly Header[] {
  return [
    {name: 'date', label: terms.creationDate, sort: 'createdAt'},
    {name: 'last', label: terms.lastMessage, sort: 'lastMessageAt'},
    {name: 'name', label: terms.clientName, sort: 'clientName'},
    {name: 'role', label: terms.clientRole},
    ...(showsContact
      ? [
          {name: 'phone', label: terms.clientPhone},
          {name: 'email', label: terms.clientEmail},
        ]
      : []),
    ...(showsNew
      ? [{name: 'new', label: terms.newMessages, short: terms.newMessagesShort, sort: 'newMessages' as const}]
      : []),
    ...columns.map(({label}) => ({name: 'extra', label})),
    {name: 'actions', label: terms.actions},
  ];
}

/** `sorted` is the order of the rows; `sorts` are the orders that the back end knows. */
export function headerRow(
  context: RowContext,
  sorted: Sort,
  sorts: readonly SortKey[],
  onSort: (sort: Sort) => void,
): TemplateResult {
  const cell = ({name, label, short, sort}: Header) => {
    const isSorted = sort === sorted.by;
    const {direction} = sorted;
    const order = !sort || !sorts.includes(sort) ? nothing : !isSorted ? 'none' : (`${direction}ending` as const);
    const words = html`<span class="label">${short ?? label}</span>`;
    return html`<th
      role="columnheader"
      scope="col"
      part="header-cell"
      class=${name}
      aria-sort=${order}
      aria-label=${label}
    >
      ${
        sort && order !== nothing
          ? html`<span class="plain">${label}</span
              ><button
                type="button"
                part="sort"
                title=${short ? label : nothing}
                aria-label=${short ? label : nothing}
                @click=${() => onSort({by: sort, direction: isSorted ? opposite(direction) : firstDirection(sort)})}
              >
                ${words}${isSorted ? (direction === 'asc' ? icons.sortUp() : icons.sortDown()) : nothing}
              </button>`
          : words
      }
    </th>`;
  };
  return html`<tr role="row" part="header-row">
    ${headers(context.terms, context).map(cell)}
  </tr>`;
}

const opposite = (direction: Sort['direction']) => (direction === 'asc' ? 'desc' : 'asc');
