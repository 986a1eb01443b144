/** Two windows on one server: what is written in one is seen in the other, through a restart of the server too. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {eventually, openPage, openWorld, type WatchedPage, type World} from './harness.js';

let world: World;
let writer: WatchedPage;
let reader: WatchedPage;

const CHAT = '/#chats/42';
const textsOf = ({page}: WatchedPage) => page.locator('chat-thread [part~="text"]').allInnerTexts();
const write = async ({page}: WatchedPage, text: string) => {
  const box = page.getByRole('textbox', {name: /Write to/});
  await box.fill(text);
  await box.press('Enter');
};

before(async () => {
  world = await openWorld();
  writer = await openPage(world, CHAT);
  reader = await openPage(world, CHAT);
  await eventually(
    () => textsOf(writer),
    (seen) => seen.length > 0,
  );
  await eventually(
    () => textsOf(reader),
    (seen) => seen.length > 0,
  );
});
after(() => world.close());

describe('two windows on one chat', () => {
  it('see the same message without a reload', async () => {
    await write(writer, 'One for both windows.');
    await eventually(
      () => textsOf(reader),
      (seen) => seen.at(-1) === 'One for both windows.',
      3_000,
    );
  });

  it('show it in the list of a third', async () => {
    const list = await openPage(world, '/');
    await list.page.locator('chat-list [part~="row"]').first().waitFor();
    await write(writer, 'Seen in the list.');
    await list.page.getByText('Seen in the list.').waitFor({timeout: 3_000});
    await list.context.close();
  });

  it('miss nothing and double nothing while the server is down', async () => {
    await world.server.stop();
    await write(writer, 'Written while it was down, first.');
    await write(writer, 'Written while it was down, second.');
    await world.server.start();
    const expected = ['Written while it was down, first.', 'Written while it was down, second.'];
    for (const window of [writer, reader]) {
      const seen = await eventually(
        () => textsOf(window),
        (texts) => texts.at(-1) === expected[1],
        30_000,
      );
      assert.deepEqual(seen.slice(-2), expected);
      for (const text of expected) assert.equal(seen.filter((other) => other === text).length, 1, text);
    }
    await reader.page.reload();
    const fresh = await eventually(
      () => textsOf(reader),
      (texts) => texts.at(-1) === expected[1],
    );
    assert.deepEqual(await textsOf(writer), fresh);
  });
});
