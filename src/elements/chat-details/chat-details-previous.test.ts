import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {createMemoryAdapter, type MemoryAdapterOptions} from '../../adapters/memory-adapter.js';
import {aChat, aClient, after, smallWorld} from '../../adapters/testing/index.js';
import {ChatError} from '../../model/errors.js';
import {Backchat} from '../../store/backchat.js';
import {createMemoryStorage} from '../../store/storage.js';
import type {ChatDetails} from './chat-details.js';
import './define.js';

async function show(attributes: Record<string, string> = {}, options: MemoryAdapterOptions = smallWorld()) {
  const adapter = createMemoryAdapter(options);
  const backchat = new Backchat(adapter, {storage: createMemoryStorage()});
  const frame = await fixture<HTMLElement>(html`<div></div>`);
  frame.style.setProperty('inline-size', '1200px');
  const details = document.createElement('chat-details');
  details.backchat = backchat;
  const all = {'chat-id': 'refund', locale: 'en-GB', 'time-zone': 'UTC', ...attributes};
  for (const [name, value] of Object.entries(all)) details.setAttribute(name, value);
  frame.append(details);
  await waitUntil(() => one(details, '[part=previous]'));
  return {details, backchat, control: adapter.control};
}

const one = (details: ChatDetails, selector: string) => details.renderRoot.querySelector<HTMLElement>(selector);
const said = (details: ChatDetails, selector: string) => one(details, selector)?.innerText.replace(/\s+/g, ' ').trim();
const cards = (details: ChatDetails) => [...details.renderRoot.querySelectorAll<HTMLElement>('[part=previous-chat]')];
const viewDetails = (details: ChatDetails, index: number) =>
  cards(details)[index]?.querySelector<HTMLElement>('a, button');
const hasCards = (details: ChatDetails, count: number) => waitUntil(() => cards(details).length === count);

/** A client with so many chats, the newest first: `chat-0`, `chat-1`, … */
const manyOfJane = (count: number) => ({
  chats: Array.from({length: count}, (_, index) => aChat({id: `chat-${index}`, createdAt: after(-1440 * index)})),
});

