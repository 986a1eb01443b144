import {expect} from '@open-wc/testing';
import * as fc from 'fast-check';
import {aChat, aClient} from '../adapters/testing/fixtures.js';
import type {Chat} from '../model/chat.js';
import type {Sort} from '../model/query.js';
import {isContained, mergeRecord, wouldMove} from './merge.js';
import {areOrdered, commonSeq} from './numbers.js';

describe('A record and a change of it', () => {
  it('keep what the change does not tell', () => {
    const chat = aChat({status: 'in-progress', newMessages: 2});
    const merged = mergeRecord(chat, {status: 'no-active-chat', newMessages: undefined});
    expect(merged).to.deep.equal({...chat, status: 'no-active-chat'});
  });

  it('take null for what it says: known to be empty', () => {
    expect(mergeRecord(aChat({transaction: {id: 'TX-1'}}), {transaction: null}).transaction).to.equal(null);
    expect(mergeRecord(aChat({transaction: null}), {transaction: {id: 'TX-1'}}).transaction).to.deep.equal({
      id: 'TX-1',
    });
  });

  it('let a lower version lose, and an equal or absent one win', () => {
    const chat = aChat({status: 'a', version: 5});
    expect(mergeRecord(chat, {status: 'b', version: 4})).to.equal(chat);
    expect(mergeRecord(chat, {status: 'b', version: 5}).status).to.equal('b');
    expect(mergeRecord(chat, {status: 'b'})).to.deep.include({status: 'b', version: 5});
    expect(mergeRecord(aChat({status: 'a'}), {status: 'b', version: 1})).to.deep.include({status: 'b', version: 1});
  });

  it('are the very same object where nothing changed', () => {
    const chat = aChat();
    expect(mergeRecord(chat, {...chat, client: aClient()})).to.equal(chat);
    expect(mergeRecord(chat, {})).to.equal(chat);
  });
});

describe('Merging', () => {
  interface Thing {
    readonly id: string;
    readonly a: number;
    readonly b?: string | null;
    readonly version?: number;
  }
  const whole = (version: fc.Arbitrary<number>): fc.Arbitrary<Thing> =>
    fc.record({
      id: fc.constant('x'),
      a: fc.nat(9),
      b: fc.option(fc.string({maxLength: 2}), {nil: null}),
      version,
    });
  const part = fc.record({a: fc.nat(9), b: fc.string({maxLength: 2}), version: fc.nat(5)}, {requiredKeys: []});

  it('gives the same whatever the order of arrival, where versions tell the order', () => {
    const versions = fc.uniqueArray(fc.nat(20), {minLength: 1, maxLength: 6});
    const history = versions.chain((list) => fc.tuple(...list.map((version) => whole(fc.constant(version)))));
    const shuffled = history.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, {minLength: list.length, maxLength: list.length})),
    );
    const mergeAll = (list: readonly Thing[]) => list.reduce((known, next) => mergeRecord(known, next));
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(mergeAll(other)).to.deep.equal(mergeAll(list));
      }),
    );
  });

  it('the same twice changes nothing more', () => {
    fc.assert(
      fc.property(whole(fc.nat(5)), part, (known, change) => {
        const once = mergeRecord(known, change);
        expect(mergeRecord(once, change)).to.equal(once);
      }),
    );
  });

  it('keeps every field that the change does not have, and takes every other from one of both', () => {
    fc.assert(
      fc.property(whole(fc.nat(5)), part, (known, change) => {
        const merged = mergeRecord(known, change);
        for (const key of ['a', 'b', 'version'] as const) {
          const isOld = (change.version ?? Infinity) < (known.version ?? 0);
          expect(merged[key]).to.equal(isOld || change[key] === undefined ? known[key] : change[key]);
        }
      }),
    );
  });
});

describe('What numbers tell', () => {
  it('is whether an answer holds a change, if both have one', () => {
    expect(isContained(5, 5)).to.equal(true);
    expect(isContained(6, 5)).to.equal(false);
    expect(isContained(undefined, 5)).to.equal(false);
    expect(isContained(5, undefined)).to.equal(false);
  });

  it('is what two answers have in common, if both have one', () => {
    expect(commonSeq(3, 5)).to.equal(3);
    expect(commonSeq(undefined, 5)).to.equal(undefined);
    expect(commonSeq(3, undefined)).to.equal(undefined);
  });

  it('is which of two states of a record is later, if both have a version', () => {
    expect(areOrdered({version: 1}, {version: 2})).to.equal(true);
    expect(areOrdered({version: 1}, {})).to.equal(false);
    expect(areOrdered(undefined, {version: 1})).to.equal(false);
  });
});

