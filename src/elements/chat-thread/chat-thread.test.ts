import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {createMemoryAdapter, type MemoryAdapterOptions} from '../../adapters/memory-adapter.js';
import {aChat, aClient, aMessage, aServiceUser, smallWorld} from '../../adapters/testing/index.js';
import {ChatError} from '../../model/errors.js';
import type {Message} from '../../model/message.js';
import {Backchat} from '../../store/backchat.js';
import {createMemoryStorage} from '../../store/storage.js';
import type {ChatThread} from './chat-thread.js';
import './define.js';

const chat = aChat();
const me = aServiceUser({id: 'marta', name: 'Marta Lind', role: 'Support agent'});
const message = (id: string, over: Partial<Message> = {}) => aMessage({id, text: `Text of ${id}`, ...over});

function connect(options: MemoryAdapterOptions = smallWorld()) {
  const adapter = createMemoryAdapter(options);
  return {control: adapter.control, backchat: new Backchat(adapter, {storage: createMemoryStorage()})};
}

async function show(backchat: Backchat, chatId: string): Promise<ChatThread> {
  const frame = await fixture<HTMLElement>(
    html`<div><chat-thread locale="en-GB" time-zone="UTC" .backchat=${backchat} chat-id=${chatId}></chat-thread></div>`,
  );
  frame.style.blockSize = '600px';
  return frame.firstElementChild as ChatThread;
}

const all = (thread: ChatThread, selector: string) => [...thread.renderRoot.querySelectorAll<HTMLElement>(selector)];
const one = (thread: ChatThread, selector: string) => thread.renderRoot.querySelector<HTMLElement>(selector);
const textsOf = (thread: ChatThread, selector: string) => all(thread, selector).map((element) => element.textContent);
const said = (thread: ChatThread, selector: string) => one(thread, selector)?.innerText.replace(/\s+/g, ' ').trim();
const isReady = (thread: ChatThread, count: number) =>
  waitUntil(() => all(thread, 'article').length === count, `${count} messages`);
const focused = (thread: ChatThread) => thread.shadowRoot?.activeElement as HTMLElement | null;

