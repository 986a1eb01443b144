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
import {type ChatQuery, matchesQuery} from '../model/query.js';
import {questionOf} from '../model/question.js';
import {isTimeZone} from '../model/zoned-time.js';
import type * as Later from './later-reading.js';
import {LiveStore, type Phase, type Show, type StoreContext} from './live-store.js';
import {isContained, isNewer, mergeRecord, wouldMove} from './merge.js';
import {describePage, endBefore, isCursor, NO_PAGING, type PagingInfo} from './paging.js';

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
  stale: false,
  paging: NO_PAGING,
};

export class ChatListStore extends LiveStore<ListSnapshot> {
  #timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  /** Turns periods into instants, and reads chats again; loaded at first need. */
  #later?: typeof Later;
  /** The number of the page asked for, where it is known. */
  #number?: number = 1;
  /** The page in view; absent as soon as another is asked for. */
  #page?: Page<Chat>;
  /** The changes up to here are in `rows`. */
  #seq?: number;
  /** When the reading of `rows` began. */
  #begun = 0;
  /** Chats that a fresh page would show elsewhere, or not at all, or that it may show besides. */
  #changed = INITIAL.deleted;

  constructor(context: StoreContext) {
    super(context, INITIAL);
  }

  /** Changes filters, order or page; a new question starts at page 1. `typing`: more is to come. */
  setQuery(change: Partial<ListState>, typing = false): void {
    const {state: old} = this.get();
    const state = {...old, at: {page: 1}, ...change};
    if (JSON.stringify(state) === JSON.stringify(old)) {
      if (!typing) this.snapshot.patch({typing});
      return;
    }
    const {at} = state;
    const number = this.#byNumber && 'page' in at ? at.page : 1;
    this.#askFor(state, typing, isCursor(at) ? undefined : number);
  }

