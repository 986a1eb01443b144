/**
 * The question of a list: begins with what the attributes or the address say, keeps the address, and tells the host of
 * every change. Reading the answer is the store's.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {StoreController} from '../../controllers/store-controller.js';
import type {UrlHost} from '../../controllers/url-controller.js';
import type {ChatError} from '../../model/errors.js';
import {INITIAL_LIST_STATE, isPageSize, type ListState, parseSort} from '../../model/list-state.js';
import type {ChatListStore, ListSnapshot} from '../../store/chat-list-store.js';
import {ask, isCommitted, typingIn} from '../internal/list-question.js';
import {warnOnce} from '../internal/list-warn.js';
import type {Turn} from '../internal/pagination.js';
import {ChatQueryChangeEvent} from './chat-list.events.js';
import {ListAddress} from './list-address.js';

export interface QueryHost extends ReactiveControllerHost, UrlHost, HTMLElement {
  sort?: string;
  pageSize?: number;
  clientId?: string;
}

export class ListQuery implements ReactiveController {
  readonly #host: QueryHost;
  readonly #address: ListAddress;
  readonly #snapshot: StoreController<ListSnapshot>;
  readonly #typing: StoreController<boolean>;
  #list?: ChatListStore;
  #state?: ListState;
  #base = INITIAL_LIST_STATE;
  #url?: UrlHost['url'];
  /** What the host or the address says is not written back to the address. */
  #isGiven = false;
  #isUncommitted = false;
  #error?: ChatError;
  #retry?: ReturnType<typeof setTimeout>;

  constructor(host: QueryHost) {
    this.#host = host;
    this.#address = new ListAddress(
      host,
      () => this.#base,
      (state) => this.#give(state),
    );
    this.#snapshot = new StoreController(host, (snapshot) => this.#onSnapshot(snapshot));
    this.#typing = new StoreController(host, (isTyping) => {
      if (!isTyping && this.#isUncommitted) this.#tell(true);
    });
    host.addController(this);
  }

  get list(): ChatListStore | undefined {
    return this.#list;
  }

  get snapshot(): ListSnapshot | undefined {
    return this.#list && this.#snapshot.value;
  }

  /** The list to ask from now on; to be called before each drawing. */
  follow(list: ChatListStore | undefined, timeZone: string): void {
    const old = this.#base;
    const isNew = list !== this.#list || this.#host.url !== this.#url;
    this.#base = this.#attributes();
    this.#list = list;
    this.#url = this.#host.url;
    list?.setTimeZone(timeZone);
    if (list && isNew) this.#begin(list);
    else if (list) this.#give(differences(old, this.#base));
    this.#snapshot.follow(list);
    this.#typing.follow(list && typingIn(list));
  }

  /** Asks otherwise, as the user wants. */
  ask(change: Partial<ListState>): void {
    if (this.#list) ask(this.#list, (list) => list.setQuery(change));
  }

  turn(to: Turn): void {
    if (!this.#list) return;
    ask(this.#list, (list) => (typeof to === 'number' ? list.setQuery({at: {page: to}}) : list.turn(to)));
  }

  hostDisconnected(): void {
    clearTimeout(this.#retry);
  }

  /** The address decides; a list that was in use before goes on as it was, but never with another client's chats. */
  #begin(list: ChatListStore): void {
    const {sort, pageSize, clientId} = this.#base;
    const {phase, state} = list.get();
    this.#give(
      this.#address.read(this.#base) ?? {
        ...(phase === 'idle' && {sort, pageSize}),
        ...(state.clientId !== clientId && {clientId}),
      },
    );
    this.#state = list.get().state;
  }

  #give(change: Partial<ListState>): void {
    if (!this.#list || Object.keys(change).length === 0) return;
    this.#isGiven = true;
    ask(this.#list, (list) => list.setQuery(change));
    this.#isGiven = false;
  }

  /** The state of a list without filters. */
  #attributes(): ListState {
    const {sort: text, pageSize: size, clientId} = this.#host;
    const sort = text ? parseSort(text) : undefined;
    const isSize = size !== undefined && isPageSize(size);
    if (text && !sort) warnOnce(this.#host, 'sort', text, 'a column and a direction, e.g. "clientName asc"');
    if (size !== undefined && !isSize) warnOnce(this.#host, 'page-size', size, 'a number from 1 to 200');
    return {
      ...INITIAL_LIST_STATE,
      ...(sort && {sort}),
      ...(isSize && {pageSize: size}),
      ...(clientId && {clientId}),
    };
  }

  #onSnapshot({state, error}: ListSnapshot): void {
    if (error !== this.#error) this.#retryLater(error);
    const old = this.#state;
    this.#state = state;
    if (this.#list && old && state !== old) this.#tell(isCommitted(this.#list));
  }

  /** A back end that asked for patience is asked again when it said. */
  #retryLater(error: ChatError | undefined): void {
    this.#error = error;
    clearTimeout(this.#retry);
    if (error?.retryAfterMs === undefined) return;
    this.#retry = setTimeout(() => this.#list?.refresh(), error.retryAfterMs);
  }

  #tell(isCommitment: boolean): void {
    const state = this.#state;
    if (!state) return;
    this.#isUncommitted = !isCommitment;
    if (!this.#isGiven) this.#address.write(state, this.#base, !isCommitment);
    this.#host.dispatchEvent(new ChatQueryChangeEvent({state, typing: !isCommitment}));
  }
}

/** What the attributes say otherwise than before. */
function differences(old: ListState, now: ListState): Partial<ListState> {
  const {sort, pageSize, clientId} = now;
  return {
    ...(JSON.stringify(sort) !== JSON.stringify(old.sort) && {sort}),
    ...(pageSize !== old.pageSize && {pageSize}),
    ...(clientId !== old.clientId && {clientId}),
  };
}
