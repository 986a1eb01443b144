import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Chat} from '../../src/model/chat.js';
import type {Page} from '../../src/model/page.js';
import type {WholeChat} from './db/load.js';
import {chat, startTestServer, type TestServer} from './testing.js';

const client = (id: string, name: string, role = 'individual', phone: string | null = null): WholeChat['client'] => ({
  id,
  name,
  role,
  phone,
  email: `${id}@example.com`,
});

const CHATS: readonly WholeChat[] = [
  chat('a', 1, {client: client('eva', 'Éva'), status: 'no-active-chat'}, ['Hello', '> Hi', 'The 100% refund', 'x']),
  chat('b', 2, {client: client('bob', 'bob', 'merchant'), transaction: {id: 'TX-1', label: 'Refund'}}, ['50_50 offer']),
  chat('c', 3, {client: client('Zoe', 'Zoe', 'agent', '+44 20 7946-0958')}, ['A back\\slash', '> Right']),
  chat('d', 4, {client: client('eva', 'Éva')}),
  chat('e', 5, {client: client('adam', 'Adam', 'sub-agent')}, ['ÄRGER mit dem Ofen', '> So?', '* closed']),
  chat('f', 6, {client: client('eve', 'Eve', 'reseller')}, ['1', '2', '3']),
];

