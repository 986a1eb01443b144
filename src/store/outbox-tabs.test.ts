import {expect, waitUntil} from '@open-wc/testing';
import {systemClock} from './clock.js';
import {Outbox} from './outbox.js';
import {FakeClock, FakeServer, ME, SCOPE, settle, type Tab, World} from './outbox-world.test.js';
import {createIndexedDbStorage} from './storage.js';

async function twoTabs(withLocks: boolean) {
  const world = new World({idempotent: true, withLocks});
  const [one, two] = [await world.open(), await world.open()];
  /** Sends a moment later than the last. */
  const send = async (tab: Tab, chatId: string, text: string) => {
    await world.clock.advance(1);
    const {key} = await tab.outbox.send(chatId, text);
    await settle();
    return key;
  };
  return {world, one, two, send, server: world.server, clock: world.clock};
}

for (const withLocks of [true, false]) {
  describe(`Outbox in two tabs ${withLocks ? 'over https' : 'over plain http'}`, () => {
    it('shows the same in both', async () => {
      const {one, two, send, server} = await twoTabs(withLocks);
      server.offline = true;
      await send(one, 'c1', 'from one');
      await send(two, 'c2', 'from two');
      expect(one.states).to.deep.equal(['from one: queued', 'from two: queued']);
      expect(two.outbox.get()).to.deep.equal(one.outbox.get());
    });

    it('sends each message once, and tells both', async () => {
      const {one, two, send, server, clock} = await twoTabs(withLocks);
      server.hold = new Promise(() => undefined);
      const first = await send(one, 'c1', 'from one');
      const second = await send(two, 'c2', 'from two');
      expect(two.states).to.deep.equal(['from one: sending', 'from two: sending']);
      delete server.hold;
      one.outbox.confirm({...server.chats.get('c1')![0]!, idempotencyKey: first});
      two.outbox.confirm({...server.chats.get('c2')![0]!, idempotencyKey: second});
      await clock.advance(60_000);
      expect(server.posts).to.equal(2);
      for (const tab of [one, two]) {
        expect(tab.sent.map(({entry}) => entry.text)).to.have.members(['from one', 'from two']);
        expect(tab.states).to.deep.equal([]);
      }
    });

    it('keeps the order of a chat that both write to', async () => {
      const {one, two, send, server, clock} = await twoTabs(withLocks);
      server.offline = true;
      for (const [tab, text] of [
        [one, 'first'],
        [two, 'second'],
        [one, 'third'],
      ] as const) {
        await send(tab, 'c1', text);
      }
      await settle();
      server.offline = false;
      two.outbox.kick();
      await clock.advance(30_000);
      expect(server.texts()).to.deep.equal(['first', 'second', 'third']);
    });

    it('fails, retries and discards in both', async () => {
      const {one, two, send, server} = await twoTabs(withLocks);
      server.postFaults.push('forbidden', 'forbidden', 'forbidden');
      await send(one, 'c1', 'refused');
      expect(two.states).to.deep.equal(['refused: failed']);
      expect([one, two].map(({failed}) => failed.length)).to.deep.equal([1, 1]);
      two.outbox.retry(two.outbox.get()[0]!.key);
      await settle();
      expect(server.posts).to.equal(2);
      expect([one, two].map(({failed}) => failed.length)).to.deep.equal([2, 2]);
      await two.outbox.discard(two.outbox.get()[0]!.key);
      await settle();
      expect(one.states).to.deep.equal([]);
    });

    it('stops trying in one what is discarded in the other', async () => {
      const {one, two, send, server} = await twoTabs(withLocks);
      server.hold = new Promise(() => undefined);
      await send(one, 'c1', 'first');
      await send(one, 'c1', 'second');
      delete server.hold;
      await two.outbox.discard(two.outbox.get()[0]!.key);
      await settle();
      expect(one.states).to.deep.equal([]);
      expect(server.texts()).to.deep.equal(['first', 'second']);
    });

    it('takes over what a tab that died has left', async () => {
      const {one, two, send, server, clock} = await twoTabs(withLocks);
      server.hold = new Promise(() => undefined);
      await send(one, 'c1', 'hello');
      await send(one, 'c1', 'and this');
      one.die();
      delete server.hold;
      await clock.advance(30_000);
      expect(server.texts()).to.deep.equal(['hello', 'and this']);
      expect(two.states).to.deep.equal([]);
    });

    it('sends in the other tab when one is signed out', async () => {
      const {one, two, send, server, clock} = await twoTabs(withLocks);
      server.offline = true;
      await send(one, 'c1', 'hello');
      one.outbox.pause();
      server.offline = false;
      await clock.advance(30_000);
      expect(server.texts()).to.deep.equal(['hello']);
      expect([...one.states, ...two.states]).to.deep.equal([]);
    });

    it('forgets in both', async () => {
      const {one, two, send, server} = await twoTabs(withLocks);
      server.offline = true;
      await send(one, 'c1', 'hello');
      await two.outbox.forget();
      await settle();
      expect(one.states).to.deep.equal([]);
    });
  });
}

