/** How filters elsewhere in the page find the list that they name, and serve it. */
import type {ReactiveController, ReactiveControllerHost, ReactiveElement} from 'lit';
import {type ListHandle, listContext} from '../../context/backchat-context.js';
import {adoptStyles} from '../../styles/adopt-styles.js';
import {styles} from './list-later.styles.js';

/** What a `chat-list` offers to filters elsewhere in the page. */
export interface FiltersTarget extends ReactiveElement {
  /** Filters that serve the list, which then draws none of its own. */
  readonly guests: Set<Element>;
}

export interface FinderHost extends ReactiveControllerHost, HTMLElement {
  for?: string;
  focusSearch?(): void;
  showFilters?(): void;
}

const finders = new WeakMap<FinderHost, NamedList>();

/** Finds the list that filters name with `for`, in the same root, and serves it while both are there. */
export class NamedList implements ReactiveController {
  readonly #host: FinderHost;
  #target: HTMLElement | null = null;
  /** The target, once it is served. */
  #joined?: FiltersTarget;
  #observer?: MutationObserver;

  constructor(host: FinderHost) {
    this.#host = host;
    finders.set(host, this);
    host.addController(this);
  }

  static of(host: FinderHost): NamedList {
    return finders.get(host) ?? new NamedList(host);
  }

  /** What the list lends that was found; a change of it is told at the document. */
  get handle(): ListHandle | undefined {
    return this.#joined && (this.#joined as unknown as Record<symbol, ListHandle | undefined>)[listContext];
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
    this.#target = target;
    this.#joined?.guests.delete(this.#host);
    this.#join(undefined);
    if (target?.localName.includes('-')) void this.#joinLater(target as FiltersTarget);
  }

  async #joinLater(target: FiltersTarget): Promise<void> {
    await customElements.whenDefined(target.localName);
    if (target === this.#target && !this.#joined && target.guests) this.#join(target);
  }

  #join(target: FiltersTarget | undefined): void {
    target?.guests.add(this.#host);
    if (target) adoptStyles(target, styles);
    for (const changed of [target, this.#joined, this.#host]) changed?.requestUpdate();
    this.#joined = target;
  }
}
