/** Imported conversations are on the screen to the letter, markup-like text included. */
import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'playwright-core';
import {eventually, openPage, openWorld, runScript, type World} from './harness.js';

interface Conversation {
  readonly id: string;
  readonly messages: readonly {readonly text: string}[];
}

const corpus = join(import.meta.dirname, '../../shared/corpus');
const files = ['stripe-support.jsonl', 'ubuntu-support.jsonl'].map((name) => join(corpus, name));

const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror="alert(1)"> &amp; &lt;',
  '${7*7} {{7*7}} <%= 7 %>',
  '  leading, trailing  \nand\tlines\n\nkept',
  'javascript:alert(1) http://example.com/?a=<b>&c="d" https://example.com/(x).',
  'zero\u200Bwidth and \u202Eoverride\u202C, café, e\u0301, 👩‍👩‍👧',
];

function hostileLine(): string {
  const messages = HOSTILE.map((text, index) => ({
    id: `h-${index}`,
    sentAt: '2025-01-14T10:21:00Z',
    text,
    author: {kind: 'client', id: 'x', name: '<i>X</i>'},
  }));
  const client = {id: 'x', name: '<i>X</i>', role: 'individual', phone: null, email: null};
  const chat = {id: 'hostile', createdAt: '2025-01-14T10:21:00Z', status: 'in-progress', client, transaction: null};
  return JSON.stringify({...chat, messages});
}

/** Every message of a chat as the screen holds it, from the first on. */
async function readThread(page: Page, chatId: string, count: number): Promise<readonly string[]> {
  await page.evaluate((id) => (location.hash = `#chats/${encodeURIComponent(id)}`), chatId);
  const texts = async () => {
    await page.locator('chat-thread [part~="scroller"]').evaluate((scroller) => (scroller.scrollTop = 0));
    return page.locator('chat-thread [part~="text"]').allTextContents();
  };
  return eventually(texts, (seen) => seen.length === count);
}

let world: World;
let imported = '';
let again = '';
const sources: string[] = [];

before(async () => {
  world = await openWorld(async (dataDir) => {
    const own = join(dataDir, 'hostile.jsonl');
    await writeFile(own, `${hostileLine()}\n{"id": "broken"\n`);
    sources.push(own, ...files.filter(existsSync));
    const first = await runScript('import.ts', sources, dataDir);
    const second = await runScript('import.ts', sources, dataDir);
    [imported, again] = [first.output, second.output];
  });
});
after(() => world.close());

describe('imported conversations', () => {
  it('refuse a broken line by its number and keep the others', () => {
    assert.match(imported, /hostile\.jsonl:2: refused/);
  });

  it('give the same counts the second time', async () => {
    const answer = await fetch(`${world.server.url}/api/chats?size=1&page=1`);
    const {total} = (await answer.json()) as {total: number};
    assert.equal(total, sources.length === 3 ? 336 : 1, again);
  });

  it('stand in the thread to the letter', async () => {
    const {page, problems} = await openPage(world);
    assert.deepEqual(await readThread(page, 'hostile', HOSTILE.length), HOSTILE);
    assert.deepEqual(problems, []);
  });

  it('of the corpus stand in the thread to the letter', async (t) => {
    if (sources.length < 3) return t.skip('shared/corpus is not beside this checkout');
    const {page, problems} = await openPage(world);
    const lines = (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('').trim().split('\n');
    for (const line of lines) {
      const {id, messages} = JSON.parse(line) as Conversation;
      assert.deepEqual(
        await readThread(page, id, messages.length),
        messages.map(({text}) => text),
        id,
      );
    }
    assert.deepEqual(problems, []);
  });
});
