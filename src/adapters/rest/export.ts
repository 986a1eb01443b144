/** The file of a whole filtered list, as the back end streams it. */
import type {ExportOptions} from '../adapter.js';
import {bytesOf} from './bytes.js';
import type {Http} from './http.js';

const QUOTE = 0x22;
const LINE_FEED = 0x0a;

/** Reports the rows received so far; their number in all where the back end tells it in `X-Total-Count`. */
export async function downloadExport(http: Http, query: URLSearchParams, options: ExportOptions): Promise<Blob> {
  const response = await http.open('chats/export', {query, headers: {Accept: '*/*'}, signal: options.signal});
  const total = Number(response.headers.get('x-total-count')) || undefined;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let rows = -1;
  let isQuoted = false;
  for await (const chunk of bytesOf(response, options.signal)) {
    chunks.push(chunk);
    for (const byte of chunk) {
      if (byte === QUOTE) isQuoted = !isQuoted;
      else if (byte === LINE_FEED && !isQuoted) rows++;
    }
    options.onProgress(Math.max(0, rows), total);
  }
  return new Blob(chunks, {type: response.headers.get('content-type') ?? ''});
}
