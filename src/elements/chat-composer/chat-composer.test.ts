import {expect, fixture, html, oneEvent, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {createMemoryAdapter, type MemoryAdapterOptions} from '../../adapters/memory-adapter.js';
import {smallWorld} from '../../adapters/testing/index.js';
import {ChatError} from '../../model/errors.js';
import {ALL_PERMISSIONS} from '../../model/permissions.js';
import {Backchat} from '../../store/backchat.js';
import {createMemoryStorage} from '../../store/storage.js';
import '../chat-thread/define.js';
import type {ChatSendEvent, ChatSendFailedEvent, ChatSentEvent} from './chat-composer.events.js';
import type {ChatComposer} from './chat-composer.js';
import './define.js';

function connect(options: MemoryAdapterOptions = {}, storage = createMemoryStorage()) {
  const adapter = createMemoryAdapter({...smallWorld(), ...options});
  return {adapter, control: adapter.control, storage, backchat: new Backchat(adapter, {storage})};
}

async function show(backchat: Backchat, chatId = 'refund', over: Partial<ChatComposer> = {}): Promise<ChatComposer> {
  const composer = await fixture<ChatComposer>(
    html`<chat-composer locale="en-GB" .backchat=${backchat} chat-id=${chatId}></chat-composer>`,
  );
  Object.assign(composer, over);
  await composer.updateComplete;
  return composer;
}

const one = (composer: ChatComposer, selector: string) => composer.renderRoot.querySelector<HTMLElement>(selector);
const said = (composer: ChatComposer, part: string) => one(composer, `[part="${part}"]`)?.innerText.trim();
const send = (composer: ChatComposer) => one(composer, '[part="send"]');

function box(composer: ChatComposer): HTMLTextAreaElement {
  const area = composer.renderRoot.querySelector('textarea');
  if (!area) throw new Error('nothing to write in');
  return area;
}

async function type(composer: ChatComposer, text: string) {
  box(composer).focus();
  await sendKeys({type: text});
}

async function press(...keys: readonly string[]) {
  const held = keys.slice(0, -1);
  for (const key of held) await sendKeys({down: key});
  await sendKeys({press: keys.at(-1) ?? ''});
  for (const key of held) await sendKeys({up: key});
}

/** The texts that have arrived in a chat, of those written here. */
const arrived = ({control}: ReturnType<typeof connect>, chatId = 'refund') =>
  control
    .messagesOf(chatId)
    .filter(({idempotencyKey}) => idempotencyKey !== undefined)
    .map(({text}) => text);

describe('chat-composer', () => {
  describe('sending', () => {
    it('by Enter clears the box and the draft', async () => {
      const world = connect();
      const composer = await show(world.backchat);
      await type(composer, 'On its way.');
      await press('Enter');
      expect(box(composer).value).to.equal('');
      expect(world.backchat.drafts.get('refund')).to.equal('');
      await waitUntil(() => arrived(world).length === 1);
      expect(arrived(world)).to.deep.equal(['On its way.']);
    });

    it('by the arrow button leaves the focus in the text', async () => {
      const world = connect();
      const composer = await show(world.backchat);
      await type(composer, 'Done');
      send(composer)?.click();
      await waitUntil(() => arrived(world).length === 1);
      expect(composer.shadowRoot?.activeElement).to.equal(box(composer));
    });

    it('keeps line breaks and leading spaces, and cuts the end', async () => {
      const world = connect();
      const composer = await show(world.backchat);
      await type(composer, '  a');
      await press('Shift', 'Enter');
      await type(composer, '  b  ');
      await press('Enter');
      await waitUntil(() => arrived(world).length === 1);
      expect(arrived(world)).to.deep.equal(['  a\n  b']);
    });

    it('sends nothing that is only space', async () => {
      const world = connect();
      const composer = await show(world.backchat);
      await type(composer, '   ');
      expect(send(composer)?.ariaDisabled).to.equal('true');
      await press('Enter');
      send(composer)?.click();
      expect(world.backchat.outbox.get()).to.deep.equal([]);
      expect(box(composer).value).to.equal('   ');
    });

    it('is swapped with the line break on request', async () => {
      const world = connect();
      const composer = await show(world.backchat, 'refund', {sendKey: 'ctrl-enter'});
      await waitUntil(() => said(composer, 'hint') === 'Ctrl + Enter sends, Enter starts a new line');
      await type(composer, 'a');
      await press('Enter');
      await type(composer, 'b');
      await press('Control', 'Enter');
      await waitUntil(() => arrived(world).length === 1);
      expect(arrived(world)).to.deep.equal(['a\nb']);
    });

    it('never happens while a word is composed', async () => {
      const world = connect();
      const composer = await show(world.backchat);
      await type(composer, 'にほん');
      const area = box(composer);
      const enter = (init: KeyboardEventInit) => {
        const event = new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, cancelable: true, ...init});
        area.dispatchEvent(event);
        return event.defaultPrevented;
      };
      area.dispatchEvent(new CompositionEvent('compositionstart', {bubbles: true}));
      expect(enter({isComposing: true})).to.equal(false);
      area.dispatchEvent(new CompositionEvent('compositionend', {data: '日本', bubbles: true}));
      // Safari ends the composition first, and tells the key by its code.
      expect(enter({keyCode: 229})).to.equal(false);
      expect(world.backchat.outbox.get()).to.deep.equal([]);
      expect(enter({})).to.equal(true);
      expect(world.backchat.outbox.get()).to.have.length(1);
    });

    it('can be prevented by the host, who then has the text', async () => {
      const world = connect();
      const composer = await show(world.backchat);
      composer.addEventListener('chat-send', (event) => event.preventDefault());
      await type(composer, 'Wait');
      const asked = oneEvent<ChatSendEvent>(composer, 'chat-send');
      await press('Enter');
      const event = await asked;
      expect(event.detail).to.deep.equal({chatId: 'refund', text: 'Wait'});
      expect([event.bubbles, event.composed]).to.deep.equal([true, true]);
      expect(world.backchat.outbox.get()).to.deep.equal([]);
      expect(box(composer).value).to.equal('Wait');
    });

    it('tells the host when the message has arrived', async () => {
      const composer = await show(connect().backchat);
      const told = oneEvent<ChatSentEvent>(composer, 'chat-sent');
      await type(composer, 'Yes');
      await press('Enter');
      const {detail} = await told;
      expect(detail.chatId).to.equal('refund');
      expect(detail.message.text).to.equal('Yes');
    });

    it('tells the host when the message was refused', async () => {
      const {backchat, control} = connect();
      control.failNext('sendMessage', new ChatError('forbidden', 'No.'));
      const composer = await show(backchat);
      const told = oneEvent<ChatSendFailedEvent>(composer, 'chat-send-failed');
      await type(composer, 'Yes');
      await press('Enter');
      const {detail} = await told;
      expect([detail.chatId, detail.text, detail.error.code]).to.deep.equal(['refund', 'Yes', 'forbidden']);
    });

    it('gives the text back where it could not be kept', async () => {
      const {backchat} = connect();
      backchat.send = () => Promise.reject(new Error('The disk is full.'));
      const composer = await show(backchat);
      const told = oneEvent(composer, 'chat-send-failed');
      await type(composer, 'Precious');
      await press('Enter');
      await told;
      await composer.updateComplete;
      expect(box(composer).value).to.equal('Precious');
      await waitUntil(() => said(composer, 'status')?.includes('could not keep the message'));
      await type(composer, '!');
      expect(said(composer, 'status')).to.not.contain('could not keep');
    });
  });

  describe('drafts', () => {
    it('survive a reload', async () => {
      const {storage, backchat, adapter} = connect();
      const composer = await show(backchat);
      await waitUntil(() => backchat.session.get().confirmed);
      await type(composer, 'Not yet');
      await waitUntil(() => said(composer, 'status') === 'Draft saved');
      composer.remove();
      const again = await show(new Backchat(adapter, {storage}));
      await waitUntil(() => box(again).value === 'Not yet');
      expect(send(again)?.ariaDisabled).to.equal('false');
    });

    it('belong to their chat', async () => {
      const {backchat} = connect();
      const composer = await show(backchat);
      await type(composer, 'For Jane');
      composer.chatId = 'limit';
      await composer.updateComplete;
      expect(box(composer).value).to.equal('');
      await type(composer, 'For Amir');
      composer.chatId = 'refund';
      await composer.updateComplete;
      expect(box(composer).value).to.equal('For Jane');
      composer.chatId = 'limit';
      await composer.updateComplete;
      expect(box(composer).value).to.equal('For Amir');
    });

    it('do not overwrite what is typed while they are read', async () => {
      const {storage, backchat, adapter} = connect();
      const composer = await show(backchat);
      await waitUntil(() => backchat.session.get().confirmed);
      await type(composer, 'Old');
      await backchat.drafts.flush();
      composer.remove();
      let read = () => {};
      const wait = new Promise<void>((resolve) => (read = resolve));
      const get = storage.get.bind(storage);
      storage.get = async (area, key) => {
        if (area === 'drafts') await wait;
        return get(area, key);
      };
      const again = await show(new Backchat(adapter, {storage}));
      await waitUntil(() => again.backchat?.session.get().confirmed);
      await type(again, 'New');
      read();
      await again.backchat?.drafts.load('refund');
      await again.updateComplete;
      expect(box(again).value).to.equal('New');
    });

    it('are kept of a message whose sending the page outlives', async () => {
      const world = connect();
      const composer = await show(world.backchat);
      await type(composer, 'First');
      await press('Enter');
      await type(composer, 'Second');
      await waitUntil(() => arrived(world).length === 1);
      expect(box(composer).value).to.equal('Second');
      expect(world.backchat.drafts.get('refund')).to.equal('Second');
    });
  });

  describe('with a thread', () => {
    async function showBoth(backchat: Backchat) {
      const frame = await fixture<HTMLElement>(html`
        <div>
          <chat-thread id="t" .backchat=${backchat} chat-id="refund" fit="content"></chat-thread>
          <chat-composer for="t" .backchat=${backchat}></chat-composer>
        </div>
      `);
      const [thread, composer] = [frame.querySelector('chat-thread'), frame.querySelector('chat-composer')];
      if (!thread || !composer) throw new Error('incomplete');
      await waitUntil(() => thread.renderRoot.querySelector('article'));
      return {thread, composer};
    }

    it('writes in the chat that the thread shows', async () => {
      const world = connect();
      const {thread, composer} = await showBoth(world.backchat);
      thread.chatId = 'limit';
      await waitUntil(() => box(composer).placeholder === 'Write to Amir Haddad…');
      await type(composer, 'Raised.');
      await press('Enter');
      await waitUntil(() => arrived(world, 'limit').length === 1);
    });

    it('goes to it by Escape, and scrolls it by the Page keys', async () => {
      const {thread, composer} = await showBoth(connect().backchat);
      const scroller = thread.renderRoot.querySelector<HTMLElement>('[part="scroller"]');
      if (!scroller) throw new Error('no scroller');
      scroller.style.blockSize = '150px';
      await waitUntil(() => scroller.scrollTop > 100);
      box(composer).focus();
      const bottom = scroller.scrollTop;
      await press('PageUp');
      await waitUntil(() => scroller.scrollTop < bottom - 100);
      await press('PageDown');
      await waitUntil(() => scroller.scrollTop === bottom);
      await press('Escape');
      expect(document.activeElement).to.equal(thread);
    });
  });

  describe('who may not write', () => {
    it('reads why, by permission, by chat, by the host', async () => {
      const reader = connect({permissions: {...ALL_PERMISSIONS, send: false}});
      const composer = await show(reader.backchat);
      await waitUntil(() => said(composer, 'reason') === 'You may read this chat but not answer.');
      await expect(composer).to.be.accessible();

      const {backchat, control} = connect();
      const closed = await show(backchat, 'verification');
      await waitUntil(() => said(closed, 'reason') === 'The compliance team answers this chat.');
      control.updateChat({id: 'verification', readOnlyReason: ''});
      await waitUntil(() => said(closed, 'reason') === 'This chat is closed.');
      const own = await show(backchat, 'refund', {readonly: true});
      await waitUntil(() => said(own, 'reason') === 'You may read this chat but not answer.');
    });

    it('is offered nothing by a back end that takes no messages', async () => {
      const {adapter} = connect();
      const {sendMessage: _, ...silent} = adapter;
      const composer = await show(new Backchat(silent, {storage: createMemoryStorage()}));
      await waitUntil(() => said(composer, 'reason') === 'You may read this chat but not answer.');
      expect(one(composer, 'textarea')).to.equal(null);
    });

    it('may go on writing when signed out, and is told', async () => {
      const {backchat, control} = connect();
      const composer = await show(backchat);
      await waitUntil(() => backchat.session.get().confirmed);
      await type(composer, 'Kept');
      control.failNext('sendMessage', new ChatError('unauthenticated', ''));
      await press('Enter');
      await waitUntil(() => said(composer, 'hint') === 'Sign in again to send.');
      await type(composer, 'More');
      await press('Enter');
      expect(backchat.outbox.get().map(({state}) => state)).to.not.include('failed');
      expect(backchat.outbox.get()).to.have.length(2);
    });

    it('cannot write where it is disabled, or no chat is open', async () => {
      const {backchat} = connect();
      const composer = await show(backchat, 'refund', {disabled: true});
      expect(box(composer).disabled).to.equal(true);
      composer.disabled = false;
      composer.chatId = undefined;
      await composer.updateComplete;
      expect(box(composer).disabled).to.equal(true);
      expect(box(composer).placeholder).to.equal('Write a message…');
    });
  });

  describe('typing', () => {
    it('is told to the back end once in a while, and its end', async () => {
      const {backchat, control} = connect();
      const composer = await show(backchat);
      const told = () => control.calls.filter(({method}) => method === 'setTyping').map(({args}) => args);
      await type(composer, 'abc');
      expect(told()).to.deep.equal([['refund', true]]);
      box(composer).blur();
      expect(told()).to.deep.equal([
        ['refund', true],
        ['refund', false],
      ]);
    });

    it('grows the box up to eight lines', async () => {
      const composer = await show(connect().backchat);
      const {clientHeight} = box(composer);
      composer.insert('a\nb\nc');
      await waitUntil(() => box(composer).clientHeight === clientHeight + 40);
      composer.insert('\n'.repeat(30));
      await waitUntil(() => box(composer).clientHeight === clientHeight + 140);
    });

    it('beyond the greatest length is counted, and not sent', async () => {
      const {backchat} = connect({capabilities: {messageMaxLength: 20}});
      const composer = await show(backchat);
      await type(composer, 'a'.repeat(18));
      expect(said(composer, 'status')).to.not.contain('left');
      await type(composer, 'b');
      await waitUntil(() => said(composer, 'status') === '1 character left');
      await type(composer, 'bcd');
      await composer.updateComplete;
      expect(said(composer, 'status')).to.equal('2 characters too many');
      await press('Enter');
      expect(backchat.outbox.get()).to.deep.equal([]);
    });
  });

  it('inserts a text at the caret', async () => {
    const composer = await show(connect().backchat);
    await type(composer, 'Hello !');
    await press('ArrowLeft');
    composer.insert('Jane');
    expect(box(composer).value).to.equal('Hello Jane!');
    await type(composer, ',');
    expect(box(composer).value).to.equal('Hello Jane,!');
    expect(send(composer)?.ariaDisabled).to.equal('false');
  });

  it('takes the focus as soon as it is drawn', async () => {
    const composer = document.createElement('chat-composer');
    Object.assign(composer, {backchat: connect().backchat, chatId: 'refund'});
    const shown = fixture(html`${composer}`);
    composer.focus();
    await shown;
    await waitUntil(() => composer.shadowRoot?.activeElement?.localName === 'textarea');
  });

  it('names the client, and says what is new', async () => {
    const composer = await show(connect().backchat);
    await waitUntil(() => box(composer).placeholder === 'Write to Jane Doe…');
    expect(one(composer, '#about')?.textContent).to.contain('Chat with Jane Doe, 2 new messages');
    await expect(composer).to.be.accessible();
    await type(composer, 'Text');
    await expect(composer).to.be.accessible();
  });

  it('offers nothing in a chat that is gone', async () => {
    const {backchat, control} = connect();
    const composer = await show(backchat);
    await waitUntil(() => box(composer).placeholder === 'Write to Jane Doe…');
    control.deleteChat('refund');
    await waitUntil(() => !one(composer, 'textarea'));
  });
});
