import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {backchatContext, lend} from '../../context/backchat-context.js';
import {StoreController} from '../../controllers/store-controller.js';
import {NOWHERE, type Route, routeTo} from '../../controllers/url-controller.js';
import {laterWords} from '../../i18n/en-later.js';
import type {Backchat} from '../../store/backchat.js';
import {fromParams, type ListState, toParams} from '../../model/list-state.js';
import type {ChatListStore, ListSnapshot} from '../../store/chat-list-store.js';
import type {ChatDeleteDetail, ChatDeletedEvent} from '../chat-details/chat-details.events.js';
import type {ChatQueryChangeEvent} from '../chat-list/chat-list.events.js';
import type {ChatColumn} from '../chat-list/list-row.js';
import {adoptStyles} from '../../styles/adopt-styles.js';
import {fitStyles} from '../internal/details-fit.js';
import {ScreenElement} from '../internal/details-screen.js';
import {lookOf} from '../internal/link-look.js';
import {ChatBackEvent, ChatOpenEvent} from '../internal/shared.events.js';
import {signedOutStrip} from '../internal/strips.js';
import {styles} from './chat-desk.styles.js';
import {notice, noticeStyles, turnTo} from './desk-later.js';
import {neighbourButtons, neighbourOf, type Step} from './neighbours.js';

/** From this own width on, list and chat fit side by side. */
const SPLIT_FROM_PX = 1180;

/**
 * The whole of it: the list, the open chat, and the way between them. Keeps in the page's address what is shown, so that
 * it can be linked to and the browser's Back works. Its Backchat serves everything inside it.
 *
 * @summary The list of chats and the open chat, in one element.
 * @tag chat-desk
 * @slot - Shown until the element is ready.
 * @slot list-title - Instead of the title "Chats".
 * @slot list-filters - A `chat-filters` of your own.
 * @slot list-toolbar - Buttons before Refresh and Download.
 * @slot list-help - A link to more information, after the title.
 * @slot list-empty - Instead of "No chats yet".
 * @slot list-no-match - Instead of "No chats match".
 * @slot list-footer - Below the list's frame.
 * @slot details-head-actions - Buttons in the head of a chat.
 * @slot details-client - More about the client.
 * @slot details-transaction - More about the transaction.
 * @slot details-side - More in the side panel.
 * @slot details-help - A link to more information, at the end of the side panel.
 * @slot details-empty - Instead of "No chat is open" (with `layout="split"`).
 * @slot thread-empty - Instead of "No messages yet".
 * @slot composer-start - Controls before the text.
 * @slot composer-end - Controls between the text and the send button.
 * @slot composer-hint - Instead of the keys that send.
 * @fires {ChatOpenEvent} chat-open - Before a chat is opened; cancelable.
 * @fires {ChatBackEvent} chat-back - Before the list is shown again; cancelable.
 * @fires {ChatNewMessagesEvent} chat-new-messages - A client wrote.
 * @fires {ChatAuthRequiredEvent} chat-auth-required - The back end wants the user to sign in; cancelable: no notice is drawn.
 * @fires {ChatErrorEvent} chat-error - Something could not be done.
 * @csspart desk - All of it.
 * @csspart list - The list; its parts are exported as `list-*`, those of its filters as `filters-*`.
 * @csspart details - The open chat; its parts are exported as `details-*`, those inside as `thread-*` and `composer-*`.
 * @csspart previous-chat - The button to the chat before, in the head of a chat.
 * @csspart next-chat - The button to the chat after.
 * @csspart strip - "You are signed out".
 * @csspart notice - What was done, at the foot.
 * @csspart state - Not connected.
 * @cssproperty [--chat-fit-margin=0px] - Space below it with `fit="viewport"`.
 */
export class ChatDesk extends ScreenElement {
  static override styles = [fitStyles, styles];

  /** One screen at a time, or list and chat side by side from 1180 px of own width on; `pages` if absent. */
  @property({reflect: true}) layout?: 'pages' | 'split';
  /** The order of the list at first, e.g. `clientName` or `createdAt desc`. */
  @property() sort?: string;
  /** Chats a page of the list at first, 1 to 200. */
  @property({type: Number, attribute: 'page-size'}) pageSize?: number;
  /** Whether updates that would move rows wait (`hold`, the default) or are shown at once (`auto`). */
  @property() live?: 'hold' | 'auto';

