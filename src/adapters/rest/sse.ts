/**
 * Server-sent events out of a byte stream, as the HTML standard parses them (§ 9.2.6), but read through `fetch`:
 * an `EventSource` sends no headers and hides a 401. `retry` is ignored: the live session decides when to reconnect.
 */
export interface ServerSentEvent {
  readonly type: string;
  readonly data: string;
  /** The last id that the stream gave, "" before the first. */
  readonly id: string;
}

/** One parser a connection: `push` takes the bytes as they come and returns the events that they complete. */
export class SseParser {
  readonly #decoder = new TextDecoder();
  #line = '';
  #skipLineFeed = false;
  #type = '';
  #data = '';
  #id = '';

  push(chunk: Uint8Array): ServerSentEvent[] {
    let text = this.#decoder.decode(chunk, {stream: true});
    if (!text) return [];
    if (this.#skipLineFeed) text = text.replace(/^\n/, '');
    this.#skipLineFeed = text.endsWith('\r');
    const lines = (this.#line + text).split(/\r\n?|\n/);
    this.#line = lines.pop() ?? '';
    return lines.flatMap((line) => this.#read(line));
  }

  /** One line: a field of the event under way, or, empty, its end. */
  #read(line: string): ServerSentEvent[] {
    const [, name, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (name === 'event') this.#type = value;
    if (name === 'data') this.#data += `\n${value}`;
    if (name === 'id' && !value.includes('\0')) this.#id = value;
    if (line) return [];
    const event = {type: this.#type || 'message', data: this.#data.slice(1), id: this.#id};
    const events = this.#data ? [event] : [];
    this.#type = this.#data = '';
    return events;
  }
}
