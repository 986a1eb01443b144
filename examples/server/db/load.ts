/**
 * Puts whole chats into the database: what an import and the demo set bring. What is there already stays as it is;
 * messages that a known chat lacks go after those it has, in the order given. A chat that was deleted on screen comes
 * back as new: to load it again is the operator's explicit wish, and no late event.
 */
import type {Chat, Client, TransactionRef} from '../../../src/model/chat.js';
import type {Author} from '../../../src/model/message.js';
import type {Sql} from './database.js';
import {takeNumberAndForget} from './events.js';
import {noteOrigin, type Origin} from './meta.js';
import {sortNameOf} from './records.js';

/** A chat with all its messages, oldest first. `can` and `readOnlyReason` as in the model. */
export interface WholeChat {
  readonly id: string;
  readonly createdAt: string;
  readonly status: string;
  readonly client: Client;
  readonly transaction?: TransactionRef | null;
  readonly can?: Chat['can'];
  readonly readOnlyReason?: string;
  /** How many of the messages need no answer any more; counted for chats that are new here. */
  readonly answered?: number;
  readonly messages: readonly WholeMessage[];
}

export interface WholeMessage {
  readonly id: string;
  readonly sentAt: string;
  readonly text: string;
  readonly author: Author;
}

/** How many were added; the others were there. */
export interface Loaded {
  readonly chats: number;
  readonly messages: number;
}

/**
 * To be called in a transaction, with no chat twice. Loads leave no events: browsers that come back with an older
 * resume point are told to load again.
 */
export async function loadChats(sql: Sql, chats: readonly WholeChat[], origin: Origin): Promise<Loaded> {
  const seq = await takeNumberAndForget(sql);
  const added = await sql.query(INSERT_CHATS, [JSON.stringify(chats.map(chatRow)), seq]);
  const messages = chats.flatMap(({id, messages}) => messages.map((message) => ({chat_id: id, ...message})));
  const inserted = await sql.query<{chat_id: string}>(INSERT_MESSAGES, [JSON.stringify(messages), seq]);
  await sql.query(COUNT_AGAIN, [[...new Set(inserted.map(({chat_id}) => chat_id))], seq]);
  if (added.length > 0) await noteOrigin(sql, origin);
  return {chats: added.length, messages: inserted.length};
}

function chatRow({client, transaction, can, ...chat}: WholeChat): Record<string, unknown> {
  return {
    id: chat.id,
    created_at: chat.createdAt,
    status: chat.status,
    client_id: client.id,
    client_name: client.name,
    client_sort_name: sortNameOf(client.name),
    client_role: client.role,
    client_phone: client.phone,
    client_email: client.email,
    client_avatar_url: client.avatarUrl,
    transaction_id: transaction?.id,
    transaction_label: transaction?.label,
    transaction_url: transaction?.url,
    can_send: can?.send ?? true,
    can_delete: can?.delete ?? true,
    read_only_reason: chat.readOnlyReason,
    answered_position: chat.answered ?? 0,
  };
}

const CHAT_COLUMNS = `id, created_at, status, client_id, client_name, client_sort_name, client_role, client_phone,
  client_email, client_avatar_url, transaction_id, transaction_label, transaction_url, can_send, can_delete,
  read_only_reason, answered_position`;

const INSERT_CHATS = `
  insert into chats (${CHAT_COLUMNS}, version)
  select ${CHAT_COLUMNS}, $2 from json_populate_recordset(null::chats, $1::json)
  on conflict (id) do nothing returning id`;

const INSERT_MESSAGES = `
  insert into messages (chat_id, id, position, author, sent_at, text, version)
  select given.chat_id, given.id,
    chats.last_position + row_number() over (partition by given.chat_id order by given.line),
    given.author, given.sent_at, given.text, $2
  from (
    select message->>'chat_id' as chat_id, message->>'id' as id, (message->'author')::jsonb as author,
      (message->>'sentAt')::timestamptz as sent_at, message->>'text' as text, line
    from json_array_elements($1::json) with ordinality as lines (message, line)
  ) given
  join chats on chats.id = given.chat_id
  where not exists (select from messages known where known.chat_id = given.chat_id and known.id = given.id)
  returning chat_id`;

const COUNT_AGAIN = `
  update chats set message_count = counted.total, last_position = counted.last_position,
    last_message_at = last.sent_at, version = $2,
    new_messages = (
      select count(*) from messages m
      where m.chat_id = chats.id and m.author->>'kind' = 'client'
        and m.position > greatest(chats.answered_position, counted.last_answer)
    )
  from (
    select chat_id, count(*) as total, max(position) as last_position,
      coalesce(max(position) filter (where author->>'kind' = 'service-user'), 0) as last_answer
    from messages where chat_id = any($1) group by chat_id
  ) counted
  join messages last on last.chat_id = counted.chat_id and last.position = counted.last_position
  where chats.id = counted.chat_id`;
