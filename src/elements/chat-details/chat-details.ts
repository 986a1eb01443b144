import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {LazyPart} from '../../controllers/lazy-part.js';
import type {Chat} from '../../model/chat.js';
import {avatarStyles} from '../internal/avatar.js';
import {fitStyles} from '../internal/details-fit.js';
import {PreviousChats} from '../internal/details-previous.js';
import {clientSection, label, skeleton, who} from '../internal/details-views.js';
import type {LayerController} from '../internal/details-layer.js';
import {iconButton} from '../internal/icon-button.js';
import {icons} from '../internal/icons.js';
import {shortcutOf} from '../internal/link-click.js';
import {safeUrl} from '../internal/safe-url.js';
import {signedOutStrip} from '../internal/strips.js';
import {styles} from './chat-details.styles.js';
import type {Question} from './actions.js';
import {OpenChatElement} from './open-chat.js';

/** What may be left out. */
type Section = 'head' | 'thread' | 'composer' | 'side';

/**
 * One chat: who it is with, its messages, what is written, and what belongs to it. Previous chats of the client open in
 * place. It finds its chat by id, by transaction or by client.
 *
 * @summary One chat with its client, its transaction and the client's previous chats.
 * @tag chat-details
 * @slot - Shown until the element is ready.
 * @slot head-actions - Buttons in the head, before "Delete chat".
 * @slot client - More about the client.
 * @slot transaction - More about the transaction.
 * @slot side - More in the side panel, before the previous chats.
 * @slot help - A link to more information, at the end of the side panel.
 * @slot empty - Where no chat is open, or there is none about the transaction.
 * @slot thread-empty - Instead of "No messages yet".
 * @slot composer-start - Controls before the text.
 * @slot composer-end - Controls between the text and the send button.
 * @slot composer-hint - Instead of the keys that send.
 * @fires {ChatBackEvent} chat-back - Before the way back to the list is taken; cancelable.
 * @fires {ChatOpenEvent} chat-open - Before a previous chat is opened; cancelable.
 * @fires {ChatClientOpenEvent} chat-client-open - Before the link to the client's profile is followed; cancelable.
 * @fires {ChatTransactionOpenEvent} chat-transaction-open - Before the link to the transaction is followed; cancelable.
 * @fires {ChatDeleteEvent} chat-delete - Before the chat is deleted; cancelable.
 * @fires {ChatDeletedEvent} chat-deleted - The chat is gone from the back end.
 * @fires {ChatDeleteFailedEvent} chat-delete-failed - The chat is still there.
 * @fires {ChatNewMessagesEvent} chat-new-messages - A client wrote, in this chat or another.
 * @fires {ChatAuthRequiredEvent} chat-auth-required - The back end wants the user to sign in; cancelable: no notice is drawn.
 * @fires {ChatErrorEvent} chat-error - Something could not be done.
 * @csspart frame - The frame round all of it.
 * @csspart head - Client, status and actions.
 * @csspart back - The way back to the list.
 * @csspart avatar - The client's picture.
 * @csspart name - The client's name.
 * @csspart status - The chat's status.
 * @csspart actions - What can be done with the chat; a menu where it is narrow.
 * @csspart more - The button that opens that menu.
 * @csspart details-button - The button that opens the side panel where it is narrow.
 * @csspart delete - "Delete chat".
 * @csspart strip - Signed out, or reading a previous chat.
 * @csspart transaction-strip - The transaction, where the side panel is not shown.
 * @csspart thread - The thread; its parts are exported as `thread-*`.
 * @csspart composer - The composer; its parts are exported as `composer-*`.
 * @csspart side - The side panel.
 * @csspart client - The client in it.
 * @csspart transaction - The transaction in it.
 * @csspart previous - The previous chats in it.
 * @csspart previous-chat - One of them.
 * @csspart state - In place of a chat: none is open, it is gone, it could not be read.
 * @csspart unsent - What was written in a chat that is gone.
 * @csspart dialog - The question before the chat is deleted.
 * @cssproperty [--chat-frame] - `none` draws it without its frame.
 * @cssproperty [--chat-fit-margin=0px] - Space below it with `fit="viewport"`.
 */
