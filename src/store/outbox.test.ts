import {expect} from '@open-wc/testing';
import {ChatError} from '../model/errors.js';
import {Outbox} from './outbox.js';
import {ME, SCOPE, settle, Tab, World, type WorldOptions} from './outbox-world.test.js';

async function desk(options: WorldOptions = {idempotent: true}) {
  const world = new World(options);
  const tab = await world.open();
  return {world, tab, outbox: tab.outbox, server: world.server, clock: world.clock};
}

describe('Outbox', () => {
  describe('sending', () => {
    it('shows a message at once', async () => {
      const {outbox} = await desk();
      void outbox.send('c1', 'hello');
      expect(outbox.get()[0]).to.include({chatId: 'c1', text: 'hello', state: 'queued', attempts: 0, scope: SCOPE});
    });

    it('resolves once the message would survive a reload', async () => {
      const {world, outbox, server} = await desk();
      server.offline = true;
      const entry = await outbox.send('c1', 'hello');
      expect((await world.stored())[0]).to.include({key: entry.key, text: 'hello'});
    });

    it('delivers the message, tells of it, and keeps nothing', async () => {
      const {world, outbox, server, tab} = await desk();
      const {key} = await outbox.send('c1', 'hello');
      await settle();
      expect(server.texts()).to.deep.equal(['hello']);
      expect(outbox.get()).to.deep.equal([]);
      expect(tab.sent.map(({message, entry}) => [message.text, entry.key])).to.deep.equal([['hello', key]]);
      expect(await world.stored()).to.deep.equal([]);
    });

    it('tells its listeners of each change', async () => {
      const {outbox} = await desk();
      const seen: string[] = [];
      const stop = outbox.subscribe((entries) => seen.push(entries.map(({state}) => state).join()));
      await outbox.send('c1', 'hello');
      await settle();
      stop();
      expect([...new Set(seen)]).to.deep.equal(['queued', 'sending', '']);
    });

    it('sends the messages of one chat one after another, in the order of writing', async () => {
      const {outbox, server, clock} = await desk();
      server.postFaults.push('slow');
      for (const text of ['one', 'two', 'three']) void outbox.send('c1', text);
      await clock.advance(5_000);
      expect(server.texts()).to.deep.equal(['one', 'two', 'three']);
      expect(server.mostInFlight).to.equal(1);
    });

    it('sends to other chats meanwhile', async () => {
      const {outbox, server} = await desk();
      server.hold = new Promise(() => undefined);
      void outbox.send('c1', 'one');
      void outbox.send('c2', 'two');
      await settle();
      expect(server.texts('c2')).to.deep.equal(['two']);
    });

    it('keeps the order of writing when the clock is set back', async () => {
      const {outbox, server, clock} = await desk();
      server.offline = true;
      void outbox.send('c1', 'first');
      await settle();
      clock.time -= 3_600_000;
      void outbox.send('c1', 'second');
      expect(outbox.get().map(({text}) => text)).to.deep.equal(['first', 'second']);
    });

    it('hands attachments to the back end', async () => {
      const {world} = await desk();
      const given: unknown[] = [];
      const adapter = world.server.adapter();
      const outbox = new Outbox(
        {...adapter, sendMessage: (id, sent, o) => (given.push(sent), adapter.sendMessage!(id, sent, o))},
        world.disk,
        world.clock,
        () => undefined,
        null,
        () => null,
      );
      void outbox.start('alone', ME.id);
      const {key} = await outbox.send('c1', 'see file', {attachments: [{id: 'f1'}]});
      await settle();
      outbox.dispose();
      expect(given).to.deep.equal([{text: 'see file', idempotencyKey: key, attachments: [{id: 'f1'}]}]);
    });
  });

  describe('failures', () => {
    it('wait for the connection, and say why', async () => {
      const {outbox, server, clock} = await desk();
      server.offline = true;
      await outbox.send('c1', 'hello');
      await settle();
      const [entry] = outbox.get();
      expect(entry).to.include({state: 'queued', attempts: 1});
      expect(entry?.error?.code).to.equal('offline');
      expect(entry?.retryAt).to.be.greaterThan(clock.now());
    });

    it('are retried ever more slowly, at least every 15 s', async () => {
      const {outbox, server, clock} = await desk();
      server.offline = true;
      await outbox.send('c1', 'hello');
      await clock.advance(4_000);
      const early = server.posts;
      await clock.advance(120_000);
      const late = server.posts;
      await clock.advance(15_000);
      expect(early).to.be.within(3, 8);
      expect(late - early).to.be.at.most(16);
      expect(server.posts).to.be.greaterThan(late);
    });

    it('are retried at once when the connection is back', async () => {
      const {outbox, server, clock} = await desk();
      server.offline = true;
      await outbox.send('c1', 'hello');
      await clock.advance(60_000);
      server.offline = false;
      outbox.kick();
      await settle();
      expect(server.texts()).to.deep.equal(['hello']);
    });

    it('are retried at once on request', async () => {
      const {outbox, server} = await desk();
      server.postFaults.push('unavailable');
      const {key} = await outbox.send('c1', 'hello');
      await settle();
      outbox.retry(key);
      await settle();
      expect(server.texts()).to.deep.equal(['hello']);
    });

    it('wait as long as the back end asks, whatever the connection does', async () => {
      const {outbox, server, clock} = await desk();
      server.postFaults.push(new ChatError('rate-limited', 'slow down', {retryAfterMs: 40_000}));
      await outbox.send('c1', 'hello');
      await clock.advance(20_000);
      outbox.kick();
      await clock.advance(19_000);
      expect(server.posts).to.equal(1);
      await clock.advance(2_000);
      expect(server.texts()).to.deep.equal(['hello']);
    });

    it('can ask for a longer wait than a timer has', async () => {
      const {outbox, server, clock} = await desk();
      server.postFaults.push(new ChatError('unavailable', 'next month', {retryAfterMs: 30 * 86_400_000}));
      await outbox.send('c1', 'hello');
      await clock.advance(29 * 86_400_000);
      expect(server.posts).to.equal(1);
      await clock.advance(2 * 86_400_000);
      expect(server.texts()).to.deep.equal(['hello']);
    });

    it('that are final show their reason and hold back what follows in the chat', async () => {
      const {outbox, server, tab, clock} = await desk();
      server.postFaults.push(new ChatError('forbidden', 'closed', {correlationId: 'r-1'}));
      await outbox.send('c1', 'one');
      await outbox.send('c1', 'two');
      await outbox.send('c2', 'elsewhere');
      await clock.advance(60_000);
      expect(tab.states).to.deep.equal(['one: failed', 'two: queued']);
      expect(outbox.get()[0]?.error).to.include({code: 'forbidden', message: 'closed', correlationId: 'r-1'});
      expect(tab.failed.map(({entry, error}) => [entry.text, error.code])).to.deep.equal([['one', 'forbidden']]);
      expect(server.texts('c2')).to.deep.equal(['elsewhere']);
    });

    it('that are final go on after Retry, with what they held back', async () => {
      const {outbox, server} = await desk();
      server.postFaults.push('invalid');
      const {key} = await outbox.send('c1', 'one');
      await outbox.send('c1', 'two');
      await settle();
      outbox.retry(key);
      await settle();
      expect(server.texts()).to.deep.equal(['one', 'two']);
    });

    it('that are discarded let the others go', async () => {
      const {world, outbox, server} = await desk();
      server.postFaults.push('invalid');
      const {key} = await outbox.send('c1', 'one');
      await outbox.send('c1', 'two');
      await settle();
      await outbox.discard(key);
      await settle();
      expect(server.texts()).to.deep.equal(['two']);
      expect(await world.stored()).to.deep.equal([]);
    });

    it('of a back end that takes no messages are final', async () => {
      const world = new World();
      const {sendMessage: _, ...adapter} = world.server.adapter();
      const failed: string[] = [];
      const outbox = new Outbox(
        adapter,
        world.disk,
        world.clock,
        (event) => event.type === 'send-failed' && failed.push(event.error.code),
        null,
        () => null,
      );
      void outbox.start(SCOPE, ME.id);
      await outbox.send('c1', 'hello');
      await settle();
      outbox.dispose();
      expect(failed).to.deep.equal(['forbidden']);
    });

    it('by an unreadable answer are tried once more where that is safe, then final', async () => {
      const {outbox, server, clock, tab} = await desk();
      server.postFaults.push('unreadable', 'unreadable');
      const {key} = await outbox.send('c1', 'hello');
      await clock.advance(60_000);
      expect(server.posts).to.equal(2);
      expect(tab.states).to.deep.equal(['hello: failed']);
      expect(tab.failed[0]?.error).to.include({code: 'protocol', field: 'id'});
      outbox.retry(key);
      await settle();
      expect(server.texts()).to.deep.equal(['hello']);
    });
  });

  describe('signed out', () => {
    it('fails nothing, says so, and goes on when signed in again', async () => {
      const {outbox, server, tab, clock} = await desk();
      server.signedOut = true;
      await outbox.send('c1', 'hello');
      await clock.advance(60_000);
      expect(tab.signedOut).to.be.true;
      expect(tab.states).to.deep.equal(['hello: queued']);
      expect(server.posts).to.equal(1);
      server.signedOut = false;
      outbox.resume();
      await settle();
      expect(server.texts()).to.deep.equal(['hello']);
    });

    it('takes messages and keeps them', async () => {
      const {world, outbox, server, tab} = await desk();
      outbox.pause();
      await outbox.send('c1', 'hello');
      await settle();
      expect(server.posts).to.equal(0);
      expect(tab.states).to.deep.equal(['hello: queued']);
      expect(await world.stored()).to.have.length(1);
    });

    it('lets what is under way finish', async () => {
      const {outbox, server, clock} = await desk();
      server.postFaults.push('slow');
      void outbox.send('c1', 'one');
      void outbox.send('c1', 'two');
      await settle();
      outbox.pause();
      await clock.advance(10_000);
      expect(server.texts()).to.deep.equal(['one']);
      expect(outbox.get().map(({text}) => text)).to.deep.equal(['two']);
    });

    it('goes on when the same user is known again', async () => {
      const {outbox, server} = await desk();
      outbox.pause();
      await outbox.send('c1', 'hello');
      await outbox.start(SCOPE, ME.id);
      await settle();
      expect(server.texts()).to.deep.equal(['hello']);
    });
  });

  describe('over a reload', () => {
    it('keeps what was not sent, under the same key', async () => {
      const {world, outbox, server, tab} = await desk();
      server.offline = true;
      const {key} = await outbox.send('c1', 'hello');
      await settle();
      tab.close();
      const again = await world.open();
      expect(again.outbox.get().map((entry) => [entry.key, entry.text])).to.deep.equal([[key, 'hello']]);
    });

    it('sends what was being sent again, and it arrives once', async () => {
      const {world, outbox, server, tab} = await desk();
      server.hold = new Promise(() => undefined);
      await outbox.send('c1', 'hello');
      await settle();
      expect(tab.states).to.deep.equal(['hello: sending']);
      tab.close();
      delete server.hold;
      const again = await world.open();
      expect(server.posts).to.equal(2);
      expect(server.texts()).to.deep.equal(['hello']);
      expect(again.states).to.deep.equal([]);
    });

    it('shows what waits before the user is confirmed, and sends nothing', async () => {
      const {world, outbox, server, tab, clock} = await desk();
      server.hold = new Promise(() => undefined);
      await outbox.send('c1', 'hello');
      await outbox.send('c1', 'second');
      await settle();
      tab.close();
      const again = new Tab(world);
      await again.outbox.start(SCOPE);
      await clock.advance(60_000);
      expect(again.states).to.deep.equal(['hello: queued', 'second: queued']);
      expect(server.posts).to.equal(1);
    });

    it('leaves no timer, lock or channel behind', async () => {
      const {world, outbox, server, tab} = await desk();
      server.offline = true;
      await outbox.send('c1', 'hello');
      await settle();
      outbox.dispose();
      expect(world.clock.waiting).to.equal(0);
      expect(world.channels.size).to.equal(0);
      tab.outbox.kick();
      await settle();
      expect(world.clock.waiting).to.equal(0);
    });
  });

  describe('before anybody is known', () => {
    it('shows what is written, and sends it when the user is known', async () => {
      const world = new World({idempotent: true});
      const {outbox} = new Tab(world);
      const sending = outbox.send('c1', 'hello');
      expect(outbox.get().map(({text}) => text)).to.deep.equal(['hello']);
      await outbox.start(SCOPE, ME.id);
      expect((await sending).scope).to.equal(SCOPE);
      await settle();
      expect(world.server.texts()).to.deep.equal(['hello']);
    });

    it('can throw it away', async () => {
      const world = new World({idempotent: true});
      const {outbox} = new Tab(world);
      void outbox.send('c1', 'one');
      void outbox.send('c1', 'two');
      await outbox.discard(outbox.get()[0]!.key);
      expect(outbox.get().map(({text}) => text)).to.deep.equal(['two']);
      await outbox.forget();
      expect(outbox.get()).to.deep.equal([]);
      await outbox.start(SCOPE, ME.id);
      await settle();
      expect(world.server.posts).to.equal(0);
    });

    it('has nothing to retry, to confirm or to stop', () => {
      const world = new World();
      const {outbox} = new Tab(world);
      outbox.retry('k');
      outbox.kick();
      outbox.pause();
      outbox.resume();
      expect(outbox.confirm({...world.server.add('c1', 'x', ME), idempotencyKey: 'k'})).to.be.false;
      outbox.dispose();
    });
  });

  describe('with several users on one computer', () => {
    it('neither shows nor sends what another has left, and keeps it', async () => {
      const {world, outbox, server, tab} = await desk();
      server.offline = true;
      await outbox.send('c1', 'from Olga');
      tab.close();
      server.offline = false;
      const other = await world.open('shop/olg');
      await world.clock.advance(60_000);
      expect(other.states).to.deep.equal([]);
      expect(server.posts).to.equal(0);
      const back = await world.open();
      await world.clock.advance(60_000);
      expect(back.states).to.deep.equal([]);
      expect(server.texts()).to.deep.equal(['from Olga']);
    });

    it('stops sending for one when the other signs in', async () => {
      const {world, outbox, server, tab} = await desk();
      server.hold = new Promise(() => undefined);
      await outbox.send('c1', 'from Olga');
      await settle();
      await outbox.start('shop/ivan', 'ivan');
      expect(tab.states).to.deep.equal([]);
      expect(await world.stored()).to.have.length(1);
      expect(await world.stored('shop/ivan')).to.have.length(0);
    });
  });

  describe('confirmed from elsewhere', () => {
    it('is done, and stops trying', async () => {
      const {world, outbox, server, tab} = await desk({idempotent: true, echoesKeys: true});
      server.hold = new Promise(() => undefined);
      const {key} = await outbox.send('c1', 'one');
      await outbox.send('c1', 'two');
      await settle();
      delete server.hold;
      expect(outbox.confirm(server.chats.get('c1')![0]!)).to.be.true;
      expect(outbox.get().map(({text}) => text)).to.deep.equal(['two']);
      await settle();
      expect(server.texts()).to.deep.equal(['one', 'two']);
      expect(tab.sent.map(({entry}) => entry.text)).to.deep.equal(['one', 'two']);
      expect(tab.sent[0]?.entry.key).to.equal(key);
      expect(await world.stored()).to.deep.equal([]);
    });

    it('leaves alone what is not its own', async () => {
      const {outbox, server} = await desk();
      server.offline = true;
      await outbox.send('c1', 'hello');
      const message = server.add('c1', 'hello', ME);
      expect(outbox.confirm(message)).to.be.false;
      expect(outbox.confirm({...message, idempotencyKey: 'another'})).to.be.false;
      expect(outbox.get()).to.have.length(1);
    });
  });

  it('forgets what the user has left on this computer', async () => {
    const {world, outbox, server} = await desk();
    server.offline = true;
    void outbox.send('c1', 'hello');
    await outbox.forget();
    await world.clock.advance(60_000);
    expect(outbox.get()).to.deep.equal([]);
    expect(await world.stored()).to.deep.equal([]);
  });
});
