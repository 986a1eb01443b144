/** What the controls of a row do: each asks the host first, where there is something to prevent. */
import type {Chat} from '../../model/chat.js';
import type {Terms} from '../../i18n/terms.js';
import {isPlainClick} from '../internal/link-click.js';
import {copyText} from '../internal/list-copy.js';
import {fillLink} from '../internal/safe-url.js';
import {ChatClientOpenEvent, ChatOpenEvent} from '../internal/shared.events.js';
import type {RowContext} from './list-row.js';

export interface RowHost extends EventTarget {
  readonly chatHref?: string;
}

export type RowActions = Pick<RowContext, 'onOpen' | 'onClient' | 'onCopy'> & {
  /** Opens a chat that need not be on this page. */
  openElsewhere(chatId: string): void;
};

/** `announce` speaks a text. */
export function rowActions(host: RowHost, terms: () => Terms, announce: (text: string) => void): RowActions {
  const ask = (event: Event, request: Event) => {
    if (!host.dispatchEvent(request)) event.preventDefault();
  };
  return {
    onOpen: (event, {id: chatId, match}) => {
      const isLink = event.currentTarget instanceof HTMLAnchorElement;
      // With a modifier a link opens a tab, which is the browser's affair.
      if (isLink && !isPlainClick(event)) return;
      ask(event, new ChatOpenEvent({chatId, ...(match?.messageId && {messageId: match.messageId})}));
    },
    onClient: (event, {id: chatId, client}: Chat) => {
      if (isPlainClick(event)) ask(event, new ChatClientOpenEvent({chatId, clientId: client.id}));
    },
    onCopy: (event, text) => void copy(event.currentTarget as HTMLElement, text, terms().copied, announce),
    openElsewhere: (chatId) => {
      const href = fillLink(host.chatHref, {id: chatId});
      if (host.dispatchEvent(new ChatOpenEvent({chatId})) && href) open(href, '_self');
    },
  };
}

async function copy(button: HTMLElement, text: string, word: string, announce: (text: string) => void): Promise<void> {
  if (!(await copyText(text, button))) return;
  announce(word);
  button.dataset.copied = word;
  button.addEventListener('animationend', () => delete button.dataset.copied, {once: true});
}
