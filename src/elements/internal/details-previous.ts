/** The other chats of a client, newest first: what is known of them, and how they are drawn. */
import {html, nothing, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {StoreController} from '../../controllers/store-controller.js';
import type {Formatter} from '../../i18n/format.js';
import type {Terms} from '../../i18n/terms.js';
import type {Chat} from '../../model/chat.js';
import {PAGE_SIZE_LIMITS} from '../../model/page.js';
import type {Backchat} from '../../store/backchat.js';
import type {ChatListStore, ListSnapshot} from '../../store/chat-list-store.js';
import {label} from './details-views.js';

/** Shown at first, and added by each "Show more". */
const FIRST = 5;
const MORE = 10;

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
    const sort = {by: 'createdAt', direction: 'desc'} as const;
    if (list !== this.#list) list?.setQuery({clientId: open?.client.id, sort, pageSize: FIRST + 1});
    else if (open?.id !== this.#open?.id) list?.refresh();
    this.#list = list;
    this.#open = open;
    this.#store.follow(list);
  }

  render(
    terms: Terms,
    format: Formatter,
    level: number,
    hrefFor: (chat: Chat) => string | undefined,
    onOpen: (event: MouseEvent, chatId: string) => void,
  ): TemplateResult | typeof nothing {
    const list = this.#list;
    if (!list) return nothing;
    const {phase, rows, deleted, paging, state, error} = list.get();
    const others = rows.filter(({id}) => id !== this.#open?.id && !deleted.has(id));
    const shown = others.slice(0, state.pageSize - 1);
    const {total = 0, totalIsEstimate} = paging;
    const isCounted = total > 1 && !totalIsEstimate;
    const button = (words: string, onClick: (event: MouseEvent) => void, name?: string) =>
      html`<button type="button" class="link-button" aria-label=${name ?? nothing} @click=${onClick}>${words}</button>`;
    const onMore = () => list.setQuery({pageSize: Math.min(state.pageSize + MORE, PAGE_SIZE_LIMITS.max)});

    const card = (chat: Chat) => {
      const {id, createdAt, status, lastMessage} = chat;
      const date = format.date(createdAt);
      const name = `${terms.viewDetails}, ${date}`;
      const href = hrefFor(chat);
      const onClick = (event: MouseEvent) => onOpen(event, id);
      return html`<li class="card" part="previous-chat">
        <p class="truncate" dir="auto" title=${lastMessage?.text ?? nothing}>
          ${lastMessage?.text || terms.noMessagesYet}
        </p>
        <p class="quiet"><time datetime=${createdAt}>${date}</time> · ${terms.statusName(status)}</p>
        ${
          href === undefined
            ? button(terms.viewDetails, onClick, name)
            : html`<a href=${href} aria-label=${name} @click=${onClick}>${terms.viewDetails}</a>`
        }
      </li>`;
    };

    return html`<section part="previous">
      ${label(level, terms.previousChats(isCounted ? format.number(total - 1) : undefined))}
      <ul>
        ${repeat(shown, ({id}) => id, card)}
      </ul>
      ${
        error
          ? html`<p class="quiet">${terms.previousChatsFailed} ${button(terms.tryAgain, () => list.refresh())}</p>`
          : phase === 'ready' && !shown.length
            ? html`<p class="quiet">${terms.noPreviousChats}</p>`
            : nothing
      }
      ${others.length > shown.length || paging.hasNext ? button(terms.showMore, onMore) : nothing}
    </section>`;
  }
}
