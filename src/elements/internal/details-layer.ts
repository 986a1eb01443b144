/**
 * What a button opens over the rest where there is no room for it, one at a time: Escape closes it and gives the focus
 * back to the button; focus that goes elsewhere closes it too, so that it never covers what has the focus.
 */
import type {ReactiveControllerHost} from 'lit';

export interface LayerHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

export class LayerController {
  /** The id of what is open. It must be able to take the focus, and is named by `aria-controls` of its button. */
  open?: string;
  readonly #host: LayerHost;

  constructor(host: LayerHost) {
    this.#host = host;
    host.addController(this);
    host.addEventListener('keydown', this.#onKeyDown);
    host.renderRoot.addEventListener('focusout', (event) => this.#onFocusOut(event as FocusEvent));
  }

  hostDisconnected(): void {
    this.open = undefined;
  }

  async toggle(id: string): Promise<void> {
    if (this.open === id) await this.close();
    else await this.#show(id, `#${id}`);
  }

  /** Of all buttons, the one that is seen once it is closed takes the focus. */
  async close(): Promise<void> {
    if (this.open) await this.#show(undefined, '[aria-controls]');
  }

  async #show(id: string | undefined, focused: string): Promise<void> {
    this.open = id;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    for (const element of this.#host.renderRoot.querySelectorAll<HTMLElement>(focused)) element.focus();
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (!this.open || event.key !== 'Escape') return;
    event.preventDefault();
    void this.close();
  };

  #onFocusOut({relatedTarget}: FocusEvent): void {
    const next = relatedTarget as Element | null;
    // What the page gave us stands in its slot.
    const place = next?.closest('[slot]')?.assignedSlot ?? next;
    // The button closes by itself; a window that is left keeps what it shows.
    if (!this.open || place?.closest(`#${this.open}, [aria-controls=${this.open}]`) || !document.hasFocus()) return;
    this.open = undefined;
    this.#host.requestUpdate();
  }
}
