/**
 * What an element lends to all elements inside it: its Backchat, its list. It is kept at the element itself under a
 * `Symbol.for`, so two copies of the package meet, and the order of upgrade does not matter.
 */
import type {Backchat} from '../store/backchat.js';
import type {ChatListStore} from '../store/chat-list-store.js';

/** The key of a value of type `T`. */
export type Context<T> = symbol & {readonly lends?: T};

/** A list and the Backchat it belongs to. */
export interface ListHandle {
  readonly backchat: Backchat;
  readonly list: ChatListStore;
  /** The filters that serve the list, for its keys; they set themselves. */
  filters?: {focusSearch?(): void; showFilters?(): void};
}

export const backchatContext: Context<Backchat> = Symbol.for('backchat.backchat');
export const listContext: Context<ListHandle> = Symbol.for('backchat.list');

/** Fired at the document when an element lends something else than before, or the page is another: look again. */
export const LENT = 'backchat-lent';

type Lender<T> = Record<symbol, T | undefined>;

/** From now on `lender` lends this value, `undefined` too. */
export function lend<T>(lender: Element, context: Context<T>, value: T | undefined): void {
  const lent = lender as unknown as Lender<T>;
  if (context in lent && lent[context] === value) return;
  lent[context] = value;
  tell();
}

let language: MutationObserver | undefined;

/** From now on, tells of the page's languages, and when it is shown or hidden. Once more is as good as once. */
export function watchPage(): void {
  language ??= new MutationObserver(tell);
  language.observe(document.documentElement, {attributeFilter: ['lang', 'dir'], subtree: true});
  document.addEventListener('visibilitychange', tell);
}

const tell = () => document.dispatchEvent(new Event(LENT));

/** What the nearest element around `element` lends. */
export function lentTo<T>(element: Element, context: Context<T>): T | undefined {
  const lender = around(element, (node) => node !== element && context in node);
  return (lender as unknown as Lender<T> | undefined)?.[context];
}

/** The nearest element, from `element` on and up through slots and shadow roots, that is as asked. */
export function around(element: Element, is: (node: Element) => boolean): Element | undefined {
  let node: Node | null | undefined = element;
  while (node && !(node instanceof Element && is(node))) {
    node = (node as Element).assignedSlot ?? node.parentNode ?? (node as ShadowRoot).host;
  }
  return node ?? undefined;
}
