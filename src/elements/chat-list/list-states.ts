/** What the list says when it is not simply there: in its frame instead of rows, or as a strip over its head. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Formatter} from '../../i18n/format.js';
import type {Terms} from '../../i18n/terms.js';
import type {ChatError} from '../../model/errors.js';
import {isFiltered} from '../../model/list-state.js';
import type {ListSnapshot} from '../../store/chat-list-store.js';
import type {Connection} from '../../store/live-session.js';
import {describeError} from '../internal/describe-error.js';
import {signedOutStrip} from '../internal/desk-signed-out.js';
import {icons} from '../internal/icons.js';
import {stateView} from '../internal/state-view.js';

export interface StateActions {
  readonly refresh: () => void;
  readonly clearFilters: () => void;
  readonly signIn: () => void;
  readonly dismiss: () => void;
}

export const notConnected = (terms: Terms): TemplateResult =>
  html`<div class="late">
    ${stateView({icon: icons.plug(), title: terms.notConnected, hint: terms.notConnectedHint})}
  </div>`;

/** Instead of rows: there are none, or they cannot be had. `undefined` where rows, or their skeleton, are shown. */
export function stateInFrame(terms: Terms, snapshot: ListSnapshot, actions: StateActions): TemplateResult | undefined {
  const {phase, error, rows, state} = snapshot;
  if (phase === 'failed' && error) return failed(terms, error, actions);
  if (phase !== 'ready' || rows.length > 0) return undefined;
  if (!isFiltered(state)) {
    const empty = {icon: icons.chat(), title: terms.noChats, hint: terms.noChatsHint};
    return html`<slot name="empty">${stateView(empty)}</slot>`;
  }
  const action = {label: terms.clearFilters, run: actions.clearFilters};
  const noMatch = {icon: icons.search(), title: terms.noMatch, hint: terms.noMatchHint, action};
  return html`<slot name="no-match">${stateView(noMatch)}</slot>`;
}

function failed(terms: Terms, error: ChatError, {refresh, signIn}: StateActions): TemplateResult {
  const {code, field, message, correlationId} = error;
  if (code === 'unauthenticated') {
    const action = {label: terms.signInAgain, run: signIn};
    return stateView({icon: icons.lock(), title: terms.signedOut, hint: terms.signedOutHint, action});
  }
  if (code === 'forbidden') {
    return stateView({icon: icons.lock(), title: terms.mayNotSee, hint: terms.mayNotSeeHint});
  }
  const isWrongSource = code === 'not-found' && field === 'src';
  return stateView({
    icon: icons.alert(),
    danger: true,
    title: isWrongSource ? message : terms.chatsFailed,
    hint: isWrongSource ? terms.wrongSourceHint : describeError(terms, error),
    action: {label: terms.tryAgain, run: refresh},
    ...(correlationId !== undefined && {reference: terms.reference(correlationId)}),
  });
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
