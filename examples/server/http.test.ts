import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fastify} from 'fastify';
import type {InjectOptions} from 'fastify';
import {createApp} from './app.js';
import {type Handlers, registerOperations} from './openapi.js';
import {CONTENT_SECURITY_POLICY, FOLDERS} from './static.js';
import {createAjv, faultOf} from './validation.js';
import {chat, newDatabase, newFolder, sending, startTestServer, type TestServer} from './testing.js';

const BOM = '\uFEFF';

describe('the API', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer([
      chat('a', 1, {client: client('=1+1', '+44 20 7946 0958')}, ['+cmd|x', '> say "hi",\nplease']),
      chat('b', 2, {client: client('@home', '+44-20-7946'), status: 'no-active-chat'}, ['-1']),
    ]);
  });
  after(() => server.close());

  it('is exactly what the document says', () => {
    const {resolved} = server.services.openApi;
    const documented = Object.entries(resolved.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    assert.deepEqual(
      routesOf(server).filter((route) => route.includes(' /api')),
      documented.sort(),
    );
  });

  it('cannot be served with an operation missing, or one too many', () => {
    const {openApi} = server.services;
    const operations = Object.values(openApi.resolved.paths).flatMap((path) => Object.values(path));
    const all: Handlers = Object.fromEntries(operations.map(({operationId}) => [operationId, async () => null]));
    const {getMe, ...some} = all;
    assert.throws(() => registerOperations(fastify(), openApi, some), /getMe has no handler/);
    assert.throws(() => registerOperations(fastify(), openApi, {...all, stray: getMe!}), /stray has no operation/);
  });

  it('refuses to answer against the document', async () => {
    await server.database.run(
      `update messages set author = '{"kind": "robot", "id": "r", "name": "R"}' where id = 'b-1'`,
    );
    const {status, body} = await quietly(() => server.ask<Problem>('chats/b/messages'));
    await server.database.run(
      `update messages set author = '{"kind": "client", "id": "c", "name": "C"}' where id = 'b-1'`,
    );
    assert.deepEqual([status, body.code], [500, 'unavailable']);
  });

  it('serves the document', async () => {
    const {body} = await server.ask<{openapi: string}>('openapi.json');
    assert.equal(body.openapi, '3.1.0');
  });

  it('says who is signed in, what they may do, and offers quick replies', async () => {
    const me = await server.ask<{author: {name: string}; scope: string}>('me');
    assert.equal(me.body.author.name, 'Olga Petrova');
    assert.match(me.body.scope, /^backchat:[\da-f-]{36}:olga\.petrova$/);
    assert.equal((await server.ask<{send: boolean}>('permissions')).body.send, true);
    assert.ok((await server.ask<unknown[]>('quick-replies')).body.length > 0);
  });

  it('tells every error as a problem that the document describes', async () => {
    const {schemas} = server.services.openApi.resolved.components;
    const validate = createAjv().compile({...schemas.Problem, additionalProperties: false});
    const errors: readonly (readonly [string, number, string, InjectOptions?])[] = [
      ['nowhere', 404, 'not-found'],
      ['chats/nobody', 404, 'not-found'],
      ['chats?size=many', 400, 'invalid'],
      ['chats/%00', 400, 'invalid'],
      ['chats?search=%00', 400, 'invalid'],
      ['chats/%zz', 400, 'invalid'],
      [`chats/${'x'.repeat(2000)}`, 404, 'not-found'],
      ['chats', 405, 'invalid', {method: 'PUT'}],
      ['me', 405, 'invalid', {method: 'DELETE'}],
      ['chats/a/messages', 400, 'invalid', {method: 'POST', headers: JSON_BODY, payload: '{"text": '}],
      ['chats/a/messages', 400, 'invalid', {method: 'POST', headers: JSON_BODY, payload: ''}],
      ['chats/a/messages', 400, 'invalid', {method: 'POST', headers: JSON_BODY, payload: '{"__proto__": 1}'}],
      ['chats/a/messages', 415, 'invalid', {method: 'POST', headers: {'content-type': 'text/xml'}, payload: '<a/>'}],
      ['chats/a/messages', 413, 'invalid', sending('x'.repeat(2_000_000), 'k')],
    ];
    for (const [path, status, code, options] of errors) {
      const {body, headers, ...answer} = await server.ask<Problem>(path, options);
      assert.deepEqual([answer.status, body.status, body.code], [status, status, code], path);
      assert.match(String(headers['content-type']), /^application\/problem\+json/);
      assert.ok(validate(body), faultOf(validate));
      assert.ok(body.correlationId && body.detail);
    }
    const {headers} = await server.ask('chats', {method: 'PUT'});
    assert.equal(headers.allow, 'GET, POST');
  });

  it('tells nothing of its inside when it fails', async () => {
    await server.database.run('alter table messages rename to gone');
    const {status, body} = await quietly(() => server.ask<Problem>('chats/a/messages'));
    await server.database.run('alter table gone rename to messages');
    assert.deepEqual([status, body.code], [500, 'unavailable']);
    assert.doesNotMatch(JSON.stringify(body), /messages|42P01|\.ts/);
  });

  it('takes writes from its own pages and from programs, not from other sites', async () => {
    const write = async (headers: Record<string, string>) =>
      (await server.ask('chats/a/typing', {method: 'POST', payload: {typing: true}, headers})).status;
    assert.equal(await write({}), 204);
    assert.equal(await write({'sec-fetch-site': 'same-origin', origin: 'http://host'}), 204);
    assert.equal(await write({origin: 'http://host:80', host: 'host'}), 204);
    assert.equal(await write({'sec-fetch-site': 'cross-site'}), 403);
    assert.equal(await write({'sec-fetch-site': 'same-site'}), 403);
    assert.equal(await write({origin: 'http://evil.example', host: 'host'}), 403);
    assert.equal(await write({origin: 'null', host: 'host'}), 403);
  });

  it('exports the filtered set with the columns and headings asked for', async () => {
    const {body, headers} = await server.ask<string>(
      'chats/export?status=no-active-chat&columns=clientRole,status,createdAt' +
        '&label.clientRole=Rolle&label.status=Stand&label.status.no-active-chat=Vorbei&timezone=Europe/Berlin',
    );
    assert.equal(body, `${BOM}Rolle,Stand,Creation date\r\nIndividual,Vorbei,2025-01-02 10:00:00\r\n`);
    assert.match(String(headers['content-type']), /^text\/csv/);
    assert.match(String(headers['content-disposition']), /^attachment; filename="chats-\d{4}-\d\d-\d\d\.csv"$/);
    assert.equal(headers['x-total-count'], '1');
  });

  it('exports no formulas, but readable phone numbers', async () => {
    const {body} = await server.ask<string>(
      'chats/export?sort=createdAt&order=asc&columns=clientName,clientPhone,lastMessage',
    );
    const [, ...rows] = body.split('\r\n');
    assert.deepEqual(rows, [`'=1+1,+44 20 7946 0958,"say ""hi"",\nplease"`, `'@home,+44-20-7946,'-1`, '']);
  });

  it('exports every chat once, in order, however many there are', async () => {
    await server.database.run(`
      insert into chats (id, created_at, status, client_id, client_name, client_sort_name, client_role, version)
      select 'bulk-' || lpad(n::text, 4, '0'), now(), 'bulk', 'c', 'C', 'c', 'bulk', 1 from generate_series(1, 1234) as n`);
    const {body} = await server.ask<string>('chats/export?status=bulk&sort=clientName&columns=id');
    await server.database.run(`delete from chats where status = 'bulk'`);
    const rows = body.trimEnd().split('\r\n').slice(1);
    assert.equal(rows.length, 1234);
    assert.deepEqual(rows, [...new Set(rows)].sort());
  });

  it('refuses a time zone that is none', async () => {
    const {status, body} = await server.ask<Problem>('chats/export?timezone=Mars');
    assert.deepEqual([status, body.field], [400, 'timezone']);
  });

  it('packs long answers', async () => {
    const answer = await server.http.inject({url: '/api/openapi.json', headers: {'accept-encoding': 'gzip'}});
    assert.equal(answer.headers['content-encoding'], 'gzip');
  });
});

