/** What every adapter has in common: run on the memory adapter, rich and poor, and on the REST adapter over the wire. */
import {expect} from '@open-wc/testing';
import type {Chat} from '../model/chat.js';
import {ChatError, type ChatErrorCode} from '../model/errors.js';
import type {PagePosition} from '../model/page.js';
import {type ChatQuery, DEFAULT_SORT} from '../model/query.js';
import {capabilitiesOf, type ChatAdapter} from './adapter.js';
import {createMemoryAdapter, type MemoryAdapter} from './memory-adapter.js';
import {createRestAdapter} from './rest-adapter.js';
import {fetchOver, longThread, manyChats, oddNames, serveWire, smallWorld, type World} from './testing/index.js';

const signal = new AbortController().signal;
const ALL: ChatQuery = {sort: DEFAULT_SORT};

interface Setup {
  readonly adapter: ChatAdapter;
  /** The back end behind it. */
  readonly memory: MemoryAdapter;
}

function describeAdapterBasics(name: string, setUp: (world: World) => Setup): void {
  describe(`${name}, as any adapter`, () => {
    const ids = async (adapter: ChatAdapter, query: ChatQuery, at: PagePosition = {page: 1}, size = 25) =>
      (await adapter.listChats(query, {size, at}, {signal})).items.map(({id}) => id);
    const send = (adapter: ChatAdapter, text: string, key: string) =>
      adapter.sendMessage?.('refund', {text, idempotencyKey: key}, {signal});

    it('lists the chats, the last written in first, silent ones at the end', async () => {
      const {adapter} = setUp(smallWorld());
      expect(await ids(adapter, ALL)).to.deep.equal([
        'refund',
        'payout',
        'limit',
        'till',
        'verification',
        'declined',
        'address',
        'silent',
      ]);
    });

    it('sorts names like a reader and breaks ties by id', async () => {
      const {adapter} = setUp(smallWorld());
      const byName = await ids(adapter, {sort: {by: 'clientName', direction: 'asc'}});
      expect(byName).to.deep.equal([
        'limit',
        'address',
        'declined',
        'refund',
        'till',
        'payout',
        'silent',
        'verification',
      ]);
      expect(await ids(adapter, {sort: {by: 'clientName', direction: 'desc'}})).to.deep.equal([...byName].reverse());
    });

    it('puts the most unanswered messages first', async () => {
      const {adapter} = setUp(smallWorld());
      const order = await ids(adapter, {sort: {by: 'newMessages', direction: 'desc'}});
      expect(order.slice(0, 4)).to.deep.equal(['till', 'refund', 'verification', 'limit']);
    });

    const filters: readonly [string, Partial<ChatQuery>, readonly string[]][] = [
      ['role', {roles: ['agent', 'sub-agent']}, ['limit', 'till']],
      ['status', {statuses: ['no-active-chat']}, ['declined', 'address', 'silent']],
      ['client', {clientId: 'jane'}, ['refund', 'declined', 'address']],
      ['transaction', {transactionId: 'TX-004655'}, ['till']],
      ['new messages', {newMessagesOnly: true}, ['refund', 'limit', 'till', 'verification']],
      ['having a transaction', {withTransactionOnly: true}, ['refund', 'payout', 'till']],
      ['the beginning of a period', {period: {from: '2025-01-14T09:15:00.000Z'}}, ['refund', 'payout']],
      [
        'a whole period, without its end',
        {period: {from: '2025-01-09T07:20:00.000Z', to: '2025-01-13T08:05:00.000Z'}},
        ['verification', 'silent'],
      ],
      ['a word in a message', {search: 'ACQUIRER'}, ['refund']],
      ['a word of a name', {search: 'northwind'}, ['payout']],
      ['a part of a phone number', {search: '601 234'}, ['verification', 'silent']],
      ['a part of an email address', {search: '@ferrer'}, ['till']],
      ['all of it at once', {search: 'jane', statuses: ['in-progress'], roles: ['individual']}, ['refund']],
    ];
    for (const [filter, query, found] of filters) {
      it(`filters by ${filter}`, async () => {
        const {adapter} = setUp(smallWorld());
        expect(await ids(adapter, {...ALL, ...query})).to.deep.equal(found);
      });
    }

    it('says where a word was found', async () => {
      const {adapter} = setUp(smallWorld());
      const {items} = await adapter.listChats({...ALL, search: 'chargeback'}, {size: 25, at: {page: 1}}, {signal});
      expect(items.map(({match}) => match)).to.deep.equal([
        {messageId: 'payout-3', text: 'We see it now. Who decides on the chargeback?'},
      ]);
    });

    it('serves every chat once, page by page', async () => {
      const {adapter} = setUp(manyChats(23));
      const pages = [1, 2, 3, 4].map((page) => ids(adapter, ALL, {page}, 10));
      const found = await Promise.all(pages);
      expect(found.map(({length}) => length)).to.deep.equal([10, 10, 3, 0]);
      expect(new Set(found.flat()).size).to.equal(23);
    });

    it('refuses a page that holds nothing or too much', async () => {
      const {adapter} = setUp(smallWorld());
      await rejects('invalid', () => ids(adapter, ALL, {page: 1}, 0));
      await rejects('invalid', () => ids(adapter, ALL, {page: 1}, 201));
    });

    it('gives a chat with its client, transaction, counts and rights', async () => {
      const {adapter} = setUp(smallWorld());
      const chat = await adapter.getChat('verification', {signal});
      expect(withoutVersion(chat)).to.deep.equal({
        id: 'verification',
        createdAt: '2025-01-10T12:00:00.000Z',
        status: 'in-progress',
        client: {
          id: 'tomas',
          name: 'Tomáš Novák',
          role: 'individual',
          phone: '+420 601 234 567',
          email: null,
          avatarUrl: null,
        },
        lastMessage: {
          text: 'The chat was handed to the compliance team.',
          sentAt: '2025-01-10T12:03:00.000Z',
          authorKind: 'system',
        },
        newMessages: 1,
        messageCount: 2,
        transaction: null,
        can: {send: false},
        readOnlyReason: 'The compliance team answers this chat.',
      });
    });

    it('knows no chat that is not there', async () => {
      const {adapter} = setUp(smallWorld());
      await rejects('not-found', () => adapter.getChat('nobody', {signal}));
      await rejects('not-found', () => adapter.listMessages('nobody', {limit: 10}, {signal}));
      await rejects('not-found', () => adapter.deleteChat?.('nobody', {signal}));
    });

    it('gives the newest messages, oldest first', async () => {
      const {adapter} = setUp(longThread(30));
      const window = await adapter.listMessages('long', {limit: 3}, {signal});
      expect(window.items.map(({id}) => id)).to.deep.equal(['long-28', 'long-29', 'long-30']);
      expect([window.hasOlder, window.hasNewer]).to.deep.equal([true, false]);
    });

    const windows: readonly [string, object, readonly number[], boolean, boolean][] = [
      ['before a message', {before: 'long-4'}, [1, 2, 3], false, true],
      ['after a message', {after: 'long-4'}, [5, 6, 7], true, true],
      ['around a message', {around: 'long-15'}, [14, 15, 16], true, true],
      ['around the first', {around: 'long-1'}, [1, 2, 3], false, true],
      ['around the last', {around: 'long-30'}, [28, 29, 30], true, false],
      ['after the last', {after: 'long-30'}, [], true, false],
    ];
    for (const [place, request, numbers, hasOlder, hasNewer] of windows) {
      it(`gives the window ${place}`, async () => {
        const {adapter} = setUp(longThread(30));
        const window = await adapter.listMessages('long', {...request, limit: 3}, {signal});
        expect(window.items.map(({id}) => id)).to.deep.equal(numbers.map((number) => `long-${number}`));
        expect([window.hasOlder, window.hasNewer]).to.deep.equal([hasOlder, hasNewer]);
      });
    }

    it('knows no window around a message that is not there', async () => {
      const {adapter} = setUp(longThread(30));
      await rejects('not-found', () => adapter.listMessages('long', {around: 'refund-1', limit: 3}, {signal}));
    });

    it('keeps every character of a text', async () => {
      const world = oddNames();
      const {adapter} = setUp(world);
      for (const {id} of world.chats) {
        const {items} = await adapter.listMessages(id, {limit: 10}, {signal});
        const texts = world.messages.filter(({chatId}) => chatId === id).map(({text}) => text);
        expect(items.map(({text}) => text)).to.deep.equal(texts);
      }
    });

    it('reaches a chat whose id is an address of its own', async () => {
      const {adapter, memory} = setUp(smallWorld());
      const [chat] = memory.control.chats as [Chat];
      const id = 'a/b?c=d&e#f %2F ü';
      memory.control.openChat({...chat, id});
      expect((await adapter.getChat(id, {signal})).id).to.equal(id);
    });

    it('sends an answer, which clears the new messages and is the last message', async () => {
      const {adapter} = setUp(smallWorld());
      const sent = await send(adapter, 'It is on its way.', 'key-1');
      expect(sent).to.include({chatId: 'refund', text: 'It is on its way.'});
      expect(sent?.author.kind).to.equal('service-user');
      const {newMessages, lastMessage, messageCount} = await adapter.getChat('refund', {signal});
      expect([newMessages, lastMessage?.text, messageCount]).to.deep.equal([0, 'It is on its way.', 7]);
    });

    it('keeps the new messages of a chat that is only opened', async () => {
      const {adapter} = setUp(smallWorld());
      await adapter.listMessages('refund', {limit: 50}, {signal});
      expect((await adapter.getChat('refund', {signal})).newMessages).to.equal(2);
    });

    it('sends a message once, however often its key comes, where it says so', async () => {
      const {adapter, memory} = setUp(smallWorld());
      const first = await send(adapter, 'Once.', 'key-1');
      const second = await send(adapter, 'Once.', 'key-1');
      const isIdempotent = capabilitiesOf(adapter).idempotentSend;
      expect(second?.id === first?.id).to.equal(isIdempotent);
      expect(memory.control.messagesOf('refund')).to.have.length(isIdempotent ? 7 : 8);
    });

    it('refuses an empty message and one where one may not answer', async () => {
      const {adapter} = setUp(smallWorld());
      const empty = await rejects('invalid', () => send(adapter, '  ', 'key-1'));
      expect(empty.field).to.equal('text');
      const message = {text: 'May I?', idempotencyKey: 'key-2'};
      const readOnly = await rejects('forbidden', () => adapter.sendMessage?.('verification', message, {signal}));
      expect(readOnly.message).to.equal('The compliance team answers this chat.');
    });

    it('deletes a chat with its messages', async () => {
      const {adapter} = setUp(smallWorld());
      await adapter.deleteChat?.('payout', {signal});
      expect(await ids(adapter, ALL)).not.to.include('payout');
      await rejects('not-found', () => adapter.listMessages('payout', {limit: 5}, {signal}));
    });

    it('ends a call under way when its signal does', async () => {
      const {adapter, memory} = setUp(smallWorld());
      const caller = new AbortController();
      memory.control.delay(new Promise(() => {}));
      const call = adapter.getChat('refund', {signal: caller.signal});
      caller.abort(new Error('a reason of its own'));
      await aborts(() => call);
      await aborts(() => adapter.getChat('refund', {signal: caller.signal}));
    });
  });
}

describeAdapterBasics('The memory adapter', (world) => both(createMemoryAdapter(world)));
describeAdapterBasics('The poor memory adapter', (world) => both(createMemoryAdapter({...world, profile: 'poor'})));
describeAdapterBasics('The REST adapter', (world) => {
  const memory = createMemoryAdapter(world);
  return {memory, adapter: createRestAdapter({baseUrl: '/api', fetch: fetchOver(serveWire(memory))})};
});

function both(memory: MemoryAdapter): Setup {
  return {memory, adapter: memory};
}

function withoutVersion({version: _, ...chat}: Chat): Chat {
  return chat;
}

async function rejects(code: ChatErrorCode, call: () => Promise<unknown> | undefined): Promise<ChatError> {
  const error = await failureOf(call);
  expect(error).to.be.instanceOf(ChatError).with.property('code', code);
  return error as ChatError;
}

async function aborts(call: () => Promise<unknown>): Promise<void> {
  expect(await failureOf(call)).to.have.property('name', 'AbortError');
}

async function failureOf(call: () => Promise<unknown> | undefined): Promise<unknown> {
  try {
    await call();
  } catch (error) {
    return error;
  }
  throw new Error('The call was expected to fail.');
}
