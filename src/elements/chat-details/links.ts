/** The links from a chat to its client and its transaction: the host is asked before one is followed. */
import type {Chat} from '../../model/chat.js';
import type {ChatLinks} from '../internal/details-side.js';
import {isPlainClick} from '../internal/link-click.js';
import {ChatClientOpenEvent} from '../internal/shared.events.js';
import {ChatTransactionOpenEvent} from './chat-details.events.js';

export interface LinkHost extends EventTarget {
  readonly clientHref?: string;
  readonly transactionHref?: string;
}

export function linksOf(host: LinkHost, chat: Chat | undefined): ChatLinks {
  const {clientHref, transactionHref} = host;
  const ask = (event: MouseEvent, request: Event | undefined) => {
    if (request && isPlainClick(event) && !host.dispatchEvent(request)) event.preventDefault();
  };
  return {
    clientHref,
    transactionHref,
    onClient: (event) => ask(event, chat && new ChatClientOpenEvent({chatId: chat.id, clientId: chat.client.id})),
    onTransaction: (event) =>
      ask(
        event,
        chat?.transaction ? new ChatTransactionOpenEvent({chatId: chat.id, transaction: chat.transaction}) : undefined,
      ),
  };
}
