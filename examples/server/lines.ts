/** Reads a file line by line, whatever its size. */
import {createReadStream} from 'node:fs';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BYTE_ORDER_MARK = Buffer.from('\uFEFF');

/**
 * The lines of a file as bytes, without their ends and without a byte order mark at the beginning. Only line feeds end
 * a line: other separators of Unicode may stand inside a JSON text.
 */
export async function* linesOf(path: string): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let isFirst = true;
  const take = (): Buffer => {
    const whole = Buffer.concat(parts);
    parts = [];
    const start =
      isFirst && whole.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
    isFirst = false;
    return whole.subarray(start, whole.at(-1) === CARRIAGE_RETURN ? -1 : undefined);
  };

  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      parts.push(chunk.subarray(start, end));
      yield take();
      start = end + 1;
    }
    parts.push(chunk.subarray(start));
  }
  yield take();
}
