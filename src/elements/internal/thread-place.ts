/**
 * Which stretch of a thread is shown, and where in it the eye rests: lands at what is new, loads what the user scrolls
 * to, comes back to the newest message. Reading and merging are the store's.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {StickToBottom} from '../../controllers/stick-to-bottom.js';
import type {Author, Message} from '../../model/message.js';
import type {OutboxEntry} from '../../store/outbox.js';
import type {MessageRange} from '../../store/ranges.js';
import type {ThreadSnapshot, ThreadStore} from '../../store/thread-store.js';
import {ThreadOpening} from './thread-opening.js';

export interface ThreadPlaceHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

export interface ThreadPlaceOptions {
  me(): Author | undefined;
  /** A message has come since the opening. */
  onArrival(message: Message): void;
  /** A size has changed; the place is kept after that. */
  onResize(): void;
}

/** Where a rule or a message that was asked for comes to stand: a part of the height. */
const LANDING = 0.25;

export class ThreadPlace implements ReactiveController {
  readonly #host: ThreadPlaceHost;
  readonly #options: ThreadPlaceOptions;
  readonly #scroll: StickToBottom;
  #store?: ThreadStore;
  #opening = new ThreadOpening(0);
  #wantsBottom = false;
  /** As last drawn. */
  #wasAtBottom = true;
  /** Edges that were asked for: an answer that brings nothing must not be asked for over and over. */
  readonly #asked = new Set<string>();

  constructor(host: ThreadPlaceHost, options: ThreadPlaceOptions) {
    this.#host = host;
    this.#options = options;
    this.#scroll = new StickToBottom(host, {
      scroller: () => this.#find('.scroller'),
      items: () => host.renderRoot.querySelectorAll<HTMLElement>('.bubble'),
      isEnd: () => this.#isNewest,
      onResize: () => options.onResize(),
      onMove: () => this.#onMove(),
    });
    host.addController(this);
  }

  /** The stretch that is shown. */
  get range(): MessageRange | undefined {
    const thread = this.#thread;
    return thread && this.#opening.range(thread);
  }

  /** The newest message when the thread was opened; absent once the user has answered. */
  get newestAtOpening(): string | undefined {
    return this.#opening.newestAtOpening;
  }

  get isSeeking(): boolean {
    return this.#opening.isSeeking;
  }

  /** The newest message is out of view. */
  get isAway(): boolean {
    return !this.#scroll.isAtBottom || !this.#isNewest;
  }

  /** Messages of others that have come since the newest one was last in view. */
  get unseen(): number {
    const thread = this.#thread;
    return thread ? this.#opening.unseen(thread, this.#options.me()) : 0;
  }

  /** A thread is opened, at a message if one is given. Resolves to whether that message is there. */
  async open(store: ThreadStore | undefined, messageId?: string): Promise<boolean> {
    this.#store = store;
    const opening = (this.#opening = new ThreadOpening(Date.now()));
    this.#asked.clear();
    this.#wantsBottom = true;
    if (!store || messageId === undefined) return false;
    opening.isSeeking = true;
    const isThere = await this.seek(messageId);
    opening.isSeeking = false;
    this.#host.requestUpdate();
    return isThere;
  }

  /** Called before each render: notices what has come, and what the user has written. */
  follow(unsent: readonly OutboxEntry[]): void {
    const thread = this.#thread;
    this.#wasAtBottom = this.#scroll.isAtBottom;
    if (thread?.phase !== 'ready') return;
    if (this.#opening.hasWritten(unsent)) {
      this.#opening.readingId = undefined;
      this.#wantsBottom = true;
    }
    for (const message of this.#opening.arrivals(thread)) this.#options.onArrival(message);
    if (!this.isAway) this.#opening.see(thread);
  }

  /** Loads round a message and brings it into view; resolves to whether it is there. */
  async seek(messageId: string): Promise<boolean> {
    const store = this.#store;
    const opening = this.#opening;
    const isThere = store !== undefined && (await store.loadAround(messageId));
    if (!isThere || opening !== this.#opening) return false;
    opening.readingId = messageId;
    opening.isSeeking = false;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const bubble = this.#find(`article[data-id="${CSS.escape(messageId)}"] .bubble`);
    if (!bubble || opening !== this.#opening) return false;
    this.#scroll.toElement(bubble, LANDING);
    opening.hasLanded = true;
    return true;
  }

  /** Back to the newest message. */
  async jump(): Promise<void> {
    this.#opening.readingId = undefined;
    this.#store?.setInView(undefined);
    if (this.#thread?.missing) await this.#store?.loadNewest();
    this.#wantsBottom = true;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }

  loadOlder(): void {
    if (this.range) void this.#store?.loadOlder(this.range);
  }

  hostUpdated(): void {
    if (this.#wantsBottom) this.#scroll.toBottom();
    this.#wantsBottom = false;
    this.#land();
    this.#loadMore();
  }

  get #thread(): ThreadSnapshot | undefined {
    return this.#store?.get();
  }

  get #isNewest(): boolean {
    return this.range?.hasNewer === false;
  }

  /** The first view: the rule above what is new, where it would be above the fold; else the newest message. */
  #land(): void {
    const opening = this.#opening;
    if (opening.hasLanded || opening.isSeeking || this.#thread?.phase !== 'ready' || this.#scroll.height === 0) return;
    opening.hasLanded = true;
    const rule = this.#find('.new');
    if (rule && this.#scroll.topOf(rule) < 0) this.#scroll.toElement(rule, LANDING);
  }

  #onMove(): void {
    const thread = this.#thread;
    this.#land();
    if (!thread || !this.#opening.hasLanded) return;
    const {isAtBottom, first} = this.#scroll;
    const seen = first?.closest('article')?.dataset['id'] ?? this.#opening.readingId;
    this.#opening.readingId = isAtBottom ? undefined : seen;
    this.#store?.setInView(this.#opening.readingId);
    if (isAtBottom) this.#opening.see(thread);
    if (isAtBottom !== this.#wasAtBottom) this.#host.requestUpdate();
    this.#loadMore();
  }

  /** One screen ahead of the eye. */
  #loadMore(): void {
    const {range} = this;
    const thread = this.#thread;
    const {height, room} = this.#scroll;
    if (!range || !thread || !this.#opening.hasLanded || height === 0) return;
    if (thread.error || thread.olderError) this.#asked.clear();
    if (room.above < height && range.hasOlder && !thread.olderError && this.#isFresh(`< ${range.ids[0]}`)) {
      this.loadOlder();
    }
    if (room.below < height && range.hasNewer && !thread.error && this.#isFresh(`> ${range.ids.at(-1)}`)) {
      void this.#store?.loadNewer(range);
    }
  }

  #isFresh(edge: string): boolean {
    const {size} = this.#asked;
    return this.#asked.add(edge).size > size;
  }

  #find(selector: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(selector);
  }
}
