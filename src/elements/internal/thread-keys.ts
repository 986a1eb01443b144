/**
 * Keys among messages, which are one Tab stop: the one that was visited last, else the newest. Arrows walk, Enter goes
 * into the links and buttons of a message, which no Tab reaches from outside, Escape comes out again. With nothing
 * selected, the focused message is what is copied.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

export interface ThreadKeysHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

export class ThreadKeys implements ReactiveController {
  readonly #host: ThreadKeysHost;
  #visited?: HTMLElement;

  /** The template gives the newest article `tabindex="0"`, all others and what is in them -1. */
  constructor(host: ThreadKeysHost, scroller: HTMLElement) {
    this.#host = host;
    // For good: what is listened to goes when the host does.
    scroller.addEventListener('focusin', this.#onFocusin);
    scroller.addEventListener('focusout', onFocusout);
    scroller.addEventListener('keydown', this.onKeydown);
    scroller.addEventListener('copy', this.#onCopy);
    host.addController(this);
    this.#onFocusin();
  }

  /** The message that was visited last. */
  get visited(): Element | undefined {
    return this.#visited;
  }

  hostUpdated(): void {
    if (!this.#visited?.isConnected) this.#visited = undefined;
    const stop = this.#visited ?? this.#articles.at(-1);
    for (const other of this.#host.renderRoot.querySelectorAll<HTMLElement>('article[tabindex="0"]')) {
      other.tabIndex = -1;
    }
    if (stop) stop.tabIndex = 0;
  }

  hostDisconnected(): void {
    this.#visited = undefined;
  }

  readonly onKeydown = (event: KeyboardEvent): void => {
    const focused = this.#focused;
    const article = focused?.closest('article');
    const {key, ctrlKey, metaKey, altKey, shiftKey} = event;
    if (!article || event.defaultPrevented || ctrlKey || metaKey || altKey || shiftKey) return;
    const target = focused === article ? this.#targetOf(key, article) : key === 'Escape' ? article : undefined;
    if (!target) return;
    event.preventDefault();
    event.stopPropagation();
    target.focus();
  };

  #targetOf(key: string, article: HTMLElement): HTMLElement | undefined {
    const articles = this.#articles;
    const at = articles.indexOf(article);
    if (key === 'Enter') return reach(article, 0)[0];
    return {ArrowUp: articles[at - 1], ArrowDown: articles[at + 1], Home: articles[0], End: articles.at(-1)}[key];
  }

  readonly #onFocusin = (): void => {
    const focused = this.#focused;
    const article = focused?.closest('article');
    if (!article) return;
    if (article !== focused) reach(article, 0);
    this.#visited = article;
    this.#host.requestUpdate();
  };

  readonly #onCopy = (event: ClipboardEvent): void => {
    const text = this.#focused?.closest('article')?.querySelector('.text')?.textContent;
    if (text == null || !getSelection()?.isCollapsed) return;
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };

  get #articles(): readonly HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll('article')];
  }

  get #focused(): Element | null {
    return (this.#host.renderRoot as ShadowRoot).activeElement;
  }
}

function onFocusout({target, relatedTarget}: FocusEvent): void {
  const article = (target as Element).closest('article');
  if (article && !article.contains(relatedTarget as Node | null)) reach(article, -1);
}

/** Puts the links and buttons of a message into the order of Tab, or takes them out. */
function reach(article: Element, tabIndex: 0 | -1): readonly HTMLElement[] {
  const controls = [...article.querySelectorAll<HTMLElement>('a[href], button')];
  for (const control of controls) control.tabIndex = tabIndex;
  return controls;
}
