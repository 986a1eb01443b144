/**
 * One view of the list: the state of its filters, and the page that answers it. Rows in view change in place; what
 * would move, add or remove rows is only counted, until the page is read again. Knows no order but the back end's.
 */
import {capabilitiesOf} from '../adapters/adapter.js';
import type {DataChange} from '../model/change.js';
import type {Chat, ChatPatch} from '../model/chat.js';
import type {ChatError} from '../model/errors.js';
import {INITIAL_LIST_STATE, type ListState} from '../model/list-state.js';
import type {Page, PagePosition} from '../model/page.js';
import {resolvePeriod} from '../model/period.js';
import {type ChatQuery, matchesQuery} from '../model/query.js';
import {questionOf} from '../model/question.js';
import {isTimeZone} from '../model/zoned-time.js';
import {readChatAgain, unsureOf} from './later-reading.js';
import {LiveStore, type Phase, type StoreContext} from './live-store.js';
import {isContained, isNewer, mergeRecord, wouldMove} from './merge.js';
import {describePage, isBeyondEnd, isCursor, NO_PAGING, type PageAsked, type PagingInfo} from './paging.js';
import {pageBefore} from './page-before.js';

export interface ListSnapshot {
  readonly state: ListState;
  /** The state is not what somebody settled on: it is still being typed, or the page asked for was beyond the end. */
  readonly typing: boolean;
  readonly phase: Phase;
  /** A page is being read. */
  readonly busy: boolean;
  readonly rows: readonly Chat[];
  /** Rows that were deleted since the page was read. */
  readonly deleted: ReadonlySet<string>;
  /** How many chats changed so that a fresh page would look different. */
  readonly updates: number;
  /** The last load failed; `rows` are those of the one before. */
  readonly error?: ChatError;
  /** Something may have been missed since `loadedAt`. */
  readonly stale: boolean;
  /** Milliseconds since the epoch. */
  readonly loadedAt?: number;
  readonly paging: PagingInfo;
}

const INITIAL: ListSnapshot = {
  state: INITIAL_LIST_STATE,
  typing: false,
  phase: 'idle',
  busy: false,
  rows: [],
  deleted: new Set(),
  updates: 0,
  error: undefined,
  stale: false,
  paging: NO_PAGING,
};

export class ChatListStore extends LiveStore<ListSnapshot, Page<Chat>> {
  #timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  /** Turns periods into instants; loaded at first need. */
  #resolvePeriod?: typeof resolvePeriod;
  /** The number of the page asked for, where that was counted. */
  #number?: number;
  /** The page in view; absent as soon as another is asked for. */
  #page?: Page<Chat>;
  /** The changes up to here are in `rows`. */
  #seq?: number;
  /** When the reading of `rows` began. */
  #begun = 0;
  /** Chats that a fresh page would show elsewhere, or not at all, or that it may show besides. */
  readonly #changed = new Set<string>();

  constructor(context: StoreContext) {
    super(context, INITIAL);
  }

  /** Changes filters, order or page; a new question starts at page 1. `typing`: more is to come. */
  setQuery(change: Partial<ListState>, typing = false): void {
    const {state: old} = this.get();
    const state = {...old, at: {page: 1}, ...change};
    if (JSON.stringify(state) !== JSON.stringify(old)) this.#askFor(state, typing);
    else if (!typing) this.patch({typing});
  }

  /** Whose days "today" and "this month" are; an unknown zone changes nothing. */
  setTimeZone(timeZone: string): void {
    if (timeZone !== this.#timeZone) void this.#changeTimeZone(timeZone);
  }

  /** @later live */
  async #changeTimeZone(timeZone: string): Promise<void> {
    if (!isTimeZone(timeZone)) return;
    this.#timeZone = timeZone;
    if (this.get().state.period) this.refresh();
  }

  /**
   * Turns to a neighbouring page, by cursor where the page has one; does nothing while another page is awaited.
   * @later live
   */
  async turn(direction: 'next' | 'previous'): Promise<void> {
    const {paging, state} = this.get();
    const isNext = direction === 'next';
    if (!this.#page || !(isNext ? paging.hasNext : paging.hasPrevious)) return;
    const edge = isNext ? this.#page.next : this.#page.previous;
    const cursor = edge === undefined ? undefined : isNext ? {after: edge} : {before: edge};
    const number = paging.number && Math.max(1, paging.number + (isNext ? 1 : -1));
    const at = this.#asked.byNumber && number ? {page: number} : (cursor ?? state.at);
    this.#askFor({...state, at}, false, number, cursor);
  }

  /**
   * The question as the back end is asked it, for a download of the whole filtered set.
   * @later live
   */
  async ask(): Promise<ChatQuery> {
    await this.#learnPeriods();
    return this.query;
  }

  /** @later live */
  async #learnPeriods(): Promise<void> {
    this.#resolvePeriod = resolvePeriod;
  }

