/** How filters elsewhere in the page find the list that they name, and serve it. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {ListHandle} from '../../context/backchat-context.js';

/** What a `chat-list` offers to filters elsewhere in the page. */
export interface FiltersTarget extends HTMLElement {
  /** From now on these filters serve the list, which draws none of its own; returns the way to end. */
  serve(onHandle: (handle: ListHandle | undefined) => void): () => void;
}

export interface FinderHost extends ReactiveControllerHost, HTMLElement {
  for?: string;
  focusSearch?(): void;
  showFilters?(): void;
}

/** Finds the list that filters name with `for`, in the same root, and serves it while both are there. */
export class NamedList implements ReactiveController {
  /** The list that was found. */
  handle?: ListHandle;
  readonly #host: FinderHost;
  #target: HTMLElement | null = null;
  #leave?: () => void;
  #observer?: MutationObserver;

  constructor(host: FinderHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => this.#look());
    this.#look();
  }

  hostUpdate(): void {
    this.#look();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#aim(null);
  }

  /** The list may stand later in the page, come later, or be replaced. */
  #look(): void {
    const id = this.#host.for;
    if (!this.#observer) return;
    this.#observer.disconnect();
    if (!id) return this.#aim(null);
    const root = this.#host.getRootNode() as Document | ShadowRoot;
    this.#observer.observe(root, {childList: true, subtree: true, attributeFilter: ['id']});
    this.#aim(root.getElementById(id));
  }

  #aim(target: HTMLElement | null): void {
    if (target === this.#target) return;
    this.#leave?.();
    this.#leave = undefined;
    this.#target = target;
    this.#show(undefined);
    if (target?.localName.includes('-')) void this.#join(target as FiltersTarget);
  }

  async #join(target: FiltersTarget): Promise<void> {
    await customElements.whenDefined(target.localName);
    if (target !== this.#target || this.#leave) return;
    this.#leave = target.serve?.((handle) => this.#show(handle));
  }

  #show(handle: ListHandle | undefined): void {
    if (handle === this.handle) return;
    this.handle = handle;
    this.#host.requestUpdate();
  }
}
