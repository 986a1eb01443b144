/**
 * Whatever happens, and in whatever order it is heard of: once everything has been heard, what is shown is the
 * server's truth. Random histories of changes, cuts, replays, delays and answers, on back ends rich and poor.
 */
import {expect} from '@open-wc/testing';
import * as fc from 'fast-check';
import type {Sort} from '../model/query.js';
import {SORT_KEYS} from '../model/query.js';
import {ChatListStore} from './chat-list-store.js';
import {ChatStore} from './chat-store.js';
import {type Server, type ServerOptions, settle, World} from './live-world.test.js';
import {ThreadStore} from './thread-store.js';

interface Step {
  readonly what: string;
  /** Picks among what there is to pick from. */
  readonly pick: number;
}

const NETWORK = ['arrive', 'answer', 'answer', 'deliver', 'deliver', 'deliver all', 'cut', 'forget', 'wait'];
const CHANGES = ['open', 'write', 'write', 'status', 'rename', 'delete', 'restore'];
const THREAD_CHANGES = ['say', 'say', 'say', 'edit', 'remove'];

const options = fc.record({numbered: fc.boolean(), versioned: fc.boolean(), replay: fc.boolean()});
const sort = fc.record({
  by: fc.constantFrom(...SORT_KEYS),
  direction: fc.constantFrom('asc' as const, 'desc' as const),
});
const steps = (...names: string[]) =>
  fc.array(fc.record({what: fc.constantFrom(...names), pick: fc.nat(999)}), {maxLength: 40, size: 'max'});

function pickFrom<T>(items: Iterable<T>, pick: number): T | undefined {
  const all = [...items];
  return all[pick % all.length];
}

/** What happens on the way to the server and back. */
async function network({server, clock}: World, {what, pick}: Step): Promise<void> {
  if (what === 'arrive') pickFrom(server.calls, pick)?.arrive();
  if (what === 'answer') pickFrom(server.calls, pick)?.answer();
  if (what === 'deliver') server.deliver(1 + (pick % 3));
  if (what === 'deliver all') server.deliver(1 + (server.stream?.queue.length ?? 0));
  if (what === 'cut') server.cut();
  if (what === 'forget') server.forget();
  if (what === 'wait') await clock.advance((pick % 7) * 1_000);
}

/** What others do meanwhile. */
function change(server: Server, {what, pick}: Step, {numbered}: ServerOptions): void {
  const id = pickFrom(server.chats.keys(), pick) ?? '';
  if (what === 'open') server.openChat();
  if (what === 'write' && id) server.write(id);
  if (what === 'status') server.updateChat(id, {status: pick % 2 ? 'in-progress' : 'no-active-chat'});
  if (what === 'rename') server.updateChat(id, {client: {id, name: `name ${pick % 10}`, role: 'agent'}});
  if (what === 'delete') server.deleteChat(id);
  // Without numbers nobody can tell a restored chat from an old notice; only a load brings it back.
  if (what === 'restore' && numbered) for (let i = 1; i < 4; i++) server.restoreChat(`c00${i}`);
}

function changeThread(server: Server, {what, pick}: Step): void {
  const id = pickFrom(server.threads.get('c1') ?? [], pick)?.id ?? '';
  if (what === 'say') server.write('c1');
  if (what === 'edit') server.edit('c1', id, `edited ${pick}`);
  if (what === 'remove') server.deleteMessage('c1', id);
}

/** Everything that is under way arrives, and the stream comes back. */
async function calm({server, clock}: World): Promise<void> {
  server.hurry();
  await clock.advance(40_000);
  await settle();
}

async function playList(given: ServerOptions, sort: Sort, isFiltered: boolean, story: readonly Step[]): Promise<void> {
  const world = new World(given);
  const {server} = world;
  world.openChats(5);
  server.isQuick = false;
  const list = new ChatListStore(world.context);
  list.setQuery({sort, pageSize: 3, newMessagesOnly: isFiltered, statuses: isFiltered ? ['in-progress'] : []});
  const {stop} = world.watch(list);
  for (const step of story) {
    await network(world, step);
    change(server, step, given);
    if (step.what === 'refresh') list.refresh();
    if (step.what === 'turn') void list.turn(step.pick % 2 ? 'next' : 'previous');
    if (step.what === 'sort') list.setQuery({sort: {by: 'createdAt', direction: 'desc'}});
    await settle();
  }
  await calm(world);

  const {rows, deleted, updates, paging} = list.get();
  for (const row of rows) expect(deleted.has(row.id) ? undefined : row).to.deep.equal(server.chats.get(row.id));
  const page = () => server.page(list.query, {size: 3, at: list.get().state.at});
  const ids = (chats: readonly {readonly id: string}[]) => chats.map(({id}) => id);
  // A chat out of view that belongs no more is not counted: it may have stood on an earlier page, or in the total.
  if (updates === 0 && (!isFiltered || paging.number === 1)) expect(ids(rows)).to.deep.equal(ids(page().items));
  if (updates === 0 && !isFiltered) expect(paging.total).to.equal(page().total);
  list.refresh();
  await settle();
  expect(list.get()).to.deep.include({rows: page().items, updates: 0, stale: false, busy: false, deleted: new Set()});
  stop();
}

