/** The single statements that commands are made of. All belong into a transaction. */
import type {Client, TransactionRef} from '../../../src/model/chat.js';
import type {Author} from '../../../src/model/message.js';
import type {Sql} from './database.js';
import {sortNameOf} from './records.js';

/** What a command must know of a chat that it holds. */
export interface LockedChat {
  readonly id: string;
  readonly status: string;
  readonly canSend: boolean;
  readonly canDelete: boolean;
  readonly readOnlyReason: string | null;
  readonly newMessages: number;
  readonly lastPosition: number;
}

/** Until the end of the transaction nobody else writes to this chat. */
export async function lockChat(sql: Sql, chatId: string): Promise<LockedChat | undefined> {
  const [chat] = await sql.query<LockedChat>(
    `select id, status, can_send as "canSend", can_delete as "canDelete", read_only_reason as "readOnlyReason",
        new_messages as "newMessages", last_position as "lastPosition"
      from chats where id = $1 for update`,
    [chatId],
  );
  return chat;
}

/** A chat that begins now, still without its first message. */
export async function insertChat(
  sql: Sql,
  chat: {
    readonly id: string;
    readonly client: Client;
    readonly transaction: TransactionRef | null;
    readonly startKey?: string;
  },
): Promise<void> {
  const {id, client, transaction, startKey} = chat;
  await sql.query(
    `insert into chats (id, created_at, status, client_id, client_name, client_sort_name, client_role, client_phone,
        client_email, client_avatar_url, transaction_id, transaction_label, transaction_url, start_key, version)
      values ($1, now(), 'in-progress', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0)`,
    [
      id,
      client.id,
      client.name,
      sortNameOf(client.name),
      client.role,
      client.phone ?? null,
      client.email ?? null,
      client.avatarUrl ?? null,
      transaction?.id ?? null,
      transaction?.label ?? null,
      transaction?.url ?? null,
      startKey ?? null,
    ],
  );
}

/** The message takes the next position and the number `seq`; the chat's counters follow, under `seq + 1`. */
export async function insertMessage(
  sql: Sql,
  chat: LockedChat,
  message: {
    readonly id: string;
    readonly author: Author;
    readonly sentAt: string;
    readonly text: string;
    readonly idempotencyKey?: string;
    readonly seq: number;
  },
): Promise<void> {
  const {author, seq} = message;
  await sql.query(
    `insert into messages (chat_id, id, position, idempotency_key, author, sent_at, text, version)
      values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8)`,
    [
      chat.id,
      message.id,
      chat.lastPosition + 1,
      message.idempotencyKey ?? null,
      JSON.stringify(author),
      message.sentAt,
      message.text,
      seq,
    ],
  );
  const newMessages = {client: 'new_messages + 1', 'service-user': '0', system: 'new_messages'}[author.kind];
  const status = author.kind === 'system' ? 'status' : `'in-progress'`;
  await sql.query(
    `update chats set last_position = $2, last_message_at = $3, message_count = message_count + 1,
        new_messages = ${newMessages}, status = ${status}, version = $4
      where id = $1`,
    [chat.id, chat.lastPosition + 1, message.sentAt, seq + 1],
  );
}

/** The client as the newest chat knows them, by their id or by a transaction; with the transaction, where one is asked for. */
export async function findClient(
  sql: Sql,
  {clientId, transactionId}: {readonly clientId?: string; readonly transactionId?: string},
): Promise<{readonly client: Client; readonly transaction: TransactionRef | null} | undefined> {
  const [row] = await sql.query<Client & {label: string | null; url: string | null; isAbout: boolean | null}>(
    `select client_id as id, client_name as name, client_role as role, client_phone as phone, client_email as email,
        client_avatar_url as "avatarUrl", transaction_label as label, transaction_url as url,
        transaction_id = $2 as "isAbout"
      from chats where ($1::text is null or client_id = $1) and ($1::text is not null or transaction_id = $2::text)
      order by (transaction_id = $2) desc nulls last, created_at desc limit 1`,
    [clientId ?? null, transactionId ?? null],
  );
  if (!row) return undefined;
  const {label, url, isAbout, ...client} = row;
  if (transactionId === undefined) return {client, transaction: null};
  const known = isAbout ? {...(label !== null && {label}), ...(url !== null && {url})} : {};
  return {client, transaction: {id: transactionId, ...known}};
}
