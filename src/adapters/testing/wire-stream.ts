/** The change stream of an adapter as an answer of server-sent events. */
import type {Change} from '../../model/change.js';
import type {ChatAdapter} from '../adapter.js';

/** Answers once the stream stands: what goes wrong until then is an ordinary error. */
export async function streamOf(
  adapter: ChatAdapter,
  request: Request,
  heartbeatMs: number,
): Promise<Response | undefined> {
  const closed = new AbortController();
  const since = request.headers.get('last-event-id') ?? undefined;
  const signal = AbortSignal.any([closed.signal, request.signal]);
  const changes = adapter.changes?.({since, signal})[Symbol.asyncIterator]();
  if (!changes) return undefined;
  let next = await changes.next();
  const encoder = new TextEncoder();
  let heart: ReturnType<typeof setInterval> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      heart = setInterval(() => controller.enqueue(encoder.encode(':\n\n')), heartbeatMs);
    },
    async pull(controller) {
      try {
        if (!next.done) {
          controller.enqueue(encoder.encode(eventOf(next.value)));
          next = await changes.next();
        }
        if (!next.done) return;
        controller.close();
      } catch {
        controller.error(new TypeError('The line was cut.'));
      }
      clearInterval(heart);
    },
    cancel() {
      clearInterval(heart);
      closed.abort();
    },
  });
  return new Response(body, {headers: {'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache'}});
}

function eventOf(change: Change): string {
  const resume = change.resume ?? change.seq;
  return `${resume === undefined ? '' : `id: ${resume}\n`}event: ${change.type}\ndata: ${JSON.stringify(change)}\n\n`;
}
