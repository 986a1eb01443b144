/** The table: header, rows, or their skeleton. */
/* eslint-disable lit-a11y/no-redundant-role -- drawn as a grid, a table has no roles of its own left */
import {html, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {repeat} from 'lit/directives/repeat.js';
import type {RovingRowsController} from '../../controllers/roving-rows-controller.js';
import type {Sort, SortKey} from '../../model/query.js';
import type {ListSnapshot} from '../../store/chat-list-store.js';
import {onRowClick} from './list-clicks.js';
import {headerRow} from './list-header.js';
import {row, type RowContext, skeletonRow} from './list-row.js';

const SKELETON_ROWS = 8;

export interface TableOptions {
  readonly snapshot: ListSnapshot;
  readonly context: RowContext;
  readonly sorts: readonly SortKey[];
  /** Chats with messages that were not sent. */
  readonly unsent: ReadonlySet<string>;
  readonly isCompact: boolean;
  readonly roving: RovingRowsController;
  onSort(sort: Sort): void;
}

export function table(options: TableOptions): TemplateResult {
  const {snapshot, context, sorts, unsent, isCompact, roving, onSort} = options;
  const {rows, deleted, phase, busy, state} = snapshot;
  const {terms, format, showsContact, showsNew} = context;
  const now = Date.now();
  const isReady = phase === 'ready';
  return html`<table
    role="table"
    part="table"
    class="${isCompact ? 'compact' : 'roomy'} ${showsContact ? '' : 'no-contact'} ${showsNew ? '' : 'no-new'}"
    aria-label=${terms.chats}
    aria-busy=${busy}
  >
    <thead role="rowgroup">
      ${headerRow(context, state.sort, sorts, onSort)}
    </thead>
    ${
      isReady
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
              (chat) => {
                const ago = chat.lastMessage ? format.ago(chat.lastMessage.sentAt, now) : '';
                const [isDeleted, hasUnsent] = [deleted.has(chat.id), unsent.has(chat.id)];
                return guard([chat, context, ago, isDeleted, hasUnsent], () =>
                  row(chat, {ago, isDeleted, hasUnsent}, context),
                );
              },
            )}
          </tbody>`
        : html`<tbody class="late" aria-hidden="true">
            ${Array.from({length: SKELETON_ROWS}, () => skeletonRow(context))}
          </tbody>`
    }
  </table>`;
}
