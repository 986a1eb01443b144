/** The worlds that stories show: each back end is made anew for each story, and the same every time. */
import {html, type TemplateResult} from 'lit';
import {ChatError} from '../src/model/errors.js';
import {
  createMemoryAdapter,
  longThread,
  type MemoryAdapter,
  type MemoryAdapterOptions,
  manyChats,
  oddNames,
  smallWorld,
  type World,
} from '../src/adapters/testing/index.js';

const adapterOf = (world: World, options: MemoryAdapterOptions = {}): MemoryAdapter =>
  createMemoryAdapter({...world, ...options});

const NEVER = new Promise<void>(() => {});

/** Eight chats, all roles and both statuses. */
export const small = (): MemoryAdapter => adapterOf(smallWorld());

export const many = (): MemoryAdapter => adapterOf(manyChats(2_345));

export const long = (length = 500): MemoryAdapter => adapterOf(longThread(length));

export const odd = (): MemoryAdapter => adapterOf(oddNames());

export const empty = (): MemoryAdapter => createMemoryAdapter({});

/** A back end that knows no totals, numbers no changes and has no stream. */
export const poor = (): MemoryAdapter => adapterOf(smallWorld(), {profile: 'poor'});

/** Never answers. */
export const loading = (): MemoryAdapter => {
  const adapter = small();
  adapter.control.delay(NEVER);
  return adapter;
};

/** Every question is answered with the same refusal. */
export const failing = (error = new ChatError('unavailable', 'Down', {correlationId: 'req-5f2c'})): MemoryAdapter => {
  const adapter = small();
  adapter.control.failNext('*', error, 1_000);
  return adapter;
};

export const forbidden = (): MemoryAdapter => failing(new ChatError('forbidden', 'No right'));

export const readOnly = (): MemoryAdapter =>
  adapterOf(smallWorld(), {
    permissions: {send: false, delete: false, export: false, viewContact: true, viewTransaction: true},
  });

/** Went off the line after the page was read. */
export const offline = (): MemoryAdapter => {
  const adapter = small();
  setTimeout(() => adapter.control.goOffline(), 500);
  return adapter;
};

export interface FrameOptions {
  /** CSS pixels. */
  readonly width?: number;
  readonly height?: number;
  readonly dir?: 'ltr' | 'rtl';
  readonly lang?: string;
  readonly theme?: 'light' | 'dark';
}

/** A place in a page: as wide and high, in the language and the scheme that are asked for. */
export function frame(content: TemplateResult, options: FrameOptions = {}): TemplateResult {
  const {width, height, dir = 'ltr', lang = 'en-GB', theme} = options;
  const size = [width && `max-inline-size:${width}px`, height && `block-size:${height}px`].filter(Boolean).join(';');
  const scheme = theme ? `;color-scheme:${theme};background:Canvas;color:CanvasText` : '';
  return html`<div dir=${dir} lang=${lang} style="padding:16px;box-sizing:border-box;${size}${scheme}">
    ${content}
  </div>`;
}
