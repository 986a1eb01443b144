/** Keeps the question of a list in the address: an entry in the history for what was committed, none for typing. */
import {UrlController, type UrlHost} from '../../controllers/url-controller.js';
import {fromParams, type ListState, toParams} from '../../model/list-state.js';

export class ListAddress {
  readonly #url: UrlController;

  /** `base` is the state of an empty address; `onState` hears what Back, Forward and edited addresses say. */
  constructor(host: UrlHost, base: () => ListState, onState: (state: ListState) => void) {
    this.#url = new UrlController(host, ({params}) => onState(fromParams(params, base())));
  }

  /** What the address says; `undefined` where it is not about the list. */
  read(base: ListState): ListState | undefined {
    const route = this.#url.read();
    return route && fromParams(route.params, base);
  }

  write(state: ListState, base: ListState, isTyping: boolean): void {
    const route = {params: toParams(state, base)};
    if (isTyping) this.#url.type(route);
    else this.#url.push(route);
  }
}
