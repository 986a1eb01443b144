import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {guard} from 'lit/directives/guard.js';
import {repeat} from 'lit/directives/repeat.js';
import {LazyPart} from '../../controllers/lazy-part.js';
import {StoreController} from '../../controllers/store-controller.js';
import type {Author} from '../../model/message.js';
import type {ChatSnapshot} from '../../store/chat-store.js';
import type {OutboxEntry} from '../../store/outbox.js';
import type {MessageRange} from '../../store/ranges.js';
import type {ThreadSnapshot, ThreadStore} from '../../store/thread-store.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {avatarStyles} from '../internal/avatar.js';
import {BackchatElement} from '../internal/backchat-element.js';
import {type Fit, FitController, fitStyles} from '../internal/details-fit.js';
import {newsOf, threadRows} from '../internal/message-rows.js';
import {messageStyles} from '../internal/message-styles.js';
import {messageView} from '../internal/message-view.js';
import {errorStrip} from '../internal/strips.js';
import type {ThreadLater} from '../internal/thread-later.js';
import {ThreadPlace} from '../internal/thread-place.js';
import * as views from '../internal/thread-views.js';
import {styles} from './chat-thread.styles.js';

/**
 * The messages of one chat, oldest first, the newest in view. Keeps its place when older ones are loaded, follows the
 * newest one while it is in view, and shows what is written and not yet sent.
 *
 * @summary Shows the messages of one chat.
 * @tag chat-thread
 * @slot empty - Instead of the words shown when there are no messages.
 * @fires {ChatNewMessagesEvent} chat-new-messages - A client wrote, in this chat or another.
 * @fires {ChatAuthRequiredEvent} chat-auth-required - The back end wants the user to sign in; cancelable.
 * @fires {ChatErrorEvent} chat-error - Something could not be done.
 * @csspart scroller - What scrolls.
 * @csspart content - All that is scrolled.
 * @csspart older - Above the first message: the beginning of the chat, or what is known of earlier messages.
 * @csspart day - A day, above its first message.
 * @csspart new-divider - The rule above the messages that were new at the opening.
 * @csspart message - A message with its author and time; also `message-client`, `message-own`, `message-colleague`, `message-system`.
 * @csspart author - Who wrote a run of messages.
 * @csspart avatar - The picture of a client.
 * @csspart bubble - Text and files; also `bubble-client`, `bubble-own`, `bubble-colleague`, `bubble-system`.
 * @csspart text - The text, and nothing else.
 * @csspart attachment - A file.
 * @csspart time - When it was sent.
 * @csspart pending - What becomes of an unsent message.
 * @csspart retry - Sends a failed message again.
 * @csspart discard - Throws a failed message away.
 * @csspart toggle - Shows all of a long text, or less of it.
 * @csspart typing - Who is typing.
 * @csspart jump - The way back to the newest message.
 * @csspart tip - Date and id of the message that has the focus.
 * @csspart strip - The notice of a lost connection.
 * @csspart state - Empty, failed, not connected.
 * @csspart dialog - The question before an unsent message is thrown away.
 * @cssproperty [--chat-thread-max-height=70dvh] - How tall it grows with `fit="content"`.
 */
export class ChatThread extends BackchatElement {
  static override styles = [tokens, reset, controls, fitStyles, avatarStyles, messageStyles, styles];