export class ChatDetails extends OpenChatElement {
  static override styles = [avatarStyles, fitStyles, styles];

  /** What is drawn, separated by spaces: `head thread composer side`; absent is all. */
  @property() sections?: string;

  readonly #previous = new PreviousChats(this);
  readonly #deeds = new LazyPart(this, () => import('./actions.js'));
  /** Where there is no room, the actions open as a menu, and the side panel over the thread. */
  #layer?: LayerController;
  /** The question before the chat is deleted. */
  #question?: Question;
  /** The chat that was deleted from here. */
  #deleted?: Chat;
  /** The text that was copied last. */
  #copied?: string;
  #focusDue?: 'composer' | 'name';

  constructor() {
    super();
    this.addEventListener('keydown', this.#onKeyDown);
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

  /** The Backchat is certain only now: `willUpdate` comes before the controllers have looked for it. */
  protected override update(changed: PropertyValues<this>): void {
    this.findChat(changed);
    this.#previous.follow(this.found, this.#has('side') ? this.snapshot?.chat : undefined);
    super.update(changed);
  }

  protected override updated(): void {
    if (this.#focusDue) void this.#moveFocus();
  }

  protected override render(): TemplateResult {
    return html`<div class="frame" part="frame">${this.#content()}</div>
      ${this.#question?.(this.terms)}
      <span class="visually-hidden" role="status">${this.#copied === undefined ? nothing : this.terms.copied}</span>`;
  }

  #content(): unknown {
    const {terms, found, openId, snapshot} = this;
    if (!found) return this.notConnected();
    if (openId === undefined) return this.renderNone(this.#head(skeleton(terms)));
    if (snapshot && this.isGone) {
      const back = {label: terms.backToChats, href: safeUrl(this.listHref), run: this.onBack};
      return this.instead((states) => states.goneChat(terms, snapshot, this.#deleted, found, back, this.#onCopy));
    }
    if (snapshot?.phase === 'failed' && snapshot.error) {
      return [this.#head(), this.failed(snapshot.error, 'chatFailed', () => found.chat(openId).refresh())];
    }
    return this.#open(openId, snapshot?.chat);
  }

  #open(chatId: string, chat: Chat | undefined): TemplateResult {
    const {terms} = this;
    const hasSide = this.#has('side');
    const transaction = chat && this.renderTransaction(chat);
    return html`
      ${this.showsSignedOut ? signedOutStrip(terms, this.signIn) : nothing}
      ${
        chat
          ? this.#head(
              who(chat, terms, this.format, this.headingLevel, (words) => this.profileLink(chat, words)),
              this.#buttons(chat, hasSide),
            )
          : this.#head(skeleton(terms))
      }
      ${chat ? this.renderWayBack(chat) : nothing}
      ${
        transaction && this.#has('head')
          ? html`<div class="transaction transaction-strip" part="transaction-strip">${transaction}</div>`
          : nothing
      }
      <div class="body ${hasSide ? 'with-side' : ''}">
        <div class="main">
          ${this.#has('thread') ? this.renderThread(chatId) : nothing}
          ${this.#has('composer') ? this.renderComposer(chatId) : nothing}
        </div>
        ${chat && hasSide ? this.#side(chat, transaction) : nothing}
      </div>
    `;
  }

  #head(whom: unknown = nothing, buttons: unknown = nothing): unknown {
    if (!this.#has('head')) return nothing;
    const {terms} = this;
    const isOpen = this.#layer?.open === 'actions';
    return html`<header class="head" part="head">
      ${this.renderBack()} ${whom}
      <button
        type="button"
        class="icon-button more"
        part="more"
        aria-label=${terms.more}
        title=${terms.more}
        aria-expanded=${isOpen}
        aria-controls="actions"
        @click=${this.#onOpen}
      >
        ${icons.more()}
      </button>
      <div class="actions ${isOpen ? 'open' : ''}" part="actions" id="actions" tabindex="-1">
        <slot name="head-actions"></slot>
        ${buttons}
      </div>
    </header>`;
  }

  #buttons(chat: Chat, hasSide: boolean): unknown {
    const {terms} = this;
    const mayDelete =
      this.may('delete') && !this.readonly && this.found?.adapter.deleteChat && chat.can?.delete !== false;
    return [
      hasSide
        ? html`<button
            type="button"
            class="button quiet details"
            part="details-button"
            aria-expanded=${this.#layer?.open === 'side'}
            aria-controls="side"
            @click=${this.#onOpen}
          >
            ${icons.info()}${terms.details}
          </button>`
        : nothing,
      mayDelete && this.querySelector(':scope > [slot=head-actions]') ? html`<span class="rule"></span>` : nothing,
      mayDelete
        ? html`<button
            type="button"
            class="button quiet delete"
            part="delete"
            @click=${() => void this.#askToDelete(chat)}
          >
            ${icons.trash()}${terms.deleteChat}
          </button>`
        : nothing,
    ];
  }

  #side(chat: Chat, transaction?: TemplateResult): TemplateResult {
    const {terms, format} = this;
    const level = Math.min(6, this.headingLevel + 1);
    const onClose = () => void this.#layer?.close();
    return html`<aside
      class="side ${this.#layer?.open === 'side' ? 'open' : ''}"
      id="side"
      part="side"
      tabindex="-1"
      aria-label=${terms.details}
    >
      <div class="side-head">
        ${label(level, terms.details)} ${iconButton({icon: icons.close(), label: terms.close, onClick: onClose})}
      </div>
      ${clientSection(
        chat.client,
        terms,
        level,
        this.profileLink(chat, terms.profile),
        this.may('viewContact'),
        this.#copied,
        this.#onCopy,
      )}
      ${
        transaction
          ? html`<section part="transaction">
              ${label(level, terms.transaction)}
              <div class="card transaction">${transaction}</div>
              <slot name="transaction"></slot>
            </section>`
          : nothing
      }
      <slot name="side"></slot>
      ${this.#previous.render(terms, format, level, (other) => this.addressOf(other) ?? this.hrefFor?.(other), this.openPrevious)}
      <slot name="help"></slot>
    </aside>`;
  }

  #has(section: Section): boolean {
    return this.sections?.includes(section) ?? true;
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

  async #askToDelete(chat: Chat): Promise<void> {
    await this.#layer?.close();
    const part = await this.#deeds.get();
    const draw = (question?: Question) => {
      this.#question = question;
      this.requestUpdate();
    };
    const onDeleted = () => {
      this.#deleted = chat;
      this.focus();
    };
    if (this.found) part?.askToDelete(this, this.found, chat, draw, onDeleted);
  }

  /** For a button that controls a layer. */
  readonly #onOpen = async ({currentTarget}: MouseEvent): Promise<void> => {
    const layer = (currentTarget as Element).getAttribute('aria-controls');
    const part = await this.#deeds.get();
    if (part) this.#layer ??= new part.LayerController(this);
    if (layer) await this.#layer?.toggle(layer);
  };

  readonly #onCopy = (text: string): void => {
    void import('../internal/list-later.js').then(async ({copyText}) => {
      if (!(await copyText(text))) return;
      this.#copied = text;
      this.requestUpdate();
    });
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const key = this.shortcuts === 'off' ? undefined : shortcutOf(event);
    const back = key === 'u' && this.renderRoot.querySelector<HTMLElement>('.back');
    const composer = key === 'r' && this.renderRoot.querySelector('chat-composer');
    if (!back && !composer) return;
    event.preventDefault();
    if (back) back.click();
    if (composer) composer.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-details': ChatDetails;
  }
}
