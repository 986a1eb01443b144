import {expect} from '@open-wc/testing';
import * as fc from 'fast-check';
import {isFiltered} from './filtered.js';
import {
  fromParams,
  INITIAL_LIST_STATE,
  isPageSize,
  type ListState,
  NO_FILTERS,
  parseSort,
  PERIOD_PRESETS,
  type PeriodChoice,
  toParams,
} from './list-state.js';
import {toQuery} from './period.js';
import {SORT_KEYS} from './query.js';

const DAY_MS = 86_400_000;
const NOON = Date.parse('2025-01-14T12:00:00Z');

function periodOf(period: PeriodChoice, now = NOON, zone = 'UTC'): readonly (string | undefined)[] {
  const query = toQuery({...INITIAL_LIST_STATE, period}, now, zone);
  return [query.period?.from, query.period?.to];
}

describe('The question of a list', () => {
  it('asks for nothing but an order where nothing is chosen', () => {
    expect(toQuery(INITIAL_LIST_STATE, NOON, 'UTC')).to.deep.equal({sort: {by: 'lastMessageAt', direction: 'desc'}});
  });

  it('holds every filter that is set, and the locked client', () => {
    const state: ListState = {
      ...INITIAL_LIST_STATE,
      search: '  refund ',
      roles: ['agent'],
      statuses: ['in-progress'],
      newMessagesOnly: true,
      withTransactionOnly: true,
      clientId: 'jane',
    };
    expect(toQuery(state, NOON, 'UTC')).to.deep.equal({
      search: 'refund',
      roles: ['agent'],
      statuses: ['in-progress'],
      newMessagesOnly: true,
      withTransactionOnly: true,
      clientId: 'jane',
      sort: {by: 'lastMessageAt', direction: 'desc'},
    });
  });

  it('searches for nothing where there are only blanks', () => {
    expect(toQuery({...INITIAL_LIST_STATE, search: '   '}, NOON, 'UTC')).to.not.have.property('search');
  });
});

describe('A period', () => {
  it('is resolved anew whenever it is asked', () => {
    expect(periodOf({preset: 'today'})).to.deep.equal(['2025-01-14T00:00:00.000Z', '2025-01-15T00:00:00.000Z']);
    expect(periodOf({preset: 'today'}, NOON + DAY_MS)[0]).to.equal('2025-01-15T00:00:00.000Z');
  });

  it('is of the days of the zone', () => {
    const evening = Date.parse('2025-01-14T23:30:00Z');
    expect(periodOf({preset: 'today'}, evening, 'Europe/Berlin')[0]).to.equal('2025-01-14T23:00:00.000Z');
  });

  it('may be yesterday, this month, or so many days ending today', () => {
    expect(periodOf({preset: 'yesterday'})).to.deep.equal(['2025-01-13T00:00:00.000Z', '2025-01-14T00:00:00.000Z']);
    expect(periodOf({preset: 'last-7-days'})).to.deep.equal(['2025-01-08T00:00:00.000Z', '2025-01-15T00:00:00.000Z']);
    expect(periodOf({preset: 'last-30-days'})[0]).to.equal('2024-12-16T00:00:00.000Z');
    expect(periodOf({preset: 'last-90-days'})[0]).to.equal('2024-10-17T00:00:00.000Z');
    expect(periodOf({preset: 'this-month'})[0]).to.equal('2025-01-01T00:00:00.000Z');
  });

  it('of seven days stays seven calendar days when the clocks change', () => {
    const [from = '', to = ''] = periodOf({preset: 'last-7-days'}, Date.parse('2025-04-01T10:00:00Z'), 'Europe/Berlin');
    expect([from, to]).to.deep.equal(['2025-03-25T23:00:00.000Z', '2025-04-01T22:00:00.000Z']);
    expect(Date.parse(to) - Date.parse(from)).to.equal(7 * DAY_MS - 3_600_000);
  });

  it('with a last day includes that day', () => {
    expect(periodOf({from: '2025-01-10', to: '2025-01-12'})).to.deep.equal([
      '2025-01-10T00:00:00.000Z',
      '2025-01-13T00:00:00.000Z',
    ]);
    expect(periodOf({to: '2025-03-08'}, NOON, 'America/Havana')[1]).to.equal('2025-03-09T05:00:00.000Z');
  });

  it('may be open at either end', () => {
    expect(periodOf({from: '2025-01-10'})).to.deep.equal(['2025-01-10T00:00:00.000Z', undefined]);
    expect(periodOf({to: '2025-01-10'})).to.deep.equal([undefined, '2025-01-11T00:00:00.000Z']);
  });

  it('ignores what is no day', () => {
    expect(periodOf({from: 'yesterday', to: '2025-02-31'})).to.deep.equal([undefined, undefined]);
  });

  it('may end with the last year of four digits', () => {
    expect(periodOf({to: '9999-12-31'})[1]).to.equal('+010000-01-01T00:00:00.000Z');
  });
});

