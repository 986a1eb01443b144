/**
 * Everything that changes data. One transaction writes the records, the counters and the events; the changes are
 * published once it is committed.
 */
import {randomUUID} from 'node:crypto';
import type {Chat, Client, TransactionRef} from '../../src/model/chat.js';
import type {Author, Message} from '../../src/model/message.js';
import type {Database, Sql} from './db/database.js';
import {keepEvents, type NumberedChange, takeNumbers} from './db/events.js';
import {chatById, selectMessages} from './db/records.js';
import {findClient, insertChat, insertMessage, lockChat, type LockedChat} from './db/writes.js';
import type {Hub} from './hub.js';
import {forbidden, notFound} from './problem.js';

/** How long a notice of typing holds; browsers repeat it while one goes on. */
const TYPING_MS = 6_000;

interface Outcome<T> {
  readonly result: T;
  readonly changes: readonly NumberedChange[];
}

/** `isNew` is false where the idempotency key was used before: the result is what it made then. */
export interface Made<T> {
  readonly result: T;
  readonly isNew: boolean;
}

export interface NewMessage {
  readonly author: Author;
  readonly text: string;
  readonly idempotencyKey?: string;
}

export class Commands {
  readonly #database: Database;
  readonly #hub: Hub;

  constructor(database: Database, hub: Hub) {
    this.#database = database;
    this.#hub = hub;
  }

  /**
   * Adds a message at the end of a chat. A service user's answer clears the new messages; a client's counts as one.
   * Either brings a chat that was over back to work.
   * @throws Problem `not-found`, or `forbidden` for a service user where the chat takes no answers
   */
  async addMessage(chatId: string, message: NewMessage): Promise<Made<Message>> {
    return this.#write<Made<Message>>(async (sql) => {
      const chat = await lock(sql, chatId);
      const earlier = message.idempotencyKey && (await findByKey(sql, chatId, message.idempotencyKey));
      if (earlier) return unchanged({result: earlier, isNew: false});
      if (message.author.kind === 'service-user' && !chat.canSend) {
        throw forbidden(chat.readOnlyReason ?? 'This chat takes no answers.');
      }
      const {result, changes} = await append(sql, chat, message);
      return {result: {result, isNew: true}, changes};
    });
  }

  /**
   * Begins a chat with a client known from another chat, who is named or found by a transaction.
   * @throws Problem `not-found` where neither is known
   */
  async startChat(
    start: {readonly clientId?: string; readonly transactionId?: string; readonly idempotencyKey: string},
    message: {readonly author: Author; readonly text: string},
  ): Promise<Made<Chat>> {
    return this.#write<Made<Chat>>(async (sql) => {
      const [earlier] = await sql.query<{id: string}>('select id from chats where start_key = $1', [
        start.idempotencyKey,
      ]);
      if (earlier) return unchanged({result: await existing(sql, earlier.id), isNew: false});
      const known = await findClient(sql, start);
      if (!known) throw notFound(start.clientId ? `client "${start.clientId}"` : `chat about "${start.transactionId}"`);
      const {result, changes} = await open(sql, known.client, known.transaction, message, start.idempotencyKey);
      return {result: {result, isNew: true}, changes};
    });
  }

  /** A client writes for the first time, or anew. */
  async openChat(client: Client, transaction: TransactionRef | null, text: string): Promise<Chat> {
    const author: Author = {kind: 'client', id: client.id, name: client.name, avatarUrl: client.avatarUrl};
    return this.#write((sql) => open(sql, client, transaction, {author, text}));
  }

  /** @throws Problem `not-found` or `forbidden` */
  async deleteChat(chatId: string, by: Author): Promise<void> {
    return this.#write(async (sql) => {
      const chat = await lock(sql, chatId);
      if (!chat.canDelete) throw forbidden('This chat may not be deleted.');
      await sql.query('delete from chats where id = $1', [chatId]);
      const seq = await takeNumbers(sql, 1);
      return {result: undefined, changes: [{type: 'chat-deleted', seq, chatId, by: by.name}]};
    });
  }

  /** "No answer needed". @throws Problem `not-found` */
  async markAnswered(chatId: string): Promise<Chat> {
    return this.#write(async (sql) => {
      const chat = await lock(sql, chatId);
      if (chat.newMessages === 0) return unchanged(await existing(sql, chatId));
      return update(sql, chatId, 'new_messages = 0, answered_position = last_position');
    });
  }

  /** @throws Problem `not-found` */
  async setStatus(chatId: string, status: string): Promise<Chat> {
    return this.#write(async (sql) => {
      const chat = await lock(sql, chatId);
      if (chat.status === status) return unchanged(await existing(sql, chatId));
      return update(sql, chatId, 'status = $3', status);
    });
  }

  /** Tells the others that someone is writing, or has stopped. Not kept. @throws Problem `not-found` */
  async setTyping(chatId: string, author: Author, isTyping: boolean): Promise<void> {
    const [chat] = await this.#database.query('select from chats where id = $1', [chatId]);
    if (!chat) throw notFound(`chat "${chatId}"`);
    const until = new Date(Date.now() + (isTyping ? TYPING_MS : 0)).toISOString();
    this.#hub.publish([{type: 'typing', chatId, author, until}]);
  }

  async #write<T>(work: (sql: Sql) => Promise<Outcome<T>>): Promise<T> {
    const {result, changes} = await this.#database.transaction(async (sql) => {
      const outcome = await work(sql);
      await keepEvents(sql, outcome.changes);
      return outcome;
    });
    this.#hub.publish(changes);
    return result;
  }
}

