/** What is asked for, as the parameters of the reference wire. */
import type {MessageWindowRequest, PageRequest} from '../../model/page.js';
import type {ChatQuery} from '../../model/query.js';

type Value = string | number | boolean | readonly string[] | undefined;

/** Arrays repeat their parameter; what is absent or false is left out. */
function parameters(values: Readonly<Record<string, Value>>): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === false) continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  return search;
}

export function listParameters(query: ChatQuery, more: Readonly<Record<string, Value>>): URLSearchParams {
  return parameters({
    search: query.search || undefined,
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

export function pageParameters({size, at}: PageRequest): Readonly<Record<string, Value>> {
  return {size, ...('last' in at ? {page: 'last'} : at)};
}

export function windowParameters(window: MessageWindowRequest & {readonly search?: string}): URLSearchParams {
  const {before, after, around, search, limit} = window;
  return parameters({before, after, around, search, limit});
}