describe('chat-thread', () => {
  describe('messages', () => {
    it('stand in the server’s order with author, role and time, under their day', async () => {
      const thread = await show(connect().backchat, 'refund');
      await isReady(thread, 6);
      expect(said(thread, '.day')).to.equal('Tuesday, 14 January 2025');
      expect(all(thread, '.author').map((line) => line.innerText)).to.deep.equal([
        'Jane Doe · Client',
        'Olga Petrova · Senior agent',
        'You · Support agent',
        'Jane Doe · Client',
      ]);
      expect(textsOf(thread, 'time')).to.deep.equal(['10:21', '10:24', '10:27', '10:30', '10:33', '10:36']);
      expect(said(thread, '[part="older"]')).to.equal('Beginning of the chat');
    });

    it('show exactly the text that was sent, markup and spaces included', async () => {
      const texts = [
        '<script>alert(1)</script> & <b>bold</b> &amp;',
        '  two spaces\n\ttab\n\n',
        'See https://example.com/a(b). Then mailto:a@example.com!',
        'مرحبا',
      ];
      const messages = texts.map((text, index) => message(`m${index}`, {text}));
      const thread = await show(connect({chats: [chat], messages}).backchat, chat.id);
      await isReady(thread, 4);
      expect(textsOf(thread, '[part="text"]')).to.deep.equal(texts);
      expect(one(thread, '[part="text"] b, [part="text"] script')).to.equal(null);
    });

    it('link addresses without handing over the page', async () => {
      const messages = [message('m', {text: 'https://example.com javascript:alert(1)'})];
      const thread = await show(connect({chats: [chat], messages}).backchat, chat.id);
      await isReady(thread, 1);
      await waitUntil(() => one(thread, '[part="text"] a'), 'link');
      const [link, ...others] = all(thread, '[part="text"] a') as HTMLAnchorElement[];
      expect(others).to.deep.equal([]);
      expect(link?.href).to.equal('https://example.com/');
      expect(link?.target).to.equal('_blank');
      expect(link?.rel).to.equal('noopener noreferrer nofollow');
    });

    it('show their files by name, and pictures in a box that is reserved', async () => {
      const attachments = [
        {id: '1', name: 'statement.pdf', mediaType: 'application/pdf', url: '/statement.pdf'},
        {id: '2', name: 'screen', mediaType: 'image/png', url: 'blob:none', width: 560, height: 280},
        {id: '3', name: 'evil', mediaType: 'text/html', url: 'javascript:alert(1)'},
      ];
      const messages = [message('m', {text: '', attachments})];
      const thread = await show(connect({chats: [chat], messages}).backchat, chat.id);
      await isReady(thread, 1);
      await waitUntil(() => one(thread, 'img'), 'picture');
      const image = one(thread, 'img') as HTMLImageElement;
      expect([image.width, image.height]).to.deep.equal([280, 140]);
      expect(all(thread, '[part="attachment"]').map(({localName, innerText}) => [localName, innerText])).to.deep.equal([
        ['a', 'statement.pdf'],
        ['a', ''],
        ['span', 'evil'],
      ]);
    });

    it('of more than 20 lines are cut until they are asked for', async () => {
      const text = Array.from({length: 40}, (_, line) => `line ${line}`).join('\n');
      const messages = [message('long', {text}), message('short', {text: 'word '.repeat(90)})];
      const thread = await show(connect({chats: [chat], messages}).backchat, chat.id);
      await isReady(thread, 2);
      const [long] = all(thread, '[part="text"]');
      const visible = () => all(thread, '[part="toggle"]').filter((button) => button.checkVisibility());
      await waitUntil(() => visible().length > 0, 'button');
      expect(visible()).to.have.length(1);
      expect(visible()[0]?.innerText).to.equal('Show all');
      const before = long?.clientHeight ?? 0;
      visible()[0]?.click();
      await thread.updateComplete;
      expect(long?.clientHeight).to.be.greaterThan(before * 1.9);
      expect(visible()[0]?.innerText).to.equal('Show less');
    });

    it('are new where nobody has answered them, until somebody does', async () => {
      const {backchat, control} = connect();
      const thread = await show(backchat, 'refund');
      await isReady(thread, 6);
      expect(said(thread, '[part="new-divider"]')).to.equal('2 new messages');
      control.clientWrites('refund', 'Are you there?');
      await isReady(thread, 7);
      expect(said(thread, '[part="new-divider"]')).to.equal('2 new messages');
      control.serviceUserWrites('refund', 'Yes.');
      await isReady(thread, 8);
      expect(one(thread, '[part="new-divider"]')).to.equal(null);
    });

    it('of today and yesterday say so', async () => {
      const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
      const messages = [message('a', {sentAt: hoursAgo(24)}), message('b', {sentAt: hoursAgo(0)})];
      const thread = await show(connect({chats: [chat], messages}).backchat, chat.id);
      await isReady(thread, 2);
      expect(textsOf(thread, '.day')).to.deep.equal(['Yesterday', 'Today']);
    });
  });

  describe('unsent messages', () => {
    it('stand last, as the user’s own, and stay where they are when they arrive', async () => {
      const {backchat, control} = connect();
      let arrive = () => {};
      control.delay(new Promise<void>((resolve) => (arrive = resolve)), 'sendMessage');
      const thread = await show(backchat, 'refund');
      await isReady(thread, 6);
      await backchat.send('refund', 'I will look.');
      await isReady(thread, 7);
      const article = all(thread, 'article').at(-1);
      expect(article?.querySelector<HTMLElement>('.author')?.innerText).to.equal('You · Support agent');
      expect(article?.querySelector('[part="pending"]')?.textContent).to.contain('Sending…');
      arrive();
      await waitUntil(() => article?.querySelector('time'), 'time instead of state');
      expect(all(thread, 'article').at(-1)).to.equal(article);
      expect(all(thread, 'article')).to.have.length(7);
    });

    it('that were refused say why, and can be tried again', async () => {
      const {backchat, control} = connect();
      control.failNext('sendMessage', new ChatError('invalid', 'It holds a card number.'));
      const thread = await show(backchat, 'refund');
      await isReady(thread, 6);
      await backchat.send('refund', '4111 1111');
      await waitUntil(() => one(thread, '[part="retry"]'), 'failed');
      expect(said(thread, '[part="pending"]')).to.equal('Not sent: It holds a card number. · Retry · Discard');
      await expect(thread).to.be.accessible();
      one(thread, '[part="retry"]')?.click();
      await waitUntil(() => !one(thread, '[part="pending"]'), 'sent');
      expect(control.messagesOf('refund').at(-1)?.text).to.equal('4111 1111');
    });

    it('are thrown away only after a question', async () => {
      const {backchat, control} = connect();
      control.failNext('sendMessage', new ChatError('forbidden', 'No.'));
      const thread = await show(backchat, 'refund');
      await isReady(thread, 6);
      await backchat.send('refund', 'Never mind.');
      await waitUntil(() => one(thread, '[part="discard"]'), 'failed');
      one(thread, '[part="discard"]')?.click();
      await waitUntil(() => one(thread, 'dialog[open]'), 'question');
      expect(said(thread, 'dialog')).to.contain('“Never mind.” will not be sent.');
      await sendKeys({press: 'Enter'});
      await waitUntil(() => !one(thread, 'dialog'), 'kept by the first answer');
      expect(all(thread, '.failed')).to.have.length(1);
      one(thread, '[part="discard"]')?.click();
      await waitUntil(() => one(thread, 'dialog[open]'), 'question');
      await sendKeys({press: 'Tab'});
      await sendKeys({press: 'Enter'});
      await isReady(thread, 6);
      expect(focused(thread)?.localName).to.equal('article');
    });

    it('behind a refused one wait for it', async () => {
      const {backchat, control} = connect();
      control.failNext('sendMessage', new ChatError('forbidden', 'No.'));
      const thread = await show(backchat, 'refund');
      await isReady(thread, 6);
      await backchat.send('refund', 'One');
      await backchat.send('refund', 'Two');
      await waitUntil(() => textsOf(thread, '[part="pending"]').at(-1)?.includes('Waits for the message above'));
    });
  });

  describe('keys', () => {
    it('reach all messages by one Tab stop, first the newest', async () => {
      const thread = await show(connect().backchat, 'refund');
      await isReady(thread, 6);
      thread.focus();
      const ids = () => focused(thread)?.dataset['id'];
      expect(ids()).to.equal('refund-6');
      await sendKeys({press: 'ArrowUp'});
      await waitUntil(() => ids() === 'refund-5', 'the first key');
      await sendKeys({press: 'ArrowUp'});
      expect(ids()).to.equal('refund-4');
      await sendKeys({press: 'Home'});
      expect(ids()).to.equal('refund-1');
      await sendKeys({press: 'ArrowDown'});
      expect(ids()).to.equal('refund-2');
      await sendKeys({press: 'Tab'});
      expect(focused(thread)).to.equal(null);
      await sendKeys({down: 'Shift'});
      await sendKeys({press: 'Tab'});
      await sendKeys({up: 'Shift'});
      expect(ids()).to.equal('refund-2');
      await sendKeys({press: 'End'});
      expect(ids()).to.equal('refund-6');
    });

    it('go into the links of a message and out again', async () => {
      const messages = [message('m', {text: 'https://example.com/a https://example.com/b'}), message('n')];
      const thread = await show(connect({chats: [chat], messages}).backchat, chat.id);
      await isReady(thread, 2);
      await waitUntil(() => thread.renderRoot.querySelector('.text a'), 'links');
      thread.focus();
      await sendKeys({press: 'ArrowUp'});
      await sendKeys({press: 'Enter'});
      await waitUntil(() => focused(thread)?.textContent === 'https://example.com/a', 'first link');
      await sendKeys({press: 'Tab'});
      expect(focused(thread)?.textContent).to.equal('https://example.com/b');
      await sendKeys({press: 'Escape'});
      expect(focused(thread)?.dataset['id']).to.equal('m');
    });

    it('copy the focused message when nothing is selected', async () => {
      const thread = await show(connect().backchat, 'refund');
      await isReady(thread, 6);
      thread.focus();
      await waitUntil(() => one(thread, '[part="tip"]'), 'what comes with the focus');
      const clipboardData = new DataTransfer();
      focused(thread)?.dispatchEvent(new ClipboardEvent('copy', {clipboardData, bubbles: true, cancelable: true}));
      expect(clipboardData.getData('text/plain')).to.equal('It is the 14th today, and the rent is due.');
    });
  });

  describe('states', () => {
    it('shows bubbles of no text while it loads', async () => {
      const {backchat, control} = connect();
      control.delay(new Promise(() => {}), 'listMessages');
      const thread = await show(backchat, 'refund');
      expect(all(thread, '.bone')).to.have.length(5);
      expect(one(thread, '[role="region"]')?.ariaBusy).to.equal('true');
    });

    it('says that there are no messages, and what to do', async () => {
      const {backchat, control} = connect();
      const thread = await show(backchat, 'silent');
      await waitUntil(() => said(thread, '[part="state"]') === 'No messages yet Write the first one below.');
      control.updateChat({id: 'silent', can: {send: false}});
      await waitUntil(() => said(thread, '[part="state"]') === 'No messages yet Messages will appear here.');
      await expect(thread).to.be.accessible();
    });

    it('says why it could not load, and tries again', async () => {
      const {backchat, control} = connect();
      control.failNext('listMessages', new ChatError('timeout', '', {correlationId: 'req-1'}));
      const thread = await show(backchat, 'refund');
      await waitUntil(() => one(thread, '.state'), 'failed');
      expect(said(thread, '.state')).to.equal(
        'Messages could not be loaded The server did not answer in time. Try again Reference req-1',
      );
      await expect(thread).to.be.accessible();
      one(thread, '.state button')?.click();
      await isReady(thread, 6);
    });

    it('says that an unknown chat does not exist', async () => {
      const thread = await show(connect().backchat, 'nowhere');
      await waitUntil(() => said(thread, '.state')?.startsWith('This chat no longer exists'));
    });

    it('says who deleted the chat that is shown', async () => {
      const {backchat, control} = connect();
      const thread = await show(backchat, 'refund');
      await isReady(thread, 6);
      control.deleteChat('refund', 'Olga Petrova');
      await waitUntil(() => said(thread, '.state') === 'Olga Petrova deleted this chat');
    });

    it('keeps what it shows while the connection is lost', async () => {
      const {backchat, control} = connect();
      const thread = await show(backchat, 'refund');
      await isReady(thread, 6);
      control.goOffline();
      await waitUntil(() => one(thread, '[part="strip"]'), 'strip');
      expect(one(thread, '[part="strip"]')?.textContent).to.contain('Connection lost.');
      expect(all(thread, 'article')).to.have.length(6);
      control.goOnline();
    });

    it('is quiet without a back end or a chat', async () => {
      const thread = await fixture<ChatThread>(html`<chat-thread></chat-thread>`);
      await waitUntil(() => one(thread, '.state'));
      expect(said(thread, '.state')).to.contain('No back end is connected');
      thread.backchat = connect().backchat;
      await waitUntil(() => said(thread, '.state')?.startsWith('No chat is open'));
      thread.chatId = 'refund';
      await isReady(thread, 6);
      thread.chatId = 'limit';
      await isReady(thread, 3);
    });

    it('shows who is typing, and not oneself', async () => {
      const {backchat, control} = connect();
      const thread = await show(backchat, 'refund');
      await isReady(thread, 6);
      control.typing('refund', {author: me});
      control.typing('refund');
      await waitUntil(() => said(thread, '[part="typing"]') === 'Jane Doe is typing…');
      control.typing('refund', {author: me});
      await waitUntil(() => said(thread, '[part="typing"]') === '');
    });
  });

  describe('announcements', () => {
    it('are of new messages of others only, and sum up what comes fast', async () => {
      const {backchat, control} = connect();
      const thread = await show(backchat, 'refund');
      await isReady(thread, 6);
      expect(textsOf(thread, '[role="log"] p')).to.deep.equal([]);
      await backchat.send('refund', 'Mine');
      await isReady(thread, 7);
      control.clientWrites('refund', 'First');
      await waitUntil(() => all(thread, '[role="log"] p').length === 1);
      control.clientWrites('refund', 'Second');
      control.serviceUserWrites('refund', 'Third');
      await waitUntil(() => all(thread, '[role="log"] p').length === 2, 'summed up', {timeout: 4_000});
      expect(textsOf(thread, '[role="log"] p')).to.deep.equal(['Jane Doe: First', '2 new messages']);
    });
  });

  it('names its region and numbers its messages', async () => {
    const thread = await show(connect().backchat, 'refund');
    await isReady(thread, 6);
    expect(one(thread, '[role="region"]')?.ariaLabel).to.equal('Messages with Jane Doe');
    const last = all(thread, 'article').at(-1);
    expect([last?.ariaPosInSet, last?.ariaSetSize]).to.deep.equal(['6', '6']);
    expect(last?.ariaLabel).to.equal('Jane Doe, 14 Jan 2025, 10:36');
    await expect(thread).to.be.accessible();
  });

  it('is accessible in the dark, from right to left, and narrow', async () => {
    await setViewport({width: 320, height: 500});
    const thread = await show(connect().backchat, 'refund');
    thread.theme = 'dark';
    thread.dir = 'rtl';
    await isReady(thread, 6);
    await expect(thread).to.be.accessible();
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    await setViewport({width: 1024, height: 768});
  });

  it('draws clients’ names as they are, or says that they are unknown', async () => {
    const client = aClient({name: ''});
    const messages = [message('m', {author: {kind: 'client', id: client.id, name: ''}})];
    const thread = await show(connect({chats: [aChat({client})], messages}).backchat, chat.id);
    await isReady(thread, 1);
    expect(said(thread, '.author')).to.equal('Unknown client · Client');
  });
});
