/** What a list draws and does now and then, and its styles: in the bundle all of it comes when it first does. */
import {html, nothing, type ReactiveElement, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {laterWords} from '../../i18n/en-later.js';
import type {Formatter} from '../../i18n/format.js';
import type {Terms} from '../../i18n/terms.js';
import type {Chat} from '../../model/chat.js';
import type {ChatError} from '../../model/errors.js';
import type {ChatListStore, ListSnapshot} from '../../store/chat-list-store.js';
import type {Connection} from '../../store/live-session.js';
import type {OutboxEntry} from '../../store/outbox.js';
import {adoptStyles} from '../../styles/adopt-styles.js';
import {describeError} from './describe-error.js';
import {iconButton} from './icon-button.js';
import {icons} from './icons.js';
import {asking} from './link-click.js';
import {copy} from './list-copy.js';
import {marked} from './list-highlight.js';
import {dismissed} from './list-later.js';
import {styles} from './list-later.styles.js';
import {fillLink} from './safe-url.js';
import {ChatClientOpenEvent, ChatOpenEvent} from './shared.events.js';

/** The list for which something is drawn. */
export interface LaterHost extends ReactiveElement {
  readonly chatHref?: string;
  readonly clientHref?: string;
  announce(text: string): void;
}

interface Column {
  readonly label: string;
  render(chat: Chat): unknown;
}

/**
 * A back end that asked for patience is asked again when it said.
 * @later list
 */
export function retryLater(list: ChatListStore | undefined, error: ChatError): void {
  const again = () => list?.get().error === error && list.refresh();
  if (error.retryAfterMs !== undefined) setTimeout(again, error.retryAfterMs);
}

/**
 * Copies for a button in a row.
 * @later list
 */
export async function copyFor(host: LaterHost, button: HTMLElement, text: string, word: string): Promise<void> {
  adoptStyles(host, styles);
  await copy(button, text, word, (said) => host.announce(said));
}

/**
 * Columns of the host. As long as a chat is the same, its cell is not drawn anew.
 * @later list
 */
export function hostColumns(
  host: LaterHost,
  columns: readonly Column[],
): readonly (readonly [name: string, label: string, cell: (chat: Chat) => unknown])[] {
  adoptStyles(host, styles);
  host.style.setProperty('--_extra', 'minmax(10ch, 0.5fr) '.repeat(columns.length));
  return columns.map((column) => ['extra', column.label, (chat) => guard([column, chat], () => column.render(chat))]);
}

/**
 * The name of a client who has none, or a page.
 * @later list
 */
export function clientName(host: LaterHost, terms: Terms, chat: Chat): unknown {
  const {id, name} = chat.client;
  const shown = name || html`${terms.unknownClient} <span class="id">${id}</span>`;
  const href = fillLink(host.clientHref, chat);
  const onClick = asking(host, () => new ChatClientOpenEvent({chatId: chat.id, clientId: id}));
  return href ? html`<a href=${href} part="client" tabindex="-1" @click=${onClick}>${shown}</a>` : shown;
}

/**
 * "View details" where the chat has no address: looks like a link.
 * @later list
 */
export function detailsButton(
  host: LaterHost,
  label: string,
  face: TemplateResult,
  onClick: (event: MouseEvent) => void,
): TemplateResult {
  adoptStyles(host, styles);
  return html`<button
    type="button"
    class="open link-button"
    part="view-details"
    tabindex="-1"
    aria-label=${label}
    @click=${onClick}
  >
    ${face}
  </button>`;
}

/**
 * The text of a cell with the first hit of a search marked.
 * @later list
 */
export function highlighted(host: LaterHost, text: string, search: string): unknown {
  adoptStyles(host, styles);
  return marked(text, search);
}

/**
 * "Not sent", in a row.
 * @later list
 */
export function unsentMark(host: LaterHost, terms: Terms): TemplateResult {
  adoptStyles(host, styles);
  return html`<span class="unsent">${terms.notSentBadge}</span>`;
}

/**
 * "2 messages not sent", with what waits behind them in the same chats: opens the first chat concerned, which need not
 * be on this page.
 * @later list
 */
export function unsentPill(host: LaterHost, terms: Terms, entries: readonly OutboxEntry[]): TemplateResult {
  adoptStyles(host, styles);
  const unsent = entries.filter(({chatId}) => entries.some((other) => other.error && other.chatId === chatId));
  const open = () => {
    const chatId = unsent[0]?.chatId ?? '';
    const href = fillLink(host.chatHref, {id: chatId});
    if (host.dispatchEvent(new ChatOpenEvent({chatId})) && href) window.open(href, '_self');
  };
  return html`<button type="button" class="pill unsent" part="unsent" @click=${open}>
    ${icons.alert()}${laterWords(terms).unsent(unsent.length)}
  </button>`;
}

/**
 * Why rows could not be read again, over those that are shown; once the user has dismissed that, of when they are.
 * @later list
 */
export function troubleStrip(
  host: LaterHost,
  words: Terms,
  format: Formatter,
  {error, stale, loadedAt = 0}: ListSnapshot,
  connection: Connection | undefined,
  onRetry: () => void,
): unknown {
  adoptStyles(host, styles);
  const terms = laterWords(words);
  const isOffline = connection === 'lost' || error?.code === 'offline';
  const time = format.time(new Date(loadedAt).toISOString());
  if (!error || isOffline || error.code === 'unauthenticated' || dismissed.get(host) === error) {
    if (!isOffline && !stale) return nothing;
    // Late, so that a connection that is cut and back at once is not a flash of amber.
    return html`<div class="strip late" part="strip" role="status">
      ${isOffline ? terms.offlineSince(time) : terms.staleSince(time)}
    </div>`;
  }
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
