/** One message of a thread: who, the words, the files, when. What it can be asked to do is named in `data-action`. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Formatter} from '../../i18n/format.js';
import type {Terms} from '../../i18n/terms.js';
import type {Client} from '../../model/chat.js';
import {avatar} from './avatar.js';
import {messageFiles} from './message-files.js';
import {linkify} from './message-linkify.js';
import type {MessageRow} from './message-rows.js';

export type MessageAction = 'toggle' | 'retry' | 'discard';

export interface MessageContext {
  readonly terms: Terms;
  readonly format: Formatter;
  /** Whose picture and shape a client's messages have. */
  readonly client: Client | undefined;
  /** From 1; `size` -1 where it is not known how many there are. */
  readonly position: number;
  readonly size: number;
  /** The thread's Tab stop. */
  readonly isCurrent: boolean;
  /** Its links and buttons can be reached. */
  readonly isEntered: boolean;
  /** It was asked for by a link. */
  readonly isMarked: boolean;
  /** All of a long text is shown. */
  readonly isExpanded: boolean;
  /** What becomes of an unsent message, in words. */
  readonly state: string;
  /** Retry and Discard are offered. */
  readonly canAct: boolean;
}

/** Texts beyond these may have more than 20 lines. */
const LONG = {characters: 400, lines: 20};

export function messageView(row: MessageRow, context: MessageContext): TemplateResult {
  const {side, first, entry, message} = row;
  const {terms, format, position, size, isCurrent, isMarked, isEntered} = context;
  const classes = `message ${side} ${first ? 'first' : ''} ${isMarked ? 'marked' : ''} ${entry?.state ?? ''}`;
  return html`<article
    class=${classes}
    part="message message-${side}"
    tabindex=${isCurrent ? 0 : -1}
    aria-label=${[authorName(row, terms), format.dateTime(row.sentAt)].filter(Boolean).join(', ')}
    aria-describedby=${row.text ? `text-${position}` : nothing}
    aria-posinset=${position}
    aria-setsize=${size}
    aria-current=${isMarked ? 'true' : nothing}
    data-key=${row.key}
    data-id=${message?.id ?? nothing}
  >
    ${first && side !== 'system' ? authorLine(row, context) : nothing}
    <div class="line">
      <div class="bubble" part="bubble bubble-${side}">
        ${row.text ? words(row, context) : nothing}
        ${message?.attachments ? messageFiles(message.attachments, terms, isEntered) : nothing}
      </div>
      ${entry ? unsentState(entry.state === 'failed', context) : time(row, context)}
    </div>
  </article>`;
}

/** Date, zone and id in full, as hover and focus show them. */
export function fullTime({sentAt, message}: MessageRow, format: Formatter): string {
  return [format.fullDateTime(sentAt), message?.id].filter(Boolean).join(' · ');
}

function authorName({side, author}: MessageRow, terms: Terms): string {
  if (side === 'own') return terms.you;
  return author.name || (side === 'client' ? terms.unknownClient : '');
}

function authorLine(row: MessageRow, {terms, client}: MessageContext): TemplateResult {
  const {side, author} = row;
  const role = side === 'client' ? terms.client : author.role;
  const picture = {
    name: author.name,
    avatarUrl: author.avatarUrl ?? client?.avatarUrl ?? null,
    ...(client && {role: client.role}),
  };
  return html`${side === 'client' ? avatar(picture) : nothing}
    <p class="author" part="author">
      <bdi class="name">${authorName(row, terms)}</bdi>${role ? ` · ${role}` : nothing}
    </p>`;
}

function words({text}: MessageRow, {terms, position, isExpanded, isEntered}: MessageContext): TemplateResult {
  const isLong = text.length > LONG.characters || text.split('\n').length > LONG.lines;
  const pieces = linkify(text).map((piece) =>
    typeof piece === 'string'
      ? piece
      : html`<a href=${piece.href} target="_blank" rel="noopener noreferrer nofollow" tabindex=${isEntered ? 0 : -1}
          >${piece.text}</a
        >`,
  );
  // Nothing but the text: what is copied or compared is what was written.
  return html`<span
      class="text ${isLong ? 'long' : ''} ${isExpanded ? 'expanded' : ''}"
      part="text"
      id="text-${position}"
      dir="auto"
      >${pieces}</span
    >${isLong ? action('toggle', isExpanded ? terms.showLess : terms.showAll, isEntered) : nothing}`;
}

function time(row: MessageRow, {format}: MessageContext): TemplateResult {
  return html`<time class="time" part="time" datetime=${row.sentAt} title=${fullTime(row, format)}
    >${format.time(row.sentAt)}</time
  >`;
}

function unsentState(hasFailed: boolean, {terms, state, canAct, isEntered}: MessageContext): TemplateResult {
  return html`<span class="time unsent" part="pending">
    <span>${state}</span>
    ${
      hasFailed && canAct
        ? html`· ${action('retry', terms.retry, isEntered)} · ${action('discard', terms.discard, isEntered)}`
        : nothing
    }
  </span>`;
}

function action(name: MessageAction, label: string, isEntered: boolean): TemplateResult {
  return html`<button
    type="button"
    class="link-button ${name}"
    part=${name}
    data-action=${name}
    tabindex=${isEntered ? 0 : -1}
  >
    ${label}
  </button>`;
}
