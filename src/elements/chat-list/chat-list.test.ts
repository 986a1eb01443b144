import {expect, oneEvent, waitUntil} from '@open-wc/testing';
import {aChat, aClient} from '../../adapters/testing/index.js';
import type {Chat} from '../../model/chat.js';
import {ALL_PERMISSIONS} from '../../model/permissions.js';
import type {ChatClientOpenEvent, ChatNewMessagesEvent, ChatOpenEvent} from '../internal/shared.events.js';
import {
  asked,
  cell,
  find,
  findAll,
  focused,
  idsOf,
  many,
  openerOf,
  rowOf,
  rowsOf,
  showList,
  spoken,
  stayHere,
  tool,
  words,
} from './list-page.test.js';

const withChat = (chat: Partial<Chat>) => ({options: {chats: [aChat(chat)]}});

describe('chat-list', () => {
  describe('a row', () => {
    it('shows every column of the manual', async () => {
      const {list} = await showList();
      expect(findAll(list, 'th').map(({ariaLabel}) => ariaLabel)).to.deep.equal([
        'Creation date',
        'Last message',
        'Client name',
        'Client role',
        'Client phone',
        'Client email',
        'New messages',
        'Actions',
      ]);
      expect(cell(list, 'refund', 'date')).to.equal('14 Jan 2025 10:21 In progress');
      expect(cell(list, 'refund', 'name')).to.equal('JD Jane Doe');
      expect(cell(list, 'refund', 'role')).to.equal('Individual');
      expect(cell(list, 'refund', 'phone')).to.equal('+44 20 7946 0958');
      expect(cell(list, 'refund', 'email')).to.equal('jane.doe@example.com');
      expect(cell(list, 'refund', 'actions')).to.equal('View details');
    });

    it('names who of the staff wrote last', async () => {
      const {list, control} = await showList();
      control.serviceUserWrites('till', 'Let me see.');
      await waitUntil(() => cell(list, 'till', 'text') === 'Olga: Let me see.');
    });

    it('says "You" for the service user', async () => {
      const {list} = await showList();
      await waitUntil(() => cell(list, 'payout', 'text')?.startsWith('You: We have forwarded'));
    });

    it('writes line breaks as spaces', async () => {
      const lastMessage = {text: 'One\n\ttwo', sentAt: '2025-01-14T10:22:00Z', authorKind: 'client' as const};
      const {list} = await showList({}, withChat({id: 'a', lastMessage}));
      expect(rowOf(list, 'a').querySelector('.text')?.textContent).to.equal('One two');
    });

    it('shows markup as text', async () => {
      const client = aClient({name: '<img src=x onerror=alert(1)>'});
      const {list} = await showList({}, withChat({id: 'a', client}));
      expect(cell(list, 'a', 'who')).to.equal('<img src=x onerror=alert(1)>');
    });

    it('says what is not there', async () => {
      const client = aClient({id: 'c-9', name: '', phone: null, email: undefined});
      const {list} = await showList({}, withChat({id: 'a', client, lastMessage: null, newMessages: 0}));
      expect(cell(list, 'a', 'who')).to.equal('Unknown client c-9');
      expect(cell(list, 'a', 'last')).to.equal('No messages yet');
      expect(rowOf(list, 'a').querySelector('.phone')?.textContent?.trim()).to.equal('—not given');
      expect(rowOf(list, 'a').querySelector('.new')?.textContent?.trim()).to.equal('none');
    });

    it('counts up to 999 new messages, and speaks the whole number', async () => {
      const {list} = await showList({}, withChat({id: 'a', newMessages: 1204}));
      expect(rowOf(list, 'a').querySelector('.badge')?.textContent).to.equal('999+');
      expect(rowOf(list, 'a').querySelector('.new .visually-hidden')?.textContent).to.equal('1204 new messages');
    });

    it('says "New" where the number is not known', async () => {
      const {list} = await showList({}, withChat({id: 'a', newMessages: true}));
      expect(cell(list, 'a', 'new')).to.equal('New');
    });

    it('shows where a search found a message, and opens there', async () => {
      const {list, backchat} = await showList();
      backchat.list().setQuery({search: 'chargeback'});
      await waitUntil(() => idsOf(list).join() === 'payout');
      expect(rowOf(list, 'payout').querySelector('mark')?.textContent).to.equal('chargeback');
      const opened = oneEvent<ChatOpenEvent>(list, 'chat-open');
      openerOf(list, 'payout').click();
      expect((await opened).detail.messageId).to.match(/^payout-/);
    });

    it('copies the phone number', async () => {
      const {list} = await showList();
      let copied = '';
      const {clipboard} = navigator;
      const own = {writeText: async (text: string) => void (copied = text)};
      Object.defineProperty(navigator, 'clipboard', {value: own, configurable: true});
      tool(list, 'Copy +49 40 123456').click();
      await waitUntil(() => spoken(list) === 'Copied');
      Object.defineProperty(navigator, 'clipboard', {value: clipboard, configurable: true});
      expect(copied).to.equal('+49 40 123456');
    });

    it('draws the columns of the host before the actions', async () => {
      const {list} = await showList(
        {},
        {
          setUp: (element) => {
            element.columns = [{id: 'queue', label: 'Queue', render: ({id}) => `Queue of ${id}`}];
          },
        },
      );
      expect(findAll(list, 'th').at(-2)?.ariaLabel).to.equal('Queue');
      await waitUntil(() => cell(list, 'refund', 'extra') === 'Queue of refund');
    });

    it('does not show contacts to whoever may not see them', async () => {
      const permissions = {...ALL_PERMISSIONS, viewContact: false};
      const {list} = await showList({}, {options: {chats: [aChat()], permissions}});
      await waitUntil(() => !find(list, 'td.phone'));
      expect(words(find(list, 'table'))).not.to.contain('jane.doe@example.com');
    });

    it('leaves the new messages out where the back end does not know them', async () => {
      const {list} = await showList({}, {options: {chats: [aChat()], capabilities: {newMessages: 'none'}}});
      expect(findAll(list, 'th').map(({ariaLabel}) => ariaLabel)).not.to.include('New messages');
    });
  });

  describe('opening a chat', () => {
    it('asks the host', async () => {
      const {list} = await showList();
      const opened = oneEvent<ChatOpenEvent>(list, 'chat-open');
      openerOf(list, 'refund').click();
      expect((await opened).detail).to.deep.equal({chatId: 'refund'});
    });

    it('happens wherever the row is clicked', async () => {
      const {list} = await showList();
      const opened = oneEvent<ChatOpenEvent>(list, 'chat-open');
      rowOf(list, 'till').querySelector<HTMLElement>('.role')?.click();
      expect((await opened).detail.chatId).to.equal('till');
    });

    it('does not happen while text is selected', async () => {
      const {list} = await showList();
      let isOpened = false;
      list.addEventListener('chat-open', () => (isOpened = true));
      const text = rowOf(list, 'till').querySelector('.text')!;
      getSelection()?.selectAllChildren(text);
      (text as HTMLElement).click();
      getSelection()?.removeAllRanges();
      expect(isOpened).to.equal(false);
    });

    it('follows a real link where there is an address', async () => {
      const {list} = await showList({'chat-href': '/admin/chat.php?id={id}&client={clientId}'});
      const page = stayHere();
      openerOf(list, 'refund').click();
      page.end();
      expect(openerOf(list, 'refund').getAttribute('href')).to.equal('/admin/chat.php?id=refund&client=jane');
      expect(page.followed()).to.equal(true);
    });

    it('does not follow the link if the host prevents it', async () => {
      const {list} = await showList({'chat-href': '/admin/chat.php?id={id}'});
      const page = stayHere();
      list.addEventListener('chat-open', (event) => event.preventDefault());
      openerOf(list, 'refund').click();
      page.end();
      expect(page.followed()).to.equal(false);
    });

    it('leaves a click with Ctrl to the browser', async () => {
      const {list} = await showList({'chat-href': '/chat/{id}'});
      const page = stayHere();
      let isOpened = false;
      list.addEventListener('chat-open', () => (isOpened = true));
      openerOf(list, 'refund').dispatchEvent(
        new MouseEvent('click', {bubbles: true, composed: true, cancelable: true, ctrlKey: true}),
      );
      page.end();
      expect([isOpened, page.followed()]).to.deep.equal([false, true]);
    });

    it('refuses an address that is a script', async () => {
      const {list} = await showList({'chat-href': 'javascript:alert({id})'});
      expect(openerOf(list, 'refund').localName).to.equal('button');
    });

    it('links the client where the host gives an address', async () => {
      const {list} = await showList({'client-href': '/clients/{clientId}'});
      const page = stayHere();
      const asksFor = oneEvent<ChatClientOpenEvent>(list, 'chat-client-open');
      rowOf(list, 'refund').querySelector<HTMLElement>('.who a')?.click();
      page.end();
      expect((await asksFor).detail).to.deep.equal({chatId: 'refund', clientId: 'jane'});
    });
  });

  describe('sorting', () => {
    const header = (list: Parameters<typeof find>[0], name: string) => find(list, `th.${name}`)!;

    it('is by header, dates newest first', async () => {
      const page = await showList();
      header(page.list, 'date').querySelector('button')?.click();
      await rowsOf(page.list);
      expect(asked(page).at(-1)?.[0]).to.deep.include({sort: {by: 'createdAt', direction: 'desc'}});
      expect(header(page.list, 'date').ariaSort).to.equal('descending');
      expect(header(page.list, 'last').ariaSort).to.equal('none');
    });

    it('begins with A for names, and turns when pressed again', async () => {
      const {list} = await showList();
      const press = () => header(list, 'name').querySelector('button')?.click();
      press();
      await waitUntil(() => idsOf(list)[0] === 'limit');
      press();
      await waitUntil(() => header(list, 'name').ariaSort === 'descending');
      await rowsOf(list);
      expect(cell(list, String(idsOf(list)[0]), 'who')).to.equal('Tomáš Novák');
    });

    it('is not offered by what the back end cannot sort by', async () => {
      const {list} = await showList({}, {options: {chats: [aChat()], capabilities: {sorts: ['createdAt']}}});
      expect(header(list, 'name').querySelector('button')).to.equal(null);
      expect(header(list, 'name').ariaSort).to.equal(null);
    });
  });

  describe('pages', () => {
    it('say which rows these are', async () => {
      const {list} = await showList({}, {options: many(60)});
      expect(words(find(list, '.range'))).to.equal('1–25 of 60');
      await waitUntil(() => spoken(list) === '1–25 of 60');
    });

    it('are turned by number', async () => {
      const {list} = await showList({}, {options: many(60)});
      tool(list, 'Page 3').click();
      await waitUntil(() => idsOf(list)[0] === 'c51');
      expect(tool(list, 'Page 3').getAttribute('aria-current')).to.equal('page');
      expect(words(find(list, '.range'))).to.equal('51–60 of 60');
    });

    it('are turned to the next, the last, the one before and the first', async () => {
      const {list} = await showList({}, {options: many(90)});
      for (const [name, first] of [
        ['Next page', 'c26'],
        ['Last page', 'c76'],
        ['Previous page', 'c51'],
        ['First page', 'c1'],
      ]) {
        tool(list, String(name)).click();
        await waitUntil(() => idsOf(list)[0] === first, String(name));
      }
      expect(tool(list, 'Previous page').ariaDisabled).to.equal('true');
    });

    it('have the size that is chosen', async () => {
      const {list} = await showList({}, {options: many(60)});
      const size = find(list, 'select') as HTMLSelectElement;
      size.value = '50';
      size.dispatchEvent(new Event('change', {bubbles: true}));
      await waitUntil(() => idsOf(list).length === 50);
    });

    it('are but next and previous where the back end knows no total', async () => {
      const {list} = await showList({}, {options: {...many(60), profile: 'poor'}});
      expect(find(list, '.numbers')).to.equal(null);
      tool(list, 'Next page').click();
      await waitUntil(() => words(find(list, '.range')) === '26–50');
    });

    it('say "more than" where counting ended early', async () => {
      const {list} = await showList({}, {options: {...many(60), countLimit: 40}});
      expect(words(find(list, '.range'))).to.equal('1–25 of more than 40');
    });
  });

  describe('refreshing', () => {
    it('reads the page again', async () => {
      const page = await showList();
      const before = asked(page).length;
      tool(page.list, 'Refresh').click();
      await waitUntil(() => asked(page).length === before + 1);
    });

    it('is left to a host that prevents it', async () => {
      const page = await showList();
      const before = asked(page).length;
      page.list.addEventListener('chat-refresh', (event) => event.preventDefault());
      tool(page.list, 'Refresh').click();
      await page.list.updateComplete;
      expect(asked(page)).to.have.length(before);
    });
  });

  describe('live changes', () => {
    it('change cells in place, and wait behind a button where they would move rows', async () => {
      const {list, control} = await showList();
      const order = idsOf(list);
      control.clientWrites('limit', 'Now, please.');
      await waitUntil(() => cell(list, 'limit', 'text') === 'Now, please.');
      expect(idsOf(list)).to.deep.equal(order);
      tool(list, '1 update').click();
      await waitUntil(() => idsOf(list)[0] === 'limit');
      expect(find(list, '.updates')).to.equal(null);
    });

    it('move nothing on the screen', async () => {
      const {list, control} = await showList();
      const top = () => rowOf(list, 'refund').getBoundingClientRect().top;
      const before = top();
      control.clientWrites('limit', 'Now, please.');
      await waitUntil(() => find(list, '.updates'));
      expect(top()).to.equal(before);
    });

    it('are shown at once with live="auto"', async () => {
      const {list, control} = await showList({live: 'auto'});
      control.clientWrites('limit', 'Now, please.');
      await waitUntil(() => idsOf(list)[0] === 'limit');
      expect(find(list, '.updates')).to.equal(null);
    });

    it('strike a deleted row through until the page is read again', async () => {
      const {list, control} = await showList();
      control.deleteChat('till');
      await waitUntil(() => rowOf(list, 'till').classList.contains('gone'));
      tool(list, '1 update').click();
      await waitUntil(() => !rowOf(list, 'till'));
    });

    it('tell the host of new messages', async () => {
      const {list, control} = await showList();
      const told = oneEvent<ChatNewMessagesEvent>(list, 'chat-new-messages');
      control.clientWrites('limit', 'Now, please.');
      expect((await told).detail).to.deep.include({chatId: 'limit'});
    });
  });

  describe('coming back to a row', () => {
    it('focuses its link and tints it', async () => {
      const {list} = await showList();
      list.focusRow('till');
      await list.updateComplete;
      expect(focused(list)).to.equal(openerOf(list, 'till'));
      const row = rowOf(list, 'till');
      const tinted = getComputedStyle(row).backgroundColor;
      expect(row.getAnimations()).to.have.length(1);
      row.getAnimations()[0]?.finish();
      expect(getComputedStyle(row).backgroundColor).not.to.equal(tinted);
    });

    it('waits for the page that is being read', async () => {
      const {list} = await showList({}, {isUnready: true});
      list.focusRow('till');
      await rowsOf(list);
      await waitUntil(() => focused(list) === openerOf(list, 'till'));
    });
  });

  describe('messages that were not sent', () => {
    it('are counted, and lead to their chat', async () => {
      const {list, control, backchat} = await showList();
      const {ChatError} = await import('../../model/errors.js');
      control.failNext('sendMessage', new ChatError('forbidden', 'This chat is closed.'));
      await backchat.send('limit', 'One moment.');
      await waitUntil(() => find(list, '.pill.unsent'));
      expect(words(find(list, '.pill.unsent'))).to.equal('1 message not sent');
      expect(cell(list, 'limit', 'time')).to.contain('Not sent');
      const opened = oneEvent<ChatOpenEvent>(list, 'chat-open');
      find(list, '.pill.unsent')?.click();
      expect((await opened).detail).to.deep.equal({chatId: 'limit'});
    });
  });

  describe('attributes', () => {
    it('give the same list before and after it is connected', async () => {
      const before = await showList({sort: 'clientName', 'page-size': '10'}, {options: many(30)});
      const after = await showList({}, {options: many(30)});
      after.list.sort = 'clientName';
      after.list.pageSize = 10;
      await waitUntil(() => idsOf(after.list).length === 10);
      expect(idsOf(after.list)).to.deep.equal(idsOf(before.list));
    });

    it('that make no sense are ignored', async () => {
      const {list} = await showList({sort: 'height', 'page-size': '4000', live: 'sometimes', 'heading-level': 'x'});
      expect(idsOf(list)).to.have.length(8);
      expect(find(list, '[role=heading]')?.ariaLevel).to.equal('2');
    });

    it('lock the list to one client', async () => {
      const {list} = await showList({'client-id': 'tomas'});
      expect(idsOf(list)).to.have.members(['verification', 'silent']);
      list.clientId = 'jane';
      await waitUntil(() => idsOf(list).includes('refund'));
      expect(idsOf(list)).not.to.include('silent');
    });

    it('give the title its level', async () => {
      const {list} = await showList({'heading-level': '3'});
      expect(find(list, '[role=heading]')?.ariaLevel).to.equal('3');
    });
  });
});
