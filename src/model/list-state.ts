/**
 * What an address, a saved view and the filters hold: the list's question in the user's terms. `toQuery` turns it
 * into instants at each load, so that "last 7 days" means today whenever it is asked.
 */
import type {PagePosition} from './page.js';
import {PAGE_SIZE_LIMITS} from './page.js';
import {
  type ChatQuery,
  DEFAULT_SORT,
  type Period,
  type Sort,
  SORT_KEYS,
  type SortKey,
  firstDirection,
} from './query.js';
import {addDays, dayOf, isPlainDate, type PlainDate, startOfDay} from './zoned-time.js';

export const PERIOD_PRESETS = [
  'today',
  'yesterday',
  'last-7-days',
  'last-30-days',
  'last-90-days',
  'this-month',
] as const;
export type PeriodPreset = (typeof PERIOD_PRESETS)[number];

/** A preset, or plain dates of which `to` includes its day. */
export type PeriodChoice =
  {readonly preset: PeriodPreset} | {readonly preset?: undefined; readonly from?: PlainDate; readonly to?: PlainDate};

export interface ListState {
  readonly search: string;
  readonly period?: PeriodChoice;
  readonly roles: readonly string[];
  readonly statuses: readonly string[];
  readonly newMessagesOnly: boolean;
  readonly withTransactionOnly: boolean;
  /** Locked by the host: not shown as a filter, not in an address. */
  readonly clientId?: string;
  readonly sort: Sort;
  readonly pageSize: number;
  readonly at: PagePosition;
}

export const INITIAL_LIST_STATE: ListState = {
  search: '',
  roles: [],
  statuses: [],
  newMessagesOnly: false,
  withTransactionOnly: false,
  sort: DEFAULT_SORT,
  pageSize: 25,
  at: {page: 1},
};

/** The filters alone, as "Clear all" sets them. */
export const NO_FILTERS: Partial<ListState> = {
  search: '',
  period: undefined,
  roles: [],
  statuses: [],
  newMessagesOnly: false,
  withTransactionOnly: false,
};

/** Whether any filter that the user can clear is set. */
export function isFiltered(state: ListState): boolean {
  const {search, period, roles, statuses, newMessagesOnly, withTransactionOnly} = state;
  return Boolean(search || period || roles.length || statuses.length || newMessagesOnly || withTransactionOnly);
}

/** The question in instants. "Last N days" are N calendar days ending today; a custom `to` includes its day. */
export function toQuery(state: ListState, now: number, timeZone: string): ChatQuery {
  const {period, roles, statuses, newMessagesOnly, withTransactionOnly, clientId, sort} = state;
  const search = state.search.trim();
  return {
    ...(search && {search}),
    ...(period && {period: resolvePeriod(period, now, timeZone)}),
    ...(roles.length > 0 && {roles}),
    ...(statuses.length > 0 && {statuses}),
    ...(newMessagesOnly && {newMessagesOnly}),
    ...(withTransactionOnly && {withTransactionOnly}),
    ...(clientId !== undefined && {clientId}),
    sort,
  };
}

function resolvePeriod(choice: PeriodChoice, now: number, timeZone: string): Period {
  const {from = '', to = ''} = choice.preset ? presetDays(choice.preset, dayOf(now, timeZone)) : choice;
  const instant = (day: PlainDate) => new Date(startOfDay(day, timeZone)).toISOString();
  // A host may hand over anything: what is no day asks for nothing.
  return {...(isPlainDate(from) && {from: instant(from)}), ...(isPlainDate(to) && {to: instant(addDays(to, 1))})};
}

function presetDays(preset: PeriodPreset, today: PlainDate): {from: PlainDate; to: PlainDate} {
  const lastDays = (count: number) => ({from: addDays(today, 1 - count), to: today});
  switch (preset) {
    case 'today':
      return lastDays(1);
    case 'yesterday':
      return {from: addDays(today, -1), to: addDays(today, -1)};
    case 'last-7-days':
      return lastDays(7);
    case 'last-30-days':
      return lastDays(30);
    case 'last-90-days':
      return lastDays(90);
    case 'this-month':
      return {from: `${today.slice(0, 7)}-01`, to: today};
  }
}

/** The state as query parameters of an address; what equals `base` is left out. A cursor never enters an address. */
export function toParams(state: ListState, base = INITIAL_LIST_STATE): URLSearchParams {
  const params = new URLSearchParams();
  if (state.search) params.set('search', state.search);
  if (state.period?.preset) params.set('period', state.period.preset);
  else if (state.period) {
    if (state.period.from) params.set('from', state.period.from);
    if (state.period.to) params.set('to', state.period.to);
  }
  for (const role of state.roles) params.append('role', role);
  for (const status of state.statuses) params.append('status', status);
  if (state.newMessagesOnly) params.set('new', '1');
  if (state.withTransactionOnly) params.set('with-transaction', '1');
  if (state.sort.by !== base.sort.by || state.sort.direction !== base.sort.direction) {
    params.set('sort', state.sort.by);
    params.set('order', state.sort.direction);
  }
  if (state.pageSize !== base.pageSize) params.set('size', String(state.pageSize));
  if ('page' in state.at && state.at.page > 1) params.set('page', String(state.at.page));
  return params;
}

/** Reads an address; whatever is missing or makes no sense is as in `base`. */
export function fromParams(params: URLSearchParams, base = INITIAL_LIST_STATE): ListState {
  const sort = parseSort(`${params.get('sort') ?? ''} ${params.get('order') ?? ''}`) ?? base.sort;
  const size = Number(params.get('size'));
  const page = Number(params.get('page'));
  const period = readPeriod(params);
  return {
    ...base,
    search: params.get('search') ?? '',
    period,
    roles: params.getAll('role'),
    statuses: params.getAll('status'),
    newMessagesOnly: params.get('new') === '1',
    withTransactionOnly: params.get('with-transaction') === '1',
    sort,
    pageSize: isPageSize(size) ? size : base.pageSize,
    at: Number.isSafeInteger(page) && page > 0 ? {page} : {page: 1},
  };
}

function readPeriod(params: URLSearchParams): PeriodChoice | undefined {
  const preset = PERIOD_PRESETS.find((name) => name === params.get('period'));
  if (preset) return {preset};
  const day = (name: string) => {
    const text = params.get(name) ?? '';
    return isPlainDate(text) ? text : undefined;
  };
  const [from, to] = [day('from'), day('to')];
  if (!from && !to) return undefined;
  return {...(from && {from}), ...(to && {to})};
}

/** Whether a back end must serve pages of this size. */
export function isPageSize(size: number): boolean {
  return Number.isInteger(size) && size >= PAGE_SIZE_LIMITS.min && size <= PAGE_SIZE_LIMITS.max;
}

/** Reads "clientName" or "clientName desc"; `undefined` where the column is unknown. */
export function parseSort(text: string): Sort | undefined {
  const [key, direction] = text.trim().split(/\s+/);
  const by = SORT_KEYS.find((name): name is SortKey => name === key);
  if (!by) return undefined;
  return {by, direction: direction === 'asc' || direction === 'desc' ? direction : firstDirection(by)};
}
