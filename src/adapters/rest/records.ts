/** The records of the reference wire: the shapes of `model/`, as decoders. */
import type {Change} from '../../model/change.js';
import type {AuthorKind, Chat, Client, LastMessage, TransactionRef} from '../../model/chat.js';
import type {Attachment, Author, Message} from '../../model/message.js';
import type {MessageWindow, Page} from '../../model/page.js';
import type {Permissions} from '../../model/permissions.js';
import type {Me} from '../adapter.js';
import {
  boolean,
  type Decoder,
  either,
  type Fields,
  instant,
  list,
  malformed,
  nullable,
  number,
  object,
  oneOf,
  optional,
  record,
  string,
} from './decode.js';
import type {ServerSentEvent} from './sse.js';

const text = optional(string);
const count = optional(number);
const flag = optional(boolean);
const address = optional(nullable(string));
const authorKind = oneOf<AuthorKind>('client', 'service-user', 'system');

const client = record<Client>({
  id: string,
  name: string,
  role: string,
  phone: address,
  email: address,
  avatarUrl: address,
});

const chatFields: Fields<Chat> = {
  id: string,
  createdAt: instant,
  status: string,
  client,
  lastMessage: optional(
    nullable(
      record<LastMessage>({
        text,
        sentAt: instant,
        authorKind: optional(authorKind),
        authorName: text,
        authorId: text,
      }),
    ),
  ),
  newMessages: optional(either<number | true>(true, number)),
  transaction: optional(nullable(record<TransactionRef>({id: string, label: text, url: text}))),
  can: optional(record<NonNullable<Chat['can']>>({send: flag, delete: flag})),
  readOnlyReason: text,
  messageCount: count,
  match: optional(record<NonNullable<Chat['match']>>({messageId: text, text: string})),
  version: count,
};

const author = record<Author>({kind: authorKind, id: string, name: string, role: text, avatarUrl: address});

export const chat = record(chatFields);

export const message = record<Message>({
  id: string,
  chatId: string,
  idempotencyKey: text,
  author,
  sentAt: instant,
  text: string,
  attachments: optional(
    list(
      record<Attachment>({
        id: string,
        name: string,
        mediaType: string,
        size: count,
        url: text,
        previewUrl: text,
        width: count,
        height: count,
      }),
    ),
  ),
  order: count,
  version: count,
});

export const chatPage = record<Page<Chat>>({
  items: list(chat),
  total: count,
  totalIsEstimate: flag,
  next: text,
  previous: text,
  seq: count,
});

export const messageWindow = record<MessageWindow>({
  items: list(message),
  hasOlder: boolean,
  hasNewer: boolean,
  seq: count,
});

export const me = record<Me>({author, scope: string});

export const permissions = record<Permissions>({
  send: boolean,
  delete: boolean,
  export: boolean,
  viewContact: boolean,
  viewTransaction: boolean,
});

/** What each type of change carries beside `type`, `seq` and `resume`. */
const CHANGES: Readonly<Record<Change['type'], Readonly<Record<string, Decoder<unknown>>>>> = {
  ready: {},
  reset: {},
  'chat-upserted': {chat: record(chatFields, true)},
  'chat-deleted': {chatId: string, by: text},
  'message-upserted': {message},
  'message-deleted': {chatId: string, messageId: string},
  typing: {chatId: string, author, until: instant},
};

/** A change out of an event; `undefined` for a type that a later version of the wire may bring. */
export function change(event: ServerSentEvent): Change | undefined {
  const value = object(parse(event.data), 'data');
  const type = value.type ?? event.type;
  if (!Object.hasOwn(CHANGES, type as string)) return undefined;
  const known = record({seq: count, resume: text, ...CHANGES[type as Change['type']]})(value, '');
  return {...known, type, ...(event.id && {resume: event.id})} as Change;
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data || '{}');
  } catch (cause) {
    return malformed('data', cause);
  }
}
