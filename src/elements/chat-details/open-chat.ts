/**
 * Which chat a screen shows, with its thread and composer, and the ways that lead from it to elsewhere. The rest is the
 * screen's.
 */
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {ifDefined} from 'lit/directives/if-defined.js';
import {StoreController} from '../../controllers/store-controller.js';
import {type Route, routeTo} from '../../controllers/url-controller.js';
import type {Chat, TransactionRef} from '../../model/chat.js';
import {type ChatError, toChatError} from '../../model/errors.js';
import type {Permissions} from '../../model/permissions.js';
import type {Backchat} from '../../store/backchat.js';
import type {ChatSnapshot} from '../../store/chat-store.js';
import {LookupController} from '../internal/details-lookup.js';
import {ScreenElement} from '../internal/details-screen.js';
import {iconButton} from '../internal/icon-button.js';
import {icons} from '../internal/icons.js';
import {isPlainClick} from '../internal/link-click.js';
import {lookOf} from '../internal/link-look.js';
import {fillLink, safeUrl} from '../internal/safe-url.js';
import {ChatBackEvent, ChatClientOpenEvent, ChatOpenEvent} from '../internal/shared.events.js';
import {strip} from '../internal/strips.js';
import {ChatTransactionOpenEvent} from './chat-details.events.js';

export abstract class OpenChatElement extends ScreenElement {
  /** The chat to show. A previous chat that is opened from inside replaces it. */
  @property({attribute: 'chat-id', reflect: true}) chatId?: string;
  /** The message to show it at; absent is the newest. */
  @property({attribute: 'message-id'}) messageId?: string;
  /** Without a `chat-id`: the newest chat about this transaction. */
  @property({attribute: 'transaction-id'}) transactionId?: string;
  /** Without a `chat-id` and `transaction-id`: the newest chat of this client. */
  @property({attribute: 'client-id'}) clientId?: string;
  /** Whether the chat may only be read here. */
  @property({type: Boolean}) readonly = false;
  /** @internal Addresses of chats that are opened in place. */
  @property({attribute: false}) hrefFor?: (chat: Chat) => string | undefined;

  readonly #chat = new StoreController<ChatSnapshot>(this);
  #lookup?: LookupController;
  /** Why it could not even be begun to look for the chat. */
  protected unable?: ChatError;
  /** The chat that the host asked for, shown where the address names none. */
  #given?: string;
  /** The chat from which the first previous one was opened, and those opened since. */
  #visits: (string | undefined)[] = [];

  /** The chat that is shown, or looked for; `undefined` = none is known. */
  protected get openId(): string | undefined {
    return this.chatId ?? this.#lookup?.chatId;
  }

  protected get snapshot(): ChatSnapshot | undefined {
    return this.#chat.value;
  }

  /** Whether there is no such chat (any more); an answer that is not of a chat service says nothing about it. */
  protected get isGone(): boolean {
    const {deleted, error} = this.snapshot ?? {};
    return deleted !== undefined || (error?.code === 'not-found' && error.field !== 'src');
  }

