import {html, nothing, type PropertyValues} from 'lit';
import {property} from 'lit/decorators.js';
import {StoreController} from '../../controllers/store-controller.js';
import {toChatError} from '../../model/errors.js';
import type {Chat} from '../../model/chat.js';
import type {Backchat, BackchatEvent} from '../../store/backchat.js';
import type {ChatSnapshot} from '../../store/chat-store.js';
import {BackchatElement} from '../internal/backchat-element.js';
import {icons} from '../internal/icons.js';
import {ChatSendEvent, ChatSentEvent} from './chat-composer.events.js';
import {styles} from './chat-composer.styles.js';
import {ChatSendFailedEvent} from './chat-send-failed.event.js';

/** Below this part of the greatest length, what is left is counted. */
const COUNTED = 0.1;
/** The back end is told not more than once in a while that the user is typing: milliseconds. */
const TYPING_MS = 3_000;

/** What a composer asks of the thread that it belongs to. */
interface Thread extends HTMLElement {
  scrollPage(direction: -1 | 1): void;
}

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
  static override styles = styles;

  readonly #chat = new StoreController<ChatSnapshot>(this);
  readonly #saved = new StoreController<ReadonlySet<string>>(this);

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

  /** The thread that `for` names. It has its composers drawn again when it shows another chat. */
  #thread?: Thread | null;
  /** For whom the draft was last read: Backchat, chat and user. */
  #readFor: readonly [Backchat?, string?, unknown?] = [];
  #hasFailed = false;
  #typingUntil = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#tellTyping(false);
  }

  /** Not in `willUpdate`, which comes before the controllers have looked for Backchat and thread. */
  protected override update(changed: PropertyValues): void {
    const {found} = this;
    const root = this.getRootNode() as Partial<ShadowRoot>;
    this.#thread = root.getElementById?.(this.for ?? '') as Thread | null | undefined;
    const chatId = this.#chatId;
    this.#chat.follow(chatId ? found?.chat(chatId) : undefined);
    this.#saved.follow(found?.drafts.saved);
    this.#readDraft();
    super.update(changed);
    const text = this.#text;
    const textarea = this.#textarea;
    // The same text again would move the caret, or end a composition.
    if (textarea && textarea.value !== text) textarea.value = text;
  }

  /**
   * Focuses the text.
   * @later composer
   */
  override focus(options?: FocusOptions): void {
    const focus = () => this.#textarea?.focus(options);
    if (this.hasUpdated) focus();
    else void this.updateComplete.then(focus);
  }

  /**
   * Puts a text at the caret, in place of what is selected.
   * @later composer
   */
  insert(text: string): void {
    const textarea = this.#textarea;
    if (!textarea || textarea.disabled) return;
    textarea.setRangeText(text, textarea.selectionStart, textarea.selectionEnd, 'end');
    textarea.focus();
    this.#onInput();
  }

  protected override onBackchatEvent(event: BackchatEvent): void {
    if (!('entry' in event) || event.entry.chatId !== this.#chatId) return;
    const {chatId, text} = event.entry;
    if (event.type === 'sent') this.dispatchEvent(new ChatSentEvent({chatId, message: event.message}));
    else this.#tellFailed(chatId, text, event.error);
  }

  protected override render(): unknown {
    const {terms, found, session, readonly} = this;
    const text = this.#text;
    const {chat, deleted, error} = this.#chat.value ?? {};
    if (deleted || error?.code === 'not-found') return nothing;
    const mayNot = found && (readonly || !found.adapter.sendMessage || session?.permissions.send === false);
    if (mayNot || chat?.can?.send === false) return this.#reason(mayNot, chat);
    const name = chat && (chat.client.name || terms.unknownClient);
    const count = chat?.newMessages;
    const isSignedOut = session?.signedOut;
    const isCtrl = this.sendKey === 'ctrl-enter';
    const left = this.#left;
    // Only what stops the user is spoken.
    const isStopped = this.#hasFailed || left < 0;
    const words =
      isStopped || left < this.#most * COUNTED
        ? this.#limit(left)
        : text.trim() && this.#saved.value?.has(this.#chatId ?? '')
          ? terms.draftSaved
          : nothing;
    return html`
      <div class="composer">
        <div class="box" part="box">
          <slot name="start"></slot>
          <div class="grow" data-text=${text}>
            <textarea
              part="textarea"
              rows="1"
              dir="auto"
              enterkeyhint=${isCtrl ? 'enter' : 'send'}
              placeholder=${terms.writeTo(name)}
              aria-label=${terms.writeTo(name)}
              aria-describedby="about status"
              aria-invalid=${left < 0}
              ?disabled=${this.#isDisabled}
              @input=${this.#onInput}
              @keydown=${this.#onKeydown}
              @blur=${() => this.#tellTyping(false)}
            ></textarea>
          </div>
          <slot name="end"></slot>
          <button
            type="button"
            class="send"
            part="send"
            title=${terms.send}
            aria-label=${terms.send}
            aria-disabled=${!this.#canSend}
            @mousedown=${keepFocus}
            @click=${this.#send}
          >
            ${icons.arrowUp()}
          </button>
        </div>
        <div class="line">
          <span part="hint"
            ><slot name="hint"
              >${
                isSignedOut || isCtrl ? this.#otherKeys(isSignedOut) : html`<span class="keys">${terms.keyHint}</span>`
              }</slot
            ></span
          >
          <span class="status" part="status" id="status" role="status"
            ><span aria-hidden=${!isStopped}>${words}</span></span
          >
        </div>
      </div>
      <span class="visually-hidden" id="about">
        ${name ? terms.chatWith(name, typeof count === 'number' ? count : 0) : nothing}
      </span>
    `;
  }

  get #textarea(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  get #chatId(): string | undefined {
    return (this.#thread?.getAttribute('chat-id') ?? this.chatId) || undefined;
  }

  /** The draft is what the box holds, and the other way round. */
  get #text(): string {
    return this.found?.drafts.get(this.#chatId ?? '') ?? '';
  }

  get #most(): number {
    return this.found?.capabilities.messageMaxLength ?? Infinity;
  }

  /** Characters that may still be written. */
  get #left(): number {
    return this.#most - this.#text.trimEnd().length;
  }

  get #isDisabled(): boolean {
    return this.disabled || !this.found || !this.#chatId;
  }

  get #canSend(): boolean {
    return !this.#isDisabled && this.#text.trim() !== '' && this.#left >= 0;
  }

  /** Drafts belong to a user: each step in finding out who it is may bring one. */
  #readDraft(): void {
    const {found} = this;
    const chatId = this.#chatId;
    const readFor = [found, chatId, this.session] as const;
    if (readFor.every((part, index) => part === this.#readFor[index])) return;
    if (chatId !== this.#readFor[1]) this.#tellTyping(false);
    this.#readFor = readFor;
    this.#hasFailed = false;
    // What it brings is among what is saved, which is followed.
    if (chatId) void found?.drafts.load(chatId);
  }

  /** Tells the back end, where it wants to know; a failure costs only the notice. */
  #tellTyping(isTyping: boolean): void {
    const [found, chatId] = this.#readFor;
    const now = Date.now();
    if (!found || !chatId || (isTyping ? now < this.#typingUntil : !this.#typingUntil)) return;
    this.#typingUntil = isTyping ? now + TYPING_MS : 0;
    found.adapter.setTyping?.(chatId, isTyping, {signal: AbortSignal.timeout(TYPING_MS)}).catch(() => undefined);
  }

  async #send(): Promise<void> {
    const {found} = this;
    const chatId = this.#chatId;
    const text = this.#text.trimEnd();
    if (!found || !chatId || !this.#canSend || !this.dispatchEvent(new ChatSendEvent({chatId, text}))) return;
    const {drafts} = found;
    this.#tellTyping(false);
    // At once: what is in the box can be sent only once.
    drafts.set(chatId, '');
    this.requestUpdate();
    try {
      await found.send(chatId, text);
    } catch (error) {
      // What was written since stands below.
      drafts.set(chatId, `${text}\n${drafts.get(chatId)}`.trimEnd());
      this.requestUpdate();
      this.#tellFailed(chatId, text, error, true);
    }
  }

  #onInput(): void {
    this.#hasFailed = false;
    this.found?.drafts.set(this.#chatId ?? '', this.#textarea?.value ?? '');
    this.#tellTyping(this.#text.trim() !== '');
    this.requestUpdate();
  }

  #onKeydown(event: KeyboardEvent): void {
    // 229: the key that ends a composition, in browsers that have ended it by then.
    if (event.isComposing || event.keyCode === 229 || event.altKey || event.shiftKey) return;
    const {key} = event;
    const isChord = event.ctrlKey || event.metaKey;
    if (key === 'Enter' && (isChord || this.sendKey !== 'ctrl-enter')) void this.#send();
    else if (!isChord && (key === 'Escape' || (this.#thread && key.startsWith('Page')))) this.#toThread(key);
    else return;
    event.preventDefault();
  }

  /**
   * Escape goes to the messages, the Page keys scroll them.
   * @later composer
   */
  #toThread(key: string): void {
    const thread = this.#thread;
    if (key !== 'Escape') thread?.scrollPage(key === 'PageUp' ? -1 : 1);
    else if (thread) thread.focus();
    else this.#textarea?.blur();
  }

  /**
   * A message was refused, or not even kept: then its text is in the box again.
   * @later composer
   */
  #tellFailed(chatId: string, text: string, error: unknown, isBack = false): void {
    if (isBack) this.#hasFailed = true;
    this.requestUpdate();
    this.dispatchEvent(new ChatSendFailedEvent({chatId, text, error: toChatError(error)}));
  }

  /**
   * Instead of all: why the user may not write.
   * @later composer
   */
  #reason(mayNot: boolean | undefined, chat: Chat | undefined): unknown {
    return this.instead((states) => states.mayNotWrite(this.terms, mayNot, chat));
  }

  /**
   * What is left of the greatest length, or why nothing was sent.
   * @later composer
   */
  #limit(left: number): unknown {
    return this.instead((states) => states.limit(this.terms, this.format, this.#hasFailed, left));
  }

  /**
   * Other keys than Enter, or what is to be done first.
   * @later composer
   */
  #otherKeys(isSignedOut: boolean | undefined): unknown {
    return this.instead((states) => states.otherKeys(this.terms, isSignedOut));
  }
}

/** The button takes no focus from the text, nor the keyboard off a touch screen. */
const keepFocus = (event: Event): void => event.preventDefault();

declare global {
  interface HTMLElementTagNameMap {
    'chat-composer': ChatComposer;
  }
}
