import {expect, fixture, html, oneEvent, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {createMemoryAdapter, type MemoryAdapterOptions} from '../../adapters/memory-adapter.js';
import {aChat, aClient, after, smallWorld} from '../../adapters/testing/index.js';
import {ChatError} from '../../model/errors.js';
import {Backchat} from '../../store/backchat.js';
import {createMemoryStorage} from '../../store/storage.js';
import type {ChatSentEvent} from '../chat-composer/chat-composer.events.js';
import type {ChatDetails} from '../chat-details/chat-details.js';
import type {ChatList} from '../chat-list/chat-list.js';
import type {ChatDesk} from './chat-desk.js';
import './define.js';

interface Set {
  readonly options?: MemoryAdapterOptions;
  readonly width?: number;
  readonly setUp?: (desk: ChatDesk) => void;
}

async function show(attributes: Record<string, string> = {}, {options = smallWorld(), width = 1200, setUp}: Set = {}) {
  const adapter = createMemoryAdapter(options);
  const backchat = new Backchat(adapter, {storage: createMemoryStorage()});
  const frame = await fixture<HTMLElement>(html`<div></div>`);
  frame.style.setProperty('inline-size', `${width}px`);
  const desk = document.createElement('chat-desk');
  desk.backchat = backchat;
  const all = {locale: 'en-GB', 'time-zone': 'UTC', ...attributes};
  for (const [name, value] of Object.entries(all)) desk.setAttribute(name, value);
  setUp?.(desk);
  frame.append(desk);
  await waitUntil(() => desk.renderRoot.querySelector('chat-list') && rows(desk).length > 0, 'rows');
  return {desk, backchat, control: adapter.control};
}

const list = (desk: ChatDesk) => desk.renderRoot.querySelector('chat-list') as ChatList;
const details = (desk: ChatDesk) => desk.renderRoot.querySelector<ChatDetails>('chat-details');
const rows = (desk: ChatDesk) => [...(list(desk)?.renderRoot.querySelectorAll<HTMLElement>('tr[data-id]') ?? [])];
const rowOf = (desk: ChatDesk, id: string) => rows(desk).find(({dataset}) => dataset['id'] === id);
const linkOf = (desk: ChatDesk, id: string) => rowOf(desk, id)?.querySelector<HTMLElement>('.open');
const inChat = (desk: ChatDesk, selector: string) => details(desk)?.renderRoot.querySelector<HTMLElement>(selector);
const nameOf = (desk: ChatDesk) => inChat(desk, '.name')?.innerText;
const isListShown = (desk: ChatDesk) => list(desk).checkVisibility();
const step = (desk: ChatDesk, which: 'previous' | 'next') =>
  desk.renderRoot.querySelector<HTMLElement>(`[part=${which}-chat]`);
/** What has the focus, through open shadow roots. */
function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}
const opened = (desk: ChatDesk, name: string) => waitUntil(() => nameOf(desk) === name, `open: ${name}`);
const closed = (desk: ChatDesk) => waitUntil(() => !details(desk) && isListShown(desk), 'list');
const ids = (desk: ChatDesk) => rows(desk).map(({dataset}) => dataset['id']);

