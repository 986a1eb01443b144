/** The link from a chat to what it is about. The host is asked before it is followed. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Terms} from '../../i18n/terms.js';
import type {Chat, TransactionRef} from '../../model/chat.js';
import {asking} from '../internal/link-click.js';
import {fillLink, safeUrl} from '../internal/safe-url.js';
import {ChatTransactionOpenEvent} from './chat-details.events.js';

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
