/** Starts what an end-to-end test needs: the reference server on a folder of its own, and pages in a real browser. */
import {type ChildProcess, spawn} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type Browser, type BrowserContext, chromium, type Page} from 'playwright-core';
import {findBrowser} from '../scripts/find-browser.mjs';

const root = join(import.meta.dirname, '..');

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port.');
  return address.port;
}

async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'backchat-'));
}

export interface Finished {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a script of the example server to its end. */
export async function runScript(script: string, args: readonly string[], dataDir: string): Promise<Finished> {
  const child = spawn(process.execPath, ['--import', 'tsx', join('examples/server', script), ...args], {
    cwd: root,
    env: {...process.env, DATA_DIR: dataDir},
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (output += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {code, output};
}

/** The reference server; `stop` and `start` again keep its port and its folder. */
export class TestServer {
  readonly #dataDir: string;
  #port = 0;
  #process?: ChildProcess;

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<void> {
    this.#port ||= await freePort();
    const child = spawn(process.execPath, ['--import', 'tsx', 'examples/server/main.ts'], {
      cwd: root,
      env: {...process.env, PORT: String(this.#port), DATA_DIR: this.#dataDir},
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    let output = '';
    await new Promise<void>((resolve, reject) => {
      const onData = (chunk: unknown) => {
        output += String(chunk);
        if (output.includes('http://')) resolve();
      };
      child.stdout.on('data', onData);
      child.stderr.on('data', onData);
      child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${output}`)));
    });
  }

  async stop(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }
}

export interface World {
  readonly server: TestServer;
  readonly browser: Browser;
  readonly dataDir: string;
  close(): Promise<void>;
}

/** A running server and a browser; `prepare` fills the folder before the server starts. */
export async function openWorld(prepare?: (dataDir: string) => Promise<void>): Promise<World> {
  const dataDir = await temporaryFolder();
  await prepare?.(dataDir);
  const server = new TestServer(dataDir);
  await server.start();
  const browser = await chromium.launch({...(await findBrowser()), headless: true});
  const close = async () => {
    await browser.close();
    await server.stop();
    await rm(dataDir, {recursive: true, force: true});
  };
  return {server, browser, dataDir, close};
}

export interface WatchedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors on the console, uncaught ones, and violations of the content security policy. */
  readonly problems: string[];
}

/** A page of its own session that remembers whatever goes wrong in it. */
export async function openPage(
  world: World,
  path = '/',
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<WatchedPage> {
  const context = await world.browser.newContext({viewport: {width: 1280, height: 900}, locale: 'en-GB', ...options});
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  await page.exposeFunction('reportViolation', (text: string) => problems.push(`CSP: ${text}`));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      const report = (globalThis as unknown as {reportViolation(text: string): void}).reportViolation;
      report(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  await page.goto(world.server.url + path);
  return {page, context, problems};
}

/** Asks until it holds; fails with what was seen last. */
export async function eventually<T>(
  look: () => Promise<T>,
  holds: (seen: T) => boolean,
  withinMs = 10_000,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (Date.now() > end) throw new Error(`Still not so after ${withinMs} ms; seen last: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
