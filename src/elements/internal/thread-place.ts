/**
 * Which stretch of a thread is shown, and where in it the eye rests: lands at what is new, loads what the user scrolls
 * to, comes back to the newest message. Reading and merging are the store's.
 */
import type {ReactiveControllerHost} from 'lit';
import {StickToBottom} from '../../controllers/stick-to-bottom.js';
import type {Message} from '../../model/message.js';
import type {OutboxEntry} from '../../store/outbox.js';
import type {MessageRange} from '../../store/ranges.js';
import type {ThreadSnapshot, ThreadStore} from '../../store/thread-store.js';
import {ThreadOpening} from './thread-opening.js';

export interface ThreadPlaceHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** Where the rule or a message that was asked for comes to stand: a part of the height. */
const LANDING = 0.25;
const RULE = '.new';

export class ThreadPlace extends StickToBottom {
  readonly #host: ThreadPlaceHost;
  store?: ThreadStore;
  opening!: ThreadOpening;
  /** A message that was asked for is being looked for. */
  isSeeking?: boolean;
  /** Where to go as soon as what is shown is laid out: to an element, or with none (empty) to the bottom. */
  #goal?: string;
  /** As last drawn. */
  #wasAway = false;
  /** Edges that were asked for: an answer that brings nothing must not be asked for over and over. */
  readonly #asked = new Set<string>();

  constructor(host: ThreadPlaceHost) {
    super(host);
    this.#host = host;
  }

  /** The stretch that is shown; absent while it is looked for. */
  get range(): MessageRange | undefined {
    const thread = this.#thread;
    return thread && !this.isSeeking ? this.opening.range(thread) : undefined;
  }

  /** The newest message is out of view. */
  get isAway(): boolean {
    return !this.isAtBottom || !this.isEnd();
  }

  /** A thread is opened, at its newest message or one that is looked for. */
  open(store: ThreadStore | undefined, isSeeking: boolean): void {
    this.store = store;
    this.opening = new ThreadOpening(Date.now());
    this.#asked.clear();
    this.#goal = RULE;
    this.isSeeking = isSeeking;
  }

  /** Called before each render: notices what the user has written, and tells what has come. */
  follow(unsent: readonly OutboxEntry[]): readonly Message[] {
    const thread = this.#thread;
    if (thread?.phase !== 'ready') return [];
    if (this.opening.hasWritten(unsent)) void this.goTo('');
    this.#wasAway = this.isAway;
    return this.opening.arrivals(thread);
  }

  protected override findScroller(): HTMLElement {
    return this.#host.renderRoot.querySelector('.scroller') as HTMLElement;
  }

  protected override findItems(): readonly Element[] {
    return [...this.#host.renderRoot.querySelectorAll('.bubble')];
  }

  protected override isEnd(): boolean {
    return this.range?.hasNewer === false;
  }

  protected override onMove(): void {
    const {range} = this;
    const thread = this.#thread;
    if (!thread || !range || !this.height) return;
    this.#land();
    const {isAway} = this;
    if (isAway) {
      this.#read();
    } else {
      this.opening.readingId = undefined;
      this.store?.setInView(undefined);
      this.opening.see(thread);
    }
    if (isAway !== this.#wasAway) this.#host.requestUpdate();
    if (range.hasOlder || range.hasNewer) this.#readOn();
  }

  /**
   * Away from the newest message, what is read is the first one in view.
   * @later thread
   */
  #read(): void {
    const {opening} = this;
    if (!this.isAway) return;
    opening.readingId = this.first?.closest('article')?.dataset['id'] ?? opening.readingId;
    this.store?.setInView(opening.readingId);
  }

  /**
   * Loads one screen ahead of the eye.
   * @later thread
   */
  #readOn(): void {
    const {range, height, above, below} = this;
    const thread = this.#thread;
    if (!thread || !range) return;
    const {ids, hasOlder, hasNewer} = range;
    if (thread.error || thread.olderError) this.#asked.clear();
    if (hasOlder && above < height && !thread.error && !thread.olderError && this.#isFresh(`<${ids[0]}`)) {
      void this.store?.loadOlder(range);
    }
    if (hasNewer && below < height && !thread.error && this.#isFresh(`>${ids.at(-1)}`)) {
      void this.store?.loadNewer(range);
    }
  }

  /** @later thread */
  #isFresh(edge: string): boolean {
    const {size} = this.#asked;
    return this.#asked.add(edge).size > size;
  }

  /**
   * Loads round a message and brings it into view; resolves to whether it is there.
   * @later thread
   */
  async seek(messageId: string): Promise<boolean> {
    const {opening} = this;
    const isThere = await this.store?.loadAround(messageId);
    if (opening !== this.opening) return false;
    this.isSeeking = false;
    if (isThere) await this.goTo(`[data-id="${CSS.escape(messageId)}"] .bubble`, messageId);
    return isThere === true;
  }

  get #thread(): ThreadSnapshot | undefined {
    return this.store?.get();
  }

  /**
   * Shows the stretch with a message, or the newest, and goes to an element (or with none, to the bottom) once that
   * is drawn.
   */
  goTo(goal: string, messageId?: string): Promise<boolean> {
    this.opening.readingId = messageId;
    this.#goal = goal;
    this.#host.requestUpdate();
    return this.#host.updateComplete;
  }

  /** The rule above what is new is gone to only where it would be above the fold. */
  #land(): void {
    const goal = this.#goal;
    if (goal === undefined) return;
    this.#goal = undefined;
    this.toBottom();
    const element = goal && this.#host.renderRoot.querySelector(goal);
    if (element && (goal !== RULE || this.topOf(element) < 0)) this.toElement(element, LANDING);
  }
}
