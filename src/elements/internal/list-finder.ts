/** Finds the list that filters serve: the one named by `for` in the same root, else the one they stand in. */
import type {ReactiveController} from 'lit';
import {LENT, lentTo, type ListHandle, listContext} from '../../context/backchat-context.js';
import {LazyPart} from '../../controllers/lazy-part.js';
import type * as Later from './list-later.js';

export class ListFinder implements ReactiveController {
  readonly #host: Later.FinderHost;
  readonly #later: LazyPart<typeof Later>;
  #named?: Later.NamedList;

  constructor(host: Later.FinderHost) {
    this.#host = host;
    this.#later = new LazyPart(host, () => import('./list-later.js'));
    host.addController(this);
  }

  get handle(): ListHandle | undefined {
    return this.#host.for ? this.#named?.handle : lentTo(this.#host, listContext);
  }

  hostConnected(): void {
    document.addEventListener(LENT, this.#redraw);
  }

  hostDisconnected(): void {
    document.removeEventListener(LENT, this.#redraw);
  }

  hostUpdate(): void {
    const {handle} = this;
    if (handle) handle.filters = this.#host;
    if (!this.#host.for || this.#named) return;
    void this.#later.get().then((later) => {
      if (later) this.#named ??= new later.NamedList(this.#host);
    });
  }

  readonly #redraw = (): void => this.#host.requestUpdate();
}
