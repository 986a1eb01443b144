/** Keeps requests for a context until an element that provides it is there, so that the order of upgrade does not matter. */
import {ContextRoot} from '@lit/context';

const KEY = Symbol.for('backchat.context-root');

/** Once a page, however many copies of the package are in it. */
export function attachContextRoot(): void {
  const page = globalThis.document as (Document & {[KEY]?: ContextRoot}) | undefined;
  if (!page || page[KEY]) return;
  page[KEY] = new ContextRoot();
  page[KEY].attach(page.documentElement);
}
