import {expect, fixture, html, nextFrame} from '@open-wc/testing';
import type {ReactiveController} from 'lit';
import {StickToBottom} from './stick-to-bottom.js';

/** A scroller of 100 px over items of 30 px, and a host that redraws when it is told to. */
async function setUp({isEnd = true} = {}) {
  const scroller = await fixture<HTMLElement>(html`<div><div></div></div>`);
  const content = scroller.firstElementChild as HTMLElement;
  for (const [name, value] of [
    ['block-size', '100px'],
    ['overflow', 'auto'],
    ['overflow-anchor', 'none'],
  ] as const) {
    scroller.style.setProperty(name, value);
  }
  const controllers: ReactiveController[] = [];
  const host = {
    addController: (controller: ReactiveController) => controllers.push(controller),
    removeController: () => {},
    requestUpdate: () => {},
    updateComplete: Promise.resolve(true),
  };
  let moves = 0;
  class Stick extends StickToBottom {
    protected override findScroller = () => scroller;
    protected override findItems = () => [...content.children];
    protected override isEnd = () => isEnd;
    protected override onMove = () => void moves++;
  }
  const stick = new Stick(host);
  const item = (size = 30) => {
    const element = document.createElement('div');
    element.style.blockSize = `${size}px`;
    return element;
  };
  const update = (change: () => void) => {
    for (const controller of controllers) controller.hostUpdate?.();
    change();
    for (const controller of controllers) controller.hostUpdated?.();
  };
  const append = (count: number) => update(() => content.append(...Array.from({length: count}, () => item())));
  const prepend = (count: number) => update(() => content.prepend(...Array.from({length: count}, () => item(31))));
  const scrollTo = async (top: number) => {
    scroller.scrollTop = top;
    await nextFrame();
    await nextFrame();
  };
  append(20);
  return {stick, scroller, content, append, prepend, scrollTo, update, controllers, countMoves: () => moves};
}

const topOf = (element: Element | undefined) => element?.getBoundingClientRect().top;

describe('StickToBottom', () => {
  it('begins at the bottom and stays there', async () => {
    const {stick, scroller, append} = await setUp();
    expect(scroller.scrollTop).to.equal(500);
    append(3);
    expect(scroller.scrollTop).to.equal(590);
    expect(stick.isAtBottom).to.equal(true);
  });

  it('holds what is in view when something is put above it', async () => {
    const {stick, content, prepend, scrollTo} = await setUp();
    await scrollTo(100);
    const {first} = stick;
    expect(first).to.equal(content.children[3]);
    const before = topOf(first);
    prepend(40);
    expect(topOf(first)).to.equal(before);
    expect(stick.isAtBottom).to.equal(false);
  });

  it('holds the next item when the first one in view is taken away', async () => {
    const {stick, content, update, scrollTo} = await setUp();
    await scrollTo(100);
    const {first} = stick;
    const next = content.children[4];
    const before = topOf(next);
    update(() => first?.remove());
    expect(topOf(next)).to.equal(before);
  });

  it('holds what is in view when something above it grows late', async () => {
    const {content, scrollTo, countMoves} = await setUp();
    await scrollTo(100);
    const before = topOf(content.children[3]);
    const moves = countMoves();
    (content.children[0] as HTMLElement).style.blockSize = '75px';
    await nextFrame();
    await nextFrame();
    expect(topOf(content.children[3])).to.equal(before);
    expect(countMoves()).to.be.greaterThan(moves);
  });

  it('does not run after more to read below', async () => {
    const {stick, content, append, scrollTo} = await setUp({isEnd: false});
    await scrollTo(500);
    const before = topOf(content.lastElementChild ?? undefined);
    const last = content.lastElementChild ?? undefined;
    append(5);
    expect(topOf(last)).to.equal(before);
    expect(stick.isAtBottom).to.equal(false);
  });

  it('goes where it is sent', async () => {
    const {stick, scroller, content} = await setUp();
    stick.toElement(content.children[10] as HTMLElement, 0.25);
    expect(scroller.scrollTop).to.equal(275);
    expect([stick.above, stick.below]).to.deep.equal([275, 225]);
    stick.toBottom();
    expect(scroller.scrollTop).to.equal(500);
  });

  it('leaves nothing behind after 100 reconnects', async () => {
    const {scroller, controllers, update} = await setUp();
    let listeners = 0;
    const add = scroller.addEventListener.bind(scroller);
    const remove = scroller.removeEventListener.bind(scroller);
    scroller.addEventListener = (...args: Parameters<typeof add>) => (listeners++, add(...args));
    scroller.removeEventListener = (...args: Parameters<typeof remove>) => (listeners--, remove(...args));
    for (const controller of controllers) controller.hostDisconnected?.();
    listeners = 0;
    for (let round = 0; round < 100; round++) {
      for (const controller of controllers) controller.hostConnected?.();
      update(() => {});
      for (const controller of controllers) controller.hostDisconnected?.();
    }
    expect(listeners).to.equal(0);
  });
});
