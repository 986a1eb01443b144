/**
 * What an address, a saved view and the filters hold: the list's question in the user's terms. `toQuery` turns it
 * into instants at each load, so that "last 7 days" means today whenever it is asked.
 */
import type {PagePosition} from './page.js';
import {PAGE_SIZE_LIMITS} from './page.js';
import {DEFAULT_SORT, firstDirection, type Sort, SORT_KEYS} from './query.js';
import {parameters, told} from './told.js';
import {isPlainDate, type PlainDate} from './zoned-time.js';

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

/** The filters alone, as "Clear all" sets them. */
export const NO_FILTERS: Omit<ListState, 'clientId' | 'sort' | 'pageSize' | 'at'> = {
  search: '',
  period: undefined,
  roles: [],
  statuses: [],
  newMessagesOnly: false,
  withTransactionOnly: false,
};

export const INITIAL_LIST_STATE: ListState = {...NO_FILTERS, sort: DEFAULT_SORT, pageSize: 25, at: {page: 1}};

/** The state as query parameters of an address; what equals `base` is left out. A cursor never enters an address. */
export function toParams(state: ListState, base = INITIAL_LIST_STATE): URLSearchParams {
  const {sort, pageSize, at} = state;
  const {preset, from, to}: {preset?: string; from?: string; to?: string} = state.period ?? {};
  const {by, direction}: Partial<Sort> = JSON.stringify(sort) === JSON.stringify(base.sort) ? {} : sort;
  return parameters({
    search: state.search,
    period: preset,
    from: !preset && from,
    to: !preset && to,
    role: state.roles,
    status: state.statuses,
    new: state.newMessagesOnly && 1,
    'with-transaction': state.withTransactionOnly && 1,
    sort: by,
    order: direction,
    size: pageSize !== base.pageSize && pageSize,
    page: 'page' in at && at.page > 1 && at.page,
  });
}

/** Reads an address; whatever is missing or makes no sense is as in `base`. */
export function fromParams(params: URLSearchParams, base = INITIAL_LIST_STATE): ListState {
  const read = (name: string) => params.get(name) ?? '';
  const day = (name: string) => (isPlainDate(read(name)) ? read(name) : undefined);
  const preset = PERIOD_PRESETS.find((name) => name === read('period'));
  const [from, to] = preset ? [] : [day('from'), day('to')];
  const [size, page] = [Number(read('size')), Number(read('page'))];
  return {
    ...base,
    search: read('search'),
    period: preset || from || to ? told({preset, from, to}) : undefined,
    roles: params.getAll('role'),
    statuses: params.getAll('status'),
    newMessagesOnly: read('new') === '1',
    withTransactionOnly: read('with-transaction') === '1',
    sort: parseSort(`${read('sort')} ${read('order')}`) ?? base.sort,
    pageSize: isPageSize(size) ? size : base.pageSize,
    at: {page: Number.isSafeInteger(page) && page > 0 ? page : 1},
  };
}

/** Whether a back end must serve pages of this size. */
export function isPageSize(size: number): boolean {
  return Number.isInteger(size) && size >= PAGE_SIZE_LIMITS.min && size <= PAGE_SIZE_LIMITS.max;
}

/** Reads "clientName" or "clientName desc"; `undefined` where the column is unknown. */
export function parseSort(text: string): Sort | undefined {
  const [key, direction] = text.trim().split(/\s+/);
  const by = SORT_KEYS.find((name) => name === key);
  return by && {by, direction: direction === 'asc' || direction === 'desc' ? direction : firstDirection(by)};
}
