/** The main job, from the database to the eye: list, filter, search, sort, page, open, read, answer, reload, delete. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'playwright-core';
import {eventually, openPage, openWorld, type WatchedPage, type World} from './harness.js';

let world: World;
let desk: WatchedPage;
let page: Page;

before(async () => {
  world = await openWorld();
  desk = await openPage(world);
  page = desk.page;
});
after(() => world.close());

const rows = () => page.locator('chat-list [part~="row"]');
const names = () => page.locator('chat-list td.name bdi').allInnerTexts();
const total = async () => {
  const text = await page.locator('chat-list .range').innerText();
  return Number(/of ([\d,]+)/.exec(text)?.[1]?.replaceAll(',', ''));
};
const settled = (count: number) => eventually(total, (seen) => seen === count);

describe('the desk on the host page', () => {
  let all = 0;
  let asListed: readonly string[] = [];

  it('lists the seeded chats', async () => {
    await rows().first().waitFor();
    all = await total();
    assert.ok(all > 25, `${all} chats`);
    assert.equal(await rows().count(), 25);
    asListed = await names();
  });

  it('filters by status, and tells the address', async () => {
    await page.getByRole('button', {name: /^Status/}).click();
    await page.getByRole('menuitemcheckbox', {name: 'No active chat'}).click();
    await page.keyboard.press('Escape');
    await eventually(total, (seen) => seen < all);
    assert.match(page.url(), /#chats\?status=no-active-chat$/);
    const statuses = await page.locator('chat-list td .status').allInnerTexts();
    assert.deepEqual([...new Set(statuses)], ['No active chat']);
  });

  it('forgets the filter with Back', async () => {
    await page.goBack();
    await settled(all);
  });

  it('searches messages and clients', async () => {
    const search = page.getByRole('searchbox');
    await search.fill('refund');
    await eventually(total, (seen) => seen > 0 && seen < all);
    await search.press('Escape');
    await settled(all);
  });

  it('sorts by client name', async () => {
    await page
      .getByRole('columnheader', {name: /Client name/})
      .getByRole('button')
      .click();
    await page.locator('[role="columnheader"][aria-sort="ascending"]').waitFor();
    const first = await eventually(names, (seen) => seen.length === 25);
    await page
      .getByRole('columnheader', {name: /Client name/})
      .getByRole('button')
      .click();
    await page.locator('[role="columnheader"][aria-sort="descending"]').waitFor();
    await eventually(names, (seen) => seen[0] !== first[0]);
    await page.goBack();
    await page.goBack();
    await eventually(names, (seen) => seen.join() === asListed.join());
  });

  it('turns pages', async () => {
    const first = asListed;
    await page.getByRole('button', {name: 'Next page'}).click();
    const second = await eventually(names, (seen) => seen[0] !== first[0]);
    assert.match(page.url(), /page=2/);
    assert.notDeepEqual(second, first);
    await page.getByRole('button', {name: 'First page'}).click();
    await eventually(names, (seen) => seen[0] === first[0]);
  });

  it('refreshes', async () => {
    const asked = page.waitForResponse(/\/api\/chats\?/);
    await page.getByRole('button', {name: 'Refresh'}).click();
    assert.equal((await asked).status(), 200);
  });

  it('downloads the whole filtered set', async () => {
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', {name: /^Download/}).click();
    const download = await downloading;
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    const lines = Buffer.concat(chunks).toString('utf8').trim().split('\r\n');
    assert.match(download.suggestedFilename(), /\.csv$/);
    assert.ok(lines.length > all, `${lines.length} lines for ${all} chats and a heading`);
  });

  it('opens a chat, answers it, and finds the answer after a reload', async () => {
    await page.getByRole('searchbox').fill('4711');
    await eventually(total, (seen) => seen >= 1 && seen < all);
    await page
      .getByRole('link', {name: /^View details/})
      .first()
      .click();
    const box = page.getByRole('textbox', {name: /Write to/});
    await box.waitFor();
    await box.fill('The refund is on its way <b>today</b>.');
    await box.press('Enter');
    const answer = page.locator('[part~="text"]', {hasText: 'The refund is on its way <b>today</b>.'});
    await answer.waitFor();
    await page.reload();
    await answer.waitFor();
    assert.equal(await answer.count(), 1);
  });

  it('deletes the chat after a question, and finds it gone', async () => {
    const address = page.url();
    await page.getByRole('button', {name: 'Delete chat'}).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', {name: 'Delete chat'}).click();
    await page.getByText(/The chat with .* was deleted\./).waitFor();
    await page.goto('about:blank');
    await page.goto(address);
    await page.getByText('This chat no longer exists').waitFor();
  });

  it('has put nothing on the console but the 404 that was asked for', () => {
    const unexpected = desk.problems.filter((problem) => !/404/.test(problem));
    assert.deepEqual(unexpected, []);
  });
});
