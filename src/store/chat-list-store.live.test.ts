import {expect} from '@open-wc/testing';
import {aClient} from '../adapters/testing/fixtures.js';
import {ChatError} from '../model/errors.js';
import {ListWorld} from './chat-list-world.test.js';
import {settle} from './live-world.test.js';

describe('Live changes of a list', () => {
  it('change rows in view in their place', async () => {
    const world = await ListWorld.ready();
    world.server.updateChat('c010', {status: 'no-active-chat'});
    await settle();
    expect(world.now.rows[2]?.status).to.equal('no-active-chat');
    expect(world.now.updates).to.equal(0);
  });

  it('count what would move, once for each chat, and move nothing', async () => {
    const world = await ListWorld.ready();
    world.server.write('c010');
    world.server.write('c010');
    world.server.write('c008');
    await settle();
    expect(world.ids).to.equal('12 11 10 09 08');
    expect(world.now.rows[2]?.newMessages).to.equal(3);
    expect(world.now.updates).to.equal(2);
  });

  it('do not count the first row for staying first', async () => {
    const world = await ListWorld.ready();
    world.server.write('c012');
    await settle();
    expect(world.now.updates).to.equal(0);
  });

  it('count chats that are new, or out of view, and may belong', async () => {
    const world = await ListWorld.ready();
    world.server.openChat({id: 'c013'});
    world.server.write('c001');
    await settle();
    expect(world.now.updates).to.equal(2);
    expect(world.ids).to.equal('12 11 10 09 08');
  });

  it('do not count chats out of view that do not belong', async () => {
    const world = await ListWorld.ready({}, {statuses: ['in-progress'], roles: ['individual']});
    world.server.openChat({id: 'c013', status: 'no-active-chat'});
    world.server.openChat({id: 'c014', client: aClient({role: 'agent'})});
    world.server.tell({type: 'chat-upserted', chat: {id: 'c015', status: 'no-active-chat'}});
    await settle();
    expect(world.now.updates).to.equal(0);
    world.server.tell({type: 'chat-upserted', chat: {id: 'c015', status: 'in-progress'}});
    await settle();
    expect(world.now.updates).to.equal(1);
  });

  it('count whatever may belong under a search', async () => {
    const world = await ListWorld.ready({}, {search: 'refund', statuses: ['in-progress']});
    world.server.updateChat('c001', {status: 'no-active-chat'});
    await settle();
    expect(world.now.updates).to.equal(0);
    world.server.updateChat('c002', {messageCount: 9});
    await settle();
    expect(world.now.updates).to.equal(1);
  });

  it('count a row that belongs no more, and leave it where it is', async () => {
    const world = await ListWorld.ready({}, {statuses: ['in-progress']});
    world.server.updateChat('c011', {status: 'no-active-chat'});
    await settle();
    expect(world.ids).to.equal('12 11 10 09 08');
    expect(world.now.updates).to.equal(1);
  });

  it('are measured by what "today" means now', async () => {
    const world = await ListWorld.ready({}, {period: {preset: 'today'}});
    world.list.setTimeZone('UTC');
    await settle();
    world.clock.time += 86_400_000;
    world.server.openChat({id: 'c013', createdAt: new Date(world.clock.time).toISOString()});
    await settle();
    expect(world.now.updates).to.equal(1);
    const [row] = world.now.rows;
    if (row) world.server.tell({type: 'chat-upserted', chat: {...row}});
    await settle();
    expect(world.now.updates).to.equal(1);
  });

  it('count nothing that changes nothing', async () => {
    const world = await ListWorld.ready();
    world.server.tell({type: 'chat-upserted', chat: {id: 'c011', status: 'in-progress'}});
    world.server.tell({type: 'chat-upserted', chat: {id: 'c011', status: 'old', version: 0}});
    world.server.tell({type: 'message-deleted', chatId: 'c011', messageId: 'm1'});
    await settle();
    expect(world.now.updates).to.equal(0);
    expect(world.now.rows[1]?.status).to.equal('in-progress');
  });

  it('count nothing while there is no page', async () => {
    const world = new ListWorld();
    world.server.failures.set('listChats', new ChatError('forbidden', 'You may not see chats.'));
    await settle();
    world.server.openChat();
    await settle();
    expect(world.now).to.include({phase: 'failed', updates: 0});
  });

  it('do not measure a row by those that have moved themselves', async () => {
    const world = await ListWorld.ready({}, {sort: {by: 'newMessages', direction: 'desc'}});
    for (const [id, newMessages] of [
      ['c012', 9],
      ['c011', 7],
      ['c010', 5],
    ] as const) {
      world.server.updateChat(id, {newMessages});
    }
    await settle();
    world.list.refresh();
    await settle();
    world.server.updateChat('c011', {newMessages: 0});
    world.server.updateChat('c010', {newMessages: 6});
    await settle();
    expect(world.now.updates).to.equal(1);
  });

  it('count nothing that the page already holds, however late it is heard', async () => {
    const world = await ListWorld.ready();
    world.server.isQuick = false;
    world.server.openChat({id: 'c013'});
    world.server.write('c001');
    world.list.refresh();
    await settle();
    await world.answer();
    expect(world.ids).to.equal('01 12 11 10 09');
    world.server.deliver(100);
    await settle();
    expect(world.now.updates).to.equal(0);
  });

  it('are gone from the count when the page is read again, by whatever own action', async () => {
    const world = await ListWorld.ready();
    const actions = [
      () => world.list.refresh(),
      () => world.list.setQuery({newMessagesOnly: true}),
      () => world.list.turn('next'),
    ];
    for (const action of actions) {
      world.server.openChat({newMessages: 1});
      world.server.write('c001');
      await settle();
      expect(world.now.updates).to.be.greaterThan(0);
      action();
      await settle();
      expect(world.now.updates).to.equal(0);
    }
  });

  it('that arrive while the page is read are applied to it, unless it holds them', async () => {
    const world = await ListWorld.ready();
    await world.hold();
    world.list.refresh();
    await settle();
    world.server.updateChat('c012', {status: 'held'});
    world.server.calls[0]?.arrive();
    world.server.updateChat('c011', {status: 'later'});
    world.server.openChat({id: 'c013'});
    await settle();
    await world.answer();
    expect(world.now.rows.slice(0, 2).map(({status}) => status)).to.deep.equal(['held', 'later']);
    expect(world.now.updates).to.equal(1);
    expect(world.server.askedFor('getChat')).to.equal(0);
  });

  it('count a row that an answer from before still takes for belonging', async () => {
    const world = await ListWorld.ready({numbered: false}, {statuses: ['in-progress']});
    await world.hold();
    world.list.refresh();
    await settle();
    world.server.calls[0]?.arrive();
    world.server.updateChat('c011', {status: 'no-active-chat'});
    await settle();
    await world.answer();
    expect(world.now.rows[1]?.status).to.equal('no-active-chat');
    expect(world.now.updates).to.equal(1);
    expect(world.server.askedFor('getChat')).to.equal(0);
  });

  it('are not undone by a back end whose answers lag behind its stream', async () => {
    const world = await ListWorld.ready({}, {statuses: ['in-progress']});
    const old = world.server.page(world.list.query, {size: 5, at: {page: 1}});
    world.server.updateChat('c011', {status: 'no-active-chat'});
    await settle();
    world.server.page = () => old;
    world.list.refresh();
    await settle();
    expect(world.now.rows[1]?.status).to.equal('no-active-chat');
    expect(world.now.updates).to.equal(1);
  });
});

