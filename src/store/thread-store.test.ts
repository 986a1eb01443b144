import {expect} from '@open-wc/testing';
import {aServiceUser} from '../adapters/testing/fixtures.js';
import {ChatError} from '../model/errors.js';
import {settle} from './live-world.test.js';
import {ThreadWorld} from './thread-world.test.js';

describe('A thread', () => {
  it('reads its newest messages for the first who looks', async () => {
    const world = new ThreadWorld(60);
    expect(world.now).to.include({phase: 'loading', chatId: 'a'});
    await settle();
    expect(world.now.phase).to.equal('ready');
    expect(world.ranges).to.deep.equal(['< 11 … 60']);
    expect(world.now.messages.get('60')?.text).to.equal('text of 60');
    expect(world.thread.newestId).to.equal('60');
    expect(world.confirmed).to.have.length(50);
  });

  it('may be empty', async () => {
    const world = await ThreadWorld.ready(0);
    expect(world.now.phase).to.equal('ready');
    expect(world.ranges).to.deep.equal(['']);
    expect(world.thread.newestId).to.equal(undefined);
    world.server.write('a', {id: '1'});
    await settle();
    expect(world.ranges).to.deep.equal(['1']);
  });

  it('reads on to both sides', async () => {
    const world = await ThreadWorld.ready(170);
    await world.thread.loadAround('90');
    expect(world.ranges).to.deep.equal(['< 121 … 170', '< 65 … 114 >']);
    await world.thread.loadOlder(world.range(1));
    await world.thread.loadNewer(world.range(1));
    expect(world.ranges).to.deep.equal(['< 15 … 170']);
    await world.thread.loadOlder(world.range());
    expect(world.ranges).to.deep.equal(['1 … 170']);
    await world.thread.loadOlder(world.range());
    await world.thread.loadNewer(world.range());
    expect(world.server.askedFor('listMessages')).to.equal(5);
  });

  it('reads on once at a time', async () => {
    const world = await ThreadWorld.ready(60);
    await world.hold();
    void world.thread.loadOlder(world.range());
    void world.thread.loadOlder(world.range());
    await settle();
    expect(world.now.loadingOlder).to.equal(true);
    expect(world.server.calls).to.have.length(1);
    await world.answer();
    expect(world.now.loadingOlder).to.equal(false);
  });

  it('asks for no message that it has just read', async () => {
    const world = new ThreadWorld(60);
    expect(await world.thread.loadAround('55')).to.equal(true);
    expect(world.server.askedFor('listMessages')).to.equal(1);
  });

  it('says whether a message is there', async () => {
    const world = new ThreadWorld(60);
    expect(await world.thread.loadAround('5')).to.equal(true);
    expect(await world.thread.loadAround('30')).to.equal(true);
    expect(await world.thread.loadAround('no such')).to.equal(false);
    expect(world.now).to.deep.include({phase: 'ready'});
    expect(world.now.error).to.equal(undefined);
    expect(world.errors).to.deep.equal([]);
  });

  it('tells why it cannot be read, and tries again when the stream is back', async () => {
    const world = new ThreadWorld(3, {}, ({server}) =>
      server.failures.set('listMessages', new ChatError('unavailable', 'Down.')),
    );
    await settle();
    expect(world.now.phase).to.equal('failed');
    expect(world.now.error?.code).to.equal('unavailable');
    world.server.failures.clear();
    world.server.cut();
    await world.clock.advance(1_000);
    expect(world.now).to.deep.include({phase: 'ready', error: undefined});
    expect(world.ranges).to.deep.equal(['1 2 3']);
  });

  it('tells why earlier messages cannot be read, and is read as a whole then', async () => {
    const world = await ThreadWorld.ready(60);
    world.server.failures.set('listMessages', new ChatError('timeout', 'Too slow.'));
    await world.thread.loadOlder(world.range());
    expect(world.now.olderError?.code).to.equal('timeout');
    expect(world.now).to.include({loadingOlder: false, phase: 'ready', error: undefined});
    world.server.failures.clear();
    world.thread.retryFailed();
    await settle();
    expect(world.now.olderError).to.equal(undefined);
  });

  it('tells why newer messages, or those round a link, cannot be read', async () => {
    const world = await ThreadWorld.ready(170);
    await world.thread.loadAround('60');
    world.server.failures.set('listMessages', new ChatError('timeout', 'Too slow.'));
    await world.thread.loadNewer(world.range(1));
    expect(world.now.error?.code).to.equal('timeout');
    expect(await world.thread.loadAround('1')).to.equal(false);
    world.server.failures.clear();
    await world.thread.loadNewer(world.range(1));
    expect(world.now.error).to.equal(undefined);
  });

  it('is read again where the message at its edge is gone', async () => {
    const world = await ThreadWorld.ready(60, {live: false});
    world.server.deleteMessage('a', '11');
    await world.thread.loadOlder(world.range());
    await settle();
    expect(world.ranges).to.deep.equal(['< 10 … 60']);
    expect(world.now.olderError).to.equal(undefined);
  });

  it('does not ask for ever where empty windows promise more', async () => {
    const world = await ThreadWorld.ready(60);
    world.server.window = () => ({items: [], hasOlder: true, hasNewer: false, seq: 99});
    await world.thread.loadOlder(world.range());
    expect(world.now.olderError).to.include({code: 'protocol', field: 'items'});
    expect(world.ranges).to.deep.equal(['< 11 … 60']);
  });

  it('is there once its chat is', async () => {
    const world = new ThreadWorld(3, {}, ({server}) => server.chats.delete('a'));
    await settle();
    expect(world.now.error?.code).to.equal('not-found');
    world.server.openChat({id: 'a'});
    await settle();
    expect(world.ranges).to.deep.equal(['1 2 3']);
  });

  it('forgets when nobody looks any more, and leaves nothing behind', async () => {
    const world = await ThreadWorld.ready(60);
    world.server.tell({type: 'typing', chatId: 'a', author: aServiceUser(), until: '2025-01-14T11:00:00Z'});
    await settle();
    await world.hold();
    const older = world.thread.loadOlder(world.range());
    world.stop();
    await world.clock.advance(10_000);
    await older;
    expect(world.now).to.include({phase: 'idle', loadingOlder: false});
    expect(world.now.messages.size + world.now.ranges.length).to.equal(0);
    expect(world.clock.waiting).to.equal(0);
    expect(world.errors).to.deep.equal([]);
    world.thread.refresh();
    expect(world.server.calls).to.deep.equal([]);
  });
});

