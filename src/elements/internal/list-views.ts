/** What a list draws now and then: cells of the host, what was not sent, why a reading failed. */
import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {laterWords} from '../../i18n/en-later.js';
import type {Terms} from '../../i18n/terms.js';
import type {Chat} from '../../model/chat.js';
import type {ChatError} from '../../model/errors.js';
import type {OutboxEntry} from '../../store/outbox.js';
import {describeError} from './describe-error.js';
import {iconButton} from './icon-button.js';
import {icons} from './icons.js';
import {fillLink} from './safe-url.js';
import {ChatOpenEvent} from './shared.events.js';

/** What a host draws in a column of its own; as long as the chat is the same, it is not drawn anew. */
export const hostCell = (column: {render(chat: Chat): unknown}, chat: Chat): unknown =>
  guard([column, chat], () => column.render(chat));

/** "2 messages not sent": opens the first chat concerned, which need not be on this page. */
export function unsentPill(
  host: EventTarget & {readonly chatHref?: string},
  terms: Terms,
  unsent: readonly OutboxEntry[],
): TemplateResult {
  const open = () => {
    const chatId = unsent[0]?.chatId ?? '';
    const href = fillLink(host.chatHref, {id: chatId});
    if (host.dispatchEvent(new ChatOpenEvent({chatId})) && href) window.open(href, '_self');
  };
  return html`<button type="button" class="pill unsent" part="unsent" @click=${open}>
    ${icons.alert()}${laterWords(terms).unsent(unsent.length)}
  </button>`;
}

const dismissed = new WeakMap<object, ChatError>();

/** Why rows could not be read again, over those that are shown; `undefined` once the host's user has dismissed it. */
export function failedStrip(
  words: Terms,
  error: ChatError,
  onRetry: () => void,
  host: {requestUpdate(): void},
): TemplateResult | undefined {
  if (dismissed.get(host) === error) return undefined;
  const terms = laterWords(words);
  const onDismiss = () => {
    dismissed.set(host, error);
    host.requestUpdate();
  };
  return html`<div class="strip danger" part="strip" role="alert">
    <span>${terms.chatsFailed}. ${describeError(terms, error)}</span>
    <button type="button" class="link-button" @click=${onRetry}>${terms.tryAgain}</button>
    ${
      error.correlationId === undefined
        ? nothing
        : html`<span class="reference">${terms.reference(error.correlationId)}</span>`
    }
    ${iconButton({icon: icons.close(), label: terms.dismiss, onClick: onDismiss})}
  </div>`;
}