  /** Whose days "today" and "this month" are; an unknown zone changes nothing. */
  setTimeZone(timeZone: string): void {
    if (timeZone === this.#timeZone || !isTimeZone(timeZone)) return;
    this.#timeZone = timeZone;
    if (this.get().state.period) this.refresh();
  }

  override refresh(): void {
    if (this.active) this.#load();
  }

  /** Turns to a neighbouring page, by cursor where the page has one; does nothing while another page is awaited. */
  turn(direction: 'next' | 'previous'): void {
    const {paging, state} = this.get();
    const isNext = direction === 'next';
    if (!this.#page || !(isNext ? paging.hasNext : paging.hasPrevious)) return;
    const edge = isNext ? this.#page.next : this.#page.previous;
    const cursor = edge === undefined ? undefined : isNext ? {after: edge} : {before: edge};
    const number = paging.number && Math.max(1, paging.number + (isNext ? 1 : -1));
    this.#askFor(
      {...state, at: this.#byNumber && number ? {page: number} : (cursor ?? state.at)},
      false,
      number,
      cursor,
    );
  }

  /** The question as the back end is asked it, for a download of the whole filtered set. */
  async ask(): Promise<ChatQuery> {
    if (this.get().state.period) await this.#loadLater();
    return this.query;
  }

  /** The same, once a period can be told in instants. */
  get query(): ChatQuery {
    const {filters, sorts} = capabilitiesOf(this.context.adapter);
    const {state} = this.get();
    const {period, sort} = state;
    const instants = period && this.#later?.resolvePeriod(period, this.context.clock.now(), this.#timeZone);
    const by = sorts.includes(sort.by) ? sort.by : (sorts[0] ?? sort.by);
    return {...questionOf(state, instants, filters), sort: {...sort, by}};
  }

  protected override onStart(): void {
    this.#load();
  }

  override reload(): void {
    this.snapshot.patch({stale: this.get().phase === 'ready'});
    this.#load();
  }

  override apply(change: DataChange): void {
    if (isContained(change.seq, this.#seq)) return;
    if (change.type === 'chat-deleted') this.#onDeleted(change.chatId);
    else if (change.type === 'chat-upserted' && !this.tombstones.blocks(change.chat.id, change.seq)) {
      this.#onUpserted(change.chat);
    }
  }

  #onUpserted(patch: ChatPatch): void {
    const {rows, paging, deleted} = this.get();
    const {query} = this;
    const index = rows.findIndex(({id}) => id === patch.id);
    const old = rows[index];
    if (!old) {
      if (matchesQuery(patch, query) !== false) this.#count(patch.id);
      return;
    }
    const row = mergeRecord(old, patch);
    if (row === old && !deleted.has(row.id)) return;
    this.snapshot.patch({
      rows: rows.with(index, row),
      deleted: new Set([...deleted].filter((id) => id !== row.id)),
    });
    const order = {...paging, sort: query.sort, misplaced: this.#changed};
    if (matchesQuery(row, query) === false || wouldMove(rows, index, row, order)) this.#count(row.id);
  }

  #onDeleted(id: string): void {
    // The stream tells of an own deletion too, after the page was read again.
    if (!this.tombstones.hides(id, this.#begun)) return;
    const {rows, deleted} = this.get();
    if (rows.some((row) => row.id === id)) this.snapshot.patch({deleted: new Set([...deleted, id])});
    this.#count(id);
  }

  #count(id: string): void {
    if (this.get().phase !== 'ready') return;
    this.#changed = new Set([...this.#changed, id]);
    this.snapshot.patch({updates: this.#changed.size});
  }

  get #byNumber(): boolean {
    return capabilitiesOf(this.context.adapter).paging !== 'cursors';
  }

  #askFor(state: ListState, typing: boolean, number?: number, cursor?: PagePosition): void {
    this.#number = number;
    this.#page = undefined;
    this.snapshot.patch({state, typing});
    if (this.active) this.#load(cursor);
  }

  /** A page that is turned to is asked for by its cursor; read again by its number: rows may have moved across its edges. */
  #load(cursor?: PagePosition): void {
    const signal = this.begin();
    const {phase, state} = this.get();
    const {at} = state;
    const position = cursor ?? (this.#byNumber || isCursor(at) ? at : {page: 1});
    const settled = phase === 'ready' ? phase : 'failed';
    this.snapshot.patch({busy: true, phase: phase === 'ready' ? phase : 'loading'});
    const ask = () => this.context.adapter.listChats(this.query, {size: state.pageSize, at: position}, {signal});
    void this.load(
      signal,
      () => (state.period ? this.#loadLater().then(ask) : ask()),
      (...loaded) => this.#show(signal, ...loaded),
      (error) => this.snapshot.patch({busy: false, phase: settled, error}),
    );
  }

  #show(signal: AbortSignal, ...[answer, begun, later, unsure]: Parameters<Show<Page<Chat>>>): void {
    const {state, typing, rows: old, deleted, paging: shown} = this.get();
    const {at, pageSize: size} = state;
    const paging = describePage(answer, {at, size, number: this.#number, byNumber: this.#byNumber});
    const end = answer.items.length === 0 ? endBefore(at, paging.pageCount, shown.number) : undefined;
    if (end !== undefined) {
      this.setQuery({at: {page: end}}, true);
      return;
    }
    // Where a search hit belongs to the question, not to the chat: an older answer's is not kept.
    const known = old.map(({match: _, ...record}) => record).filter(({id}) => !deleted.has(id));
    const rows = answer.items
      .filter(({id}) => !this.tombstones.hides(id, begun, answer.seq))
      .map((item) => {
        const record = known.find(({id}) => id === item.id);
        // What was known of a row fills what the answer does not tell, unless it is newer.
        return !record || isNewer(record, item) ? item : mergeRecord(record, item);
      });
    for (const {id} of rows) this.tombstones.raise(id);
    this.#page = answer;
    this.#seq = answer.seq;
    this.#begun = begun;
    this.#changed = INITIAL.deleted;
    this.snapshot.set({
      ...INITIAL,
      state,
      typing,
      phase: 'ready',
      rows,
      error: undefined,
      loadedAt: this.context.clock.now(),
      paging,
    });
    // A row that is newer than the answer says where it stands now, as a change does.
    for (const record of known) {
      if (rows.some((row) => row.id === record.id && isNewer(record, row))) this.#onUpserted(record);
    }
    for (const change of later) this.apply(change);
    for (const change of unsure) if (change.type === 'chat-upserted') void this.#readAgain(change.chat, signal);
  }

  /** A record that changed while the page was read, where nothing tells whether the page holds the change. */
  async #readAgain(patch: ChatPatch, signal: AbortSignal): Promise<void> {
    const later = await this.#loadLater().catch(() => undefined);
    await later?.readChatAgain(this, patch, signal);
  }

  async #loadLater(): Promise<typeof Later> {
    return (this.#later ??= await import('./later-reading.js'));
  }
}
