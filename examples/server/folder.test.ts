import assert from 'node:assert/strict';
import {type ChildProcess, spawn} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {join} from 'node:path';
import {after, afterEach, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import type {AddressInfo} from 'node:net';
import type {Chat} from '../../src/model/chat.js';
import type {Page} from '../../src/model/page.js';
import {lockFolder} from './db/lock.js';
import {openDatabase} from './db/database.js';
import {isNewFolder} from './db/meta.js';
import {OperatorError} from './operator-error.js';
import {seed} from './seed/seed.js';
import {newDatabase, newFolder} from './testing.js';

describe('a data folder', () => {
  let folder: string;
  const lock = () => join(folder, 'backchat.lock');
  before(() => (folder = newFolder()));
  afterEach(() => rmSync(lock(), {force: true}));
  after(() => rmSync(folder, {recursive: true}));

  it('is held by one at a time', () => {
    const unlock = lockFolder(folder);
    assert.throws(() => lockFolder(folder), OperatorError);
    unlock();
    lockFolder(folder)();
    assert.equal(existsSync(lock()), false);
  });

  it('names the process that holds it, and what to do', () => {
    writeFileSync(lock(), `${process.ppid}\n`);
    assert.throws(() => lockFolder(folder), new RegExp(`process ${process.ppid}.*DATA_DIR`));
  });

  it('is taken over from a process that is gone, or was another with the same number', () => {
    const stale = ['2147483646\n', `${process.pid}\n`, `${process.ppid}\n1\n`, '', 'nonsense'];
    for (const content of stale) {
      writeFileSync(lock(), content);
      const unlock = lockFolder(folder);
      assert.equal(readFileSync(lock(), 'utf8').split('\n')[0], String(process.pid));
      unlock();
    }
  });

  it('that cannot be made is refused with the reason', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    await assert.rejects(openDatabase(join(file, 'data')), /cannot be used: .*DATA_DIR/);
  });

  it('that was left half made is made anew', async () => {
    const half = join(folder, 'half');
    mkdirSync(join(half, 'postgres'), {recursive: true});
    writeFileSync(join(half, 'postgres', 'PG_VERSION'), '18');
    writeFileSync(join(half, 'backchat.unfinished'), '');
    const database = await openDatabase(half);
    const isNew = await isNewFolder(database);
    await database.close();
    assert.equal(isNew, true);
    assert.equal(existsSync(join(half, 'backchat.unfinished')), false);
  });

  it('that a later version wrote is refused', async () => {
    const later = join(folder, 'later');
    const database = await newDatabase(later);
    await database.run('insert into schema_version values (99)');
    await database.close();
    await assert.rejects(openDatabase(later), /cannot be read: it was written by a later version/);
    assert.equal(existsSync(join(later, 'backchat.lock')), false);
  });

  it('is new until it had chats, also when all of them are deleted', async () => {
    const fresh = join(folder, 'fresh');
    const database = await newDatabase(fresh);
    const before = await isNewFolder(database);
    await seed(database, new Date());
    await database.run('delete from chats');
    const afterwards = await isNewFolder(database);
    await database.close();
    assert.deepEqual([before, afterwards], [true, false]);
  });
});

describe('the demo set', () => {
  it('shows every case, and nothing from the future', async () => {
    const folder = newFolder();
    const database = await newDatabase(folder);
    const now = new Date();
    await seed(database, now);
    const [facts] = await database.query<Record<string, number>>(`
      select count(*)::int as chats, count(distinct client_role)::int as roles, count(distinct status)::int as statuses,
        count(client_avatar_url)::int as pictures, count(transaction_url)::int as transactions,
        count(*) filter (where not can_send)::int as closed, count(*) filter (where message_count = 0)::int as empty,
        count(*) filter (where client_phone is null)::int as "noPhone", max(message_count)::int as longest,
        count(*) filter (where client_id = 'client-jane')::int as jane,
        count(*) filter (where new_messages > 0)::int as news,
        count(*) filter (where created_at > now() - interval '7 days')::int as week,
        (select count(distinct author->>'kind') from messages)::int as kinds,
        (select count(distinct author->>'id') from messages where author->>'kind' = 'service-user')::int as staff
      from chats`);
    const [late] = await database.query('select from messages where sent_at > $1', [now.toISOString()]);
    await database.close();
    rmSync(folder, {recursive: true});

    assert.equal(late, undefined);
    assert.ok(facts && facts.chats! >= 55 && facts.chats! <= 70 && facts.longest! >= 120);
    assert.ok(facts.pictures! >= 10 && facts.transactions! >= 10 && facts.news! >= 10 && facts.week! >= 30);
    assert.ok(facts.closed! >= 2 && facts.empty! >= 1 && facts.noPhone! >= 3);
    assert.deepEqual([facts.roles, facts.statuses, facts.jane, facts.kinds, facts.staff], [4, 2, 7, 3, 4]);
  });
});

