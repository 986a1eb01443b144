/** Rows of the tables as records of the model, and what to select for them. */
import type {Chat} from '../../../src/model/chat.js';
import type {Author, Message} from '../../../src/model/message.js';
import type {Sql} from './database.js';

/** A list row shows one line: longer texts are cut here, to keep a page small. */
const LAST_MESSAGE_LENGTH = 1000;

interface ChatRow {
  readonly id: string;
  readonly created_at: Date;
  readonly status: string;
  readonly client_id: string;
  readonly client_name: string;
  readonly client_role: string;
  readonly client_phone: string | null;
  readonly client_email: string | null;
  readonly client_avatar_url: string | null;
  readonly transaction_id: string | null;
  readonly transaction_label: string | null;
  readonly transaction_url: string | null;
  readonly can_send: boolean;
  readonly can_delete: boolean;
  readonly read_only_reason: string | null;
  readonly message_count: number;
  readonly new_messages: number;
  readonly version: number;
  readonly last_text: string | null;
  readonly last_sent_at: Date | null;
  readonly last_author: Author | null;
}

interface MessageRow {
  readonly chat_id: string;
  readonly id: string;
  readonly position: number;
  readonly idempotency_key: string | null;
  readonly author: Author;
  readonly sent_at: Date;
  readonly text: string;
  readonly version: number;
}

const CHAT_COLUMNS = `
  c.id, c.created_at, c.status, c.client_id, c.client_name, c.client_role, c.client_phone, c.client_email,
  c.client_avatar_url, c.transaction_id, c.transaction_label, c.transaction_url, c.can_send, c.can_delete,
  c.read_only_reason, c.message_count, c.new_messages, c.version,
  left(last.text, ${LAST_MESSAGE_LENGTH}) as last_text, last.sent_at as last_sent_at, last.author as last_author`;

/** Chats by id, in no order; unknown ids are left out. */
export async function chatsById(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, Chat>> {
  const rows = await sql.query<ChatRow>(
    `select ${CHAT_COLUMNS} from chats c
      left join messages last on last.chat_id = c.id and last.position = c.last_position
      where c.id = any($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, chatOf(row)]));
}

export async function chatById(sql: Sql, id: string): Promise<Chat | undefined> {
  return (await chatsById(sql, [id])).get(id);
}

function chatOf(row: ChatRow): Chat {
  const can = {...(!row.can_send && {send: false}), ...(!row.can_delete && {delete: false})};
  return {
    id: row.id,
    createdAt: row.created_at.toISOString(),
    status: row.status,
    client: {
      id: row.client_id,
      name: row.client_name,
      role: row.client_role,
      phone: row.client_phone,
      email: row.client_email,
      avatarUrl: row.client_avatar_url,
    },
    lastMessage: lastMessageOf(row),
    newMessages: row.new_messages,
    transaction: row.transaction_id === null ? null : transactionOf(row.transaction_id, row),
    ...(Object.keys(can).length > 0 && {can}),
    ...(row.read_only_reason !== null && {readOnlyReason: row.read_only_reason}),
    messageCount: row.message_count,
    version: row.version,
  };
}

function lastMessageOf({last_sent_at, last_author, last_text}: ChatRow): Chat['lastMessage'] {
  if (!last_sent_at || !last_author) return null;
  return {
    text: last_text ?? '',
    sentAt: last_sent_at.toISOString(),
    authorKind: last_author.kind,
    authorName: last_author.name,
    authorId: last_author.id,
  };
}

function transactionOf(id: string, {transaction_label, transaction_url}: ChatRow): Chat['transaction'] {
  return {
    id,
    ...(transaction_label !== null && {label: transaction_label}),
    ...(transaction_url !== null && {url: transaction_url}),
  };
}

/** Messages that meet a condition on `m`. */
export async function selectMessages(
  sql: Sql,
  rest: string,
  values: Parameters<Sql['query']>[1],
): Promise<readonly Message[]> {
  const rows = await sql.query<MessageRow>(
    `select m.chat_id, m.id, m.position, m.idempotency_key, m.author, m.sent_at, m.text, m.version
      from messages m ${rest}`,
    values,
  );
  return rows.map((row) => ({
    id: row.id,
    chatId: row.chat_id,
    ...(row.idempotency_key !== null && {idempotencyKey: row.idempotency_key}),
    author: row.author,
    sentAt: row.sent_at.toISOString(),
    text: row.text,
    order: row.position,
    version: row.version,
  }));
}

/**
 * What names are sorted by: without case and accents ("Éva" stands beside "Eva"), the same in every database
 * whatever its collation.
 */
export function sortNameOf(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
