import {expect} from '@open-wc/testing';
import {ChatError} from '../model/errors.js';
import {ListWorld} from './chat-list-world.test.js';
import {settle} from './live-world.test.js';

describe('A list', () => {
  it('reads its page for the first who looks', async () => {
    const world = new ListWorld();
    expect(world.now).to.include({phase: 'loading', busy: true});
    await settle();
    expect(world.now).to.include({phase: 'ready', busy: false, stale: false, updates: 0});
    expect(world.ids).to.equal('12 11 10 09 08');
    expect(world.now.paging).to.include({number: 1, pageCount: 3, total: 12, hasNext: true, hasPrevious: false});
    expect(world.now.loadedAt).to.equal(world.clock.time);
  });

  it('keeps its rows while it reads again, and takes what was asked last', async () => {
    const world = await ListWorld.ready();
    await world.hold();
    world.list.setQuery({sort: {by: 'createdAt', direction: 'asc'}});
    world.list.setQuery({sort: {by: 'clientName', direction: 'desc'}});
    await settle();
    expect(world.now).to.include({phase: 'ready', busy: true});
    expect(world.ids).to.equal('12 11 10 09 08');
    expect(world.server.calls).to.have.length(1);
    await world.answer();
    expect(world.ids).to.equal('12 11 10 09 08');
    expect(world.list.query.sort).to.deep.equal({by: 'clientName', direction: 'desc'});
  });

  it('begins a new question at the first page, and does not ask the same again', async () => {
    const world = await ListWorld.ready({}, {at: {page: 2}});
    expect(world.ids).to.equal('07 06 05 04 03');
    world.list.setQuery({statuses: ['in-progress']});
    expect(world.now.state.at).to.deep.equal({page: 1});
    await settle();
    world.list.setQuery({statuses: ['in-progress']});
    await settle();
    expect(world.requests).to.equal(2);
  });

  it('asks only what the back end offers', async () => {
    const world = await ListWorld.ready(
      {capabilities: {filters: ['statuses'], sorts: ['createdAt']}},
      {search: 'x', statuses: ['in-progress']},
    );
    expect(world.list.query).to.deep.equal({
      statuses: ['in-progress'],
      sort: {by: 'createdAt', direction: 'desc'},
    });
  });

  it('asks for the days of its time zone, and ignores one that does not exist', async () => {
    const world = await ListWorld.ready({}, {period: {from: '2025-01-14'}});
    void world.list.setTimeZone('Pacific/Kiritimati');
    void world.list.setTimeZone('Pacific/Kiritimati');
    void world.list.setTimeZone('Atlantis/Capital');
    await settle();
    expect(world.requests).to.equal(2);
    expect(world.list.query.period).to.deep.equal({from: '2025-01-13T10:00:00.000Z'});
    world.list.setQuery({period: undefined});
    await settle();
    void world.list.setTimeZone('UTC');
    await settle();
    expect(world.requests).to.equal(3);
  });

  it('says why there is nothing to show', async () => {
    const world = new ListWorld();
    world.server.failures.set('listChats', new ChatError('forbidden', 'You may not see chats.'));
    await settle();
    expect(world.now).to.include({phase: 'failed', busy: false});
    expect(world.now.error?.code).to.equal('forbidden');
    expect(world.errors).to.have.length(1);
  });

  it('keeps its rows where it cannot read again, and tries once more when the stream is back', async () => {
    const world = await ListWorld.ready();
    world.server.failures.set('listChats', new ChatError('unavailable', 'Down.'));
    world.list.refresh();
    await settle();
    expect(world.now).to.include({phase: 'ready', busy: false});
    expect(world.ids).to.equal('12 11 10 09 08');
    expect(world.now.error?.code).to.equal('unavailable');
    world.server.failures.clear();
    world.server.cut();
    await world.clock.advance(1_000);
    expect(world.now.error).to.equal(undefined);
  });

  it('that failed tries again for nobody', async () => {
    const world = new ListWorld();
    world.server.failures.set('listChats', new ChatError('offline', 'Offline.'));
    await settle();
    world.stop();
    await world.clock.advance(60_000);
    world.list.retryFailed();
    await settle();
    expect(world.requests).to.equal(1);
  });

  it('takes an abort that is not its own for a failure', async () => {
    const world = new ListWorld();
    world.server.failures.set('listChats', new DOMException('Timed out inside.', 'AbortError'));
    await settle();
    expect(world.now).to.include({phase: 'failed', busy: false});
  });

  it('asks nothing while nobody looks, and shows what it was told since then', async () => {
    const world = await ListWorld.ready();
    world.stop();
    await world.clock.advance(60_000);
    world.list.setQuery({at: {page: 2}});
    world.list.refresh();
    void world.list.turn('next');
    world.list.retryFailed();
    await settle();
    expect(world.requests).to.equal(1);
    expect(world.clock.waiting).to.equal(0);
    world.watch(world.list);
    await settle();
    expect(world.ids).to.equal('07 06 05 04 03');
  });
});

