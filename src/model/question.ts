/** From the state of a list to the question that a back end is asked. */
import type {ListState} from './list-state.js';
import type {ChatQuery, FilterName, Period} from './query.js';
import {isSet} from './told.js';

/** The question, of those filters that are offered; `period` is that of the state, in instants. */
export function questionOf(
  {sort, ...state}: ListState,
  period: Period | undefined,
  offered: readonly FilterName[],
): ChatQuery {
  const all: Partial<Record<FilterName, unknown>> = {...state, period, search: state.search.trim()};
  const asked = offered.filter((name) => isSet(all[name])).map((name) => [name, all[name]]);
  return {...(Object.fromEntries(asked) as Partial<ChatQuery>), sort};
}