async function playThread(
  given: ServerOptions,
  size: number,
  story: readonly Step[],
  breaking?: (world: World) => void,
) {
  const world = new World(given);
  const {server} = world;
  server.openChat({id: 'c1'});
  for (let i = 0; i < size; i++) server.write('c1');
  breaking?.(world);
  server.isQuick = false;
  const thread = new ThreadStore(world.context, 'c1');
  const {stop} = world.watch(thread);
  for (const step of story) {
    const range = pickFrom(thread.get().ranges, step.pick);
    const id = pickFrom(server.threads.get('c1') ?? [], step.pick)?.id ?? '';
    await network(world, step);
    changeThread(server, step);
    if (step.what === 'older' && range) void thread.loadOlder(range);
    if (step.what === 'newer' && range) void thread.loadNewer(range);
    if (step.what === 'newest') void thread.loadNewest();
    if (step.what === 'around') void thread.loadAround(id);
    if (step.what === 'look') thread.setInView(pickFrom(range?.ids ?? [], step.pick));
    if (step.what === 'refresh') thread.refresh();
    await settle();
  }
  await calm(world);
  expectTruth(thread, server);
  thread.setInView(undefined);
  thread.refresh();
  await settle();
  const {items, hasOlder, hasNewer} = server.window('c1', {limit: 50});
  expect(thread.get().ranges).to.deep.equal([{ids: items.map(({id}) => id), hasOlder, hasNewer}]);
  expectTruth(thread, server);
  stop();
}

/** Each range is a stretch of the server's thread without a hole, in its order; none overlap; the rest is counted. */
function expectTruth(thread: ThreadStore, server: Server): void {
  const truth = server.threads.get('c1') ?? [];
  const {ranges, messages, stale, missing} = thread.get();
  expect(stale).to.equal(false);
  const shown = new Set(ranges.flatMap(({ids}) => ids));
  expect(shown).to.have.property(
    'size',
    ranges.reduce((sum, {ids}) => sum + ids.length, 0),
  );
  expect([...messages.keys()].filter((id) => !shown.has(id))).to.have.length(missing);
  const reachEnd = ranges.filter(({hasNewer}) => !hasNewer);
  expect(reachEnd).to.have.length(missing > 0 ? 0 : Math.min(1, reachEnd.length));
  for (const {ids, hasOlder, hasNewer} of ranges) {
    const start = ids.length ? truth.findIndex(({id}) => id === ids[0]) : 0;
    expect(ids.map((id) => messages.get(id))).to.deep.equal(truth.slice(start, start + ids.length));
    if (!hasOlder) expect(start).to.equal(0);
    if (!hasNewer) expect(start + ids.length).to.equal(truth.length);
  }
}

describe('What is shown, after any history', () => {
  it('is what a fresh load of the list would show, or says that it is not', async () => {
    const story = steps(...NETWORK, ...CHANGES, 'refresh', 'turn', 'sort');
    await fc.assert(fc.asyncProperty(options, sort, fc.boolean(), story, playList), {numRuns: 800});
  }).timeout(30_000);

  it('is a true stretch of the thread, with nothing missing and nothing twice', async () => {
    const story = steps(...NETWORK, ...THREAD_CHANGES, 'older', 'newer', 'newest', 'around', 'look', 'refresh');
    const size = fc.constantFrom(0, 3, 60, 170);
    await fc.assert(
      fc.asyncProperty(options, size, story, (...played) => playThread(...played)),
      {numRuns: 800},
    );
  }).timeout(30_000);

  it('is the record of the chat, or that it is gone', async () => {
    const story = steps(...NETWORK, 'status', 'rename', 'delete', 'restore');
    const play = async (given: ServerOptions, history: readonly Step[]) => {
      const world = new World(given);
      const {server} = world;
      server.openChat({id: 'c001'});
      server.isQuick = false;
      const store = new ChatStore(world.context, 'c001');
      const {stop} = world.watch(store);
      for (const step of history) {
        await network(world, step);
        change(server, step, given);
        await settle();
      }
      await calm(world);
      const {chat, deleted, error} = store.get();
      const isGone = deleted !== undefined || error?.code === 'not-found';
      expect(isGone ? undefined : chat).to.deep.equal(server.chats.get('c001'));
      stop();
    };
    await fc.assert(fc.asyncProperty(options, story, play), {numRuns: 800});
  }).timeout(30_000);

  it('would be wrong if answers claimed changes that they do not hold: the property can fail', async () => {
    const story = steps(...NETWORK, ...THREAD_CHANGES);
    const lie = ({server}: World) => {
      const {window} = server;
      server.window = (chatId, request) => ({...window.call(server, chatId, request), seq: server.seq + 2});
    };
    const given = {numbered: true, versioned: true, replay: true};
    const property = fc.asyncProperty(story, (history) => playThread(given, 3, history, lie));
    expect((await fc.check(property, {numRuns: 200})).failed).to.equal(true);
  }).timeout(30_000);
});
