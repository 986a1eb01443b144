/** The links of a chat's screen that lead to pages of the host. The host is asked before one is followed. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Terms} from '../../i18n/terms.js';
import type {Chat, TransactionRef} from '../../model/chat.js';
import {ChatTransactionOpenEvent} from './chat-details.events.js';
import {icons} from '../internal/icons.js';
import {isPlainClick} from '../internal/link-click.js';
import {fillLink, safeUrl} from '../internal/safe-url.js';
import {ChatBackEvent, ChatClientOpenEvent} from '../internal/shared.events.js';

/** For a click on a link: where the host is not for it, the link is not followed. */
const asking = (host: Element, request: () => Event) => (event: MouseEvent) => {
  if (isPlainClick(event) && !host.dispatchEvent(request())) event.preventDefault();
};

/** For a click on a link back to the list. */
export const askToGoBack = (host: Element): ((event: MouseEvent) => void) => asking(host, () => new ChatBackEvent());

/** The way back to the list, where it has an address. */
export const backLink = (host: Element, terms: Terms, href: string): TemplateResult =>
  html`<a
    class="icon-button back"
    part="back"
    href=${href}
    aria-label=${terms.backToChats}
    title=${terms.backToChats}
    @click=${askToGoBack(host)}
    >${icons.back()}</a
  >`;

/** The words as a link to the client's profile, where there is one. */
export function profileLink(
  host: Element,
  template: string | undefined,
  chat: Chat,
  words: string,
): TemplateResult | undefined {
  const href = fillLink(template, chat);
  const onClick = asking(host, () => new ChatClientOpenEvent({chatId: chat.id, clientId: chat.client.id}));
  return href === undefined ? undefined : html`<a href=${href} @click=${onClick}>${words}</a>`;
}

/** What the chat is about; a link where the host or the back end gives an address. */
export function transactionLink(
  host: Element,
  terms: Terms,
  template: string | undefined,
  chat: Chat,
  transaction: TransactionRef,
): TemplateResult {
  const {id, label = id, url} = transaction;
  const href = fillLink(template, chat) ?? safeUrl(url);
  const onClick = asking(host, () => new ChatTransactionOpenEvent({chatId: chat.id, transaction}));
  return html`
    <bdi class="truncate" title=${label}>${label}</bdi>
    ${
      href === undefined
        ? nothing
        : html`<a href=${href} aria-label=${terms.openTransaction(label)} @click=${onClick}>${terms.open}</a>`
    }
  `;
}
