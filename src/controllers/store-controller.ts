/** Follows one store and redraws its host after each change. Changing the store, or reconnecting, leaves nothing behind. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Readable} from '../store/store.js';

export class StoreController<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onChange?: (value: T) => void;
  #store?: Readable<T>;
  #connected = false;
  #unsubscribe?: () => void;

  /** `onChange` hears each new value before the host is redrawn. */
  constructor(host: ReactiveControllerHost, onChange?: (value: T) => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  get value(): T | undefined {
    return this.#store?.get();
  }

  /** The store to follow from now on; the same one again changes nothing. */
  follow(store: Readable<T> | undefined): void {
    if (store === this.#store) return;
    this.#leave();
    this.#store = store;
    this.#join();
  }

  hostConnected(): void {
    this.#connected = true;
    this.#join();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#leave();
  }

  #join(): void {
    if (!this.#connected || !this.#store || this.#unsubscribe) return;
    this.#unsubscribe = this.#store.subscribe((value) => {
      this.#onChange?.(value);
      this.#host.requestUpdate();
    });
    this.#host.requestUpdate();
  }

  #leave(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }
}
