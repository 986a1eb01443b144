/** The other chats of a client, newest first: what is known of them, and how they are drawn. */
import {html, nothing, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {ifDefined} from 'lit/directives/if-defined.js';
import {repeat} from 'lit/directives/repeat.js';
import {StoreController} from '../../controllers/store-controller.js';
import type {Formatter} from '../../i18n/format.js';
import type {Terms} from '../../i18n/terms.js';
import type {Chat} from '../../model/chat.js';
import {PAGE_SIZE_LIMITS} from '../../model/page.js';
import type {Backchat} from '../../store/backchat.js';
import type {ChatListStore, ListSnapshot} from '../../store/chat-list-store.js';

/** Shown at first, and added by each "Show more". */
const FIRST = 5;
const MORE = 10;

export interface PreviousChatsView {
  readonly terms: Terms;
  readonly format: Formatter;
  readonly headingLevel: number;
  readonly hrefFor: (chat: Chat) => string | undefined;
  readonly onOpen: (event: MouseEvent, chatId: string) => void;
}

export class PreviousChats {
  readonly #store: StoreController<ListSnapshot>;
  #list?: ChatListStore;
  #open?: Chat;

  constructor(host: ReactiveControllerHost) {
    this.#store = new StoreController(host);
  }

  /** The chat that is open, and so is no previous one. Nothing is read where the back end cannot filter by client. */
  follow(backchat: Backchat | undefined, open: Chat | undefined): void {
    const isOffered = open && backchat?.capabilities.filters.includes('clientId');
    const list = isOffered ? backchat?.list(`client:${open.client.id}`) : undefined;
    if (list !== this.#list) {
      list?.setQuery({clientId: open?.client.id, sort: {by: 'createdAt', direction: 'desc'}, pageSize: FIRST + 1});
    } else if (open?.id !== this.#open?.id) {
      list?.refresh();
    }
    this.#list = list;
    this.#open = open;
    this.#store.follow(list);
  }

  render({terms, format, headingLevel, hrefFor, onOpen}: PreviousChatsView): TemplateResult | typeof nothing {
    const snapshot = this.#store.value;
    if (!snapshot) return nothing;
    const {phase, rows, deleted, paging, state} = snapshot;
    const others = rows.filter(({id}) => id !== this.#open?.id && !deleted.has(id));
    const shown = others.slice(0, state.pageSize - 1);
    const isCounted = paging.total !== undefined && !paging.totalIsEstimate;
    const count = isCounted ? format.number(Math.max(0, (paging.total ?? 0) - 1)) : undefined;
    return html`<section part="previous">
      <div class="label" role="heading" aria-level=${headingLevel}>
        ${terms.previousChats(shown.length > 0 ? count : undefined)}
      </div>
      <ul>
        ${repeat(
          shown,
          ({id}) => id,
          (chat) => this.#item(chat, terms, format, hrefFor(chat), (event) => onOpen(event, chat.id)),
        )}
      </ul>
      ${phase === 'ready' && shown.length === 0 ? html`<p class="quiet">${terms.noPreviousChats}</p>` : nothing}
      ${
        snapshot.error
          ? html`<p class="quiet">
              ${terms.previousChatsFailed}
              <button type="button" class="link-button" @click=${() => this.#list?.refresh()}>${terms.tryAgain}</button>
            </p>`
          : nothing
      }
      ${
        others.length > shown.length || paging.hasNext
          ? html`<button type="button" class="link-button" @click=${this.#showMore}>${terms.showMore}</button>`
          : nothing
      }
    </section>`;
  }

  #item(
    chat: Chat,
    terms: Terms,
    format: Formatter,
    href: string | undefined,
    onClick: (event: MouseEvent) => void,
  ): TemplateResult {
    const {createdAt, status, lastMessage} = chat;
    const date = format.date(createdAt);
    const name = `${terms.viewDetails}, ${date}`;
    return html`<li class="card" part="previous-chat">
      <p class="truncate" dir="auto" title=${ifDefined(lastMessage?.text)}>
        ${lastMessage?.text || terms.noMessagesYet}
      </p>
      <p class="quiet"><time datetime=${createdAt}>${date}</time> · ${terms.statusName(status)}</p>
      ${
        href === undefined
          ? html`<button type="button" class="link-button" aria-label=${name} @click=${onClick}>
              ${terms.viewDetails}
            </button>`
          : html`<a href=${href} aria-label=${name} @click=${onClick}>${terms.viewDetails}</a>`
      }
    </li>`;
  }

  readonly #showMore = (): void => {
    const {pageSize, clientId} = this.#list?.get().state ?? {pageSize: FIRST};
    this.#list?.setQuery({clientId, pageSize: Math.min(pageSize + MORE, PAGE_SIZE_LIMITS.max)});
  };
}
