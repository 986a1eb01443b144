import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Chat} from '../../src/model/chat.js';
import type {Message} from '../../src/model/message.js';
import type {MessageWindow, Page} from '../../src/model/page.js';
import {chat, sending, startTestServer, type TestServer} from './testing.js';

interface Refusal {
  readonly code: string;
  readonly field?: string;
  readonly detail: string;
}

const NUMBERS = Array.from({length: 10}, (_, index) => `${index % 2 ? '> ' : ''}number ${index}`);

describe('the messages of a chat', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer([
      chat('ten', 1, {}, NUMBERS),
      chat('empty', 2),
      chat('ties', 3, {
        messages: ['z', 'a', 'm'].map((id) => ({
          id,
          sentAt: '2025-01-03T09:00:00Z',
          text: id,
          author: {kind: 'client', id: 'jane', name: 'Jane Doe'},
        })),
      }),
      chat('open', 4, {}, ['Hello?', 'Anybody?']),
      chat('over', 5, {status: 'no-active-chat'}, ['Thanks']),
      chat('closed', 6, {can: {send: false}, readOnlyReason: 'This chat is closed.'}, ['Thanks']),
      chat('kept', 7, {can: {delete: false}}, ['Keep this']),
      chat('doomed', 8, {transaction: {id: 'TX-8', label: 'Refund', url: '/tx?id=8'}}, ['one', 'two']),
    ]);
  });
  after(() => server.close());

  const read = async (chatId: string, query = '') => {
    const {body} = await server.ask<MessageWindow>(`chats/${chatId}/messages?${query}`);
    return {texts: body.items.map(({text}) => text.replace('number ', '')).join(''), ...body};
  };
  const send = (chatId: string, text: string, key: string) =>
    server.ask<Message>(`chats/${chatId}/messages`, sending(text, key));
  const get = async (chatId: string) => (await server.ask<Chat>(`chats/${chatId}`)).body;

  it('begin with the newest', async () => {
    const {texts, hasOlder, hasNewer} = await read('ten', 'limit=3');
    assert.deepEqual([texts, hasOlder, hasNewer], ['789', true, false]);
  });

  it('are read backward and forward from one of them, which is left out', async () => {
    const back = await read('ten', 'limit=3&before=ten-4');
    assert.deepEqual([back.texts, back.hasOlder, back.hasNewer], ['012', false, true]);
    const on = await read('ten', 'limit=3&after=ten-7');
    assert.deepEqual([on.texts, on.hasOlder, on.hasNewer], ['789', true, false]);
  });

  it('are read round one of them, also near the ends', async () => {
    const middle = await read('ten', 'limit=3&around=ten-5');
    assert.deepEqual([middle.texts, middle.hasOlder, middle.hasNewer], ['345', true, true]);
    const start = await read('ten', 'limit=4&around=ten-1');
    assert.deepEqual([start.texts, start.hasOlder, start.hasNewer], ['0123', false, true]);
    const end = await read('ten', 'limit=4&around=ten-10');
    assert.deepEqual([end.texts, end.hasOlder, end.hasNewer], ['6789', true, false]);
    const all = await read('ten', 'limit=200&around=ten-5');
    assert.deepEqual([all.texts, all.hasOlder, all.hasNewer], ['0123456789', false, false]);
  });

  it('have nothing before the first and after the last', async () => {
    assert.deepEqual((await read('ten', 'before=ten-1')).items, []);
    assert.equal((await read('ten', 'before=ten-1')).hasNewer, true);
    assert.deepEqual((await read('ten', 'after=ten-10')).items, []);
    assert.deepEqual((await read('empty')).items, []);
  });

  it('are searched from the newest back', async () => {
    const newest = await read('ten', 'search=NUMBER&limit=2');
    assert.deepEqual([newest.texts, newest.hasOlder, newest.hasNewer], ['89', true, false]);
    const older = await read('ten', `search=number&limit=2&before=${newest.items[0]?.id}`);
    assert.deepEqual([older.texts, older.hasOlder, older.hasNewer], ['67', true, true]);
    assert.deepEqual((await read('ten', 'search=%25')).items, []);
  });

  it('keep the order in which they came when their times tie', async () => {
    const {items} = await read('ties');
    assert.deepEqual(
      items.map(({id, order}) => [id, order]),
      [
        ['z', 1],
        ['a', 2],
        ['m', 3],
      ],
    );
  });

  it('are refused where two places, an unknown message or an unknown chat are asked for', async () => {
    for (const [path, status, code] of [
      ['ten/messages?before=ten-1&after=ten-2', 400, 'invalid'],
      ['ten/messages?around=ten-1&search=x', 400, 'invalid'],
      ['ten/messages?limit=0', 400, 'invalid'],
      ['ten/messages?before=ties-1', 404, 'not-found'],
      ['nobody/messages', 404, 'not-found'],
    ] as const) {
      const answer = await server.ask<Refusal>(`chats/${path}`);
      assert.deepEqual([answer.status, answer.body.code], [status, code], path);
    }
  });

  it('take an answer, which clears the new ones', async () => {
    const before = await get('open');
    const {status, body} = await send('open', 'I am here.', 'key-1');
    const chat = await get('open');

    assert.equal(status, 201);
    assert.deepEqual(
      [body.text, body.idempotencyKey, body.order, body.author.name],
      ['I am here.', 'key-1', 3, 'Olga Petrova'],
    );
    assert.deepEqual([before.newMessages, chat.newMessages, chat.messageCount], [2, 0, 3]);
    assert.equal(chat.lastMessage?.text, 'I am here.');
    assert.ok((chat.version ?? 0) > (before.version ?? 0));
  });

  it('take the same key once, and answer with the first message whatever comes after', async () => {
    const first = await send('ten', 'once', 'key-2');
    const again = await send('ten', 'something else', 'key-2');
    assert.equal(again.status, 200);
    assert.deepEqual(again.body, first.body);
    assert.equal((await get('ten')).messageCount, 11);
  });

  it('take the same key once when it comes many times at the same moment', async () => {
    const answers = await Promise.all(Array.from({length: 8}, () => send('ties', 'at once', 'key-3')));
    assert.equal(new Set(answers.map(({body}) => body.id)).size, 1);
    assert.deepEqual(answers.map(({status}) => status).sort(), [200, 200, 200, 200, 200, 200, 200, 201]);
    assert.equal((await get('ties')).messageCount, 4);
  });

  it('take the same key in two chats', async () => {
    await send('open', 'here', 'key-4');
    assert.equal((await send('over', 'and there', 'key-4')).status, 201);
  });

  it('keep what was written, to the character', async () => {
    const text = ' <b>a</b>\n\t"quoted" \\ 👩🏽‍💻 \u202e مرحبا\r\n=1+1 ';
    const {body} = await send('open', text, 'key-5');
    assert.equal(body.text, text);
    assert.equal((await read('open', 'limit=1')).items[0]?.text, text);
  });

  it('bring a chat that was over back to work', async () => {
    await send('over', 'One more thing', 'key-6');
    assert.equal((await get('over')).status, 'in-progress');
  });

  it('take no answer in a closed chat, and say why', async () => {
    const {status, body} = await server.ask<Refusal>('chats/closed/messages', sending('Hello', 'key-7'));
    assert.deepEqual([status, body.code, body.detail], [403, 'forbidden', 'This chat is closed.']);
    assert.equal((await get('closed')).readOnlyReason, 'This chat is closed.');
  });

  it('refuse what is no message, and name the field', async () => {
    const headers = {'idempotency-key': 'key-8'};
    const bodies = [
      [{}, 'text'],
      [{text: ''}, 'text'],
      [{text: ' \n '}, 'text'],
      [{text: 'a\u0000b'}, 'text'],
      [{text: 7}, 'text'],
      [{text: 'x'.repeat(10_001)}, 'text'],
      [{text: 'x', attachments: [{id: 'f'}]}, 'attachments'],
    ] as const;
    for (const [payload, field] of bodies) {
      const answer = await server.ask<Refusal>('chats/ten/messages', {method: 'POST', headers, payload});
      assert.deepEqual([answer.status, answer.body.code, answer.body.field], [400, 'invalid', field]);
    }
    const unkeyed = await server.ask<Refusal>('chats/ten/messages', {method: 'POST', payload: {text: 'x'}});
    assert.deepEqual([unkeyed.status, unkeyed.body.field], [400, 'Idempotency-Key']);
    assert.equal((await send('ten', 'x'.repeat(10_000), 'key-9')).status, 201);
  });

  it('need no answer any more where the service user says so', async () => {
    await server.services.commands.addMessage('doomed', {author: JANE, text: 'thanks'});
    const answered = await server.ask<Chat>('chats/doomed/answered', {method: 'POST', payload: {}});
    assert.deepEqual([answered.status, answered.body.newMessages], [200, 0]);

    await server.services.commands.addMessage('doomed', {author: JANE, text: 'one more question'});
    assert.equal((await get('doomed')).newMessages, 1);
  });

  it('begin a chat with a client who is known, once for each key', async () => {
    const start = {
      method: 'POST',
      headers: {'idempotency-key': 'start-1'},
      payload: {transactionId: 'TX-8', text: 'About your refund'},
    } as const;
    const first = await server.ask<Chat>('chats', start);
    const again = await server.ask<Chat>('chats', start);

    assert.deepEqual([first.status, again.status, again.body.id], [201, 200, first.body.id]);
    assert.deepEqual(first.body.client.name, 'Jane Doe');
    assert.deepEqual(first.body.transaction, {id: 'TX-8', label: 'Refund', url: '/tx?id=8'});
    assert.equal((await read(first.body.id)).items[0]?.text, 'About your refund');
  });

  it('begin no chat with a stranger, or with nobody', async () => {
    const start = (payload: Record<string, string>) =>
      server.ask<Refusal>('chats', {method: 'POST', headers: {'idempotency-key': 'start-2'}, payload});
    assert.equal((await start({clientId: 'nobody', text: 'Hi'})).status, 404);
    assert.equal((await start({text: 'Hi'})).status, 400);
  });

  it('go with their chat when it is deleted', async () => {
    const deletion = {method: 'DELETE'} as const;
    assert.equal((await server.ask('chats/doomed', deletion)).status, 204);
    assert.equal((await server.ask('chats/doomed', deletion)).status, 404);
    assert.equal((await server.ask('chats/doomed/messages')).status, 404);
    assert.equal((await send('doomed', 'too late', 'key-10')).status, 404);
    const {items} = (await server.ask<Page<Chat>>('chats?size=200')).body;
    assert.ok(!items.some(({id}) => id === 'doomed'));
    const kept = await server.database.query(`select from events where chat_id = 'doomed' and change like '%thanks%'`);
    assert.equal(kept.length, 0);
  });

  it('stay where a chat may not be deleted', async () => {
    assert.equal((await server.ask('chats/kept', {method: 'DELETE'})).status, 403);
    assert.equal((await get('kept')).can?.delete, false);
  });
});

const JANE = {kind: 'client', id: 'jane', name: 'Jane Doe'} as const;