  readonly #thread = new StoreController<ThreadSnapshot>(this);
  readonly #chat = new StoreController<ChatSnapshot>(this);
  readonly #outbox = new StoreController<readonly OutboxEntry[]>(this);
  readonly #place = new ThreadPlace(this);
  readonly #later = new LazyPart(this, async () => {
    const {ThreadLater} = await import('../internal/thread-later.js');
    return (this.#loaded = new ThreadLater(
      this,
      () => this.terms,
      () => this.found,
    ));
  });

  /** The chat to show. */
  @property({attribute: 'chat-id', reflect: true}) chatId?: string;
  /** The message to open at, and to mark. */
  @property({attribute: 'message-id'}) messageId?: string;
  /** How tall it is: as its parent, as its messages (up to a limit), or to the bottom of the window. */
  @property({reflect: true}) fit: Fit = 'parent';
  /** Nothing can be written here: unsent messages are neither tried again nor thrown away. */
  @property({type: Boolean}) readonly = false;

  #store?: ThreadStore;
  #markedId?: string;
  /** The later part, once it has come. */
  #loaded?: ThreadLater;

  constructor() {
    super();
    new FitController(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#store = undefined;
  }

  /** Not in `willUpdate`, which comes before the controllers have looked for the Backchat. */
  protected override update(changed: PropertyValues): void {
    const {found, chatId, messageId} = this;
    const store = found && chatId ? found.thread(chatId) : undefined;
    this.#thread.follow(store);
    this.#chat.follow(found && chatId ? found.chat(chatId) : undefined);
    this.#outbox.follow(found?.outbox);
    if (store !== this.#store) this.#open(store);
    else if (changed.has('messageId') && messageId) void this.scrollToMessage(messageId);
    for (const {author, text} of this.#place.follow(this.#unsent)) {
      if (author.id !== this.#me?.id) void this.#say(author.name || this.terms.unknownClient, text);
    }
    super.update(changed);
  }

  /** Brings a message into view and marks it; resolves to whether it is there. */
  async scrollToMessage(messageId: string): Promise<boolean> {
    await this.updateComplete;
    const isThere = await this.#place.seek(messageId);
    if (isThere) this.#markedId = messageId;
    this.requestUpdate();
    return isThere;
  }

  /** Focuses the last visited message, else the newest. */
  override focus(options?: FocusOptions): void {
    (this.renderRoot.querySelector<HTMLElement>('article[tabindex="0"]') ?? this.#scroller)?.focus(options);
  }

  /** @internal Scrolls as the Page keys do: -1 up, 1 down. For the composer. */
  scrollPage(direction: -1 | 1): void {
    this.#scroller?.scrollBy(0, direction * this.#scroller.clientHeight * 0.9);
  }

  protected override render(): TemplateResult {
    const {terms, link} = this;
    const thread = this.#thread.value;
    const {range, isAway} = this.#place;
    const client = this.#chat.value?.chat?.client;
    const trouble = this.#trouble();
    const isReady = !trouble && thread !== undefined && range !== undefined;
    return html`
      <div class="visually-hidden" role="log"></div>
      ${
        isReady && link.connection === 'lost'
          ? html`<p class="strip" part="strip" role="status">${terms.connectionLost}</p>`
          : isReady && thread.error
            ? errorStrip(terms, thread.error, this.#retry)
            : nothing
      }
      <div
        class="scroller"
        part="scroller"
        role="region"
        tabindex="-1"
        aria-label=${terms.threadOf(client && (client.name || terms.unknownClient))}
        aria-busy=${!isReady && !trouble}
        @keydown=${this.#onKeydown}
        @focusin=${this.#onFocusin}
      >
        <div class="content" part="content">
          ${trouble ?? (isReady ? this.#messages(thread, range) : views.skeleton(terms))}
        </div>
      </div>
      ${isReady && isAway ? this.#later.value?.jump(this.#place.unseen(this.#me), () => void this.#jump()) : nothing}
      ${this.#loaded?.overlays()}
    `;
  }

  /** What stands instead of messages, if something does. */
  #trouble(): unknown {
    const {terms, found} = this;
    const thread = this.#thread.value;
    const {deleted} = this.#chat.value ?? {};
    if (!found) return this.instead((states) => states.notConnected(terms));
    if (!thread) return this.instead((states) => states.noChat(terms));
    const error = thread.phase === 'failed' ? thread.error : undefined;
    if (deleted || error?.code === 'not-found') return this.instead((states) => states.gone(terms, deleted?.by));
    return error && this.failed(error, 'threadFailed', this.#retry, this.#retry);
  }

  #messages(thread: ThreadSnapshot, range: MessageRange): TemplateResult {
    const {terms} = this;
    const unsent = range.hasNewer ? [] : this.#unsent;
    const typing = thread.typing?.author;
    return html`
      ${views.edge(range, thread, terms, () => void this.#store?.loadOlder(range))}
      ${
        range.ids.length > 0 || range.hasOlder || unsent.length > 0
          ? nothing
          : this.instead((states) => states.noMessages(terms, this.#canWrite))
      }
      ${this.#rows(thread, range, unsent)} ${views.typing(typing?.id === this.#me?.id ? undefined : typing, terms)}
    `;
  }

  /** Made anew only where something they follow from has changed; and of them, only what then looks different. */
  #rows({messages}: ThreadSnapshot, range: MessageRange, unsent: readonly OutboxEntry[]): unknown {
    const {terms, format, link, readonly} = this;
    const {newestAtOpening} = this.#place;
    const {ids, hasOlder, hasNewer} = range;
    const later = this.#later;
    const me = this.#me;
    const client = this.#chat.value?.chat?.client;
    const markedId = this.#markedId;
    const isCut = link.connection === 'lost' || link.session?.signedOut === true;
    const look = [terms, format, client, readonly, this.#loaded];
    return guard([messages, range, this.#outbox.value, newestAtOpening, me, markedId, isCut, ...look], () => {
      const shown = ids.flatMap((id) => messages.get(id) ?? []);
      const news = newsOf(shown, hasOlder, newestAtOpening);
      const rows = threadRows(shown, unsent, me, news, format.date);
      const count = rows.filter((row) => 'message' in row).length;
      const size = hasOlder || hasNewer ? -1 : count;
      const held = unsent.find(({state}) => state === 'failed')?.ordinal ?? Infinity;
      let position = 0;
      return repeat(
        rows,
        ({key}) => key,
        (row) => {
          if ('at' in row) return views.day(row.at, terms, format);
          if ('count' in row) return views.news(row.count, terms);
          const {message, entry, first} = row;
          const isMarked = message.id !== undefined && message.id === markedId;
          const state = entry ? views.unsentWords(entry, entry.ordinal > held, isCut, terms) : '';
          const place = ++position;
          const isLast = place === count;
          return guard([entry ?? message, first, place, size, isLast, isMarked, state, ...look], () =>
            messageView(row, place, isLast, isMarked, state, {terms, format, client, size, later, canAct: !readonly}),
          );
        },
      );
    });
  }

  get #scroller(): HTMLElement | null {
    return this.renderRoot.querySelector('.scroller');
  }

  get #me(): Author | undefined {
    return this.link.session?.me;
  }

  get #unsent(): readonly OutboxEntry[] {
    return this.#outbox.value?.filter(({chatId}) => chatId === this.chatId) ?? [];
  }

  get #canWrite(): boolean {
    const {found, link, readonly} = this;
    const mayWrite = !readonly && found?.adapter.sendMessage && link.session?.permissions.send;
    return mayWrite === true && this.#chat.value?.chat?.can?.send !== false;
  }

  #open(store: ThreadStore | undefined): void {
    this.#store = store;
    this.#markedId = this.messageId;
    this.#loaded?.reset();
    this.#place.open(store, this.messageId);
  }

  async #say(name: string, text: string): Promise<void> {
    const later = await this.#later.get();
    later?.say(name, text);
  }

  async #jump(): Promise<void> {
    await this.#place.jump();
    // The button that had the focus is gone.
    this.focus({preventScroll: true});
  }

  readonly #retry = (): void => {
    if (this.link.session?.signedOut) void this.found?.resume();
    else this.#store?.refresh();
  };

  /** Keys come with the first focus; what is pressed before they have come is not lost. */
  readonly #onFocusin = (): void => void this.#later.get();

  readonly #onKeydown = async (event: KeyboardEvent): Promise<void> => {
    if (!this.#loaded) (await this.#later.get())?.onKeydown(event);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-thread': ChatThread;
  }
}