  /** Columns of your own in the list, before the actions. */
  @property({attribute: false}) columns: readonly ChatColumn[] = [];

  /** The chat that is shown, or the list. */
  @state() private place = NOWHERE;
  /** What happened, until it is dismissed. */
  @state() private notice?: string;

  readonly #rows = new StoreController<ListSnapshot>(this);
  #backchat?: Backchat;
  /** How far the page was scrolled when the list was left. */
  #scrolled = 0;

  constructor() {
    super();
    this.url = 'hash';
    new ResizeObserver(() => this.layout === 'split' && this.requestUpdate()).observe(this);
  }

  /** Shows a chat, at a message if one is named. */
  openChat(chatId: string, place: {readonly messageId?: string} = {}): void {
    this.#go(routeTo(chatId, place.messageId));
  }

  /** Shows the list again, as it was left. */
  back(): void {
    this.#go(NOWHERE);
  }

  /**
   * Shows the chat after the open one in the list, turning its page at the end; resolves to whether there was one.
   * @later desk
   */
  async nextChat(): Promise<boolean> {
    return this.#step('next');
  }

  /**
   * Shows the chat before the open one in the list, turning its page at the beginning; resolves to whether there was one.
   * @later desk
   */
  async previousChat(): Promise<boolean> {
    return this.#step('previous');
  }

  /** The Backchat is certain only now: `willUpdate` comes before the controllers have looked for it. */
  protected override update(changed: PropertyValues<this>): void {
    if (this.found !== this.#backchat) this.#begin();
    lend(this, backchatContext, this.found);
    super.update(changed);
  }

  protected override render(): unknown {
    const {found, notice, terms} = this;
    const {chatId} = this.place;
    if (!found) return this.notConnected();
    const isSplit = this.layout === 'split' && this.clientWidth >= SPLIT_FROM_PX;
    return html`<div class="desk" part="desk">
        ${this.showsSignedOut ? signedOutStrip(terms, this.signIn) : nothing}
        <div class="panes ${isSplit ? 'split' : ''}">
          <div ?inert=${Boolean(chatId) && !isSplit}>
            <chat-list
              part="list"
              .hrefFor=${this.addressOf}
              @chat-open=${this.#onGo}
              @chat-query-change=${this.#onQueryChange}
              ${lookOf(this, 'headingLevel', 'live', 'clientHref', 'columns')}
              >${this.forward(/^list-/)}</chat-list
            >
          </div>
          ${chatId || isSplit ? this.#renderDetails(found.list()) : nothing}
        </div>
      </div>
      <div class="notice" role="status">${notice && this.#renderNotice(notice)}</div>`;
  }

  #renderDetails(list: ChatListStore): TemplateResult {
    const {chatId, params} = this.place;
    return html`<chat-details
      part="details"
      .chatId=${chatId}
      .messageId=${params.get('message') ?? undefined}
      .hrefFor=${this.addressOf}
      @chat-open=${this.#onGo}
      @chat-back=${this.#onGo}
      @chat-deleted=${({detail}: ChatDeletedEvent) => this.#onDeleted(detail, list.get())}
      ${lookOf(this, 'headingLevel', 'listHref', 'clientHref', 'transactionHref', 'sendKey')}
    >
      ${chatId && neighbourButtons(list.get(), chatId, this.terms, (step) => void this.#step(step))}
      ${this.forward(/^details-|^(?=thread-|composer-)/)}
    </chat-details>`;
  }

