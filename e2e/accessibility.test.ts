/** The host page by axe, by keyboard alone, and under its content security policy. */
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {after, before, describe, it} from 'node:test';
import type Axe from 'axe-core';
import type {Page} from 'playwright-core';
import {openPage, openWorld, type World} from './harness.js';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

/** What axe finds wrong, a line a node. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const {axe} = globalThis as unknown as {axe: typeof Axe};
    const {violations} = await axe.run(document);
    return violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html.slice(0, 160)}`));
  });
}

const LOOKS = [
  {name: '1280 px', options: {}},
  {name: '480 px', options: {viewport: {width: 480, height: 900}}},
  {name: 'dark', options: {colorScheme: 'dark'}},
] as const;

for (const {name, options} of LOOKS) {
  describe(`the host page, ${name}`, () => {
    it('has no violation in the list, a menu, a chat and the question before deleting', async () => {
      const {page, context, problems} = await openPage(world, '/', options);
      await page
        .getByRole('link', {name: /^View details/})
        .first()
        .waitFor();
      assert.deepEqual(await violations(page), [], 'list');
      await page.getByRole('button', {name: /^Status/}).click();
      assert.deepEqual(await violations(page), [], 'menu');
      await page.keyboard.press('Escape');
      await page.locator('chat-list [part~="row"]').first().click();
      await page.locator('chat-thread').getByRole('article').first().waitFor();
      assert.deepEqual(await violations(page), [], 'chat');
      const more = page.getByRole('button', {name: 'More'});
      if (await more.isVisible()) await more.click();
      await page
        .getByRole('button', {name: 'Delete chat'})
        .or(page.getByRole('menuitem', {name: 'Delete chat'}))
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
      assert.deepEqual(await violations(page), [], 'dialog');
      assert.deepEqual(problems, []);
      await context.close();
    });
  });
}

describe('the keyboard alone', () => {
  it('finds, opens, answers and deletes a chat', async () => {
    const {page, context} = await openPage(world);
    await page
      .getByRole('link', {name: /^View details/})
      .first()
      .waitFor();
    const focused = () =>
      page.evaluate(() => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        return (
          element?.getAttribute('aria-label') ??
          element?.getAttribute('placeholder') ??
          element?.textContent ??
          ''
        ).trim();
      });
    const tabTo = async (wanted: RegExp, key = 'Tab') => {
      const visited: string[] = [];
      for (let presses = 0; presses < 60; presses++) {
        await page.keyboard.press(key);
        visited.push(await focused());
        if (wanted.test(visited.at(-1) ?? '')) return;
      }
      assert.fail(`${wanted} was never focused, but ${visited.join(' | ')}`);
    };
    await tabTo(/Search messages/);
    await page.keyboard.type('4711');
    await page.waitForURL(/search=4711/);
    await tabTo(/^View details/);
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', {name: /Write to/}).waitFor();
    await page.waitForFunction(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.localName === 'textarea';
    });
    await page.keyboard.type('Written by keyboard alone.');
    await page.keyboard.press('Enter');
    await page.locator('chat-thread').getByText('Written by keyboard alone.').waitFor();
    await tabTo(/^Delete chat/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    assert.match(await focused(), /Cancel/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText(/The chat with .* was deleted\./).waitFor();
    await context.close();
  });
});