describe('the pages', () => {
  const root = mkdtempSync(join(tmpdir(), 'backchat-pages-'));
  const folders = {...FOLDERS, pages: join(root, 'pages'), dist: join(root, 'dist')};
  const data = newFolder();
  let app: Awaited<ReturnType<typeof createApp>>;
  let close: () => Promise<void>;

  before(async () => {
    mkdirSync(join(folders.pages, 'css'), {recursive: true});
    writeFileSync(join(folders.pages, 'index.html'), '<!doctype html><title>Home</title>');
    writeFileSync(join(folders.pages, 'transaction.html'), '<!doctype html><title>Transaction</title>');
    writeFileSync(join(folders.pages, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    writeFileSync(join(folders.pages, 'css', 'host.css'), 'body {}');
    const database = await newDatabase(data);
    app = await createApp(database, folders);
    close = async () => {
      await app.http.close();
      await database.close();
    };
  });
  after(async () => {
    await close();
    rmSync(root, {recursive: true});
    rmSync(data, {recursive: true});
  });
  const get = (url: string, headers = {}) => app.http.inject({url, headers});

  it('say what to do while the library is not built', async () => {
    const {statusCode, body, headers} = await get('/');
    assert.equal(statusCode, 503);
    assert.match(body, /npm run build/);
    assert.equal(headers['content-security-policy'], CONTENT_SECURITY_POLICY);
  });

  it('are served with the library once it is built, under the strict policy', async () => {
    mkdirSync(folders.dist);
    writeFileSync(join(folders.dist, 'backchat.min.js'), `export {};${' '.repeat(3000)}`);
    for (const url of ['/', '/index.html', '/transaction.html?id=TX-1']) {
      const {statusCode, headers} = await get(url);
      assert.equal(statusCode, 200, url);
      assert.equal(headers['content-security-policy'], CONTENT_SECURITY_POLICY);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['referrer-policy'], 'same-origin');
    }
    const script = await get('/dist/backchat.min.js', {'accept-encoding': 'gzip'});
    assert.match(String(script.headers['content-type']), /javascript/);
    assert.equal(script.headers['content-encoding'], 'gzip');
  });

  it('are asked for again each time, and sent again only when changed', async () => {
    const first = await get('/css/host.css');
    const again = await get('/css/host.css', {'if-none-match': first.headers.etag});
    assert.equal(first.headers['cache-control'], 'no-cache');
    assert.deepEqual([again.statusCode, again.body], [304, '']);
  });

  it('have an icon and pictures', async () => {
    for (const url of ['/favicon.ico', '/favicon.svg', '/avatars/jane.svg']) {
      const {statusCode, headers} = await get(url);
      assert.deepEqual([statusCode, headers['content-type']], [200, 'image/svg+xml'], url);
    }
  });

  it('are a page of their own where there is none, and no way out of the folder', async () => {
    const missing = await get('/nowhere.html');
    assert.equal(missing.statusCode, 404);
    assert.match(missing.body, /There is no such page/);
    for (const url of ['/../package.json', '/%2e%2e/%2e%2e/package.json', '/dist/..%2f..%2fpackage.json']) {
      assert.ok([400, 403, 404].includes((await get(url)).statusCode), url);
    }
  });
});

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly field?: string;
  readonly correlationId?: string;
}

const JSON_BODY = {'content-type': 'application/json', 'idempotency-key': 'k'};

function client(name: string, phone: string) {
  return {id: name, name, role: 'individual', phone, email: null};
}

/** "GET /api/chats" for all that is served. */
function routesOf({http}: TestServer): readonly string[] {
  const routes: string[] = [];
  const parents: string[] = [];
  for (const line of http.printRoutes({commonPrefix: false}).split('\n')) {
    const [, indent = '', path = '', methods = ''] = /^([\s│]*)[├└]── (\S*) \((.*)\)$/.exec(line) ?? [];
    if (!path && !methods) continue;
    const depth = indent.length / 4;
    parents.length = depth;
    parents.push(path);
    for (const method of methods.split(', ')) routes.push(`${method} ${parents.join('')}`);
  }
  return routes.sort();
}

/** Without the log line that an expected failure writes. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const {error} = console;
  console.error = () => undefined;
  try {
    return await work();
  } finally {
    console.error = error;
  }
}
