/** Whatever goes wrong between page and back end, the screen says what happened and what to do. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Route} from 'playwright-core';
import {openPage, openWorld, type World} from './harness.js';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const problem = (status: number, code: string) => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify({type: 'about:blank', title: code, status, code, correlationId: 'req-17'}),
});

/** Opens the host page with the list's answers replaced. */
async function withAnswers(answer: Parameters<Route['fulfill']>[0]) {
  const opened = await openPage(world, '/favicon.svg');
  await opened.page.route(/\/api\/(chats|me|permissions|changes)(\?.*)?$/, (route) => route.fulfill(answer));
  await opened.page.goto(`${world.server.url}/`);
  return opened;
}

describe('a chat list', () => {
  it('tells a 500, gives its reference and tries again on demand', async () => {
    const {page, context} = await withAnswers(problem(500, 'unavailable'));
    await page.getByText('Chats could not be loaded').waitFor();
    await page.getByText('The server is not available.').waitFor();
    await page.getByText('Reference req-17').waitFor();
    // The stream stays away, or it would try again by itself.
    await page.route(/\/api\/changes/, (route) => route.fulfill(problem(500, 'unavailable')));
    await page.unroute(/\/api\/(chats|me|permissions|changes)(\?.*)?$/);
    await page.getByRole('button', {name: 'Try again'}).click();
    await page
      .getByRole('link', {name: /^View details/})
      .first()
      .waitFor();
    await context.close();
  });

  it('says the essential where the part that reads refusals cannot be loaded', async () => {
    const {page, context} = await openPage(world, '/favicon.svg');
    await page.route(/\/chunks\//, (route) => route.abort('connectionrefused'));
    await page.route(/\/api\/(chats|changes)(\?.*)?$/, (route) => route.fulfill(problem(502, 'unavailable')));
    await page.goto(`${world.server.url}/`);
    await page.getByText('The server is not available.').waitFor();
    await page.route(/\/api\/(chats|changes)(\?.*)?$/, (route) => route.fulfill(problem(401, 'unauthenticated')));
    await page.getByRole('button', {name: 'Try again'}).click();
    await page.getByRole('button', {name: 'Sign in again'}).first().waitFor();
    await context.close();
  });

  it('asks to sign in again after a 401', async () => {
    const {page, context} = await withAnswers(problem(401, 'unauthenticated'));
    await page.getByText('You are signed out').first().waitFor();
    await page.getByRole('button', {name: 'Sign in again'}).first().waitFor();
    await context.close();
  });

  it('takes a page in place of data for a sign-in page', async () => {
    const {page, context} = await withAnswers({status: 200, contentType: 'text/html', body: '<h1>Sign in</h1>'});
    await page.getByText('You are signed out').first().waitFor();
    await context.close();
  });

  it('names the field of an answer that cannot be read', async () => {
    const body = JSON.stringify({items: [{id: 'x', createdAt: '2025-01-14T10:00:00Z', status: 'in-progress'}]});
    const {page, context} = await withAnswers({status: 200, contentType: 'application/json', body});
    await page.getByText(/could not be read \(items\[0\]\.client\)/).waitFor();
    await context.close();
  });

  it('says so when the answer is no JSON at all', async () => {
    const {page, context} = await withAnswers({status: 200, contentType: 'application/json', body: '{"items": ['});
    await page
      .getByText(/could not be read/)
      .first()
      .waitFor();
    await context.close();
  });

  it('says that there is no chat service at a wrong address', async () => {
    const {page, context} = await openPage(world);
    await page.evaluate(() => document.querySelector('chat-desk')?.setAttribute('src', '/nowhere'));
    await page.getByText(/There is no chat service at .*nowhere/).waitFor();
    await context.close();
  });
});

describe('an address', () => {
  it('of an unknown chat says that it no longer exists, and leads back', async () => {
    const {page, context} = await openPage(world, '/#chats/no-such-chat');
    await page.getByText('This chat no longer exists').waitFor();
    await page
      .getByRole('button', {name: 'Back to chats'})
      .or(page.getByRole('link', {name: 'Back to chats'}))
      .first()
      .click();
    await page
      .getByRole('link', {name: /^View details/})
      .first()
      .waitFor();
    await context.close();
  });

  it('with nonsense in its filters shows the list all the same', async () => {
    const {page, context, problems} = await openPage(
      world,
      '/#chats?page=-3&size=9999&sort=shoe&period=never&from=2025-99-99',
    );
    await page
      .getByRole('link', {name: /^View details/})
      .first()
      .waitFor();
    assert.deepEqual(problems, []);
    await context.close();
  });

  it('with a page far behind the last shows the last', async () => {
    const {page, context} = await openPage(world, '/#chats?page=4000');
    await page
      .getByRole('link', {name: /^View details/})
      .first()
      .waitFor();
    await context.close();
  });
});
