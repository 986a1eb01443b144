/** One round trip to the back end: address, headers, time limit, signing in, refusals. Knows no endpoint and no record. */
import {ChatError} from '../../model/errors.js';
import {abortError} from '../abort.js';
import {type Decoder, malformed} from './decode.js';
import {isHtml, isProblem, noService, problemOf, signedOut, unreachable} from './problem.js';

export interface HttpOptions {
  /** Where the wire is served; relative to the page, with or without a slash at its end. */
  readonly baseUrl: string;
  /** In place of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
  /** Asked for each request, and once more after a 401. */
  readonly headers?: () => HeadersInit | Promise<HeadersInit>;
  /** Sent as `X-CSRF-Token` with same-origin writes. */
  readonly csrfToken?: () => string | undefined;
  /** Milliseconds until an answer must be complete (of a stream: until it begins); 15 000 by default. */
  readonly timeoutMs?: number;
}

export interface Call {
  readonly method?: 'POST' | 'DELETE';
  readonly query?: URLSearchParams;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

export interface Http {
  /** An answer of which only the head has come; the rest has no time limit. */
  open(path: string, call: Call): Promise<Response>;
  json<T>(path: string, call: Call, decode: Decoder<T>): Promise<T>;
}

export function createHttp(options: HttpOptions): Http {
  const {baseUrl, timeoutMs = 15_000} = options;

  const resolve = (path: string, query?: URLSearchParams): URL => {
    try {
      const url = new URL(`${baseUrl.replace(/\/+$/, '')}/${path}`, globalThis.location?.href);
      if (query) url.search = String(query);
      return url;
    } catch (cause) {
      throw noService(baseUrl, cause);
    }
  };

  const attempt = async (url: URL, call: Call, signal: AbortSignal, redirect: RequestRedirect): Promise<Response> => {
    const headers = new Headers(await options.headers?.());
    headers.set('Accept', 'application/json');
    if (call.body !== undefined) headers.set('Content-Type', 'application/json');
    const token = call.method && url.origin === globalThis.location?.origin && options.csrfToken?.();
    if (token) headers.set('X-CSRF-Token', token);
    for (const [name, value] of Object.entries(call.headers ?? {})) headers.set(name, value);
    const body = call.body === undefined ? undefined : JSON.stringify(call.body);
    return (options.fetch ?? globalThis.fetch)(url, {method: call.method ?? 'GET', headers, body, redirect, signal});
  };

  /** A redirect to another origin's sign-in page looks like a broken line until it is not followed. */
  const connect = async (url: URL, call: Call, signal: AbortSignal): Promise<Response> => {
    try {
      return await attempt(url, call, signal, 'follow');
    } catch (error) {
      if (call.method || signal.aborted || !(error instanceof TypeError)) throw error;
      const response = await attempt(url, call, signal, 'manual');
      if (response.type === 'opaqueredirect') throw signedOut();
      return response;
    }
  };

  const exchange = async <T>(
    path: string,
    call: Call,
    signal: AbortSignal,
    read: (response: Response) => T | Promise<T>,
  ): Promise<T> => {
    const url = resolve(path, call.query);
    let response = await connect(url, call, signal);
    if (response.status === 401 && options.headers) response = await connect(url, call, signal);
    if (!response.ok) {
      const isForeign = isHtml(response) || (path === 'chats' && !isProblem(response));
      throw response.status === 404 && isForeign ? noService(baseUrl) : await problemOf(response);
    }
    if (isHtml(response)) throw signedOut();
    return read(response);
  };

  const limited = async <T>(path: string, call: Call, read: (response: Response) => T | Promise<T>): Promise<T> => {
    if (call.signal.aborted) throw abortError();
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), timeoutMs);
    const signal = AbortSignal.any([call.signal, deadline.signal]);
    const stopped = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    try {
      return await Promise.race([exchange(path, call, signal, read), stopped]);
    } catch (error) {
      if (call.signal.aborted) throw abortError();
      if (deadline.signal.aborted) throw new ChatError('timeout', `No answer within ${timeoutMs} ms.`, {cause: error});
      throw error instanceof TypeError ? unreachable(error) : error;
    } finally {
      clearTimeout(timer);
    }
  };

  return {
    open: (path, call) => limited(path, call, (response) => response),
    json: (path, call, decode) => limited(path, call, async (response) => decode(await parse(response), '')),
  };
}

async function parse(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    if (error instanceof SyntaxError) malformed('body', error);
    throw error;
  }
}
