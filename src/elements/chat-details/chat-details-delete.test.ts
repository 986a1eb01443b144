import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {ChatAdapter} from '../../adapters/adapter.js';
import {createMemoryAdapter, type MemoryAdapter, type MemoryAdapterOptions} from '../../adapters/memory-adapter.js';
import {aChat, aMessage, smallWorld} from '../../adapters/testing/index.js';
import {ChatError} from '../../model/errors.js';
import {ALL_PERMISSIONS} from '../../model/permissions.js';
import {Backchat} from '../../store/backchat.js';
import {createMemoryStorage} from '../../store/storage.js';
import {loadUnusual} from '../../styles/unusual.js';
import type {ChatDetails} from './chat-details.js';
import './define.js';

async function show(chatId = 'refund', back: ChatAdapter | MemoryAdapterOptions = smallWorld(), width = 1200) {
  const adapter = 'getChat' in back ? (back as MemoryAdapter) : createMemoryAdapter(back);
  const backchat = new Backchat(adapter, {storage: createMemoryStorage()});
  const frame = await fixture<HTMLElement>(
    html`<div><chat-details chat-id=${chatId} .backchat=${backchat}></chat-details></div>`,
  );
  frame.style.setProperty('inline-size', `${width}px`);
  const details = frame.firstElementChild as ChatDetails;
  await waitUntil(() => one(details, '.name'));
  await waitUntil(() => backchat.session.get().confirmed && backchat.thread(chatId).get().phase === 'ready');
  await details.updateComplete;
  const heard: unknown[] = [];
  for (const name of ['chat-delete', 'chat-deleted', 'chat-delete-failed'] as const) {
    details.addEventListener(name, ({type, detail}) => heard.push([type, detail.chatId, detail.name]));
  }
  return {details, control: adapter.control, heard};
}

const one = (details: ChatDetails, selector: string) => details.renderRoot.querySelector<HTMLElement>(selector);
const dialog = (details: ChatDetails) => details.renderRoot.querySelector('dialog');
const said = (details: ChatDetails) => dialog(details)?.innerText.replace(/\s+/g, ' ').trim();
const button = (details: ChatDetails, index: number) => dialog(details)?.querySelectorAll('button')[index];
const focused = (details: ChatDetails) => details.shadowRoot?.activeElement as HTMLElement | null;

/** Presses "Delete chat" and waits for the question. */
async function ask(details: ChatDetails): Promise<void> {
  one(details, '.delete')?.focus();
  await sendKeys({press: 'Enter'});
  await waitUntil(() => dialog(details)?.open);
}

