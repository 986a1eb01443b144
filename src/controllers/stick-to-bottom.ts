/**
 * Keeps the eye where it is: at the bottom of a scroller if that is where it was, else on the item it reads, whatever
 * is added, removed or grows above or below. Corrects before the browser paints, in every browser alike; the scroller
 * must have `overflow-anchor: none`. Knows nothing of messages.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

export interface StickToBottomOptions {
  /** The element that scrolls; its first child holds all that it shows. */
  scroller(): HTMLElement | null;
  /** What the eye may rest on, in the order of the page. */
  items(): ArrayLike<HTMLElement>;
  /** Whether the bottom is the end: otherwise what is added there is more to read, not news. */
  isEnd(): boolean;
  /** A size has changed; the place is kept after that. */
  onResize(): void;
  /** After each scroll, and each change of size. */
  onMove(): void;
}

/** So near, the bottom counts as reached: pixels. */
const SLACK = 16;

export class StickToBottom implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: StickToBottomOptions;
  #scroller: HTMLElement | null = null;
  #observer?: ResizeObserver;
  #isAtBottom = true;
  /** Where the items in view were, from the top of the scroller: whichever of them stays is held there. */
  #held: readonly (readonly [item: HTMLElement, top: number])[] = [];
  /** The position that `#held` belongs to. */
  #position = 0;

  constructor(host: ReactiveControllerHost, options: StickToBottomOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get isAtBottom(): boolean {
    return this.#isAtBottom;
  }

  /** The first item that is in view. */
  get first(): HTMLElement | undefined {
    return this.#held[0]?.[0];
  }

  /** Pixels that can be scrolled up, and down. */
  get room(): {readonly above: number; readonly below: number} {
    const {scrollTop, scrollHeight, clientHeight} = this.#scroller ?? {scrollTop: 0, scrollHeight: 0, clientHeight: 0};
    return {above: scrollTop, below: scrollHeight - clientHeight - scrollTop};
  }

  /** Height of what is in view, in pixels; 0 while nothing is laid out. */
  get height(): number {
    return this.#scroller?.clientHeight ?? 0;
  }

  toBottom(): void {
    this.#isAtBottom = true;
    this.#restore();
  }

  /** Puts the top of an element at a part (0 to 1) of the height. */
  toElement(element: HTMLElement, part: number): void {
    if (!this.#scroller) return;
    this.#isAtBottom = false;
    this.#scroller.scrollTop += this.topOf(element) - part * this.height;
    this.#note();
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    this.#noteScroll();
  }

  hostUpdated(): void {
    this.#attach(this.#options.scroller());
    this.#restore();
  }

  hostDisconnected(): void {
    this.#attach(null);
  }

  #attach(scroller: HTMLElement | null): void {
    if (scroller === this.#scroller) return;
    this.#scroller?.removeEventListener('scroll', this.#onScroll);
    this.#observer?.disconnect();
    this.#scroller = scroller;
    this.#isAtBottom = true;
    this.#held = [];
    if (!scroller) return;
    scroller.addEventListener('scroll', this.#onScroll, {passive: true});
    this.#observer = new ResizeObserver(this.#onResize);
    this.#observer.observe(scroller);
    if (scroller.firstElementChild) this.#observer.observe(scroller.firstElementChild);
  }

  readonly #onScroll = (): void => {
    this.#noteScroll();
    this.#options.onMove();
  };

  readonly #onResize = (): void => {
    this.#noteScroll();
    this.#options.onResize();
    this.#restore();
    this.#options.onMove();
  };

  /** A position that nobody here has set is where the user went. */
  #noteScroll(): void {
    if (this.#scroller && this.#scroller.scrollTop !== this.#position) this.#note();
  }

  #note(): void {
    if (!this.#scroller || this.height === 0) return;
    this.#position = this.#scroller.scrollTop;
    this.#isAtBottom = this.#options.isEnd() && this.room.below <= SLACK;
    this.#hold();
  }

  #restore(): void {
    const scroller = this.#scroller;
    if (!scroller || this.height === 0) return;
    if (this.#isAtBottom && this.#options.isEnd()) {
      scroller.scrollTop = scroller.scrollHeight;
    } else {
      const kept = this.#held.find(([item]) => item.isConnected);
      const shift = kept ? this.topOf(kept[0]) - kept[1] : 0;
      if (shift !== 0) scroller.scrollTop += shift;
    }
    this.#position = scroller.scrollTop;
    // What is held keeps its place to the fraction of a pixel: measuring it anew would let roundings add up.
    if (!this.#held.some(([item]) => item.isConnected) || this.#isAtBottom) this.#hold();
  }

  #hold(): void {
    const items = this.#options.items();
    const held: (readonly [HTMLElement, number])[] = [];
    for (let index = this.#firstInView(items); index < items.length; index++) {
      const item = items[index];
      const top = item ? this.topOf(item) : Infinity;
      if (!item || top > this.height) break;
      held.push([item, top]);
    }
    this.#held = held;
  }

  /** By halves: items stand one below the other. */
  #firstInView(items: ArrayLike<HTMLElement>): number {
    const top = this.#scroller?.getBoundingClientRect().top ?? 0;
    let low = 0;
    let high = items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((items[middle]?.getBoundingClientRect().bottom ?? 0) > top) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Pixels from the top of the scroller. */
  topOf(element: HTMLElement): number {
    return element.getBoundingClientRect().top - (this.#scroller?.getBoundingClientRect().top ?? 0);
  }
}
