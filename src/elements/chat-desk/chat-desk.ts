import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {ifDefined} from 'lit/directives/if-defined.js';
import {backchatContext, lend} from '../../context/backchat-context.js';
import {StoreController} from '../../controllers/store-controller.js';
import {type Route, UrlController} from '../../controllers/url-controller.js';
import type {Chat} from '../../model/chat.js';
import type {Backchat} from '../../store/backchat.js';
import type {ListState} from '../../model/list-state.js';
import type {ListSnapshot} from '../../store/chat-list-store.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import type {ChatDetails} from '../chat-details/chat-details.js';
import type {ChatDeletedEvent, ChatDeleteEvent} from '../chat-details/chat-details.events.js';
import type {ChatList} from '../chat-list/chat-list.js';
import type {ChatQueryChangeEvent} from '../chat-list/chat-list.events.js';
import type {ChatColumn} from '../chat-list/list-row.js';
import {fitStyles} from '../internal/details-fit.js';
import {ScreenElement} from '../internal/details-screen.js';
import {signedOutStrip} from '../internal/strips.js';
import {WidthController} from '../internal/desk-width.js';
import {shortcutOf} from '../internal/link-click.js';
import {lookOf} from '../internal/link-look.js';
import {fillLink} from '../internal/safe-url.js';
import {ChatBackEvent, ChatOpenEvent} from '../internal/shared.events.js';
import {styles} from './chat-desk.styles.js';
import {baseState, listOf, type Place, placeOf, routeOf} from './desk-route.js';
import {neighbourOf, type Step, turnTo} from './neighbours.js';
import {neighbourButtons, noticeView, PARTS_OF_DETAILS, PARTS_OF_LIST} from './views.js';

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
  static override styles = [tokens, reset, controls, fitStyles, styles];

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

  @state() private chatId?: string;
  @state() private messageId?: string;
  /** What happened, until it is dismissed. */
  @state() private notice = '';
  @query('chat-list') private readonly list!: ChatList | null;
  @query('chat-details') private readonly details!: ChatDetails | null;

  readonly #rows = new StoreController<ListSnapshot>(this);
  readonly #url = new UrlController(this, (route) => this.#onRoute(route));
  readonly #width = new WidthController(this, 1180);
  #backchat?: Backchat;
  /** How far the page was scrolled when the list was left. */
  #scrolled = 0;
  /** The chat whose row gets the focus once the open one is deleted. */
  #heir?: string;

  constructor() {
    super();
    this.url = 'hash';
    this.addEventListener('keydown', this.#onKeyDown);
  }

  /** Shows a chat, at a message if one is named. */
  openChat(chatId: string, {messageId}: {readonly messageId?: string} = {}): void {
    this.#go({chatId, messageId});
  }

  /** Shows the list again, as it was left. */
  back(): void {
    this.#go({});
  }

  /** Shows the chat after the open one in the list, turning its page at the end; resolves to whether there was one. */
  async nextChat(): Promise<boolean> {
    return this.#step('next');
  }

  /** Shows the chat before the open one in the list, turning its page at the beginning; resolves to whether there was one. */
  async previousChat(): Promise<boolean> {
    return this.#step('previous');
  }

  /** The Backchat is certain only now: `willUpdate` comes before the controllers have looked for it. */
  protected override update(changed: PropertyValues<this>): void {
    if (this.found !== this.#backchat) this.#begin(this.found);
    lend(this, backchatContext, this.found);
    super.update(changed);
  }

  protected override render(): unknown {
    if (!this.found) return this.notConnected();
    const isSplit = this.#isSplit;
    const isOpen = this.chatId !== undefined;
    return html`<div class="desk" part="desk">
        ${this.showsSignedOut ? signedOutStrip(this.terms, this.signIn) : nothing}
        <div class="panes ${isSplit ? 'split' : ''}">
          ${this.#renderList(isOpen && !isSplit)} ${isOpen || isSplit ? this.#renderDetails() : nothing}
        </div>
      </div>
      ${noticeView(this.notice, this.terms, () => (this.notice = ''))}`;
  }

  #renderList(isAway: boolean): TemplateResult {
    return html`<div class="pane ${isAway ? 'away' : ''}" ?inert=${isAway}>
      <chat-list
        part="list"
        exportparts=${PARTS_OF_LIST}
        fit=${this.fit === 'content' ? 'content' : 'parent'}
        heading-level=${this.headingLevel}
        live=${ifDefined(this.live)}
        client-href=${ifDefined(this.clientHref)}
        .columns=${this.columns}
        .hrefFor=${this.#hrefFor}
        @chat-open=${this.#onOpen}
        @chat-query-change=${this.#onQueryChange}
        ${lookOf(this)}
        >${this.slots.forward('list')}</chat-list
      >
    </div>`;
  }

  #renderDetails(): TemplateResult {
    const {found, chatId} = this;
    return html`<chat-details
      class="pane"
      part="details"
      exportparts=${PARTS_OF_DETAILS}
      fit=${this.fit === 'content' ? 'content' : 'parent'}
      chat-id=${ifDefined(this.chatId)}
      message-id=${ifDefined(this.messageId)}
      heading-level=${this.headingLevel}
      list-href=${ifDefined(this.listHref)}
      client-href=${ifDefined(this.clientHref)}
      transaction-href=${ifDefined(this.transactionHref)}
      send-key=${ifDefined(this.sendKey)}
      .hrefFor=${this.#hrefFor}
      @chat-open=${this.#onOpenFromDetails}
      @chat-back=${this.#onBack}
      @chat-delete=${this.#onDelete}
      @chat-deleted=${this.#onDeleted}
      ${lookOf(this)}
    >
      ${
        found && chatId !== undefined
          ? neighbourButtons(found.list(), chatId, this.terms, (step) => void this.#step(step))
          : nothing
      }
      ${this.slots.forward('details')} ${this.slots.forward('thread', false)} ${this.slots.forward('composer', false)}
    </chat-details>`;
  }

  get #isSplit(): boolean {
    return this.layout === 'split' && this.#width.isWide;
  }

  get #base(): ListState {
    return baseState(this.sort, this.pageSize);
  }

  get #listState(): ListState {
    return this.#rows.value?.state ?? this.#base;
  }

  get #route(): Route {
    const {chatId, messageId} = this;
    return routeOf({chatId, messageId}, this.#listState, this.#base);
  }

  /** Begins with what the address says; without one, a list that was in use before goes on as it was. */
  #begin(backchat: Backchat | undefined): void {
    this.#backchat = backchat;
    const list = backchat?.list();
    const route = this.#url.read() ?? {params: new URLSearchParams()};
    const place = placeOf(route);
    if (place.chatId !== undefined) this.#show(place);
    if (list?.get().phase === 'idle') list.setQuery(this.#base);
    const asked = list && this.#url.active && listOf(route, list.get().state, this.#base);
    if (asked) list.setQuery(asked);
    this.#rows.follow(list);
  }

  #show({chatId, messageId}: Place): void {
    if (this.chatId === undefined) this.#scrolled = scrollY;
    if (chatId !== undefined) this.notice = '';
    this.chatId = chatId;
    this.messageId = messageId;
  }

  /** Shows a place on the user's or the host's behalf. */
  #go(place: Place, focus?: 'focusName'): void {
    const from = this.chatId;
    this.#show(place);
    this.#url.push(this.#route);
    void this.#moveFocus(from, focus);
  }

  async #step(step: Step, focus?: 'focusName'): Promise<boolean> {
    const {found, chatId} = this;
    const list = found?.list();
    const next = list && (neighbourOf(list, chatId, step) ?? (await turnTo(list, step)));
    // The user may have gone elsewhere while the page was turned.
    if (next === undefined || this.chatId !== chatId) return false;
    this.#go({chatId: next}, focus);
    return true;
  }

  async #moveFocus(from?: string, focus: 'focus' | 'focusName' = 'focus'): Promise<void> {
    await this.updateComplete;
    if (this.chatId !== undefined) {
      this.details?.[focus]();
      if (this.getBoundingClientRect().top < 0) this.scrollIntoView();
      return;
    }
    if (this.fit === 'content') scrollTo({top: this.#scrolled});
    if (from !== undefined) this.list?.focusRow(from);
  }

  #onRoute(route: Route): void {
    const {chatId: from} = this;
    const place = placeOf(route);
    const list = listOf(route, this.#listState, this.#base);
    if (list) this.found?.list().setQuery(list);
    if (place.chatId === from && place.messageId === this.messageId) return;
    // The host's own fields keep the focus.
    const mayMoveFocus = this.matches(':focus-within') || document.activeElement === document.body;
    this.#show(place);
    if (mayMoveFocus) void this.#moveFocus(from);
  }

  readonly #hrefFor = ({id, client}: Chat): string | undefined => {
    const own = this.#url.active ? this.#url.href({chatId: id, params: new URLSearchParams()}) : undefined;
    return fillLink(this.chatHref, {id, clientId: client.id}) ?? own;
  };

  /** Asks the host in our own name, so that it is heard before anything happens. */
  #ask(event: Event, request: Event): boolean {
    event.stopPropagation();
    const isAgreed = this.dispatchEvent(request);
    if (!isAgreed) event.preventDefault();
    return isAgreed;
  }

  readonly #onOpen = (event: ChatOpenEvent): void => {
    const {chatId, messageId} = event.detail;
    if (this.#ask(event, new ChatOpenEvent(event.detail))) this.openChat(chatId, {messageId});
    // The row's link is for other tabs: here we are the ones who follow it.
    event.preventDefault();
  };

  /** The details show the chat themselves; the address is ours. */
  readonly #onOpenFromDetails = (event: ChatOpenEvent): void => {
    if (this.#ask(event, new ChatOpenEvent(event.detail))) this.openChat(event.detail.chatId);
  };

  readonly #onBack = (event: ChatBackEvent): void => {
    if (this.#ask(event, new ChatBackEvent())) this.back();
    event.preventDefault();
  };

  readonly #onQueryChange = ({detail}: ChatQueryChangeEvent): void => {
    if (this.chatId !== undefined) return;
    if (detail.typing) this.#url.type(this.#route);
    else this.#url.push(this.#route);
  };

  readonly #onDelete = ({detail}: ChatDeleteEvent): void => {
    const list = this.found?.list();
    this.#heir = list && (neighbourOf(list, detail.chatId, 'next') ?? neighbourOf(list, detail.chatId, 'previous'));
  };

  readonly #onDeleted = ({detail}: ChatDeletedEvent): void => {
    this.#show({});
    this.notice = this.terms.deleted(detail.name || this.terms.unknownClient);
    // Back must not lead to what is gone.
    this.#url.replace(this.#route);
    void this.#moveFocus(this.#heir);
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const key = this.shortcuts === 'off' ? undefined : shortcutOf(event);
    const step = key === 'j' ? 'next' : key === 'k' ? 'previous' : undefined;
    if (!step || this.chatId === undefined || !this.details || !event.composedPath().includes(this.details)) return;
    event.preventDefault();
    void this.#step(step, 'focusName');
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-desk': ChatDesk;
  }
}
