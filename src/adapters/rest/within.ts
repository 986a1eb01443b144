/** The time limit of a call, and what goes wrong on the line, as a `ChatError`. */
import {ChatError} from '../../model/errors.js';
import {abortError} from '../abort.js';
import {malformed} from './decode.js';

/**
 * What `work` resolves with, even if it does not heed its signal. Rejects with `timeout` after `ms`, `offline` or
 * `unavailable` where a `fetch` failed or a body was cut, and with an `AbortError` once `caller` is aborted.
 */
export async function within<T>(
  ms: number,
  caller: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (caller.aborted) throw abortError();
  const call = new AbortController();
  const {signal} = call;
  const stop = () => call.abort();
  const timer = setTimeout(stop, ms);
  caller.addEventListener('abort', stop);
  try {
    return await Promise.race([work(signal), new Promise<never>((_, reject) => (signal.onabort = reject))]);
  } catch (cause) {
    if (caller.aborted) throw abortError();
    if (signal.aborted) throw new ChatError('timeout', `No answer within ${ms} ms.`, {cause});
    if (cause instanceof SyntaxError) malformed('', cause);
    if (!(cause instanceof TypeError)) throw cause;
    const code = globalThis.navigator?.onLine === false ? 'offline' : 'unavailable';
    throw new ChatError(code, 'The chat service cannot be reached.', {cause});
  } finally {
    clearTimeout(timer);
    // A caller may live for days, as long as the stream whose bytes it waits for here.
    caller.removeEventListener('abort', stop);
  }
}
