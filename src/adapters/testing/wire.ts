/**
 * The reference wire, served out of any adapter (in the usual case the memory adapter): for tests of the REST adapter
 * through an injected `fetch`, and for stories through a service worker. See `createRestAdapter` for the endpoints.
 */
import type {Chat} from '../../model/chat.js';
import {ChatError, type ChatErrorCode, isAbort, toChatError} from '../../model/errors.js';
import type {PagePosition} from '../../model/page.js';
import type {ChatQuery, SortDirection, SortKey} from '../../model/query.js';
import {abortError} from '../abort.js';
import type {ChatAdapter} from '../adapter.js';
import {streamOf} from './wire-stream.js';

export interface WireOptions {
  /** What comes before the endpoints; "/api" by default. */
  readonly basePath?: string;
  readonly heartbeatMs?: number;
}

/** Answers one request. An adapter that is offline gives `Response.error()`: the line is dead. */
export type Serve = (request: Request) => Promise<Response>;

const STATUS: Readonly<Record<ChatErrorCode, number>> = {
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  invalid: 422,
  'rate-limited': 429,
  unavailable: 503,
  offline: 503,
  timeout: 504,
  protocol: 500,
};

interface Call {
  readonly chatId: string;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly request: Request;
  readonly signal: AbortSignal;
}

type Route = (adapter: ChatAdapter, call: Call) => Promise<unknown> | undefined;

export function serveWire(adapter: ChatAdapter, {basePath = '/api', heartbeatMs = 15_000}: WireOptions = {}): Serve {
  const routes: Readonly<Record<string, Route>> = {
    ...ROUTES,
    'GET changes': (_, {request}) => streamOf(adapter, request, heartbeatMs),
  };
  return async (request) => {
    const {pathname, searchParams: query} = new URL(request.url);
    const [first = '', second, third] = pathname.slice(basePath.length + 1).split('/');
    const place = second === undefined || second === 'export' ? second : ':id';
    const endpoint = [first, place, third].filter((part) => part !== undefined).join('/');
    try {
      const text = await request.clone().text();
      const body = (text ? JSON.parse(text) : {}) as Call['body'];
      const chatId = decodeURIComponent(second ?? '');
      const call = {chatId, query, body, request, signal: request.signal};
      const answer = await routes[`${request.method} ${endpoint}`]?.(adapter, call);
      if (answer instanceof Response) return answer;
      return answer === undefined
        ? problem(new ChatError('not-found', `There is no endpoint ${request.method} ${pathname}.`))
        : Response.json(answer);
    } catch (error) {
      return isAbort(error) || toChatError(error).code === 'offline' ? Response.error() : problem(toChatError(error));
    }
  };
}

/** A `fetch` whose requests never leave the page. */
export function fetchOver(serve: Serve): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const response = await serve(request);
    if (request.signal.aborted) throw abortError();
    if (response.type === 'error') throw new TypeError('Failed to fetch');
    return response;
  };
}

const ROUTES: Readonly<Record<string, Route>> = {
  'GET chats': (adapter, {query, signal}) =>
    adapter.listChats(chatQuery(query), {size: Number(query.get('size') ?? 25), at: position(query)}, {signal}),
  'POST chats': (adapter, call) => made(adapter.startChat?.({...call.body, ...written(call)}, call)),
  'GET chats/export': exported,
  'GET chats/:id': (adapter, {chatId, signal}) => adapter.getChat(chatId, {signal}),
  'DELETE chats/:id': (adapter, {chatId, signal}) => done(adapter.deleteChat?.(chatId, {signal})),
  'GET chats/:id/messages': (adapter, {chatId, query, signal}) => {
    const id = (name: string) => query.get(name) ?? undefined;
    const window = {
      before: id('before'),
      after: id('after'),
      around: id('around'),
      limit: Number(query.get('limit') ?? 50),
    };
    const text = query.get('search');
    return text === null
      ? adapter.listMessages(chatId, window, {signal})
      : adapter.searchMessages?.(chatId, text, window, {signal});
  },
  'POST chats/:id/messages': (adapter, call) => made(adapter.sendMessage?.(call.chatId, written(call), call)),
  'POST chats/:id/answered': (adapter, {chatId, signal}) => adapter.markAnswered?.(chatId, {signal}),
  'POST chats/:id/typing': (adapter, {chatId, body, signal}) =>
    done(adapter.setTyping?.(chatId, body['typing'] === true, {signal})),
  'GET me': (adapter, {signal}) => adapter.me?.({signal}),
  'GET permissions': (adapter, {signal}) => adapter.permissions?.({signal}),
  'GET quick-replies': (adapter, {signal}) => adapter.quickReplies?.({signal}),
};

