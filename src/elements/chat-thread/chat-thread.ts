import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {guard} from 'lit/directives/guard.js';
import {repeat} from 'lit/directives/repeat.js';
import {LENT} from '../../context/backchat-context.js';
import {LazyPart} from '../../controllers/lazy-part.js';
import {StoreController} from '../../controllers/store-controller.js';
import type {Author, Message} from '../../model/message.js';
import type {ChatSnapshot} from '../../store/chat-store.js';
import type {OutboxEntry} from '../../store/outbox.js';
import type {MessageRange} from '../../store/ranges.js';
import type {ThreadSnapshot} from '../../store/thread-store.js';
import {avatarStyles} from '../internal/avatar.js';
import {BackchatElement} from '../internal/backchat-element.js';
import {type Fit, FitController, fitStyles} from '../internal/details-fit.js';
import {newsOf, threadRows} from '../internal/message-rows.js';
import {messageStyles} from '../internal/message-styles.js';
import {messageView} from '../internal/message-view.js';
import {ThreadLater} from '../internal/thread-later.js';
import {ThreadPlace} from '../internal/thread-place.js';
import {older} from '../internal/thread-older.js';
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
  static override styles = [fitStyles, avatarStyles, messageStyles, styles];

  readonly #thread = new StoreController<ThreadSnapshot>(this);
  readonly #chat = new StoreController<ChatSnapshot>(this);
  readonly #outbox = new StoreController<readonly OutboxEntry[]>(this);
  readonly #place = new ThreadPlace(this);
  readonly #later = new LazyPart(this, async () => this.#makeLater());

  /** The chat to show. */
  @property({attribute: 'chat-id', reflect: true}) chatId?: string;
  /** The message to open at, and to mark. */
  @property({attribute: 'message-id'}) messageId?: string;
  /** How tall it is: as its parent, as its messages (up to a limit), or to the bottom of the window. */
  @property({reflect: true}) fit: Fit = 'parent';
  /** Nothing can be written here: unsent messages are neither tried again nor thrown away. */
  @property({type: Boolean}) readonly = false;

  #markedId = '';

  constructor() {
    super();
    new FitController(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#place.store = undefined;
  }

  /** Not in `willUpdate`, which comes before the controllers have looked for the Backchat. */
  protected override update(changed: PropertyValues): void {
    const {found, chatId, messageId} = this;
    const store = chatId ? found?.thread(chatId) : undefined;
    this.#thread.follow(store);
    this.#chat.follow(chatId ? found?.chat(chatId) : undefined);
    this.#outbox.follow(found?.outbox);
    const isOpened = store !== this.#place.store;
    if (isOpened) {
      this.#markedId = messageId ?? '';
      this.#later.part?.reset();
      this.#place.open(store, !!messageId);
    }
    if (messageId && (isOpened || changed.has('messageId'))) {
      this.scrollToMessage(messageId).catch(() => {
        this.#place.isSeeking = false;
        this.requestUpdate();
      });
    }
    for (const message of this.#place.follow(this.#unsent)) {
      if (message.author.id !== this.#me?.id) void this.#announce(message);
    }
    super.update(changed);
    // The composers that belong to this thread write in its chat: they look it up again.
    if (changed.has('chatId')) document.dispatchEvent(new Event(LENT));
  }

  /** @later thread */
  #makeLater(): Promise<ThreadLater> {
    const later = new ThreadLater(
      this,
      this.#place,
      () => this.terms,
      () => this.found,
    );
    return Promise.resolve(later);
  }

  /**
   * Brings a message into view and marks it; resolves to whether it is there.
   * @later thread
   */
  async scrollToMessage(messageId: string): Promise<boolean> {
    await this.updateComplete;
    const isThere = await this.#place.seek(messageId);
    if (isThere) this.#markedId = messageId;
    this.requestUpdate();
    return isThere;
  }

  /**
   * Focuses the last visited message, else the newest.
   * @later thread
   */
  override focus(options?: FocusOptions): void {
    (this.renderRoot.querySelector<HTMLElement>('article[tabindex="0"]') ?? this.#place.scroller)?.focus(options);
  }

  /**
   * @internal Scrolls as the Page keys do: -1 up, 1 down. For the composer.
   * @later thread
   */
  scrollPage(direction: -1 | 1): void {
    this.#place.scroller?.scrollBy(0, direction * this.#place.height * 0.9);
  }

  protected override render(): TemplateResult {
    const {terms, connection} = this;
    const thread = this.#thread.value;
    const {range, isAway} = this.#place;
    const client = this.#chat.value?.chat?.client;
    const trouble = this.#trouble();
    const isReady = !trouble && thread && range;
    const away = isReady && isAway ? thread : undefined;
    return html`
      <div class="visually-hidden" role="log"></div>
      ${
        isReady && connection === 'lost'
          ? html`<p class="strip" part="strip" role="status">${terms.connectionLost}</p>`
          : isReady && thread.error
            ? this.failed(thread.error, undefined, this.#retry)
            : nothing
      }
      <div
        class="scroller"
        part="scroller"
        role="region"
        tabindex="-1"
        aria-label=${terms.threadOf(client && (client.name || terms.unknownClient))}
        aria-busy=${!trouble && !isReady}
        @focusin=${this.#onKeys}
        @keydown=${this.#onKeys}
      >
        <div class="content" part="content">
          ${trouble ?? (isReady ? this.#messages(thread, range) : views.skeleton(terms))}
        </div>
      </div>
      ${(away ? this.#later.value : this.#later.part)?.overlays(away, this.#me)}
    `;
  }

  /** What stands instead of messages, if something does. */
  #trouble(): unknown {
    const thread = this.#thread.value;
    const error = thread?.phase === 'failed' ? thread.error : undefined;
    if (!thread || this.#chat.value?.deleted || error?.code === 'not-found') {
      return this.#noThread() ?? nothing;
    }
    return error && this.failed(error, 'threadFailed', this.#retry, this.#retry);
  }

  #messages(thread: ThreadSnapshot, range: MessageRange): TemplateResult {
    const {terms} = this;
    const unsent = range.hasNewer ? [] : this.#unsent;
    const typing = thread.typing?.author;
    return html`
      <div class="edge" part="older">${range.hasOlder ? this.#older(thread, range) : terms.beginning}</div>
      ${range.ids[0] || range.hasOlder || unsent[0] ? nothing : this.#noMessages()} ${this.#rows(thread, range, unsent)}
      <p class="foot" part="typing">${typing && typing.id !== this.#me?.id ? this.#typing(typing) : nothing}</p>
    `;
  }

  /** Made anew only where something they follow from has changed; and of them, only what then looks different. */
  #rows({messages}: ThreadSnapshot, range: MessageRange, unsent: readonly OutboxEntry[]): unknown {
    const {terms, format, connection, session, readonly} = this;
    const {newestAtOpening} = this.#place.opening;
    const {ids, hasOlder, hasNewer} = range;
    const later = this.#later;
    const me = this.#me;
    const client = this.#chat.value?.chat?.client;
    const markedId = this.#markedId;
    const isCut = connection === 'lost' || session?.signedOut;
    const outbox = this.#outbox.value;
    const look = [terms, format, client, readonly, isCut, this.#later.part];
    return guard([messages, range, outbox, newestAtOpening, me, markedId, ...look], () => {
      const shown = ids.flatMap((id) => messages.get(id) ?? []);
      const news = newsOf(shown, hasOlder, newestAtOpening);
      const rows = threadRows(shown, unsent, me, news, format.date);
      const count = rows.filter((row) => 'message' in row).length;
      const size = hasOlder || hasNewer ? -1 : count;
      const isTroubled = unsent.some(({state}) => state === 'failed' || state === 'checking');
      const state = (entry: OutboxEntry) =>
        (isTroubled && later.value?.trouble(entry, unsent, !readonly)) ||
        (entry.state === 'queued' && (entry.error || isCut) ? terms.waiting : terms.sending);
      const draw = messageView(terms, format, client, size, later, state);
      let position = 0;
      return repeat(
        rows,
        ({key}) => key,
        (row) => {
          if ('at' in row) return views.day(row.at, terms, format);
          if ('count' in row) return views.news(row.count, terms);
          const {message, entry, first} = row;
          const isMarked = message.id === markedId;
          const place = ++position;
          const isLast = place === count;
          return guard([entry ? outbox : message, first, place, size, isLast, isMarked, ...look], () =>
            draw(row, place, isLast, isMarked),
          );
        },
      );
    });
  }

  get #me(): Author | undefined {
    return this.session?.me;
  }

  get #unsent(): readonly OutboxEntry[] {
    return this.#outbox.value?.filter(({chatId}) => chatId === this.chatId) ?? [];
  }

  /** @later thread */
  #retry(): void {
    if (this.session?.signedOut) void this.found?.resume();
    else this.#place.store?.refresh();
  }

  /**
   * Without a chat, or of one that is gone.
   * @later thread
   */
  #noThread(): unknown {
    const {terms, found} = this;
    return this.instead((states) => states.noThread(terms, found, this.#thread.value, this.#chat.value?.deleted));
  }

  /** @later thread */
  #noMessages(): unknown {
    const {terms, readonly, found} = this;
    return this.instead((states) => states.noMessages(terms, readonly, found, this.#chat.value?.chat));
  }

  /**
   * Above the first message that is loaded, where there are older ones.
   * @later thread
   */
  #older(thread: ThreadSnapshot, range: MessageRange): unknown {
    return older(thread, this.terms, () => void this.#place.store?.loadOlder(range));
  }

  /** @later thread */
  #typing(author: Author): unknown {
    return this.terms.typing(author.name || this.terms.unknownClient);
  }

  /**
   * Speaks a message that has come.
   * @later thread
   */
  async #announce({author, text}: Message): Promise<void> {
    (await this.#later.get())?.say(author.name || this.terms.unknownClient, text);
  }

  /**
   * Keys come with the first focus; what is pressed before they have come is not lost.
   * @later thread
   */
  async #onKeys(event: Event): Promise<void> {
    if (!this.#later.part) (await this.#later.get())?.onKeydown(event as KeyboardEvent);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-thread': ChatThread;
  }
}
