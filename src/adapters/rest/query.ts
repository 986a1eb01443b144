/** What is asked for, as the parameters of the reference wire. */
import type {ChatQuery} from '../../model/query.js';

type Value = string | number | boolean | readonly string[] | undefined;

/** Arrays repeat their parameter; what is absent, empty or false is left out. */
export function parameters(values: Readonly<Record<string, Value>>): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value || value === 0) for (const one of [value].flat()) search.append(name, String(one));
  }
  return search;
}

export function listParameters(query: ChatQuery, more: Readonly<Record<string, Value>>): URLSearchParams {
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
