/**
 * Keeps the eye where it is: at the bottom of a scroller if that is where it was, else on the item it reads, whatever
 * is added, removed or grows above or below. Corrects before the browser paints, in every browser alike; the scroller
 * must have `overflow-anchor: none`. Knows nothing of messages.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** So near, the bottom counts as reached: pixels. */
const SLACK = 16;
/** Items that are held: about what a screen shows, whichever of them stays. */
const HELD = 30;

export abstract class StickToBottom implements ReactiveController {
  /** It follows what is added there. */
  isAtBottom = true;
  /** What scrolls, once it is drawn. */
  scroller?: HTMLElement;
  /** Where the items in view, and the next ones, were from the top of the scroller. */
  #held: readonly (readonly [item: Element, top: number])[] = [];
  /** The position that `#held` belongs to. */
  #position = 0;

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  /** The element that scrolls, always the same, whose first child holds all that it shows. */
  protected abstract findScroller(): HTMLElement;

  /** What the eye may rest on, in the order of the page. */
  protected abstract findItems(): readonly Element[];

  /** Whether the bottom is the end: otherwise what is added there is more to read, not news. */
  protected abstract isEnd(): boolean;

  /** After each update, each scroll, and each change of size. */
  protected abstract onMove(): void;

  /** The first item that is in view. */
  get first(): Element | undefined {
    return this.#held[0]?.[0];
  }

  /** Height of what is in view, in pixels; 0 while nothing is laid out. */
  get height(): number {
    return this.scroller?.clientHeight ?? 0;
  }

  /** Pixels that can be scrolled up. */
  get above(): number {
    return this.scroller?.scrollTop ?? 0;
  }

  /** Pixels that can be scrolled down. */
  get below(): number {
    return (this.scroller?.scrollHeight ?? 0) - this.height - this.above;
  }

  toBottom(): void {
    this.isAtBottom = true;
    this.#restore();
  }

  /** Puts the top of an element at a part (0 to 1) of the height. */
  toElement(element: Element, part: number): void {
    this.scroller?.scrollBy(0, this.topOf(element) - part * this.height);
    this.#note();
  }

  /** Pixels from the top of the scroller. */
  topOf(element: Element): number {
    return element.getBoundingClientRect().top - (this.scroller?.getBoundingClientRect().top ?? 0);
  }

  /** A position that nobody here has set is where the user went. */
  hostUpdate(): void {
    if (this.height && this.above !== this.#position) this.#note();
  }

  hostUpdated(): void {
    if (!this.scroller) this.#attach((this.scroller = this.findScroller()));
    this.#restore();
    this.onMove();
  }

  hostDisconnected(): void {
    this.isAtBottom = true;
    this.#held = [];
  }

  /** For good: what is watched goes when the host does. */
  #attach(scroller: HTMLElement): void {
    scroller.addEventListener('scroll', () => {
      this.hostUpdate();
      this.onMove();
    });
    const observer = new ResizeObserver(() => {
      this.hostUpdate();
      this.hostUpdated();
    });
    observer.observe(scroller);
    observer.observe(scroller.firstElementChild as Element);
  }

  #note(): void {
    this.#position = this.above;
    this.isAtBottom = this.isEnd() && this.below <= SLACK;
    this.#hold();
  }

  #restore(): void {
    const scroller = this.scroller;
    if (!scroller || !this.height) return;
    const kept = this.#held.find(([item]) => item.isConnected);
    const shift = kept ? this.topOf(kept[0]) - kept[1] : 0;
    if (this.isAtBottom && this.isEnd()) scroller.scrollTop = scroller.scrollHeight;
    // To scroll by nothing would end the swing of a touch.
    else if (shift) scroller.scrollTop += shift;
    this.#position = scroller.scrollTop;
    // What is held keeps its place to the fraction of a pixel: measuring it anew would let roundings add up.
    if (!kept || this.isAtBottom) this.#hold();
  }

  #hold(): void {
    const items = this.findItems();
    // By halves, for they stand one below the other: the first one that is in view.
    let [low, high] = [0, items.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const item = items[middle] as Element;
      if (this.topOf(item) + item.clientHeight > 0) high = middle;
      else low = middle + 1;
    }
    this.#held = items.slice(low, low + HELD).map((item) => [item, this.topOf(item)]);
  }
}