describe('The pages of a list', () => {
  it('are turned by cursor where there are cursors, and keep their number', async () => {
    const world = await ListWorld.ready();
    void world.list.turn('next');
    await settle();
    expect(world.lastRequest()).to.deep.equal({size: 5, at: {after: '5'}});
    expect(world.now.state.at).to.deep.equal({page: 2});
    expect(world.now.paging).to.include({number: 2, hasPrevious: true, hasNext: true});
    void world.list.turn('previous');
    await settle();
    expect(world.lastRequest()).to.deep.equal({size: 5, at: {before: '5'}});
    expect(world.now.paging.number).to.equal(1);
  });

  it('are read again by their number, for rows may have crossed their edges', async () => {
    const world = await ListWorld.ready();
    void world.list.turn('next');
    await settle();
    world.list.refresh();
    await settle();
    expect(world.lastRequest()).to.deep.equal({size: 5, at: {page: 2}});
  });

  it('are turned by number where there are no cursors, even without a total', async () => {
    const world = await ListWorld.ready({capabilities: {paging: 'pages'}, totals: false});
    void world.list.turn('previous');
    void world.list.turn('next');
    await settle();
    void world.list.turn('next');
    await settle();
    expect(world.lastRequest()).to.deep.equal({size: 5, at: {page: 3}});
    expect(world.ids).to.equal('02 01');
    void world.list.turn('next');
    await settle();
    expect(world.requests).to.equal(3);
  });

  it('keep no number in the state where the back end knows cursors only, but are counted', async () => {
    const world = await ListWorld.ready({capabilities: {paging: 'cursors'}, totals: false}, {at: {page: 3}});
    expect(world.lastRequest()).to.deep.equal({size: 5, at: {page: 1}});
    expect(world.now.paging.number).to.equal(1);
    void world.list.turn('next');
    await settle();
    expect(world.now.state.at).to.deep.equal({after: '5'});
    expect(world.now.paging).to.include({number: 2, hasPrevious: true, hasNext: true});
    world.list.refresh();
    await settle();
    expect(world.lastRequest()).to.deep.equal({size: 5, at: {after: '5'}});
    expect(world.now.paging.number).to.equal(2);
  });

  it('are not turned while another page is awaited', async () => {
    const world = await ListWorld.ready();
    await world.hold();
    void world.list.turn('next');
    void world.list.turn('next');
    world.list.setQuery({newMessagesOnly: true});
    void world.list.turn('next');
    expect(world.now.state.at).to.deep.equal({page: 1});
    await settle();
    await world.answer();
    expect(world.now.paging.number).to.equal(1);
  });

  it('begin with the last one where that is asked for', async () => {
    const world = await ListWorld.ready({}, {at: {last: true}});
    expect(world.ids).to.equal('02 01');
    expect(world.now.paging).to.include({number: 3, hasNext: false});
    void world.list.turn('previous');
    await settle();
    expect(world.now.state.at).to.deep.equal({page: 2});
  });

  it('begin where the host says, by a cursor of its own', async () => {
    const world = await ListWorld.ready({}, {at: {after: '10'}});
    expect(world.ids).to.equal('02 01');
    expect(world.now.paging.number).to.equal(undefined);
    void world.list.turn('previous');
    await settle();
    expect(world.now.state.at).to.deep.equal({before: '10'});
    expect(world.ids).to.equal('07 06 05 04 03');
  });

  it('end with the last one, whatever an address says', async () => {
    const world = await ListWorld.ready({}, {at: {page: 99}});
    expect(world.now.state.at).to.deep.equal({page: 3});
    expect(world.ids).to.equal('02 01');
    expect(world.now).to.include({phase: 'ready', busy: false});
  });

  it('step back where the last chat of one was deleted, with no total to tell', async () => {
    const world = await ListWorld.ready({capabilities: {paging: 'pages'}, totals: false}, {pageSize: 11});
    void world.list.turn('next');
    await settle();
    expect(world.ids).to.equal('01');
    world.server.deleteChat('c001');
    world.list.refresh();
    await settle();
    expect(world.now.state.at).to.deep.equal({page: 1});
    expect(world.now.rows).to.have.length(11);
  });

  it('are only estimated beyond what the back end counts', async () => {
    const world = await ListWorld.ready({totals: 'estimate'});
    expect(world.now.paging).to.include({total: 12, totalIsEstimate: true, hasNext: true});
    expect(world.now.paging.pageCount).to.equal(undefined);
  });
});
