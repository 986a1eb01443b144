/** Which chat a screen shows, and how another takes its place. What it looks like is the screen's. */
import {html, type PropertyValues} from 'lit';
import {property} from 'lit/decorators.js';
import {StoreController} from '../../controllers/store-controller.js';
import {type Route, UrlController} from '../../controllers/url-controller.js';
import type {Chat} from '../../model/chat.js';
import {type ChatError, toChatError} from '../../model/errors.js';
import type {ChatSnapshot} from '../../store/chat-store.js';
import type {LookupController} from '../internal/details-lookup.js';
import {ScreenElement} from '../internal/details-screen.js';
import {Visits} from '../internal/details-visits.js';
import {isPlainClick} from '../internal/link-click.js';
import {fillLink} from '../internal/safe-url.js';
import {ChatOpenEvent} from '../internal/shared.events.js';

export abstract class OpenChatElement extends ScreenElement {
  /** The chat to show. A previous chat that is opened from inside replaces it. */
  @property({attribute: 'chat-id', reflect: true}) chatId?: string;
  /** The message to show it at; absent is the newest. */
  @property({attribute: 'message-id'}) messageId?: string;
  /** Without a `chat-id`: the newest chat about this transaction. */
  @property({attribute: 'transaction-id'}) transactionId?: string;
  /** Without a `chat-id` and `transaction-id`: the newest chat of this client. */
  @property({attribute: 'client-id'}) clientId?: string;
  /** @internal Addresses of chats that are opened in place. */
  @property({attribute: false}) hrefFor?: (chat: Chat) => string | undefined;

  readonly #chat = new StoreController<ChatSnapshot>(this);
  readonly #url = new UrlController(this, (route) => this.#onRoute(route));
  readonly #visits = new Visits();
  #lookup?: LookupController;
  /** Looking for a chat could not even begin. */
  #failure?: ChatError;
  /** The chat that the host asked for, shown where the address names none. */
  #given?: string;

  /** The chat that is shown, or looked for; `undefined` = none is known. */
  protected get openId(): string | undefined {
    return this.chatId ?? this.#lookup?.chatId;
  }

  protected get snapshot(): ChatSnapshot | undefined {
    return this.#chat.value;
  }

  /** The chat to come back to from a previous one that was opened from inside. */
  protected get origin(): string | undefined {
    return this.#visits.originOf(this.openId);
  }

  /** Settles which chat it is; to be called before each drawing, once the Backchat is certain. */
  protected findChat(changed: PropertyValues<this>): void {
    if (!this.hasUpdated) {
      this.#given = this.chatId;
      const route = this.#url.read();
      if (route?.chatId !== undefined) this.#onRoute(route);
    }
    const asksAnew = changed.has('transactionId') || changed.has('clientId');
    if (asksAnew && this.origin !== undefined) this.chatId = undefined;
    if (this.#wanted !== undefined && !this.#lookup && !this.#failure) void this.#beginLookup();
    const {openId} = this;
    this.#visits.follow(openId);
    this.#chat.follow(openId === undefined ? undefined : this.found?.chat(openId));
  }

  /** A client wrote: it may be in the chat that was not there yet. */
  protected onNewMessage(): void {
    this.#lookup?.onNewMessage();
  }

  /** What stands in place of a chat while none is known; `waiting` while it is looked for. */
  protected renderNone(waiting: unknown): unknown {
    const {terms, signIn} = this;
    if (this.#wanted === undefined) return this.#noChat();
    const onRetry = () => void (this.#lookup ? this.#lookup.run() : this.#beginLookup());
    const error = this.#failure ?? this.#lookup?.error;
    const onSignIn = () => {
      signIn();
      onRetry();
    };
    if (error) return this.failed(error, terms.chatFailed, onRetry, onSignIn);
    return this.#lookup?.foundNone ? this.#noChat(this.#wanted) : waiting;
  }

  #noChat(transaction?: string): unknown {
    return html`<slot name="empty">${this.instead(({noChat}) => noChat(this.terms, transaction))}</slot>`;
  }

  /** Opens a previous chat on a click on its link; the host may do it instead. */
  protected readonly openPrevious = (event: MouseEvent, chatId: string): void => {
    const from = this.openId;
    if (from === undefined || !isPlainClick(event)) return;
    const isOurs = this.dispatchEvent(new ChatOpenEvent({chatId}));
    // A page of its own is the browser's to open.
    if (isOurs && this.chatHref) return;
    event.preventDefault();
    if (!isOurs) return;
    this.#visits.add(chatId, from);
    this.#show(chatId);
  };

  /** Opens the chat again that was left for a previous one; the host may do it instead. */
  protected readonly goBack = (): void => {
    const chatId = this.origin;
    if (chatId !== undefined && this.dispatchEvent(new ChatOpenEvent({chatId}))) this.#show(chatId);
  };

  protected addressOf(chat: Chat): string | undefined {
    const own = this.#url.active ? this.#url.href(routeTo(chat.id)) : undefined;
    return fillLink(this.chatHref, {id: chat.id, clientId: chat.client.id}) ?? this.hrefFor?.(chat) ?? own;
  }

  get #wanted(): string | undefined {
    return this.transactionId ?? this.clientId;
  }

  /** Most hosts name the chat: how to look for one is loaded where it is needed. */
  async #beginLookup(): Promise<void> {
    this.#failure = undefined;
    try {
      const {LookupController} = await import('../internal/details-lookup.js');
      this.#lookup ??= new LookupController(this, () => this.found);
    } catch (error) {
      this.#failure = toChatError(error);
    }
    this.requestUpdate();
  }

  #show(chatId: string): void {
    this.chatId = chatId;
    this.messageId = undefined;
    this.#url.push(routeTo(chatId));
    this.focus();
  }

  #onRoute({chatId, params}: Route): void {
    this.chatId = chatId ?? this.#given;
    this.messageId = params.get('message') ?? undefined;
  }
}

const routeTo = (chatId: string): Route => ({chatId, params: new URLSearchParams()});