describe('A row that changed', () => {
  const row = (id: string, over: Partial<Chat> = {}) => aChat({id, ...over});
  const at = (minute: number): Partial<Chat> => ({
    lastMessage: {sentAt: new Date(Date.UTC(2025, 0, 14, 10, minute)).toISOString()},
  });
  const byMessage: Sort = {by: 'lastMessageAt', direction: 'desc'};
  const rows = [row('a', at(30)), row('b', at(20)), row('c', at(10))];
  const moves = (
    index: number,
    change: Partial<Chat>,
    {sort = byMessage, ...order}: Partial<Parameters<typeof wouldMove>[3]> = {},
    among = rows,
  ) => {
    const changed = {...among[index], ...change} as Chat;
    return wouldMove(among, index, changed, {sort, hasPrevious: false, hasNext: false, misplaced: new Set(), ...order});
  };

  it('stays where what it is ordered by stays', () => {
    expect(moves(1, {status: 'no-active-chat', newMessages: 9})).to.equal(false);
  });

  it('moves once it passes a neighbour', () => {
    expect(moves(1, at(25))).to.equal(false);
    expect(moves(1, at(35))).to.equal(true);
    expect(moves(1, at(15))).to.equal(false);
    expect(moves(1, at(5))).to.equal(true);
  });

  it('moves at an edge beyond which more rows lie', () => {
    expect(moves(0, at(40))).to.equal(false);
    expect(moves(0, at(40), {hasPrevious: true})).to.equal(true);
    expect(moves(2, at(5))).to.equal(false);
    expect(moves(2, at(5), {hasNext: true})).to.equal(true);
    expect(moves(2, at(15), {hasNext: true})).to.equal(false);
  });

  it('is not measured by rows that are out of their place themselves', () => {
    const changed = [row('a', at(0)), row('b', at(20)), row('c', at(10))];
    expect(moves(1, at(25), {misplaced: new Set(['a'])}, changed)).to.equal(false);
    expect(moves(1, at(25), {}, changed)).to.equal(true);
    expect(
      moves(2, at(15), {misplaced: new Set(['b'])}, [row('a', at(12)), row('b', at(50)), row('c', at(10))]),
    ).to.equal(true);
  });

  it('has ties broken by its id, in the direction of the order', () => {
    const counts = [row('d', {newMessages: 2}), row('b', {newMessages: 1}), row('a', {newMessages: 0})];
    const sort: Sort = {by: 'newMessages', direction: 'desc'};
    expect(moves(2, {newMessages: 1}, {sort}, counts)).to.equal(false);
    expect(moves(1, {newMessages: 2}, {sort}, counts)).to.equal(false);
    expect(moves(1, {newMessages: 0}, {sort}, counts)).to.equal(false);
    expect(moves(0, {newMessages: 1}, {sort}, counts)).to.equal(false);
    const others = [row('a', {newMessages: 2}), row('b', {newMessages: 1})];
    expect(moves(1, {newMessages: 2}, {sort}, others)).to.equal(true);
    expect(moves(1, {newMessages: true}, {sort}, others)).to.equal(false);
    expect(moves(1, {newMessages: undefined}, {sort}, others)).to.equal(false);
  });

  it('comes last in either direction where it has no message', () => {
    for (const direction of ['asc', 'desc'] as const) {
      const sort: Sort = {by: 'lastMessageAt', direction};
      const two = [row('a', at(10)), row('b', {lastMessage: null})];
      expect(moves(0, {lastMessage: null}, {sort, hasNext: true}, two)).to.equal(direction === 'asc' ? false : true);
      expect(moves(1, at(direction === 'asc' ? 5 : 15), {sort}, two)).to.equal(true);
      expect(moves(1, at(direction === 'asc' ? 15 : 5), {sort}, two)).to.equal(false);
    }
  });

  it('follows names whatever their case, and the time of creation', () => {
    const names = [row('a', {client: aClient({name: 'anna'})}), row('b', {client: aClient({name: 'Bert'})})];
    const sort: Sort = {by: 'clientName', direction: 'asc'};
    expect(moves(1, {client: aClient({name: 'ANGELA'})}, {sort}, names)).to.equal(true);
    expect(moves(1, {client: aClient({name: 'BASTIAN'})}, {sort}, names)).to.equal(false);
    const dates = [row('a', {createdAt: '2025-01-14T10:00:00Z'}), row('b', {createdAt: '2025-01-14T09:00:00Z'})];
    const byDate: Sort = {by: 'createdAt', direction: 'desc'};
    expect(moves(1, {createdAt: '2025-01-14T11:30:00+01:00'}, {sort: byDate}, dates)).to.equal(true);
  });

  it('moves nowhere if it is not in the page', () => {
    expect(moves(7, at(50))).to.equal(false);
  });
});
