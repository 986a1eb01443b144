/** The bytes of an answer as they come: for what is longer than a page. */
import {within} from './within.js';

/** The server sends a heartbeat every 15 s: three in a row were lost. */
const SILENCE_MS = 45_000;

/** Ends with the answer; throws `timeout` after `silenceMs` without a byte, and an `AbortError` when cancelled. */
export async function* bytesOf(
  response: Response,
  signal: AbortSignal,
  silenceMs = SILENCE_MS,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const reader = response.body?.getReader();
  try {
    while (reader) {
      const {value, done} = await within(silenceMs, signal, () => reader.read());
      if (done) return;
      yield value;
    }
  } finally {
    reader?.cancel().catch(() => undefined);
  }
}