describe('chat-desk', () => {
  const start = location.href;
  beforeEach(() => history.pushState(null, '', start));
  afterEach(() => history.replaceState(null, '', start));

  describe('from list to chat and back', () => {
    it('shows the list first', async () => {
      const {desk} = await show();

      expect(ids(desk)).to.have.length(8);
      expect(details(desk)).to.be.null;
    });

    it('opens the chat of the row that is pressed, with the focus where one writes', async () => {
      const {desk} = await show();
      linkOf(desk, 'payout')?.focus();
      await sendKeys({press: 'Enter'});
      await opened(desk, 'Northwind Trading');

      expect(isListShown(desk)).to.be.false;
      await waitUntil(() => focused()?.localName === 'textarea');
    });

    it('comes back to the same page and the same row', async () => {
      const {desk} = await show({'page-size': '3'});
      list(desk).renderRoot.querySelector<HTMLElement>('[aria-label="Next page"]')?.click();
      await waitUntil(() => ids(desk).includes('declined'));
      linkOf(desk, 'verification')?.click();
      await opened(desk, 'Tomáš Novák');
      inChat(desk, '.back')?.click();
      await closed(desk);

      expect(ids(desk)).to.include('declined');
      await waitUntil(() => focused() === linkOf(desk, 'verification'));
    });

    it('comes back to the same scroll', async () => {
      const chats = Array.from({length: 60}, (_, index) => aChat({id: `c${index}`, createdAt: after(-index)}));
      const {desk} = await show({'page-size': '100'}, {options: {chats}});
      const scroller = list(desk).renderRoot.querySelector<HTMLElement>('.scroller');
      scroller?.scrollTo(0, 700);
      const middle = rows(desk).find((row) => row.getBoundingClientRect().top > innerHeight / 2);
      middle?.querySelector<HTMLElement>('.open')?.click();
      await opened(desk, 'Jane Doe');
      desk.back();
      await closed(desk);
      await waitUntil(() => focused() === middle?.querySelector('.open'));

      expect(scroller?.scrollTop).to.equal(700);
    });

    it('says once that a chat is opened, and leaves it to the host if it wants', async () => {
      const {desk} = await show();
      const asked: unknown[] = [];
      desk.addEventListener('chat-open', (event) => {
        asked.push(event.detail.chatId);
        event.preventDefault();
      });
      linkOf(desk, 'payout')?.click();
      await desk.updateComplete;

      expect(asked).to.deep.equal(['payout']);
      expect(details(desk)).to.be.null;
    });

    it('says once that it goes back, and leaves it to the host if it wants', async () => {
      const {desk} = await show();
      desk.openChat('payout');
      await opened(desk, 'Northwind Trading');
      let count = 0;
      desk.addEventListener('chat-back', (event) => {
        count++;
        event.preventDefault();
      });
      inChat(desk, '.back')?.click();
      await desk.updateComplete;

      expect(count).to.equal(1);
      expect(details(desk)).to.exist;
    });

    it('opens a previous chat in place, and Back of the browser leads to the current one', async () => {
      const {desk} = await show();
      desk.openChat('refund');
      await waitUntil(() => inChat(desk, '[part=previous-chat] a'));
      inChat(desk, '[part=previous-chat] a')?.click();
      await waitUntil(() => inChat(desk, '.meta')?.innerText.includes('2 Dec 2024'));
      expect(location.hash).to.equal('#chats/declined');
      expect(inChat(desk, '[part=strip]')?.innerText).to.contain('You are reading a chat of 2 Dec 2024');

      history.back();
      await waitUntil(() => inChat(desk, '.meta')?.innerText.includes('14 Jan 2025'));
      expect(inChat(desk, '[part=strip]')).to.be.null;
    });
  });

  describe('the chats before and after', () => {
    it('are a button away', async () => {
      const {desk} = await show();
      desk.openChat('refund');
      await opened(desk, 'Jane Doe');
      expect(step(desk, 'previous')?.ariaDisabled).to.equal('true');

      step(desk, 'next')?.click();
      await opened(desk, 'Northwind Trading');
      expect(step(desk, 'previous')?.ariaDisabled).to.equal('false');
      step(desk, 'previous')?.click();
      await opened(desk, 'Jane Doe');
    });

    it('are a key away, again and again', async () => {
      const {desk} = await show();
      desk.openChat('refund');
      await opened(desk, 'Jane Doe');
      details(desk)?.focusName();
      await waitUntil(() => focused()?.classList.contains('name'));
      await sendKeys({press: 'j'});
      await opened(desk, 'Northwind Trading');
      await waitUntil(() => focused()?.classList.contains('name'));
      await sendKeys({press: 'j'});
      await opened(desk, 'Amir Haddad');
      await waitUntil(() => focused()?.classList.contains('name'));
      await sendKeys({press: 'k'});
      await opened(desk, 'Northwind Trading');
    });

    it('are no key away with shortcuts="off"', async () => {
      const {desk} = await show({shortcuts: 'off'});
      desk.openChat('refund');
      await opened(desk, 'Jane Doe');
      details(desk)?.focusName();
      await waitUntil(() => focused()?.classList.contains('name'));
      await sendKeys({press: 'j'});
      await desk.updateComplete;

      expect(nameOf(desk)).to.equal('Jane Doe');
    });

    it('may be on another page', async () => {
      const {desk} = await show({'page-size': '3'});
      desk.openChat('limit');
      await opened(desk, 'Amir Haddad');
      expect(await desk.nextChat()).to.be.true;
      await opened(desk, 'Lucía Ferrer');
      expect(await desk.previousChat()).to.be.true;
      await opened(desk, 'Amir Haddad');
    });

    it('are none at the ends', async () => {
      const {desk} = await show();
      desk.openChat('silent');
      await opened(desk, 'Tomáš Novák');

      expect(await desk.nextChat()).to.be.false;
    });
  });

  describe('after a deletion', () => {
    async function deleteIn(desk: ChatDesk): Promise<void> {
      inChat(desk, '.delete')?.click();
      await waitUntil(() => inChat(desk, 'dialog .danger')?.checkVisibility());
      inChat(desk, 'dialog .danger')?.click();
      await closed(desk);
    }

    it('is back in the list, which says so, with the focus on the next row', async () => {
      const {desk} = await show();
      desk.openChat('payout');
      await opened(desk, 'Northwind Trading');
      await deleteIn(desk);

      const said = () => desk.renderRoot.querySelector<HTMLElement>('[role=status]')?.innerText;
      await waitUntil(() => said()?.includes('The chat with Northwind Trading was deleted.'), 'the notice');
      await waitUntil(() => !ids(desk).includes('payout'));
      await waitUntil(() => focused() === linkOf(desk, 'limit'));
    });

    it('Back of the browser does not lead to what is gone', async () => {
      const {desk} = await show();
      desk.openChat('limit');
      desk.openChat('payout');
      await opened(desk, 'Northwind Trading');
      await deleteIn(desk);
      expect(location.hash).to.equal('#chats');

      history.back();
      await opened(desk, 'Amir Haddad');
    });

    it('puts the notice away when it is dismissed', async () => {
      const {desk} = await show();
      desk.openChat('payout');
      await opened(desk, 'Northwind Trading');
      await deleteIn(desk);
      desk.renderRoot.querySelector<HTMLElement>('[part=notice] button')?.click();
      await desk.updateComplete;

      expect(desk.renderRoot.querySelector('[part=notice]')).to.be.null;
    });

    it('tells the host once', async () => {
      const {desk} = await show();
      const heard: string[] = [];
      for (const name of ['chat-delete', 'chat-deleted'] as const) desk.addEventListener(name, () => heard.push(name));
      desk.openChat('payout');
      await opened(desk, 'Northwind Trading');
      await deleteIn(desk);

      expect(heard).to.deep.equal(['chat-delete', 'chat-deleted']);
    });

    it('elsewhere stays where it is, and says who did it', async () => {
      const {desk, control} = await show();
      desk.openChat('payout');
      await opened(desk, 'Northwind Trading');
      control.deleteChat('payout', 'Olga Petrova');
      await waitUntil(() => inChat(desk, '.state .title')?.innerText === 'Olga Petrova deleted this chat');
      inChat(desk, '.state .button')?.click();
      await closed(desk);
    });
  });

  describe('what it tells the host', () => {
    it('is each trouble and each new message once', async () => {
      const {desk, control, backchat} = await show();
      desk.openChat('refund');
      await opened(desk, 'Jane Doe');
      const heard: string[] = [];
      const names = ['chat-error', 'chat-auth-required', 'chat-new-messages'] as const;
      for (const name of names) desk.addEventListener(name, () => heard.push(name));
      control.clientWrites('payout', 'Hello?');
      await waitUntil(() => heard.length > 0);
      control.failNext('markAnswered', new ChatError('conflict', 'No.'));
      await backchat.markAnswered('refund').catch(() => {});
      control.failNext('markAnswered', new ChatError('unauthenticated', ''));
      await backchat.markAnswered('refund').catch(() => {});

      expect(heard).to.deep.equal(['chat-new-messages', 'chat-error', 'chat-auth-required']);
    });

    it('is shown once too when one is signed out', async () => {
      const {desk, control, backchat} = await show();
      desk.openChat('refund');
      await opened(desk, 'Jane Doe');
      control.failNext('markAnswered', new ChatError('unauthenticated', ''));
      await backchat.markAnswered('refund').catch(() => {});
      await waitUntil(() => desk.renderRoot.querySelector('[part=strip]'));

      expect(inChat(desk, '[part=strip]')).to.be.null;
      desk.renderRoot.querySelector<HTMLElement>('[part=strip] button')?.click();
      await waitUntil(() => !desk.renderRoot.querySelector('[part=strip]'));
    });

    it('is a sent message', async () => {
      const {desk} = await show();
      desk.openChat('refund');
      await waitUntil(() => focused()?.localName === 'textarea');
      await sendKeys({type: 'We are on it.'});
      const sent = oneEvent(desk, 'chat-sent');
      await sendKeys({press: 'Enter'});

      expect(((await sent) as ChatSentEvent).detail.message.text).to.equal('We are on it.');
    });
  });

  describe('with layout="split"', () => {
    it('shows list and chat side by side where there is room', async () => {
      const {desk} = await show({layout: 'split'}, {width: 1300});
      await waitUntil(() => inChat(desk, '.state .title')?.innerText === 'No chat is open', 'no chat');
      linkOf(desk, 'payout')?.click();
      await opened(desk, 'Northwind Trading');

      expect(isListShown(desk)).to.be.true;
      expect(list(desk).getBoundingClientRect().right).to.be.below(details(desk)?.getBoundingClientRect().left ?? 0);
    });

    it('shows one at a time where there is none', async () => {
      const {desk} = await show({layout: 'split'}, {width: 900});
      expect(details(desk)).to.be.null;
      linkOf(desk, 'payout')?.click();
      await opened(desk, 'Northwind Trading');

      expect(isListShown(desk)).to.be.false;
    });
  });

  describe('what the page puts into it', () => {
    it('goes into the slots of what is inside', async () => {
      const {desk} = await show(
        {},
        {
          setUp: (each) => {
            for (const slot of ['list-help', 'details-help', 'composer-start']) {
              each.append(Object.assign(document.createElement('a'), {slot, textContent: slot}));
            }
          },
        },
      );
      expect(list(desk).renderRoot.querySelector<HTMLElement>('[part=title]')?.innerText).to.equal('Chats');
      desk.openChat('refund');
      await opened(desk, 'Jane Doe');
      const contentOf = (root: ParentNode | undefined, name: string) =>
        root?.querySelector<HTMLSlotElement>(`slot[name=${name}]`)?.assignedElements({flatten: true})[0]?.textContent;
      const composer = inChat(desk, 'chat-composer')?.shadowRoot;

      expect(contentOf(list(desk).renderRoot, 'help')).to.equal('list-help');
      expect(contentOf(details(desk)?.renderRoot, 'help')).to.equal('details-help');
      expect(contentOf(composer ?? undefined, 'start')).to.equal('composer-start');
    });

    it('may style every part inside, by its prefix', async () => {
      const {desk} = await show({}, {options: {...smallWorld(), permissions: undefined}});
      desk.openChat('refund');
      await waitUntil(() => inChat(desk, 'chat-thread')?.shadowRoot?.querySelector('article'));
      await waitUntil(() => inChat(desk, '[part=previous-chat]'));
      const exportedBy = (element: Element | null | undefined) =>
        (element?.getAttribute('exportparts') ?? '').split(',').map((entry) => entry.split(':')[0]?.trim());
      const missing = (element: Element | null | undefined) =>
        [...(element?.shadowRoot?.querySelectorAll('[part]') ?? [])]
          .flatMap((each) => [...each.part])
          .filter((part) => !exportedBy(element).includes(part));

      expect(missing(list(desk))).to.deep.equal([]);
      expect(missing(details(desk))).to.deep.equal(['thread', 'composer']);
      expect(missing(inChat(desk, 'chat-thread'))).to.deep.equal([]);
      expect(missing(inChat(desk, 'chat-composer'))).to.deep.equal([]);
      expect(exportedBy(list(desk))).to.include('filters-search');
      expect(exportedBy(details(desk))).to.include.members(['thread-bubble', 'composer-send']);
    });

    it('is its fallback while there is no back end', async () => {
      const desk = await fixture<ChatDesk>(html`<chat-desk>Chats are loading…</chat-desk>`);
      expect(desk.renderRoot.querySelector<HTMLSlotElement>('slot:not([name])')?.assignedNodes()).to.have.length(1);

      desk.backchat = new Backchat(createMemoryAdapter(smallWorld()), {storage: createMemoryStorage()});
      await waitUntil(() => desk.renderRoot.querySelector('chat-list'));
      expect(desk.renderRoot.querySelector('slot:not([name])')).to.be.null;
    });
  });

  it('begins with the order and the page size that the host asks for', async () => {
    const {desk, backchat} = await show({sort: 'clientName', 'page-size': '3', url: 'off'});

    expect(ids(desk)).to.have.length(3);
    expect(backchat.list().get().state.sort).to.deep.equal({by: 'clientName', direction: 'asc'});
  });

  it('hands density and shortcuts on', async () => {
    const {desk} = await show({density: 'compact', shortcuts: 'off'});
    desk.openChat('refund');
    await opened(desk, 'Jane Doe');

    expect(list(desk).density).to.equal('compact');
    expect(details(desk)?.shortcuts).to.equal('off');
    expect(inChat(desk, 'chat-composer')).to.have.property('density', 'compact');
  });

  it('names a chat with a client that has no name when it is deleted', async () => {
    const {desk} = await show({}, {options: {chats: [aChat({client: aClient({name: ''})})]}});
    desk.openChat('chat-1');
    await opened(desk, 'Unknown client');
  });

  for (const [what, chatId, layout, width] of [
    ['the list', undefined, 'pages', 1200],
    ['a chat', 'refund', 'pages', 1200],
    ['both', 'refund', 'split', 1300],
    ['a chat on a phone', 'refund', 'pages', 480],
  ] as const) {
    it(`is accessible: ${what}`, async () => {
      const {desk} = await show({layout}, {width});
      if (chatId) desk.openChat(chatId);
      if (chatId) await waitUntil(() => inChat(desk, 'chat-thread')?.shadowRoot?.querySelector('article'));

      await expect(desk).to.be.accessible();
    });
  }
});
