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
const OWN_PARAM = /^(search|period|from|to|role|status|new|with-transaction|sort|order|size|page|message|chat)$/;

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
    return this.#isSearch || this.#host.url === 'hash';
  }

  /** What the address says now; `undefined` where it is not about this element. */
  read(): Route | undefined {
    const [, key, segment, query] = /^#([^/?]+)\/?([^?]*)\??(.*)/.exec(location.hash) ?? [];
    if (!this.#isSearch && (!this.active || key !== this.#key)) return undefined;
    const params = this.#isSearch ? searchParams(true) : new URLSearchParams(query);
    const chatId = this.#isSearch ? params.get(CHAT_PARAM) : decode(segment);
    params.delete(CHAT_PARAM);
    return {params, ...(chatId && {chatId})};
  }

  /** An entry of its own in the history, for a commit: opening a chat, choosing a filter. */
  push(route: Route): void {
    // Back leads to before the search, not to its first letters.
    if (this.#before) history.replaceState(null, '', this.#before);
    this.#before = undefined;
    this.#write(route, 'pushState');
  }

  /** The same entry, for what is still being typed: it is as it was again once the next one is pushed. */
  type(route: Route): void {
    if (this.active) this.#before ??= here();
    this.replace(route);
  }

  /** The same entry, for good: what it said is no more. */
  replace(route: Route): void {
    this.#write(route, 'replaceState');
  }

  /** The address of a route: always this page's own path, whatever `<base href>` says. */
  href({chatId, params}: Route): string {
    if (!this.#isSearch) {
      const chat = chatId ? `/${encodeURIComponent(chatId)}` : '';
      return `${path()}${location.search}#${this.#key}${chat}${queryOf(params)}`;
    }
    const all = searchParams(false);
    if (chatId) all.set(CHAT_PARAM, chatId);
    params.forEach((value, name) => all.append(name, value));
    return path() + queryOf(all) + location.hash;
  }

  /** The address of a chat, where addresses are kept. */
  hrefOf(chatId: string): string | undefined {
    return this.active ? this.href(routeTo(chatId)) : undefined;
  }

  /** Browsers tell a `popstate` of new hashes too. */
  hostConnected(): void {
    addEventListener('popstate', this.#onAddress);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#onAddress);
  }

  get #isSearch(): boolean {
    return this.#host.url === 'search';
  }

  get #key(): string {
    return this.#host.urlKey ?? 'chats';
  }

  #write(route: Route, how: 'pushState' | 'replaceState'): void {
    // No hash at all says the same as our key alone: to write it would cost an entry, and those before it.
    const bare = this.#isSearch || location.hash ? '' : `#${this.#key}`;
    if (this.active && this.href(route) !== here() + bare) history[how](null, '', this.href(route));
  }

  readonly #onAddress = (): void => {
    this.#before = undefined;
    // A hash that does not begin with the key is the host's; an empty one is the list as it first was.
    const route = this.read() ?? (location.hash ? undefined : NOWHERE);
    if (this.active && route) this.#onRoute(route);
  };
}

export const routeTo = (chatId: string, message?: string): Route => ({
  chatId,
  params: new URLSearchParams(message && {message}),
});

/** The list as it first was. */
export const NOWHERE: Route = {params: new URLSearchParams()};

/** A path that begins with two slashes would name another host. */
const path = (): string => location.pathname.replace(/^\/\//, '/.//');

const here = (): string => path() + location.search + location.hash;

/** The parameters of the page that are ours, or those that are not. */
const searchParams = (areOurs: boolean): URLSearchParams =>
  new URLSearchParams([...new URLSearchParams(location.search)].filter(([name]) => OWN_PARAM.test(name) === areOurs));

const queryOf = (params: URLSearchParams): string => (params.size ? `?${params}` : '');

function decode(text: string | undefined): string | undefined {
  try {
    return text && decodeURIComponent(text);
  } catch {
    return text;
  }
}