function written({body, request}: Call): {text: string; idempotencyKey: string} {
  const idempotencyKey = request.headers.get('idempotency-key');
  if (!idempotencyKey) throw new ChatError('invalid', 'An Idempotency-Key is missing.', {field: 'Idempotency-Key'});
  return {text: typeof body['text'] === 'string' ? body['text'] : '', idempotencyKey};
}

/** 201 for a repeated key too: an adapter does not tell whether it was new, and who reads the wire must not care. */
async function made(work: Promise<unknown> | undefined): Promise<unknown> {
  return work && Response.json(await work, {status: 201});
}

async function done(work: Promise<void> | undefined): Promise<unknown> {
  if (!work) return undefined;
  await work;
  return new Response(null, {status: 204});
}

function chatQuery(query: URLSearchParams): ChatQuery {
  const value = (name: string) => query.get(name) ?? undefined;
  const sort = (value('sort') ?? 'lastMessageAt') as SortKey;
  const [from, to] = [value('from'), value('to')];
  return {
    search: value('search'),
    ...((from ?? to) !== undefined && {period: {from, to}}),
    roles: query.getAll('role'),
    statuses: query.getAll('status'),
    clientId: value('client'),
    transactionId: value('transaction'),
    newMessagesOnly: query.get('new') === 'true',
    withTransactionOnly: query.get('with-transaction') === 'true',
    sort: {by: sort, direction: (value('order') ?? 'desc') as SortDirection},
  };
}

function position(query: URLSearchParams): PagePosition {
  const [after, before, page] = [query.get('after'), query.get('before'), query.get('page') ?? '1'];
  if (after !== null) return {after};
  if (before !== null) return {before};
  return page === 'last' ? {last: true} : {page: Number(page)};
}

const CELLS: Readonly<Record<string, (chat: Chat) => string | number | true | null | undefined>> = {
  id: ({id}) => id,
  createdAt: ({createdAt}) => createdAt,
  status: ({status}) => status,
  lastMessage: ({lastMessage}) => lastMessage?.text,
  lastMessageAt: ({lastMessage}) => lastMessage?.sentAt,
  clientName: ({client}) => client.name,
  clientRole: ({client}) => client.role,
  clientPhone: ({client}) => client.phone,
  clientEmail: ({client}) => client.email,
  newMessages: ({newMessages}) => newMessages,
  transaction: ({transaction}) => transaction?.label ?? transaction?.id,
};

async function exported(adapter: ChatAdapter, {query, signal}: Call): Promise<Response> {
  const columns = query.get('columns')?.split(',') ?? Object.keys(CELLS);
  const chats: Chat[] = [];
  for (let at: PagePosition | undefined = {page: 1}; at;) {
    const {items, next} = await adapter.listChats(chatQuery(query), {size: 200, at}, {signal});
    chats.push(...items);
    at = next === undefined ? undefined : {after: next};
  }
  const line = (cells: readonly (string | number | true | null | undefined)[]) =>
    `${cells.map((cell) => `"${String(cell ?? '').replaceAll('"', '""')}"`).join()}\r\n`;
  const rows = chats.map((chat) => line(columns.map((column) => CELLS[column]?.(chat))));
  const heading = line(columns.map((column) => query.get(`label.${column}`) ?? column));
  return new Response([heading, ...rows].join(''), {
    headers: {'Content-Type': 'text/csv; charset=utf-8', 'X-Total-Count': String(chats.length)},
  });
}

function problem(error: ChatError): Response {
  const {code, field, correlationId, retryAfterMs} = error;
  const status = STATUS[code];
  return Response.json(
    {type: 'about:blank', title: code, status, detail: error.message, code, field, correlationId},
    {
      status,
      headers: {
        'Content-Type': 'application/problem+json',
        ...(retryAfterMs !== undefined && {'Retry-After': String(Math.ceil(retryAfterMs / 1000))}),
      },
    },
  );
}
