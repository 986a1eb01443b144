/** The change stream of the reference wire: server-sent events read through `fetch`. */
import type {Change} from '../../model/change.js';
import {ChatError} from '../../model/errors.js';
import type {Ask} from './ask.js';
import {bytesOf} from './bytes.js';
import {isOf} from './media-type.js';
import {change} from './records.js';
import {SseParser} from './sse.js';

/**
 * One connection. The data of an event is the change as JSON (its name stands in for a missing `type`), its `id` the
 * resume point. Throws `not-found` where the back end has no stream.
 */
export async function* readChanges(ask: Ask, since: string | undefined, signal: AbortSignal): AsyncGenerator<Change> {
  const headers = {Accept: 'text/event-stream', 'Last-Event-ID': since};
  const response = await ask('changes', {signal, headers}, (answer) => answer);
  if (!isOf(response, 'event-stream')) throw new ChatError('not-found', 'The chat service has no change stream.');
  const parser = new SseParser();
  for await (const chunk of bytesOf(response, signal)) {
    for (const event of parser.push(chunk)) {
      const known = change(event);
      if (known) yield known;
    }
  }
}