  /** The same, once a period can be told in instants. */
  get query(): ChatQuery {
    const {filters, sorts} = capabilitiesOf(this.context.adapter);
    const {state} = this.get();
    const {period, sort} = state;
    const instants = period && this.#resolvePeriod?.(period, this.context.clock.now(), this.#timeZone);
    const by = sorts.includes(sort.by) ? sort.by : (sorts[0] ?? sort.by);
    return {...questionOf(state, instants, filters), sort: {...sort, by}};
  }

  /** Whoever comes back finds the rows there. */
  protected override onStop(): void {}

  override apply(change: DataChange): void {
    if (isContained(change.seq, this.#seq)) return;
    if (change.type === 'chat-deleted') void this.#onDeleted(change.chatId);
    else if (change.type === 'chat-upserted' && !this.tombstones.blocks(change.chat.id, change.seq)) {
      this.#onUpserted(change.chat);
    }
  }

  #onUpserted(patch: ChatPatch): void {
    const {rows, paging, deleted} = this.get();
    const {query} = this;
    const {id} = patch;
    const index = rows.findIndex((row) => row.id === id);
    const old = rows[index];
    if (!old) {
      if (matchesQuery(patch, query) !== false) this.#count(id);
      return;
    }
    if (deleted.has(id)) void this.#onDeleted(id);
    const row = mergeRecord(old, patch);
    if (row === old) return;
    this.patch({rows: rows.with(index, row)});
    const order = {...paging, sort: query.sort, misplaced: this.#changed};
    if (matchesQuery(row, query) === false || wouldMove(rows, index, row, order)) this.#count(id);
  }

  /**
   * A chat was deleted, or is back. Of an own deletion the stream tells too, after the page was read again.
   * @later live
   */
  async #onDeleted(chatId: string): Promise<void> {
    const ids = this.get().rows.map(({id}) => id);
    const isGone = (id: string) => this.tombstones.hides(id, this.#begun);
    this.patch({deleted: new Set(ids.filter(isGone))});
    if (isGone(chatId)) this.#count(chatId);
  }

  #count(id: string): void {
    if (this.get().phase !== 'ready') return;
    this.#changed.add(id);
    this.patch({updates: this.#changed.size});
  }

  /** What is asked of the back end, in its own terms. */
  get #asked(): PageAsked {
    const {at, pageSize: size} = this.get().state;
    const byNumber = capabilitiesOf(this.context.adapter).paging !== 'cursors';
    return {at: byNumber || isCursor(at) ? at : {page: 1}, size, byNumber, number: this.#number};
  }

  #askFor(state: ListState, typing: boolean, number?: number, cursor?: PagePosition): void {
    this.#number = number;
    this.#page = undefined;
    this.patch({state, typing});
    if (!this.signal.aborted) this.reload(cursor);
  }

  /** A page that is turned to is asked for by its cursor; read again by its number: rows may have moved across its edges. */
  override reload(cursor?: PagePosition): void {
    const {at, size} = this.#asked;
    const {period} = this.get().state;
    this.read(async (signal) => {
      if (period) await this.#learnPeriods();
      return this.context.adapter.listChats(this.query, {size, at: cursor ?? at}, {signal});
    });
  }

  override show(answer: Page<Chat>, begun: number, later: readonly DataChange[]): void {
    const {state, typing, rows: old, deleted} = this.get();
    const asked = this.#asked;
    const paging = describePage(answer, asked);
    if (answer.items.length === 0 && isBeyondEnd(asked.at, paging)) {
      void this.#stepBack(paging);
      return;
    }
    const newer: Chat[] = [];
    const rows = answer.items
      .filter(({id}) => !this.tombstones.hides(id, begun, answer.seq))
      .map((item) => {
        // Where a search hit belongs to the question, not to the chat: an older answer's is not kept.
        const {match: _, ...record} = old.find(({id}) => id === item.id && !deleted.has(id)) ?? item;
        // What was known of a row fills what the answer does not tell, unless it is newer.
        if (!isNewer(record, item)) return mergeRecord(record, item);
        newer.push(record);
        return item;
      });
    for (const {id} of rows) this.tombstones.raise(id);
    this.#page = answer;
    this.#seq = answer.seq;
    this.#begun = begun;
    this.#changed.clear();
    this.set({...INITIAL, state, typing, phase: 'ready', rows, loadedAt: this.context.clock.now(), paging});
    // A row that is newer than the answer says where it stands now, as a change does.
    for (const record of newer) this.#onUpserted(record);
    this.catchUp(answer, later);
  }

  /**
   * Shows the end of a list that has become shorter.
   * @later live
   */
  async #stepBack({pageCount}: PagingInfo): Promise<void> {
    const {state, paging} = this.get();
    this.setQuery({at: {page: pageBefore(state.at, pageCount, paging.number)}}, true);
  }

  /** @later live */
  protected override async readAgain(answer: Page<Chat>, changes: readonly DataChange[]): Promise<void> {
    const {signal} = this.question;
    const unsure = unsureOf(answer, changes);
    const chats = unsure.flatMap((change) => (change.type === 'chat-upserted' ? [change.chat] : []));
    await Promise.all(chats.map((chat) => readChatAgain(this, chat, signal)));
  }
}