  /** Settles which chat it is; to be called before each drawing, once the Backchat is certain. */
  protected findChat(changed: PropertyValues<this>): void {
    if (!this.hasUpdated) {
      this.#given = this.chatId;
      const route = this.address.read();
      if (route?.chatId) this.onRoute(route);
    }
    if (changed.has('transactionId') || changed.has('clientId')) this.lookUp();
    const {openId} = this;
    if (!this.#visits.includes(openId)) this.#visits = [openId];
    this.#chat.follow(openId === undefined ? undefined : this.found?.chat(openId));
  }

  /** Most hosts name the chat: how to look for one is loaded where it is needed. */
  protected lookUp(): void {
    this.unable = undefined;
    this.#beginLookup().catch((error: unknown) => {
      this.unable = toChatError(error);
      this.requestUpdate();
    });
  }

  /** @later details */
  async #beginLookup(): Promise<void> {
    if (this.#visits.indexOf(this.chatId) > 0) this.chatId = undefined;
    // A task begins between two drawings.
    await this.updateComplete;
    this.#lookup ??= new LookupController(this, () => this.found);
    this.requestUpdate();
  }

  /**
   * What stands in place of a chat while none is known; `waiting` while it is looked for.
   * @later details
   */
  protected renderNone(waiting: unknown): unknown {
    const {terms} = this;
    const wanted = this.transactionId ?? this.clientId;
    if (wanted === undefined || this.#lookup?.foundNone) {
      return html`<slot name="empty">${this.instead(({noChat}) => noChat(terms, wanted))}</slot>`;
    }
    const {error, run} = this.#lookup ?? {};
    if (!error || !run) return waiting;
    const onSignIn = () => {
      this.signIn();
      run();
    };
    return this.failed(error, 'chatFailed', run, onSignIn);
  }

  /**
   * The chat is not there (any more); `deleted` is one that was deleted from here.
   * @later details
   */
  protected renderGone(found: Backchat, snapshot: ChatSnapshot, deleted: Chat | undefined): unknown {
    const {terms} = this;
    const back = {label: terms.backToChats, href: safeUrl(this.listHref), run: this.onBack};
    return this.instead((states) =>
      states.goneChat(terms, snapshot, deleted, found, back, (text) => void this.copy(text)),
    );
  }

  protected renderThread(chatId: string): TemplateResult {
    return html`<chat-thread
      id="thread"
      part="thread"
      .backchat=${this.found}
      chat-id=${chatId}
      message-id=${ifDefined(this.messageId)}
      fit=${this.fit === 'content' ? 'content' : 'parent'}
      ?readonly=${this.readonly}
      ${lookOf(this)}
      >${this.forward(/^thread-/)}</chat-thread
    >`;
  }

  protected renderComposer(chatId: string): TemplateResult {
    return html`<chat-composer
      part="composer"
      .backchat=${this.found}
      chat-id=${chatId}
      for="thread"
      send-key=${ifDefined(this.sendKey)}
      ?readonly=${this.readonly}
      ${lookOf(this)}
      >${this.forward(/^composer-/)}</chat-composer
    >`;
  }

  /** Opens a previous chat on a click on its link; the host may do it instead. */
  protected readonly openPrevious = (event: MouseEvent, chatId: string): void => {
    // A page of its own is the browser's to open.
    if (!this.agrees(event, new ChatOpenEvent({chatId})) || this.chatHref) return;
    event.preventDefault();
    this.#visits.push(chatId);
    this.#show(chatId);
  };

  /** Whether it is a previous chat, opened from here. */
  protected get isVisited(): boolean {
    return this.#visits.indexOf(this.openId) > 0;
  }

  /**
   * Over a previous chat: the way back to the one that was left for it; the host may take it instead.
   * @later details
   */
  protected renderWayBack({createdAt}: Chat): TemplateResult {
    const {terms, format} = this;
    const [origin = ''] = this.#visits;
    const words = html`<span>${terms.readingPrevious(format.date(createdAt))}</span>`;
    return strip('note', words, terms.backToCurrent, () => {
      if (this.dispatchEvent(new ChatOpenEvent({chatId: origin}))) this.#show(origin);
    });
  }

  /** The way back to the list. */
  protected renderBack(): unknown {
    const label = this.terms.backToChats;
    const button = iconButton({icon: icons.back(), label, onClick: this.onBack, kind: 'back', part: 'back'});
    return this.listHref ? this.#renderBackLink(label, button) : button;
  }

  /** @later details */
  #renderBackLink(label: string, button: TemplateResult): TemplateResult {
    const href = safeUrl(this.listHref);
    return href === undefined
      ? button
      : html`<a
          class="icon-button back"
          part="back"
          href=${href}
          aria-label=${label}
          title=${label}
          @click=${this.onBack}
          >${icons.back()}</a
        >`;
  }

  /**
   * The words, or the client's name, as a link to the client's profile.
   * @later details
   */
  protected renderProfileLink(chat: Chat, words = chat.client.name || this.terms.unknownClient): unknown {
    const href = fillLink(this.clientHref, chat);
    const onClick = (event: MouseEvent) =>
      this.agrees(event, new ChatClientOpenEvent({chatId: chat.id, clientId: chat.client.id}));
    return href === undefined ? undefined : html`<a href=${href} @click=${onClick}>${words}</a>`;
  }

  /**
   * What the chat is about; a link where the host or the back end gives an address.
   * @later details
   */
  protected renderTransaction(chat: Chat, transaction: TransactionRef): TemplateResult {
    const {id, label = id, url} = transaction;
    const {terms} = this;
    const href = fillLink(this.transactionHref, chat) ?? safeUrl(url);
    const onClick = (event: MouseEvent) =>
      this.agrees(event, new ChatTransactionOpenEvent({chatId: chat.id, transaction}));
    return html`
      <bdi class="truncate" title=${label}>${label}</bdi>
      ${
        href === undefined
          ? nothing
          : html`<a href=${href} aria-label=${terms.openTransaction(label)} @click=${onClick}>${terms.open}</a>`
      }
    `;
  }

  protected readonly onBack = (event: MouseEvent): void => {
    this.agrees(event, new ChatBackEvent());
  };

  /** Copies a text, and says so. */
  protected abstract copy(text: string): Promise<void>;

  protected may(what: keyof Permissions): boolean {
    return this.session?.permissions[what] === true;
  }

  /** On a click on a link: whether it is to be followed here, and the host is for it. */
  protected agrees(event: MouseEvent, request: Event): boolean {
    const isMeant = isPlainClick(event);
    const isAgreed = isMeant && this.dispatchEvent(request);
    if (isMeant && !isAgreed) event.preventDefault();
    return isAgreed;
  }

  /** @later details */
  #show(chatId: string): void {
    this.chatId = chatId;
    this.messageId = undefined;
    this.address.push(routeTo(chatId));
    this.focus();
  }

  protected override onRoute({chatId, params}: Route): void {
    this.chatId = chatId ?? this.#given;
    this.messageId = params.get('message') ?? undefined;
  }
}
