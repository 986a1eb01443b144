import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {StoreController} from '../../controllers/store-controller.js';
import {toChatError} from '../../model/errors.js';
import type {BackchatEvent} from '../../store/backchat.js';
import type {ChatSnapshot} from '../../store/chat-store.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {BackchatElement} from '../internal/backchat-element.js';
import {icons} from '../internal/icons.js';
import {ChatSendEvent, ChatSendFailedEvent, ChatSentEvent} from './chat-composer.events.js';
import {styles} from './chat-composer.styles.js';
import {TargetController} from './thread-target.js';
import {TypingNotice} from './typing-notice.js';

/** From this part of the greatest length on, what is left is counted. */
const COUNTED = 0.9;
const PAGE_KEYS: Readonly<Record<string, -1 | 1>> = {PageUp: -1, PageDown: 1};

/**
 * Writes and sends messages in one chat. What is typed is kept as a draft of its chat; what is sent goes into the
 * outbox. Where the user may not write, it says why.
 *
 * @summary Writes and sends a message in one chat.
 * @tag chat-composer
 *
 * @slot start - Controls before the text.
 * @slot end - Controls between the text and the send button.
 * @slot hint - Instead of the keys that send.
 *
 * @fires {ChatSendEvent} chat-send - Before a message is sent; cancelable.
 * @fires {ChatSentEvent} chat-sent - A message of this chat has arrived.
 * @fires {ChatSendFailedEvent} chat-send-failed - A message of this chat was refused, or could not be kept.
 *
 * @csspart box - The frame round text and controls.
 * @csspart textarea - The text.
 * @csspart send - The send button.
 * @csspart hint - The line's start: the keys that send.
 * @csspart status - The line's end: the state of the draft, or the characters that are left.
 * @csspart reason - Why the user may not write.
 */
export class ChatComposer extends BackchatElement {
  static override styles = [tokens, reset, controls, styles];

  readonly #target = new TargetController(this);
  readonly #chat = new StoreController<ChatSnapshot>(this);
  readonly #saved = new StoreController<ReadonlySet<string>>(this);
  readonly #typing = new TypingNotice();

  /** The chat to write in, unless `for` names a thread. */
  @property({attribute: 'chat-id'}) chatId?: string;
  /** The id of the `chat-thread` whose chat it writes in. */
  @property() for?: string;
  /** The key that sends: Enter, if absent. */
  @property({attribute: 'send-key'}) sendKey?: 'enter' | 'ctrl-enter';
  /** Nothing is written here; says so. */
  @property({type: Boolean}) readonly = false;
  /** Nothing can be written for now. */
  @property({type: Boolean}) disabled = false;

  @state() private hasText = false;
  /** Characters that may still be written, once they are few. */
  @state() private left?: number;
  @state() private hasFailed = false;

  @query('textarea') private readonly textarea!: HTMLTextAreaElement | null;

