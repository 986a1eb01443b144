/**
 * Finds the Backchat of an element: its own `backchat`, its own `adapter`, its own `src`, the surrounding
 * `chat-provider`, in that order. Follows its session and connection while the element is in the page.
 */
import {ContextConsumer} from '@lit/context';
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {ChatAdapter} from '../adapters/adapter.js';
import {adapterForSrc} from '../context/adapter-factory.js';
import {backchatContext} from '../context/backchat-context.js';
import {attachContextRoot} from '../context/context-root.js';
import {Backchat, type BackchatEvent} from '../store/backchat.js';
import type {Connection} from '../store/live-session.js';
import type {SessionSnapshot} from '../store/session.js';
import {watchVisibility} from './visibility.js';
import {StoreController} from './store-controller.js';

/** What every public element offers to name its back end. */
export interface BackchatHost extends ReactiveControllerHost, HTMLElement {
  src?: string;
  adapter?: ChatAdapter;
  backchat?: Backchat;
  /** Another element gives it what it shows: it needs no back end of its own. */
  readonly isServed?: boolean;
}

const WARN_AFTER_MS = 3_000;

export class BackchatController implements ReactiveController {
  readonly #host: BackchatHost;
  readonly #onEvent?: (event: BackchatEvent) => void;
  readonly #provided: ContextConsumer<typeof backchatContext, BackchatHost>;
  readonly #session: StoreController<SessionSnapshot>;
  readonly #connection: StoreController<Connection>;
  #current?: Backchat;
  #leave?: () => void;
  #warning?: ReturnType<typeof setTimeout>;

  constructor(host: BackchatHost, onEvent?: (event: BackchatEvent) => void) {
    attachContextRoot();
    this.#host = host;
    this.#onEvent = onEvent;
    this.#provided = new ContextConsumer(host, {
      context: backchatContext,
      subscribe: true,
      callback: () => this.#resolve(),
    });
    this.#session = new StoreController(host);
    this.#connection = new StoreController(host);
    host.addController(this);
  }

  /** `undefined` is a state to draw: no back end is connected. */
  get backchat(): Backchat | undefined {
    return this.#current;
  }

  get session(): SessionSnapshot | undefined {
    return this.#session.value;
  }

  get connection(): Connection | undefined {
    return this.#connection.value;
  }

  hostConnected(): void {
    this.#resolve();
    this.#warning = setTimeout(() => {
      if (this.#current || this.#host.isServed) return;
      const tag = this.#host.localName;
      console.warn(`<${tag}> has no back end: set its src, give it an adapter, or put it into a <chat-provider>.`);
    }, WARN_AFTER_MS);
  }

  hostUpdate(): void {
    this.#resolve();
  }

  hostDisconnected(): void {
    clearTimeout(this.#warning);
    this.#leave?.();
    this.#leave = undefined;
    this.#current = undefined;
  }

  #resolve(): void {
    if (!this.#host.isConnected) return;
    const found = this.#find();
    if (found === this.#current && (!found || this.#leave)) return;
    this.#leave?.();
    this.#leave = undefined;
    this.#current = found;
    this.#session.follow(found?.session);
    this.#connection.follow(found?.connection);
    if (found) this.#join(found);
    this.#host.requestUpdate();
  }

  #find(): Backchat | undefined {
    const {backchat, adapter, src} = this.#host;
    const own = adapter ?? (src !== undefined ? adapterForSrc(src) : undefined);
    return backchat ?? (own ? Backchat.for(own) : this.#provided.value);
  }

  #join(backchat: Backchat): void {
    const undo = [backchat.connect(), watchVisibility(backchat), backchat.subscribe((event) => this.#onEvent?.(event))];
    this.#leave = () => undo.forEach((end) => end());
  }
}
