/** The head of a chat's screen: the way back, who it is with, what can be done with it. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Formatter} from '../../i18n/format.js';
import type {Terms} from '../../i18n/terms.js';
import type {Chat} from '../../model/chat.js';
import {avatar} from './avatar.js';
import type {LayerController} from './details-layer.js';
import {type ChatLinks, profileHref} from './details-side.js';
import {icons} from './icons.js';
import {safeUrl} from './safe-url.js';

export interface HeadView {
  readonly chat?: Chat;
  readonly isLoading: boolean;
  readonly terms: Terms;
  readonly format: Formatter;
  readonly headingLevel: number;
  readonly listHref?: string;
  readonly links: ChatLinks;
  readonly canDelete: boolean;
  readonly hasSide: boolean;
  /** The host has put actions of its own into the head. */
  readonly hasActions: boolean;
  /** Where there is no room, the actions open as a menu, and the side panel over the thread. */
  readonly menu: LayerController;
  readonly drawer: LayerController;
  readonly onBack: (event: MouseEvent) => void;
  readonly onDetails: () => void;
  readonly onDelete: () => void;
}

export function detailsHead(view: HeadView): TemplateResult {
  const {chat, isLoading, terms, menu} = view;
  return html`<header class="head" part="head">
    ${backLink(view)} ${chat ? who(view, chat) : isLoading ? skeleton(terms) : nothing}
    <button
      type="button"
      class="icon-button more"
      part="more"
      aria-label=${terms.more}
      title=${terms.more}
      aria-expanded=${menu.open}
      aria-controls="actions"
      @click=${menu.toggle}
    >
      ${icons.more()}
    </button>
    <div
      class="actions ${menu.open ? 'open' : ''}"
      part="actions"
      id="actions"
      tabindex="-1"
      @focusout=${menu.onFocusOut}
    >
      <slot name="head-actions"></slot>
      ${actions(view)}
    </div>
  </header>`;
}

function backLink({terms, listHref, onBack}: HeadView): TemplateResult {
  const href = safeUrl(listHref);
  const label = terms.backToChats;
  return href
    ? html`<a class="icon-button back" part="back" href=${href} aria-label=${label} title=${label} @click=${onBack}
        >${icons.back()}</a
      >`
    : html`<button
        type="button"
        class="icon-button back"
        part="back"
        aria-label=${label}
        title=${label}
        @click=${onBack}
      >
        ${icons.back()}
      </button>`;
}

function who({terms, format, headingLevel, links}: HeadView, chat: Chat): TemplateResult {
  const {client, status, createdAt} = chat;
  const name = client.name || terms.unknownClient;
  const profile = profileHref(chat, links);
  return html`${avatar(client)}
    <div class="who">
      <div class="name truncate" part="name" role="heading" aria-level=${headingLevel} tabindex="-1" title=${name}>
        <bdi>${profile ? html`<a href=${profile} @click=${links.onClient}>${name}</a>` : name}</bdi>
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

const skeleton = (terms: Terms) => html`
  <span class="bone disc"></span>
  <div class="who">
    <span class="visually-hidden">${terms.loadingChat}</span>
    <span class="bone"></span>
    <span class="bone"></span>
  </div>
`;

function actions({
  chat,
  terms,
  canDelete,
  hasSide,
  hasActions,
  drawer,
  onDetails,
  onDelete,
}: HeadView): TemplateResult | typeof nothing {
  if (!chat) return nothing;
  return html`
    ${
      hasSide
        ? html`<button
            type="button"
            class="button quiet details"
            part="details-button"
            aria-expanded=${drawer.open}
            aria-controls="side"
            @click=${onDetails}
          >
            ${icons.info()}${terms.details}
          </button>`
        : nothing
    }
    ${
      canDelete
        ? html`${hasActions ? html`<span class="rule"></span>` : nothing}<button
              type="button"
              class="button quiet delete"
              part="delete"
              @click=${onDelete}
            >
              ${icons.trash()}${terms.deleteChat}
            </button>`
        : nothing
    }
  `;
}
