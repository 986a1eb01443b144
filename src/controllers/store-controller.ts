/** Follows one store and redraws its host after each change. Changing the store, or reconnecting, leaves nothing behind. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Readable} from '../store/store.js';

/** An element. */
interface StoreHost extends ReactiveControllerHost {
  readonly isConnected?: boolean;
}

export class StoreController<T> implements ReactiveController {
  readonly #host: StoreHost;
  readonly #onChange?: (value: T, old: T) => void;
  #store?: Readable<T>;
  #leave?: () => void;

  /** `onChange` hears each new value, and the one before, before the host is redrawn. */
  constructor(host: StoreHost, onChange?: (value: T, old: T) => void) {
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
    this.#store = store;
    if (this.#host.isConnected) this.#join(store);
  }

  hostConnected(): void {
    this.#join(this.#store);
  }

  hostDisconnected(): void {
    this.#join(undefined);
  }

  #join(store: Readable<T> | undefined): void {
    this.#leave?.();
    let last = store?.get();
    this.#leave = store?.subscribe((value) => {
      const old = last as T;
      last = value;
      this.#onChange?.(value, old);
      this.#host.requestUpdate();
    });
    if (store) this.#host.requestUpdate();
  }
}
