import {expect} from '@open-wc/testing';
import type {Change} from '../../model/change.js';
import {ChatError} from '../../model/errors.js';
import {createRestAdapter} from '../rest-adapter.js';
import {aChat, aMessage, createMemoryAdapter, fetchOver, serveWire, smallWorld} from '../testing/index.js';
import {bytesOf} from './bytes.js';

const signal = new AbortController().signal;
const EVENT_STREAM = {'Content-Type': 'text/event-stream; charset=utf-8'};

function streaming(answer: () => Response) {
  const requests: Request[] = [];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
    requests.push(new Request(input, init));
    return answer();
  };
  return {adapter: createRestAdapter({baseUrl: '/api', fetch}), requests};
}

/** What a stream of this text yields until its end, or its error. */
async function read(text: string | BodyInit, since?: string): Promise<(Change | Error)[]> {
  const {adapter} = streaming(() => new Response(text, {headers: EVENT_STREAM}));
  const changes: (Change | Error)[] = [];
  try {
    for await (const change of adapter.changes?.({signal, since}) ?? []) changes.push(change);
  } catch (error) {
    changes.push(error as Error);
  }
  return changes;
}

async function errorOf(answer: () => Response): Promise<ChatError> {
  try {
    for await (const change of streaming(answer).adapter.changes?.({signal}) ?? [])
      expect(change).to.equal('no change');
  } catch (error) {
    return error as ChatError;
  }
  throw new Error('The stream was expected to fail.');
}

