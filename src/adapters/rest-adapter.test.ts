import {expect} from '@open-wc/testing';
import type {ChatError} from '../model/errors.js';
import type {ChatErrorCode} from '../model/errors.js';
import {ALL_PERMISSIONS} from '../model/permissions.js';
import {DEFAULT_SORT} from '../model/query.js';
import {createRestAdapter, type RestAdapterOptions} from './rest-adapter.js';
import {aChat, aMessage, createMemoryAdapter, fetchOver, serveWire, smallWorld} from './testing/index.js';

const signal = new AbortController().signal;
const ALL = {sort: DEFAULT_SORT};
const FIRST = {size: 25, at: {page: 1}} as const;

const html = (status = 200) => new Response('<h1>Sign in</h1>', {status, headers: {'Content-Type': 'text/html'}});
const problem = (status: number, body: object = {}, headers: Record<string, string> = {}) =>
  Response.json(body, {status, headers: {'Content-Type': 'application/problem+json', ...headers}});

type Answer = Response | Error | (() => Response);

/** An adapter whose requests get these answers in turn, the last one for ever, and the requests that it made. */
function answered(answers: readonly Answer[], options: Partial<RestAdapterOptions> = {}) {
  const requests: Request[] = [];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    requests.push(new Request(input, init));
    const answer = answers[Math.min(requests.length, answers.length) - 1] as Answer;
    if (answer instanceof Error) throw answer;
    return typeof answer === 'function' ? answer() : answer.clone();
  };
  return {adapter: createRestAdapter({baseUrl: '/api', fetch, ...options}), requests};
}

async function failureOf(call: Promise<unknown> | undefined): Promise<ChatError> {
  try {
    await call;
  } catch (error) {
    return error as ChatError;
  }
  throw new Error('The call was expected to fail.');
}

const codeAfter = async (answer: Answer): Promise<string> =>
  (await failureOf(answered([answer]).adapter.getChat('refund', {signal}))).code;

