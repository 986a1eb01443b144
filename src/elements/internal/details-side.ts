/** The panel beside a chat: its client, its transaction, what the host adds, the client's other chats. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Terms} from '../../i18n/terms.js';
import type {Chat, TransactionRef} from '../../model/chat.js';
import type {Permissions} from '../../model/permissions.js';
import {icons} from './icons.js';
import {fillLink, safeUrl} from './safe-url.js';

/** Where a chat's links lead, as templates of the host, and who is asked before they are followed. */
export interface ChatLinks {
  readonly clientHref?: string;
  readonly transactionHref?: string;
  readonly onClient: (event: MouseEvent) => void;
  readonly onTransaction: (event: MouseEvent) => void;
}

export interface SideView {
  readonly chat: Chat;
  readonly terms: Terms;
  readonly permissions: Permissions;
  readonly headingLevel: number;
  readonly links: ChatLinks;
  /** What was copied last. */
  readonly copied?: string;
  readonly onCopy: (text: string) => void;
  readonly onClose: () => void;
  readonly previous: TemplateResult | typeof nothing;
}

export function sidePanel(view: SideView): TemplateResult {
  const {chat, terms, permissions, headingLevel, links, onClose, previous} = view;
  const profile = profileHref(chat, links);
  return html`
    <div class="side-head">
      <span role="heading" aria-level=${headingLevel}>${terms.details}</span>
      <button type="button" class="icon-button" aria-label=${terms.close} title=${terms.close} @click=${onClose}>
        ${icons.close()}
      </button>
    </div>
    <section part="client">
      <div class="label" role="heading" aria-level=${headingLevel}>${terms.client}</div>
      <dl>
        <dt>${terms.role}</dt>
        <dd>${terms.roleName(chat.client.role)}</dd>
        ${permissions.viewContact ? contact(view) : nothing}
      </dl>
      ${profile ? html`<a href=${profile} @click=${links.onClient}>${terms.profile}</a>` : nothing}
      <slot name="client"></slot>
    </section>
    ${
      chat.transaction && permissions.viewTransaction
        ? html`<section part="transaction">
            <div class="label" role="heading" aria-level=${headingLevel}>${terms.transaction}</div>
            <div class="card transaction">${transactionLine(chat, chat.transaction, terms, links)}</div>
            <slot name="transaction"></slot>
          </section>`
        : nothing
    }
    <slot name="side"></slot>
    ${previous}
    <slot name="help"></slot>
  `;
}

export function profileHref({id, client}: Chat, {clientHref}: ChatLinks): string | undefined {
  return fillLink(clientHref, {id, clientId: client.id});
}

/** A transaction by its label; a link where the host or the back end gives an address. */
export function transactionLine(
  chat: Chat,
  transaction: TransactionRef,
  terms: Terms,
  {transactionHref, onTransaction}: ChatLinks,
): TemplateResult {
  const {id, label = id, url} = transaction;
  const href = fillLink(transactionHref, {id: chat.id, clientId: chat.client.id, transactionId: id}) ?? safeUrl(url);
  return html`
    <bdi class="truncate" title=${label}>${label}</bdi>
    ${
      href
        ? html`<a href=${href} aria-label=${terms.openTransaction(label)} @click=${onTransaction}>${terms.open}</a>`
        : nothing
    }
  `;
}

const contact = (view: SideView) => html`
  <dt>${view.terms.phone}</dt>
  <dd>${copyable(view, view.terms.phone, view.chat.client.phone)}</dd>
  <dt>${view.terms.email}</dt>
  <dd>${copyable(view, view.terms.email, view.chat.client.email)}</dd>
`;

function copyable({terms, copied, onCopy}: SideView, what: string, text: string | null | undefined): TemplateResult {
  if (!text) return html`<span aria-hidden="true">—</span><span class="visually-hidden">${terms.notGiven}</span>`;
  const name = copied === text ? terms.copied : terms.copy(what);
  return html`<bdi dir="ltr">${text}</bdi>
    <button type="button" class="icon-button copy" aria-label=${name} title=${name} @click=${() => onCopy(text)}>
      ${copied === text ? icons.check() : icons.copy()}
    </button>`;
}
