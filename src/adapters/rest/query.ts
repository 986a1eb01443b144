/** What is asked for, as the parameters of the reference wire. */
import type {ChatQuery} from '../../model/query.js';
import {parameters} from '../../model/told.js';

export function listParameters(query: ChatQuery, more: object): URLSearchParams {
  return parameters({
    search: query.search,
    from: query.period?.from,
    to: query.period?.to,
    role: query.roles,
    status: query.statuses,
    client: query.clientId,
    transaction: query.transactionId,
    new: query.newMessagesOnly,
    'with-transaction': query.withTransactionOnly,
    sort: query.sort.by,
    order: query.sort.direction,
    ...more,
  });
}
