/**
 * The question of a list: begins with what the attributes or the address say, keeps the address, and tells the host of
 * every change. Reading the answer is the store's.
 */
import type {ReactiveControllerHost} from 'lit';
import {StoreController} from '../../controllers/store-controller.js';
import {UrlController, type UrlHost} from '../../controllers/url-controller.js';
import {
  fromParams,
  INITIAL_LIST_STATE,
  isPageSize,
  type ListState,
  parseSort,
  toParams,
} from '../../model/list-state.js';
import type {ChatListStore, ListSnapshot} from '../../store/chat-list-store.js';
import {ChatQueryChangeEvent} from './chat-list.events.js';

export interface QueryHost extends ReactiveControllerHost, UrlHost, HTMLElement {
  sort?: string;
  pageSize?: number;
  clientId?: string;
  live?: string;
  fit?: string;
}

/** All that `live`, `fit` and `url` may say. */
const CHOICES = /^(|hold|auto|content|parent|hash|search|off)$/;

/** Whether an attribute may make no sense: it then counts as absent. */
export const isOdd = ({sort, pageSize, live, fit, url}: QueryHost): boolean =>
  (sort && !parseSort(sort)) ||
  (pageSize !== undefined && !isPageSize(pageSize)) ||
  ![live, fit, url].every((value) => CHOICES.test(value ?? ''));

/** The attributes that are a part of the question. */
const ASKED = ['sort', 'pageSize', 'clientId'] as const;

export class ListQuery {
  /** The list that is asked. */
  list?: ChatListStore;
  readonly #host: QueryHost;
  readonly #address: UrlController;
  readonly #snapshot: StoreController<ListSnapshot>;
  /** The state of a list without filters: as the attributes say. */
  #base = INITIAL_LIST_STATE;
  /** What the host was told last. */
  #told?: ListSnapshot;
  /** What the host or the address says is not written back to the address. */
  #isGiven = false;

  constructor(host: QueryHost) {
    this.#host = host;
    this.#address = new UrlController(host, ({params}) => this.#give(fromParams(params, this.#base)));
    this.#snapshot = new StoreController(host, (snapshot) => this.#onSnapshot(snapshot));
  }

  get snapshot(): ListSnapshot | undefined {
    return this.#snapshot.value;
  }

  /** The list to ask from now on; to be called before each drawing, with the properties that are others. */
  follow(list: ChatListStore, timeZone: string, changed: ReadonlyMap<PropertyKey, unknown>): void {
    const {sort = '', pageSize = 0, clientId} = this.#host;
    const base = {
      ...INITIAL_LIST_STATE,
      ...(parseSort(sort) && {sort: parseSort(sort)}),
      ...(isPageSize(pageSize) && {pageSize}),
      ...(clientId && {clientId}),
    };
    this.#base = base;
    list.setTimeZone(timeZone);
    if (list !== this.list || changed.has('url')) {
      this.list = list;
      this.#begin(list);
    } else {
      const others = ASKED.filter((name) => changed.has(name));
      this.#give(Object.fromEntries(others.map((name) => [name, base[name]])));
    }
    this.#snapshot.follow(list);
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
    this.#told = list.get();
  }

  #give(change: Partial<ListState>): void {
    if (Object.keys(change).length === 0) return;
    this.#isGiven = true;
    this.list?.setQuery(change);
    this.#isGiven = false;
  }

  #onSnapshot(snapshot: ListSnapshot): void {
    const {state, typing, error} = snapshot;
    const {list} = this;
    const told = this.#told;
    this.#told = snapshot;
    // A back end that asked for patience is asked again when it said.
    if (error?.retryAfterMs !== undefined && error !== told?.error) {
      setTimeout(() => list?.get().error === error && list.refresh(), error.retryAfterMs);
    }
    if (state === told?.state && typing === told.typing) return;
    const route = {params: toParams(state, this.#base)};
    if (!this.#isGiven) this.#address[typing ? 'type' : 'push'](route);
    this.#host.dispatchEvent(new ChatQueryChangeEvent({state, typing}));
  }
}
