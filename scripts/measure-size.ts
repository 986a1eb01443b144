/**
 * Measures what a page transfers: lists, opens, reads, filters and answers in the example's host page, and sums the
 * JavaScript that Chromium received, compressed as it came, without the heads of the answers. Fails from 40 kB on.
 */
import type {Page} from 'playwright-core';
import {openWorld} from '../e2e/harness.js';

const LIMIT = 40 * 1024;
const ANSWER = 'Thank you, this is being looked into.';

const world = await openWorld();
try {
  const page = await world.browser.newPage({viewport: {width: 1280, height: 900}, locale: 'en-GB'});
  const received = await watchScripts(page);
  await page.goto(world.server.url);
  await workThrough(page);
  await page.waitForLoadState('networkidle', {timeout: 3_000}).catch(() => undefined);
  report(received);
} finally {
  await world.close();
}

async function workThrough(page: Page): Promise<void> {
  const details = page.getByRole('link', {name: /^View details/});
  const messages = page.locator('chat-thread').getByRole('article');
  // One about a transaction.
  await details.nth(1).click();
  await messages.last().waitFor();
  await page.goBack();
  await page.getByRole('button', {name: /^Status/}).click();
  await page.locator('chat-filters').getByText('In progress', {exact: true}).click();
  await page.keyboard.press('Escape');
  await page.waitForURL(/in-progress/);
  await details.first().click();
  const composer = page.locator('chat-composer').getByRole('textbox');
  await composer.fill(ANSWER);
  await composer.press('Enter');
  await messages.getByText(ANSWER).waitFor();
}

/** The bytes received by address, growing as the page goes on. */
async function watchScripts(page: Page): Promise<ReadonlyMap<string, number>> {
  const session = await page.context().newCDPSession(page);
  const addresses = new Map<string, string>();
  const bytes = new Map<string, number>();
  session.on('Network.responseReceived', ({requestId, type, response}) => {
    if (type !== 'Script') return;
    addresses.set(requestId, response.url);
    // What has come by now is the head.
    bytes.set(response.url, (bytes.get(response.url) ?? 0) - response.encodedDataLength);
  });
  session.on('Network.loadingFinished', ({requestId, encodedDataLength}) => {
    const url = addresses.get(requestId);
    if (url !== undefined) bytes.set(url, (bytes.get(url) ?? 0) + encodedDataLength);
  });
  await session.send('Network.enable');
  return bytes;
}

function report(received: ReadonlyMap<string, number>): void {
  const total = [...received.values()].reduce((sum, size) => sum + size, 0);
  for (const [url, size] of received) console.log(`${String(size).padStart(7)} B  ${new URL(url).pathname}`);
  console.log(`${String(total).padStart(7)} B  in all, under ${LIMIT} B: ${total < LIMIT ? 'yes' : 'no'}`);
  if (total === 0 || total >= LIMIT) process.exitCode = 1;
}
