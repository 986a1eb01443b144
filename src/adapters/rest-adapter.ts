import type {Capabilities, ChatAdapter} from './adapter.js';
import {ChatError} from '../model/errors.js';
import {ALL_PERMISSIONS} from '../model/permissions.js';
import {readChanges} from './rest/changes.js';
import {downloadExport} from './rest/export.js';
import {type Call, createHttp, type HttpOptions} from './rest/http.js';
import {listParameters, pageParameters, windowParameters} from './rest/query.js';
import {chat, chatPage, me, message, messageWindow, permissions, quickReplies} from './rest/records.js';

export interface RestAdapterOptions extends HttpOptions {
  /** By default the `baseUrl`. */
  readonly name?: string;
  /** What this back end does otherwise than the reference server. */
  readonly capabilities?: Partial<Capabilities>;
}

/**
 * The reference wire over HTTP. Below `baseUrl`, as JSON in the shapes of `model/`:
 *
 * | request | answer |
 * |---|---|
 * | `GET chats?search&from&to&role*&status*&client&transaction&new&with-transaction&sort&order&size&page\|after\|before` (`*` repeatable, flags are `true`, `page` a number or `last`) | `Page<Chat>` |
 * | `GET chats/:id` | `Chat` |
 * | `DELETE chats/:id` | 204 |
 * | `GET chats/:id/messages?before\|after\|around&search&limit` | `MessageWindow` |
 * | `POST chats/:id/messages` `{text, attachments?}` with `Idempotency-Key` | 201 first, then 200: the same `Message` |
 * | `POST chats` `{clientId?, transactionId?, text}` with `Idempotency-Key` | 201 first, then 200: the same `Chat` |
 * | `POST chats/:id/answered` | `Chat` |
 * | `POST chats/:id/typing` `{typing}` | 204 |
 * | `GET me` | `Me` |
 * | `GET permissions` (404 = everything is allowed) | `Permissions` |
 * | `GET quick-replies` (404 = none) | `QuickReply[]` |
 * | `GET chats/export?…&format&columns&label.ID&timezone` (`columns`: ids, comma-separated; a `label.ID` for each heading) | the file; rows in all in `X-Total-Count` |
 * | `GET changes` with `Last-Event-ID` | server-sent events: `data:` a `Change`, `id:` its `resume`, `event:` its type |
 *
 * Errors are RFC 9457 `application/problem+json` with a `ChatErrorCode` as `code`; `detail`, `field`,
 * `correlationId` (or `X-Request-Id`) and `Retry-After` are passed on. An event without a `data:` line does not exist
 * (so says the standard): `ready` and `reset` need one too. A stream sends a byte every 15 s.
 */
export function createRestAdapter(options: RestAdapterOptions): ChatAdapter {
  const http = createHttp(options);
  const post = (body: unknown, signal: AbortSignal, key?: string): Call => ({
    method: 'POST',
    body,
    signal,
    ...(key && {headers: {'Idempotency-Key': key}}),
  });

  return {
    name: options.name ?? options.baseUrl,
    capabilities: {idempotentSend: true, replay: true, exportFormats: ['csv'], ...options.capabilities},

    listChats: (query, page, {signal}) =>
      http.json('chats', {query: listParameters(query, pageParameters(page)), signal}, chatPage),
    getChat: async (chatId, {signal}) => http.json(chatPath(chatId), {signal}, chat),
    listMessages: async (chatId, window, {signal}) =>
      http.json(chatPath(chatId, '/messages'), {query: windowParameters(window), signal}, messageWindow),
    searchMessages: async (chatId, search, window, {signal}) =>
      http.json(chatPath(chatId, '/messages'), {query: windowParameters({...window, search}), signal}, messageWindow),

    sendMessage: async (chatId, {idempotencyKey, text, attachments}, {signal}) =>
      http.json(chatPath(chatId, '/messages'), post({text, attachments}, signal, idempotencyKey), message),
    startChat: ({idempotencyKey, ...start}, {signal}) => http.json('chats', post(start, signal, idempotencyKey), chat),
    markAnswered: async (chatId, {signal}) => http.json(chatPath(chatId, '/answered'), post({}, signal), chat),
    setTyping: async (chatId, typing, {signal}) => {
      await http.open(chatPath(chatId, '/typing'), post({typing}, signal));
    },
    deleteChat: async (chatId, {signal}) => {
      await http.open(chatPath(chatId), {method: 'DELETE', signal});
    },

    me: ({signal}) => http.json('me', {signal}, me),
    permissions: ({signal}) => http.json('permissions', {signal}, permissions).catch(orWhereAbsent(ALL_PERMISSIONS)),
    quickReplies: ({signal}) => http.json('quick-replies', {signal}, quickReplies).catch(orWhereAbsent([])),

    exportChats: (query, exportOptions) => {
      const {format, columns, labels, timeZone} = exportOptions;
      const headings = Object.entries(labels).map(([id, label]) => [`label.${id}`, label] as const);
      const more = {format, columns: columns.join(), timezone: timeZone, ...Object.fromEntries(headings)};
      return downloadExport(http, listParameters(query, more), exportOptions);
    },
    changes: ({since, signal}) => readChanges(http, since, signal),
  };
}

/** An id that is empty or dots would climb to another endpoint, encoded or not. */
function chatPath(chatId: string, rest = ''): string {
  if (/^\.{0,2}$/.test(chatId)) throw new ChatError('not-found', `There is no chat "${chatId}".`);
  return `chats/${encodeURIComponent(chatId)}${rest}`;
}

/** An optional endpoint that the back end does not have. */
function orWhereAbsent<T>(fallback: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof ChatError && error.code === 'not-found') return fallback;
    throw error;
  };
}
