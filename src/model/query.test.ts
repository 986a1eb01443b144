import {expect} from '@open-wc/testing';
import {aChat, aClient} from '../adapters/testing/fixtures.js';
import {type ChatQuery, DEFAULT_SORT, firstDirection, matchesQuery} from './query.js';

const asked = (query: Omit<ChatQuery, 'sort'>): ChatQuery => ({...query, sort: DEFAULT_SORT});
const chat = aChat({createdAt: '2025-01-14T10:00:00Z', newMessages: 2, transaction: {id: 'TX-1'}});

describe('Whether a chat belongs to an answer', () => {
  it('is yes where nothing is asked', () => {
    expect(matchesQuery(chat, asked({}))).to.equal(true);
    expect(matchesQuery(chat, asked({roles: [], statuses: []}))).to.equal(true);
  });

  it('follows the period, which ends before its end', () => {
    const at = '2025-01-14T10:00:00.000Z';
    expect(matchesQuery(chat, asked({period: {from: at}}))).to.equal(true);
    expect(matchesQuery(chat, asked({period: {to: at}}))).to.equal(false);
    expect(matchesQuery(chat, asked({period: {from: '2025-01-14T10:00:00.001Z'}}))).to.equal(false);
    expect(matchesQuery(chat, asked({period: {}}))).to.equal(true);
  });

  it('compares instants, not texts', () => {
    expect(matchesQuery(chat, asked({period: {from: '2025-01-14T11:00:00+01:00'}}))).to.equal(true);
  });

  it('follows role, status, client and transaction', () => {
    expect(matchesQuery(chat, asked({roles: ['agent', 'individual']}))).to.equal(true);
    expect(matchesQuery(chat, asked({roles: ['agent']}))).to.equal(false);
    expect(matchesQuery(chat, asked({statuses: ['in-progress']}))).to.equal(true);
    expect(matchesQuery(chat, asked({statuses: ['no-active-chat']}))).to.equal(false);
    expect(matchesQuery(chat, asked({clientId: 'jane'}))).to.equal(true);
    expect(matchesQuery(chat, asked({clientId: 'john'}))).to.equal(false);
    expect(matchesQuery(chat, asked({transactionId: 'TX-1'}))).to.equal(true);
    expect(matchesQuery({...chat, transaction: null}, asked({transactionId: 'TX-1'}))).to.equal(false);
  });

  it('follows what is new, of which only "some" may be known', () => {
    expect(matchesQuery(chat, asked({newMessagesOnly: true}))).to.equal(true);
    expect(matchesQuery({...chat, newMessages: true}, asked({newMessagesOnly: true}))).to.equal(true);
    expect(matchesQuery({...chat, newMessages: 0}, asked({newMessagesOnly: true}))).to.equal(false);
  });

  it('follows whether there is a transaction', () => {
    expect(matchesQuery(chat, asked({withTransactionOnly: true}))).to.equal(true);
    expect(matchesQuery({...chat, transaction: null}, asked({withTransactionOnly: true}))).to.equal(false);
  });

  it('is undecided under a search, unless another filter excludes the chat', () => {
    expect(matchesQuery(chat, asked({search: 'refund'}))).to.equal(undefined);
    expect(matchesQuery(chat, asked({search: 'refund', roles: ['agent']}))).to.equal(false);
  });

  it('is undecided where the record does not tell what is asked about', () => {
    const part = {id: chat.id, status: 'in-progress'};
    for (const query of [
      {period: {}},
      {roles: ['agent']},
      {clientId: 'jane'},
      {transactionId: 'TX-1'},
      {newMessagesOnly: true},
      {withTransactionOnly: true},
    ]) {
      expect(matchesQuery(part, asked(query)), JSON.stringify(query)).to.equal(undefined);
    }
    expect(matchesQuery(part, asked({}))).to.equal(true);
    expect(matchesQuery(part, asked({roles: ['agent'], statuses: ['no-active-chat']}))).to.equal(false);
    expect(matchesQuery({id: chat.id, client: aClient()}, asked({statuses: ['in-progress']}))).to.equal(undefined);
  });
});

describe('The direction that a column starts with', () => {
  it('is ascending for names, and else descending', () => {
    expect(firstDirection('clientName')).to.equal('asc');
    expect(firstDirection('createdAt')).to.equal('desc');
    expect(firstDirection('newMessages')).to.equal('desc');
  });
});
