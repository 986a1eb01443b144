import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {ChatError} from '../../model/errors.js';
import {aChat, aMessage, aServiceUser, oddNames, smallWorld} from '../testing/index.js';
import {createRestAdapter} from '../rest-adapter.js';
import type {Decoder} from './decode.js';
import {chat, chatPage, me, message, messageWindow, permissions} from './records.js';
import {quickReplies} from './seldom.js';

function errorOf(decode: Decoder<unknown>, answer: unknown): ChatError {
  try {
    decode(answer, '');
  } catch (error) {
    expect(error).to.be.instanceOf(ChatError).with.property('code', 'protocol');
    return error as ChatError;
  }
  throw new Error('The answer was expected to be refused.');
}

const without = (record: object, name: string) =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
const client = aChat().client;
const window = (fields: object) => ({items: [], hasOlder: false, hasNewer: false, ...fields});

describe('An answer', () => {
  it('passes as it is where it is right', () => {
    for (const {chats, messages} of [smallWorld(), oddNames()]) {
      expect(chatPage({items: chats, total: 8, next: 'c', seq: 3}, '')).to.deep.equal({
        items: chats,
        total: 8,
        next: 'c',
        seq: 3,
      });
      expect(messageWindow(window({items: messages}), '')).to.deep.equal(window({items: messages}));
    }
    const full = aMessage({
      idempotencyKey: 'key-1',
      author: aServiceUser({avatarUrl: '/olga.png'}),
      attachments: [
        {id: 'f1', name: 'a.png', mediaType: 'image/png', size: 9, url: '/a', previewUrl: '/b', width: 1, height: 2},
      ],
      order: 4,
      version: 2,
    });
    expect(message(full, '')).to.deep.equal(full);
  });

  it('loses the fields that nobody knows', () => {
    const odd = {...aChat(), extra: 1, client: {...client, iban: 'DE00'}, can: {send: true, fly: true}};
    expect(chat(odd, '')).to.deep.equal({...aChat(), can: {send: true}});
  });

  it('has its instants in UTC, to the millisecond', () => {
    const times = ['2025-01-14T11:42:00+01:00', '2025-01-14T10:42:00Z', '2025-01-14T10:42:00.000000+0000'];
    for (const createdAt of times) expect(chat(aChat({createdAt}), '').createdAt).to.equal('2025-01-14T10:42:00.000Z');
  });

  it('may know only that there are new messages', () => {
    expect(chat(aChat({newMessages: true}), '').newMessages).to.equal(true);
  });

  const wrong: readonly [string, Decoder<unknown>, unknown][] = [
    ['body', chat, null],
    ['body', chat, 'a chat'],
    ['id', chat, []],
    ['id', chat, aChat({id: 42 as never})],
    ['createdAt', chat, aChat({createdAt: '14/01/2025'})],
    ['createdAt', chat, aChat({createdAt: '2025-01-14T10:42:00'})],
    ['createdAt', chat, aChat({createdAt: '2025-13-14T10:42:00Z'})],
    ['status', chat, without(aChat(), 'status')],
    ['client', chat, without(aChat(), 'client')],
    ['client.name', chat, aChat({client: {...client, name: null as never}})],
    ['client.phone', chat, aChat({client: {...client, phone: 49 as never}})],
    ['lastMessage.sentAt', chat, aChat({lastMessage: {} as never})],
    [
      'lastMessage.authorKind',
      chat,
      aChat({lastMessage: {sentAt: '2025-01-14T10:42:00Z', authorKind: 'bot' as never}}),
    ],
    ['newMessages', chat, aChat({newMessages: false as never})],
    ['transaction.id', chat, aChat({transaction: {label: 'Refund'} as never})],
    ['can.send', chat, aChat({can: {send: 'yes' as never}})],
    ['match.text', chat, aChat({match: {messageId: 'm'} as never})],
    ['items', chatPage, []],
    ['items[1].client.role', chatPage, {items: [aChat(), aChat({client: without(client, 'role') as never})]}],
    ['total', chatPage, {items: [], total: null}],
    ['hasNewer', messageWindow, window({hasNewer: undefined})],
    [
      'items[0].author.kind',
      messageWindow,
      window({items: [aMessage({author: aServiceUser({kind: 'bot' as never})})]}),
    ],
    ['items[0].text', messageWindow, window({items: [aMessage({text: undefined})]})],
    ['attachments[0].mediaType', message, aMessage({attachments: [{id: 'f', name: 'f'} as never]})],
    ['author', me, {scope: 'desk'}],
    ['viewContact', permissions, {send: true, delete: true, export: true}],
    ['[0].title', quickReplies, [{id: 'r', text: 'Hello'}]],
  ];
  for (const [field, decode, answer] of wrong) {
    it(`is refused for its ${field} (${JSON.stringify(answer).slice(0, 60)})`, () => {
      expect(errorOf(decode, answer).field).to.equal(field);
    });
  }

  it('is never anything but a record or a protocol error', () => {
    fc.assert(
      fc.property(fc.anything(), (answer) => {
        try {
          expect(chatPage(answer, '')).to.have.property('items').that.is.an('array');
        } catch (error) {
          expect(error).to.be.instanceOf(ChatError).with.property('code', 'protocol');
        }
      }),
    );
  });

  it('that is not JSON is refused on its way', async () => {
    const adapter = createRestAdapter({baseUrl: '/api', fetch: async () => new Response('{"items": [')});
    let error: unknown;
    const signal = new AbortController().signal;
    await adapter.getChat('a', {signal}).catch((reason: unknown) => (error = reason));
    expect(error).to.include({code: 'protocol', field: 'body', retriable: false});
  });
});
