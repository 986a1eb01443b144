/** The numbered log of changes: what a browser that was away can be told again. */
import type {DataChange} from '../../../src/model/change.js';
import type {Sql} from './database.js';

/** A change as it is kept: with its number. */
export type NumberedChange = DataChange & {readonly seq: number};

/** Older events are forgotten; who asks for them must load again. */
const EVENTS_KEPT = 10_000;
const TRIM_EVERY = 500;

/** The number of the last change. Read it before what it vouches for: a later change may be told twice, never lost. */
export async function currentSeq(sql: Sql): Promise<number> {
  const [row] = await sql.query<{seq: number}>('select seq from counter');
  return row?.seq ?? 0;
}

/** Takes the next `count` numbers, in a transaction, and returns the first: they commit in their order. */
export async function takeNumbers(sql: Sql, count: number): Promise<number> {
  const [row] = await sql.query<{seq: number}>('update counter set seq = seq + $1 returning seq', [count]);
  return (row?.seq ?? 0) - count + 1;
}

/** Takes a number and makes every resume point before it unknown: what happened meanwhile has no events. */
export async function takeNumberAndForget(sql: Sql): Promise<number> {
  const number = await takeNumbers(sql, 1);
  await sql.run('update counter set floor = seq; delete from events');
  return number;
}

/** Keeps changes for replay. Of a deleted chat only the deletion stays. */
export async function keepEvents(sql: Sql, changes: readonly NumberedChange[]): Promise<void> {
  for (const change of changes) {
    const chatId = chatIdOf(change);
    if (change.type === 'chat-deleted') await sql.query('delete from events where chat_id = $1', [chatId]);
    await sql.query('insert into events (seq, chat_id, change) values ($1, $2, $3)', [
      change.seq,
      chatId,
      JSON.stringify(change),
    ]);
    if (change.seq % TRIM_EVERY === 0) {
      await sql.query('update counter set floor = greatest(floor, $1)', [change.seq - EVENTS_KEPT]);
      await sql.run('delete from events where seq <= (select floor from counter)');
    }
  }
}

/** What came after a resume point, and where that leads; `undefined` where the point is not known (any more). */
export async function eventsSince(
  sql: Sql,
  since: number,
): Promise<{readonly changes: readonly NumberedChange[]; readonly seq: number} | undefined> {
  const [counter] = await sql.query<{seq: number; floor: number}>('select seq, floor from counter');
  if (!counter || !(since >= counter.floor && since <= counter.seq)) return undefined;
  const rows = await sql.query<{change: string}>(
    'select change from events where seq > $1 and seq <= $2 order by seq',
    [since, counter.seq],
  );
  return {changes: rows.map(({change}) => JSON.parse(change) as NumberedChange), seq: counter.seq};
}

function chatIdOf(change: NumberedChange): string {
  if (change.type === 'chat-upserted') return change.chat.id;
  return change.type === 'message-upserted' ? change.message.chatId : change.chatId;
}
