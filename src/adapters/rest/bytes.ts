/** The bytes of an answer as they come: for what is longer than a page. */
import {ChatError} from '../../model/errors.js';
import {abortError} from '../abort.js';
import {unreachable} from './problem.js';

/** The server sends a heartbeat every 15 s: three in a row were lost. */
const SILENCE_MS = 45_000;

/** Ends with the answer; throws `timeout` after `silenceMs` without a byte, and an `AbortError` when cancelled. */
export async function* bytesOf(
  response: Response,
  signal: AbortSignal,
  silenceMs = SILENCE_MS,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const reader = response.body?.getReader();
  if (!reader) return;
  const cancel = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', cancel);
  try {
    for (;;) {
      let isSilent = false;
      const timer = setTimeout(() => {
        isSilent = true;
        cancel();
      }, silenceMs);
      const {value, done} = await reader.read().finally(() => clearTimeout(timer));
      if (signal.aborted) throw abortError();
      if (isSilent) throw new ChatError('timeout', 'The chat service fell silent.');
      if (done) return;
      yield value;
    }
  } catch (error) {
    if (signal.aborted) throw abortError();
    throw error instanceof TypeError ? unreachable(error) : error;
  } finally {
    signal.removeEventListener('abort', cancel);
    cancel();
  }
}