describe('A gap in a thread', () => {
  const lossy = {replay: false};

  it('is closed: what was missed is there, and what was deleted is gone', async () => {
    const world = await ThreadWorld.ready(3, lossy);
    await world.gap(() => {
      world.server.write('a', {id: '4'});
      world.server.deleteMessage('a', '2');
    });
    expect(world.ranges).to.deep.equal(['1 3 4']);
    expect(world.now.stale).to.equal(false);
  });

  it('keeps what there is, marked stale, until it is read again', async () => {
    const world = await ThreadWorld.ready(3, lossy);
    world.server.isQuick = false;
    await world.gap(() => world.server.write('a', {id: '4'}));
    world.server.deliver(10);
    await settle();
    expect(world.now).to.include({phase: 'ready', stale: true});
    expect(world.ranges).to.deep.equal(['1 2 3']);
    await world.answer();
    expect(world.now.stale).to.equal(false);
  });

  it('longer than a window leaves no hole in what is shown', async () => {
    const world = await ThreadWorld.ready(60, lossy);
    await world.gap(() => {
      for (let i = 61; i <= 160; i++) world.server.write('a', {id: String(i)});
    });
    expect(world.ranges).to.deep.equal(['< 111 … 160']);
    world.server.write('a', {id: '161'});
    await settle();
    expect(world.ranges).to.deep.equal(['< 111 … 161']);
  });

  it('has the messages round the one in view read again too', async () => {
    const world = await ThreadWorld.ready(400, lossy);
    await world.thread.loadAround('120');
    await world.thread.loadOlder(world.range(1));
    world.thread.setInView('100');
    await world.gap(() => world.server.deleteMessage('a', '101'));
    expect(world.ranges).to.deep.equal(['< 50 … 150 >', '< 351 … 400']);
    expect(world.range().ids).to.include('100').and.not.include('101');
  });

  it('misses no change that only one of its two answers holds', async () => {
    const world = await ThreadWorld.ready(170, lossy);
    await world.thread.loadAround('60');
    world.thread.setInView('60');
    world.server.isQuick = false;
    world.thread.refresh();
    await settle();
    const [newest, inView] = world.server.calls;
    inView?.arrive();
    world.server.edit('a', '60', 'edited');
    newest?.answer();
    inView?.answer();
    await settle();
    world.server.deliver();
    await settle();
    expect(world.now.messages.get('60')?.text).to.equal('edited');
  });

  it('shows the newest where the message in view is gone', async () => {
    const world = await ThreadWorld.ready(170, lossy);
    await world.thread.loadAround('60');
    world.thread.setInView('60');
    await world.gap(() => world.server.deleteMessage('a', '60'));
    expect(world.ranges).to.deep.equal(['< 121 … 170']);
    expect(world.now.error).to.equal(undefined);
  });

  it('keeps everything where it cannot be read again', async () => {
    const world = await ThreadWorld.ready(60, lossy);
    world.thread.setInView('20');
    world.server.failures.set('listMessages', new ChatError('unavailable', 'Down.'));
    await world.gap(() => world.server.write('a'));
    expect(world.ranges).to.deep.equal(['< 11 … 60']);
    expect(world.now).to.include({phase: 'ready', stale: true});
    expect(world.now.error?.code).to.equal('unavailable');
  });

  it('voids what was asked before it, which is asked once more', async () => {
    const world = await ThreadWorld.ready(170, lossy);
    await world.hold();
    const found = world.thread.loadAround('60');
    await settle();
    world.server.calls[0]?.arrive();
    world.server.edit('a', '60', 'edited');
    world.server.tell({type: 'reset'});
    await settle();
    world.server.hurry();
    await settle();
    expect(await found).to.equal(true);
    expect(world.now.messages.get('60')?.text).to.equal('edited');
  });
});
