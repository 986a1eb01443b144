/** Turns a `src` into an adapter, one for each address and page, so that elements know nothing of REST. */
import type {ChatAdapter} from '../adapters/adapter.js';

export type AdapterFactory = (src: string) => ChatAdapter;

interface Registry {
  factory?: AdapterFactory;
  readonly adapters: Map<string, ChatAdapter>;
}

const KEY = Symbol.for('backchat.adapters');

/** Shared by all copies of the package on a page: two tags with one `src` share stream, outbox and data. */
function registry(): Registry {
  const shared = globalThis as {[KEY]?: Registry};
  return (shared[KEY] ??= {adapters: new Map()});
}

/** The first registration stays. */
export function registerAdapterFactory(factory: AdapterFactory): void {
  registry().factory ??= factory;
}

/**
 * The adapter of an address, resolved against the page; `undefined` where no factory is registered. What is no address
 * stays as it is: the adapter will say that there is nothing.
 */
export function adapterForSrc(src: string): ChatAdapter | undefined {
  const {factory, adapters} = registry();
  const address = Object.assign(document.createElement('a'), {href: src}).href.replace(/\/$/, '');
  let adapter = adapters.get(address);
  if (!adapter && factory) adapters.set(address, (adapter = factory(address)));
  return adapter;
}
