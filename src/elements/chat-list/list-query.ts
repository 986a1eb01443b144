/**
 * The question of a list that stands alone: begins with what the attributes or the address say, and keeps the address.
 * Reading the answer is the store's.
 */
import {UrlController, type UrlHost} from '../../controllers/url-controller.js';
import {fromParams, INITIAL_LIST_STATE, type ListState, toParams} from '../../model/list-state.js';
import type {ChatListStore} from '../../store/chat-list-store.js';
import type {ChatQueryChangeDetail} from './chat-list.events.js';

export interface QueryHost extends UrlHost, HTMLElement {
  sort?: string;
  pageSize?: number;
  clientId?: string;
}

/** The attributes that are a part of the question. */
const ASKED = ['sort', 'pageSize', 'clientId'] as const;

const queries = new WeakMap<QueryHost, ListQuery>();

export class ListQuery {
  readonly #host: QueryHost;
  readonly #address: UrlController;
  #list?: ChatListStore;
  /** The state of a list without filters: as the attributes say. */
  #base = INITIAL_LIST_STATE;
  /** What the host or the address says is not written back to the address. */
  #isGiven = false;

  constructor(host: QueryHost) {
    this.#host = host;
    this.#address = new UrlController(host, ({params}) => this.#give(fromParams(params, this.#base)));
    // Before anybody else hears it.
    host.addEventListener('chat-query-change', ({detail}) => this.#keep(detail), {capture: true});
    queries.set(host, this);
  }

  static of(host: QueryHost): ListQuery {
    return queries.get(host) ?? new ListQuery(host);
  }

  /** The list to ask from now on; to be called before each drawing, with the properties that are others. */
  follow(list: ChatListStore, changed: ReadonlyMap<PropertyKey, unknown>): void {
    const {sort = '', pageSize, clientId} = this.#host;
    const params = new URLSearchParams({sort, size: String(pageSize)});
    const base = {...fromParams(params), ...(clientId && {clientId})};
    this.#base = base;
    if (list !== this.#list || changed.has('url')) {
      this.#list = list;
      this.#begin(list);
    } else {
      const others = ASKED.filter((name) => changed.has(name));
      this.#give(Object.fromEntries(others.map((name) => [name, base[name]])));
    }
  }

  /** Writes what is asked into the address. */
  #keep({state, typing}: ChatQueryChangeDetail): void {
    const route = {params: toParams(state, this.#base)};
    if (!this.#isGiven) this.#address[typing ? 'type' : 'push'](route);
  }

  /** The address decides; a list that was in use before goes on as it was, but never with another client's chats. */
  #begin(list: ChatListStore): void {
    const {sort, pageSize, clientId} = this.#base;
    const {phase, state} = list.get();
    const route = this.#address.read();
    this.#give(
      route
        ? fromParams(route.params, this.#base)
        : {...(phase === 'idle' && {sort, pageSize}), ...(state.clientId !== clientId && {clientId})},
    );
  }

  #give(change: Partial<ListState>): void {
    if (Object.keys(change).length === 0) return;
    this.#isGiven = true;
    this.#list?.setQuery(change);
    this.#isGiven = false;
  }
}