describe('Outbox over plain http', () => {
  it('leaves alone what a living tab has, however long that takes', async () => {
    const {one, two, send, server, clock} = await twoTabs(false);
    server.hold = new Promise(() => undefined);
    await send(one, 'c1', 'hello');
    await send(two, 'c1', 'behind it');
    await clock.advance(300_000);
    expect(server.posts).to.equal(1);
    expect(two.states).to.deep.equal(['hello: sending', 'behind it: queued']);
  });

  it('leaves alone what a tab finishes that is signed out meanwhile', async () => {
    const {one, send, server, clock} = await twoTabs(false);
    server.hold = new Promise(() => undefined);
    await send(one, 'c1', 'hello');
    one.outbox.pause();
    await clock.advance(60_000);
    expect(server.posts).to.equal(1);
  });

  it('does not undo the work of the tab that has taken over', async () => {
    const {world, one, two, send, server, clock} = await twoTabs(false);
    let answer = (): void => undefined;
    server.postFaults.push('unanswered');
    server.hold = new Promise((resolve) => (answer = resolve));
    await send(one, 'c1', 'hello');
    world.channels.deaf.add(one);
    server.hold = new Promise(() => undefined);
    await clock.advance(11_000);
    answer();
    await settle();
    expect(server.posts).to.equal(2);
    expect(two.states).to.deep.equal(['hello: sending']);
  });

  it('leaves the rest to the tab that has taken over', async () => {
    const {one, two, send, server, clock} = await twoTabs(false);
    server.offline = true;
    await send(one, 'c1', 'hello');
    // As if it had slept.
    one.outbox.pause();
    await clock.advance(11_000);
    one.outbox.resume();
    const posts = server.posts;
    server.offline = false;
    await clock.advance(30_000);
    expect(server.texts()).to.deep.equal(['hello']);
    expect(server.posts).to.equal(posts + 1);
    expect(two.states).to.deep.equal([]);
  });
});

describe('Outbox over https', () => {
  it('reads what is stored before it sends, for a tab may have died before it could tell', async () => {
    const {one, two, server, send} = await twoTabs(true);
    one.diesAtWrite = 'after';
    void one.outbox.send('c1', 'first');
    await settle();
    await send(two, 'c1', 'second');
    expect(server.texts()).to.deep.equal(['first', 'second']);
  });
});

describe('Outbox in a real browser', () => {
  const opened: Outbox[] = [];

  function open(server: FakeServer, database: string, locks?: LockManager | null): Outbox {
    const storage = createIndexedDbStorage(database);
    const outbox = new Outbox(server.adapter(), storage, systemClock, () => undefined, locks);
    opened.push(outbox);
    return outbox;
  }

  afterEach(() => {
    for (const outbox of opened.splice(0)) outbox.dispose();
  });

  it('elects one sender by its locks, and tells the tabs by its channels', async () => {
    const server = new FakeServer(new FakeClock(), {idempotent: true});
    const [one, two] = [open(server, 'outbox-tabs'), open(server, 'outbox-tabs')];
    await Promise.all([one.start(SCOPE, ME.id), two.start(SCOPE, ME.id)]);
    server.hold = new Promise(() => undefined);
    await one.send('c1', 'from one');
    await two.send('c1', 'from two');
    await waitUntil(() => one.get().length === 2 && two.get()[0]?.state === 'sending');
    one.dispose();
    delete server.hold;
    await waitUntil(() => two.get().length === 0);
    expect(server.texts()).to.deep.equal(['from one', 'from two']);
  });

  it('goes on without locks where the browser refuses them', async () => {
    const server = new FakeServer(new FakeClock(), {idempotent: true});
    const request = () => Promise.reject(new DOMException('no', 'SecurityError'));
    const outbox = open(server, 'outbox-refused', {request, query: navigator.locks.query});
    await outbox.start(SCOPE, ME.id);
    await outbox.send('c1', 'hello');
    await waitUntil(() => outbox.get().length === 0);
    expect(server.texts()).to.deep.equal(['hello']);
  });
});
