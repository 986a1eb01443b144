/**
 * Finds the Backchat of an element: its own `backchat`, its own `adapter`, its own `src`, the surrounding
 * `chat-provider`, in that order. Follows its session and connection while the element is in the page.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {ChatAdapter} from '../adapters/adapter.js';
import {adapterForSrc} from '../context/adapter-factory.js';
import {backchatContext, LENT, lentTo} from '../context/backchat-context.js';
import {Backchat, type BackchatEvent} from '../store/backchat.js';
import type {Connection} from '../store/live-session.js';
import type {SessionSnapshot} from '../store/session.js';

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
  readonly #onEvent: (event: BackchatEvent) => void;
  #current?: Backchat;
  #undo: readonly (() => void)[] = [];
  #warning?: ReturnType<typeof setTimeout>;

  constructor(host: BackchatHost, onEvent: (event: BackchatEvent) => void) {
    this.#host = host;
    this.#onEvent = onEvent;
    host.addController(this);
  }

  /** `undefined` is a state to draw: no back end is connected. */
  get backchat(): Backchat | undefined {
    return this.#current;
  }

  get session(): SessionSnapshot | undefined {
    return this.#current?.session.get();
  }

  get connection(): Connection | undefined {
    return this.#current?.connection.get();
  }

  hostConnected(): void {
    document.addEventListener(LENT, this.#redraw);
    document.addEventListener('visibilitychange', this.#tellVisible);
    this.#warning = setTimeout(() => {
      if (this.#current || this.#host.isServed) return;
      console.warn(`<${this.#host.localName}> has no src, no adapter and no <chat-provider> around it.`);
    }, WARN_AFTER_MS);
    this.hostUpdate();
    this.#redraw();
  }

  hostUpdate(): void {
    if (this.#host.isConnected) this.#use(this.#find());
  }

  hostDisconnected(): void {
    document.removeEventListener(LENT, this.#redraw);
    document.removeEventListener('visibilitychange', this.#tellVisible);
    clearTimeout(this.#warning);
    this.#use(undefined);
  }

  #find(): Backchat | undefined {
    const {backchat, adapter, src} = this.#host;
    const own = adapter ?? (src !== undefined ? adapterForSrc(src) : undefined);
    return backchat ?? (own ? Backchat.for(own) : lentTo(this.#host, backchatContext));
  }

  #use(backchat: Backchat | undefined): void {
    if (backchat === this.#current) return;
    this.#undo.forEach((end) => end());
    this.#current = backchat;
    this.#undo = backchat
      ? [
          backchat.connect(),
          backchat.subscribe(this.#onEvent),
          backchat.session.subscribe(this.#redraw),
          backchat.connection.subscribe(this.#redraw),
        ]
      : [];
  }

  readonly #redraw = (): void => this.#host.requestUpdate();

  /** Each element tells its Backchat; hearing it again changes nothing. */
  readonly #tellVisible = (): void => this.#current?.setVisible(!document.hidden);
}