describe('The address of a list', () => {
  it('is empty where nothing differs from the beginning', () => {
    expect(toParams(INITIAL_LIST_STATE).toString()).to.equal('');
  });

  it('leaves out what equals the order and the size that the host began with', () => {
    const base: ListState = {...INITIAL_LIST_STATE, sort: {by: 'createdAt', direction: 'asc'}, pageSize: 10};
    expect(toParams(base, base).toString()).to.equal('');
    expect(fromParams(new URLSearchParams(), base)).to.deep.include({sort: base.sort, pageSize: 10});
    expect(toParams({...base, sort: {by: 'createdAt', direction: 'desc'}}, base).toString()).to.equal(
      'sort=createdAt&order=desc',
    );
  });

  it('keeps a page number, never a cursor, and never the locked client', () => {
    expect(toParams({...INITIAL_LIST_STATE, at: {page: 3}, clientId: 'jane'}).toString()).to.equal('page=3');
    expect(toParams({...INITIAL_LIST_STATE, at: {after: 'secret'}}).toString()).to.equal('');
    expect(toParams({...INITIAL_LIST_STATE, at: {last: true}}).toString()).to.equal('');
  });

  it('keeps the preset, not what it means today', () => {
    expect(toParams({...INITIAL_LIST_STATE, period: {preset: 'today'}}).toString()).to.equal('period=today');
    expect(toParams({...INITIAL_LIST_STATE, period: {to: '2025-01-14'}}).toString()).to.equal('to=2025-01-14');
  });

  it('that makes no sense is as if it said nothing', () => {
    const params = new URLSearchParams(
      'sort=price&order=up&size=0&page=-1&period=always&from=2025-02-31&to=soon&new=yes&with-transaction=',
    );
    expect(fromParams(params)).to.deep.equal({...INITIAL_LIST_STATE, period: undefined});
    expect(fromParams(new URLSearchParams('size=201&page=1.5')).pageSize).to.equal(25);
  });

  it('gives the state back', () => {
    const text = fc.string({unit: 'grapheme', maxLength: 8});
    const day = fc
      .date({min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true})
      .map((date) => date.toISOString().slice(0, 10));
    const custom = fc
      .record({from: fc.option(day, {nil: undefined}), to: fc.option(day, {nil: undefined})})
      .filter(({from, to}) => from !== undefined || to !== undefined)
      .map(({from, to}) => ({...(from && {from}), ...(to && {to})}));
    const state: fc.Arbitrary<ListState> = fc.record({
      search: text,
      period: fc.option(
        fc.oneof(
          fc.constantFrom(...PERIOD_PRESETS).map((preset) => ({preset})),
          custom,
        ),
        {
          nil: undefined,
        },
      ),
      roles: fc.array(text, {maxLength: 3}),
      statuses: fc.array(text, {maxLength: 3}),
      newMessagesOnly: fc.boolean(),
      withTransactionOnly: fc.boolean(),
      sort: fc.record({by: fc.constantFrom(...SORT_KEYS), direction: fc.constantFrom('asc' as const, 'desc' as const)}),
      pageSize: fc.integer({min: 1, max: 200}),
      at: fc.record({page: fc.integer({min: 1, max: 1_000_000})}),
    });
    fc.assert(
      fc.property(state, (given) => {
        expect(fromParams(new URLSearchParams(toParams(given).toString()))).to.deep.equal(given);
      }),
    );
  });
});

describe('The filters', () => {
  it('are any that the user can clear', () => {
    expect(isFiltered(INITIAL_LIST_STATE)).to.equal(false);
    expect(isFiltered({...INITIAL_LIST_STATE, clientId: 'jane', at: {page: 2}})).to.equal(false);
    const set: Partial<ListState>[] = [
      {search: 'x'},
      {period: {preset: 'today'}},
      {roles: ['agent']},
      {statuses: ['in-progress']},
      {newMessagesOnly: true},
      {withTransactionOnly: true},
    ];
    for (const change of set) {
      const state = {...INITIAL_LIST_STATE, ...change};
      expect(isFiltered(state), JSON.stringify(change)).to.equal(true);
      expect(isFiltered({...state, ...NO_FILTERS})).to.equal(false);
    }
  });
});

describe('What a host writes as an order', () => {
  it('is a column, and a direction if the usual one is not meant', () => {
    expect(parseSort('clientName')).to.deep.equal({by: 'clientName', direction: 'asc'});
    expect(parseSort(' createdAt ')).to.deep.equal({by: 'createdAt', direction: 'desc'});
    expect(parseSort('clientName  desc')).to.deep.equal({by: 'clientName', direction: 'desc'});
    expect(parseSort('newMessages asc')).to.deep.equal({by: 'newMessages', direction: 'asc'});
    expect(parseSort('price asc')).to.equal(undefined);
    expect(parseSort('')).to.equal(undefined);
  });
});

describe('A page size', () => {
  it('is a whole number from 1 to 200', () => {
    expect([1, 25, 200].every(isPageSize)).to.equal(true);
    expect([0, 201, 2.5, NaN].some(isPageSize)).to.equal(false);
  });
});
