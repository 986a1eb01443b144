/** Which filters serve a list, and how they hear of it: its own, the page's in its slot, or others that name it. */
import type {ReactiveControllerHost} from 'lit';
import {lend, type ListHandle, listContext} from '../../context/backchat-context.js';
import type {ChatListStore} from '../../store/chat-list-store.js';
import type {Backchat} from '../../store/backchat.js';
import type {ChatFilters} from '../chat-filters/chat-filters.js';

export interface ServedHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

export class ServedFilters {
  readonly #host: ServedHost;
  readonly #elsewhere = new Map<HTMLElement, (handle: ListHandle | undefined) => void>();
  #handle?: ListHandle;

  constructor(host: ServedHost) {
    this.#host = host;
  }

  /** Filters elsewhere in the page serve the list. */
  get areElsewhere(): boolean {
    return this.#elsewhere.size > 0;
  }

  get element(): ChatFilters | undefined {
    const {renderRoot} = this.#host;
    const slot = renderRoot.querySelector<HTMLSlotElement>('slot[name=filters]');
    const places = [renderRoot, ...(slot?.assignedElements({flatten: true}) ?? [])];
    const inside = places.map((place) => place.querySelector('chat-filters') ?? place);
    return [...inside, ...this.#elsewhere.keys()].find((node): node is ChatFilters => 'focusSearch' in node);
  }

  join(filters: HTMLElement, onHandle: (handle: ListHandle | undefined) => void): () => void {
    this.#elsewhere.set(filters, onHandle);
    onHandle(this.#handle);
    this.#host.requestUpdate();
    return () => {
      this.#elsewhere.delete(filters);
      this.#host.requestUpdate();
    };
  }

  /** Tells all of them which list it is. */
  provide(backchat: Backchat | undefined, list: ChatListStore | undefined): void {
    if (this.#handle?.backchat === backchat && this.#handle?.list === list) return;
    this.#handle = backchat && list && {backchat, list};
    lend(this.#host, listContext, this.#handle);
    for (const onHandle of this.#elsewhere.values()) onHandle(this.#handle);
  }
}
