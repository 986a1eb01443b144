/** The change stream of the reference wire: server-sent events read through `fetch`. */
import type {Change} from '../../model/change.js';
import {ChatError} from '../../model/errors.js';
import {bytesOf} from './bytes.js';
import type {Http} from './http.js';
import {change} from './records.js';
import {SseParser} from './sse.js';

/**
 * One connection. The data of an event is the change as JSON (its name stands in for a missing `type`), its `id` the
 * resume point. Throws `not-found` where the back end has no stream.
 */
export async function* readChanges(http: Http, since: string | undefined, signal: AbortSignal): AsyncGenerator<Change> {
  const headers = {Accept: 'text/event-stream', ...(since !== undefined && {'Last-Event-ID': since})};
  const response = await http.open('changes', {headers, signal});
  if (!/event-stream/.test(response.headers.get('content-type') ?? '')) {
    throw new ChatError('not-found', 'The chat service has no change stream.');
  }
  const parser = new SseParser();
  for await (const chunk of bytesOf(response, signal)) {
    for (const event of parser.push(chunk)) {
      const known = change(event);
      if (known) yield known;
    }
  }
}
