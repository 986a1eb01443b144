import {expect, fixture, html, oneEvent, waitUntil} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {createMemoryAdapter, type MemoryAdapterOptions} from '../../adapters/memory-adapter.js';
import {aChat, aClient, smallWorld} from '../../adapters/testing/index.js';
import {ChatError} from '../../model/errors.js';
import {ALL_PERMISSIONS} from '../../model/permissions.js';
import {Backchat} from '../../store/backchat.js';
import {createMemoryStorage} from '../../store/storage.js';
import {loadUnusual} from '../../styles/unusual.js';
import type {ChatDetails} from './chat-details.js';
import './define.js';

function connect(options: MemoryAdapterOptions = smallWorld()) {
  const adapter = createMemoryAdapter(options);
  return {adapter, control: adapter.control, backchat: new Backchat(adapter, {storage: createMemoryStorage()})};
}

/** Details of a world of its own, in a frame that gives them their width. */
async function show(
  attributes: Record<string, string> = {'chat-id': 'refund'},
  {
    options,
    width = 1200,
    setUp,
  }: {options?: MemoryAdapterOptions; width?: number; setUp?: (d: ChatDetails) => void} = {},
) {
  const world = connect(options);
  const frame = await fixture<HTMLElement>(html`<div></div>`);
  frame.style.setProperty('inline-size', `${width}px`);
  const details = document.createElement('chat-details');
  details.backchat = world.backchat;
  const all = {locale: 'en-GB', 'time-zone': 'UTC', ...attributes};
  for (const [name, value] of Object.entries(all)) details.setAttribute(name, value);
  setUp?.(details);
  frame.append(details);
  await details.updateComplete;
  return {...world, details, frame};
}

const one = (details: ChatDetails, selector: string) => details.renderRoot.querySelector<HTMLElement>(selector);
const all = (details: ChatDetails, selector: string) => [...details.renderRoot.querySelectorAll<HTMLElement>(selector)];
const said = (details: ChatDetails, selector: string) => one(details, selector)?.innerText.replace(/\s+/g, ' ').trim();
const until = (details: ChatDetails, selector: string) => waitUntil(() => one(details, selector), selector);
const focused = (details: ChatDetails) => details.shadowRoot?.activeElement as HTMLElement | null;

/** Keeps the browser from leaving the page, after everybody else was heard. */
function stayHere(): {readonly wasFollowed: () => boolean | undefined; readonly end: () => void} {
  let followed: boolean | undefined;
  const listener = (event: Event) => {
    followed = !event.defaultPrevented;
    event.preventDefault();
  };
  addEventListener('click', listener);
  return {wasFollowed: () => followed, end: () => removeEventListener('click', listener)};
}

