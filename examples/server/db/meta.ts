/** What a data folder knows about itself. */
import type {Sql} from './database.js';

/** Where the first chats came from. */
export type Origin = 'seed' | 'import';

/** An id that the folder keeps for life: part of the scope that browsers key their storage with. */
export async function folderId(sql: Sql): Promise<string> {
  return (await read(sql, 'folder')) ?? '';
}

/** Whether chats were ever put into the folder: one that was emptied again is not new. */
export async function isNewFolder(sql: Sql): Promise<boolean> {
  const [row] = await sql.query<{any: boolean}>('select exists (select from chats) as any');
  return !row?.any && (await read(sql, 'origin')) === undefined;
}

/** The first origin stays. */
export async function noteOrigin(sql: Sql, origin: Origin): Promise<void> {
  await sql.query(`insert into meta values ('origin', $1) on conflict (key) do nothing`, [origin]);
}

async function read(sql: Sql, key: string): Promise<string | undefined> {
  const [row] = await sql.query<{value: string}>('select value from meta where key = $1', [key]);
  return row?.value;
}
