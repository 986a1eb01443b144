/** One page of a list: filtered, searched, sorted, and cut by number or by cursor. */
import type {Chat} from '../../model/chat.js';
import {ChatError} from '../../model/errors.js';
import type {Message} from '../../model/message.js';
import {type Page, PAGE_SIZE_LIMITS, type PageRequest} from '../../model/page.js';
import {type ChatQuery, matchesQuery, type Sort} from '../../model/query.js';

export interface PagingRules {
  readonly paging: 'pages' | 'cursors' | 'both';
  /** Totals are exact up to here, and a lower bound beyond. */
  readonly countLimit: number;
}

/** Where a chat stands under a sort: unique, for ties are broken by the id. */
type Position = readonly [value: number | string | null, id: string];

const names = new Intl.Collator('en', {sensitivity: 'base', numeric: true});

/** @throws ChatError `invalid` for a size, a position or a cursor that cannot be served */
export function listPage(
  chats: readonly Chat[],
  messagesOf: (chatId: string) => readonly Message[],
  query: ChatQuery,
  {size, at}: PageRequest,
  {paging, countLimit}: PagingRules,
): Page<Chat> {
  checkSize('size', size);
  const isCursor = 'after' in at || 'before' in at;
  const isNumber = 'last' in at || ('page' in at && at.page !== 1);
  if ((isCursor && paging === 'pages') || (isNumber && paging === 'cursors')) throw invalid('page');

  const order = comparator(query.sort);
  const found = search(chats, messagesOf, query).sort((a, b) =>
    order(position(a, query.sort), position(b, query.sort)),
  );
  const isAfter = (chat: Chat, cursor: string) => order(position(chat, query.sort), parseCursor(cursor)) > 0;
  const isBefore = (chat: Chat, cursor: string) => order(position(chat, query.sort), parseCursor(cursor)) < 0;

  let start: number;
  let end: number;
  if ('after' in at) {
    const {after} = at;
    start = count(found, (chat) => !isAfter(chat, after));
    end = start + size;
  } else if ('before' in at) {
    const {before} = at;
    end = count(found, (chat) => isBefore(chat, before));
    start = Math.max(0, end - size);
  } else {
    const page = 'last' in at ? Math.max(1, Math.ceil(found.length / size)) : at.page;
    if (!Number.isInteger(page) || page < 1) throw invalid('page');
    start = (page - 1) * size;
    end = start + size;
  }

  const items = found.slice(start, end);
  const [first, last] = [items[0], items.at(-1)];
  const hasCursors = paging !== 'pages';
  return {
    items,
    total: Math.min(found.length, countLimit),
    ...(found.length > countLimit && {totalIsEstimate: true}),
    ...(hasCursors && last && end < found.length && {next: cursorOf(last, query.sort)}),
    ...(hasCursors && first && start > 0 && {previous: cursorOf(first, query.sort)}),
  };
}

/** @throws ChatError `invalid` */
export function checkSize(field: string, size: number): void {
  if (!Number.isInteger(size) || size < PAGE_SIZE_LIMITS.min || size > PAGE_SIZE_LIMITS.max) throw invalid(field);
}

export function invalid(field: string, message = `"${field}" is not valid.`): ChatError {
  return new ChatError('invalid', message, {field});
}

/** A keyword is found in messages, or in the client's name, phone or email; case does not matter. */
function search(
  chats: readonly Chat[],
  messagesOf: (chatId: string) => readonly Message[],
  {search: keyword, ...filters}: ChatQuery,
): Chat[] {
  const filtered = chats.filter((chat) => matchesQuery(chat, filters));
  const needle = keyword?.trim().toLowerCase();
  if (!needle) return filtered;
  return filtered.flatMap((chat) => {
    const hit = [...messagesOf(chat.id)].reverse().find(({text}) => text.toLowerCase().includes(needle));
    if (hit) return [{...chat, match: {messageId: hit.id, text: hit.text}}];
    const {name, phone, email} = chat.client;
    return [name, phone, email].some((field) => field?.toLowerCase().includes(needle)) ? [chat] : [];
  });
}

function position(chat: Chat, {by}: Sort): Position {
  const values = {
    createdAt: () => Date.parse(chat.createdAt),
    lastMessageAt: () => (chat.lastMessage ? Date.parse(chat.lastMessage.sentAt) : null),
    clientName: () => chat.client.name,
    newMessages: () => Number(chat.newMessages ?? 0),
  };
  return [values[by](), chat.id];
}

/** A chat without messages comes last in either direction. */
function comparator({direction}: Sort): (a: Position, b: Position) => number {
  const sign = direction === 'asc' ? 1 : -1;
  return ([a, idA], [b, idB]) => {
    if ((a === null) !== (b === null)) return a === null ? 1 : -1;
    const byValue = typeof a === 'string' ? names.compare(a, String(b)) : Number(a) - Number(b);
    return sign * (byValue || (idA < idB ? -1 : Number(idA > idB)));
  };
}

function cursorOf(chat: Chat, sort: Sort): string {
  return encodeURIComponent(JSON.stringify(position(chat, sort)));
}

function parseCursor(cursor: string): Position {
  try {
    const [value, id] = JSON.parse(decodeURIComponent(cursor)) as Position;
    return [value, id];
  } catch {
    throw invalid('cursor');
  }
}

function count<T>(items: readonly T[], test: (item: T) => boolean): number {
  return items.filter(test).length;
}
