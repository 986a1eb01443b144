/** Nothing is lost and nothing is doubled: requests blocked, answers dropped, pages reloaded in between. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Page, Route} from 'playwright-core';
import {eventually, openPage, openWorld, type World} from './harness.js';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const CHAT = '/#chats/42';
const LOST = /\/(api|chunks)\//;
const textsOf = (page: Page) => page.locator('chat-thread [part~="text"]').allInnerTexts();

async function write(page: Page, text: string): Promise<void> {
  const box = page.getByRole('textbox', {name: /Write/});
  await box.fill(text);
  await box.press('Enter');
  await page.getByText(text).first().waitFor();
}

/** The messages as the server has them, in its order. */
async function stored(): Promise<readonly string[]> {
  const answer = await fetch(`${world.server.url}/api/chats/42/messages?limit=200`);
  const {items} = (await answer.json()) as {items: readonly {text: string}[]};
  return items.map(({text}) => text);
}

async function arriveOnceInOrder(page: Page, texts: readonly string[]): Promise<void> {
  const onServer = await eventually(stored, (seen) => texts.every((text) => seen.includes(text)), 40_000);
  assert.deepEqual(
    onServer.filter((text) => texts.includes(text)),
    texts,
  );
  await eventually(
    () => textsOf(page),
    (seen) => texts.every((text) => seen.includes(text)),
  );
  assert.deepEqual(
    (await textsOf(page)).filter((text) => texts.includes(text)),
    texts,
  );
  await page
    .getByText(/Not sent|Waiting for connection/)
    .first()
    .waitFor({state: 'detached'});
}

/** A page with the chat open, once its messages are there. */
async function openThread() {
  const opened = await openPage(world, CHAT);
  await eventually(
    () => textsOf(opened.page),
    (seen) => seen.length > 0,
  );
  return opened;
}

describe('three messages', () => {
  it('written while every request is blocked, over a reload, arrive once and in order', async () => {
    const {page, context} = await openThread();
    const block = (route: Route) => route.abort('connectionrefused');
    await page.route('**/api/**', block);
    const texts = ['Blocked one.', 'Blocked two.', 'Blocked three.'];
    for (const text of texts) await write(page, text);
    await page.reload();
    await page.locator('chat-details').getByText('could not be loaded').first().waitFor();
    await page.unroute('**/api/**', block);
    await arriveOnceInOrder(page, texts);
    await context.close();
  });

  it('whose answers are dropped, over a reload, arrive once and in order', async () => {
    const {page, context} = await openThread();
    const dropAnswers = async (route: Route) => {
      // The server does the work; the page never hears of it.
      await route.fetch().catch(() => undefined);
      await route.abort('connectionreset');
    };
    await page.route(/\/api\/chats\/42\/messages$/, dropAnswers);
    const texts = ['Dropped one.', 'Dropped two.', 'Dropped three.'];
    for (const text of texts) await write(page, text);
    await page.reload();
    await page.unroute(/\/api\/chats\/42\/messages$/, dropAnswers);
    await arriveOnceInOrder(page, texts);
    await context.close();
  });

  it('written while nothing can be had, not even the code that judges failures, arrive once and in order', async () => {
    const {page, context} = await openThread();
    const block = (route: Route) => route.abort('connectionrefused');
    await page.route(LOST, block);
    const texts = ['Lonely one.', 'Lonely two.', 'Lonely three.'];
    for (const text of texts) await write(page, text);
    await page.getByText('Waiting for connection').first().waitFor();
    await page.unroute(LOST, block);
    await arriveOnceInOrder(page, texts);
    await context.close();
  });
});
