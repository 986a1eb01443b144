/** Whether an element is at least so wide (CSS pixels): for what a container query cannot decide. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

export class WidthController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #from: number;
  #observer?: ResizeObserver;
  #isWide = false;

  constructor(host: ReactiveControllerHost & HTMLElement, from: number) {
    this.#host = host;
    this.#from = from;
    host.addController(this);
  }

  get isWide(): boolean {
    return this.#isWide;
  }

  hostConnected(): void {
    this.#measure();
    this.#observer = new ResizeObserver(() => this.#measure());
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  #measure(): void {
    const isWide = this.#host.clientWidth >= this.#from;
    if (isWide === this.#isWide) return;
    this.#isWide = isWide;
    this.#host.requestUpdate();
  }
}