describe('deleting a chat', () => {
  // The rules for narrow ones, which else come a moment later.
  before(() => loadUnusual());

  it('names the client and the number of messages, and first focuses what changes nothing', async () => {
    const {details} = await show();
    await ask(details);

    expect(said(details)).to.equal(
      'Delete the chat with Jane Doe? 6 messages will be deleted and cannot be brought back. Cancel Delete chat',
    );
    expect(focused(details)).to.equal(button(details, 0));
  });

  it('does without the number where it is not known', async () => {
    const messages = Array.from({length: 120}, (_, index) => aMessage({id: `m${index}`, order: index}));
    const adapter = createMemoryAdapter({chats: [aChat()], messages});
    const {details} = await show('chat-1', {
      ...adapter,
      getChat: async (...args) => ({...(await adapter.getChat(...args)), messageCount: undefined}),
    });
    await ask(details);

    expect(said(details)).to.contain('All its messages will be deleted and cannot be brought back.');
  });

  it('takes the number that the back end tells', async () => {
    const {details} = await show('chat-1', {chats: [aChat({messageCount: 1234})]});
    await ask(details);

    expect(said(details)).to.contain('1234 messages');
  });

  it('mentions a message that has just come', async () => {
    const {details, control} = await show();
    control.clientWrites('refund', 'Wait!');
    await waitUntil(() => one(details, '.name'));
    await ask(details);

    expect(said(details)).to.match(/Jane Doe wrote \d+ s ago\./);
  });

  for (const [how, cancel] of [
    ['Cancel', () => sendKeys({press: 'Enter'})],
    ['Escape', () => sendKeys({press: 'Escape'})],
  ] as const) {
    it(`is ended by ${how}, and the focus is where it was`, async () => {
      const {details, control, heard} = await show();
      await ask(details);
      await cancel();
      await waitUntil(() => !dialog(details));

      expect(focused(details)?.className).to.contain('delete');
      expect(heard).to.be.empty;
      expect(control.chats.some(({id}) => id === 'refund')).to.be.true;
    });
  }

  it('is done once it is confirmed, and says so', async () => {
    const {details, control, heard} = await show();
    await ask(details);
    button(details, 1)?.click();
    await waitUntil(() => one(details, '.state'));

    expect(one(details, '.state .title')?.innerText).to.equal('The chat with Jane Doe was deleted.');
    expect(dialog(details)).to.be.null;
    expect(control.chats.some(({id}) => id === 'refund')).to.be.false;
    expect(heard).to.deep.equal([
      ['chat-delete', 'refund', 'Jane Doe'],
      ['chat-deleted', 'refund', 'Jane Doe'],
    ]);
    await waitUntil(() => focused(details)?.innerText === 'Back to chats');
  });

  it('is the host’s if it wants', async () => {
    const {details, control, heard} = await show();
    details.addEventListener('chat-delete', (event) => event.preventDefault());
    await ask(details);
    button(details, 1)?.click();
    await waitUntil(() => !dialog(details));

    expect(heard).to.deep.equal([['chat-delete', 'refund', 'Jane Doe']]);
    expect(control.calls.some(({method}) => method === 'deleteChat')).to.be.false;
    expect(focused(details)?.className).to.contain('delete');
  });

  it('keeps the question open while it is done, and takes no second answer', async () => {
    const {details, control} = await show();
    let go = () => {};
    control.delay(new Promise<void>((resolve) => (go = resolve)), 'deleteChat');
    await ask(details);
    button(details, 1)?.click();
    await waitUntil(() => button(details, 1)?.innerText === 'Deleting…');
    button(details, 1)?.click();
    await sendKeys({press: 'Escape'});
    expect(dialog(details)?.open).to.be.true;

    go();
    await waitUntil(() => one(details, '.state'));
    expect(control.calls.filter(({method}) => method === 'deleteChat')).to.have.length(1);
  });

  it('says why it failed, and tries again', async () => {
    const {details, control, heard} = await show();
    control.failNext('deleteChat', new ChatError('unavailable', ''));
    await ask(details);
    button(details, 1)?.click();
    await waitUntil(() => dialog(details)?.querySelector('[role=alert]')?.textContent?.trim());
    expect(said(details)).to.contain('The chat was not deleted. The server is not available. Cancel Try again');
    expect(heard.at(-1)).to.deep.equal(['chat-delete-failed', 'refund', 'Jane Doe']);

    button(details, 1)?.click();
    await waitUntil(() => one(details, '.state'));
    expect(heard.at(-1)).to.deep.equal(['chat-deleted', 'refund', 'Jane Doe']);
  });

  it('is reached through the menu where it is narrow, and gives the focus back to its button', async () => {
    const {details} = await show('refund', smallWorld(), 480);
    one(details, '.more')?.focus();
    await sendKeys({press: 'Enter'});
    await waitUntil(() => one(details, '.delete')?.checkVisibility());
    await ask(details);
    await sendKeys({press: 'Escape'});
    await waitUntil(() => !dialog(details));

    expect(focused(details)?.className).to.contain('more');
    expect(one(details, '.delete')?.checkVisibility()).to.be.false;
  });

  for (const [why, options, chatId] of [
    ['who may not', {...smallWorld(), permissions: {...ALL_PERMISSIONS, delete: false}}, 'refund'],
    ['who may not delete this one', {chats: [aChat({can: {delete: false}})]}, 'chat-1'],
  ] as const) {
    it(`is not offered to those ${why}`, async () => {
      const {details} = await show(chatId, options);

      expect(one(details, '.delete')).to.be.null;
    });
  }

  it('is accessible', async () => {
    const {details} = await show();
    await ask(details);

    await expect(details).to.be.accessible();
  });
});