describe('A row that changed while the page was read, where nothing tells which is later', () => {
  const poor = {numbered: false, versioned: false};

  it('is read again', async () => {
    const world = await ListWorld.ready(poor);
    await world.hold();
    world.list.refresh();
    await settle();
    world.server.updateChat('c011', {status: 'second'});
    await settle();
    world.server.isQuick = true;
    await world.answer();
    expect(world.server.askedFor('getChat')).to.equal(1);
    expect(world.now.rows[1]).to.deep.equal(world.server.chats.get('c011'));
  });

  it('is read until nothing changes it meanwhile', async () => {
    const world = await ListWorld.ready(poor);
    await world.hold();
    world.list.refresh();
    await settle();
    world.server.updateChat('c011', {status: 'second'});
    await settle();
    await world.answer();
    world.server.calls[0]?.arrive();
    world.server.updateChat('c011', {status: 'third'});
    await settle();
    await world.answer();
    expect(world.now.rows[1]?.status).to.equal('third');
    await world.answer();
    expect(world.now.rows[1]?.status).to.equal('third');
    expect(world.server.askedFor('getChat')).to.equal(2);
    expect(world.server.calls).to.deep.equal([]);
  });

  it('stays as the stream told it where it cannot be read', async () => {
    const world = await ListWorld.ready(poor);
    await world.hold();
    world.list.refresh();
    await settle();
    world.server.updateChat('c011', {status: 'second'});
    await settle();
    world.server.failures.set('getChat', new ChatError('unavailable', 'Down.'));
    await world.answer();
    expect(world.now.rows[1]?.status).to.equal('second');
    expect(world.errors).to.have.length(1);
  });

  it('is not read for an older question', async () => {
    const world = await ListWorld.ready(poor);
    await world.hold();
    world.list.refresh();
    await settle();
    world.server.updateChat('c011', {status: 'second'});
    await settle();
    await world.answer();
    world.list.refresh();
    await settle();
    expect(world.server.callsOf('getChat')).to.deep.equal([]);
    expect(world.errors).to.deep.equal([]);
  });

  it('is not read if it is out of view', async () => {
    const world = await ListWorld.ready(poor);
    await world.hold();
    world.list.refresh();
    await settle();
    world.server.updateChat('c001', {status: 'second'});
    await settle();
    await world.answer();
    expect(world.server.askedFor('getChat')).to.equal(0);
    expect(world.now.updates).to.equal(1);
  });
});

