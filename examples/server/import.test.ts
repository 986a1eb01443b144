import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, afterEach, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import type {Chat} from '../../src/model/chat.js';
import type {Message} from '../../src/model/message.js';
import {type Database, openDatabase} from './db/database.js';
import type {WholeChat} from './db/load.js';
import {isNewFolder} from './db/meta.js';
import {chatById, selectMessages} from './db/records.js';
import {createLineReader} from './import-format.js';
import {type ImportCounts, importFile} from './importer.js';
import {loadOpenApi} from './openapi.js';
import {chat, newDatabase, newFolder} from './testing.js';

const CORPUS = ['stripe', 'ubuntu'].map((name) =>
  fileURLToPath(new URL(`../../../shared/corpus/${name}-support.jsonl`, import.meta.url)),
);
const readLine = createLineReader(loadOpenApi().resolved);

describe('importing a file', () => {
  let database: Database;
  let folder: string;
  before(async () => {
    folder = newFolder();
    database = await newDatabase(folder);
  });
  after(async () => {
    await database.close();
    rmSync(folder, {recursive: true});
  });
  afterEach(() => database.run('delete from chats'));

  const importing = async (content: string | Uint8Array): Promise<ImportCounts & {reasons: readonly string[]}> => {
    const reasons: string[] = [];
    const path = join(folder, 'file.jsonl');
    writeFileSync(path, content);
    const onRefused = (line: number, reason: string) => reasons.push(`${line}: ${reason}`);
    return {...(await importFile(database, path, readLine, {onLine: () => undefined, onRefused})), reasons};
  };
  const stored = async (chatId: string): Promise<{chat?: Chat; messages: readonly Message[]}> => ({
    chat: await chatById(database, chatId),
    messages: await selectMessages(database, 'where m.chat_id = $1 order by m.position', [chatId]),
  });
  const lines = (...chats: readonly unknown[]) => chats.map((item) => `${JSON.stringify(item)}\n`).join('');

  it('keeps everything that the file says', async () => {
    const text = ' <b>bold</b> & "quotes"\n\u2028 👩🏽‍💻 \\ ';
    const original = chat('full', 1, {
      client: {id: 'c', name: 'שלום', role: 'merchant', phone: '+1 2', email: 'a@b.c', avatarUrl: '/a.svg'},
      transaction: {id: 'TX', label: 'Refund', url: '/tx'},
      status: 'waiting',
      messages: [
        {id: 'm1', sentAt: '2025-01-01T10:00:00+01:00', text, author: {kind: 'client', id: 'c', name: 'שלום'}},
        {
          id: 'm0',
          sentAt: '2025-01-01T08:00:00Z',
          text: '',
          author: {kind: 'service-user', id: 's', name: 'S', role: 'R'},
        },
      ],
    });
    await importing(lines(original));
    const {chat: known, messages} = await stored('full');

    assert.deepEqual(
      [known?.client, known?.transaction, known?.status],
      [original.client, original.transaction, 'waiting'],
    );
    assert.deepEqual(
      messages.map(({id, order, sentAt, text, author}) => ({id, order, sentAt, text, author})),
      [
        {id: 'm1', order: 1, sentAt: '2025-01-01T09:00:00.000Z', text, author: original.messages[0]?.author},
        {id: 'm0', order: 2, sentAt: '2025-01-01T08:00:00.000Z', text: '', author: original.messages[1]?.author},
      ],
    );
    assert.deepEqual([known?.messageCount, known?.newMessages, known?.lastMessage?.authorName], [2, 0, 'S']);
  });

  it('changes nothing when done twice', async () => {
    const file = lines(chat('a', 1, {}, ['1', '2']), chat('b', 2, {}, ['3']), chat('c', 3));
    const first = await importing(file);
    const before = [await stored('a'), await stored('c')];
    const second = await importing(file);

    assert.deepEqual(first.imported, {chats: 3, messages: 3});
    assert.deepEqual(
      [second.imported, second.present],
      [
        {chats: 0, messages: 0},
        {chats: 3, messages: 3},
      ],
    );
    assert.deepEqual([await stored('a'), await stored('c')], before);
  });

  it('adds the messages that a known chat lacks, and counts again', async () => {
    await importing(lines(chat('a', 1, {}, ['1', '> 2'])));
    const {imported, present} = await importing(lines(chat('a', 1, {}, ['1', '> 2', '3', '4'])));
    const {chat: known, messages} = await stored('a');

    assert.deepEqual(
      [imported, present],
      [
        {chats: 0, messages: 2},
        {chats: 1, messages: 2},
      ],
    );
    assert.deepEqual(
      messages.map(({text, order}) => [text, order]),
      [
        ['1', 1],
        ['2', 2],
        ['3', 3],
        ['4', 4],
      ],
    );
    assert.deepEqual([known?.messageCount, known?.newMessages, known?.lastMessage?.text], [4, 2, '4']);
  });

  it('brings back a chat that was deleted', async () => {
    const file = lines(chat('a', 1, {}, ['1']));
    await importing(file);
    await database.run(`delete from chats where id = 'a'`);
    assert.deepEqual((await importing(file)).imported, {chats: 1, messages: 1});
  });

  it('joins two lines about one chat', async () => {
    const {imported, present} = await importing(lines(chat('a', 1, {}, ['1']), chat('a', 1, {}, ['1', '2'])));
    assert.deepEqual(
      [imported, present],
      [
        {chats: 1, messages: 2},
        {chats: 1, messages: 1},
      ],
    );
  });

  it('refuses a bad line with its number and the reason, and takes the good ones', async () => {
    const good = (id: string) => lines(chat(id, 1, {}, ['1'])).trimEnd();
    const bad = (change: Record<string, unknown>) => JSON.stringify({...chat('bad', 1, {}, ['1', '2']), ...change});
    const {messages} = chat('bad', 1, {}, ['1', '2']);
    const second = (change: Record<string, unknown>) => bad({messages: [messages[0], {...messages[1], ...change}]});
    const result = await importing(
      [
        good('first'),
        '{"id": "broken", ',
        '',
        '[]',
        bad({id: undefined}),
        bad({client: {id: 'c', name: 'C'}}),
        bad({createdAt: '14 Jan 2025'}),
        bad({createdAt: '2025-01-14T10:00:00'}),
        bad({messages: {}}),
        second({author: {kind: 'robot', id: 'r', name: 'R'}}),
        second({text: undefined}),
        second({text: 7}),
        second({text: 'a\u0000b'}),
        second({text: 'half \ud83d'}),
        second({id: 'bad-1'}),
        good('last'),
      ].join('\r\n'),
    );

    assert.deepEqual(result.imported, {chats: 2, messages: 2});
    assert.deepEqual(result.refused, {chats: 13, messages: 20});
    const expected = [
      /^2: it is not JSON: /,
      /^4: the value must be object$/,
      /^5: id is missing$/,
      /^6: client\.role is missing$/,
      /^7: createdAt must be a date-time$/,
      /^8: createdAt must be a date-time$/,
      /^9: messages must be array$/,
      /^10: messages\[1\]\.author\.kind must be one of client, service-user, system$/,
      /^11: messages\[1\]\.text is missing$/,
      /^12: messages\[1\]\.text must be string$/,
      /^13: messages\[1\]\.text holds a character that cannot be stored$/,
      /^14: messages\[1\]\.text holds a character that cannot be stored$/,
      /^15: messages\[1\]\.id is that of messages\[0\]$/,
    ];
    assert.equal(result.reasons.length, expected.length);
    for (const [index, pattern] of expected.entries()) assert.match(result.reasons[index] ?? '', pattern);
  });

  it('reads a file with a byte order mark and without a last line feed, and refuses what is not UTF-8', async () => {
    const file = Buffer.concat([
      Buffer.from(`\uFEFF${lines(chat('a', 1, {}, ['1']))}`),
      Buffer.from([0x22, 0xff, 0x22, 0x0a]),
      Buffer.from(lines(chat('b', 1, {}, ['1'])).trimEnd()),
    ]);
    const {imported, reasons} = await importing(file);
    assert.deepEqual([imported.chats, reasons], [2, ['2: it is not UTF-8 text']]);
  });

  it('imports the corpus, text for text, where it lies beside the project', async (t) => {
    if (!CORPUS.every((path) => existsSync(path))) return t.skip('../shared/corpus is not there');
    const counts = {chats: 0, messages: 0};
    for (const path of CORPUS) {
      const {imported} = await importing(readFileSync(path));
      counts.chats += imported.chats;
      counts.messages += imported.messages;
    }
    assert.deepEqual(counts, {chats: 335, messages: 4091});
    for (const line of CORPUS.flatMap((path) => readFileSync(path, 'utf8').trimEnd().split('\n'))) {
      const original = JSON.parse(line) as WholeChat;
      const {messages} = await stored(original.id);
      assert.deepEqual(
        messages.map(({text}) => text),
        original.messages.map(({text}) => text),
      );
    }
  });
});

