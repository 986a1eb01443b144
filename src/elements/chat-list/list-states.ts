/** What the list says over its head when its rows may be wrong or old. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Formatter} from '../../i18n/format.js';
import type {Terms} from '../../i18n/terms.js';
import type {ChatError} from '../../model/errors.js';
import type {ListSnapshot} from '../../store/chat-list-store.js';
import type {Connection} from '../../store/live-session.js';
import {describeError} from '../internal/describe-error.js';
import {signedOutStrip} from '../internal/strips.js';
import {icons} from '../internal/icons.js';

export interface StateActions {
  readonly refresh: () => void;
  readonly signIn: () => void;
  readonly dismiss: () => void;
}

export interface StripOptions {
  readonly terms: Terms;
  readonly format: Formatter;
  readonly snapshot: ListSnapshot;
  readonly connection: Connection | undefined;
  readonly showsSignedOut: boolean;
  /** The error that the user has put away. */
  readonly dismissed: ChatError | undefined;
}

/** Over the head, while rows are shown that may be wrong or old. */
export function strip(options: StripOptions, actions: StateActions): TemplateResult | typeof nothing {
  const {terms, format, snapshot, connection, showsSignedOut, dismissed} = options;
  const {phase, error, stale, loadedAt} = snapshot;
  if (phase !== 'ready') return nothing;
  if (showsSignedOut) return signedOutStrip(terms, actions.signIn);
  const time = format.time(new Date(loadedAt ?? 0).toISOString());
  if (connection === 'lost' || error?.code === 'offline') return notice(terms.offlineSince(time));
  if (error && error !== dismissed && error.code !== 'unauthenticated') {
    const {correlationId} = error;
    return html`<div class="strip danger" part="strip" role="alert">
      <span>${terms.chatsFailed}. ${describeError(terms, error)}</span>
      <button type="button" class="link-button" @click=${actions.refresh}>${terms.tryAgain}</button>
      ${correlationId === undefined ? nothing : html`<span class="reference">${terms.reference(correlationId)}</span>`}
      <button
        type="button"
        class="icon-button"
        aria-label=${terms.dismiss}
        title=${terms.dismiss}
        @click=${actions.dismiss}
      >
        ${icons.close()}
      </button>
    </div>`;
  }
  return stale ? notice(terms.staleSince(time)) : nothing;
}

/** Late, so that a connection that is cut and back at once is not a flash of amber. */
const notice = (text: string) => html`<div class="strip late" part="strip" role="status">${text}</div>`;
