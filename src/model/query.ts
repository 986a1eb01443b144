/** What a list asks for, and the pure rules about it. Knows no time zone but the one it is given, and no back end. */
import {type ChatPatch, hasNewMessages, type TransactionRef} from './chat.js';

export type SortKey = 'createdAt' | 'lastMessageAt' | 'clientName' | 'newMessages';
export type SortDirection = 'asc' | 'desc';

export interface Sort {
  readonly by: SortKey;
  readonly direction: SortDirection;
}

/** The filters a back end may offer, by the name of their field in `ChatQuery`. */
export type FilterName =
  'search' | 'period' | 'roles' | 'statuses' | 'clientId' | 'transactionId' | 'newMessagesOnly' | 'withTransactionOnly';

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
 * Whether a chat belongs to the answer of a query. `undefined` where it cannot be told: under a search, which only the
 * back end can decide, and where the record lacks what is asked about; unless another filter excludes the chat anyway.
 */
export function matchesQuery(chat: ChatPatch, query: ChatQuery): boolean | undefined {
  const {createdAt, client, status, transaction, newMessages} = chat;
  const {period, roles, statuses, clientId, transactionId, search} = query;
  // Known to be none is a transaction without an id.
  const about: Partial<TransactionRef> | undefined = transaction === null ? {} : transaction;
  const answers: readonly unknown[] = [
    !period || (createdAt && isWithin(period, createdAt)),
    !roles?.length || (client && roles.includes(client.role)),
    !statuses?.length || (status && statuses.includes(status)),
    clientId === undefined || (client && client.id === clientId),
    transactionId === undefined || (about && about.id === transactionId),
    !query.newMessagesOnly || (newMessages === undefined ? undefined : hasNewMessages(chat)),
    !query.withTransactionOnly || (about && 'id' in about),
    !search || undefined,
  ];
  return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;
}

function isWithin({from = '', to = ''}: Period, iso: string): boolean {
  const instant = Date.parse(iso);
  return !(instant < Date.parse(from)) && !(instant >= Date.parse(to));
}
