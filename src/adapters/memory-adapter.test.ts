import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import type {Change} from '../model/change.js';
import {ChatError} from '../model/errors.js';
import type {PagePosition} from '../model/page.js';
import {type ChatQuery, DEFAULT_SORT, SORT_KEYS} from '../model/query.js';
import type {ChatAdapter} from './adapter.js';
import {createMemoryAdapter} from './memory-adapter.js';
import {aChat, aClient, longThread, manyChats, smallWorld} from './testing/index.js';

const signal = new AbortController().signal;
const ALL: ChatQuery = {sort: DEFAULT_SORT};
const FIRST = {size: 25, at: {page: 1}} as const;

const codeOf = async (call: Promise<unknown> | undefined): Promise<unknown> => {
  try {
    await call;
  } catch (error) {
    return error instanceof ChatError ? error.code : (error as Error).name;
  }
  return 'no error';
};

/** The next changes of a stream that stays open. */
async function take(stream: AsyncIterator<Change>, count: number): Promise<readonly Change[]> {
  const changes: Change[] = [];
  while (changes.length < count) {
    const {value, done} = (await stream.next()) as IteratorResult<Change, undefined>;
    if (done) break;
    changes.push(value);
  }
  return changes;
}

const open = (adapter: ChatAdapter, since?: string, by: AbortSignal = signal): AsyncIterator<Change> => {
  const stream = adapter.changes?.({signal: by, since});
  if (!stream) throw new Error('No stream.');
  return stream[Symbol.asyncIterator]();
};

const typesOf = (changes: readonly Change[]) => changes.map(({type}) => type);

