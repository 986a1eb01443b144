/** A page with a list over a back end of its own, and the ways to look at it. Holds no tests itself. */
import {fixture, html, waitUntil} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import {createMemoryAdapter, type MemoryAdapter, type MemoryAdapterOptions} from '../../adapters/memory-adapter.js';
import {manyChats, smallWorld} from '../../adapters/testing/index.js';
import {Backchat} from '../../store/backchat.js';
import {createMemoryStorage} from '../../store/storage.js';
import type {ChatFilters} from '../chat-filters/chat-filters.js';
import type {ChatList} from './chat-list.js';
import './define.js';

export interface ListPage {
  readonly adapter: MemoryAdapter;
  readonly control: MemoryAdapter['control'];
  readonly backchat: Backchat;
  readonly list: ChatList;
  readonly frame: HTMLElement;
}

export interface PageOptions {
  readonly options?: MemoryAdapterOptions;
  /** Of the list, in CSS pixels. */
  readonly width?: number;
  /** Before it is connected. */
  readonly setUp?: (list: ChatList, page: Omit<ListPage, 'list' | 'frame'>) => void;
  /** Without waiting for rows. */
  readonly isUnready?: boolean;
}

export const many = (length: number): MemoryAdapterOptions => manyChats(length);

export async function showList(
  attributes: Readonly<Record<string, string>> = {},
  {options = smallWorld(), width = 1200, setUp, isUnready}: PageOptions = {},
): Promise<ListPage> {
  await setViewport({width: 1300, height: 900});
  const adapter = createMemoryAdapter(options);
  const backchat = new Backchat(adapter, {storage: createMemoryStorage()});
  const world = {adapter, control: adapter.control, backchat};
  const frame = await fixture<HTMLElement>(html`<div></div>`);
  frame.style.setProperty('inline-size', `${width}px`);
  const list = document.createElement('chat-list');
  list.backchat = backchat;
  const all = {locale: 'en-GB', 'time-zone': 'UTC', ...attributes};
  for (const [name, value] of Object.entries(all)) list.setAttribute(name, value);
  setUp?.(list, world);
  frame.append(list);
  await list.updateComplete;
  if (!isUnready) await rowsOf(list);
  return {...world, list, frame};
}

/** The rows, once there are any and none is being read. */
export async function rowsOf(list: ChatList): Promise<readonly HTMLElement[]> {
  await waitUntil(
    () => find(list, '[data-id]') && find(list, 'table')?.getAttribute('aria-busy') === 'false',
    'rows are shown',
  );
  return findAll(list, '[data-id]');
}

export const idsOf = (list: ChatList) => findAll(list, '[data-id]').map(({dataset}) => dataset.id);
export const find = (list: ChatList, selector: string) => list.renderRoot.querySelector<HTMLElement>(selector);
export const findAll = (list: ChatList, selector: string) => [
  ...list.renderRoot.querySelectorAll<HTMLElement>(selector),
];
export const rowOf = (list: ChatList, id: string) => find(list, `[data-id="${id}"]`) as HTMLElement;
export const openerOf = (list: ChatList, id: string) => rowOf(list, id).querySelector<HTMLElement>('.open')!;
export const words = (element: Element | null | undefined) =>
  (element as HTMLElement | null)?.innerText.replace(/\s+/g, ' ').trim();
export const cell = (list: ChatList, id: string, column: string) => words(rowOf(list, id).querySelector(`.${column}`));
export const button = (root: Node | undefined, name: string) =>
  [...(root as ParentNode).querySelectorAll<HTMLElement>('button, a')].find(
    (control) => (control.ariaLabel ?? words(control)) === name,
  )!;
export const tool = (list: ChatList, name: string) => button(list.renderRoot, name);
export const filtersOf = (list: ChatList) => list.renderRoot.querySelector('chat-filters') as ChatFilters;
export const spoken = (list: ChatList) => words(find(list, '[role=status].visually-hidden'));
export const focused = (list: ChatList) => list.shadowRoot?.activeElement as HTMLElement | null;

/** The questions that the back end was asked. */
export const asked = ({control}: Pick<ListPage, 'control'>) =>
  control.calls.filter(({method}) => method === 'listChats').map(({args}) => args);

/** Keeps the browser from leaving the page, after everybody else was heard. */
export function stayHere(): {readonly followed: () => boolean | undefined; readonly end: () => void} {
  let isFollowed: boolean | undefined;
  const listener = (event: Event) => {
    isFollowed = !event.defaultPrevented;
    event.preventDefault();
  };
  addEventListener('click', listener);
  return {followed: () => isFollowed, end: () => removeEventListener('click', listener)};
}