describe('previous chats', () => {
  it('are the client’s other chats, newest first, with date and status', async () => {
    const {details} = await show();
    await hasCards(details, 2);

    expect(said(details, '[part=previous] .label')).to.equal('Previous chats (2)');
    expect(cards(details).map((card) => card.innerText.replace(/\s+/g, ' ').trim())).to.deep.equal([
      'The chat was closed by Olga Petrova. 2 Dec 2024 · No active chat View details',
      'In your profile, under Contact. The new address is used from the next statement on. 18 Nov 2024 · No active chat View details',
    ]);
  });

  it('are named for those who do not see their dates', async () => {
    const {details} = await show();
    await hasCards(details, 2);

    expect(viewDetails(details, 0)?.ariaLabel).to.equal('View details, 2 Dec 2024');
  });

  it('are five at first, and more on demand', async () => {
    const {details} = await show({'chat-id': 'chat-0'}, manyOfJane(12));
    await hasCards(details, 5);
    one(details, '[part=previous] > .link-button')?.click();

    await hasCards(details, 11);
    expect(one(details, '[part=previous] > .link-button')).to.be.null;
  });

  it('are five too where the open one is an old one', async () => {
    const {details} = await show({'chat-id': 'chat-9'}, manyOfJane(10));
    await hasCards(details, 5);

    expect(said(details, '[part=previous] .label')).to.equal('Previous chats (9)');
  });

  it('may be none', async () => {
    const {details} = await show({'chat-id': 'chat-0'}, manyOfJane(1));
    await waitUntil(() => said(details, '[part=previous] .quiet') === 'No previous chats');

    expect(said(details, '[part=previous] .label')).to.equal('Previous chats');
  });

  it('are not counted where the back end does not', async () => {
    const {details} = await show({'chat-id': 'chat-0'}, {...manyOfJane(3), profile: 'poor'});
    await hasCards(details, 2);

    expect(said(details, '[part=previous] .label')).to.equal('Previous chats');
  });

  it('are not offered where the back end does not filter by client', async () => {
    const options = {...smallWorld(), capabilities: {filters: ['search'] as const}};
    const adapter = createMemoryAdapter(options);
    const details = await fixture<ChatDetails>(
      html`<chat-details chat-id="refund" .adapter=${adapter}></chat-details>`,
    );
    await waitUntil(() => one(details, '[part=client]'));

    expect(one(details, '[part=previous]')).to.be.null;
  });

  it('say that they could not be loaded, and try again', async () => {
    const adapter = createMemoryAdapter(smallWorld());
    adapter.control.failNext('listChats', new ChatError('invalid', 'No.'));
    const details = await fixture<ChatDetails>(
      html`<chat-details chat-id="refund" .adapter=${adapter}></chat-details>`,
    );
    await waitUntil(() => said(details, '[part=previous] .quiet')?.startsWith('Previous chats could not be loaded.'));
    one(details, '[part=previous] .quiet button')?.click();

    await hasCards(details, 2);
  });

  it('lose one that is deleted', async () => {
    const {details, control} = await show();
    await hasCards(details, 2);
    control.deleteChat('declined');

    await hasCards(details, 1);
  });

  describe('“View details”', () => {
    it('opens that very session in place, and the strip leads back', async () => {
      const {details} = await show();
      await hasCards(details, 2);
      viewDetails(details, 0)?.click();
      await waitUntil(() => said(details, '.meta')?.includes('2 Dec 2024'));
      expect(details.getAttribute('chat-id')).to.equal('declined');
      expect(said(details, '[part=strip]')).to.equal('You are reading a chat of 2 Dec 2024 Back to the current chat');

      one(details, '[part=strip] button')?.click();
      await waitUntil(() => said(details, '.meta')?.includes('14 Jan 2025'));
      expect(details.chatId).to.equal('refund');
      expect(one(details, '[part=strip]')).to.be.null;
    });

    it('leads back to where the first visit began', async () => {
      const {details} = await show();
      await hasCards(details, 2);
      viewDetails(details, 0)?.click();
      await waitUntil(() => said(details, '.meta')?.includes('2 Dec 2024'));
      await hasCards(details, 2);
      viewDetails(details, 1)?.click();
      await waitUntil(() => said(details, '.meta')?.includes('18 Nov 2024'));
      one(details, '[part=strip] button')?.click();

      await waitUntil(() => details.chatId === 'refund');
    });

    it('shows no strip once a visit has led back to where the first began', async () => {
      const {details} = await show();
      await hasCards(details, 2);
      viewDetails(details, 0)?.click();
      await waitUntil(() => said(details, '.meta')?.includes('2 Dec 2024'));
      await hasCards(details, 2);
      viewDetails(details, 0)?.click();
      await waitUntil(() => said(details, '.meta')?.includes('14 Jan 2025'));

      expect(details.chatId).to.equal('refund');
      expect(one(details, '[part=strip]')).to.be.null;
    });

    it('shows no strip for a chat that the host opens', async () => {
      const {details} = await show();
      await hasCards(details, 2);
      details.chatId = 'declined';
      await waitUntil(() => said(details, '.meta')?.includes('2 Dec 2024'));

      expect(one(details, '[part=strip]')).to.be.null;
    });

    it('moves the focus to the chat that is opened', async () => {
      const {details} = await show();
      await hasCards(details, 2);
      viewDetails(details, 0)?.focus();
      viewDetails(details, 0)?.click();

      await waitUntil(() => details.shadowRoot?.activeElement?.localName === 'chat-composer');
    });

    it('is the host’s if it wants', async () => {
      const {details} = await show();
      await hasCards(details, 2);
      const asked: unknown[] = [];
      details.addEventListener('chat-open', (event) => {
        asked.push(event.detail);
        event.preventDefault();
      });
      viewDetails(details, 0)?.click();
      await details.updateComplete;

      expect(asked).to.deep.equal([{chatId: 'declined'}]);
      expect(details.chatId).to.equal('refund');
    });

    it('is a real link where chats have pages of their own', async () => {
      const {details} = await show({'chat-href': '/admin/chat.php?id={id}'});
      await hasCards(details, 2);
      let isFollowed: boolean | undefined;
      const stay = (event: Event) => {
        isFollowed = !event.defaultPrevented;
        event.preventDefault();
      };
      addEventListener('click', stay, {once: true});
      viewDetails(details, 0)?.click();

      expect(viewDetails(details, 0)?.getAttribute('href')).to.equal('/admin/chat.php?id=declined');
      expect(isFollowed).to.be.true;
      expect(details.chatId).to.equal('refund');
    });

    it('keeps the address where asked to, so that Back leads back', async () => {
      const start = location.href;
      history.pushState(null, '', '#chats/refund');
      const {details} = await show({'chat-id': 'payout', url: 'hash'});
      await hasCards(details, 2);
      expect(said(details, '.name')).to.equal('Jane Doe');
      viewDetails(details, 0)?.click();
      expect(location.hash).to.equal('#chats/declined');

      history.back();
      await waitUntil(() => details.chatId === 'refund');
      history.replaceState(null, '', start);
    });
  });

  it('of another client are read anew when another chat is shown', async () => {
    const chats = [
      ...smallWorld().chats,
      aChat({id: 'old', createdAt: after(-9999), client: aClient({id: 'northwind', name: 'Northwind Trading'})}),
    ];
    const {details} = await show({}, {chats});
    await hasCards(details, 2);
    details.chatId = 'payout';

    await hasCards(details, 1);
  });
});
