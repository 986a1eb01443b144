/** Which filters serve a list, and how they hear of it: its own, the page's in its slot, or others that name it. */
import {html, nothing, type TemplateResult} from 'lit';
import {lend, type ListHandle, listContext} from '../../context/backchat-context.js';
import type {ChatListStore} from '../../store/chat-list-store.js';
import type {Backchat} from '../../store/backchat.js';
import type {BackchatElement} from '../internal/backchat-element.js';
import {lookOf} from '../internal/link-look.js';

export class ServedFilters {
  readonly #host: BackchatElement;
  readonly #elsewhere = new Set<(handle: ListHandle | undefined) => void>();
  /** What they are told. */
  handle?: ListHandle;

  constructor(host: BackchatElement) {
    this.#host = host;
  }

  /** Filters elsewhere in the page serve the list. */
  get areElsewhere(): boolean {
    return this.#elsewhere.size > 0;
  }

  /** Filters elsewhere serve the list from now on; returns the way to end. */
  join(onHandle: (handle: ListHandle | undefined) => void): () => void {
    const host = this.#host;
    this.#elsewhere.add(onHandle);
    onHandle(this.handle);
    host.requestUpdate();
    return () => {
      this.#elsewhere.delete(onHandle);
      host.requestUpdate();
    };
  }

  /** Tells all of them which list it is. */
  provide(backchat: Backchat | undefined, list: ChatListStore | undefined): void {
    if (this.handle?.backchat === backchat && this.handle?.list === list) return;
    this.handle = backchat && list && {backchat, list};
    lend(this.#host, listContext, this.handle);
    for (const onHandle of this.#elsewhere) onHandle(this.handle);
  }

  /** The list's own, unless others serve it. */
  render(): TemplateResult | typeof nothing {
    const host = this.#host;
    if (this.areElsewhere) return nothing;
    return html`<slot name="filters" @slotchange=${() => host.requestUpdate()}></slot>${
        host.querySelector(':scope > [slot=filters]')
          ? nothing
          : html`<chat-filters class="embedded" ${lookOf(host)}></chat-filters>`
      }`;
  }
}
