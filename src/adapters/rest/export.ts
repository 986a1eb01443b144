/** The file of a whole filtered list, as the back end streams it. */
import type {ChatQuery} from '../../model/query.js';
import type {ExportOptions} from '../adapter.js';
import type {Ask} from './ask.js';
import {bytesOf} from './bytes.js';
import {listParameters} from './query.js';

const QUOTE = 0x22;
const LINE_FEED = 0x0a;

/** Reports the rows received so far; their number in all where the back end tells it in `X-Total-Count`. */
export async function downloadExport(ask: Ask, query: ChatQuery, options: ExportOptions): Promise<Blob> {
  const {format, columns, labels, timeZone, signal, onProgress} = options;
  const headings = Object.entries(labels).map(([id, label]) => [`label.${id}`, label] as const);
  const more = {format, columns: columns.join(), timezone: timeZone, ...Object.fromEntries(headings)};
  const path = `chats/export?${listParameters(query, more)}`;
  const response = await ask(path, {signal, headers: {Accept: '*/*'}}, (answer) => answer);
  const total = Number(response.headers.get('x-total-count')) || undefined;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let rows = -1;
  let isQuoted = false;
  for await (const chunk of bytesOf(response, signal)) {
    chunks.push(chunk);
    for (const byte of chunk) {
      if (byte === QUOTE) isQuoted = !isQuoted;
      else if (byte === LINE_FEED && !isQuoted) rows++;
    }
    onProgress(Math.max(0, rows), total);
  }
  return new Blob(chunks, {type: response.headers.get('content-type') ?? ''});
}
