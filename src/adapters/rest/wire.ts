/** How the endpoints of the reference wire are asked, and where they are. */
import {ChatError} from '../../model/errors.js';
import type {CallOptions} from '../adapter.js';
import type {Ask} from './ask.js';
import type {Decoder} from './decode.js';

export interface Wire {
  readonly ask: Ask;
  get<T>(path: string, call: CallOptions, decode: Decoder<T>): Promise<T>;
  post<T>(path: string, body: object, call: CallOptions, decode: Decoder<T>, idempotencyKey?: string): Promise<T>;
}

export const wireOver = (ask: Ask): Wire => ({
  ask,
  get: (path, {signal}, decode) => ask(path, {signal}, jsonOf(decode)),
  post: (path, body, {signal}, decode, key) =>
    ask(path, {signal, method: 'POST', body, headers: {'Idempotency-Key': key}}, jsonOf(decode)),
});

const jsonOf =
  <T>(decode: Decoder<T>) =>
  async (response: Response): Promise<T> =>
    decode(await response.json(), '');

/** An id that is empty or dots would climb to another endpoint, encoded or not. */
export function chatPath(chatId: string, rest = ''): string {
  if (/^\.{0,2}$/.test(chatId)) throw new ChatError('not-found', `There is no chat "${chatId}".`);
  return `chats/${encodeURIComponent(chatId)}${rest}`;
}

/** For an optional endpoint: what it means that the back end does not have it. */
export function orWhereAbsent<T>(fallback: T): (error: unknown) => T {
  return (error) => {
    if ((error as Partial<ChatError>).code === 'not-found') return fallback;
    throw error;
  };
}
