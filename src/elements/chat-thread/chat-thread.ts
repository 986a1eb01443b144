import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {guard} from 'lit/directives/guard.js';
import {repeat} from 'lit/directives/repeat.js';
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
import {dialogStyles} from '../internal/dialog.js';
import {type MessageRow, newsOf, type ThreadRow, threadRows} from '../internal/message-rows.js';
import {messageStyles} from '../internal/message-styles.js';
import {fullTime, type MessageAction, messageView} from '../internal/message-view.js';
import {ThreadAnnouncer} from '../internal/thread-announcer.js';
import {ThreadFocus} from '../internal/thread-focus.js';
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
  static override styles = [tokens, reset, controls, fitStyles, dialogStyles, avatarStyles, messageStyles, styles];

  readonly #thread = new StoreController<ThreadSnapshot>(this);
  readonly #chat = new StoreController<ChatSnapshot>(this);
  readonly #outbox = new StoreController<readonly OutboxEntry[]>(this);
  readonly #announcer = new ThreadAnnouncer(this, () => this.terms);
  readonly #focus = new ThreadFocus(this, () => [...this.renderRoot.querySelectorAll('article')]);
  readonly #place = new ThreadPlace(this, {
    me: () => this.#me,
    onArrival: ({author, text}) => {
      if (author.id !== this.#me?.id) this.#announcer.say(author.name || this.terms.unknownClient, text);
    },
    onResize: () => this.#markLong(),
  });

  /** The chat to show. */
  @property({attribute: 'chat-id', reflect: true}) chatId?: string;
  /** The message to open at, and to mark. */
  @property({attribute: 'message-id'}) messageId?: string;
  /** How tall it is: as its parent, as its messages (up to a limit), or to the bottom of the window. */
  @property({reflect: true}) fit: Fit = 'parent';
  /** Nothing can be written here: unsent messages are neither tried again nor thrown away. */
  @property({type: Boolean}) readonly = false;

  @state() private markedId?: string;
  @state() private expanded: ReadonlySet<string> = new Set();
  @state() private discarding?: OutboxEntry;

  @query('.scroller') private readonly scroller!: HTMLElement | null;

  #store?: ThreadStore;
  #rows: readonly ThreadRow[] = [];
  #rowsFrom: readonly unknown[] = [];

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
    this.#place.follow(this.#unsent);
    super.update(changed);
    this.#markLong();
  }

  /** Brings a message into view and marks it; resolves to whether it is there. */
  async scrollToMessage(messageId: string): Promise<boolean> {
    await this.updateComplete;
    const isThere = await this.#place.seek(messageId);
    if (isThere) this.markedId = messageId;
    return isThere;
  }

  /** Focuses the last visited message, else the newest. */
  override focus(options?: FocusOptions): void {
    const stop = this.renderRoot.querySelector<HTMLElement>('article[tabindex="0"]') ?? this.scroller;
    stop?.focus(options);
  }

  /** @internal Scrolls as the Page keys do: -1 up, 1 down. For the composer. */
  scrollPage(direction: -1 | 1): void {
    this.scroller?.scrollBy({top: direction * this.scroller.clientHeight * 0.9});
  }

  protected override render(): TemplateResult {
    const {terms} = this;
    const thread = this.#thread.value;
    const {range, isSeeking} = this.#place;
    const chat = this.#chat.value;
    const client = chat?.chat?.client;
    const trouble = this.#trouble();
    const isReady = !trouble && thread?.phase === 'ready' && range !== undefined && !isSeeking;
    return html`
      ${this.#announcer.render()} ${isReady ? views.strip(thread, this.link.connection, terms, this.#retry) : nothing}
      <div
        class="scroller"
        part="scroller"
        role="region"
        tabindex="-1"
        aria-label=${terms.threadOf(client && (client.name || terms.unknownClient))}
        aria-busy=${!isReady && !trouble}
        @keydown=${this.#focus.onKeydown}
        @focusin=${this.#focus.onFocusin}
        @focusout=${this.#focus.onFocusout}
        @click=${this.#onClick}
        @copy=${this.#onCopy}
      >
        <div class="content" part="content">
          ${trouble ?? (isReady ? this.#messages(thread, range) : views.skeleton(terms))}
        </div>
      </div>
      ${isReady ? this.#overlays() : nothing}
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
    return error && this.failed(error, terms.threadFailed, this.#retry, this.#retry);
  }

  #messages(thread: ThreadSnapshot, range: MessageRange): TemplateResult {
    const {terms, format} = this;
    const rows = this.#rowsOf(thread, range);
    const messages = rows.filter((row) => row.kind === 'message');
    const view = this.#messageViewer(messages, range);
    const typing = thread.typing?.author;
    return html`
      ${views.edge(range, thread, terms, () => this.#place.loadOlder())}
      ${messages.length > 0 || range.hasOlder ? nothing : this.instead((states) => states.noMessages(terms, this.#canWrite))}
      ${repeat(
        rows,
        ({key}) => key,
        (row) => {
          if (row.kind === 'message') return view(row);
          return row.kind === 'day' ? views.day(row.at, terms, format) : views.news(row.count, terms);
        },
      )}
      ${views.typing(typing?.id === this.#me?.id ? undefined : typing, terms)}
    `;
  }

  /** Draws one message after the other; one that looks as before is not drawn again. */
  #messageViewer(messages: readonly MessageRow[], {hasOlder, hasNewer}: MessageRange): (row: MessageRow) => unknown {
    const {terms, format, link, markedId, expanded, readonly} = this;
    const {current, entered} = this.#focus;
    const client = this.#chat.value?.chat?.client;
    const size = hasOlder || hasNewer ? -1 : messages.length;
    const stop = messages.some(({key}) => key === current) ? current : messages.at(-1)?.key;
    const isCut = link.connection === 'lost' || link.session?.signedOut === true;
    let position = 0;
    let isHeld = false;
    return (row) => {
      const context = {
        terms,
        format,
        client,
        position: ++position,
        size,
        isCurrent: row.key === stop,
        isEntered: row.key === entered,
        isMarked: row.message !== undefined && row.message.id === markedId,
        isExpanded: expanded.has(row.key),
        state: row.entry ? views.unsentWords(row.entry, isHeld, isCut, terms) : '',
        canAct: !readonly,
      };
      isHeld ||= row.entry?.state === 'failed';
      return guard([row, ...Object.values(context)], () => messageView(row, context));
    };
  }

  #overlays(): TemplateResult {
    const {terms, format, discarding, found} = this;
    const {isAway, unseen} = this.#place;
    const focused = this.#rows.find(({key}) => key === this.#focus.current);
    return html`
      ${isAway ? views.jump(unseen, terms, () => void this.#jump()) : nothing}
      ${
        focused?.kind === 'message'
          ? html`<p class="tip floating" part="tip" aria-hidden="true">${fullTime(focused, format)}</p>`
          : nothing
      }
      ${
        discarding
          ? views.discardQuestion(discarding.text, terms, {
              onYes: () => void found?.discard(discarding.key),
              onClosed: () => this.#closeQuestion(),
            })
          : nothing
      }
    `;
  }

  get #me(): Author | undefined {
    return this.link.session?.me;
  }

  get #unsent(): readonly OutboxEntry[] {
    return this.#outbox.value?.filter(({chatId}) => chatId === this.chatId) ?? [];
  }

  get #canWrite(): boolean {
    const {found, link, readonly} = this;
    const mayWrite = link.session?.permissions.send && this.#chat.value?.chat?.can?.send !== false;
    return !readonly && found?.adapter.sendMessage !== undefined && mayWrite === true;
  }

  #open(store: ThreadStore | undefined): void {
    const {messageId} = this;
    this.#store = store;
    this.#announcer.reset();
    this.#focus.reset();
    this.expanded = new Set();
    this.discarding = undefined;
    this.markedId = messageId;
    void this.#place.open(store, messageId);
  }

  /** The rows, made anew only where something they follow from has changed. */
  #rowsOf({messages}: ThreadSnapshot, range: MessageRange): readonly ThreadRow[] {
    const {format} = this;
    const {newestAtOpening} = this.#place;
    const me = this.#me;
    const from = [messages, range, this.#outbox.value, format, newestAtOpening, me];
    if (from.some((value, index) => value !== this.#rowsFrom[index])) {
      const shown = range.ids.flatMap((id) => messages.get(id) ?? []);
      const news = newsOf(shown, range.hasOlder, newestAtOpening);
      const unsent = range.hasNewer ? [] : this.#unsent;
      this.#rows = threadRows({messages: shown, unsent, me, news, day: format.date});
      this.#rowsFrom = from;
    }
    return this.#rows;
  }

  /** Of texts that may be long, those that are: only layout knows. */
  #markLong(): void {
    for (const text of this.renderRoot.querySelectorAll('.long:not(.expanded)')) {
      text.parentElement?.classList.toggle('overflows', text.scrollHeight > text.clientHeight);
    }
  }

  async #jump(): Promise<void> {
    await this.#place.jump();
    // The button that had the focus is gone.
    this.focus({preventScroll: true});
  }

  #closeQuestion(): void {
    this.discarding = undefined;
    void this.updateComplete.then(() => this.focus());
  }

  readonly #retry = (): void => {
    if (this.link.session?.signedOut) void this.found?.resume();
    else this.#store?.refresh();
  };

  readonly #onClick = ({target}: Event): void => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-action]') : null;
    const article = button?.closest('article');
    const key = article?.dataset['key'];
    if (!button || !article || key === undefined) return;
    const action = button.dataset['action'] as MessageAction;
    if (action === 'toggle') {
      const others = [...this.expanded].filter((other) => other !== key);
      this.expanded = new Set(others.length < this.expanded.size ? others : [...others, key]);
    } else if (action === 'discard') {
      this.discarding = this.#unsent.find((entry) => entry.key === key);
    } else {
      // The button will be gone.
      article.focus();
      this.found?.retry(key);
    }
  };

  /** With nothing selected, the focused message is what is copied. */
  readonly #onCopy = (event: ClipboardEvent): void => {
    const row = this.#rows.find(({key}) => key === this.#focus.current);
    if (row?.kind !== 'message' || !event.clipboardData || !getSelection()?.isCollapsed) return;
    event.clipboardData.setData('text/plain', row.text);
    event.preventDefault();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-thread': ChatThread;
  }
}
