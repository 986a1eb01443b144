/** One round trip to the back end: address, headers, time limit, signing in, refusals. Knows no endpoint and no record. */
import {ChatError} from '../../model/errors.js';
import type {Ask} from './ask.js';
import {isOf} from './media-type.js';
import {noService, problemOf} from './problem.js';
import {within} from './within.js';

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

export function createHttp({baseUrl, timeoutMs = 15_000, ...options}: HttpOptions): Ask {
  return (path, {signal: caller, method, body, headers}, read) =>
    within(timeoutMs, caller, async (signal) => {
      const url = await addressOf(baseUrl, path);
      const attempt = async (redirect?: RequestRedirect): Promise<Response> => {
        const sent = new Headers(await options.headers?.());
        const own = {
          Accept: 'application/json',
          'Content-Type': body && 'application/json',
          'X-CSRF-Token': method && url.origin === globalThis.location?.origin ? options.csrfToken?.() : '',
          ...headers,
        };
        for (const [name, value] of Object.entries(own)) if (value) sent.set(name, value);
        const fetch = options.fetch ?? globalThis.fetch;
        return fetch(url, {method, headers: sent, body: JSON.stringify(body), redirect, signal});
      };
      /** A redirect to another origin's sign-in page looks like a broken line until it is not followed. */
      const connect = () =>
        attempt().catch((error: unknown) => {
          if (method || signal.aborted || !(error instanceof TypeError)) throw error;
          return attempt('manual');
        });

      let response = await connect();
      if (response.status === 401 && options.headers) response = await connect();
      if (response.type === 'opaqueredirect' || (response.ok && isOf(response, 'html'))) {
        throw signedOut();
      }
      if (response.ok) return read(response);
      throw await refusalOf(baseUrl, path, response).catch((error: unknown) =>
        response.status === 401 ? signedOut() : error,
      );
    });
}

const signedOut = () => new ChatError('unauthenticated', 'The chat service asks to sign in again.');

async function addressOf(baseUrl: string, path: string): Promise<URL> {
  try {
    return new URL(`${baseUrl.replace(/\/+$/, '')}/${path}`, globalThis.location?.href);
  } catch {
    throw await refusalOf(baseUrl, path);
  }
}

/**
 * What the answer refuses; without one, the address is none.
 * @later seldom
 */
async function refusalOf(baseUrl: string, path: string, response?: Response): Promise<ChatError> {
  return response ? problemOf(response, path, baseUrl) : noService(baseUrl);
}