  /**
   * What happened, until it is dismissed.
   * @later desk
   */
  #renderNotice(text: string): TemplateResult {
    adoptStyles(this, noticeStyles);
    return notice(text, this.terms, () => (this.notice = undefined));
  }

  /** The list as it is without an address; what makes no sense is as ever. */
  get #base(): ListState {
    const {sort = '', pageSize} = this;
    return fromParams(new URLSearchParams({sort, size: String(pageSize)}));
  }

  get #route(): Route {
    return this.place.chatId ? this.place : {params: toParams(this.#rows.value?.state ?? this.#base, this.#base)};
  }

  /** Begins with what the address says; without one, a list that was in use before goes on as it was. */
  #begin(): void {
    this.#backchat = this.found;
    const list = this.found?.list();
    if (list?.get().phase === 'idle') list.setQuery(this.#base);
    this.#rows.follow(list);
    if (this.address.active) this.#follow(this.address.read() ?? NOWHERE);
  }

  /** Shows what an address says. A cursor stands in none: a list that fits it knows better where it was. */
  #follow(route: Route): void {
    const {chatId, params} = route;
    const list = this.found?.list();
    if (!chatId && list && String(params) !== String(toParams(list.get().state, this.#base))) {
      list.setQuery(fromParams(params, this.#base));
    }
    this.#show(route);
  }

  #show(place: Route): void {
    if (place.chatId) this.notice = undefined;
    if (!this.place.chatId) this.#scrolled = scrollY;
    this.place = place;
  }

  /** Shows a place on the user's or the host's behalf. */
  #go(place: Route, focus?: 'focusName'): void {
    const {chatId} = this.place;
    this.#show(place);
    this.address.push(this.#route);
    void this.#moveFocus(chatId, focus);
  }

  /** @later desk */
  async #step(step: Step, focus?: 'focusName'): Promise<boolean> {
    const {found, place} = this;
    const list = found?.list();
    let next = list && neighbourOf(list.get(), place.chatId, step);
    if (list && next === null) next = await turnTo(list, step);
    // The user may have gone elsewhere while the page was turned.
    if (!next || this.place !== place) return false;
    this.#go(routeTo(next), focus);
    return true;
  }

  async #moveFocus(from?: string | null, focus: 'focus' | 'focusName' = 'focus'): Promise<void> {
    await this.updateComplete;
    if (this.place.chatId) {
      this.renderRoot.querySelector('chat-details')?.[focus]();
      if (this.getBoundingClientRect().top < 0) this.scrollIntoView();
      return;
    }
    if (this.fit === 'content') scrollTo({top: this.#scrolled});
    if (from) this.renderRoot.querySelector('chat-list')?.focusRow(from);
  }

  protected override onRoute(route: Route): void {
    const {chatId, params} = this.place;
    // The host's own fields keep the focus.
    const mayMoveFocus = this.matches(':focus-within') || document.activeElement === document.body;
    const isElsewhere = route.chatId !== chatId || route.params.get('message') !== params.get('message');
    this.#follow(route);
    if (mayMoveFocus && isElsewhere) void this.#moveFocus(chatId);
  }

  /** Asks the host in our own name, so that it is heard before anything happens. */
  #onGo(event: ChatOpenEvent | ChatBackEvent): void {
    const {detail} = event;
    event.stopPropagation();
    const isAgreed = this.dispatchEvent(detail ? new ChatOpenEvent(detail) : new ChatBackEvent());
    // We are the ones who follow the link of a row, or back; the details show another chat themselves.
    if (!isAgreed || !detail || (event.target as Element).matches('chat-list')) event.preventDefault();
    if (isAgreed) this.#go(detail ? routeTo(detail.chatId, detail.messageId) : NOWHERE);
  }

  #onQueryChange({detail}: ChatQueryChangeEvent): void {
    if (!this.place.chatId) this.address[detail.typing ? 'type' : 'push'](this.#route);
  }

  /**
   * The focus goes to a neighbour's row in `list`, as it was then.
   * @later desk
   */
  #onDeleted({chatId, name}: ChatDeleteDetail, list: ListSnapshot): void {
    this.#show(NOWHERE);
    this.notice = laterWords(this.terms).deleted(name || this.terms.unknownClient);
    // Back must not lead to what is gone.
    this.address.replace(this.#route);
    void this.#moveFocus(neighbourOf(list, chatId, 'next') ?? neighbourOf(list, chatId, 'previous'));
  }

  /** @later keys */
  protected override onKey(key: string, event: Event): void {
    const step = key === 'j' ? 'next' : key === 'k' ? 'previous' : undefined;
    if (!step || !this.place.chatId || !this.renderRoot.querySelector('chat-details:focus-within')) return;
    event.preventDefault();
    void this.#step(step, 'focusName');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-desk': ChatDesk;
  }
}