describe('The REST adapter', () => {
  describe('asks', () => {
    const urlOf = (request: Request | undefined) => request?.url.replace(location.origin, '');

    it('for a page with all that a query holds', async () => {
      const {adapter, requests} = answered([Response.json({items: []})]);
      await adapter.listChats(
        {
          search: 'a&b',
          period: {from: '2025-01-01T00:00:00.000Z', to: '2025-02-01T00:00:00.000Z'},
          roles: ['agent', 'sub-agent'],
          statuses: ['in-progress'],
          clientId: 'jane',
          transactionId: 'TX-1',
          newMessagesOnly: true,
          withTransactionOnly: true,
          sort: {by: 'clientName', direction: 'asc'},
        },
        {size: 50, at: {last: true}},
        {signal},
      );
      expect(urlOf(requests[0])).to.equal(
        '/api/chats?search=a%26b&from=2025-01-01T00%3A00%3A00.000Z&to=2025-02-01T00%3A00%3A00.000Z' +
          '&role=agent&role=sub-agent&status=in-progress&client=jane&transaction=TX-1&new=true&with-transaction=true' +
          '&sort=clientName&order=asc&size=50&page=last',
      );
    });

    it('for no filter that is empty', async () => {
      const {adapter, requests} = answered([Response.json({items: []})]);
      await adapter.listChats(
        {...ALL, search: '', roles: [], newMessagesOnly: false},
        {size: 5, at: {after: 'c'}},
        {signal},
      );
      expect(urlOf(requests[0])).to.equal('/api/chats?sort=lastMessageAt&order=desc&size=5&after=c');
    });

    it('below its address, with or without a slash at the end', async () => {
      for (const baseUrl of ['/api', '/api/', `${location.origin}/api//`]) {
        const {adapter, requests} = answered([Response.json(aChat())], {baseUrl});
        await adapter.getChat('ü/?', {signal});
        expect(urlOf(requests[0])).to.equal('/api/chats/%C3%BC%2F%3F');
      }
    });

    it('for no chat whose id climbs to another endpoint', async () => {
      const {adapter, requests} = answered([new Response(null, {status: 204})]);
      for (const id of ['', '.', '..']) {
        expect((await failureOf(adapter.deleteChat?.(id, {signal}))).code).to.equal('not-found');
      }
      expect(requests).to.have.length(0);
    });

    it('to send with the key and the text', async () => {
      const {adapter, requests} = answered([Response.json(aMessage(), {status: 201})]);
      await adapter.sendMessage?.('refund', {text: 'Hello.', idempotencyKey: 'key-1'}, {signal});
      const [request] = requests;
      expect([request?.method, urlOf(request)]).to.deep.equal(['POST', '/api/chats/refund/messages']);
      expect(request?.headers.get('idempotency-key')).to.equal('key-1');
      expect(request?.headers.get('content-type')).to.equal('application/json');
      expect(await request?.json()).to.deep.equal({text: 'Hello.'});
    });

    it('with the CSRF token where it writes to its own origin, and nowhere else', async () => {
      const csrfToken = () => 'token-1';
      const own = answered([new Response(null, {status: 204})], {csrfToken});
      await own.adapter.deleteChat?.('refund', {signal});
      await failureOf(own.adapter.getChat('refund', {signal}));
      const other = answered([new Response(null, {status: 204})], {csrfToken, baseUrl: 'https://chats.example/api'});
      await other.adapter.deleteChat?.('refund', {signal});
      const tokens = [...own.requests, ...other.requests].map(({headers}) => headers.get('x-csrf-token'));
      expect(tokens).to.deep.equal(['token-1', null, null]);
    });

    it('with the headers of the host, fresh for each request', async () => {
      let count = 0;
      const headers = async () => ({Authorization: `Bearer ${++count}`});
      const {adapter, requests} = answered([Response.json(aChat())], {headers});
      await adapter.getChat('a', {signal});
      await adapter.getChat('b', {signal});
      const sent = requests.map((request) => request.headers.get('authorization'));
      expect(sent).to.deep.equal(['Bearer 1', 'Bearer 2']);
    });

    it('once more with fresh headers after a 401', async () => {
      let count = 0;
      const headers = () => ({Authorization: `Bearer ${++count}`});
      const {adapter, requests} = answered([problem(401), Response.json(aMessage())], {headers});
      await adapter.sendMessage?.('refund', {text: 'Hello.', idempotencyKey: 'key-1'}, {signal});
      expect(requests.map((request) => request.headers.get('authorization'))).to.deep.equal(['Bearer 1', 'Bearer 2']);
      expect(await requests[1]?.json()).to.deep.equal({text: 'Hello.'});
    });

    it('only once more after a 401, and not at all where it has no other headers', async () => {
      const withHeaders = answered([problem(401)], {headers: () => ({})});
      expect((await failureOf(withHeaders.adapter.getChat('a', {signal}))).code).to.equal('unauthenticated');
      expect(withHeaders.requests).to.have.length(2);
      const without = answered([problem(401)]);
      expect((await failureOf(without.adapter.getChat('a', {signal}))).code).to.equal('unauthenticated');
      expect(without.requests).to.have.length(1);
    });
  });

  describe('turns a refusal into an error', () => {
    const codes: readonly [number, ChatErrorCode][] = [
      [400, 'invalid'],
      [401, 'unauthenticated'],
      [403, 'forbidden'],
      [404, 'not-found'],
      [405, 'not-found'],
      [408, 'timeout'],
      [409, 'conflict'],
      [410, 'not-found'],
      [418, 'invalid'],
      [422, 'invalid'],
      [429, 'rate-limited'],
      [500, 'unavailable'],
      [501, 'not-found'],
      [502, 'unavailable'],
      [503, 'unavailable'],
      [504, 'timeout'],
    ];
    for (const [status, code] of codes) {
      it(`${status}: ${code}`, async () => {
        expect(await codeAfter(new Response('Sorry', {status}))).to.equal(code);
        expect(await codeAfter(html(status))).to.equal(code);
      });
    }

    it('by the code of a problem, before its status', async () => {
      expect(await codeAfter(problem(400, {code: 'conflict'}))).to.equal('conflict');
      expect(await codeAfter(problem(503, {code: 'rate-limited'}))).to.equal('rate-limited');
      expect(await codeAfter(problem(403, {code: 'FST_ERR'}))).to.equal('forbidden');
    });

    it('with its words, its field and its reference', async () => {
      const body = {title: 'Bad', detail: 'The text is too long.', field: 'text', correlationId: 'ref-1'};
      const {adapter} = answered([problem(422, body, {'X-Request-Id': 'ref-2'})]);
      const {message, field, correlationId} = await failureOf(adapter.getChat('a', {signal}));
      expect({message, field, correlationId}).to.deep.equal({
        message: 'The text is too long.',
        field: 'text',
        correlationId: 'ref-1',
      });
    });

    it('with a reference from a header', async () => {
      for (const name of ['X-Request-Id', 'X-Correlation-Id']) {
        const {adapter} = answered([new Response('', {status: 500, headers: {[name]: 'ref-3'}})]);
        expect(await failureOf(adapter.getChat('a', {signal}))).to.include({correlationId: 'ref-3', retriable: true});
      }
    });

    it('with the time to wait, in seconds', async () => {
      const {adapter} = answered([problem(429, {}, {'Retry-After': '7'})]);
      expect(await failureOf(adapter.getChat('a', {signal}))).to.include({code: 'rate-limited', retryAfterMs: 7000});
    });

    it('with the time to wait, as a date', async () => {
      const date = new Date(Date.now() + 60_000).toUTCString();
      const {adapter} = answered([problem(503, {}, {'Retry-After': date})]);
      expect((await failureOf(adapter.getChat('a', {signal}))).retryAfterMs).to.be.within(30_000, 60_000);
    });

    it('without a time to wait where it cannot be read', async () => {
      const {adapter} = answered([problem(503, {}, {'Retry-After': 'soon'})]);
      expect(await failureOf(adapter.getChat('a', {signal}))).not.to.have.property('retryAfterMs');
    });

    it('that tells a wrong address from a chat that is not there', async () => {
      const list = (answer: Response) => failureOf(answered([answer]).adapter.listChats(ALL, FIRST, {signal}));
      const wrong = {code: 'not-found', field: 'src', message: 'There is no chat service at /api.'};
      expect(await list(html(404))).to.include(wrong);
      expect(await list(Response.json({error: 'Not Found'}, {status: 404}))).to.include(wrong);
      expect(await failureOf(answered([html(404)]).adapter.getChat('a', {signal}))).to.include(wrong);
      expect(await failureOf(answered([problem(404)]).adapter.getChat('a', {signal}))).not.to.have.property('field');
      const nowhere = answered([html()], {baseUrl: 'http://[nowhere'});
      expect(await failureOf(nowhere.adapter.getChat('a', {signal}))).to.include({code: 'not-found', field: 'src'});
    });
  });

  describe('sees that one is signed out', () => {
    it('where a page comes instead of data', async () => {
      expect(await codeAfter(html())).to.equal('unauthenticated');
      const {adapter} = answered([html()]);
      expect((await failureOf(adapter.deleteChat?.('a', {signal}))).code).to.equal('unauthenticated');
    });

    it('behind a redirect that cannot be followed', async () => {
      const redirect = Object.defineProperty(new Response(), 'type', {value: 'opaqueredirect'});
      const {adapter, requests} = answered([new TypeError('Failed to fetch'), () => redirect]);
      expect((await failureOf(adapter.getChat('a', {signal}))).code).to.equal('unauthenticated');
      expect(requests.map((request) => request.redirect)).to.deep.equal(['follow', 'manual']);
    });
  });

  describe('on a bad line', () => {
    it('is unavailable', async () => {
      expect(await codeAfter(new TypeError('Failed to fetch'))).to.equal('unavailable');
    });

    it('reads again at once, and takes what comes', async () => {
      const {adapter} = answered([new TypeError('Failed to fetch'), Response.json(aChat())]);
      expect(await adapter.getChat('chat-1', {signal})).to.deep.equal(aChat());
    });

    it('does not repeat what it wrote by itself', async () => {
      const {adapter, requests} = answered([new TypeError('Failed to fetch')]);
      const message = {text: 'Hello.', idempotencyKey: 'key-1'};
      expect((await failureOf(adapter.sendMessage?.('a', message, {signal}))).code).to.equal('unavailable');
      expect(requests).to.have.length(1);
    });

    it('is offline where the computer is', async () => {
      Object.defineProperty(navigator, 'onLine', {value: false, configurable: true});
      try {
        expect(await codeAfter(new TypeError('Failed to fetch'))).to.equal('offline');
      } finally {
        Reflect.deleteProperty(navigator, 'onLine');
      }
    });

    it('gives up after its time, even on headers that never come', async () => {
      const never = new Promise<never>(() => {});
      const silent = createRestAdapter({baseUrl: '/api', timeoutMs: 10, fetch: () => never});
      expect((await failureOf(silent.getChat('a', {signal}))).code).to.equal('timeout');
      const waiting = createRestAdapter({baseUrl: '/api', timeoutMs: 10, headers: () => never});
      expect((await failureOf(waiting.getChat('a', {signal}))).code).to.equal('timeout');
    });

    it('gives up on an answer that stops in its middle', async () => {
      const body = new ReadableStream({start: (controller) => controller.enqueue(new TextEncoder().encode('{"id":'))});
      const {adapter} = answered([() => new Response(body)], {timeoutMs: 10});
      expect((await failureOf(adapter.getChat('a', {signal}))).code).to.equal('timeout');
    });

    it('calls an answer that is cut unavailable', async () => {
      const body = new ReadableStream({start: (controller) => controller.error(new TypeError('network error'))});
      expect(await codeAfter(() => new Response(body))).to.equal('unavailable');
    });
  });

  describe('where an endpoint is missing', () => {
    it('allows everything, has no quick replies, and does not know who is signed in', async () => {
      const {adapter} = answered([problem(404)]);
      expect(await adapter.permissions?.({signal})).to.equal(ALL_PERMISSIONS);
      expect(await adapter.quickReplies?.({signal})).to.deep.equal([]);
      expect((await failureOf(adapter.me?.({signal}))).code).to.equal('not-found');
    });

    it('does not take another failure for that', async () => {
      const {adapter} = answered([problem(500)]);
      expect((await failureOf(adapter.permissions?.({signal}))).code).to.equal('unavailable');
    });
  });

  describe('over the wire', () => {
    const setUp = () => {
      const memory = createMemoryAdapter({...smallWorld()});
      return {memory, adapter: createRestAdapter({baseUrl: '/api', fetch: fetchOver(serveWire(memory))})};
    };

    it('pages by cursor and by number, with a total and the number of the last change', async () => {
      const {adapter} = setUp();
      const first = await adapter.listChats(ALL, {size: 3, at: {page: 1}}, {signal});
      expect(first).to.deep.include({total: 8, seq: 0}).and.not.have.property('previous');
      const second = await adapter.listChats(ALL, {size: 3, at: {after: first.next ?? ''}}, {signal});
      const back = await adapter.listChats(ALL, {size: 3, at: {before: second.previous ?? ''}}, {signal});
      expect(back.items).to.deep.equal(first.items);
      const last = await adapter.listChats(ALL, {size: 3, at: {last: true}}, {signal});
      expect(last.items.map(({id}) => id)).to.deep.equal(['address', 'silent']);
    });

    it('knows who is signed in', async () => {
      const {adapter} = setUp();
      expect(await adapter.me?.({signal})).to.deep.equal({
        author: {kind: 'service-user', id: 'marta', name: 'Marta Lind', role: 'Support agent'},
        scope: 'memory/marta',
      });
      expect(await adapter.permissions?.({signal})).to.deep.equal(ALL_PERMISSIONS);
      expect(await adapter.quickReplies?.({signal})).to.deep.equal(smallWorld().quickReplies);
    });

    it('marks as answered, types, starts a chat and searches in one', async () => {
      const {adapter, memory} = setUp();
      expect((await adapter.markAnswered?.('refund', {signal}))?.newMessages).to.equal(0);
      await adapter.setTyping?.('refund', true, {signal});
      expect(memory.control.calls.at(-1)).to.deep.equal({method: 'setTyping', args: ['refund', true]});
      const start = {clientId: 'lucia', text: 'We found it.', idempotencyKey: 'key-1'};
      expect((await adapter.startChat?.(start, {signal}))?.client.name).to.equal('Lucía Ferrer');
      const hits = await adapter.searchMessages?.('refund', 'bank', {limit: 5}, {signal});
      expect(hits?.items.map(({id}) => id)).to.deep.equal(['refund-4', 'refund-5']);
    });

    const exporting = {
      format: 'csv',
      columns: ['clientName', 'lastMessage'],
      labels: {clientName: 'Client name', lastMessage: 'Last message'},
      timeZone: 'Europe/Berlin',
      locale: 'en',
    } as const;

    it('downloads the whole filtered list and counts its rows', async () => {
      const {adapter, memory} = setUp();
      memory.control.clientWrites('till', 'Two\n"lines"');
      const progress: (number | undefined)[][] = [];
      const onProgress = (...now: (number | undefined)[]) => progress.push(now);
      const file = await adapter.exportChats?.(
        {...ALL, roles: ['agent', 'sub-agent']},
        {...exporting, onProgress, signal},
      );
      expect(await file?.text()).to.equal(
        '"Client name","Last message"\r\n"Lucía Ferrer","Two\n""lines"""\r\n"Amir Haddad","Yes please, starting tomorrow."\r\n',
      );
      expect(file?.type).to.equal('text/csv; charset=utf-8');
      expect(progress.at(-1)).to.deep.equal([2, 2]);
    });

    it('asks for the columns and headings of a download', async () => {
      const {adapter, requests} = answered([new Response('a\r\n', {headers: {'Content-Type': 'text/csv'}})]);
      await adapter.exportChats?.(ALL, {...exporting, onProgress: () => {}, signal});
      const asked = new URL(requests[0]?.url ?? '').searchParams;
      expect(Object.fromEntries(asked)).to.deep.equal({
        sort: 'lastMessageAt',
        order: 'desc',
        format: 'csv',
        columns: 'clientName,lastMessage',
        timezone: 'Europe/Berlin',
        'label.clientName': 'Client name',
        'label.lastMessage': 'Last message',
      });
    });

    it('stops a download', async () => {
      const caller = new AbortController();
      const body = new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode('a\r\nb\r\n')),
      });
      const {adapter} = answered([() => new Response(body, {headers: {'Content-Type': 'text/csv'}})]);
      const onProgress = () => caller.abort();
      const file = adapter.exportChats?.(ALL, {...exporting, onProgress, signal: caller.signal});
      expect((await failureOf(file)).name).to.equal('AbortError');
    });
  });
});