describe('The memory adapter', () => {
  describe('pages', () => {
    it('counts what matches and numbers what it saw', async () => {
      const adapter = createMemoryAdapter(manyChats(40));
      adapter.control.setStatus('c1', 'no-active-chat');
      const page = await adapter.listChats({...ALL, roles: ['merchant']}, FIRST, {signal});
      expect(page).to.include({total: 7, seq: 1});
      expect(page).not.to.have.any.keys('next', 'previous', 'totalIsEstimate');
    });

    it('counts no further than its limit', async () => {
      const adapter = createMemoryAdapter({...manyChats(40), countLimit: 30});
      const page = await adapter.listChats(ALL, FIRST, {signal});
      expect(page).to.include({total: 30, totalIsEstimate: true});
    });

    it('knows the last page', async () => {
      const adapter = createMemoryAdapter(manyChats(40));
      const {items} = await adapter.listChats(ALL, {size: 25, at: {last: true}}, {signal});
      expect(items).to.have.length(15);
    });

    it('walks by cursors, there and back, through every chat once, under any sort', async () => {
      const adapter = createMemoryAdapter({chats: [...manyChats(23).chats, aChat({id: 'silent', lastMessage: null})]});
      const walk = async (query: ChatQuery, size: number, first: PagePosition, edge: 'next' | 'previous') => {
        const ids: string[][] = [];
        for (let at: PagePosition | undefined = first; at;) {
          const page = await adapter.listChats(query, {size, at}, {signal});
          ids.push(page.items.map(({id}) => id));
          const cursor = page[edge];
          at = cursor === undefined ? undefined : edge === 'next' ? {after: cursor} : {before: cursor};
        }
        return edge === 'next' ? ids.flat() : ids.reverse().flat();
      };
      const sort = fc.record({by: fc.constantFrom(...SORT_KEYS), direction: fc.constantFrom('asc', 'desc')} as const);
      await fc.assert(
        fc.asyncProperty(sort, fc.integer({min: 1, max: 30}), async (by, size) => {
          const whole = await adapter.listChats({sort: by}, {size: 200, at: {page: 1}}, {signal});
          const ids = whole.items.map(({id}) => id);
          expect(await walk({sort: by}, size, {page: 1}, 'next')).to.deep.equal(ids);
          expect(await walk({sort: by}, size, {last: true}, 'previous')).to.deep.equal(ids);
        }),
        {numRuns: 60},
      );
    });

    it('keeps its place by cursor while chats come and go', async () => {
      const adapter = createMemoryAdapter(manyChats(9));
      const sort = {by: 'createdAt', direction: 'desc'} as const;
      const first = await adapter.listChats({sort}, {size: 3, at: {page: 1}}, {signal});
      adapter.control.deleteChat('c3');
      adapter.control.openChat(aChat({id: 'new', createdAt: '2026-01-01T00:00:00.000Z'}));
      const second = await adapter.listChats({sort}, {size: 3, at: {after: first.next ?? ''}}, {signal});
      expect(second.items.map(({id}) => id)).to.deep.equal(['c4', 'c5', 'c6']);
    });

    it('refuses a cursor that it did not give', async () => {
      const adapter = createMemoryAdapter(smallWorld());
      expect(await codeOf(adapter.listChats(ALL, {size: 5, at: {after: 'nonsense'}}, {signal}))).to.equal('invalid');
    });
  });

  describe('windows', () => {
    it('follow each other without a gap, even if they are shorter than asked for', async () => {
      const adapter = createMemoryAdapter({...longThread(50), windowLimit: 7});
      const seen: string[] = [];
      for (let before: string | undefined, more = true; more;) {
        const window = await adapter.listMessages('long', {limit: 20, ...(before && {before})}, {signal});
        seen.unshift(...window.items.map(({id}) => id));
        before = seen[0];
        more = window.hasOlder;
      }
      expect(seen).to.deep.equal(adapter.control.messagesOf('long').map(({id}) => id));
    });

    it('find a text from the newest hit back', async () => {
      const adapter = createMemoryAdapter(smallWorld());
      const hits = await adapter.searchMessages?.('refund', 'BANK', {limit: 1}, {signal});
      expect(hits).to.deep.include({hasOlder: true, hasNewer: false});
      expect(hits?.items.map(({id}) => id)).to.deep.equal(['refund-5']);
      const older = await adapter.searchMessages?.('refund', 'bank', {limit: 5, before: 'refund-5'}, {signal});
      expect(older).to.deep.include({hasOlder: false, hasNewer: true});
      expect(older?.items.map(({id}) => id)).to.deep.equal(['refund-4']);
    });
  });

  describe('writing', () => {
    it('numbers messages in the order they arrive, whatever their time', async () => {
      const adapter = createMemoryAdapter(smallWorld());
      const late = adapter.control.clientWrites('refund', 'Delayed.', {at: '2025-01-01T00:00:00.000Z'});
      expect(late.order).to.equal(7);
      expect(adapter.control.messagesOf('refund').at(-1)).to.equal(late);
    });

    it('counts client messages after the last answer; a notice changes nothing', async () => {
      const adapter = createMemoryAdapter(smallWorld());
      const newMessages = async () => (await adapter.getChat('limit', {signal})).newMessages;
      adapter.control.clientWrites('limit', 'Any news?');
      expect(await newMessages()).to.equal(2);
      adapter.control.systemWrites('limit', 'The limit was raised.');
      expect(await newMessages()).to.equal(2);
      adapter.control.serviceUserWrites('limit', 'Done.');
      expect(await newMessages()).to.equal(0);
    });

    it('clears the new messages where no answer is needed', async () => {
      const adapter = createMemoryAdapter(smallWorld());
      expect(await adapter.markAnswered?.('limit', {signal})).to.include({newMessages: 0});
      adapter.control.clientWrites('limit', 'One more thing.');
      expect((await adapter.getChat('limit', {signal})).newMessages).to.equal(1);
    });

    it('continues a chat that was over', async () => {
      const adapter = createMemoryAdapter(smallWorld());
      adapter.control.clientWrites('declined', 'It happened again.');
      expect((await adapter.getChat('declined', {signal})).status).to.equal('in-progress');
    });

    it('starts a chat about a transaction, once', async () => {
      const adapter = createMemoryAdapter(smallWorld());
      const start = {transactionId: 'TX-004655', text: 'We found it.', idempotencyKey: 'key-1'};
      const chat = await adapter.startChat?.(start, {signal});
      expect(chat?.client.id).to.equal('lucia');
      expect(chat?.lastMessage?.text).to.equal('We found it.');
      expect((await adapter.startChat?.(start, {signal}))?.id).to.equal(chat?.id);
      expect(adapter.control.chats).to.have.length(9);
    });

    it('brings a deleted chat back with its messages', async () => {
      const adapter = createMemoryAdapter(smallWorld());
      await adapter.deleteChat?.('payout', {signal});
      expect(await adapter.restoreChat?.('payout', {signal})).to.include({id: 'payout', version: 2});
      expect(adapter.control.messagesOf('payout')).to.have.length(4);
      expect(await codeOf(adapter.restoreChat?.('limit', {signal}))).to.equal('not-found');
    });

    it('holds back what is not permitted', async () => {
      const permissions = {send: false, delete: false, export: true, viewContact: true, viewTransaction: true};
      const adapter = createMemoryAdapter({...smallWorld(), permissions});
      expect(await adapter.permissions?.({signal})).to.equal(permissions);
      const message = {text: 'May I?', idempotencyKey: 'key-1'};
      expect(await codeOf(adapter.sendMessage?.('refund', message, {signal}))).to.equal('forbidden');
      expect(await codeOf(adapter.deleteChat?.('refund', {signal}))).to.equal('forbidden');
    });
  });

  describe('capabilities', () => {
    it('refuse what they do not name', async () => {
      const adapter = createMemoryAdapter({
        ...smallWorld(),
        capabilities: {filters: ['search'], sorts: ['createdAt'], paging: 'cursors', messageMaxLength: 3},
      });
      const sort = {by: 'createdAt', direction: 'desc'} as const;
      expect(await codeOf(adapter.listChats({sort, search: 'a', roles: []}, FIRST, {signal}))).to.equal('no error');
      expect(await codeOf(adapter.listChats({sort, roles: ['agent']}, FIRST, {signal}))).to.equal('invalid');
      expect(await codeOf(adapter.listChats(ALL, FIRST, {signal}))).to.equal('invalid');
      expect(await codeOf(adapter.listChats({sort}, {size: 2, at: {page: 2}}, {signal}))).to.equal('invalid');
      const long = {text: 'Four', idempotencyKey: 'key-1'};
      expect(await codeOf(adapter.sendMessage?.('refund', long, {signal}))).to.equal('invalid');
    });

    it('blur the number of new messages', async () => {
      const flag = createMemoryAdapter({...smallWorld(), capabilities: {newMessages: 'flag'}});
      expect((await flag.getChat('refund', {signal})).newMessages).to.equal(true);
      expect((await flag.getChat('payout', {signal})).newMessages).to.equal(0);
      const none = createMemoryAdapter({...smallWorld(), capabilities: {newMessages: 'none'}});
      expect(await none.getChat('refund', {signal})).not.to.have.property('newMessages');
    });

    it('of a poor back end are few', async () => {
      const adapter = createMemoryAdapter({...manyChats(40), profile: 'poor'});
      const page = await adapter.listChats(ALL, FIRST, {signal});
      expect(page).to.have.all.keys('items');
      expect(page.items[0]).not.to.have.property('version');
      const window = await adapter.listMessages('c1', {limit: 5}, {signal});
      expect(window).to.have.all.keys('items', 'hasOlder', 'hasNewer');
      const sent = await adapter.sendMessage?.('c1', {text: 'Hello.', idempotencyKey: 'key-1'}, {signal});
      expect(sent).not.to.have.any.keys('order', 'version', 'idempotencyKey');
      expect(await codeOf(adapter.listChats(ALL, {size: 25, at: {last: true}}, {signal}))).to.equal('no error');
      expect(await codeOf(adapter.listChats(ALL, {size: 25, at: {after: 'x'}}, {signal}))).to.equal('invalid');
      const absent = ['me', 'permissions', 'changes', 'markAnswered', 'startChat', 'restoreChat'] as const;
      for (const method of absent) expect(adapter[method]).to.equal(undefined);
    });
  });

  describe('changes', () => {
    it('tell what happens after they are ready, each with a number of its own', async () => {
      const adapter = createMemoryAdapter(smallWorld());
      const stream = open(adapter);
      expect(await take(stream, 1)).to.deep.equal([{type: 'ready', seq: 0}]);
      const message = adapter.control.clientWrites('payout', 'Thank you.');
      adapter.control.deleteChat('limit', 'Olga Petrova');
      const changes = await take(stream, 3);
      expect(changes[0]).to.deep.equal({type: 'message-upserted', message, seq: 1});
      expect(changes[1]).to.deep.equal({
        type: 'chat-upserted',
        chat: await adapter.getChat('payout', {signal}),
        seq: 2,
      });
      expect(changes[2]).to.deep.equal({type: 'chat-deleted', chatId: 'limit', by: 'Olga Petrova', seq: 3});
    });

    it('deliver what was missed, then say that they are ready', async () => {
      const adapter = createMemoryAdapter(smallWorld());
      adapter.control.setStatus('refund', 'no-active-chat');
      adapter.control.setStatus('payout', 'no-active-chat');
      const changes = await take(open(adapter, '1'), 2);
      expect(changes.map(({type, seq}) => [type, seq])).to.deep.equal([
        ['chat-upserted', 2],
        ['ready', 2],
      ]);
    });

    it('say that something may have been missed where the resume point is unknown', async () => {
      const adapter = createMemoryAdapter(smallWorld());
      adapter.control.setStatus('refund', 'no-active-chat');
      adapter.control.forgetChanges();
      for (const since of ['0', '1', '99', 'nonsense', '']) {
        expect(typesOf(await take(open(adapter, since), 2))).to.deep.equal(['ready', 'reset']);
      }
      const deaf = createMemoryAdapter({...smallWorld(), capabilities: {replay: false}});
      expect(typesOf(await take(open(deaf, '0'), 2))).to.deep.equal(['ready', 'reset']);
    });

    it('tell that a client is typing, and nobody who comes later', async () => {
      const adapter = createMemoryAdapter({...smallWorld(), now: () => Date.parse('2025-01-14T12:00:00Z')});
      const stream = open(adapter);
      await take(stream, 1);
      adapter.control.typing('refund');
      expect(await take(stream, 1)).to.deep.equal([
        {
          type: 'typing',
          chatId: 'refund',
          author: {kind: 'client', id: 'jane', name: 'Jane Doe', avatarUrl: null},
          until: '2025-01-14T12:00:06.000Z',
        },
      ]);
      expect(typesOf(await take(open(adapter, '0'), 1))).to.deep.equal(['ready']);
    });

    it('end when the line is cut, and go on from where they were', async () => {
      const adapter = createMemoryAdapter(smallWorld());
      const stream = open(adapter);
      await take(stream, 1);
      const next = stream.next();
      adapter.control.cut();
      expect(await next).to.deep.equal({value: undefined, done: true});
      adapter.control.clientWrites('till', 'Hello again.');
      expect(typesOf(await take(open(adapter, '0'), 3))).to.deep.equal(['message-upserted', 'chat-upserted', 'ready']);
    });

    it('end when nobody wants them any more', async () => {
      const adapter = createMemoryAdapter(smallWorld());
      const caller = new AbortController();
      const stream = open(adapter, undefined, caller.signal);
      await take(stream, 1);
      const next = stream.next();
      caller.abort();
      expect(await codeOf(next)).to.equal('AbortError');
    });
  });

  describe('its control', () => {
    const message = {text: 'Hello.', idempotencyKey: 'key-1'};

    it('writes down the calls', async () => {
      const adapter = createMemoryAdapter(smallWorld());
      await adapter.getChat('refund', {signal});
      await adapter.sendMessage?.('refund', message, {signal});
      expect(adapter.control.calls).to.deep.equal([
        {method: 'getChat', args: ['refund']},
        {method: 'sendMessage', args: ['refund', message]},
      ]);
    });

    it('fails the next calls of a method, and no others', async () => {
      const adapter = createMemoryAdapter(smallWorld());
      adapter.control.failNext('sendMessage', new ChatError('rate-limited', 'Slowly.'), 2);
      expect(await codeOf(adapter.getChat('refund', {signal}))).to.equal('no error');
      expect(await codeOf(adapter.sendMessage?.('refund', message, {signal}))).to.equal('rate-limited');
      expect(await codeOf(adapter.sendMessage?.('refund', message, {signal}))).to.equal('rate-limited');
      expect(await codeOf(adapter.sendMessage?.('refund', message, {signal}))).to.equal('no error');
    });

    it('loses an answer after the work is done', async () => {
      const adapter = createMemoryAdapter(smallWorld());
      adapter.control.failNext('*', 'drop-answer');
      expect(await codeOf(adapter.sendMessage?.('refund', message, {signal}))).to.equal('unavailable');
      expect(adapter.control.messagesOf('refund').at(-1)?.text).to.equal('Hello.');
    });

    it('cuts streams and calls when the computer goes offline', async () => {
      const adapter = createMemoryAdapter(smallWorld());
      const stream = open(adapter);
      await take(stream, 1);
      adapter.control.delay(new Promise(() => {}), 'getChat');
      const [call, next] = [adapter.getChat('refund', {signal}), stream.next()];
      adapter.control.goOffline();
      expect(await codeOf(call)).to.equal('offline');
      expect(await codeOf(next)).to.equal('offline');
      expect(await codeOf(adapter.listChats(ALL, FIRST, {signal}))).to.equal('offline');
      adapter.control.goOnline();
      expect(await codeOf(adapter.listChats(ALL, FIRST, {signal}))).to.equal('no error');
    });

    it('holds a request until it may pass', async () => {
      const adapter = createMemoryAdapter(smallWorld());
      let pass = () => {};
      adapter.control.delay(new Promise<void>((resolve) => (pass = resolve)), 'getChat');
      const held = adapter.getChat('refund', {signal});
      adapter.control.delay(0, 'getChat');
      expect((await adapter.getChat('refund', {signal})).status).to.equal('in-progress');
      adapter.control.setStatus('refund', 'no-active-chat');
      pass();
      expect((await held).status).to.equal('no-active-chat');
    });

    it('holds an answer, which then is an old one', async () => {
      const adapter = createMemoryAdapter(smallWorld());
      let pass = () => {};
      adapter.control.delayAnswers(new Promise<void>((resolve) => (pass = resolve)));
      const held = adapter.getChat('refund', {signal});
      await Promise.resolve();
      adapter.control.setStatus('refund', 'no-active-chat');
      pass();
      expect((await held).status).to.equal('in-progress');
    });

    it('opens, changes and deletes chats', async () => {
      const adapter = createMemoryAdapter();
      adapter.control.openChat(aChat({id: 'new', client: aClient({name: 'Ada Abel'})}));
      adapter.control.updateChat({id: 'new', transaction: {id: 'TX-1'}});
      expect(await adapter.getChat('new', {signal})).to.deep.include({transaction: {id: 'TX-1'}, version: 2});
      adapter.control.deleteChat('new');
      expect(adapter.control.chats).to.deep.equal([]);
    });
  });
});
