/** What a list asks for, and the pure rules about it. Knows no time zone but the one it is given, and no back end. */
import {type Chat, hasNewMessages} from './chat.js';

export type SortKey = 'createdAt' | 'lastMessageAt' | 'clientName' | 'newMessages';
export type SortDirection = 'asc' | 'desc';

export interface Sort {
  readonly by: SortKey;
  readonly direction: SortDirection;
}

/** The filters a back end may offer, by the name of their field in `ChatQuery`. */
export type FilterName =
  | 'search'
  | 'period'
  | 'roles'
  | 'statuses'
  | 'clientId'
  | 'transactionId'
  | 'newMessagesOnly'
  | 'withTransactionOnly';

export const FILTER_NAMES: readonly FilterName[] = [
  'search',
  'period',
  'roles',
  'statuses',
  'clientId',
  'transactionId',
  'newMessagesOnly',
  'withTransactionOnly',
];

export const SORT_KEYS: readonly SortKey[] = ['createdAt', 'lastMessageAt', 'clientName', 'newMessages'];

export const DEFAULT_SORT: Sort = {by: 'lastMessageAt', direction: 'desc'};

/** Half-open `[from, to)` on `createdAt`, ISO-8601 instants in UTC. */
export interface Period {
  readonly from?: string;
  readonly to?: string;
}

/** Ties of the sort are broken by id. */
export interface ChatQuery {
  readonly search?: string;
  readonly period?: Period;
  readonly roles?: readonly string[];
  readonly statuses?: readonly string[];
  readonly clientId?: string;
  readonly transactionId?: string;
  readonly newMessagesOnly?: boolean;
  readonly withTransactionOnly?: boolean;
  readonly sort: Sort;
}

/** The direction a column starts with: names ascending, dates and counts descending. */
export function firstDirection(key: SortKey): SortDirection {
  return key === 'clientName' ? 'asc' : 'desc';
}

/**
 * Whether a chat belongs to the answer of a query; `undefined` under a search, which only the back end can decide
 * (unless another filter already excludes the chat).
 */
export function matchesQuery(chat: Chat, query: ChatQuery): boolean | undefined {
  const {period, roles, statuses} = query;
  const created = Date.parse(chat.createdAt);
  if (period?.from !== undefined && created < Date.parse(period.from)) return false;
  if (period?.to !== undefined && created >= Date.parse(period.to)) return false;
  if (roles?.length && !roles.includes(chat.client.role)) return false;
  if (statuses?.length && !statuses.includes(chat.status)) return false;
  if (query.clientId !== undefined && chat.client.id !== query.clientId) return false;
  if (query.transactionId !== undefined && chat.transaction?.id !== query.transactionId) return false;
  if (query.newMessagesOnly && !hasNewMessages(chat)) return false;
  if (query.withTransactionOnly && !chat.transaction) return false;
  return query.search ? undefined : true;
}
