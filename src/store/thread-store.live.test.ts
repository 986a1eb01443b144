import {expect} from '@open-wc/testing';
import {aServiceUser} from '../adapters/testing/fixtures.js';
import type {Change} from '../model/change.js';
import {ChatError} from '../model/errors.js';
import type {Message} from '../model/message.js';
import {settle, type World} from './live-world.test.js';
import {ThreadWorld} from './thread-world.test.js';

describe('A live message', () => {
  it('is last, and in its own chat only', async () => {
    const world = await ThreadWorld.ready(3);
    world.server.openChat({id: 'b'});
    world.server.write('b', {id: 'other'});
    world.server.write('a', {id: '4'});
    await settle();
    expect(world.ranges).to.deep.equal(['1 2 3 4']);
    expect(world.now.messages.has('other')).to.equal(false);
  });

  it('that changed stays in its place', async () => {
    const world = await ThreadWorld.ready(3);
    world.server.edit('a', '2', 'edited');
    await settle();
    expect(world.ranges).to.deep.equal(['1 2 3']);
    expect(world.now.messages.get('2')?.text).to.equal('edited');
  });

  it('that changed where nothing is loaded is passed over', async () => {
    const world = await ThreadWorld.ready(60);
    world.server.edit('a', '2', 'edited');
    await settle();
    expect(world.now).to.include({missing: 0});
    expect(world.now.messages.has('2')).to.equal(false);
  });

  it('is counted once where the newest messages are not loaded, until they are', async () => {
    const world = new ThreadWorld(170, {}, ({server}) =>
      server.failures.set('listMessages', new ChatError('timeout', 'x')),
    );
    await settle();
    world.server.failures.clear();
    await world.thread.loadAround('60');
    world.server.write('a', {id: '171'});
    await settle();
    world.server.edit('a', '171', 'edited');
    world.server.write('a', {id: '172'});
    await settle();
    expect(world.now.missing).to.equal(2);
    expect(world.ranges).to.deep.equal(['< 35 … 84 >']);
    world.server.deleteMessage('a', '172');
    await settle();
    expect(world.now.missing).to.equal(1);
    await world.thread.loadOlder(world.range());
    expect(world.now.missing).to.equal(1);
    await world.thread.loadNewest();
    expect(world.now.missing).to.equal(0);
    expect(world.ranges).to.deep.equal(['1 … 84 >', '< 122 … 171']);
  });

  it('is not counted if it is deleted while the messages round it are read', async () => {
    const world = new ThreadWorld(170, {}, ({server}) =>
      server.failures.set('listMessages', new ChatError('timeout', 'x')),
    );
    await settle();
    world.server.failures.clear();
    await world.hold();
    void world.thread.loadAround('60');
    await settle();
    world.server.calls[0]?.arrive();
    world.server.deleteMessage('a', '61');
    await settle();
    await world.answer();
    expect(world.now).to.include({missing: 0});
    expect(world.now.messages.has('61')).to.equal(false);
  });

  it('is not counted for having arrived before anything was loaded', async () => {
    const world = new ThreadWorld(3);
    await world.hold();
    world.server.write('a', {id: '4'});
    await settle();
    expect(world.now).to.include({phase: 'loading', missing: 0});
    await world.answer();
    expect(world.ranges).to.deep.equal(['1 2 3 4']);
    expect(world.now.missing).to.equal(0);
  });

  it('that arrives while messages are read joins the answer', async () => {
    const world = new ThreadWorld(3);
    await world.hold();
    world.server.calls[0]?.arrive();
    world.server.write('a', {id: '4'});
    await settle();
    await world.answer();
    expect(world.ranges).to.deep.equal(['1 2 3 4']);
    expect(world.server.askedFor('listMessages')).to.equal(1);
  });

  it('is told to listeners together with the answer that it joins', async () => {
    const world = await ThreadWorld.ready(3);
    await world.hold();
    world.thread.refresh();
    await settle();
    world.server.calls[0]?.arrive();
    world.server.write('a', {id: '4'});
    await settle();
    const before = world.seen.length;
    await world.answer();
    expect(world.seen.slice(before).map(({ranges}) => ranges[0]?.ids.join(' '))).to.deep.equal(['1 2 3 4']);
  });

  it('that the answer already holds changes nothing, however late it is heard', async () => {
    const world = new ThreadWorld(0, {}, ({server}) => (server.isQuick = false));
    world.server.deliver();
    await settle();
    world.server.write('a', {id: '1'});
    world.server.deleteMessage('a', '1');
    world.server.write('a', {id: '2'});
    await world.answer();
    expect(world.ranges).to.deep.equal(['2']);
    const before = world.seen.length;
    world.server.deliver(2);
    await settle();
    expect(world.seen.slice(before)).to.deep.equal([]);
  });
});

