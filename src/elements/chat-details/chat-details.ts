import {html, nothing, type TemplateResult} from 'lit';
import {ifDefined} from 'lit/directives/if-defined.js';
import type {Chat, TransactionRef} from '../../model/chat.js';
import type {Backchat} from '../../store/backchat.js';
import type {ChatSnapshot} from '../../store/chat-store.js';
import {adoptStyles} from '../../styles/adopt-styles.js';
import {avatarStyles} from '../internal/avatar.js';
import {fitStyles} from '../internal/details-fit.js';
import {clientSection, label, skeleton, who} from '../internal/details-views.js';
import {LayerController} from '../internal/details-layer.js';
import {dialogStyles} from '../internal/dialog.js';
import {iconButton} from '../internal/icon-button.js';
import {icons} from '../internal/icons.js';
import {copyText} from '../internal/list-copy.js';
import {lookOf} from '../internal/link-look.js';
import {safeUrl} from '../internal/safe-url.js';
import {ChatBackEvent} from '../internal/shared.events.js';
import {signedOutStrip} from '../internal/strips.js';
import {styles} from './chat-details.styles.js';
import {askToDelete, type Question} from './ask-to-delete.js';
import {askToGoBack, backLink, profileLink} from './details-links.js';
import {OpenChatElement} from './open-chat.js';
import {transactionLink} from './transaction-link.js';

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

  /** Where there is no room, the actions open as a menu, and the side panel over the thread. */
  #layer?: LayerController;
  /** The question before the chat is deleted. */
  #question?: Question;
  /** The chat that was deleted from here. */
  #deleted?: Chat;
  /** The text that was copied last. */
  #copied?: string;

  protected override render(): TemplateResult {
    return html`<div class="frame" part="frame">${this.#content()}</div>
      ${this.#question?.(this.terms)}
      <span class="visually-hidden" role="status">${this.#copied && this.terms.copied}</span>`;
  }

  #content(): unknown {
    const {terms, found, openId, snapshot} = this;
    if (!found) return this.notConnected();
    const {chat, phase, deleted, error}: Partial<ChatSnapshot> = snapshot ?? {phase: 'failed', error: this.unable};
    // An answer that is not of a chat service says nothing about the chat.
    if (snapshot && (deleted || (error?.code === 'not-found' && error.field !== 'src'))) {
      return this.#gone(found, snapshot);
    }
    if (error && phase === 'failed') {
      const retry = () => (openId === undefined ? this.lookUp() : found.chat(openId).refresh());
      return [this.#head(nothing), this.failed(error, 'chatFailed', retry)];
    }
    if (openId === undefined) return this.renderNone(this.#head(skeleton(terms)));
    const hasSide = this.has('side');
    const transaction = this.session?.permissions.viewTransaction && chat?.transaction;
    return html`
      ${this.showsSignedOut ? signedOutStrip(terms, this.signIn) : nothing}
      ${this.#head(
        chat
          ? who(chat, terms, this.format, this.headingLevel, this.clientHref && this.#profileLink(chat))
          : skeleton(terms),
        chat && this.#buttons(chat, hasSide),
      )}
      ${chat && this.renderWayBack(chat)}
      ${chat && transaction && this.has('head') ? this.#transaction(chat, transaction) : nothing}
      <div class="body ${hasSide ? 'with-side' : ''}">
        <div class="main">
          ${
            this.has('thread')
              ? html`<chat-thread
                  id="thread"
                  part="thread"
                  .backchat=${this.found}
                  chat-id=${openId}
                  message-id=${ifDefined(this.messageId)}
                  ?readonly=${this.readonly}
                  ${lookOf(this)}
                  >${this.forward(/^thread-/)}</chat-thread
                >`
              : nothing
          }
          ${
            this.has('composer')
              ? html`<chat-composer
                  part="composer"
                  .backchat=${this.found}
                  chat-id=${openId}
                  for="thread"
                  send-key=${ifDefined(this.sendKey)}
                  ?readonly=${this.readonly}
                  ${lookOf(this)}
                  >${this.forward(/^composer-/)}</chat-composer
                >`
              : nothing
          }
        </div>
        ${chat && hasSide ? this.#side(chat, transaction) : nothing}
      </div>
    `;
  }

  #head(whom: unknown, buttons?: unknown): unknown {
    if (!this.has('head')) return nothing;
    const {terms} = this;
    const isOpen = this.#layer?.open === 'actions';
    const label = terms.backToChats;
    const onClick = () => this.dispatchEvent(new ChatBackEvent());
    const back = iconButton({icon: icons.back(), label, onClick, kind: 'back', part: 'back'});
    return html`<header class="head" part="head">
      ${this.listHref ? this.#back(back) : back} ${whom}
      <button
        type="button"
        class="icon-button more"
        part="more"
        aria-label=${terms.more}
        title=${terms.more}
        aria-expanded=${isOpen}
        aria-controls="actions"
        @click=${() => void this.#toggle('actions')}
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
      this.session?.permissions.delete &&
      !this.readonly &&
      this.found?.adapter.deleteChat &&
      chat.can?.delete !== false;
    return [
      hasSide
        ? html`<button
            type="button"
            class="button quiet details"
            part="details-button"
            aria-expanded=${this.#layer?.open === 'side'}
            aria-controls="side"
            @click=${() => void this.#toggle('side')}
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

  #side(chat: Chat, transaction?: TransactionRef | false | null): TemplateResult {
    const {terms} = this;
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
        this.clientHref && this.#profileLink(chat, terms.profile),
        this.session?.permissions.viewContact,
        this.#copied,
        (text) => void this.#copy(text),
      )}
      ${transaction ? this.#transaction(chat, transaction, level) : nothing}
      <slot name="side"></slot>
      ${this.renderPrevious(level)}
      <slot name="help"></slot>
    </aside>`;
  }

  /** @later details */
  #profileLink(chat: Chat, words = chat.client.name || this.terms.unknownClient): unknown {
    return profileLink(this, this.clientHref, chat, words);
  }

  /**
   * A link back to the list, or else the button.
   * @later details
   */
  #back(button: TemplateResult): TemplateResult {
    const href = safeUrl(this.listHref);
    return href === undefined ? button : backLink(this, this.terms, href);
  }

  /** What the chat is about: in a strip, or with a level for its title as a section. */
  #transaction(chat: Chat, transaction: TransactionRef, level?: number): TemplateResult {
    const {terms} = this;
    const link = transactionLink(this, terms, this.transactionHref, chat, transaction);
    return level === undefined
      ? html`<div class="transaction transaction-strip" part="transaction-strip">${link}</div>`
      : html`<section part="transaction">
          ${label(level, terms.transaction)}
          <div class="card transaction">${link}</div>
          <slot name="transaction"></slot>
        </section>`;
  }

  /**
   * The chat is not there (any more).
   * @later details
   */
  #gone(found: Backchat, snapshot: ChatSnapshot): unknown {
    const {terms} = this;
    const back = {label: terms.backToChats, href: safeUrl(this.listHref), run: askToGoBack(this)};
    const onCopy = (text: string) => void this.#copy(text);
    return this.instead((states) => states.goneChat(terms, snapshot, this.#deleted, found, back, onCopy));
  }

  /** @later details */
  async #askToDelete(chat: Chat): Promise<void> {
    await this.#layer?.close();
    adoptStyles(this, dialogStyles);
    const draw = (question?: Question) => {
      this.#question = question;
      this.requestUpdate();
    };
    const onDeleted = () => {
      this.#deleted = chat;
      this.focus();
    };
    if (this.found) askToDelete(this, this.found, chat, draw, onDeleted);
  }

  /**
   * Opens or closes a layer, by its id.
   * @later details
   */
  async #toggle(layer: string): Promise<void> {
    this.#layer ??= new LayerController(this);
    await this.#layer.toggle(layer);
  }

  /** @later details */
  async #copy(text: string): Promise<void> {
    if (!(await copyText(text))) return;
    this.#copied = text;
    this.requestUpdate();
  }

  /** @later keys */
  protected override onKey(key: string, event: Event): void {
    const back = key === 'u' && this.renderRoot.querySelector<HTMLElement>('.back');
    const composer = key === 'r' && this.renderRoot.querySelector('chat-composer');
    if (!back && !composer) return;
    event.preventDefault();
    if (back) back.click();
    if (composer) composer.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-details': ChatDetails;
  }
}