describe('The change stream over HTTP', () => {
  it('yields each change with its resume point', async () => {
    const chat = {id: 'refund', status: 'no-active-chat'};
    const message = aMessage();
    const until = '2025-01-14T10:42:00.000Z';
    const author = message.author;
    const changes: Change[] = [
      {type: 'ready', seq: 1},
      {type: 'reset'},
      {type: 'chat-upserted', chat, seq: 2},
      {type: 'chat-deleted', chatId: 'a', by: 'Olga Petrova', seq: 3},
      {type: 'message-upserted', message, seq: 4},
      {type: 'message-deleted', chatId: 'a', messageId: 'b', seq: 5},
      {type: 'typing', chatId: 'a', author, until},
    ];
    const text = changes.map(
      (change, index) => `id: r${index}\nevent: ${change.type}\ndata: ${JSON.stringify(change)}\n\n`,
    );
    expect(await read(text.join(''))).to.deep.equal(changes.map((change, index) => ({...change, resume: `r${index}`})));
  });

  it('takes the type from the name of an event or from its data', async () => {
    const text = 'event: ready\ndata:\n\ndata: {"type":"chat-deleted","chatId":"a"}\n\nevent: reset\ndata: {}\n\n';
    expect(await read(text)).to.deep.equal([{type: 'ready'}, {type: 'chat-deleted', chatId: 'a'}, {type: 'reset'}]);
  });

  it('skips types of a later wire', async () => {
    const text = 'data: {"type":"chat-archived"}\n\nevent: toString\ndata: {}\n\ndata: {"type":"ready"}\n\n';
    expect(await read(text)).to.deep.equal([{type: 'ready'}]);
  });

  const wrong: readonly [string, string][] = [
    ['data', 'data: {"type":\n\n'],
    ['data', 'event: ready\ndata: null\n\n'],
    ['chat.id', 'data: {"type":"chat-upserted","chat":{}}\n\n'],
    ['chat.client.name', 'data: {"type":"chat-upserted","chat":{"id":"a","client":{"id":"b"}}}\n\n'],
    ['message', 'data: {"type":"message-upserted"}\n\n'],
    ['until', `data: ${JSON.stringify({type: 'typing', chatId: 'a', author: aMessage().author, until: 'soon'})}\n\n`],
    ['seq', 'data: {"type":"ready","seq":"1"}\n\n'],
  ];
  for (const [field, text] of wrong) {
    it(`stops at a change whose ${field} is wrong: ${text.trim().slice(0, 50)}`, async () => {
      const [error] = await read(text);
      expect(error).to.include({code: 'protocol', field});
    });
  }

  it('asks for what was missed since', async () => {
    const {adapter, requests} = streaming(() => new Response('', {headers: EVENT_STREAM}));
    for (const since of ['r5', undefined]) {
      for await (const change of adapter.changes?.({signal, since}) ?? []) expect(change).to.equal('no change');
    }
    expect(requests.map(({headers}) => headers.get('last-event-id'))).to.deep.equal(['r5', null]);
    expect(requests[0]?.headers.get('accept')).to.equal('text/event-stream');
  });

  it('says that there is none', async () => {
    for (const status of [404, 405, 501]) {
      expect(await errorOf(() => new Response('', {status}))).to.include({code: 'not-found', retriable: false});
    }
    expect(await errorOf(() => Response.json({}))).to.include({code: 'not-found', retriable: false});
    expect(await errorOf(() => new Response(null, {status: 204}))).to.include({code: 'not-found', retriable: false});
  });

  it('says that one is signed out', async () => {
    expect((await errorOf(() => new Response('', {status: 401}))).code).to.equal('unauthenticated');
    const page = new Response('<h1>Sign in</h1>', {headers: {'Content-Type': 'text/html'}});
    expect((await errorOf(() => page)).code).to.equal('unauthenticated');
  });

  it('is unavailable when the line is cut', async () => {
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('data: {"type":"ready"}\n\n')),
      pull: (controller) => controller.error(new TypeError('network error')),
    });
    const [error] = (await read(body)).slice(-1);
    expect(error).to.include({code: 'unavailable'});
  });

  it('brings what happens in the back end, and resumes where it was cut', async () => {
    const memory = createMemoryAdapter(smallWorld());
    const adapter = createRestAdapter({baseUrl: '/api', fetch: fetchOver(serveWire(memory))});
    const connect = (since?: string) => adapter.changes?.({signal, since})[Symbol.asyncIterator]();
    const first = connect();
    expect((await first?.next())?.value).to.deep.equal({type: 'ready', seq: 0, resume: '0'});
    memory.control.openChat(aChat({id: 'new'}));
    expect((await first?.next())?.value).to.deep.include({type: 'chat-upserted', seq: 1, resume: '1'});
    const end = first?.next();
    memory.control.cut();
    expect(await end).to.have.property('done', true);
    memory.control.deleteChat('new');
    const second = connect('1');
    expect((await second?.next())?.value).to.deep.equal({type: 'chat-deleted', chatId: 'new', seq: 2, resume: '2'});
    expect((await second?.next())?.value).to.deep.include({type: 'ready'});
  });

  it('stays open beyond the time limit of an answer, and ends with its caller', async () => {
    const memory = createMemoryAdapter(smallWorld());
    const fetch = fetchOver(serveWire(memory, {heartbeatMs: 5}));
    const adapter = createRestAdapter({baseUrl: '/api', fetch, timeoutMs: 20});
    const caller = new AbortController();
    const stream = adapter.changes?.({signal: caller.signal})[Symbol.asyncIterator]();
    await stream?.next();
    await new Promise((resolve) => setTimeout(resolve, 40));
    memory.control.setStatus('refund', 'no-active-chat');
    expect((await stream?.next())?.value).to.deep.include({type: 'chat-upserted'});
    const next = stream?.next().catch((error: unknown) => error);
    caller.abort();
    expect(await next).to.have.property('name', 'AbortError');
  });
});

describe('The bytes of an answer', () => {
  const silent = (onCancel: () => void) =>
    new Response(
      new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(new Uint8Array([1])),
        cancel: onCancel,
      }),
    );

  it('count as cut after a silence, and let go of the line', async () => {
    let isCancelled = false;
    const bytes = bytesOf(
      silent(() => (isCancelled = true)),
      signal,
      10,
    );
    expect((await bytes.next()).value).to.deep.equal(new Uint8Array([1]));
    const error: unknown = await bytes.next().catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(ChatError).with.property('code', 'timeout');
    expect(isCancelled).to.equal(true);
  });

  it('let go of the line when nobody reads on', async () => {
    let isCancelled = false;
    const bytes = bytesOf(
      silent(() => (isCancelled = true)),
      signal,
    );
    await bytes.next();
    await bytes.return();
    expect(isCancelled).to.equal(true);
  });

  it('are none where there is no body', async () => {
    expect(await bytesOf(new Response(null), signal).next()).to.deep.equal({value: undefined, done: true});
  });
});