describe('A message that changed while it was read, where nothing tells which is later', () => {
  const poor = {numbered: false, versioned: false};

  /** The first load is answered after message 2 was edited, twice, of which the stream has told once. */
  async function edited(): Promise<ThreadWorld> {
    const world = new ThreadWorld(3, poor, ({server}) => (server.isQuick = false));
    world.server.deliver(2);
    await settle();
    world.server.edit('a', '2', 'once');
    world.server.edit('a', '2', 'twice');
    await settle();
    await world.answer();
    return world;
  }

  it('is read again', async () => {
    const world = await edited();
    expect(world.now.messages.get('2')?.text).to.equal('once');
    await world.answer();
    expect(world.now.messages.get('2')?.text).to.equal('twice');
    expect(world.server.calls).to.deep.equal([]);
  });

  it('stays as the stream told it where it cannot be read', async () => {
    const world = await edited();
    world.server.calls[0]?.fail(new ChatError('unavailable', 'Down.'));
    await settle();
    expect(world.now.messages.get('2')?.text).to.equal('once');
    expect(world.errors.map(({code}) => code)).to.deep.equal(['unavailable']);
  });

  it('is gone if it is not found', async () => {
    const world = await edited();
    world.server.deleteMessage('a', '2');
    await world.answer();
    expect(world.ranges).to.deep.equal(['1 3']);
    expect(world.errors).to.deep.equal([]);
  });

  it('stays deleted though the answer still holds it', async () => {
    const world = new ThreadWorld(3, poor);
    await world.hold();
    world.server.edit('a', '2', 'once');
    await settle();
    await world.answer();
    world.server.calls[0]?.arrive();
    world.server.deleteMessage('a', '2');
    await settle();
    await world.answer();
    expect(world.ranges).to.deep.equal(['1 3']);
  });

  it('is not read again where versions tell', async () => {
    const world = new ThreadWorld(3, {numbered: false});
    await world.hold();
    world.server.calls[0]?.arrive();
    world.server.edit('a', '2', 'edited');
    await settle();
    await world.answer();
    expect(world.now.messages.get('2')?.text).to.equal('edited');
    expect(world.server.askedFor('listMessages')).to.equal(1);
  });

  it('is not taken from an answer that is older than the thread', async () => {
    const world = await edited();
    world.server.calls[0]?.arrive();
    world.server.edit('a', '2', 'a third time');
    world.thread.refresh();
    await settle();
    await world.answer(1);
    await world.answer();
    expect(world.now.messages.get('2')?.text).to.equal('a third time');
  });
});

