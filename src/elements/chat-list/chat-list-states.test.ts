import {expect, oneEvent, waitUntil} from '@open-wc/testing';
import {ChatError} from '../../model/errors.js';
import {ALL_PERMISSIONS} from '../../model/permissions.js';
import {aChat} from '../../adapters/testing/index.js';
import {
  asked,
  find,
  findAll,
  filtersOf,
  idsOf,
  many,
  rowOf,
  rowsOf,
  showList,
  spoken,
  tool,
  words,
} from './list-page.test.js';
import type {ChatList} from './chat-list.js';

const state = (list: ChatList) => words(find(list, '.state'));
const strip = (list: ChatList) => words(find(list, '.over .strip'));
const never = new Promise(() => {});

describe('chat-list, when it is not simply there', () => {
  it('draws a skeleton in its grid while it loads', async () => {
    const {list} = await showList({}, {isUnready: true, setUp: (_, {control}) => control.delay(never, 'listChats')});
    await waitUntil(() => findAll(list, '.bones').length === 8);
    expect(find(list, 'table')?.getAttribute('aria-busy')).to.equal('true');
    await waitUntil(() => spoken(list) === 'Loading chats…');
  });

  it('keeps the rows while it loads again, under an accent bar', async () => {
    const {list, control} = await showList();
    control.delay(never, 'listChats');
    tool(list, 'Refresh').click();
    await waitUntil(() => find(list, '.progress'));
    expect(idsOf(list)).to.have.length(8);
  });

  it('says that there are no chats', async () => {
    const {list} = await showList({}, {options: {chats: []}, isUnready: true});
    await waitUntil(() => find(list, '.state'));
    expect(state(list)).to.equal('No chats yet Chats appear here as soon as a client writes.');
    expect(find(list, 'table')).to.equal(null);
  });

  it('lets the host say so', async () => {
    const {list} = await showList(
      {},
      {
        options: {chats: []},
        isUnready: true,
        setUp: (element) => {
          const own = document.createElement('p');
          own.slot = 'empty';
          own.textContent = 'Nobody wrote.';
          element.append(own);
        },
      },
    );
    await waitUntil(() => find(list, 'slot[name=empty]'));
    expect(find(list, '.state')?.checkVisibility()).to.equal(false);
  });

  it('says that no chat matches, and clears the filters', async () => {
    const {list, backchat} = await showList();
    backchat.list().setQuery({search: 'nothing like it'});
    await waitUntil(() => state(list)?.startsWith('No chats match'));
    expect(spoken(list)).to.equal('No chats match');
    tool(list, 'Clear filters').click();
    await rowsOf(list);
    expect(filtersOf(list).renderRoot.querySelector('input')?.value).to.equal('');
  });

  it('says that the user may not see chats', async () => {
    const {list} = await showList(
      {},
      {
        isUnready: true,
        setUp: (_, {control}) => control.failNext('listChats', new ChatError('forbidden', 'No.')),
      },
    );
    await waitUntil(() => state(list) === 'You may not see chats Ask your administrator for access.');
  });

  it('gives the reason and the reference of a failure, and tries again', async () => {
    const failure = new ChatError('unavailable', 'Down.', {correlationId: '4f2a'});
    const {list} = await showList(
      {},
      {
        isUnready: true,
        setUp: (_, {control}) => control.failNext('listChats', failure),
      },
    );
    await waitUntil(() => find(list, '.state'));
    expect(state(list)).to.equal('Chats could not be loaded The server is not available. Try again Reference 4f2a');
    tool(list, 'Try again').click();
    await rowsOf(list);
  });

  it('names the field of an answer that cannot be read', async () => {
    const failure = new ChatError('protocol', 'Bad.', {field: 'items[3].client.name'});
    const {list} = await showList(
      {},
      {
        isUnready: true,
        setUp: (_, {control}) => control.failNext('listChats', failure),
      },
    );
    await waitUntil(() => state(list)?.includes('items[3].client.name'));
  });

  it('says that the address is wrong, and what to do', async () => {
    const failure = new ChatError('not-found', 'There is no chat service at /apo.', {field: 'src'});
    const {list} = await showList(
      {},
      {
        isUnready: true,
        setUp: (_, {control}) => control.failNext('listChats', failure),
      },
    );
    await waitUntil(() => find(list, '.state'));
    expect(words(find(list, '.state .title'))).to.equal('There is no chat service at /apo.');
    expect(words(find(list, '.state .hint'))).to.contain('src');
  });

  it('asks again when a back end that is busy said so', async () => {
    const failure = new ChatError('rate-limited', 'Slow down.', {retryAfterMs: 50});
    const {list} = await showList(
      {},
      {
        isUnready: true,
        setUp: (_, {control}) => control.failNext('listChats', failure),
      },
    );
    await rowsOf(list);
  });

  it('keeps the rows under a strip when reading again fails', async () => {
    const {list, control} = await showList();
    const top = rowOf(list, 'refund').getBoundingClientRect().top;
    control.failNext('listChats', new ChatError('timeout', 'Late.'));
    tool(list, 'Refresh').click();
    await waitUntil(() => strip(list)?.includes('The server did not answer in time.'));
    expect(idsOf(list)).to.have.length(8);
    expect(rowOf(list, 'refund').getBoundingClientRect().top).to.equal(top);
    await waitUntil(() => tool(list, 'Dismiss'));
    tool(list, 'Dismiss').click();
    await waitUntil(() => !strip(list));
  });

  it('says of when the rows are while the connection is lost', async () => {
    const {list, control} = await showList();
    control.goOffline();
    await waitUntil(() => strip(list)?.match(/^Offline\. Showing chats as of \d\d:\d\d\.$/), 'offline', {
      timeout: 5000,
    });
    expect(idsOf(list)).to.have.length(8);
  });

  it('offers to sign in again', async () => {
    const {list, control, backchat} = await showList();
    control.failNext('listChats', new ChatError('unauthenticated', 'Who are you?'));
    const told = oneEvent(list, 'chat-auth-required');
    tool(list, 'Refresh').click();
    await told;
    await waitUntil(() => strip(list)?.startsWith('You are signed out'));
    const button = find(list, '.over .strip button');
    button?.click();
    await waitUntil(() => backchat.session.get().signedOut === false);
  });

  it('is quiet without a back end', async () => {
    const {list} = await showList({}, {isUnready: true, setUp: (element) => (element.backchat = undefined)});
    await waitUntil(() => state(list)?.includes('No back end is connected'));
  });

  it('does not offer a download to whoever may not have one', async () => {
    const permissions = {...ALL_PERMISSIONS, export: false};
    const {list} = await showList({}, {options: {chats: [aChat()], permissions}});
    await waitUntil(() => !tool(list, 'Download'));
  });

  it('takes its filters away while others in the page serve it', async () => {
    const {list, frame} = await showList({id: 'chats'});
    const filters = document.createElement('chat-filters');
    filters.for = 'chats';
    frame.append(filters);
    await waitUntil(() => !find(list, 'chat-filters'));
    filters.remove();
    await waitUntil(() => find(list, 'chat-filters'));
  });

  it('reads each page once', async () => {
    const page = await showList({}, {options: many(60)});
    expect(asked(page)).to.have.length(1);
  });

  for (const [name, width] of [
    ['eight tracks', 1200],
    ['six tracks', 1000],
    ['cards', 460],
  ] as const) {
    it(`is accessible as ${name}`, async () => {
      const {list} = await showList({}, {width});
      await expect(list).to.be.accessible();
    });
  }

  it('is accessible when it is empty, and when it failed', async () => {
    const empty = await showList({}, {options: {chats: []}, isUnready: true});
    await waitUntil(() => find(empty.list, '.state'));
    await expect(empty.list).to.be.accessible();
    const setUp: Parameters<typeof showList>[1] = {
      isUnready: true,
      setUp: (_, {control}) => control.failNext('listChats', new ChatError('unavailable', 'Down.')),
    };
    const failed = await showList({}, setUp);
    await waitUntil(() => find(failed.list, '.state.danger'));
    await expect(failed.list).to.be.accessible();
  });
});
