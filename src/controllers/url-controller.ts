/**
 * The one place that touches `location`: keeps a part of the address for an element. In `hash` mode that part is
 * `#key?…` or `#key/42?…`; in `search` mode it is query parameters, beside those of the host, which are kept.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

export type UrlMode = 'hash' | 'search' | 'off';

/** What an address says about the screen. */
export interface Route {
  readonly chatId?: string;
  readonly params: URLSearchParams;
}

export interface UrlHost extends ReactiveControllerHost {
  url?: UrlMode;
  urlKey?: string;
}

/** The parameter that names the open chat in `search` mode; in `hash` mode it is a path segment. */
const CHAT_PARAM = 'chat';

/** Parameters of the list and of the chat: in `search` mode only these are ours. */
const OWN_PARAMS = [
  'search',
  'period',
  'from',
  'to',
  'role',
  'status',
  'new',
  'with-transaction',
  'sort',
  'order',
  'size',
  'page',
  'message',
  CHAT_PARAM,
];

export class UrlController implements ReactiveController {
  readonly #host: UrlHost;
  readonly #onRoute: (route: Route) => void;
  /** The address before typing began. */
  #before?: string;

  /** `onRoute` hears what Back, Forward and edited addresses say. */
  constructor(host: UrlHost, onRoute: (route: Route) => void) {
    this.#host = host;
    this.#onRoute = onRoute;
    host.addController(this);
  }

  get active(): boolean {
    return this.#mode !== 'off';
  }

  /** What the address says now; `undefined` where it is not about this element. */
  read(): Route | undefined {
    if (this.#mode === 'search') {
      const all = new URLSearchParams(location.search);
      const own = [...all].filter(([name]) => name !== CHAT_PARAM && OWN_PARAMS.includes(name));
      const chatId = all.get(CHAT_PARAM);
      return {params: new URLSearchParams(own), ...(chatId && {chatId})};
    }
    const match = /^#([^/?]+)(?:\/([^?]*))?(?:\?(.*))?$/.exec(location.hash);
    if (this.#mode === 'off' || !match || match[1] !== this.#key) return undefined;
    const chatId = decode(match[2]);
    return {params: new URLSearchParams(match[3] ?? ''), ...(chatId && {chatId})};
  }

  /** An entry of its own in the history, for a commit: opening a chat, choosing a filter. */
  push(route: Route): void {
    // Back leads to before the search, not to its first letters.
    if (this.#before !== undefined) history.replaceState(null, '', this.#before);
    this.#before = undefined;
    if (this.#differs(route)) history.pushState(null, '', this.href(route));
  }

  /** The same entry, for what is still being typed: it is as it was again once the next one is pushed. */
  type(route: Route): void {
    if (!this.#differs(route)) return;
    this.#before ??= here();
    history.replaceState(null, '', this.href(route));
  }

  /** The same entry, for good: what it said is no more. */
  replace(route: Route): void {
    if (this.#differs(route)) history.replaceState(null, '', this.href(route));
  }

  /** The address of a route: always this page's own path, whatever `<base href>` says. */
  href({chatId, params}: Route): string {
    if (this.#mode === 'search') {
      const all = new URLSearchParams(location.search);
      for (const name of OWN_PARAMS) all.delete(name);
      if (chatId) all.set(CHAT_PARAM, chatId);
      for (const [name, value] of params) all.append(name, value);
      const query = all.toString();
      return path() + (query && `?${query}`) + location.hash;
    }
    const query = params.toString();
    const chat = chatId ? `/${encodeURIComponent(chatId)}` : '';
    return `${path()}${location.search}#${this.#key}${chat}${query && `?${query}`}`;
  }

  hostConnected(): void {
    addEventListener('popstate', this.#onAddress);
    addEventListener('hashchange', this.#onAddress);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#onAddress);
    removeEventListener('hashchange', this.#onAddress);
  }

  get #mode(): UrlMode {
    return this.#host.url ?? 'off';
  }

  get #key(): string {
    return this.#host.urlKey ?? 'chats';
  }

  #differs(route: Route): boolean {
    // No hash at all says the same as our key alone: to write it would cost an entry, and those before it.
    const bare = this.#mode === 'hash' && !location.hash ? `#${this.#key}` : '';
    return this.active && this.href(route) !== here() + bare;
  }

  readonly #onAddress = (): void => {
    const {hash} = location;
    this.#before = undefined;
    // A hash that does not begin with the key is the host's; an empty one is the list as it first was.
    const route = this.read() ?? (hash === '' || hash === '#' ? {params: new URLSearchParams()} : undefined);
    if (this.active && route) this.#onRoute(route);
  };
}

/** A path that begins with two slashes would name another host. */
const path = (): string => location.pathname.replace(/^\/\//, '/.//');

const here = (): string => path() + location.search + location.hash;

function decode(text: string | undefined): string | undefined {
  try {
    return text && decodeURIComponent(text);
  } catch {
    return text;
  }
}
