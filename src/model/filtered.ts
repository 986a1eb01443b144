import {type ListState, NO_FILTERS} from './list-state.js';
import {isSet} from './told.js';

/** Whether any filter that the user can clear is set. */
export function isFiltered(state: ListState): boolean {
  return Object.keys(NO_FILTERS).some((name) => isSet(state[name as keyof ListState]));
}
