import {expect} from '@open-wc/testing';
import type {Author} from '../model/message.js';
import {Outbox} from './outbox.js';
import {type FakeServer, ME, SCOPE, settle, World} from './outbox-world.test.js';

const IVAN: Author = {kind: 'service-user', id: 'ivan', name: 'Ivan'};
const JANE: Author = {kind: 'client', id: 'jane', name: 'Jane'};

/** A back end without `idempotentSend`: it takes the same message twice. */
async function desk() {
  const world = new World({idempotent: false});
  const tab = await world.open();
  return {world, tab, outbox: tab.outbox, server: world.server, clock: world.clock};
}

function fill(server: FakeServer, count: number, text = 'earlier'): string {
  for (let index = 1; index < count; index++) server.add('c1', `${text} ${String(index)}`, JANE);
  return server.add('c1', text, JANE).id;
}

describe('Outbox, on a back end that would take a message twice', () => {
  it('says that it is checking when the answer was lost', async () => {
    const {outbox, server, tab} = await desk();
    server.postFaults.push('unanswered');
    await outbox.send('c1', 'hello');
    await settle();
    expect(tab.states).to.deep.equal(['hello: checking']);
    expect(server.reads).to.equal(0);
  });

  it('finds what has arrived, and does not send it again', async () => {
    const {outbox, server, tab, clock} = await desk();
    server.postFaults.push('unanswered');
    await outbox.send('c1', 'hello', {after: fill(server, 3)});
    await clock.advance(10_000);
    expect(server.texts().filter((text) => text === 'hello')).to.have.length(1);
    expect(server.posts).to.equal(1);
    expect(tab.sent[0]?.message.text).to.equal('hello');
  });

  it('sends again what has not arrived', async () => {
    const {outbox, server, clock} = await desk();
    server.postFaults.push('lost');
    await outbox.send('c1', 'hello');
    await clock.advance(10_000);
    expect(server.texts()).to.deep.equal(['hello']);
    expect(server.posts).to.equal(2);
  });

  it('does not check what was clearly refused', async () => {
    const {outbox, server, clock} = await desk();
    server.postFaults.push('rate-limited');
    await outbox.send('c1', 'hello');
    await clock.advance(30_000);
    expect(server.texts()).to.deep.equal(['hello']);
    expect(server.reads).to.equal(0);
  });

  it('keeps checking while the back end is out of reach', async () => {
    const {outbox, server, tab, clock} = await desk();
    server.postFaults.push('unanswered');
    await outbox.send('c1', 'hello');
    await settle();
    server.offline = true;
    await clock.advance(60_000);
    expect(tab.states).to.deep.equal(['hello: checking']);
    expect(outbox.get()[0]?.error?.code).to.equal('timeout');
    server.offline = false;
    await clock.advance(15_000);
    expect(server.texts()).to.deep.equal(['hello']);
    expect(tab.states).to.deep.equal([]);
  });

  it('waits for the user to sign in before it checks', async () => {
    const {outbox, server, tab, clock} = await desk();
    server.postFaults.push('unanswered');
    await outbox.send('c1', 'hello');
    await settle();
    server.signedOut = true;
    await clock.advance(60_000);
    expect(tab.signedOut).to.be.true;
    expect(tab.states).to.deep.equal(['hello: checking']);
    server.signedOut = false;
    outbox.resume();
    await settle();
    expect(server.texts()).to.deep.equal(['hello']);
  });

  it('fails when it may not read back, and checks again on Retry', async () => {
    const {outbox, server, tab, clock} = await desk();
    server.postFaults.push('unanswered');
    server.readFaults.push('forbidden');
    const {key} = await outbox.send('c1', 'hello');
    await clock.advance(10_000);
    expect(tab.states).to.deep.equal(['hello: failed']);
    outbox.retry(key);
    await clock.advance(10_000);
    expect(tab.states).to.deep.equal([]);
    expect(server.texts()).to.deep.equal(['hello']);
  });

  it('fails when an unreadable answer turns out to have been no arrival', async () => {
    const {outbox, server, tab, clock} = await desk();
    server.postFaults.push('unreadable-rejection');
    const {key} = await outbox.send('c1', 'hello');
    await clock.advance(60_000);
    expect(tab.states).to.deep.equal(['hello: failed']);
    expect(tab.failed[0]?.error.code).to.equal('protocol');
    outbox.retry(key);
    await settle();
    expect(server.texts()).to.deep.equal(['hello']);
  });

  it('takes an unreadable answer for an arrival when the message is there', async () => {
    const {outbox, server, tab, clock} = await desk();
    server.postFaults.push('unreadable');
    await outbox.send('c1', 'hello');
    await clock.advance(10_000);
    expect(server.texts()).to.deep.equal(['hello']);
    expect(tab.failed).to.deep.equal([]);
    expect(tab.states).to.deep.equal([]);
  });

  it('checks after a reload what was being sent before, and gives it a moment to arrive', async () => {
    const {world, outbox, server, tab, clock} = await desk();
    server.hold = new Promise(() => undefined);
    await outbox.send('c1', 'hello');
    await settle();
    tab.close();
    delete server.hold;
    const again = await world.open();
    again.outbox.kick();
    await settle();
    expect(again.states).to.deep.equal(['hello: checking']);
    expect(server.reads).to.equal(0);
    await clock.advance(2_000);
    expect(server.texts()).to.deep.equal(['hello']);
    expect(again.states).to.deep.equal([]);
  });

  it('does not take an earlier message with the same text for a later one', async () => {
    const {outbox, server, clock} = await desk();
    const after = fill(server, 1);
    await outbox.send('c1', 'ok', {after});
    await settle();
    server.postFaults.push('lost');
    await outbox.send('c1', 'ok', {after});
    await clock.advance(10_000);
    expect(server.texts().filter((text) => text === 'ok')).to.have.length(2);
  });

  it('remembers that over a reload', async () => {
    const {world, outbox, server, tab, clock} = await desk();
    await outbox.send('c1', 'ok');
    await settle();
    tab.close();
    const again = await world.open();
    server.postFaults.push('lost');
    await again.outbox.send('c1', 'ok');
    await clock.advance(10_000);
    expect(server.texts()).to.deep.equal(['ok', 'ok']);
  });

  it('forgets what has arrived after some minutes', async () => {
    const {world, outbox, clock} = await desk();
    await outbox.send('c1', 'ok');
    await settle();
    expect(await world.stored()).to.have.length(1);
    await clock.advance(11 * 60_000);
    await world.open();
    await settle();
    expect(await world.stored()).to.deep.equal([]);
  });

  it('reads through all that has been written since', async () => {
    const {outbox, server, clock} = await desk();
    const after = fill(server, 3);
    fill(server, 250);
    server.postFaults.push('unanswered');
    await outbox.send('c1', 'hello', {after});
    await clock.advance(10_000);
    expect(server.posts).to.equal(1);
    expect(server.reads).to.equal(3);
  });

  it('goes by the clock when it does not know what was last, back to where the message was written', async () => {
    const {outbox, server, clock} = await desk();
    fill(server, 150, 'long ago');
    await clock.advance(3_600_000);
    server.postFaults.push('unanswered');
    await outbox.send('c1', 'hello');
    await settle();
    fill(server, 120, 'since then');
    await clock.advance(10_000);
    expect(server.posts).to.equal(1);
    expect(server.reads).to.equal(2);
  });

  it('goes by the clock when what was last has been deleted', async () => {
    const {outbox, server, clock} = await desk();
    server.postFaults.push('unanswered');
    await outbox.send('c1', 'hello', {after: 'deleted'});
    await clock.advance(10_000);
    expect(server.posts).to.equal(1);
    expect(server.texts()).to.deep.equal(['hello']);
  });

  it('does not take an old message for its own', async () => {
    const {outbox, server, clock} = await desk();
    server.add('c1', 'hello', ME);
    await clock.advance(3_600_000);
    server.postFaults.push('lost');
    await outbox.send('c1', 'hello');
    await clock.advance(10_000);
    expect(server.texts()).to.deep.equal(['hello', 'hello']);
  });

  it('does not take for its own what was there when it was written', async () => {
    const {outbox, server, clock} = await desk();
    const {id} = server.add('c1', 'hello', ME);
    server.postFaults.push('lost');
    await outbox.send('c1', 'hello', {after: id});
    await clock.advance(10_000);
    expect(server.texts()).to.deep.equal(['hello', 'hello']);
  });

  it("does not take a colleague's, a client's or another message for its own", async () => {
    const {outbox, server, clock} = await desk();
    server.postFaults.push('lost');
    await outbox.send('c1', 'hello');
    server.add('c1', 'hello', IVAN);
    server.add('c1', 'hello', JANE);
    server.add('c1', 'hello to you', ME);
    await clock.advance(10_000);
    expect(server.texts().filter((text) => text === 'hello')).to.have.length(3);
  });

  it('recognises a text that the back end has trimmed', async () => {
    const {outbox, server, clock} = await desk();
    server.postFaults.push('lost');
    await outbox.send('c1', ' one\r\ntwo \n');
    server.add('c1', 'one\ntwo', ME);
    await clock.advance(10_000);
    expect(server.posts).to.equal(1);
  });

  it('tells files without words apart by their number', async () => {
    const {outbox, server, clock} = await desk();
    server.postFaults.push('lost');
    await outbox.send('c1', '', {attachments: [{id: 'f1'}]});
    server.add('c1', '', ME);
    await clock.advance(10_000);
    expect(server.posts).to.equal(2);
  });

  it('goes by the key where the back end tells it', async () => {
    const world = new World({echoesKeys: true});
    const {outbox} = await world.open();
    world.server.postFaults.push('lost');
    await outbox.send('c1', 'hello');
    world.server.add('c1', 'hello', ME, 'of another device');
    await world.clock.advance(10_000);
    expect(world.server.posts).to.equal(2);
    expect(world.server.texts()).to.deep.equal(['hello', 'hello']);
  });

  it('takes any service user for the writer where the back end does not tell who that is', async () => {
    const world = new World();
    const outbox = new Outbox(
      world.server.adapter(),
      world.disk,
      world.clock,
      () => undefined,
      null,
      () => null,
    );
    void outbox.start(SCOPE, '');
    world.server.postFaults.push('unanswered');
    await outbox.send('c1', 'hello');
    await world.clock.advance(10_000);
    outbox.dispose();
    expect(world.server.posts).to.equal(1);
  });
});
