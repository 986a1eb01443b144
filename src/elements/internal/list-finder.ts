/** Finds the list that filters serve: the one named by `for` in the same root, else the one they stand in. */
import {lentTo, type ListHandle, listContext} from '../../context/backchat-context.js';
import {type FinderHost, NamedList} from './list-named.js';

/** The list, which then knows the filters. A change of it is told at the document. */
export function servedList(host: FinderHost): ListHandle | undefined {
  const handle = host.for ? namedList(host) : lentTo(host, listContext);
  if (handle) handle.filters = host;
  return handle;
}

/** @later list */
function namedList(host: FinderHost): ListHandle | undefined {
  return NamedList.of(host).handle;
}
