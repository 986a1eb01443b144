import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {Chat} from '../../model/chat.js';
import {ALL_PERMISSIONS, type Permissions} from '../../model/permissions.js';
import type {BackchatEvent} from '../../store/backchat.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {avatarStyles} from '../internal/avatar.js';
import {signedOutStrip} from '../internal/strips.js';
import {DeletionController} from '../internal/details-delete.js';
import {fitStyles} from '../internal/details-fit.js';
import {detailsHead} from '../internal/details-head.js';
import {LayerController} from '../internal/details-layer.js';
import {PreviousChats} from '../internal/details-previous.js';
import {sidePanel, transactionLine} from '../internal/details-side.js';
import {goneTitle, isGone, unsentText} from '../internal/details-states.js';
import {dialogStyles} from '../internal/dialog.js';
import {isPlainClick, shortcutOf} from '../internal/link-click.js';
import {safeUrl} from '../internal/safe-url.js';
import {ChatBackEvent} from '../internal/shared.events.js';
import {ChatDeletedEvent, ChatDeleteEvent, ChatDeleteFailedEvent} from './chat-details.events.js';
import {styles} from './chat-details.styles.js';
import {composerOf, threadOf} from './conversation.js';
import {linksOf} from './links.js';
import {OpenChatElement} from './open-chat.js';

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
  static override styles = [tokens, reset, controls, avatarStyles, dialogStyles, fitStyles, styles];

  /** What is drawn, separated by spaces: `head thread composer side`; absent is all. */
  @property() sections?: string;
  /** Whether the chat may only be read here. */
  @property({type: Boolean}) readonly = false;
  @state() private copied?: string;
  /** The client's name after the chat was deleted from here. */
  @state() private deletedHere?: string;

  readonly #menu = new LayerController(this, '#actions', '.more');
  readonly #drawer = new LayerController(this, '#side', '.details');
  readonly #previous = new PreviousChats(this);
  readonly #deletion = new DeletionController(this, {
    request: (chat) => this.dispatchEvent(new ChatDeleteEvent(detailOf(chat))),
    onDeleted: (chat) => this.#onDeleted(chat),
    onFailed: (chat, error) => this.dispatchEvent(new ChatDeleteFailedEvent({...detailOf(chat), error})),
  });
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
    if (changed.has('chatId')) this.deletedHere = undefined;
    this.#previous.follow(this.found, this.#has('side') ? this.snapshot?.chat : undefined);
    super.update(changed);
  }

  protected override updated(): void {
    if (this.#focusDue) void this.#moveFocus();
  }

  protected override onBackchatEvent(event: BackchatEvent): void {
    super.onBackchatEvent(event);
    if (event.type === 'new-message') this.onNewMessage();
  }

  protected override render(): TemplateResult {
    return html`<div class="frame" part="frame">${this.#content()}</div>
      ${this.#deletion.render(this.terms)}
      <span class="visually-hidden" role="status">${this.copied === undefined ? nothing : this.terms.copied}</span>`;
  }

  #content(): unknown {
    const {terms, found} = this;
    if (!found) return this.notConnected();
    const {openId, snapshot} = this;
    if (openId === undefined) return this.renderNone(this.#head());
    if (snapshot && isGone(snapshot)) {
      return this.instead(({goneChat}) =>
        goneChat(terms, {
          title: goneTitle(terms, snapshot, this.deletedHere),
          ...(!snapshot.deleted && {hint: terms.chatGoneHint}),
          back: {label: terms.backToChats, href: safeUrl(this.listHref), run: this.#onBack},
          unsent: unsentText(found, openId),
          onCopy: this.#copy,
        }),
      );
    }
    if (snapshot?.phase === 'failed' && snapshot.error) {
      const onRetry = () => found.chat(openId).refresh();
      return html`${this.#head(undefined, false)}${this.failed(snapshot.error, terms.chatFailed, onRetry)}`;
    }
    return this.#open(openId, snapshot?.chat);
  }

  #open(chatId: string, chat: Chat | undefined): TemplateResult {
    return html`
      ${this.showsSignedOut ? signedOutStrip(this.terms, this.signIn) : nothing} ${this.#head(chat)}
      ${chat ? this.#visitStrip(chat) : nothing}
      ${
        chat?.transaction && this.#permissions.viewTransaction && this.#has('head')
          ? html`<div class="transaction transaction-strip" part="transaction-strip">
              ${transactionLine(chat, chat.transaction, this.terms, linksOf(this, chat))}
            </div>`
          : nothing
      }
      <div class="body ${this.#has('side') ? 'with-side' : ''}">
        <div class="main">${this.#conversation(chatId)}</div>
        ${chat && this.#has('side') ? this.#side(chat) : nothing}
      </div>
    `;
  }

  #head(chat?: Chat, isLoading = !chat): TemplateResult | typeof nothing {
    if (!this.#has('head')) return nothing;
    const {terms, format, headingLevel, listHref, found} = this;
    return detailsHead({
      ...(chat && {chat}),
      isLoading,
      terms,
      format,
      headingLevel,
      listHref,
      links: linksOf(this, chat),
      canDelete:
        this.#permissions.delete && !this.readonly && Boolean(found?.adapter.deleteChat) && chat?.can?.delete !== false,
      hasSide: this.#has('side'),
      hasActions: this.querySelector(':scope > [slot=head-actions]') !== null,
      menu: this.#menu,
      drawer: this.#drawer,
      onBack: this.#onBack,
      onDetails: () => {
        this.#menu.close();
        this.#drawer.toggle();
      },
      onDelete: () => {
        this.#menu.close();
        if (found && chat) this.#deletion.ask(found, chat);
      },
    });
  }

  #visitStrip({createdAt}: Chat): TemplateResult | typeof nothing {
    if (this.origin === undefined) return nothing;
    return html`<div class="strip" part="strip" role="note">
      <span>${this.terms.readingPrevious(this.format.date(createdAt))}</span>
      <button type="button" class="link-button" @click=${this.goBack}>${this.terms.backToCurrent}</button>
    </div>`;
  }

  #conversation(chatId: string): TemplateResult {
    const view = {
      chatId,
      messageId: this.messageId,
      backchat: this.found,
      readonly: this.readonly,
      fit: this.fit === 'content' ? 'content' : 'parent',
      sendKey: this.sendKey,
      from: this,
      slots: this.slots,
    } as const;
    return html`${this.#has('thread') ? threadOf(view) : nothing} ${this.#has('composer') ? composerOf(view) : nothing}`;
  }

  #side(chat: Chat): TemplateResult {
    const {terms, format} = this;
    const headingLevel = Math.min(6, this.headingLevel + 1);
    return html`<aside
      class="side ${this.#drawer.open ? 'open' : ''}"
      id="side"
      part="side"
      tabindex="-1"
      aria-label=${terms.details}
      @focusout=${this.#drawer.onFocusOut}
    >
      ${sidePanel({
        chat,
        terms,
        permissions: this.#permissions,
        headingLevel,
        links: linksOf(this, chat),
        ...(this.copied !== undefined && {copied: this.copied}),
        onCopy: this.#copy,
        onClose: this.#drawer.close,
        previous: this.#previous.render({
          terms,
          format,
          headingLevel,
          hrefFor: (other) => this.addressOf(other),
          onOpen: this.openPrevious,
        }),
      })}
    </aside>`;
  }

  get #permissions(): Permissions {
    return this.link.session?.permissions ?? ALL_PERMISSIONS;
  }

  #has(section: Section): boolean {
    return (this.sections ?? 'head thread composer side').split(/\s+/).includes(section);
  }

  /** Stays due until what is to have the focus is drawn. */
  async #moveFocus(): Promise<void> {
    const {snapshot, found} = this;
    if (!found || !snapshot || (!snapshot.chat && snapshot.phase !== 'failed')) return;
    const wantsComposer = this.#focusDue === 'composer' && !matchMedia('(pointer: coarse)').matches;
    const mayWrite = this.#permissions.send && !this.readonly && snapshot.chat?.can?.send !== false;
    const composer = this.renderRoot.querySelector('chat-composer');
    const target =
      wantsComposer && mayWrite && found.adapter.sendMessage && composer
        ? composer
        : this.renderRoot.querySelector<HTMLElement>('.name, .state .button');
    if (!target) return;
    this.#focusDue = undefined;
    await composer?.updateComplete;
    target.focus();
  }

  #onDeleted(chat: Chat): void {
    this.deletedHere = chat.client.name || this.terms.unknownClient;
    this.focus();
    this.dispatchEvent(new ChatDeletedEvent(detailOf(chat)));
  }

  readonly #onBack = (event: MouseEvent): void => {
    if (isPlainClick(event) && !this.dispatchEvent(new ChatBackEvent())) event.preventDefault();
  };

  readonly #copy = (text: string): void => {
    void import('../internal/list-later.js').then(async ({copyText}) => {
      if (await copyText(text)) this.copied = text;
    });
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      if (this.#menu.close() || this.#drawer.close()) event.preventDefault();
      return;
    }
    const key = this.shortcuts === 'off' ? undefined : shortcutOf(event);
    const target = key === 'u' ? '.back' : key === 'r' ? 'chat-composer' : undefined;
    const element = target && this.renderRoot.querySelector<HTMLElement>(target);
    if (!element) return;
    event.preventDefault();
    if (key === 'u') element.click();
    else element.focus();
  };
}

const detailOf = ({id, client}: Chat) => ({chatId: id, name: client.name});

declare global {
  interface HTMLElementTagNameMap {
    'chat-details': ChatDetails;
  }
}
