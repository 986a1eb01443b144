/** Which chat a screen shows, and previous ones in its place. */
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {StoreController} from '../../controllers/store-controller.js';
import {type Route, routeTo} from '../../controllers/url-controller.js';
import {laterWords} from '../../i18n/en-later.js';
import type {Chat} from '../../model/chat.js';
import {type ChatError, toChatError} from '../../model/errors.js';
import type {ChatSnapshot} from '../../store/chat-store.js';
import {LookupController} from '../internal/details-lookup.js';
import {PreviousChats} from '../internal/details-previous.js';
import {ScreenElement} from '../internal/details-screen.js';
import {isPlainClick} from '../internal/link-click.js';
import {ChatOpenEvent} from '../internal/shared.events.js';
import {strip} from '../internal/strips.js';

/** What may be left out. */
type Section = 'head' | 'thread' | 'composer' | 'side';

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
  /** What is drawn, separated by spaces: `head thread composer side`; absent is all. */
  @property() sections?: string;
  /** @internal Addresses of chats that are opened in place. */
  @property({attribute: false}) hrefFor?: (chat: Chat) => string | undefined;

  readonly #chat = new StoreController<ChatSnapshot>(this);
  readonly #previous = new PreviousChats(this);
  #lookup?: LookupController;
  /** Why it could not even be begun to look for the chat. */
  protected unable?: ChatError;
  /** The chat that the host asked for, shown where the address names none. */
  #given?: string;
  /** The chat from which the first previous one was opened, and those opened since. */
  #visits: (string | undefined)[] = [];
  #focusDue?: 'composer' | 'name';

  /** The chat that is shown, or looked for; `undefined` = none is known. */
  protected get openId(): string | undefined {
    return this.chatId ?? this.#lookup?.chatId;
  }

  protected get snapshot(): ChatSnapshot | undefined {
    return this.#chat.value;
  }

  protected has(section: Section): boolean {
    return this.sections?.includes(section) ?? true;
  }

  /** Moves the focus to where one writes, or to the client's name if one may not (or has no keyboard), once the chat is there. */
  override focus(): void {
    this.#focusDue = 'composer';
    this.requestUpdate();
  }

  /** @internal Moves the focus to the client's name, once the chat is there. */
  focusName(): void {
    this.#focusDue = 'name';
    this.requestUpdate();
  }

  protected override updated(): void {
    if (this.#focusDue) void this.#moveFocus();
  }

  /** The Backchat is certain only now: `willUpdate` comes before the controllers have looked for it. */
  protected override update(changed: PropertyValues<this>): void {
    this.#findChat(changed);
    this.#previous.follow(this.found, this.has('side') ? this.snapshot?.chat : undefined);
    super.update(changed);
  }

  #findChat(changed: PropertyValues<this>): void {
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

  /** The previous chats; `level` is that of their title. */
  protected renderPrevious(level: number): TemplateResult | typeof nothing {
    const {terms, format} = this;
    const hrefOf = (chat: Chat) => this.addressOf(chat) ?? this.hrefFor?.(chat);
    return this.#previous.render(terms, format, level, hrefOf, (event, id) => this.#openPrevious(event, id));
  }

  /** Opens a previous chat on a click on its link; the host may do it instead. */
  #openPrevious(event: MouseEvent, chatId: string): void {
    if (!isPlainClick(event)) return;
    const isAgreed = this.dispatchEvent(new ChatOpenEvent({chatId}));
    // A page of its own is the browser's to open.
    if (isAgreed && this.chatHref) return;
    event.preventDefault();
    if (!isAgreed) return;
    this.#visits.push(chatId);
    this.#show(chatId);
  }

  /** Over a previous chat: the way back. */
  protected renderWayBack(chat: Chat): unknown {
    return this.#visits.indexOf(this.openId) > 0 ? this.#renderVisit(chat) : nothing;
  }

  /**
   * The way back to the chat that was left for a previous one; the host may take it instead.
   * @later details
   */
  #renderVisit({createdAt}: Chat): TemplateResult {
    const terms = laterWords(this.terms);
    const [origin = ''] = this.#visits;
    const words = html`<span>${terms.readingPrevious(this.format.date(createdAt))}</span>`;
    return strip('note', words, terms.backToCurrent, () => {
      if (this.dispatchEvent(new ChatOpenEvent({chatId: origin}))) this.#show(origin);
    });
  }

  /** Stays due until what is to have the focus is drawn. */
  async #moveFocus(): Promise<void> {
    const {snapshot, renderRoot} = this;
    const mayWrite = snapshot?.chat && this.#focusDue === 'composer' && !matchMedia('(pointer: coarse)').matches;
    const composer = mayWrite ? renderRoot.querySelector('chat-composer') : null;
    await composer?.updateComplete;
    const target =
      composer?.renderRoot.querySelector('textarea') ?? renderRoot.querySelector<HTMLElement>('.name, .state .button');
    if (!target) return;
    this.#focusDue = undefined;
    target.focus();
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
