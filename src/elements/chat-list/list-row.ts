/** The columns of a list, and what stands in them; the same cells are drawn as a card where the list is narrow. */
import {html, nothing} from 'lit';
import {type Chat, hasNewMessages, type LastMessage} from '../../model/chat.js';
import type {SortKey} from '../../model/query.js';
import {told} from '../../model/told.js';
import type {Backchat} from '../../store/backchat.js';
import type {OutboxEntry} from '../../store/outbox.js';
import {avatar} from '../internal/avatar.js';
import {iconButton} from '../internal/icon-button.js';
import {icons} from '../internal/icons.js';
import {isPlainClick} from '../internal/link-click.js';
import {
  clientName,
  copyFor,
  detailsButton,
  type LaterHost,
  highlighted,
  hostColumns,
  unsentMark,
} from '../internal/list-views.js';
import type {PageView} from '../internal/pagination.js';
import {fillLink} from '../internal/safe-url.js';
import {ChatOpenEvent} from '../internal/shared.events.js';

/** A column of the host's own, before the actions. */
export interface ChatColumn {
  readonly id: string;
  readonly label: string;
  render(chat: Chat): Node | string;
}

/** What the list's element knows that its rows depend on. */
export interface ListHost extends LaterHost {
  readonly density?: string;
  readonly columns: readonly ChatColumn[];
  readonly chatHref?: string;
  hrefFor?(chat: Chat): string | undefined;
}

/** What a list is drawn from, at one moment. */
export interface ListView extends PageView {
  readonly host: ListHost;
  readonly backchat: Backchat;
  /** Messages that were not sent. */
  readonly failed: readonly OutboxEntry[];
}

/** `name` is the class of the cells; `short` is shown instead of the label where the column is narrow. */
export type Column = readonly [
  name: string,
  label: string,
  cell: (chat: Chat) => unknown,
  sort?: SortKey,
  short?: string,
];

const MANY = 999;

const hidden = (text: string) => html`<span class="visually-hidden">${text}</span>`;

export function columnsOf(view: ListView): readonly Column[] {
  const {host, terms, format, backchat, snapshot, failed} = view;
  const {me, permissions} = backchat.session.get();
  const now = Date.now();

  const date = ({createdAt, status}: Chat) => {
    const name = terms.statusName(status);
    return html`<span class="day"><bdi>${format.date(createdAt)}</bdi></span>
      <span class="clock"><bdi>${format.time(createdAt)}</bdi></span>
      <span class="status truncate ${status === 'in-progress' ? 'on' : ''}" title=${name}>${name}</span>`;
  };

  /** "You: " or "Olga: " before what a service user wrote, where it is known who. */
  const author = ({authorKind, authorId, authorName, text}: LastMessage) => {
    if (authorKind !== 'service-user' || !text) return '';
    const name = me && authorId === me.id ? terms.you : authorName?.split(' ')[0];
    return name ? terms.authorPrefix(name) : '';
  };

  const last = ({id, lastMessage, match}: Chat) => {
    const said = lastMessage ? author(lastMessage) + (lastMessage.text ?? '') : terms.noMessagesYet;
    const text = match?.text ?? said;
    const shown = text.replace(/\s+/g, ' ').trim();
    return html`<bdi class="text truncate" title=${text}
        >${(match && highlighted(host, shown, snapshot.state.search)) ?? shown}</bdi
      >
      <span class="time">
        ${
          lastMessage
            ? html`<time datetime=${lastMessage.sentAt} title=${format.dateTime(lastMessage.sentAt)} dir="auto"
                >${format.ago(lastMessage.sentAt, now)}</time
              >`
            : nothing
        }
        ${failed.some(({chatId}) => chatId === id) ? unsentMark(host, terms) : nothing}
      </span>`;
  };

  const client = (chat: Chat) => {
    const {id, name} = chat.client;
    const isPlain = name && !host.clientHref;
    return html`${avatar(chat.client)}
      <span class="who"
        ><bdi class="truncate" title=${name || id}
          >${isPlain ? name : (clientName(host, terms, chat) ?? name)}</bdi
        ></span
      >`;
  };

  const contact = (value: string | null | undefined) =>
    value
      ? html`<span class="value truncate" dir="ltr" title=${value}>${value}</span>${iconButton({
            icon: icons.copy(),
            label: terms.copy(value),
            onClick: ({currentTarget}) => void copyFor(host, currentTarget as HTMLElement, value, terms.copied),
            kind: 'copy',
            part: 'copy',
            inner: true,
          })}`
      : html`<span aria-hidden="true">—</span>${hidden(terms.notGiven)}`;

  const badge = (chat: Chat) => {
    const count = chat.newMessages;
    if (!hasNewMessages(chat)) return hidden(terms.none);
    if (typeof count !== 'number') return html`<span class="badge" part="badge">${terms.newBadge}</span>`;
    const spoken = terms.newMessageCount(count);
    return html`<span class="badge" part="badge" aria-hidden="true" title=${spoken}
        >${count > MANY ? `${format.number(MANY)}+` : format.number(count)}</span
      >${hidden(spoken)}`;
  };

  /** "View details": a real link where the chat has an address, else a button that looks like one. */
  const opener = (chat: Chat) => {
    const href = host.hrefFor?.(chat) ?? fillLink(host.chatHref, chat);
    const label = terms.viewDetailsOf(chat.client.name || terms.unknownClient);
    const face = html`<span class="words">${terms.viewDetails}</span>${icons.forward()}`;
    const onClick = (event: MouseEvent) => {
      const request = new ChatOpenEvent(told({chatId: chat.id, messageId: chat.match?.messageId}));
      // With a modifier a link opens a tab, which is the browser's affair. The host may prevent what a click would do.
      if ((!href || isPlainClick(event)) && !host.dispatchEvent(request)) event.preventDefault();
    };
    return href
      ? html`<a class="open" part="view-details" tabindex="-1" aria-label=${label} @click=${onClick} href=${href}
          >${face}</a
        >`
      : detailsButton(host, label, face, onClick);
  };

  return [
    ['date', terms.creationDate, date, 'createdAt'],
    ['last', terms.lastMessage, last, 'lastMessageAt'],
    ['name', terms.clientName, client, 'clientName'],
    ['role', terms.clientRole, ({client: {role}}) => html`<span class="truncate">${terms.roleName(role)}</span>`],
    ...(permissions.viewContact
      ? ([
          ['phone', terms.clientPhone, ({client: {phone}}) => contact(phone)],
          ['email', terms.clientEmail, ({client: {email}}) => contact(email)],
        ] satisfies Column[])
      : []),
    ...(backchat.capabilities.newMessages !== 'none'
      ? [['new', terms.newMessages, badge, 'newMessages', terms.newMessagesShort] as const]
      : []),
    ...((host.columns[0] && hostColumns(host, host.columns)) ?? []),
    ['actions', terms.actions, opener],
  ];
}