describe('A message that is deleted', () => {
  const stale: Change = {type: 'message-upserted', message: {} as Message};

  it('is gone', async () => {
    const world = await ThreadWorld.ready(3);
    world.server.deleteMessage('a', '2');
    world.server.tell({type: 'message-deleted', chatId: 'b', messageId: '1'});
    world.server.tell({type: 'message-deleted', chatId: 'a', messageId: 'unknown'});
    await settle();
    expect(world.ranges).to.deep.equal(['1 3']);
    expect([...world.now.messages.keys()]).to.deep.equal(['1', '3']);
  });

  it('is not shown by an answer from before', async () => {
    const world = new ThreadWorld(3);
    await world.hold();
    world.server.calls[0]?.arrive();
    world.server.deleteMessage('a', '2');
    await settle();
    await world.answer();
    expect(world.ranges).to.deep.equal(['1 3']);
    expect(world.now.messages.has('2')).to.equal(false);
  });

  it('comes back with a later change only', async () => {
    const world = await ThreadWorld.ready(3);
    const message = world.now.messages.get('3');
    if (!message) throw new Error('Message 3 is missing.');
    world.server.deleteMessage('a', '3');
    const deletion = world.server.seq;
    world.server.tell({...stale, message, seq: deletion - 1});
    world.server.tell({...stale, message});
    await settle();
    expect(world.ranges).to.deep.equal(['1 2']);
    world.server.tell({...stale, message, seq: deletion + 1});
    world.server.tell({...stale, message: {...message, text: 'edited'}});
    await settle();
    expect(world.ranges).to.deep.equal(['1 2 3']);
    expect(world.now.messages.get('3')?.text).to.equal('edited');
  });

  it('comes back with a load begun afterwards', async () => {
    const world = await ThreadWorld.ready(3);
    world.server.tell({type: 'message-deleted', chatId: 'a', messageId: '2'});
    await settle();
    world.thread.refresh();
    await settle();
    expect(world.ranges).to.deep.equal(['1 2 3']);
    const message = world.now.messages.get('2');
    if (message) world.server.tell({...stale, message: {...message, text: 'edited'}});
    await settle();
    expect(world.now.messages.get('2')?.text).to.equal('edited');
  });

  it('with an id that a chat has too, deletes no chat', async () => {
    const world = await ThreadWorld.ready(3);
    world.server.tell({type: 'message-deleted', chatId: 'a', messageId: 'a'});
    await settle();
    expect(world.context.tombstones.blocks('a')).to.equal(false);
  });

  it('as the last of a range that goes on has the thread read again', async () => {
    const world = await ThreadWorld.ready(60);
    for (let i = 11; i <= 60; i++) world.server.deleteMessage('a', String(i));
    await settle();
    expect(world.ranges).to.deep.equal(['1 … 10']);
  });
});

describe('Who is typing', () => {
  const typing = (until: string, name = 'Olga'): Change => ({
    type: 'typing',
    chatId: 'a',
    author: aServiceUser({id: name, name}),
    until,
  });
  /** So many seconds after now. */
  const after = ({clock}: World, seconds: number) => new Date(clock.time + seconds * 1_000).toISOString();

  it('is told until it is stale', async () => {
    const world = await ThreadWorld.ready(3);
    world.server.tell(typing(after(world, 6)));
    world.server.tell({...typing(after(world, 6)), chatId: 'b'} as Change);
    await settle();
    expect(world.now.typing?.author.name).to.equal('Olga');
    await world.clock.advance(3_000);
    world.server.tell(typing(after(world, 6)));
    await world.clock.advance(5_000);
    expect(world.now.typing?.author.name).to.equal('Olga');
    await world.clock.advance(1_000);
    expect(world.now.typing).to.equal(undefined);
  });

  it('stops when told so, or when the message comes', async () => {
    const world = await ThreadWorld.ready(3);
    world.server.tell(typing(after(world, 6)));
    world.server.tell(typing(after(world, 0), 'Marta'));
    await settle();
    expect(world.now.typing?.author.name).to.equal('Olga');
    world.server.tell(typing(after(world, 0)));
    await settle();
    expect(world.now.typing).to.equal(undefined);
    world.server.tell(typing(after(world, 6)));
    await settle();
    world.server.write('a', {author: aServiceUser({id: 'Olga', name: 'Olga'})});
    await settle();
    expect(world.now.typing).to.equal(undefined);
  });

  it('is not told again by a load that was under way', async () => {
    const world = await ThreadWorld.ready(3);
    await world.hold();
    world.thread.refresh();
    await settle();
    world.server.tell(typing(after(world, 6)));
    world.server.write('a', {author: aServiceUser({id: 'Olga', name: 'Olga'})});
    await settle();
    await world.answer();
    expect(world.now.typing).to.equal(undefined);
  });
});
