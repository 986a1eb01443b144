import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {type ServerSentEvent, SseParser} from './sse.js';

const bytes = (text: string) => new TextEncoder().encode(text);

function parse(...chunks: readonly (string | Uint8Array)[]): readonly ServerSentEvent[] {
  const parser = new SseParser();
  return chunks.flatMap((chunk) => parser.push(typeof chunk === 'string' ? bytes(chunk) : chunk));
}

const message = (data: string, id = ''): ServerSentEvent => ({type: 'message', data, id});

describe('The parser of server-sent events', () => {
  const streams: readonly [string, string, readonly ServerSentEvent[]][] = [
    ['reads an event', 'data: hello\n\n', [message('hello')]],
    [
      'reads the name of an event, once',
      'event: ready\ndata: a\n\ndata: b\n\n',
      [{...message('a'), type: 'ready'}, message('b')],
    ],
    ['joins lines of data', 'data: one\ndata:two\ndata\ndata:  four\n\n', [message('one\ntwo\n\n four')]],
    [
      'keeps the id for the events that follow',
      'id: 7\ndata: a\n\ndata: b\n\n',
      [message('a', '7'), message('b', '7')],
    ],
    ['remembers an id without data', 'id: 8\n\ndata: a\n\n', [message('a', '8')]],
    ['forgets an id when told to', 'id: 8\ndata: a\n\nid\ndata: b\n\n', [message('a', '8'), message('b')]],
    ['ignores an id with a NUL', 'id: 8\nid: 9\0\ndata: a\n\n', [message('a', '8')]],
    ['skips comments, unknown fields and retry', ': heartbeat\nretry: 10\nfoo: bar\ndata: a\n\n', [message('a')]],
    ['keeps all but the first space and colon', 'data: a: b:\n\n', [message('a: b:')]],
    ['dispatches empty data, but nothing without data', 'data:\n\nevent: ready\n\n', [message('')]],
    ['drops an event that is not finished', 'data: a\n\ndata: b\n', [message('a')]],
    [
      'ends lines with CR, LF or CRLF',
      'data: a\r\rdata: b\n\ndata: c\r\n\r\n',
      [message('a'), message('b'), message('c')],
    ],
    ['strips one byte order mark', '\uFEFFdata: a\n\n', [message('a')]],
  ];
  for (const [does, stream, events] of streams) {
    it(does, () => {
      expect(parse(stream)).to.deep.equal(events);
    });
  }

  it('dispatches at a CR without waiting for the LF that may follow', () => {
    expect(parse('data: a\r\n\r')).to.deep.equal([message('a')]);
    expect(parse('data: a\r\n\r', '\ndata: b\n\n')).to.deep.equal([message('a'), message('b')]);
  });

  it('reads the same however the bytes are cut', () => {
    const text = fc.string({unit: fc.constantFrom('a', ':', ' ', 'é', '日', '🦄', '\uFEFF')});
    const lineEnd = fc.constantFrom('\n', '\r', '\r\n');
    const field = fc.oneof(
      text.map((data) => `data: ${data}`),
      text.map((id) => `id: ${id}`),
      text.map((name) => `event:${name}`),
      text.map((comment) => `:${comment}`),
      fc.constant(''),
    );
    const stream = fc
      .array(fc.tuple(field, lineEnd).map((line) => line.join('')))
      .map((lines) => bytes(lines.join('')));
    const cuts = fc.array(fc.nat({max: 300}));
    fc.assert(
      fc.property(stream, cuts, (whole, places) => {
        const edges = [0, ...places.filter((place) => place < whole.length), whole.length].sort((a, b) => a - b);
        const chunks = edges.slice(1).map((edge, index) => whole.slice(edges[index], edge));
        expect(parse(...chunks)).to.deep.equal(parse(whole));
      }),
      {numRuns: 500},
    );
  });

  it('reads what was written', () => {
    const line = fc.string({unit: 'binary'}).map((data) => data.replace(/[\r\n\uD800-\uDFFF\uFEFF]/g, ''));
    const event = fc.record({type: line.filter((name) => name !== ''), data: fc.array(line, {minLength: 1}), id: line});
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const told = events.map(({id, ...rest}) => ({...rest, id: id.replaceAll('\0', '')}));
        const stream = told.map(
          ({type, data, id}) => `id: ${id}\nevent: ${type}\n${data.map((part) => `data: ${part}\n`).join('')}\n`,
        );
        expect(parse(stream.join(''))).to.deep.equal(told.map(({data, ...rest}) => ({...rest, data: data.join('\n')})));
      }),
    );
  });
});
