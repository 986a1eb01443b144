import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {createMemoryAdapter} from '../../adapters/memory-adapter.js';
import {manyChats} from '../../adapters/testing/index.js';
import {Backchat} from '../../store/backchat.js';
import {createMemoryStorage} from '../../store/storage.js';
import type {ChatQueryChangeDetail} from './chat-list.events.js';
import {filtersOf, find, idsOf, many, rowsOf, showList, tool} from './list-page.test.js';
import type {ChatList} from './chat-list.js';

const START = location.pathname + location.search;
const query = () => new URLSearchParams(location.search);
const goBack = async (isThere: () => boolean) => {
  history.back();
  await waitUntil(isThere);
};

function listen(list: ChatList): ChatQueryChangeDetail[] {
  const told: ChatQueryChangeDetail[] = [];
  list.addEventListener('chat-query-change', ({detail}) => told.push(detail));
  return told;
}

describe('chat-list in an address', () => {
  beforeEach(() => history.replaceState(null, '', START));
  afterEach(() => history.replaceState(null, '', START));

  it('begins with what the query string says', async () => {
    history.replaceState(null, '', '?host=kept&role=merchant&page=2&size=10&sort=clientName&order=asc');
    const {list, backchat} = await showList({url: 'search'}, {options: many(90)});
    const {state} = backchat.list().get();
    expect(state).to.deep.include({roles: ['merchant'], pageSize: 10, at: {page: 2}});
    expect(tool(list, 'Page 2').getAttribute('aria-current')).to.equal('page');
  });

  it('begins with what the hash says, and leaves the hash of others alone', async () => {
    history.replaceState(null, '', `${START}#section-4`);
    const other = await showList({url: 'hash'}, {options: many(60)});
    tool(other.list, 'Next page').click();
    await waitUntil(() => location.hash === '#chats?page=2');
    other.list.remove();
    const {list} = await showList({url: 'hash'}, {options: many(60)});
    expect(idsOf(list)[0]).to.equal('c26');
  });

  it('writes filters and page, and keeps what is the host’s', async () => {
    history.replaceState(null, '', '?host=kept');
    const {list} = await showList({url: 'search'}, {options: many(60)});
    tool(list, 'Next page').click();
    await waitUntil(() => query().get('page') === '2');
    expect(query().get('host')).to.equal('kept');
  });

  it('restores filters and page when the user goes back', async () => {
    const {list} = await showList({url: 'search'}, {options: many(60)});
    tool(list, 'Next page').click();
    await waitUntil(() => idsOf(list)[0] === 'c26');
    find(list, 'th.name button')?.click();
    await waitUntil(() => query().get('sort') === 'clientName');
    await goBack(() => query().get('page') === '2');
    await waitUntil(() => idsOf(list)[0] === 'c26');
    await goBack(() => !query().has('page'));
    await waitUntil(() => idsOf(list)[0] === 'c1');
  });

  it('adds no entry to the history while the user types, and one for the search', async () => {
    // What lies ahead would be dropped by the first new entry.
    history.pushState(null, '', START);
    const {list} = await showList({url: 'search'}, {options: many(60)});
    const told = listen(list);
    const entries = history.length;
    filtersOf(list).focusSearch();
    await sendKeys({type: 'fee'});
    await waitUntil(() => query().get('search') === 'fee');
    expect(history.length).to.equal(entries);
    expect(told.map(({typing}) => typing)).to.deep.equal([true]);
    await sendKeys({press: 'Enter'});
    expect(told.map(({typing}) => typing)).to.deep.equal([true, false]);
    expect(history.length).to.equal(entries + 1);
    await goBack(() => !query().has('search'));
    await waitUntil(() => filtersOf(list).renderRoot.querySelector('input')?.value === '');
  });

  it('takes the order and size of the attributes for granted', async () => {
    const {list} = await showList({url: 'search', sort: 'clientName asc', 'page-size': '10'}, {options: many(60)});
    tool(list, 'Next page').click();
    await waitUntil(() => query().get('page') === '2');
    expect([query().get('sort'), query().get('size')]).to.deep.equal([null, null]);
  });

  it('does not touch the address without being told to', async () => {
    const {list} = await showList({}, {options: many(60)});
    tool(list, 'Next page').click();
    await waitUntil(() => idsOf(list)[0] === 'c26');
    expect(location.pathname + location.search).to.equal(START);
  });

  it('does not trap the user in a page beyond the end', async () => {
    history.replaceState(null, '', '?page=99');
    const entries = history.length;
    const {list} = await showList({url: 'search'}, {options: many(60)});
    await waitUntil(() => idsOf(list)[0] === 'c51');
    await waitUntil(() => query().get('page') === '3');
    expect(history.length).to.equal(entries);
  });

  it('tells the host of each change once', async () => {
    const {list} = await showList({}, {options: many(60)});
    const told = listen(list);
    tool(list, 'Next page').click();
    await waitUntil(() => idsOf(list)[0] === 'c26');
    expect(told.map(({state, typing}) => [state.at, typing])).to.deep.equal([[{page: 2}, false]]);
  });

  it('goes on where it was when the element is taken out and put back', async () => {
    const {list, frame} = await showList({sort: 'createdAt'}, {options: many(60)});
    tool(list, 'Next page').click();
    await waitUntil(() => idsOf(list)[0] === 'c26');
    list.remove();
    await list.updateComplete;
    frame.append(list);
    await rowsOf(list);
    expect(idsOf(list)[0]).to.equal('c26');
  });

  it('shows its own chats in a view of its own', async () => {
    const backchat = new Backchat(createMemoryAdapter(manyChats(60)), {storage: createMemoryStorage()});
    const both = await fixture<HTMLElement>(
      html`<div>
        <chat-list .backchat=${backchat}></chat-list><chat-list view="second" .backchat=${backchat}></chat-list>
      </div>`,
    );
    const [first, second] = [...both.querySelectorAll('chat-list')] as [ChatList, ChatList];
    await rowsOf(first);
    await rowsOf(second);
    tool(second, 'Next page').click();
    await waitUntil(() => idsOf(second)[0] === 'c26');
    expect(idsOf(first)[0]).to.equal('c1');
  });
});
