/** Pages of chats: by number, which offsets serve, or by cursor, which the indexes serve however far in. */
import type {Chat} from '../../../src/model/chat.js';
import type {Page, PageRequest} from '../../../src/model/page.js';
import type {ChatQuery, Sort, SortKey} from '../../../src/model/query.js';
import {cursorOf, type Key, type Place, placeOf} from './cursor.js';
import type {Sql} from './database.js';
import {currentSeq} from './events.js';
import {conditionsOf, containing, Placeholders} from './filters.js';
import {chatsById} from './records.js';
import {snippetOf} from './snippet.js';

/** Totals are exact up to here; counting further costs more than it tells. */
const COUNT_LIMIT = 10_000;

const COLUMNS: Readonly<Record<SortKey, {readonly name: string; readonly type: string}>> = {
  createdAt: {name: 'c.created_at', type: 'timestamptz'},
  lastMessageAt: {name: 'c.last_message_at', type: 'timestamptz'},
  clientName: {name: 'c.client_sort_name', type: 'text'},
  newMessages: {name: 'c.new_messages', type: 'int'},
};

interface KeyRow {
  readonly id: string;
  readonly value: string | number | Date | null;
}

/** Where to read: from a place on, or back from it (nearest first), or at an offset from the start. */
interface Span {
  readonly from: Place;
  readonly isBackward?: boolean;
  readonly offset?: number;
}

/** To be called in a transaction: one page takes several statements. @throws Problem for a foreign cursor */
export async function listChats(sql: Sql, query: ChatQuery, {size, at}: PageRequest): Promise<Page<Chat>> {
  const seq = await currentSeq(sql);
  const total = await count(sql, query);
  const keys = (span: Span, limit: number) => selectKeys(sql, query, span, limit);

  let page: readonly Key[];
  let hasPrevious: boolean;
  let hasNext: boolean;
  if ('page' in at || 'after' in at) {
    const from = 'after' in at ? placeOf(at.after, query.sort, 'after') : 'start';
    const offset = 'page' in at ? (at.page - 1) * size : 0;
    const found = await keys({from, offset}, size + 1);
    page = found.slice(0, size);
    hasNext = found.length > size;
    hasPrevious = 'page' in at ? offset > 0 && total.total > 0 : await isAny(keys, page[0] ?? 'end', true);
  } else {
    const from = 'before' in at ? placeOf(at.before, query.sort, 'before') : 'end';
    const limit = 'last' in at && !total.totalIsEstimate ? total.total % size || size : size;
    const found = await keys({from, isBackward: true}, limit + 1);
    page = found.slice(0, limit).reverse();
    hasPrevious = found.length > limit;
    hasNext = 'before' in at && (await isAny(keys, page.at(-1) ?? 'start', false));
  }

  return {
    items: await chatsOf(sql, page, query.search),
    ...total,
    ...(hasNext && {next: cursorOf(page.at(-1) ?? 'start', query.sort)}),
    ...(hasPrevious && {previous: cursorOf(page[0] ?? 'end', query.sort)}),
    seq,
  };
}

/** The ids of all chats that match, in their order. */
export async function listChatIds(sql: Sql, query: ChatQuery): Promise<readonly string[]> {
  return (await selectKeys(sql, query, {from: 'start'})).map(({id}) => id);
}

async function count(sql: Sql, query: ChatQuery): Promise<{total: number; totalIsEstimate?: true}> {
  const placeholders = new Placeholders();
  const where = whereOf(conditionsOf(query, placeholders));
  const [row] = await sql.query<{found: number}>(
    `select count(*)::int as found from (select from chats c ${where} limit ${COUNT_LIMIT + 1}) matches`,
    placeholders.values,
  );
  const found = row?.found ?? 0;
  return found > COUNT_LIMIT ? {total: COUNT_LIMIT, totalIsEstimate: true} : {total: found};
}

