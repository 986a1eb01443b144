/** What is said over rows that may be wrong or old. */
import {nothing} from 'lit';
import {ChatError} from '../../model/errors.js';
import type {Connection} from '../../store/live-session.js';
import {troubleStrip} from '../internal/list-views.js';
import {errorStrip} from '../internal/strips.js';
import type {ListView} from './list-row.js';

/** The essential is said at once, whatever can be loaded. */
export function strip(
  {host, terms, format, snapshot}: ListView,
  connection: Connection | undefined,
  onRefresh: () => void,
): unknown {
  const {error = connection === 'lost' ? new ChatError('offline', '') : undefined, stale} = snapshot;
  if (!error && !stale) return nothing;
  const essential = error && errorStrip(terms, error, onRefresh);
  return troubleStrip(host, terms, format, snapshot, connection, onRefresh) ?? essential;
}
