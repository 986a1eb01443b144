/** The ways to drop the elements in, each on its page of the example, as a host would write them. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {openPage, openWorld, type World} from './harness.js';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

describe('integration', () => {
  it('1: the whole desk in one tag', async () => {
    const {page, context, problems} = await openPage(world, '/1-desk.html');
    await page
      .getByRole('link', {name: /^View details/})
      .first()
      .click();
    await page.getByRole('textbox', {name: /Write to/}).waitFor();
    assert.deepEqual(problems, []);
    await context.close();
  });

  it('2: a list on one server-rendered page, details on another, and Back restores the filters', async () => {
    const {page, context, problems} = await openPage(world, '/admin/chats.php');
    await page.getByRole('searchbox').fill('4711');
    await page.waitForURL(/search=4711/);
    const link = page.getByRole('link', {name: /^View details/});
    await link.first().click();
    await page.waitForURL(/\/admin\/chat\.php\?id=/);
    await page.locator('chat-thread').getByRole('article').first().waitFor();
    await page.goBack();
    await page.waitForURL(/\/admin\/chats\.php\?search=4711/);
    await link.first().waitFor();
    assert.equal(await page.getByRole('searchbox').inputValue(), '4711');
    assert.deepEqual(problems, []);
    await context.close();
  });

  it('2: the details lead to the transaction and back to the list', async () => {
    const {page, context} = await openPage(world, '/admin/chats.php?search=4711');
    await page
      .getByRole('link', {name: /^View details/})
      .first()
      .click();
    await page
      .getByRole('link', {name: /^Open transaction/})
      .first()
      .click();
    await page.waitForURL(/\/admin\/tx\.php\?id=TX-/);
    await page.goBack();
    await page.getByRole('link', {name: 'Back to chats'}).click();
    await page.waitForURL(/\/admin\/chats\.php$/);
    await context.close();
  });

  it('3: filters in the host’s own side bar serve the list beside them', async () => {
    const {page, context, problems} = await openPage(world, '/3-side-bar.html');
    await page
      .getByRole('link', {name: /^View details/})
      .or(page.getByRole('button', {name: /^View details/}))
      .first()
      .waitFor();
    assert.equal(await page.getByRole('searchbox').count(), 1, 'the list draws no second search');
    await page.locator('aside').getByRole('searchbox').fill('zzz-nothing');
    await page.getByText('No chats match').first().waitFor();
    assert.match(page.url(), /search=zzz-nothing/);
    assert.deepEqual(problems, []);
    await context.close();
  });

  it('4: only a thread, beside an order', async () => {
    const {page, context, problems} = await openPage(world, '/4-order.html');
    await page.locator('chat-thread').getByRole('article').first().waitFor();
    const box = page.getByRole('textbox', {name: /Write to/});
    await box.fill('Written beside the order.');
    await box.press('Enter');
    await page.locator('chat-thread').getByText('Written beside the order.').waitFor();
    assert.equal(await page.getByRole('button', {name: 'Delete chat'}).count(), 0);
    assert.deepEqual(problems, []);
    await context.close();
  });

  it('5: a thread to read', async () => {
    const {page, context, problems} = await openPage(world, '/5-read.html');
    await page.locator('chat-thread').getByRole('article').first().waitFor();
    assert.equal(await page.getByRole('textbox').count(), 0);
    assert.deepEqual(problems, []);
    await context.close();
  });
});
