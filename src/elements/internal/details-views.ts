/** What a chat's screen says about the chat; nothing in it decides. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Formatter} from '../../i18n/format.js';
import type {Terms} from '../../i18n/terms.js';
import type {Chat, Client} from '../../model/chat.js';
import {avatar} from './avatar.js';
import {iconButton} from './icon-button.js';
import {icons} from './icons.js';

/** Who the chat is with, and how it stands. */
export function who(
  {client, status, createdAt}: Chat,
  terms: Terms,
  format: Formatter,
  level: number,
  profileLink: unknown,
): TemplateResult {
  const name = client.name || terms.unknownClient;
  return html`${avatar(client)}
    <div class="who">
      <div class="name truncate" part="name" role="heading" aria-level=${level} tabindex="-1" title=${name}>
        <bdi>${profileLink || name}</bdi>
      </div>
      <p class="meta">
        <span class="pill" part="status"
          ><span class="dot ${status === 'in-progress' ? 'active' : ''}"></span
          ><span class="truncate">${terms.statusName(status)}</span></span
        >
        <span class="truncate"
          >${terms.roleName(client.role)}<span class="started">
            · ${terms.started(format.dateTime(createdAt))}</span
          ></span
        >
      </p>
    </div>`;
}

/** Until it is known who. */
export const skeleton = (terms: Terms): TemplateResult => html`
  <span class="avatar bone"></span>
  <div class="who">
    <span class="visually-hidden">${terms.loadingChat}</span>
    <span class="bone"></span>
    <span class="bone"></span>
  </div>
`;

/** The title of a section of the side panel. */
export const label = (level: number, words: string): TemplateResult =>
  html`<div class="label" role="heading" aria-level=${level}>${words}</div>`;

/** The client, with phone and email if `mayContact`; `copied` is the text that was copied last. */
export function clientSection(
  {role, phone, email}: Client,
  terms: Terms,
  level: number,
  profile: unknown,
  mayContact: boolean | undefined,
  copied: string | undefined,
  onCopy: (text: string) => void,
): TemplateResult {
  const contact = (what: string, text: string | null | undefined) =>
    html`<dt>${what}</dt>
      <dd>
        ${
          text
            ? html`<bdi dir="ltr">${text}</bdi> ${iconButton({
                  icon: copied === text ? icons.check() : icons.copy(),
                  label: copied === text ? terms.copied : terms.copy(what),
                  onClick: () => onCopy(text),
                  kind: 'copy',
                })}`
            : html`<span aria-hidden="true">—</span><span class="visually-hidden">${terms.notGiven}</span>`
        }
      </dd>`;
  return html`<section part="client">
    ${label(level, terms.client)}
    <dl>
      <dt>${terms.role}</dt>
      <dd>${terms.roleName(role)}</dd>
      ${mayContact ? [contact(terms.phone, phone), contact(terms.email, email)] : nothing}
    </dl>
    ${profile}
    <slot name="client"></slot>
  </section>`;
}
