/** Windows of messages round a place in a chat. */
import type {Message} from '../../../src/model/message.js';
import type {MessageWindow, MessageWindowRequest} from '../../../src/model/page.js';
import {notFound} from '../problem.js';
import type {Sql, Value} from './database.js';
import {currentSeq} from './events.js';
import {containing} from './filters.js';
import {selectMessages} from './records.js';

/** Every message, or those that hold a text. */
export type WindowRequest = MessageWindowRequest & {readonly search?: string};

/** To be called in a transaction. @throws Problem where there is no such chat, or no such message in it */
export async function listMessages(sql: Sql, chatId: string, request: WindowRequest): Promise<MessageWindow> {
  const seq = await currentSeq(sql);
  const [chat] = await sql.query('select from chats where id = $1', [chatId]);
  if (!chat) throw notFound(`chat "${chatId}"`);
  return {...(await windowOf(sql, chatId, request)), seq};
}

async function windowOf(sql: Sql, chatId: string, request: WindowRequest): Promise<MessageWindow> {
  const {before, after, around, limit} = request;
  const older = (than: number, count: number) => read(sql, chatId, request.search, '<', than, count);
  const newer = (than: number, count: number) => read(sql, chatId, request.search, '>', than, count);
  const positionOf = (messageId: string) => findPosition(sql, chatId, messageId);

  if (around !== undefined) {
    const position = await positionOf(around);
    const upTo = await older(position + 1, limit + 1);
    const all = [...upTo, ...(await newer(position, limit))];
    // The message asked for stands in the middle, unless the chat ends before the window is full.
    const middle = upTo.length - 1 - Math.floor(limit / 2);
    const start = Math.max(0, Math.min(middle, all.length - limit));
    const items = all.slice(start, start + limit);
    return {items, hasOlder: start > 0, hasNewer: start + limit < all.length};
  }
  if (after !== undefined) {
    const position = await positionOf(after);
    const found = await newer(position, limit + 1);
    const hasOlder = (await older(position + 1, 1)).length > 0;
    return {items: found.slice(0, limit), hasOlder, hasNewer: found.length > limit};
  }
  const position = before === undefined ? undefined : await positionOf(before);
  const found = await older(position ?? Number.MAX_SAFE_INTEGER, limit + 1);
  const hasNewer = position !== undefined && (await newer(position - 1, 1)).length > 0;
  return {items: found.slice(-limit), hasOlder: found.length > limit, hasNewer};
}

/** The `count` messages nearest to a position on one side, oldest first. */
async function read(
  sql: Sql,
  chatId: string,
  search: string | undefined,
  side: '<' | '>',
  position: number,
  count: number,
): Promise<readonly Message[]> {
  const values: Value[] = [chatId, position, count];
  if (search) values.push(containing(search));
  const messages = await selectMessages(
    sql,
    `where m.chat_id = $1 and m.position ${side} $2::bigint ${search ? 'and m.text ilike $4' : ''}
      order by m.position ${side === '<' ? 'desc' : 'asc'} limit $3`,
    values,
  );
  return side === '<' ? [...messages].reverse() : messages;
}

async function findPosition(sql: Sql, chatId: string, messageId: string): Promise<number> {
  const [row] = await sql.query<{position: number}>('select position from messages where chat_id = $1 and id = $2', [
    chatId,
    messageId,
  ]);
  if (!row) throw notFound(`message "${messageId}" in chat "${chatId}"`);
  return row.position;
}