async function open(
  sql: Sql,
  client: Client,
  transaction: TransactionRef | null,
  message: NewMessage,
  startKey?: string,
): Promise<Outcome<Chat>> {
  const id = randomUUID();
  await insertChat(sql, {id, client, transaction, startKey});
  const {changes} = await append(sql, await lock(sql, id), message);
  return {result: await existing(sql, id), changes};
}

async function append(sql: Sql, chat: LockedChat, message: NewMessage): Promise<Outcome<Message>> {
  const seq = await takeNumbers(sql, 2);
  const id = randomUUID();
  await insertMessage(sql, chat, {...message, id, sentAt: new Date().toISOString(), seq});
  const [result] = await selectMessages(sql, 'where m.chat_id = $1 and m.id = $2', [chat.id, id]);
  if (!result) throw new Error(`Message ${id} is not there after it was written.`);
  const upserted = await existing(sql, chat.id);
  return {
    result,
    changes: [
      {type: 'message-upserted', seq, message: result},
      {type: 'chat-upserted', seq: seq + 1, chat: upserted},
    ],
  };
}

/** `assignments` may use `$3` for `value`. */
async function update(sql: Sql, chatId: string, assignments: string, value?: string): Promise<Outcome<Chat>> {
  const seq = await takeNumbers(sql, 1);
  const values = value === undefined ? [chatId, seq] : [chatId, seq, value];
  await sql.query(`update chats set ${assignments}, version = $2 where id = $1`, values);
  const chat = await existing(sql, chatId);
  return {result: chat, changes: [{type: 'chat-upserted', seq, chat}]};
}

function unchanged<T>(result: T): Outcome<T> {
  return {result, changes: []};
}

async function lock(sql: Sql, chatId: string): Promise<LockedChat> {
  const chat = await lockChat(sql, chatId);
  if (!chat) throw notFound(`chat "${chatId}"`);
  return chat;
}

async function existing(sql: Sql, chatId: string): Promise<Chat> {
  const chat = await chatById(sql, chatId);
  if (!chat) throw notFound(`chat "${chatId}"`);
  return chat;
}

async function findByKey(sql: Sql, chatId: string, key: string): Promise<Message | undefined> {
  const found = await selectMessages(sql, 'where m.chat_id = $1 and m.idempotency_key = $2', [chatId, key]);
  return found[0];
}
