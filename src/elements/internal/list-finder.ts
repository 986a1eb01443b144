/** Finds the list that filters serve: the one named by `for` in the same root, else the one they stand in. */
import {ContextConsumer} from '@lit/context';
import type {ReactiveController} from 'lit';
import {type ListHandle, listContext} from '../../context/backchat-context.js';
import {LazyPart} from '../../controllers/lazy-part.js';
import type * as Later from './list-later.js';

export class ListFinder implements ReactiveController {
  readonly #host: Later.FinderHost;
  readonly #around: ContextConsumer<typeof listContext, Later.FinderHost>;
  readonly #later: LazyPart<typeof Later>;
  #named?: Later.NamedList;

  constructor(host: Later.FinderHost) {
    this.#host = host;
    this.#later = new LazyPart(host, () => import('./list-later.js'));
    this.#around = new ContextConsumer(host, {context: listContext, subscribe: true});
    host.addController(this);
  }

  get handle(): ListHandle | undefined {
    return this.#host.for ? this.#named?.handle : this.#around.value;
  }

  hostUpdate(): void {
    const {handle} = this;
    if (handle) handle.filters = this.#host;
    if (!this.#host.for || this.#named) return;
    void this.#later.get().then((later) => {
      if (later) this.#named ??= new later.NamedList(this.#host);
    });
  }
}
