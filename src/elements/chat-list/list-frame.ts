/** What stands in the frame: the table with its pages, or what is said instead of rows. */
import {html, nothing, type TemplateResult} from 'lit';
import {pagination, type Turn} from '../internal/pagination.js';
import {table, type TableOptions} from './list-table.js';

export interface FrameOptions extends TableOptions {
  /** What stands instead of rows, if something does. */
  readonly instead: unknown;
  /** Over the head of the table. */
  readonly notice: unknown;
  /** Updates wait behind a button. */
  readonly holdsUpdates: boolean;
  onUpdates(): void;
  onTurn(turn: Turn): void;
  onSize(size: number): void;
}

export function frame(options: FrameOptions): TemplateResult {
  const {snapshot, context, instead, onTurn, onSize} = options;
  const {terms, format} = context;
  return html`<div class="scroller" part="scroller">${over(options)}${instead ?? table(options)}</div>
    ${snapshot.phase === 'ready' && !instead ? pagination({terms, format, snapshot, onTurn, onSize}) : nothing}`;
}

/** What lies over the head of the table and moves nothing. */
function over({snapshot, context, notice, holdsUpdates, onUpdates}: FrameOptions): TemplateResult {
  const {phase, busy, updates} = snapshot;
  return html`<div class="over">
    ${notice}${busy && phase === 'ready' ? html`<div class="progress late"></div>` : nothing}
    ${
      holdsUpdates && updates > 0
        ? html`<button type="button" class="floating updates" part="updates" @click=${onUpdates}>
            ${context.terms.updates(updates)}
          </button>`
        : nothing
    }
  </div>`;
}