describe('A chat that is deleted', () => {
  it('stays in view, marked, and is counted', async () => {
    const world = await ListWorld.ready();
    world.server.deleteChat('c011');
    await settle();
    expect(world.ids).to.equal('12 11 10 09 08');
    expect([...world.now.deleted]).to.deep.equal(['c011']);
    expect(world.now.updates).to.equal(1);
    world.list.refresh();
    await settle();
    expect(world.ids).to.equal('12 10 09 08 07');
    expect(world.now).to.deep.include({updates: 0, deleted: new Set()});
  });

  it('out of view, is counted', async () => {
    const world = await ListWorld.ready();
    world.server.deleteChat('c001');
    await settle();
    expect(world.now.updates).to.equal(1);
    expect(world.now.deleted.size).to.equal(0);
  });

  it('by the user, is counted no more once the page is read again, though the stream tells it too', async () => {
    const world = await ListWorld.ready({numbered: false});
    world.server.isQuick = false;
    world.server.deleteChat('c011');
    world.live.emit({type: 'chat-deleted', chatId: 'c011'});
    world.list.refresh();
    await settle();
    await world.answer();
    world.server.deliver(100);
    await settle();
    expect(world.now.updates).to.equal(0);
    expect(world.ids).to.equal('12 10 09 08 07');
  });

  it('is not shown by an answer from before', async () => {
    const world = await ListWorld.ready();
    await world.hold();
    world.list.refresh();
    await settle();
    world.server.calls[0]?.arrive();
    world.server.deleteChat('c011');
    await settle();
    await world.answer();
    expect(world.ids).to.equal('12 10 09 08');
    expect(world.now.updates).to.equal(1);
  });

  it('comes back in its place with a later change', async () => {
    const world = await ListWorld.ready();
    world.server.deleteChat('c011');
    world.server.restoreChat('c011');
    await settle();
    expect(world.now.deleted.size).to.equal(0);
    expect(world.now.rows[1]).to.deep.equal(world.server.chats.get('c011'));
    world.server.tell({type: 'chat-upserted', chat: {id: 'c011', status: 'second', version: 9}});
    await settle();
    expect(world.now.rows[1]?.status).to.equal('second');
  });

  it('is there if the answer holds it, deleted and restored, though only the deletion was heard', async () => {
    const world = await ListWorld.ready();
    world.server.isQuick = false;
    world.list.refresh();
    await settle();
    world.server.deleteChat('c011');
    world.server.deliver();
    await settle();
    world.server.restoreChat('c011');
    await world.answer();
    world.server.deliver();
    await settle();
    expect(world.now).to.deep.include({updates: 0, deleted: new Set()});
    expect(world.ids).to.equal('12 11 10 09 08');
  });

  it('does not come back with an older change', async () => {
    const world = await ListWorld.ready();
    world.server.deleteChat('c011');
    await settle();
    world.server.tell({type: 'chat-upserted', chat: {id: 'c011', status: 'old'}, seq: 1});
    await settle();
    expect([...world.now.deleted]).to.deep.equal(['c011']);
  });

  it('comes back with a load begun afterwards, whatever its version', async () => {
    const world = await ListWorld.ready();
    const before = world.server.chats.get('c011');
    world.server.updateChat('c011', {status: 'second'});
    world.server.deleteChat('c011');
    await settle();
    if (before) world.server.chats.set('c011', {...before, status: 'anew', version: 1});
    world.list.refresh();
    await settle();
    expect(world.now.rows[1]).to.include({id: 'c011', status: 'anew'});
    expect(world.now.deleted.size).to.equal(0);
    world.live.emit({type: 'chat-upserted', chat: {id: 'c011', status: 'answered'}});
    expect(world.now.rows[1]?.status).to.equal('answered');
  });
});

describe('A gap', () => {
  it('keeps the rows, marks them stale, and reads the page again', async () => {
    const world = await ListWorld.ready({replay: false});
    world.server.cut();
    await settle();
    world.server.write('c001');
    world.server.isQuick = false;
    await world.clock.advance(1_000);
    world.server.deliver(100);
    await settle();
    expect(world.now).to.include({phase: 'ready', stale: true, busy: true});
    expect(world.ids).to.equal('12 11 10 09 08');
    await world.answer();
    expect(world.now).to.include({stale: false, updates: 0});
    expect(world.ids).to.equal('01 12 11 10 09');
  });

  it('leaves the rows stale where they cannot be read again', async () => {
    const world = await ListWorld.ready();
    world.server.failures.set('listChats', new ChatError('unavailable', 'Down.'));
    world.server.tell({type: 'reset'});
    await settle();
    expect(world.now).to.include({phase: 'ready', stale: true});
    expect(world.now.error?.code).to.equal('unavailable');
  });
});

describe('What a row is known by', () => {
  it('fills what the next answer does not tell, but for the hit of another search', async () => {
    const world = await ListWorld.ready();
    world.server.tell({type: 'chat-upserted', chat: {id: 'c012', messageCount: 7, match: {text: 'old hit'}}});
    await settle();
    expect(world.now.rows[0]?.match).to.deep.equal({text: 'old hit'});
    world.list.refresh();
    await settle();
    expect(world.now.rows[0]).to.include({messageCount: 7});
    expect(world.now.rows[0]?.match).to.equal(undefined);
  });
});
