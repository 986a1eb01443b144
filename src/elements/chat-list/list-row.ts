/** One chat as a row of the table; the same cells are drawn as a card where the list is narrow. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Formatter} from '../../i18n/format.js';
import type {Terms} from '../../i18n/terms.js';
import {type Chat, hasNewMessages, type LastMessage} from '../../model/chat.js';
import type {Author} from '../../model/message.js';
import {avatar} from '../internal/avatar.js';
import {icons} from '../internal/icons.js';
import {fillLink} from '../internal/safe-url.js';
import {highlighted} from './highlight.js';

/** A column of the host's own, before the actions. */
export interface ChatColumn {
  readonly id: string;
  readonly label: string;
  render(chat: Chat): Node | string;
}

/** What all rows of a page share. */
export interface RowContext {
  readonly terms: Terms;
  readonly format: Formatter;
  readonly me?: Author;
  readonly search: string;
  readonly showsContact: boolean;
  readonly showsNew: boolean;
  readonly columns: readonly ChatColumn[];
  readonly clientHref?: string;
  readonly chatHref?: string;
  /** Wins over `chatHref`. */
  readonly hrefOf?: (chat: Chat) => string | undefined;
  onOpen(event: MouseEvent, chat: Chat): void;
  onClient(event: MouseEvent, chat: Chat): void;
  onCopy(event: MouseEvent, text: string): void;
}

export interface RowState {
  /** "3 min", as it is now. */
  readonly ago: string;
  readonly isDeleted: boolean;
  readonly hasUnsent: boolean;
}

const MANY = 999;

export function row(chat: Chat, rowState: RowState, context: RowContext): TemplateResult {
  const {terms, format, showsContact, showsNew, columns} = context;
  const {createdAt, status, client} = chat;
  const statusName = terms.statusName(status);
  return html`<tr
    role="row"
    part="row"
    data-id=${chat.id}
    class="${hasNewMessages(chat) ? 'news' : ''} ${rowState.isDeleted ? 'gone' : ''}"
  >
    <td role="cell" class="date">
      <span class="day"><bdi>${format.date(createdAt)}</bdi></span>
      <span class="clock"><bdi>${format.time(createdAt)}</bdi></span>
      <span class="status truncate ${status === 'in-progress' ? 'on' : ''}" title=${statusName}>${statusName}</span>
    </td>
    ${lastMessageCell(chat, rowState, context)} ${nameCell(chat, context)}
    <td role="cell" class="role"><span class="truncate">${terms.roleName(client.role)}</span></td>
    ${
      showsContact
        ? html`<td role="cell" class="phone">${contact(client.phone, context)}</td>
            <td role="cell" class="email">${contact(client.email, context)}</td>`
        : nothing
    }
    ${showsNew ? html`<td role="cell" class="new">${badge(chat, terms, format)}</td>` : nothing}
    ${columns.map(({render}) => html`<td role="cell" class="extra">${render(chat)}</td>`)}
    <td role="cell" class="actions">${opener(chat, context)}</td>
  </tr>`;
}

function lastMessageCell(chat: Chat, {ago, hasUnsent}: RowState, context: RowContext): TemplateResult {
  const {terms, format, search} = context;
  const {lastMessage, match} = chat;
  const text = match ? match.text : lastMessage ? author(lastMessage, context) + (lastMessage.text ?? '') : '';
  const shown = text.replace(/\s+/g, ' ').trim();
  return html`<td role="cell" class="last">
    ${
      lastMessage || match
        ? html`<bdi class="text truncate" title=${text}>${match ? highlighted(shown, search) : shown}</bdi>`
        : html`<span class="text truncate">${terms.noMessagesYet}</span>`
    }
    <span class="time">
      ${
        lastMessage
          ? html`<time datetime=${lastMessage.sentAt} title=${format.dateTime(lastMessage.sentAt)} dir="auto"
              >${ago}</time
            >`
          : nothing
      }
      ${hasUnsent ? html`<span class="unsent">${terms.notSentBadge}</span>` : nothing}
    </span>
  </td>`;
}

