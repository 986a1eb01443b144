/** What is said over rows that may be wrong or old. */
import {html, nothing} from 'lit';
import type {Connection} from '../../store/live-session.js';
import {failedStrip} from '../internal/list-views.js';
import {errorStrip, signedOutStrip} from '../internal/strips.js';
import type {ListView} from './list-row.js';

/** `signIn` where the user is signed out. */
export function strip(
  {host, terms, format, snapshot}: ListView,
  connection: Connection | undefined,
  onRefresh: () => void,
  signIn: (() => void) | undefined,
): unknown {
  const {phase, error, stale, loadedAt = 0} = snapshot;
  if (phase !== 'ready') return nothing;
  if (signIn) return signedOutStrip(terms, signIn);
  const isOffline = connection === 'lost' || error?.code === 'offline';
  const time = format.time(new Date(loadedAt).toISOString());
  // Late, so that a connection that is cut and back at once is not a flash of amber.
  const since =
    isOffline || stale
      ? html`<div class="strip late" part="strip" role="status">
          ${isOffline ? terms.offlineSince(time) : terms.staleSince(time)}
        </div>`
      : nothing;
  if (!error || isOffline || error.code === 'unauthenticated') return since;
  return failedStrip(host, terms, error, onRefresh, since) ?? errorStrip(terms, error, onRefresh);
}
