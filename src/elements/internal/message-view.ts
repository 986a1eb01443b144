/**
 * One message of a thread: who, the words, when. What not every message has (links, files, a text of many lines,
 * answers to a failure) is drawn by the part of the thread that is loaded later.
 */
import {html, nothing, type TemplateResult} from 'lit';
import type {Formatter} from '../../i18n/format.js';
import type {Terms} from '../../i18n/terms.js';
import type {Client} from '../../model/chat.js';
import type {OutboxEntry} from '../../store/outbox.js';
import {avatar} from './avatar.js';
import type {MessageRow} from './message-rows.js';
import type {ThreadLater} from './thread-later.js';

/** Texts beyond these may have more than 20 lines. */
const LONG = {characters: 400, lines: 20};
const LINK = /:\/\/|mailto:/i;

/**
 * Draws the messages of one thread: `client` has the picture and shape of a client's messages, `size` is how many there
 * are (-1 where it is not known), `later` is loaded as soon as it is asked for, `state` tells what becomes of an unsent
 * message. Of each message, `position` counts from 1; the newest is where Tab goes first.
 */
export const messageView =
  (
    terms: Terms,
    format: Formatter,
    client: Client | undefined,
    size: number,
    later: {readonly value: ThreadLater | undefined},
    state: (entry: OutboxEntry) => unknown,
  ) =>
  (
    {side, first, message, entry}: MessageRow,
    position: number,
    isNewest: boolean,
    isMarked: boolean,
  ): TemplateResult => {
    const {id, author, text, sentAt, attachments} = message;
    const isClient = side === 'client';
    const name = side === 'own' ? terms.you : author.name || (isClient ? terms.unknownClient : '');
    const role = isClient ? terms.client : author.role;
    const isLong = text.length > LONG.characters || text.split('\n').length > LONG.lines;
    const special = isLong || attachments || side === 'system' || LINK.test(text) ? later.value : undefined;
    const fullTime = [format.fullDateTime(sentAt), id].filter(Boolean).join(' · ');
    return html`<article
      class="message ${side} ${first ? 'first' : ''} ${entry?.state ?? ''}"
      part="message message-${side}"
      tabindex=${isNewest ? 0 : -1}
      aria-label=${[name, format.dateTime(sentAt)].filter(Boolean).join(', ')}
      aria-describedby=${text ? `text-${position}` : nothing}
      aria-posinset=${position}
      aria-setsize=${size}
      aria-current=${isMarked || nothing}
      data-id=${id ?? nothing}
    >
      ${
        first && side !== 'system'
          ? html`${
                isClient
                  ? avatar({
                      name: author.name ?? '',
                      avatarUrl: author.avatarUrl ?? client?.avatarUrl,
                      role: client?.role,
                    })
                  : nothing
              }
              <p class="author" part="author"><bdi class="name">${name}</bdi>${role ? ` · ${role}` : nothing}</p>`
          : nothing
      }
      <div class="line">
        <div class="bubble" part="bubble bubble-${side}">
          ${
            text
              ? // Nothing but the text: what is copied or compared is what was written.
                html`<span class="text ${isLong ? 'long' : ''}" part="text" id="text-${position}" dir="auto"
                  >${special ? special.linked(text) : text}</span
                >`
              : nothing
          }${special?.more(isLong, attachments)}
        </div>
        ${
          entry
            ? html`<span class="time unsent" part="pending" title=${fullTime}>${state(entry)}</span>`
            : html`<time class="time" part="time" datetime=${sentAt} title=${fullTime}>${format.time(sentAt)}</time>`
        }
      </div>
    </article>`;
  };
