import type {Capabilities, ChatAdapter} from './adapter.js';
import {ALL_PERMISSIONS} from '../model/permissions.js';
import {readChanges} from './rest/changes.js';
import {createHttp, type HttpOptions} from './rest/http.js';
import {listParameters} from './rest/query.js';
import {parameters} from '../model/told.js';
import {chat, chatPage, me, message, messageWindow, permissions} from './rest/records.js';
import {type Seldom, seldomOver} from './rest/seldom.js';
import {chatPath, orWhereAbsent, type Wire, wireOver} from './rest/wire.js';

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
  const wire = wireOver(createHttp(options));
  const {ask, get, post} = wire;
  const seldom = <Name extends keyof Seldom>(name: Name) => [
    name,
    async (...given: unknown[]) => callSeldom(wire, name, given),
  ];

  return {
    name: options.name ?? options.baseUrl,
    capabilities: {idempotentSend: true, replay: true, exportFormats: ['csv'], ...options.capabilities},

    listChats: (query, {size, at}, call) =>
      get(`chats?${listParameters(query, {size, ...('last' in at ? {page: 'last'} : at)})}`, call, chatPage),
    getChat: async (chatId, call) => get(chatPath(chatId), call, chat),
    listMessages: async (chatId, window, call) =>
      get(chatPath(chatId, `/messages?${parameters(window)}`), call, messageWindow),

    sendMessage: async (chatId, {idempotencyKey, ...body}, call) =>
      post(chatPath(chatId, '/messages'), body, call, message, idempotencyKey),
    setTyping: async (chatId, typing, {signal}) =>
      ask(chatPath(chatId, '/typing'), {signal, method: 'POST', body: {typing}}, () => {}),

    me: (call) => get('me', call, me),
    permissions: (call) => get('permissions', call, permissions).catch(orWhereAbsent(ALL_PERMISSIONS)),

    changes: ({since, signal}) => readChanges(ask, since, signal),
    ...(Object.fromEntries(SELDOM.map(seldom)) as Seldom),
  };
}

/** What most visits never call; it is loaded with the first call. */
const SELDOM: readonly (keyof Seldom)[] = [
  'searchMessages',
  'startChat',
  'markAnswered',
  'deleteChat',
  'quickReplies',
  'exportChats',
];

/** @later seldom */
async function callSeldom(wire: Wire, name: keyof Seldom, given: readonly unknown[]): Promise<unknown> {
  const method = seldomOver(wire)[name] as (...given: readonly unknown[]) => Promise<unknown>;
  return method(...given);
}