describe('npm run import', () => {
  const run = (folder: string, ...files: readonly string[]) =>
    new Promise<{code: number; out: string; err: string}>((resolve) => {
      const script = fileURLToPath(new URL('./import.ts', import.meta.url));
      const env = {...process.env, DATA_DIR: folder};
      const child = execFile(process.execPath, ['--import', 'tsx', script, ...files], {env}, (_error, out, err) =>
        resolve({code: child.exitCode ?? -1, out, err}),
      );
    });

  it('counts, names what it refused, and fails if there was any', async () => {
    const folder = newFolder();
    await (await newDatabase(folder)).close();
    const file = join(folder, 'mixed.jsonl');
    writeFileSync(file, `${JSON.stringify(chat('a', 1, {}, ['1', '2']))}\n{"id":"b"}\n`);
    const {code, out, err} = await run(folder, file, join(folder, 'absent.jsonl'));

    const database = await openDatabase(folder);
    const isNew = await isNewFolder(database);
    await database.close();
    rmSync(folder, {recursive: true});
    assert.equal(code, 1);
    assert.match(out, /chats +1 +0 +1\nmessages +2 +0 +0\n/);
    assert.match(err, /mixed\.jsonl:2: refused, createdAt is missing\./);
    assert.match(err, /absent\.jsonl cannot be read: there is no such file\./);
    assert.equal(isNew, false, 'a server that starts now adds no demo set');
  });

  it('refuses a folder that a server holds, and says who holds it', async () => {
    const folder = newFolder();
    const database = await newDatabase(folder);
    const {code, out, err} = await run(folder, CORPUS[0] ?? '');
    await database.close();
    rmSync(folder, {recursive: true});
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, new RegExp(`in use by process ${process.pid}\\. Stop that process first`));
    assert.ok(!err.includes('    at '), 'no stack');
  });

  it('says how it is used when no file is named', async () => {
    const {code, err} = await run('never made');
    assert.equal(code, 1);
    assert.match(err, /^Usage: npm run import -- FILE\.jsonl/m);
  });
});