describe('chat-details', () => {
  // The rules for narrow ones, which else come a moment later.
  before(() => loadUnusual());

  describe('the head', () => {
    it('says who it is with, the status, the role and since when', async () => {
      const {details} = await show();
      await until(details, '.name');

      expect(said(details, '.name')).to.equal('Jane Doe');
      expect(one(details, '.name')?.ariaLevel).to.equal('2');
      expect(said(details, '.meta')).to.equal('In progress Individual · Started 14 Jan 2025, 10:21');
    });

    it('names a client without a name', async () => {
      const {details} = await show({'chat-id': 'chat-1'}, {options: {chats: [aChat({client: aClient({name: ''})})]}});
      await until(details, '.name');

      expect(said(details, '.name')).to.equal('Unknown client');
    });

    it('has a link back to the list where its address is known', async () => {
      const {details} = await show({'chat-id': 'refund', 'list-href': '/admin/chats.php'});
      await until(details, '.name');

      expect(one(details, 'a.back')?.getAttribute('href')).to.equal('/admin/chats.php');
    });

    it('has no link to an address that is not http', async () => {
      const {details} = await show({'chat-id': 'refund', 'list-href': 'javascript:alert(1)'});
      await until(details, '.name');

      expect(one(details, 'a.back')).to.be.null;
      expect(one(details, 'button.back')).to.exist;
    });

    it('asks the host before it goes back', async () => {
      const {details} = await show({'chat-id': 'refund', 'list-href': '/list'});
      await until(details, '.name');
      details.addEventListener('chat-back', (event) => event.preventDefault());
      const page = stayHere();
      one(details, '.back')?.click();
      page.end();

      expect(page.wasFollowed()).to.be.false;
    });

    it('links the client to the host’s profile page, with the id encoded', async () => {
      const options = {chats: [aChat({client: aClient({id: 'a/b'})})]};
      const {details} = await show({'chat-id': 'chat-1', 'client-href': '/admin/client.php?id={clientId}'}, {options});
      await until(details, '.name a');

      expect(one(details, '.name a')?.getAttribute('href')).to.equal('/admin/client.php?id=a%2Fb');
    });

    it('tells the host which client is asked for, and leaves it to the host if it wants', async () => {
      const {details} = await show({'chat-id': 'refund', 'client-href': '/c/{clientId}'});
      await until(details, '.name a');
      const page = stayHere();
      setTimeout(() => one(details, '.name a')?.click());
      const event = await oneEvent(details, 'chat-client-open');
      page.end();

      expect(event.detail).to.deep.equal({chatId: 'refund', clientId: 'jane'});
      expect(page.wasFollowed()).to.be.true;
    });

    it('shows bones until the chat is there, and nothing can be done with it', async () => {
      const {details} = await show();

      expect(one(details, '.bone')).to.exist;
      expect(one(details, '.delete')).to.be.null;
    });
  });

  describe('the side panel', () => {
    it('shows role, phone and email', async () => {
      const {details} = await show();
      await until(details, '[part=client]');

      expect(all(details, 'dd').map((each) => each.innerText.trim())).to.deep.equal([
        'Individual',
        '+44 20 7946 0958',
        'jane.doe@example.com',
      ]);
    });

    it('says of what is missing that it is not given', async () => {
      const {details} = await show({'chat-id': 'till'});
      await until(details, '[part=client]');

      expect(all(details, 'dd')[1]?.querySelector('.visually-hidden')?.textContent).to.equal('not given');
    });

    it('shows neither contact nor transaction to those who may not see them', async () => {
      const permissions = {...ALL_PERMISSIONS, viewContact: false, viewTransaction: false};
      const {details} = await show({'chat-id': 'refund'}, {options: {...smallWorld(), permissions}});
      await waitUntil(() => all(details, 'dd').length === 1);

      expect(one(details, '[part=transaction]')).to.be.null;
      expect(one(details, '[part=transaction-strip]')).to.be.null;
    });

    it('links the transaction to the host’s page', async () => {
      const {details} = await show({'chat-id': 'refund', 'transaction-href': '/tx?id={transactionId}'});
      await until(details, '[part=transaction] a');

      expect(said(details, '[part=transaction] bdi')).to.equal('Refund TX-004711');
      expect(one(details, '[part=transaction] a')?.getAttribute('href')).to.equal('/tx?id=TX-004711');
      expect(one(details, '[part=transaction] a')?.ariaLabel).to.equal('Open transaction Refund TX-004711');
    });

    for (const [url, href] of [
      ['https://pay.example/tx/1', 'https://pay.example/tx/1'],
      ['javascript:alert(1)', undefined],
    ] as const) {
      it(`${href ? 'links' : 'does not link'} the address that the back end gives: ${url}`, async () => {
        const chat = aChat({transaction: {id: 'TX-1', url}});
        const {details} = await show({'chat-id': chat.id}, {options: {chats: [chat]}});
        await until(details, '[part=transaction] bdi');

        expect(one(details, '[part=transaction] a')?.getAttribute('href')).to.equal(href);
      });
    }

    it('lets the host open the transaction', async () => {
      const {details} = await show({'chat-id': 'refund', 'transaction-href': '/tx?id={transactionId}'});
      await until(details, '[part=transaction] a');
      const page = stayHere();
      let asked: unknown;
      details.addEventListener('chat-transaction-open', (event) => {
        asked = event.detail;
        event.preventDefault();
      });
      one(details, '[part=transaction] a')?.click();
      page.end();

      expect(asked).to.deep.equal({chatId: 'refund', transaction: {id: 'TX-004711', label: 'Refund TX-004711'}});
      expect(page.wasFollowed()).to.be.false;
    });

    it('is a drawer where it is narrow: opened by its button, it takes the focus, and Escape gives it back', async () => {
      const {details} = await show({'chat-id': 'refund'}, {width: 860});
      await until(details, '.details');
      expect(one(details, '.side')?.checkVisibility()).to.be.false;

      one(details, '.details')?.focus();
      await sendKeys({press: 'Enter'});
      await waitUntil(() => focused(details)?.id === 'side');
      expect(one(details, '.side')?.checkVisibility()).to.be.true;

      await sendKeys({press: 'Escape'});
      await details.updateComplete;
      expect(one(details, '.side')?.checkVisibility()).to.be.false;
      expect(focused(details)?.className).to.contain('details');
    });

    it('closes its drawer when the focus goes elsewhere', async () => {
      const {details} = await show({'chat-id': 'refund'}, {width: 860});
      await until(details, '.details');
      one(details, '.details')?.click();
      await waitUntil(() => focused(details)?.id === 'side');
      one(details, '.name')?.focus();
      await details.updateComplete;

      expect(one(details, '.side')?.checkVisibility()).to.be.false;
    });

    it('gives the focus back to the menu where it was opened from there', async () => {
      const {details} = await show({'chat-id': 'refund'}, {width: 480});
      await until(details, '.details');
      one(details, '.more')?.click();
      await waitUntil(() => focused(details)?.id === 'actions');
      one(details, '.details')?.click();
      await waitUntil(() => focused(details)?.id === 'side');
      expect(one(details, '.delete')?.checkVisibility()).to.be.false;
      await sendKeys({press: 'Escape'});

      await waitUntil(() => focused(details)?.classList.contains('more'));
      expect(one(details, '.side')?.checkVisibility()).to.be.false;
    });

    it('gives way to a strip with the transaction', async () => {
      const {details, frame} = await show({'chat-id': 'refund'}, {width: 860});
      await until(details, '[part=transaction-strip]');
      expect(one(details, '[part=transaction-strip]')?.checkVisibility()).to.be.true;

      frame.style.setProperty('inline-size', '1200px');
      expect(one(details, '[part=transaction-strip]')?.checkVisibility()).to.be.false;
    });
  });

  describe('which chat it shows', () => {
    it('is the newest about a transaction', async () => {
      const {details} = await show({'transaction-id': 'PO-2207'});
      await until(details, '.name');

      expect(said(details, '.name')).to.equal('Northwind Trading');
    });

    it('is the newest of a client', async () => {
      const {details} = await show({'client-id': 'jane'});
      await until(details, '.name');

      expect(said(details, '.meta')).to.contain('14 Jan 2025');
    });

    it('is none where there is none about the transaction, until a client writes', async () => {
      const {details, control, backchat} = await show({'transaction-id': 'TX-4711'});
      // A list elsewhere in the page keeps the stream open.
      const leave = backchat.list().subscribe(() => {});
      await until(details, '.state');
      await waitUntil(() => backchat.connection.get() === 'live');
      expect(said(details, '.state')).to.equal('No chat about TX-4711 yet');

      control.openChat(aChat({id: 'new', transaction: {id: 'TX-4711'}}));
      control.clientWrites('new', 'Where is my parcel?');
      await until(details, '.name');
      leave();
    });

    it('cannot be found on a back end that does not filter by transaction', async () => {
      const options = {...smallWorld(), capabilities: {filters: ['search'] as const}};
      const {details} = await show({'transaction-id': 'PO-2207'}, {options});
      await until(details, '.state');

      expect(said(details, '.state .title')).to.equal('The chat could not be loaded');
      expect(said(details, '.state .hint')).to.contain('transactionId');
    });

    it('is none where none was named', async () => {
      const {details} = await show({});
      await until(details, '.state');

      expect(said(details, '.state .title')).to.equal('No chat is open');
    });

    it('may change at any time', async () => {
      const {details} = await show();
      await until(details, '.name');
      details.chatId = 'payout';
      await waitUntil(() => said(details, '.name') === 'Northwind Trading');
    });
  });

  describe('when there is nothing to show', () => {
    it('says that an unknown chat no longer exists, with the way back', async () => {
      const {details} = await show({'chat-id': 'nope', 'list-href': '/list'});
      await until(details, '.state');

      expect(said(details, '.state')).to.equal('This chat no longer exists It may have been deleted. Back to chats');
      expect(one(details, '.state a')?.getAttribute('href')).to.equal('/list');
    });

    it('says who deleted it, and keeps what was not sent', async () => {
      const {details, control, backchat} = await show();
      await until(details, '.name');
      backchat.drafts.set('refund', 'We have found your money.');
      control.deleteChat('refund', 'Olga Petrova');
      await until(details, '.state');

      expect(said(details, '.state .title')).to.equal('Olga Petrova deleted this chat');
      expect(said(details, '.state .hint')).to.equal('Your unsent text is below.');
      expect(one(details, '[part=unsent]')?.textContent).to.equal('We have found your money.');
      expect(all(details, '.state button').map((each) => each.innerText)).to.deep.equal(['Copy text', 'Back to chats']);
    });

    it('says why it could not be loaded, with the back end’s reference, and tries again', async () => {
      const world = connect();
      world.control.failNext('getChat', new ChatError('timeout', '', {correlationId: 'abc-1'}));
      const {details} = await show({'chat-id': 'refund'}, {setUp: (each) => (each.backchat = world.backchat)});
      await until(details, '.state');
      expect(said(details, '.state')).to.equal(
        'The chat could not be loaded The server did not answer in time. Try again Reference abc-1',
      );
      expect(one(details, '.back')).to.exist;

      one(details, '.state .button')?.click();
      await until(details, '.name');
    });

    it('says that one is signed out, and tells the host once', async () => {
      const world = connect();
      world.control.failNext('*', new ChatError('unauthenticated', ''), 9);
      const heard: string[] = [];
      const {details} = await show(
        {'chat-id': 'refund'},
        {
          setUp: (each) => {
            each.backchat = world.backchat;
            each.addEventListener('chat-auth-required', () => heard.push('auth'));
          },
        },
      );
      await until(details, '.state');
      expect(said(details, '.state .title')).to.equal('You are signed out');
      expect(heard).to.deep.equal(['auth']);
    });

    it('shows a strip over a chat that is open when one is signed out, and goes on', async () => {
      const {details, backchat, control} = await show();
      await until(details, '.name');
      control.failNext('markAnswered', new ChatError('unauthenticated', ''));
      await backchat.markAnswered('refund').catch(() => {});
      await until(details, '[part=strip]');

      expect(said(details, '[part=strip]')).to.equal('You are signed out What you wrote is kept. Sign in again');
      expect(said(details, '.name')).to.equal('Jane Doe');
      one(details, '[part=strip] button')?.click();
      await waitUntil(() => !one(details, '[part=strip]'));
    });

    it('draws no strip if the host says that it shows the sign-in itself', async () => {
      const {details, backchat, control} = await show();
      await until(details, '.name');
      details.addEventListener('chat-auth-required', (event) => event.preventDefault());
      control.failNext('markAnswered', new ChatError('unauthenticated', ''));
      await backchat.markAnswered('refund').catch(() => {});
      await details.updateComplete;

      expect(backchat.session.get().signedOut).to.be.true;
      expect(one(details, '[part=strip]')).to.be.null;
    });

    it('says that no back end is connected, or shows the page’s own fallback', async () => {
      const bare = await fixture<ChatDetails>(html`<chat-details></chat-details>`);
      const filled = await fixture<ChatDetails>(html`<chat-details>One moment…</chat-details>`);

      await until(bare, '.state');

      expect(said(bare, '.state .title')).to.equal('No back end is connected');
      expect(filled.renderRoot.querySelector('slot:not([name])')).to.exist;
      expect(one(filled, '.state')).to.be.null;
    });
  });

  describe('its sections', () => {
    it('are those that are asked for', async () => {
      const {details} = await show({'chat-id': 'refund', sections: 'thread composer'});
      await until(details, 'chat-composer');
      await waitUntil(() => details.renderRoot.querySelector('chat-thread')?.shadowRoot?.querySelector('article'));

      expect(one(details, '.head')).to.be.null;
      expect(one(details, '.side')).to.be.null;
      expect(one(details, '[part=transaction-strip]')).to.be.null;
    });

    it('are read only with readonly', async () => {
      const {details} = await show({'chat-id': 'refund', readonly: ''});
      await until(details, '.name');

      expect(one(details, '.delete')).to.be.null;
      expect(details.renderRoot.querySelector('chat-composer')?.readonly).to.be.true;
    });

    it('keep the menu open while the focus is in what the page has put into it', async () => {
      const extra = Object.assign(document.createElement('button'), {slot: 'head-actions', textContent: 'Extra'});
      const {details} = await show({'chat-id': 'refund'}, {width: 480, setUp: (each) => each.append(extra)});
      await until(details, '.delete');
      one(details, '.more')?.focus();
      await sendKeys({press: 'Enter'});
      await waitUntil(() => focused(details)?.id === 'actions');
      await sendKeys({press: 'Tab'});
      await details.updateComplete;

      expect(document.activeElement).to.equal(extra);
      expect(one(details, '.delete')?.checkVisibility()).to.be.true;
    });

    it('hand their slots on to what is inside', async () => {
      const {details} = await show(
        {'chat-id': 'refund'},
        {
          setUp: (each) => {
            each.append(
              Object.assign(document.createElement('button'), {slot: 'composer-start', textContent: 'Attach'}),
              Object.assign(document.createElement('a'), {slot: 'help', textContent: 'Find out more'}),
            );
          },
        },
      );
      await until(details, 'slot[name=help]');
      const start = details.renderRoot.querySelector('chat-composer')?.shadowRoot?.querySelector('slot[name=start]');

      expect((start as HTMLSlotElement).assignedElements({flatten: true})[0]?.textContent).to.equal('Attach');
      expect(details.querySelector('a')?.assignedSlot?.name).to.equal('help');
    });
  });

  describe('focus and keys', () => {
    it('go to the composer where one may write', async () => {
      const {details} = await show();
      details.focus();
      await waitUntil(() => focused(details)?.localName === 'chat-composer');
    });

    it('go to the client’s name where one may not', async () => {
      const {details} = await show({'chat-id': 'verification'});
      details.focus();
      await waitUntil(() => focused(details)?.classList.contains('name'));
    });

    it('do not move by themselves', async () => {
      const {details} = await show();
      await until(details, '.name');

      expect(document.activeElement).to.equal(document.body);
    });

    it('r goes to the composer, u goes back', async () => {
      const {details} = await show();
      await until(details, '.name');
      one(details, '.name')?.focus();
      await sendKeys({press: 'r'});
      expect(focused(details)?.localName).to.equal('chat-composer');

      one(details, '.name')?.focus();
      const went = oneEvent(details, 'chat-back');
      await sendKeys({press: 'u'});
      await went;
    });

    it('letters mean nothing with shortcuts="off", nor in the composer', async () => {
      const {details} = await show({'chat-id': 'refund', shortcuts: 'off'});
      await until(details, '.name');
      let count = 0;
      details.addEventListener('chat-back', () => count++);
      one(details, '.name')?.focus();
      await sendKeys({press: 'u'});
      details.shortcuts = undefined;
      details.focus();
      await waitUntil(() => focused(details)?.localName === 'chat-composer');
      await sendKeys({press: 'u'});

      expect(count).to.equal(0);
    });
  });

  describe('its height', () => {
    it('reaches from its own top to the bottom of the window', async () => {
      await setViewport({width: 1280, height: 900});
      const {details, frame} = await show();
      frame.prepend(Object.assign(document.createElement('div'), {className: 'above'}));
      frame.querySelector<HTMLElement>('.above')?.style.setProperty('block-size', '100px');

      await waitUntil(() => Math.abs(details.getBoundingClientRect().bottom - innerHeight) < 1);
    });

    it('is never below 480 pixels', async () => {
      await setViewport({width: 1280, height: 400});
      const {details} = await show();
      await waitUntil(() => details.offsetHeight === 480);
      await setViewport({width: 1280, height: 900});
    });

    it('is its parent’s with fit="parent"', async () => {
      const {details, frame} = await show({'chat-id': 'refund', fit: 'parent'});
      frame.style.setProperty('block-size', '555px');

      expect(details.offsetHeight).to.equal(555);
    });
  });

  for (const width of [1200, 860, 480]) {
    it(`is accessible, ${width} pixels wide`, async () => {
      const {details} = await show({'chat-id': 'refund', 'client-href': '/c/{clientId}'}, {width});
      await until(details, '.name');
      await waitUntil(() => details.renderRoot.querySelector('chat-thread')?.shadowRoot?.querySelector('article'));

      await expect(details).to.be.accessible();
    });
  }
});