  /** For whom the draft was last read: Backchat, chat and user. */
  #readFor: readonly unknown[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pagehide', this.#onPagehide);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pagehide', this.#onPagehide);
    this.#typing.stop();
    this.#onPagehide();
  }

  /** Not in `willUpdate`, which comes before the controllers have looked for Backchat and thread. */
  protected override update(changed: PropertyValues): void {
    const {found} = this;
    const chatId = this.#chatId;
    this.#chat.follow(found && chatId ? found.chat(chatId) : undefined);
    this.#saved.follow(found?.drafts.saved);
    this.#readDraft();
    // The draft is what the box holds, and the other way round.
    const text = found && chatId ? found.drafts.get(chatId) : '';
    this.#measure(text);
    super.update(changed);
    // The same text again would move the caret, or end a composition.
    if (this.textarea && this.textarea.value !== text) this.textarea.value = text;
  }

  /** Focuses the text. */
  override focus(options?: FocusOptions): void {
    if (this.hasUpdated) this.textarea?.focus(options);
    else void this.updateComplete.then(() => this.textarea?.focus(options));
  }

  /** Puts a text at the caret, in place of what is selected. */
  insert(text: string): void {
    const {textarea} = this;
    if (!textarea || textarea.disabled) return;
    textarea.setRangeText(text, textarea.selectionStart, textarea.selectionEnd, 'end');
    textarea.focus();
    this.#onInput();
  }

  protected override onBackchatEvent(event: BackchatEvent): void {
    if (event.type !== 'sent' && event.type !== 'send-failed') return;
    const {chatId, text} = event.entry;
    if (chatId !== this.#chatId) return;
    this.dispatchEvent(
      event.type === 'sent'
        ? new ChatSentEvent({chatId, message: event.message})
        : new ChatSendFailedEvent({chatId, text, error: event.error}),
    );
  }

  protected override render(): TemplateResult | typeof nothing {
    const {terms, left, hasText, hasFailed} = this;
    const chat = this.#chat.value;
    if (chat?.deleted || chat?.error?.code === 'not-found') return nothing;
    const reason = this.#reason;
    if (reason) return html`<p class="reason" part="reason">${icons.lock()}${reason}</p>`;
    const client = chat?.chat?.client;
    const name = client && (client.name || terms.unknownClient);
    const isDisabled = this.disabled || !this.found || !this.#chatId;
    const count = chat?.chat?.newMessages;
    return html`
      <div class="composer">
        <div class="box" part="box">
          <slot name="start"></slot>
          <div class="grow">
            <textarea
              part="textarea"
              rows="1"
              dir="auto"
              enterkeyhint=${this.sendKey === 'ctrl-enter' ? 'enter' : 'send'}
              placeholder=${terms.writeTo(name)}
              aria-label=${terms.writeTo(name)}
              aria-describedby="about status"
              aria-invalid=${left !== undefined && left < 0}
              ?disabled=${isDisabled}
              @input=${this.#onInput}
              @keydown=${this.#onKeydown}
              @blur=${this.#onBlur}
            ></textarea>
          </div>
          <slot name="end"></slot>
          <button
            type="button"
            class="send"
            part="send"
            title=${terms.send}
            aria-label=${terms.send}
            aria-disabled=${isDisabled || !hasText || (left ?? 0) < 0}
            @mousedown=${keepFocus}
            @click=${this.#onSendClick}
          >
            ${icons.send()}
          </button>
        </div>
        <div class="line">
          <span part="hint"><slot name="hint">${this.#hint()}</slot></span>
          <span class="status" part="status" id="status" role="status">
            ${hasFailed ? html`<span class="danger">${terms.notKept}</span>` : this.#status()}
          </span>
        </div>
      </div>
      <span class="visually-hidden" id="about">
        ${name ? terms.chatWith(name, typeof count === 'number' ? count : 0) : nothing}
      </span>
    `;
  }

  #hint(): TemplateResult {
    const {terms, link, sendKey} = this;
    if (link.session?.signedOut) return html`${terms.signInToSend}`;
    return html`<span class="keys">${sendKey === 'ctrl-enter' ? terms.keyHintCtrl : terms.keyHint}</span>`;
  }

  /** Only what stops the user is spoken. */
  #status(): TemplateResult | typeof nothing {
    const {terms, format, left, hasText} = this;
    if (left !== undefined && left < 0) {
      return html`<span class="danger">${terms.charactersTooMany(format.number(-left))}</span>`;
    }
    const isSaved = hasText && this.#saved.value?.has(this.#chatId ?? '');
    const words = left !== undefined ? terms.charactersLeft(format.number(left)) : isSaved ? terms.draftSaved : nothing;
    return html`<span aria-hidden="true">${words}</span>`;
  }

  get #chatId(): string | undefined {
    return (this.#target.chatId ?? this.chatId) || undefined;
  }

  /** Why the user may not write here. */
  get #reason(): string | undefined {
    const {found, terms, link, readonly} = this;
    const chat = this.#chat.value?.chat;
    if (!found) return undefined;
    if (readonly || !found.adapter.sendMessage || link.session?.permissions.send === false) return terms.mayNotAnswer;
    return chat?.can?.send === false ? chat.readOnlyReason || terms.chatClosed : undefined;
  }

  /** Drafts belong to a user: each step in finding out who it is may bring one. */
  #readDraft(): void {
    const {found, link} = this;
    const chatId = this.#chatId;
    const readFor = [found, chatId, link.session?.me?.id, link.session?.confirmed];
    if (readFor.every((part, index) => part === this.#readFor[index])) return;
    if (chatId !== this.#readFor[1]) this.#typing.stop();
    this.#readFor = readFor;
    this.hasFailed = false;
    if (chatId) void found?.drafts.load(chatId).then(() => this.requestUpdate());
  }

  /** Draws again only when something that is drawn has changed: typing must not depend on what is shown. */
  #measure(text: string): void {
    const most = this.found?.capabilities.messageMaxLength ?? Infinity;
    const {length} = text.trimEnd();
    this.hasText = text.trim() !== '';
    this.left = length > most * COUNTED ? most - length : undefined;
    // For browsers without `field-sizing`.
    this.textarea?.parentElement?.setAttribute('data-text', text);
  }

  async #send(): Promise<void> {
    const {found, textarea, disabled} = this;
    const chatId = this.#chatId;
    const text = textarea?.value.trimEnd() ?? '';
    if (!found || !chatId || disabled || !text.trim() || (this.left ?? 0) < 0) return;
    if (!this.dispatchEvent(new ChatSendEvent({chatId, text}))) return;
    const {drafts} = found;
    this.#typing.stop();
    drafts.set(chatId, '');
    // At once: what is in the box can be sent only once.
    if (textarea) textarea.value = '';
    this.requestUpdate();
    try {
      await found.send(chatId, text);
    } catch (error) {
      const newer = drafts.get(chatId);
      drafts.set(chatId, newer ? `${text}\n${newer}` : text);
      this.hasFailed = true;
      this.dispatchEvent(new ChatSendFailedEvent({chatId, text, error: toChatError(error)}));
    }
  }

  readonly #onInput = (): void => {
    const {found, textarea} = this;
    const chatId = this.#chatId;
    if (!found || !chatId || !textarea) return;
    this.hasFailed = false;
    this.#measure(textarea.value);
    found.drafts.set(chatId, textarea.value);
    if (this.hasText) this.#typing.type(found, chatId);
    else this.#typing.stop();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    // 229: the key that ends a composition, in browsers that have ended it by then.
    if (event.isComposing || event.keyCode === 229 || event.altKey) return;
    const task = this.#taskOf(event);
    if (!task) return;
    event.preventDefault();
    task();
  };

  #taskOf({key, shiftKey, ctrlKey, metaKey}: KeyboardEvent): (() => void) | undefined {
    const {thread} = this.#target;
    const isChord = ctrlKey || metaKey;
    if (shiftKey) return undefined;
    if (key === 'Enter') return isChord || this.sendKey !== 'ctrl-enter' ? () => void this.#send() : undefined;
    if (isChord) return undefined;
    if (key === 'Escape') return () => (thread ?? {focus: () => this.textarea?.blur()}).focus();
    const direction = PAGE_KEYS[key];
    return thread && direction ? () => thread.scrollPage(direction) : undefined;
  }

  readonly #onSendClick = (): void => void this.#send();

  readonly #onBlur = (): void => this.#typing.stop();

  readonly #onPagehide = (): void => void this.found?.drafts.flush();
}

/** The button takes no focus from the text, nor the keyboard off a touch screen. */
const keepFocus = (event: Event): void => event.preventDefault();

declare global {
  interface HTMLElementTagNameMap {
    'chat-composer': ChatComposer;
  }
}
