import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {createMemoryAdapter, type MemoryAdapterOptions} from '../../adapters/memory-adapter.js';
import {aChat, after, smallWorld} from '../../adapters/testing/index.js';
import {Backchat} from '../../store/backchat.js';
import {createMemoryStorage} from '../../store/storage.js';
import type {ChatDetails} from '../chat-details/chat-details.js';
import type {ChatDesk} from './chat-desk.js';
import './define.js';

async function show(attributes: Record<string, string> = {}, options: MemoryAdapterOptions = smallWorld()) {
  const backchat = new Backchat(createMemoryAdapter(options), {storage: createMemoryStorage()});
  const frame = await fixture<HTMLElement>(html`<div></div>`);
  const desk = document.createElement('chat-desk');
  desk.backchat = backchat;
  for (const [name, value] of Object.entries(attributes)) desk.setAttribute(name, value);
  frame.append(desk);
  await waitUntil(() => backchat.list().get().phase === 'ready' && !backchat.list().get().busy);
  await desk.updateComplete;
  return {desk, backchat};
}

const details = (desk: ChatDesk) => desk.renderRoot.querySelector<ChatDetails>('chat-details');
const listRoot = (desk: ChatDesk) => desk.renderRoot.querySelector('chat-list')?.renderRoot;
const ids = (desk: ChatDesk) =>
  [...(listRoot(desk)?.querySelectorAll<HTMLElement>('tr[data-id]') ?? [])].map(({dataset}) => dataset['id']);
const linkOf = (desk: ChatDesk, id: string) => listRoot(desk)?.querySelector<HTMLElement>(`tr[data-id=${id}] .open`);
const shows = (desk: ChatDesk, name: string) =>
  waitUntil(() => details(desk)?.renderRoot.querySelector<HTMLElement>('.name')?.innerText === name, name);
const showsList = (desk: ChatDesk) => waitUntil(() => !details(desk), 'list');
const address = () => location.search + location.hash;

/** Entries that were added to the history; its length ends at 50. */
let entries = 0;
const {pushState} = history;
history.pushState = (...args) => {
  entries++;
  pushState.apply(history, args);
};

