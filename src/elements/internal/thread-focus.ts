/**
 * One Tab stop for all messages: the last visited, else the newest. Arrows walk, Enter goes into the links and buttons
 * of a message, Escape comes out again.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

const INSIDE = 'a[href], button';

export class ThreadFocus implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #articles: () => readonly HTMLElement[];
  #current?: string;
  #entered?: string;

  /** `articles`: in the order of the page, each with its key in `data-key`. */
  constructor(host: ReactiveControllerHost, articles: () => readonly HTMLElement[]) {
    this.#host = host;
    this.#articles = articles;
    host.addController(this);
  }

  /** The key of the last visited message. */
  get current(): string | undefined {
    return this.#current;
  }

  /** The key of the message whose links and buttons can be reached. */
  get entered(): string | undefined {
    return this.#entered;
  }

  hostDisconnected(): void {
    this.reset();
  }

  reset(): void {
    this.#set(undefined, undefined);
  }

  readonly onFocusin = (event: FocusEvent): void => {
    const article = articleOf(event);
    if (!article) return;
    const {key} = article.dataset;
    this.#set(key, article === event.target ? undefined : key);
  };

  readonly onFocusout = (event: FocusEvent): void => {
    const next = event.relatedTarget;
    if (!(next instanceof Node) || !articleOf(event)?.contains(next)) this.#set(this.#current, undefined);
  };

  readonly onKeydown = (event: KeyboardEvent): void => {
    const article = articleOf(event);
    if (!article || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const isInside = article !== event.target;
    if (isInside && event.key !== 'Escape') return;
    const task = isInside ? () => article.focus() : this.#taskOf(event.key, article);
    if (!task) return;
    event.preventDefault();
    event.stopPropagation();
    task();
  };

  #taskOf(key: string, article: HTMLElement): (() => void) | undefined {
    const articles = this.#articles();
    const index = articles.indexOf(article);
    const target = {
      ArrowUp: articles[index - 1],
      ArrowDown: articles[index + 1],
      Home: articles[0],
      End: articles.at(-1),
    }[key];
    if (target) return () => target.focus();
    return key === 'Enter' && article.querySelector(INSIDE) ? () => void this.#enter(article) : undefined;
  }

  async #enter(article: HTMLElement): Promise<void> {
    this.#set(this.#current, article.dataset['key']);
    await this.#host.updateComplete;
    article.querySelector<HTMLElement>(INSIDE)?.focus();
  }

  #set(current: string | undefined, entered: string | undefined): void {
    if (current === this.#current && entered === this.#entered) return;
    this.#current = current;
    this.#entered = entered;
    this.#host.requestUpdate();
  }
}

function articleOf({target}: Event): HTMLElement | null {
  return target instanceof Element ? target.closest('article') : null;
}
