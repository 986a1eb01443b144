import {expect, fixture, html, nextFrame, waitUntil} from '@open-wc/testing';
import {createMemoryAdapter, type MemoryControl} from '../../adapters/memory-adapter.js';
import {aChat, aMessage, aServiceUser, longThread} from '../../adapters/testing/index.js';
import {ChatError} from '../../model/errors.js';
import type {Message} from '../../model/message.js';
import {Backchat} from '../../store/backchat.js';
import {createMemoryStorage} from '../../store/storage.js';
import type {ChatThread} from './chat-thread.js';
import './define.js';

interface Setting {
  readonly length?: number;
  readonly messages?: readonly Message[];
  readonly messageId?: string;
}

async function show({length = 200, messages, messageId}: Setting = {}) {
  const world = messages ? {chats: [aChat({id: 'long'})], messages} : longThread(length);
  const {control, ...adapter} = createMemoryAdapter(world);
  const backchat = new Backchat(adapter, {storage: createMemoryStorage()});
  const thread = document.createElement('chat-thread');
  Object.assign(thread, {backchat, chatId: 'long', messageId, locale: 'en-GB', timeZone: 'UTC'});
  const frame = document.createElement('div');
  frame.style.blockSize = '500px';
  await fixture(html`${thread}`, {parentNode: frame});
  await waitUntil(() => one(thread, 'article'), 'messages');
  await settled();
  return {thread, control, backchat, frame};
}

const all = (thread: ChatThread, selector: string) => [...thread.renderRoot.querySelectorAll<HTMLElement>(selector)];
const one = (thread: ChatThread, selector: string) => thread.renderRoot.querySelector<HTMLElement>(selector);
const part = (thread: ChatThread, name: string) => one(thread, `[part~="${name}"]`);
const bubbleOf = (thread: ChatThread, id: string) => one(thread, `article[data-id="${id}"] .bubble`);
const count = (thread: ChatThread) => all(thread, 'article').length;

function scrollerOf(thread: ChatThread): HTMLElement {
  const scroller = part(thread, 'scroller');
  if (!scroller) throw new Error('no scroller');
  return scroller;
}

const gapBelow = (thread: ChatThread) => {
  const {scrollHeight, clientHeight, scrollTop} = scrollerOf(thread);
  return scrollHeight - clientHeight - scrollTop;
};

async function settled() {
  await nextFrame();
  await nextFrame();
}

async function scrollTo(thread: ChatThread, top: number) {
  scrollerOf(thread).scrollTop = top;
  await settled();
}

/** Keeps answers back; returns the way to let them come. */
function hold(control: MemoryControl): () => void {
  let answer = () => {};
  control.delay(new Promise<void>((resolve) => (answer = resolve)), 'listMessages');
  return answer;
}

/** Where the bubbles in view are, by message. */
function places(thread: ChatThread): ReadonlyMap<string, number> {
  const view = scrollerOf(thread).getBoundingClientRect();
  const inView = all(thread, 'article[data-id]').flatMap((article) => {
    const {top, bottom} = article.querySelector('.bubble')?.getBoundingClientRect() ?? new DOMRect();
    return bottom > view.top && top < view.bottom ? [[article.dataset['id'] ?? '', top] as const] : [];
  });
  return new Map(inView);
}

/** The greatest way that a bubble has moved: pixels. */
function drift(thread: ChatThread, before: ReadonlyMap<string, number>): number {
  const after = [...before].map(([id, top]) => (bubbleOf(thread, id)?.getBoundingClientRect().top ?? Infinity) - top);
  return Math.max(...after.map(Math.abs));
}