async function isAny(
  keys: (span: Span, limit: number) => Promise<readonly Key[]>,
  from: Place,
  isBackward: boolean,
): Promise<boolean> {
  return (await keys({from, isBackward}, 1)).length > 0;
}

async function selectKeys(sql: Sql, query: ChatQuery, span: Span, limit?: number): Promise<readonly Key[]> {
  const {sort} = query;
  const placeholders = new Placeholders();
  const conditions = conditionsOf(query, placeholders);
  const column = COLUMNS[sort.by].name;
  const rest = `order by ${orderOf(sort, span, 'value', 'id')}${limit === undefined ? '' : ` limit ${limit}`}`;
  const ranges = rangesOf(sort, span, placeholders).map((range) => {
    const where = whereOf(range ? [...conditions, range] : conditions);
    const inner = `order by ${orderOf(sort, span, column, 'c.id')}${limit === undefined ? '' : ` limit ${limit}`}`;
    return `(select c.id, ${column} as value from chats c ${where} ${inner} offset ${span.offset ?? 0})`;
  });
  const rows = await sql.query<KeyRow>(
    `select id, value from (${ranges.join(' union all ')}) keys ${rest}`,
    placeholders.values,
  );
  return rows.map(({id, value}) => ({id, value: value instanceof Date ? value.toISOString() : value}));
}

/** Chats without messages come last both ways; read backward, everything is turned round. */
function orderOf({by, direction}: Sort, {isBackward}: Span, value: string, id: string): string {
  const way = (direction === 'asc') === !isBackward ? 'asc' : 'desc';
  const nulls = by === 'lastMessageAt' ? ` nulls ${isBackward ? 'first' : 'last'}` : '';
  return `${value} ${way}${nulls}, ${id} ${way}`;
}

/**
 * What lies beyond a place, as conditions that an index range answers. Two where chats without messages follow on
 * those with some: one condition with `or` would be filtered row by row. Empty = everything.
 */
function rangesOf({by, direction}: Sort, {from, isBackward = false}: Span, placeholders: Placeholders): string[] {
  if (typeof from === 'string') return from === (isBackward ? 'end' : 'start') ? [''] : ['false'];
  const {name, type} = COLUMNS[by];
  const sign = (direction === 'asc') === !isBackward ? '>' : '<';
  if (from.value === null) {
    const sameKind = `${name} is null and c.id ${sign} ${placeholders.of(from.id)}`;
    return isBackward ? [sameKind, `${name} is not null`] : [sameKind];
  }
  const beyond = `(${name}, c.id) ${sign} (${placeholders.of(from.value)}::${type}, ${placeholders.of(from.id)})`;
  return by === 'lastMessageAt' && !isBackward ? [beyond, `${name} is null`] : [beyond];
}

function whereOf(conditions: readonly string[]): string {
  return conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
}

/** The records of a page, in its order, with the newest message that a search hit. */
async function chatsOf(sql: Sql, keys: readonly Key[], search: string | undefined): Promise<readonly Chat[]> {
  const ids = keys.map(({id}) => id);
  const chats = await chatsById(sql, ids);
  const hits = search ? await hitsOf(sql, ids, search) : new Map<string, Chat['match']>();
  return ids.flatMap((id) => {
    const chat = chats.get(id);
    const match = hits.get(id);
    return chat ? [{...chat, ...(match && {match})}] : [];
  });
}

async function hitsOf(sql: Sql, ids: readonly string[], search: string): Promise<Map<string, Chat['match']>> {
  const rows = await sql.query<{chat_id: string; id: string; text: string}>(
    `select distinct on (m.chat_id) m.chat_id, m.id, m.text from messages m
      where m.chat_id = any($1) and m.text ilike $2 order by m.chat_id, m.position desc`,
    [ids, containing(search)],
  );
  return new Map(rows.map(({chat_id, id, text}) => [chat_id, {messageId: id, text: snippetOf(text, search)}]));
}
