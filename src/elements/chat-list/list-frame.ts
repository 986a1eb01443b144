/** What stands in the frame: the table with its pages, or what is said instead of rows or over them. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Connection} from '../../store/live-session.js';
import {pagination} from '../internal/pagination.js';
import {errorStrip, signedOutStrip} from '../internal/strips.js';
import type {ListView} from './list-row.js';
import {table} from './list-table.js';

/** `notice` lies over the head of the table; `instead` stands instead of rows, if something does. */
export function frame(view: ListView, notice: unknown, instead: unknown, onUpdates: () => void): TemplateResult {
  const {phase, busy, updates} = view.snapshot;
  return html`<div class="scroller" part="scroller">
      <div class="over">
        ${notice}${busy && phase === 'ready' ? html`<div class="progress late"></div>` : nothing}
        ${
          updates > 0 && view.host.live !== 'auto' && view.later.value
            ? html`<button type="button" class="floating updates" part="updates" @click=${onUpdates}>
                ${view.terms.updates(updates)}
              </button>`
            : nothing
        }
      </div>
      ${instead ?? table(view)}
    </div>
    ${phase === 'ready' && !instead ? pagination(view) : nothing}`;
}

/** What is said over rows that may be wrong or old; `signIn` where the user is signed out. */
export function strip(
  {host, terms, format, snapshot, later, refresh}: ListView,
  connection: Connection | undefined,
  signIn: (() => void) | undefined,
): TemplateResult | typeof nothing {
  const {phase, error, stale, loadedAt = 0} = snapshot;
  if (phase !== 'ready') return nothing;
  if (signIn) return signedOutStrip(terms, signIn);
  const isOffline = connection === 'lost' || error?.code === 'offline';
  if (error && !isOffline && error.code !== 'unauthenticated') {
    const failure = (later.value?.failedStrip ?? errorStrip)(terms, error, refresh, host);
    if (failure) return failure;
  }
  if (!isOffline && !stale) return nothing;
  const time = format.time(new Date(loadedAt).toISOString());
  // Late, so that a connection that is cut and back at once is not a flash of amber.
  return html`<div class="strip late" part="strip" role="status">
    ${isOffline ? terms.offlineSince(time) : terms.staleSince(time)}
  </div>`;
}
