/** One line of an import file: a chat with its messages, as `corpus/README.md` describes them, or why it is none. */
import type {WholeChat} from './db/load.js';
import type {JsonSchema, OpenApiDocument} from './openapi.js';
import {createAjv, faultOf} from './validation.js';

export type Line =
  | {readonly chat: WholeChat}
  /** `messages`: how many are lost with the line, as far as that can be told. */
  | {readonly reason: string; readonly messages: number};

/** Reads lines by the records of the wire's document: `{id, createdAt, status, client, transaction?, messages}`. */
export function createLineReader({components}: OpenApiDocument): (line: Uint8Array) => Line {
  const validate = createAjv().compile<WholeChat>(chatSchema(components.schemas));
  const utf8 = new TextDecoder('utf-8', {fatal: true});

  return (bytes) => {
    let value: unknown;
    try {
      value = JSON.parse(utf8.decode(bytes));
    } catch (error) {
      const reason = error instanceof SyntaxError ? `it is not JSON: ${error.message}` : 'it is not UTF-8 text';
      return {reason, messages: 0};
    }
    const refuse = (reason: string): Line => ({reason, messages: messagesIn(value)});
    if (!validate(value)) return refuse(faultOf(validate));
    const twice = repeatedId(value);
    if (twice) return refuse(twice);
    const unstorable = unstorableIn(value);
    return unstorable ? refuse(`${unstorable} holds a character that cannot be stored`) : {chat: value};
  };
}

function chatSchema({
  Chat,
  Client,
  TransactionRef,
  Author,
  Message,
}: OpenApiDocument['components']['schemas']): JsonSchema {
  const chat = propertiesOf(Chat);
  const message = propertiesOf(Message);
  return {
    type: 'object',
    required: ['id', 'createdAt', 'status', 'client', 'messages'],
    properties: {
      id: chat.id,
      createdAt: chat.createdAt,
      status: chat.status,
      client: Client,
      transaction: {...TransactionRef, type: ['object', 'null']},
      can: chat.can,
      readOnlyReason: chat.readOnlyReason,
      messages: {
        type: 'array',
        items: {
          type: 'object',
          required: ['id', 'sentAt', 'text', 'author'],
          properties: {id: message.id, sentAt: message.sentAt, text: message.text, author: Author},
        },
      },
    },
  };
}

function propertiesOf(schema: JsonSchema | undefined): Readonly<Record<string, JsonSchema>> {
  return (schema?.properties ?? {}) as Readonly<Record<string, JsonSchema>>;
}

function repeatedId({messages}: WholeChat): string | undefined {
  const seen = new Map<string, number>();
  for (const [index, {id}] of messages.entries()) {
    const earlier = seen.get(id);
    if (earlier !== undefined) return `messages[${index}].id is that of messages[${earlier}]`;
    seen.set(id, index);
  }
  return undefined;
}

/** Where a zero byte or half a character stands: PostgreSQL refuses both. */
function unstorableIn(value: unknown, path = ''): string | undefined {
  if (typeof value === 'string') return /\0|\p{Surrogate}/u.test(value) ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, item] of Object.entries(value)) {
    const found = unstorableIn(item, Array.isArray(value) ? `${path}[${key}]` : path ? `${path}.${key}` : key);
    if (found) return found;
  }
  return undefined;
}

function messagesIn(value: unknown): number {
  const messages = (value as {messages?: unknown} | null)?.messages;
  return Array.isArray(messages) ? messages.length : 0;
}
