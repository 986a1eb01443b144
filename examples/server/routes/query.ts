/** The parameters of a list, as the document names them, as the model's query. */
import type {PageRequest} from '../../../src/model/page.js';
import {type ChatQuery, firstDirection, type SortDirection, type SortKey} from '../../../src/model/query.js';
import {invalid} from '../problem.js';

export interface FilterParameters {
  readonly search?: string;
  readonly from?: string;
  readonly to?: string;
  readonly role?: readonly string[];
  readonly status?: readonly string[];
  readonly client?: string;
  readonly transaction?: string;
  readonly new: boolean;
  readonly 'with-transaction': boolean;
  readonly sort: SortKey;
  readonly order?: SortDirection;
}

export interface PageParameters {
  readonly size: number;
  readonly page?: string;
  readonly after?: string;
  readonly before?: string;
}

export function queryOf(parameters: FilterParameters): ChatQuery {
  const {search, from, to, role, status, client, transaction, sort, order} = parameters;
  return {
    search: search?.trim() || undefined,
    period: {from, to},
    roles: role,
    statuses: status,
    clientId: client,
    transactionId: transaction,
    newMessagesOnly: parameters.new,
    withTransactionOnly: parameters['with-transaction'],
    sort: {by: sort, direction: order ?? firstDirection(sort)},
  };
}

/** @throws Problem where the place is given twice */
export function pageOf({size, page, after, before}: PageParameters): PageRequest {
  atMostOne({page, after, before});
  if (after !== undefined) return {size, at: {after}};
  if (before !== undefined) return {size, at: {before}};
  return {size, at: page === 'last' ? {last: true} : {page: Number(page ?? 1)}};
}

/** @throws Problem which names the second of two parameters that exclude each other */
export function atMostOne(parameters: Readonly<Record<string, string | undefined>>): void {
  const [first, second] = Object.keys(parameters).filter((name) => parameters[name] !== undefined);
  if (second) throw invalid(second, `"${second}" cannot be given together with "${first}".`);
}