describe('the address of a chat-desk', () => {
  const start = location.pathname + location.search;
  beforeEach(() => history.pushState(null, '', start));
  afterEach(() => history.replaceState(null, '', start));

  describe('with url="hash", which is the default', () => {
    it('stays as it is while nothing is done', async () => {
      await show();

      expect(location.pathname + address()).to.equal(start);
    });

    it('names the chat that is opened, and its message', async () => {
      const {desk} = await show();
      desk.openChat('refund', {messageId: 'refund-3'});
      await shows(desk, 'Jane Doe');

      expect(location.hash).to.equal('#chats/refund?message=refund-3');
      expect(details(desk)?.messageId).to.equal('refund-3');
    });

    it('opens the chat it names from the start, and has the list behind it', async () => {
      location.hash = '#chats/payout';
      const {desk} = await show();
      await shows(desk, 'Northwind Trading');
      desk.back();
      await showsList(desk);

      expect(ids(desk)).to.have.length(8);
      expect(location.hash).to.equal('#chats');
    });

    it('filters the list from the start', async () => {
      location.hash = '#chats?role=agent&role=merchant&sort=clientName&order=asc';
      const {desk} = await show();

      expect(ids(desk)).to.deep.equal(['limit', 'payout']);
    });

    it('says that a chat it names does not exist, with the way back', async () => {
      location.hash = '#chats/nope';
      const {desk} = await show();
      await waitUntil(() => details(desk)?.renderRoot.querySelector('.state'));
      details(desk)?.renderRoot.querySelector<HTMLElement>('.state .button')?.click();
      await showsList(desk);
    });

    it('leads Back and Forward through list, chat and chat', async () => {
      const {desk, backchat} = await show();
      backchat.list().setQuery({roles: ['individual']});
      await waitUntil(() => ids(desk).length === 5);
      expect(location.hash).to.equal('#chats?role=individual');
      desk.openChat('refund');
      await shows(desk, 'Jane Doe');
      desk.openChat('silent');
      await shows(desk, 'Tomáš Novák');

      history.back();
      await shows(desk, 'Jane Doe');
      history.back();
      await showsList(desk);
      expect(ids(desk)).to.have.length(5);
      history.back();
      await waitUntil(() => ids(desk).length === 8);
      history.go(3);
      await shows(desk, 'Tomáš Novák');
    });

    it('gives the focus back to the row when Back leads to the list', async () => {
      const {desk} = await show();
      linkOf(desk, 'limit')?.focus();
      linkOf(desk, 'limit')?.click();
      await shows(desk, 'Amir Haddad');
      await waitUntil(() => details(desk)?.shadowRoot?.activeElement);
      history.back();
      await showsList(desk);

      await waitUntil(
        () => desk.renderRoot.querySelector('chat-list')?.shadowRoot?.activeElement === linkOf(desk, 'limit'),
      );
    });

    it('leaves the focus in a field of the host', async () => {
      const {desk} = await show();
      desk.openChat('limit');
      await shows(desk, 'Amir Haddad');
      await waitUntil(() => details(desk)?.shadowRoot?.activeElement);
      const field = document.createElement('input');
      desk.before(field);
      field.focus();
      history.back();
      await showsList(desk);
      await desk.updateComplete;

      expect(document.activeElement).to.equal(field);
    });

    it('gets one entry for a search, however many letters it has', async () => {
      const {desk} = await show();
      const search = listRoot(desk)
        ?.querySelector('chat-filters')
        ?.renderRoot.querySelector<HTMLInputElement>('input[type=search]');
      search?.focus();
      const before = entries;
      await sendKeys({type: 'refund'});
      await waitUntil(() => location.hash === '#chats?search=refund');
      expect(entries).to.equal(before);
      await sendKeys({press: 'Enter'});
      await waitUntil(() => entries === before + 1);

      history.back();
      await waitUntil(() => ids(desk).length === 8);
    });

    it('leaves a hash of the host alone', async () => {
      const {desk} = await show();
      desk.openChat('refund');
      await shows(desk, 'Jane Doe');
      const changed = new Promise((resolve) => addEventListener('hashchange', resolve, {once: true}));
      location.hash = '#orders';
      await changed;
      await desk.updateComplete;

      expect(details(desk)?.chatId).to.equal('refund');
    });

    it('begins with the host’s key', async () => {
      location.hash = '#support/refund';
      const {desk} = await show({'url-key': 'support'});
      await shows(desk, 'Jane Doe');
      desk.back();

      expect(location.hash).to.equal('#support');
    });

    it('is that of every row’s link, so that one can open it in a tab', async () => {
      const {desk} = await show();

      expect(linkOf(desk, 'payout')?.getAttribute('href')).to.equal(`${start}#chats/payout`);
    });

    it('is the host’s own in every link where it has pages for chats', async () => {
      const {desk} = await show({'chat-href': '/admin/chat.php?id={id}'});
      expect(linkOf(desk, 'payout')?.getAttribute('href')).to.equal('/admin/chat.php?id=payout');
      linkOf(desk, 'payout')?.click();

      await shows(desk, 'Northwind Trading');
    });

    it('keeps the page of a list that has no page numbers', async () => {
      const chats = Array.from({length: 9}, (_, index) => aChat({id: `c${index}`, createdAt: after(-index)}));
      const options = {chats, capabilities: {paging: 'cursors'}} as const;
      const {desk, backchat} = await show({'page-size': '3', sort: 'createdAt desc'}, options);
      await backchat.list().turn('next');
      await waitUntil(() => ids(desk).includes('c3'));
      desk.openChat('c4');
      await shows(desk, 'Jane Doe');
      history.back();
      await showsList(desk);

      expect(ids(desk)).to.deep.equal(['c3', 'c4', 'c5']);
    });
  });

  describe('with url="search"', () => {
    it('keeps what the host has there', async () => {
      history.replaceState(null, '', '?tab=support#top');
      const {desk} = await show({url: 'search'});
      desk.openChat('refund');
      await shows(desk, 'Jane Doe');
      expect(address()).to.equal('?tab=support&chat=refund#top');

      desk.back();
      await showsList(desk);
      expect(address()).to.equal('?tab=support#top');
    });

    it('restores filters and page on Back', async () => {
      history.replaceState(null, '', '?status=no-active-chat&size=2&page=2');
      const {desk} = await show({url: 'search'});
      expect(ids(desk)).to.have.length(1);
      const [first = ''] = ids(desk);
      desk.openChat(first);
      await waitUntil(() => details(desk));
      expect(location.search).to.equal(`?chat=${first}`);

      history.back();
      await showsList(desk);
      expect(location.search).to.equal('?status=no-active-chat&size=2&page=2');
      expect(ids(desk)).to.deep.equal([first]);
    });
  });

  describe('with url="off"', () => {
    it('stays as it is, and links become buttons', async () => {
      const {desk} = await show({url: 'off'});
      const before = entries;
      expect(linkOf(desk, 'refund')?.localName).to.equal('button');
      linkOf(desk, 'refund')?.click();
      await shows(desk, 'Jane Doe');

      expect(location.pathname + address()).to.equal(start);
      expect(entries).to.equal(before);
    });
  });

  it('decides over a list that was in use before; without one the list goes on as it was', async () => {
    const {desk, backchat} = await show({url: 'off'});
    backchat.list().setQuery({roles: ['agent']});
    await waitUntil(() => ids(desk).length === 1);
    const again = await fixture<ChatDesk>(html`<chat-desk url="off" .backchat=${backchat}></chat-desk>`);
    await waitUntil(() => ids(again).length === 1);
    const withAddress = await fixture<ChatDesk>(html`<chat-desk .backchat=${backchat}></chat-desk>`);

    await waitUntil(() => ids(withAddress).length === 8);
  });
});
