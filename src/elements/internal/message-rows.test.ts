import {expect} from '@open-wc/testing';
import {aMessage, aServiceUser, after} from '../../adapters/testing/fixtures.js';
import type {Message} from '../../model/message.js';
import type {OutboxEntry} from '../../store/outbox.js';
import {newsOf, threadRows} from './message-rows.js';

const me = aServiceUser({id: 'marta', name: 'Marta Lind'});
const olga = aServiceUser();
const day = (iso: string) => iso.slice(0, 10);

const message = (id: string, minute: number, over: Partial<Message> = {}) =>
  aMessage({id, text: id, sentAt: after(minute), ...over});

const entry = (key: string, minute: number): OutboxEntry => ({
  key,
  chatId: 'chat-1',
  text: key,
  createdAt: after(minute),
  ordinal: minute,
  state: 'queued',
  attempts: 0,
  scope: '',
  owner: '',
});

interface Input {
  readonly messages?: readonly Message[];
  readonly unsent?: readonly OutboxEntry[];
  readonly news?: readonly Message[];
}

const rowsOf = ({messages = [], unsent = [], news = []}: Input) => threadRows(messages, unsent, me, news, day);

/** Rows as short words: a message that begins a run is in capitals. */
function outline(input: Input): readonly string[] {
  return rowsOf(input).map((row) => {
    if ('at' in row) return `[${day(row.at)}]`;
    if ('count' in row) return `(${row.count} new)`;
    const {text} = row.message;
    return `${row.side}:${row.first ? text.toUpperCase() : text}`;
  });
}

describe('threadRows', () => {
  it('joins messages of one author that are under five minutes apart', () => {
    const messages = [
      message('a', 0),
      message('b', 4),
      message('c', 9),
      message('d', 10, {author: olga}),
      message('e', 11, {author: me}),
      message('f', 12, {author: me}),
    ];
    expect(outline({messages})).to.deep.equal([
      '[2025-01-14]',
      'client:A',
      'client:b',
      'client:C',
      'colleague:D',
      'own:E',
      'own:f',
    ]);
  });

  it('begins a run with each day', () => {
    const messages = [
      message('a', 0, {sentAt: '2025-01-14T23:59:00Z'}),
      message('b', 0, {sentAt: '2025-01-15T00:01:00Z'}),
    ];
    expect(outline({messages})).to.deep.equal(['[2025-01-14]', 'client:A', '[2025-01-15]', 'client:B']);
  });

  it('puts unsent messages last, as the user’s own', () => {
    const messages = [message('a', 0, {author: me})];
    expect(outline({messages, unsent: [entry('b', 1), entry('c', 9)]})).to.deep.equal([
      '[2025-01-14]',
      'own:A',
      'own:b',
      'own:C',
    ]);
  });

  it('shows a message once that has arrived while it is still in the outbox', () => {
    const messages = [message('a', 0, {author: me, idempotencyKey: 'key'})];
    expect(outline({messages, unsent: [entry('key', 0)]})).to.deep.equal(['[2025-01-14]', 'own:A']);
  });

  it('keeps the key of a message that arrives', () => {
    const keysOf = (input: Input) => rowsOf(input).map(({key}) => key);
    const arrived = message('id', 0, {author: me, idempotencyKey: 'key'});
    expect(keysOf({messages: [arrived]})).to.deep.equal(keysOf({unsent: [entry('key', 0)]}));
  });

  it('gives every row a key of its own, even if a back end repeats an idempotency key', () => {
    const messages = [message('a', 0, {idempotencyKey: 'k'}), message('b', 1, {idempotencyKey: 'k'})];
    const keys = rowsOf({messages}).map(({key}) => key);
    expect(new Set(keys)).to.have.length(3);
    expect(keys).to.have.length(3);
  });

  it('rules off what is new', () => {
    const messages = [message('a', 0), message('b', 1)];
    expect(outline({messages, news: messages.slice(1)})).to.deep.equal([
      '[2025-01-14]',
      'client:A',
      '(1 new)',
      'client:B',
    ]);
  });
});

describe('newsOf', () => {
  const news = (...args: Parameters<typeof newsOf>) => newsOf(...args).map(({id}) => id);
  const system = {kind: 'system', id: 's', name: 'System'} as const;
  const thread = [
    message('a', 0),
    message('b', 1, {author: olga}),
    message('c', 2),
    message('d', 3, {author: system}),
    message('e', 4),
  ];

  it('is what the client has written since the last answer', () => {
    expect(news(thread, false, 'e')).to.deep.equal(['c', 'e']);
  });

  it('does not grow by what came after the opening', () => {
    expect(news([...thread, message('f', 5)], false, 'e')).to.deep.equal(['c', 'e']);
  });

  it('is over once somebody has answered', () => {
    expect(news([...thread, message('f', 5, {author: olga})], false, 'e')).to.deep.equal([]);
  });

  it('is nothing where the last word was ours', () => {
    expect(news(thread.slice(0, 2), false, 'b')).to.deep.equal([]);
    expect(news([], false, undefined)).to.deep.equal([]);
  });

  it('is not known before its beginning is loaded', () => {
    expect(news(thread.slice(2), true, 'e')).to.deep.equal([]);
    expect(news(thread.slice(2), false, 'e')).to.deep.equal(['c', 'e']);
  });
});
