/** A server on a data folder of its own, for the tests. */
import {createHash} from 'node:crypto';
import {cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {AddressInfo} from 'node:net';
import type {InjectOptions} from 'fastify';
import {type App, createApp} from './app.js';
import {type Database, openDatabase} from './db/database.js';
import {loadChats, type WholeChat, type WholeMessage} from './db/load.js';

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'backchat-test-'));
}

/** What the files of a new database depend on. */
const INGREDIENTS = ['./db/schema.ts', './db/database.ts', '../../node_modules/@electric-sql/pglite/package.json'];

/** Making the files of a database takes seconds, copying them a fraction: they are made once and kept for later runs. */
export async function newDatabase(folder = newFolder()): Promise<Database> {
  const hash = createHash('sha256');
  for (const file of INGREDIENTS) hash.update(readFileSync(new URL(file, import.meta.url)));
  const template = join(tmpdir(), `backchat-template-${hash.digest('hex').slice(0, 12)}`);
  if (!existsSync(template)) {
    const made = newFolder();
    await (await openDatabase(made)).close();
    try {
      renameSync(made, template);
    } catch {
      rmSync(made, {recursive: true});
    }
  }
  cpSync(template, folder, {recursive: true});
  return openDatabase(folder);
}

export interface TestServer extends App {
  readonly database: Database;
  readonly folder: string;
  /** Where it listens, such as `http://127.0.0.1:43123`. */
  readonly origin: string;
  /** The parsed answer to a GET, or to what is told. */
  ask<T>(path: string, options?: InjectOptions): Promise<{status: number; body: T; headers: Record<string, unknown>}>;
  close(): Promise<void>;
}

export async function startTestServer(chats: readonly WholeChat[] = []): Promise<TestServer> {
  const folder = newFolder();
  const database = await newDatabase(folder);
  if (chats.length > 0) await database.transaction((sql) => loadChats(sql, chats, 'import'));
  const app = await createApp(database);
  await app.http.listen({host: '127.0.0.1', port: 0});
  return {
    ...app,
    database,
    folder,
    origin: `http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}`,
    ask: async (path, options = {}) => {
      const response = await app.http.inject({method: 'GET', url: `/api/${path}`, ...options});
      const isJson = String(response.headers['content-type']).includes('json');
      return {
        status: response.statusCode,
        body: (isJson ? JSON.parse(response.body) : response.body) as never,
        headers: response.headers,
      };
    },
    close: async () => {
      await app.http.close();
      await database.close();
      rmSync(folder, {recursive: true});
    },
  };
}

/** What to ask to send a text as the service user. */
export function sending(text: string, key: string): InjectOptions {
  return {method: 'POST', headers: {'idempotency-key': key}, payload: {text}};
}

/** A chat of Jane, created on the given day of January 2025, with messages a minute apart. */
export function chat(id: string, day: number, over: Partial<WholeChat> = {}, talk: readonly string[] = []): WholeChat {
  const createdAt = new Date(Date.UTC(2025, 0, day, 9)).toISOString();
  return {
    id,
    createdAt,
    status: 'in-progress',
    client: {id: 'jane', name: 'Jane Doe', role: 'individual', phone: null, email: null},
    transaction: null,
    messages: talk.map((line, index) => message(`${id}-${index + 1}`, line, Date.parse(createdAt) + index * 60_000)),
    ...over,
  };
}

/** "> text" is an answer of the staff, "* text" the system's, everything else the client's. */
function message(id: string, line: string, time: number): WholeMessage {
  const sentAt = new Date(time).toISOString();
  const text = line.replace(/^[>*] /, '');
  if (line.startsWith('> ')) return {id, sentAt, text, author: {kind: 'service-user', id: 'tom', name: 'Tom'}};
  if (line.startsWith('* ')) return {id, sentAt, text, author: {kind: 'system', id: 'system', name: 'System'}};
  return {id, sentAt, text, author: {kind: 'client', id: 'jane', name: 'Jane Doe'}};
}
