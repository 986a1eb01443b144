/**
 * What an address, a saved view and the filters hold: the list's question in the user's terms. `toQuery` turns it
 * into instants at each load, so that "last 7 days" means today whenever it is asked.
 */
import type {PagePosition} from './page.js';
import {PAGE_SIZE_LIMITS} from './page.js';
import {type ChatQuery, DEFAULT_SORT, firstDirection, type Period, type Sort, SORT_KEYS} from './query.js';
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

/** The filters alone, as "Clear all" sets them. */
export const NO_FILTERS: Partial<ListState> = {
  search: '',
  period: undefined,
  roles: [],
  statuses: [],
  newMessagesOnly: false,
  withTransactionOnly: false,
};

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

/** Whether any filter that the user can clear is set. */
export function isFiltered(state: ListState): boolean {
  return Object.keys(NO_FILTERS).some((name) => isSet(state[name as keyof ListState]));
}

/** Whether a value says something: an empty text, an empty list and `false` do not. */
function isSet(value: unknown): boolean {
  return Boolean(value) && (value as {length?: number}).length !== 0;
}

/** The question in instants. "Last N days" are N calendar days ending today; a custom `to` includes its day. */
export function toQuery(state: ListState, now: number, timeZone: string): ChatQuery {
  const {at: _, pageSize: __, period, search, ...rest} = state;
  const asked = {...rest, search: search.trim(), period: period && resolvePeriod(period, now, timeZone)};
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => isSet(value))) as unknown as ChatQuery;
}

function resolvePeriod(choice: PeriodChoice, now: number, timeZone: string): Period {
  const {from = '', to = ''} = choice.preset ? presetDays(choice.preset, dayOf(now, timeZone)) : choice;
  const instant = (day: PlainDate) => new Date(startOfDay(day, timeZone)).toISOString();
  // A host may hand over anything: what is no day asks for nothing.
  return {...(isPlainDate(from) && {from: instant(from)}), ...(isPlainDate(to) && {to: instant(addDays(to, 1))})};
}

/** The name of a preset tells how many days it has; without a number it is one. */
function presetDays(preset: PeriodPreset, today: PlainDate): {from: PlainDate; to: PlainDate} {
  const to = preset === 'yesterday' ? addDays(today, -1) : today;
  const count = Number(/\d+/.exec(preset) ?? 1);
  return {from: preset === 'this-month' ? `${to.slice(0, 7)}-01` : addDays(to, 1 - count), to};
}

/** The state as query parameters of an address; what equals `base` is left out. A cursor never enters an address. */
export function toParams(state: ListState, base = INITIAL_LIST_STATE): URLSearchParams {
  const {search, period, roles, statuses, newMessagesOnly, withTransactionOnly, sort, pageSize, at} = state;
  const {preset, from, to}: {preset?: string; from?: string; to?: string} = period ?? {};
  const isSorted = sort.by !== base.sort.by || sort.direction !== base.sort.direction;
  const params: readonly (readonly [name: string, value?: string | false])[] = [
    ['search', search || undefined],
    ['period', preset],
    ['from', (!preset && from) || undefined],
    ['to', (!preset && to) || undefined],
    ...roles.map((role) => ['role', role] as const),
    ...statuses.map((status) => ['status', status] as const),
    ['new', newMessagesOnly && '1'],
    ['with-transaction', withTransactionOnly && '1'],
    ['sort', isSorted && sort.by],
    ['order', isSorted && sort.direction],
    ['size', pageSize !== base.pageSize && String(pageSize)],
    ['page', 'page' in at && at.page > 1 && String(at.page)],
  ];
  return new URLSearchParams(params.filter((param): param is [string, string] => typeof param[1] === 'string'));
}

/** Reads an address; whatever is missing or makes no sense is as in `base`. */
export function fromParams(params: URLSearchParams, base = INITIAL_LIST_STATE): ListState {
  const read = (name: string) => params.get(name) ?? '';
  const day = (name: string) => isPlainDate(read(name)) && {[name]: read(name)};
  const [from, to, size, page] = [day('from'), day('to'), Number(read('size')), Number(read('page'))];
  const preset = PERIOD_PRESETS.find((name) => name === read('period'));
  return {
    ...base,
    search: read('search'),
    period: preset ? {preset} : from || to ? {...from, ...to} : undefined,
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
