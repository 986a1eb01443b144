/**
 * Hands slots of an element on to those it renders: what the host page puts into `composer-start` goes to the composer's
 * `start`. Only slots that are filled are handed on, for an empty one would hide the inner element's own content.
 */
import {html, type ReactiveElement, type TemplateResult} from 'lit';

export class SlotController {
  readonly #host: ReactiveElement;

  /** The host is drawn again when its children change; what observes them goes when it goes. */
  constructor(host: ReactiveElement) {
    this.#host = host;
    new MutationObserver(() => host.requestUpdate()).observe(host, {childList: true});
  }

  /** The filled slots that begin with `prefix-`, as children for an inner element: named without it, or as they are. */
  forward(prefix: string, strip = true): TemplateResult[] {
    const names = [...this.#host.children].map(({slot}) => slot).filter((slot) => slot.startsWith(`${prefix}-`));
    return [...new Set(names)].map(
      (name) => html`<slot name=${name} slot=${strip ? name.slice(prefix.length + 1) : name}></slot>`,
    );
  }
}
