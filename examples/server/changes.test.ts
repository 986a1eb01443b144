import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {SseParser} from '../../src/adapters/rest/sse.js';
import type {Change} from '../../src/model/change.js';
import type {Chat} from '../../src/model/chat.js';
import type {Page} from '../../src/model/page.js';
import {loadChats} from './db/load.js';
import {createAjv, faultOf} from './validation.js';
import {chat, sending, startTestServer, type TestServer} from './testing.js';

describe('the change stream', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer([chat('a', 1, {}, ['Hello']), chat('b', 2, {}, ['Hi'])]);
  });
  after(() => server.close());

  const send = (chatId: string, text: string) =>
    server.ask(`chats/${chatId}/messages`, sending(text, crypto.randomUUID()));
  const seqNow = async () => (await server.ask<Page<Chat>>('chats')).body.seq;

  it('is ready first, then tells the message and the chat, numbered upward', async () => {
    const stream = await open(server);
    const ready = await stream.next();
    await send('a', 'live');
    const [message, upserted] = [await stream.next(), await stream.next()];
    stream.close();

    assert.equal(ready.type, 'ready');
    assert.ok(message.type === 'message-upserted' && message.message.text === 'live');
    assert.ok(upserted.type === 'chat-upserted' && upserted.chat.lastMessage?.text === 'live');
    assert.equal(upserted.chat.version, upserted.seq);
    assert.deepEqual([message.resume, upserted.resume], [String(message.seq), String(upserted.seq)]);
    assert.ok((upserted.seq ?? 0) > (message.seq ?? 0));
    assert.equal(upserted.seq, await seqNow());
  });

  it('sends only what the document describes', async () => {
    const validate = createAjv().compile(server.services.openApi.resolved.components.schemas.Change ?? false);
    const stream = await open(server);
    await send('b', 'one');
    await server.ask('chats/b/typing', {method: 'POST', payload: {typing: true}});
    await server.ask('chats/b', {method: 'DELETE'});
    for (;;) {
      const change = await stream.next();
      assert.ok(validate(change), `${change.type}: ${faultOf(validate)}`);
      if (change.type === 'chat-deleted') break;
    }
    stream.close();
  });

  it('names who deleted a chat', async () => {
    const {id} = await newChat(server, 'short');
    const stream = await open(server);
    await server.ask(`chats/${id}`, {method: 'DELETE'});
    const deleted = await stream.nextOf('chat-deleted');
    stream.close();
    assert.deepEqual([deleted.chatId, deleted.by], [id, 'Olga Petrova']);
  });

  it('tells who is typing without a resume point of its own', async () => {
    const stream = await open(server);
    const {resume} = await stream.next();
    await server.ask('chats/a/typing', {method: 'POST', payload: {typing: true}});
    const typing = await stream.nextOf('typing');
    stream.close();
    assert.equal(typing.seq, undefined);
    assert.equal(typing.resume, resume);
    assert.ok(Date.parse(typing.until) > Date.now());
  });

  it('tells what was missed since the resume point, then is ready', async () => {
    const stream = await open(server);
    const {resume} = await stream.next();
    stream.close();
    await send('a', 'missed 1');
    await send('a', 'missed 2');

    const resumed = await open(server, resume);
    const before = await resumed.until('ready');
    await send('a', 'live again');
    const live = await resumed.nextOf('message-upserted');
    resumed.close();

    assert.deepEqual(textsOf(before), ['missed 1', 'missed 2']);
    assert.equal(live.message.text, 'live again');
  });

  it('resumes after the last change seen, with nothing missing and nothing twice, while others write', async () => {
    const texts = Array.from({length: 40}, (_, index) => `burst ${index}`);
    const first = await open(server);
    await first.next();
    const sent = (async () => {
      for (const text of texts) await send('a', text);
    })();
    const seen: Change[] = [];
    while (textsOf(seen).length < 10) seen.push(await first.next());
    first.close();
    const second = await open(server, seen.at(-1)?.resume);
    while (textsOf(seen).length < texts.length) seen.push(await second.next());
    second.close();
    await sent;

    assert.deepEqual(textsOf(seen), texts);
    const numbers = seen.flatMap(({seq}) => seq ?? []);
    assert.deepEqual(
      numbers,
      [...new Set(numbers)].sort((a, b) => a - b),
    );
  });

  it('asks to load again where the resume point is none of this folder', async () => {
    for (const since of ['0', '999999999999999', 'nonsense', '']) {
      const stream = await open(server, since);
      const types = [(await stream.next()).type, (await stream.next()).type];
      stream.close();
      assert.deepEqual(types, ['ready', 'reset'], since);
    }
  });

  it('asks to load again where an import came between', async () => {
    const before = String(await seqNow());
    await server.database.transaction((sql) => loadChats(sql, [chat('imported', 9, {}, ['Hi'])], 'import'));
    const stream = await open(server, before);
    assert.equal((await stream.next()).type, 'ready');
    assert.equal((await stream.next()).type, 'reset');
    stream.close();
  });

  it('asks to load again where more happened than is kept', async () => {
    const before = String(await seqNow());
    await server.database.run('update counter set seq = (seq / 500 + 40) * 500 - 1');
    await send('a', 'much later');
    const stream = await open(server, before);
    assert.equal((await stream.next()).type, 'ready');
    assert.equal((await stream.next()).type, 'reset');
    stream.close();
  });

  it('tells nothing of a deleted chat but its deletion', async () => {
    const before = String(await seqNow());
    const {id} = await newChat(server, 'secret');
    await server.ask(`chats/${id}`, {method: 'DELETE'});
    const stream = await open(server, before);
    const told = await stream.until('ready');
    stream.close();
    assert.deepEqual(
      told.map(({type}) => type),
      ['chat-deleted'],
    );
  });

  it('is not compressed, buffered or stored on its way', async () => {
    const stream = await open(server, undefined, {'accept-encoding': 'gzip'});
    const {headers} = stream.response;
    stream.close();
    assert.equal(headers.get('content-encoding'), null);
    assert.equal(headers.get('x-accel-buffering'), 'no');
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.match(headers.get('content-type') ?? '', /^text\/event-stream/);
  });

  it('brings what the simulated clients do, and stops with them', async () => {
    const stream = await open(server);
    await stream.next();
    await server.ask('simulate', {method: 'POST', payload: {on: true, everyMs: 100}});
    const change = await stream.nextOf('chat-upserted');
    const off = await server.ask('simulate', {method: 'POST', payload: {on: false}});
    stream.close();
    assert.equal(change.chat.version, change.seq);
    assert.deepEqual(off.body, {on: false, everyMs: 100});
  });

  it('shows every 15 seconds that it lives', async (t) => {
    t.mock.timers.enable({apis: ['setInterval']});
    const other = await startTestServer();
    const {body} = await fetch(`${other.origin}/api/changes`);
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    await reader?.read();
    t.mock.timers.tick(15_000);
    const {value} = (await reader?.read()) ?? {};
    await reader?.cancel();
    await other.close();
    assert.match(value ?? '', /^:.*\n\n$/);
  });

  it('ends when the server stops', async () => {
    const other = await startTestServer();
    const stream = await open(other);
    await stream.next();
    await other.close();
    await assert.rejects(stream.next(), /ended/);
  });
});

