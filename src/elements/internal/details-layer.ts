/**
 * A panel that its button opens: Escape closes it and gives the focus back to the button; focus that goes elsewhere
 * closes it too, so that it never covers what has the focus.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

export interface LayerHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

export class LayerController implements ReactiveController {
  readonly #host: LayerHost;
  readonly #panel: string;
  readonly #opener: string;
  #open = false;

  /** Both are selectors in the host's shadow root; the panel must be able to take the focus. */
  constructor(host: LayerHost, panel: string, opener: string) {
    this.#host = host;
    this.#panel = panel;
    this.#opener = opener;
    host.addController(this);
  }

  get open(): boolean {
    return this.#open;
  }

  readonly toggle = (): void => {
    if (this.#open) this.close();
    else void this.#show();
  };

  /** Returns whether it was open. */
  readonly close = (): boolean => {
    const wasOpen = this.#open;
    this.#open = false;
    this.#host.requestUpdate();
    if (wasOpen) this.#find(this.#opener)?.focus();
    return wasOpen;
  };

  readonly onFocusOut = ({relatedTarget}: FocusEvent): void => {
    const isInside = relatedTarget instanceof Node && Boolean(this.#find(this.#panel)?.contains(relatedTarget));
    // The button closes by itself; a window that is left keeps what it shows.
    if (isInside || relatedTarget === this.#find(this.#opener) || !document.hasFocus()) return;
    this.#open = false;
    this.#host.requestUpdate();
  };

  hostDisconnected(): void {
    this.#open = false;
  }

  async #show(): Promise<void> {
    this.#open = true;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#find(this.#panel)?.focus();
  }

  #find(selector: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(selector);
  }
}
