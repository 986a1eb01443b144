/** The links of a chat's screen that few hosts have, to pages of theirs. The host is asked before one is followed. */
import {html, type TemplateResult} from 'lit';
import type {Terms} from '../../i18n/terms.js';
import type {Chat} from '../../model/chat.js';
import {icons} from '../internal/icons.js';
import {asking} from '../internal/link-click.js';
import {fillLink} from '../internal/safe-url.js';
import {ChatBackEvent, ChatClientOpenEvent} from '../internal/shared.events.js';

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