/** "You: " or "Olga: " before what a service user wrote, where it is known who. */
function author({text, authorKind, authorId, authorName}: LastMessage, {terms, me}: RowContext): string {
  if (authorKind !== 'service-user' || !text) return '';
  if (me && authorId === me.id) return terms.authorPrefix(terms.you);
  return authorName ? terms.authorPrefix(authorName.split(' ')[0] ?? authorName) : '';
}

function nameCell(chat: Chat, {terms, clientHref, onClient}: RowContext): TemplateResult {
  const {client} = chat;
  const href = fillLink(clientHref, linkValues(chat));
  const name = client.name || html`${terms.unknownClient} <span class="id">${client.id}</span>`;
  return html`<td role="cell" class="name">
    ${avatar(client)}
    <span class="who"
      ><bdi class="truncate" title=${client.name || client.id}
        >${
          href
            ? html`<a href=${href} part="client" tabindex="-1" @click=${(event: MouseEvent) => onClient(event, chat)}
                >${name}</a
              >`
            : name
        }</bdi
      ></span
    >
  </td>`;
}

function contact(value: string | null | undefined, {terms, onCopy}: RowContext): TemplateResult {
  if (!value) return html`<span aria-hidden="true">—</span><span class="visually-hidden">${terms.notGiven}</span>`;
  const label = terms.copy(value);
  return html`<span class="value truncate" dir="ltr" title=${value}>${value}</span
    ><button
      type="button"
      class="icon-button copy"
      part="copy"
      tabindex="-1"
      aria-label=${label}
      title=${label}
      @click=${(event: MouseEvent) => onCopy(event, value)}
    >
      ${icons.copy()}
    </button>`;
}

function badge(chat: Chat, terms: Terms, format: Formatter): TemplateResult {
  const {newMessages} = chat;
  if (!hasNewMessages(chat)) return html`<span class="visually-hidden">${terms.none}</span>`;
  if (typeof newMessages !== 'number') return html`<span class="badge" part="badge">${terms.newBadge}</span>`;
  const spoken = terms.newMessageCount(newMessages);
  const shown = newMessages > MANY ? `${format.number(MANY)}+` : format.number(newMessages);
  return html`<span class="badge" part="badge" aria-hidden="true" title=${spoken}>${shown}</span
    ><span class="visually-hidden">${spoken}</span>`;
}

const linkValues = ({id, client, transaction}: Chat) => ({id, clientId: client.id, transactionId: transaction?.id});

/** "View details": a real link where the chat has an address, else a button that looks like one. */
function opener(chat: Chat, {terms, chatHref, hrefOf, onOpen}: RowContext): TemplateResult {
  const href = hrefOf?.(chat) ?? fillLink(chatHref, linkValues(chat));
  const label = terms.viewDetailsOf(chat.client.name || terms.unknownClient);
  const face = html`<span class="words">${terms.viewDetails}</span>${icons.forward()}`;
  const onClick = (event: MouseEvent) => onOpen(event, chat);
  return href
    ? html`<a class="open" part="view-details" tabindex="-1" href=${href} aria-label=${label} @click=${onClick}
        >${face}</a
      >`
    : html`<button
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

/** A row of the skeleton, in the same grid. */
export function skeletonRow({showsContact, showsNew}: RowContext): TemplateResult {
  const bone = html`<span class="bone"></span>`;
  const cell = (name: string) => html`<td class=${name}>${bone}</td>`;
  const contacts = showsContact ? ['phone', 'email'] : [];
  return html`<tr class="bones">
    ${['date', 'last'].map(cell)}
    <td class="name"><span class="avatar"></span><span class="who">${bone}</span></td>
    ${['role', ...contacts, ...(showsNew ? ['new'] : []), 'actions'].map(cell)}
  </tr>`;
}