describe('chat-thread, scrolling', () => {
  it('opens at the newest message', async () => {
    const {thread} = await show();
    expect(gapBelow(thread)).to.be.below(1);
    expect(part(thread, 'jump')).to.equal(null);
  });

  it('follows new messages and late growth while at the bottom', async () => {
    const {thread, control} = await show();
    control.clientWrites('long', 'New');
    await waitUntil(() => count(thread) === 51);
    await settled();
    expect(gapBelow(thread)).to.be.below(1);
    bubbleOf(thread, 'long-190')?.style.setProperty('padding-block', '80px');
    await settled();
    expect(gapBelow(thread)).to.be.below(1);
  });

  it('stays at the bottom when it gets smaller or larger', async () => {
    const {thread, frame} = await show();
    for (const size of ['300px', '800px', '500px']) {
      frame.style.blockSize = size;
      await settled();
      expect(gapBelow(thread)).to.be.below(1);
    }
  });

  it('moves nothing when older messages are loaded, up to the beginning', async () => {
    const {thread, control} = await show();
    for (const known of [50, 100, 150]) {
      const answer = hold(control);
      await scrollTo(thread, 7);
      const before = places(thread);
      answer();
      await waitUntil(() => count(thread) > known, 'older messages');
      await settled();
      expect(drift(thread, before)).to.equal(0);
    }
    await scrollTo(thread, 0);
    expect(part(thread, 'older')?.textContent).to.contain('Beginning of the chat');
  });

  it('moves nothing when messages come, or grow, while the user reads older ones', async () => {
    const {thread, control} = await show();
    await scrollTo(thread, 900);
    const before = places(thread);
    control.clientWrites('long', 'New');
    await waitUntil(() => part(thread, 'jump')?.innerText.trim() === '1 new message');
    bubbleOf(thread, 'long-151')?.style.setProperty('padding-block', '80px');
    await settled();
    expect(drift(thread, before)).to.equal(0);
  });

  it('counts what comes out of view, and leads back to it', async () => {
    const {thread, control} = await show();
    await scrollTo(thread, 900);
    await waitUntil(() => part(thread, 'jump')?.ariaLabel === 'Jump to the newest message');
    control.clientWrites('long', 'One');
    control.serviceUserWrites('long', 'Two');
    await waitUntil(() => part(thread, 'jump')?.innerText.trim() === '2 new messages');
    part(thread, 'jump')?.click();
    await waitUntil(() => !part(thread, 'jump'));
    expect(gapBelow(thread)).to.be.below(1);
    expect(thread.shadowRoot?.activeElement?.textContent).to.contain('Two');
  });

  it('goes to what the user writes', async () => {
    const {thread, backchat} = await show();
    await scrollTo(thread, 900);
    await backchat.send('long', 'Mine');
    await waitUntil(() => count(thread) >= 51);
    await waitUntil(() => gapBelow(thread) < 1);
  });

  it('says that earlier messages could not be loaded, and tries again', async () => {
    const {thread, control} = await show();
    control.failNext('listMessages', new ChatError('unavailable', ''));
    await scrollTo(thread, 0);
    await waitUntil(() => part(thread, 'older')?.innerText.startsWith('Earlier messages could not be loaded.'));
    expect(control.calls.filter(({method}) => method === 'listMessages')).to.have.length(2);
    part(thread, 'older')?.querySelector('button')?.click();
    await waitUntil(() => count(thread) === 100);
  });

  it('does not ask again for what an answer did not bring', async () => {
    const {thread, control} = await show({length: 60});
    let asked = 0;
    const list = thread.backchat?.adapter as {listMessages: unknown};
    list.listMessages = async () => (asked++, {items: [], hasOlder: true, hasNewer: false});
    await scrollTo(thread, 0);
    await scrollTo(thread, 5);
    await settled();
    expect(asked).to.equal(1);
    expect(control.messagesOf('long')).to.have.length(60);
  });

  describe('with new messages', () => {
    const line = (index: number, text = `Line ${index}`) =>
      aMessage({
        id: `m${index}`,
        chatId: 'long',
        text,
        ...(index < 20 && {author: aServiceUser()}),
      });

    it('opens with the rule at a quarter of its height, where it would be out of view', async () => {
      const {thread} = await show({messages: Array.from({length: 50}, (_, index) => line(index))});
      const rule = part(thread, 'new-divider');
      expect(rule?.textContent).to.equal('30 new messages');
      const top = (rule?.getBoundingClientRect().top ?? 0) - scrollerOf(thread).getBoundingClientRect().top;
      expect(top).to.be.closeTo(125, 1);
      await waitUntil(() => part(thread, 'jump'), 'way back');
    });

    it('opens at the bottom where the rule is in view there', async () => {
      const {thread} = await show({messages: Array.from({length: 22}, (_, index) => line(index))});
      expect(part(thread, 'new-divider')?.textContent).to.equal('2 new messages');
      expect(gapBelow(thread)).to.be.below(1);
    });
  });

  describe('at a message', () => {
    it('opens there, and marks it', async () => {
      const {thread} = await show({messageId: 'long-40'});
      await waitUntil(() => bubbleOf(thread, 'long-40'), 'message');
      await settled();
      const {top} = bubbleOf(thread, 'long-40')?.getBoundingClientRect() ?? new DOMRect();
      expect(top - scrollerOf(thread).getBoundingClientRect().top).to.be.closeTo(125, 1);
      expect(one(thread, '[aria-current="true"]')?.dataset['id']).to.equal('long-40');
    });

    it('loads on to both sides without a jump', async () => {
      const {thread, control} = await show({length: 400, messageId: 'long-150'});
      await waitUntil(() => bubbleOf(thread, 'long-150'), 'message');
      const answer = hold(control);
      await scrollTo(thread, scrollerOf(thread).scrollHeight);
      const before = places(thread);
      const loaded = count(thread);
      answer();
      await waitUntil(() => count(thread) > loaded, 'newer messages');
      await settled();
      expect(drift(thread, before)).to.equal(0);
      await waitUntil(() => part(thread, 'jump'), 'way back');
    });

    it('opens at the newest where there is no such message', async () => {
      const {thread} = await show({messageId: 'nowhere'});
      await waitUntil(() => bubbleOf(thread, 'long-200'), 'newest message');
      await settled();
      expect(gapBelow(thread)).to.be.below(1);
    });

    it('scrolls to any message on request', async () => {
      const {thread} = await show();
      expect(await thread.scrollToMessage('long-3')).to.equal(true);
      expect(places(thread).has('long-3')).to.equal(true);
      expect(await thread.scrollToMessage('nowhere')).to.equal(false);
    });

    it('comes back to the newest from there', async () => {
      const {thread, control} = await show({messageId: 'long-40'});
      await waitUntil(() => part(thread, 'jump'), 'way back');
      control.clientWrites('long', 'New');
      await waitUntil(() => part(thread, 'jump')?.innerText.trim() === '1 new message');
      part(thread, 'jump')?.click();
      await waitUntil(() => all(thread, 'article').at(-1)?.innerText.includes('New'));
      await waitUntil(() => gapBelow(thread) < 1);
    });
  });

  it('tells the store which message is read, so that a gap does not scroll', async () => {
    const {thread, control} = await show();
    await scrollTo(thread, 900);
    const before = places(thread);
    const read = [...before.keys()][0];
    control.forgetChanges();
    control.cut();
    const isReadAround = () =>
      control.calls.some(({args}) => (args[1] as {around?: string} | undefined)?.around === read);
    await waitUntil(isReadAround, 'read again', {timeout: 3_000});
    await settled();
    expect(drift(thread, before)).to.equal(0);
  });

  it('begins anew when it shows another chat, or comes back into the page', async () => {
    const {thread, frame} = await show();
    await scrollTo(thread, 900);
    thread.remove();
    frame.append(thread);
    await settled();
    await waitUntil(() => gapBelow(thread) < 1);
    expect(part(thread, 'jump')).to.equal(null);
  });

  it('lands once it gets a size', async () => {
    const {thread, frame} = await show({length: 60});
    frame.style.display = 'none';
    thread.chatId = undefined;
    await settled();
    thread.chatId = 'long';
    await waitUntil(() => count(thread) > 0);
    frame.style.display = 'block';
    await settled();
    expect(gapBelow(thread)).to.be.below(1);
  });
});