function newChat(server: TestServer, text: string): Promise<Chat> {
  return server.services.commands.openChat({id: 'kim', name: 'Kim', role: 'agent'}, null, text);
}

function textsOf(changes: readonly Change[]): readonly string[] {
  return changes.flatMap((change) => (change.type === 'message-upserted' ? [change.message.text] : []));
}

/** A connection like a browser's. `next` waits for one change and throws where the stream has ended. */
async function open(server: TestServer, since?: string, more: Record<string, string> = {}) {
  const abort = new AbortController();
  const headers = {...more, ...(since !== undefined && {'Last-Event-ID': since})};
  const response = await fetch(`${server.origin}/api/changes`, {headers, signal: abort.signal});
  const reader = response.body?.getReader();
  const parser = new SseParser();
  const waiting: Change[] = [];

  const next = async (): Promise<Change> => {
    for (;;) {
      const change = waiting.shift();
      if (change) return change;
      const {value, done} = (await reader?.read()) ?? {done: true};
      if (done || !value) throw new Error('The stream ended.');
      for (const {data, id} of parser.push(value)) waiting.push({...(JSON.parse(data) as Change), resume: id});
    }
  };
  const nextOf = async <T extends Change['type']>(type: T): Promise<Extract<Change, {type: T}>> => {
    for (;;) {
      const change = await next();
      if (change.type === type) return change as Extract<Change, {type: T}>;
    }
  };
  const until = async (type: Change['type']): Promise<readonly Change[]> => {
    const before: Change[] = [];
    for (let change = await next(); change.type !== type; change = await next()) before.push(change);
    return before;
  };
  return {response, next, nextOf, until, close: () => abort.abort()};
}