describe('the list of chats', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer(CHATS);
  });
  after(() => server.close());

  const page = async (query: string) => (await server.ask<Page<Chat>>(`chats?${query}`)).body;
  const ids = async (query: string) => (await page(query)).items.map(({id}) => id).join('');

  it('begins with the chat that moved last and ends with those without messages', async () => {
    assert.equal(await ids(''), 'fecbad');
  });

  it('keeps chats without messages at the end when turned round', async () => {
    assert.equal(await ids('sort=lastMessageAt&order=asc'), 'abcefd');
  });

  it('sorts by creation', async () => {
    assert.equal(await ids('sort=createdAt'), 'fedcba');
    assert.equal(await ids('sort=createdAt&order=asc'), 'abcdef');
  });

  it('sorts names without regard to case and accents, ties by id', async () => {
    assert.equal(await ids('sort=clientName'), 'ebadfc');
    assert.equal(await ids('sort=clientName&order=desc'), 'cfdabe');
  });

  it('sorts by the number of new messages, ties by id', async () => {
    assert.equal(await ids('sort=newMessages'), 'fabedc');
  });

  it('counts client messages after the last answer as new, the system’s not', async () => {
    const {items} = await page('sort=createdAt&order=asc');
    assert.deepEqual(
      items.map(({newMessages}) => newMessages),
      [2, 1, 0, 0, 0, 3],
    );
  });

  it('filters by each of its parameters', async () => {
    assert.equal(await ids('from=2025-01-03T09:00:00Z&to=2025-01-05T09:00:00.000Z'), 'cd');
    assert.equal(await ids('role=merchant'), 'b');
    assert.equal(await ids('role=merchant&role=agent'), 'cb');
    assert.equal(await ids('role=reseller'), 'f');
    assert.equal(await ids('status=no-active-chat'), 'a');
    assert.equal(await ids('client=eva'), 'ad');
    assert.equal(await ids('transaction=TX-1'), 'b');
    assert.equal(await ids('new=true'), 'fba');
    assert.equal(await ids('with-transaction=true'), 'b');
    assert.equal(await ids('role=merchant&status=no-active-chat'), '');
  });

  it('searches messages and clients without regard to case', async () => {
    assert.equal(await ids('search=REFUND'), 'a');
    assert.equal(await ids('search=%C3%A4rger'), 'e');
    assert.equal(await ids('search=zoe'), 'c');
    assert.equal(await ids('search=EVA@example'), 'ad');
    assert.equal(await ids('search=%20%20'), 'fecbad');
  });

  it('finds a phone number however it is spaced', async () => {
    assert.equal(await ids('search=7946-0958'), 'c');
    assert.equal(await ids('search=%2B442079460958'), 'c');
    assert.equal(await ids('search=20%207946%200958'), 'c');
  });

  it('takes wildcards for themselves', async () => {
    assert.equal(await ids('search=100%25'), 'a');
    assert.equal(await ids('search=%25'), 'a');
    assert.equal(await ids('search=0_5'), 'b');
    assert.equal(await ids('search=_'), 'b');
    assert.equal(await ids('search=k%5Cs'), 'c');
    assert.equal(await ids(`search=${encodeURIComponent("'; drop table chats; --")}`), '');
  });

  it('tells which message was hit', async () => {
    const {items} = await page('search=refund');
    assert.deepEqual(items[0]?.match, {messageId: 'a-3', text: 'The 100% refund'});
    assert.equal((await page('search=zoe')).items[0]?.match, undefined);
  });

  it('shows the surroundings of a hit in a long message', async () => {
    const text = `${'before '.repeat(60)}NEEDLE ${'after '.repeat(60)}`;
    const {id} = await server.services.commands.openChat(client('eva', 'Éva'), null, text);
    const {match} = (await page('search=needle')).items[0] ?? {};
    await server.services.commands.deleteChat(id, {kind: 'service-user', id: 'tom', name: 'Tom'});
    assert.match(match?.text ?? '', /^….*NEEDLE.*…$/);
    assert.ok((match?.text.length ?? 0) < 200);
  });

  for (const sort of ['createdAt', 'lastMessageAt', 'clientName', 'newMessages']) {
    for (const order of ['asc', 'desc']) {
      for (const size of [1, 2, 4, 6]) {
        it(`gives the same rows by number and by cursor: ${sort} ${order}, ${size} a page`, async () => {
          const query = `sort=${sort}&order=${order}&size=${size}`;
          const all = await ids(`sort=${sort}&order=${order}`);
          const rows = ({items}: Page<Chat>) => items.map(({id}) => id).join('');

          let byNumber = '';
          for (let number = 1; number <= Math.ceil(6 / size); number++)
            byNumber += await ids(`${query}&page=${number}`);
          assert.equal(byNumber, all);

          let current = await page(query);
          let forward = rows(current);
          while (current.next) {
            current = await page(`${query}&after=${current.next}`);
            forward += rows(current);
          }
          assert.equal(forward, all);

          current = await page(`${query}&page=last`);
          let backward = rows(current);
          while (current.previous) {
            current = await page(`${query}&before=${current.previous}`);
            backward = rows(current) + backward;
          }
          assert.equal(backward, all);
          assert.equal(current.total, 6);
        });
      }
    }
  }

  it('has no neighbours beyond its ends', async () => {
    assert.equal((await page('size=3')).previous, undefined);
    assert.equal((await page('size=3&page=2')).next, undefined);
    assert.equal((await page('size=6')).next, undefined);
  });

  it('goes on from a cursor whose chat is gone', async () => {
    const {id} = await server.services.commands.openChat(client('eva', 'Éva'), null, 'short-lived');
    const {next} = await page('size=1');
    await server.services.commands.deleteChat(id, {kind: 'service-user', id: 'tom', name: 'Tom'});
    assert.equal(await ids(`size=2&after=${next}`), 'fe');
  });

  it('leads back from a page beyond the end', async () => {
    const beyond = await page('size=4&page=9');
    assert.deepEqual(beyond.items, []);
    assert.equal(await ids(`size=4&before=${beyond.previous}`), 'cbad');
  });

  it('says that it counted no further than 10 000', async () => {
    await server.database.run(`
      insert into chats (id, created_at, status, client_id, client_name, client_sort_name, client_role, version)
      select 'bulk-' || n, now(), 'bulk', 'bulk', 'Bulk', 'bulk', 'bulk', 1 from generate_series(1, 10001) as n`);
    const {total, totalIsEstimate} = await page('size=1');
    const exact = await page('size=1&status=in-progress');
    const last = await page('size=3&page=last&status=bulk');
    await server.database.run(`delete from chats where status = 'bulk'`);
    assert.deepEqual({total, totalIsEstimate}, {total: 10_000, totalIsEstimate: true});
    assert.deepEqual([exact.total, exact.totalIsEstimate], [5, undefined]);
    assert.equal(last.items.length, 3);
  });

  it('refuses what it cannot serve and names it', async () => {
    const refusals = {
      'size=0': 'size',
      'size=201': 'size',
      'page=0': 'page',
      'page=first': 'page',
      'sort=phone': 'sort',
      'order=up': 'order',
      'from=yesterday': 'from',
      'new=maybe': 'new',
      'after=nonsense': 'after',
      'page=2&after=x': 'after',
      [`after=${(await page('size=1&sort=createdAt')).next}`]: 'after',
      [`search=${'x'.repeat(201)}`]: 'search',
    };
    for (const [query, field] of Object.entries(refusals)) {
      const {status, body} = await server.ask<{code: string; field: string}>(`chats?${query}`);
      assert.deepEqual({status, code: body.code, field: body.field}, {status: 400, code: 'invalid', field}, query);
    }
  });
});
