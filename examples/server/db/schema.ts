/** The tables, as steps that each folder goes through once. A released step never changes: add another one. */
import type {Sql} from './database.js';

const STEPS: readonly string[] = [
  `
  create extension if not exists pg_trgm;

  create table meta (key text primary key, value text not null);
  insert into meta values ('folder', gen_random_uuid());

  -- The number of the last change, handed out under the row's lock (a sequence can commit out of order), and the
  -- last one that cannot be replayed any more. Counting starts at the time of day in milliseconds: a resume point
  -- from another folder is then older than anything kept here, and answered with a reset.
  create table counter (seq bigint not null, floor bigint not null);
  insert into counter
    select now_ms, now_ms from (select (extract(epoch from clock_timestamp()) * 1000)::bigint as now_ms) clock;

  create table chats (
    id text primary key,
    created_at timestamptz(3) not null,
    status text not null,
    client_id text not null,
    client_name text not null,
    client_sort_name text not null,
    client_role text not null,
    client_phone text,
    client_email text,
    client_avatar_url text,
    client_search text not null generated always as (
      client_name || E'\\n' || coalesce(client_phone, '') || E'\\n' || coalesce(client_email, '') || E'\\n' ||
      regexp_replace(coalesce(client_phone, ''), '\\D', '', 'g')
    ) stored,
    transaction_id text,
    transaction_label text,
    transaction_url text,
    can_send boolean not null default true,
    can_delete boolean not null default true,
    read_only_reason text,
    message_count int not null default 0,
    new_messages int not null default 0,
    last_position int not null default 0,
    answered_position int not null default 0,
    last_message_at timestamptz(3),
    start_key text unique,
    version bigint not null
  );
  create index chats_by_last_message on chats (last_message_at desc nulls last, id desc);
  create index chats_by_creation on chats (created_at desc, id desc);
  create index chats_by_status on chats (status, last_message_at desc nulls last, id desc);
  create index chats_by_client_name on chats (client_sort_name, id);
  create index chats_by_new_messages on chats (new_messages desc, id desc);
  create index chats_by_client on chats (client_id, created_at desc);
  create index chats_by_transaction on chats (transaction_id) where transaction_id is not null;
  create index chats_by_client_text on chats using gin (client_search gin_trgm_ops);

  create table messages (
    chat_id text not null references chats on delete cascade,
    id text not null,
    position int not null,
    idempotency_key text,
    author jsonb not null,
    sent_at timestamptz(3) not null,
    text text not null,
    version bigint not null,
    primary key (chat_id, id),
    unique (chat_id, position),
    unique (chat_id, idempotency_key)
  );
  create index messages_by_text on messages using gin (text gin_trgm_ops);

  create table events (seq bigint primary key, chat_id text not null, change text not null);
  create index events_by_chat on events (chat_id);
  `,
];

/** Brings a folder to the present schema. @throws where a later version of the server wrote it */
export async function migrate(sql: Sql): Promise<void> {
  await sql.run('create table if not exists schema_version (version int not null)');
  const [row] = await sql.query<{version: number}>('select coalesce(max(version), 0) as version from schema_version');
  const version = row?.version ?? 0;
  if (version > STEPS.length) {
    throw new Error(`it was written by a later version of the server (schema ${version}, known up to ${STEPS.length})`);
  }
  for (const [index, step] of STEPS.entries()) {
    if (index < version) continue;
    await sql.run(step);
    await sql.query('insert into schema_version values ($1)', [index + 1]);
  }
}