describe('npm start', () => {
  const script = fileURLToPath(new URL('./main.ts', import.meta.url));
  const children: ChildProcess[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  /** Resolves once it prints its address, or has ended. */
  const start = (folder: string, port: number | string = 0) => {
    const env = {...process.env, DATA_DIR: folder, PORT: String(port), HOST: '127.0.0.1'};
    const child = spawn(process.execPath, ['--import', 'tsx', script], {env});
    children.push(child);
    const output = {out: '', err: ''};
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.stderr.on('data', (data) => (output.err += String(data)));
    const running = new Promise<string>((resolve) =>
      child.stdout.on('data', (data) => {
        output.out += String(data);
        const address = /http:\S+/.exec(output.out);
        if (address) resolve(address[0].replace('localhost', '127.0.0.1'));
      }),
    );
    return {child, output, ended, ready: Promise.race([running, ended.then(() => '')])};
  };

  it('seeds a new folder once, keeps what was written, and lets go of the folder when stopped', async () => {
    const folder = newFolder();
    await (await newDatabase(folder)).close();
    const first = start(folder);
    const origin = await first.ready;
    const page = (await (await fetch(`${origin}api/chats`)).json()) as Page<Chat>;
    const id = page.items[0]?.id ?? '';
    await fetch(`${origin}api/chats/${id}/messages`, {
      method: 'POST',
      headers: {'idempotency-key': 'k', 'content-type': 'application/json'},
      body: JSON.stringify({text: 'Still there after a restart?'}),
    });
    const stream = await fetch(`${origin}api/changes`);
    first.child.kill('SIGTERM');
    assert.equal(await first.ended, 0);
    await stream.body?.cancel();
    assert.equal(first.output.out.trim().split('\n').length, 1);
    assert.equal(existsSync(join(folder, 'backchat.lock')), false);

    const second = start(folder);
    const again = (await (await fetch(`${await second.ready}api/chats`)).json()) as Page<Chat>;
    second.child.kill('SIGINT');
    await second.ended;
    rmSync(folder, {recursive: true});
    assert.equal(again.total, page.total);
    assert.equal(again.items[0]?.lastMessage?.text, 'Still there after a restart?');
  });

  it('keeps what was committed when it is killed', async () => {
    const folder = newFolder();
    await (await newDatabase(folder)).close();
    const first = start(folder);
    const origin = await first.ready;
    const deleted = await fetch(`${origin}api/chats/1`, {method: 'DELETE'});
    first.child.kill('SIGKILL');
    await first.ended;

    const second = start(folder);
    const {status} = await fetch(`${await second.ready}api/chats/1`);
    second.child.kill('SIGTERM');
    await second.ended;
    rmSync(folder, {recursive: true});
    assert.deepEqual([deleted.status, status], [204, 404]);
  });

  it('says in one line that the folder is held', async () => {
    const folder = newFolder();
    const database = await newDatabase(folder);
    const {ended, output} = start(folder);
    const code = await ended;
    await database.close();
    rmSync(folder, {recursive: true});
    assert.equal(code, 1);
    assert.match(output.err.trim(), new RegExp(`^The data folder .* is in use by process ${process.pid}\\. [^\\n]*$`));
  });

  it('says in one line that the port is taken, or is none', async () => {
    const folder = newFolder();
    await (await newDatabase(folder)).close();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const {port} = other.address() as AddressInfo;
    const taken = start(folder, port);
    assert.equal(await taken.ended, 1);
    other.close();
    assert.match(taken.output.err.trim(), new RegExp(`^Port ${port} is in use[^\\n]*PORT=\\d+ npm start$`));

    const wrong = start(folder, 'http');
    assert.equal(await wrong.ended, 1);
    rmSync(folder, {recursive: true});
    assert.match(wrong.output.err.trim(), /^PORT is "http"; [^\n]*$/);
  });
});
