import {expect} from '@open-wc/testing';
import * as fc from 'fast-check';
import {aMessage} from '../adapters/testing/fixtures.js';
import type {Message} from '../model/message.js';
import type {MessageWindow} from '../model/page.js';
import {type MessageRange, placeMessage} from './ranges.js';
import {addWindow, extendRange, isBeyondAll, leaveRanges} from './thread-windows.js';

/** A range or window in short: "< a b >" has more to both sides, "a b" is all there is. */
function range(text: string): MessageRange {
  const parts = text.split(' ').filter(Boolean);
  return {ids: parts.filter((part) => !/[<>]/.test(part)), hasOlder: parts[0] === '<', hasNewer: parts.at(-1) === '>'};
}

function read(text: string): MessageWindow {
  const {ids, hasOlder, hasNewer} = range(text);
  return {items: ids.map((id) => aMessage({id})), hasOlder, hasNewer};
}

function words(ranges: readonly MessageRange[] | undefined): readonly string[] | undefined {
  return ranges?.map(({ids, hasOlder, hasNewer}) =>
    [...(hasOlder ? ['<'] : []), ...ids, ...(hasNewer ? ['>'] : [])].join(' '),
  );
}

const added = (ranges: readonly string[], window: string) => words(addWindow(ranges.map(range), read(window)));

describe('A window that was read by itself', () => {
  it('is the first range', () => {
    expect(added([], '< a b')).to.deep.equal(['< a b']);
    expect(added([], '')).to.deep.equal(['']);
    expect(added([], '<')).to.deep.equal(['<']);
  });

  it('stands apart from ranges that it shares no message with', () => {
    expect(added(['< m n'], 'a b >')).to.deep.equal(['< m n', 'a b >']);
  });

  it('grows together with ranges that it overlaps, at either end', () => {
    expect(added(['< b c d >'], '< a b >')).to.deep.equal(['< a b c d >']);
    expect(added(['a b c >'], '< c d >')).to.deep.equal(['a b c d >']);
    expect(added(['< a b >', '< d e'], '< b c d >')).to.deep.equal(['< a b c d e']);
  });

  it('takes out what is not there any more', () => {
    expect(added(['< a b c d'], '< a c d')).to.deep.equal(['< a c d']);
    expect(added(['a b c d >'], 'c d >')).to.deep.equal(['c d >']);
    expect(added(['< a b c d'], '< a b')).to.deep.equal(['< a b']);
  });

  it('puts in what is new there', () => {
    expect(added(['< a c >'], '< a b c >')).to.deep.equal(['< a b c >']);
    expect(added(['< a b'], '< a x y >')).to.deep.equal(['< a x y >']);
  });

  it('that is the newest takes that place from a range that it does not reach', () => {
    expect(added(['< a b'], '< x y')).to.deep.equal(['< a b >', '< x y']);
    expect(added(['a b >'], 'x y >')).to.deep.equal(['< a b >', 'x y >']);
  });

  it('that is the whole chat leaves nothing beside it', () => {
    expect(added(['< a b', 'x >'], 'c')).to.deep.equal(['c']);
    expect(added(['< a b'], '')).to.deep.equal(['']);
  });

  it('that is empty, and not the whole chat, tells nothing', () => {
    expect(added(['< a b'], '< >')).to.deep.equal(['< a b']);
  });
});

describe('A range that is read on', () => {
  const extended = (ranges: readonly string[], edge: Parameters<typeof extendRange>[1], window: string) =>
    words(extendRange(ranges.map(range), edge, read(window)));

  it('grows by what lies before it, or after it', () => {
    expect(extended(['< c d >'], {before: 'c'}, '< a b >')).to.deep.equal(['< a b c d >']);
    expect(extended(['< c d >'], {before: 'c'}, 'a b >')).to.deep.equal(['a b c d >']);
    expect(extended(['< c d >'], {after: 'd'}, '< e f')).to.deep.equal(['< c d e f']);
  });

  it('learns that nothing more lies there', () => {
    expect(extended(['< c d'], {before: 'c'}, '>')).to.deep.equal(['c d']);
    expect(extended(['c d >'], {after: 'd'}, '<')).to.deep.equal(['c d']);
  });

  it('meets the next range', () => {
    expect(extended(['a b >', '< d e'], {before: 'd'}, '< b c >')).to.deep.equal(['a b c d e']);
    expect(extended(['a b >', '< d e'], {after: 'b'}, '< c d >')).to.deep.equal(['a b c d e']);
  });

  it('stays as it is where the message at its edge is gone', () => {
    expect(extended(['< c d'], {before: 'x'}, '< a b >')).to.deep.equal(['< c d']);
  });

  it('loses nothing that arrived at its other end meanwhile', () => {
    expect(extended(['< c d e'], {before: 'c'}, '< a b >')).to.deep.equal(['< a b c d e']);
  });
});

describe('A live message', () => {
  const message = (id: string, over: Partial<Message> = {}) => aMessage({id, ...over});
  const at = (second: number) => new Date(Date.UTC(2025, 0, 14, 10, 0, second)).toISOString();
  const known = new Map(
    ['a', 'b', 'c', 'd'].map((id, index) => [id, message(id, {sentAt: at(index * 10), order: index * 10})]),
  );
  const placed = (ranges: readonly string[], live: Message) =>
    words(placeMessage(ranges.map(range), new Map(known).set(live.id, live), live));

  it('is last where nothing newer is missing', () => {
    expect(placed(['< a b'], message('x', {sentAt: at(15)}))).to.deep.equal(['< a b x']);
    expect(placed([''], message('x'))).to.deep.equal(['x']);
    expect(placed(['<'], message('x'))).to.deep.equal(['< x']);
  });

  it('joins no range that has newer messages after it, or older ones before it', () => {
    expect(placed(['< a b >'], message('x', {sentAt: at(15)}))).to.equal(undefined);
    expect(placed(['< b c'], message('x', {sentAt: at(5)}))).to.equal(undefined);
    expect(placed(['a b >', '< d'], message('x', {sentAt: at(15)}))).to.equal(undefined);
    expect(placed([], message('x'))).to.equal(undefined);
  });

  it('falls inside a range, or before the first message of the chat', () => {
    expect(placed(['< a b >', '< c d'], message('x', {sentAt: at(5)}))).to.deep.equal(['< a x b >', '< c d']);
    expect(placed(['a b >'], message('x', {sentAt: at(-5)}))).to.deep.equal(['x a b >']);
  });

  it('stands after the last of the same time', () => {
    expect(placed(['a b c'], message('x', {sentAt: at(10)}))).to.deep.equal(['a b x c']);
  });

  it("stands in the server's order where that is told, whatever the time says", () => {
    expect(placed(['a b c'], message('x', {sentAt: at(99), order: 15}))).to.deep.equal(['a b x c']);
    expect(placed(['a b c'], message('x', {sentAt: at(5), order: 25}))).to.deep.equal(['a b c x']);
  });

  it('stays where it is if it is there', () => {
    expect(placed(['a b c'], message('b', {sentAt: at(99)}))).to.deep.equal(['a b c']);
  });

  it('is beyond all that is loaded, or is not', () => {
    const beyond = (ranges: readonly string[], live: Message) => isBeyondAll(ranges.map(range), known, live);
    expect(beyond(['< a b >', 'c >'], message('x', {sentAt: at(25)}))).to.equal(true);
    expect(beyond(['< a b >', 'c >'], message('x', {sentAt: at(15)}))).to.equal(false);
    expect(beyond(['< >'], message('x'))).to.equal(true);
  });
});

describe('A deleted message', () => {
  it('leaves its range, and only that', () => {
    const ranges = ['< a b >', 'c d'].map(range);
    const left = leaveRanges(ranges, 'b');
    expect(words(left)).to.deep.equal(['< a >', 'c d']);
    expect(left[1]).to.equal(ranges[1]);
  });
});

describe('Ranges, whatever is read, and whatever happens on the server meanwhile', () => {
  interface Step {
    readonly what: 'newest' | 'around' | 'before' | 'after' | 'say' | 'delete';
    readonly pick: number;
    readonly limit: number;
  }
  const step: fc.Arbitrary<Step> = fc.record({
    what: fc.constantFrom('newest' as const, 'around', 'around', 'before', 'after', 'say', 'delete'),
    pick: fc.nat(999),
    limit: fc.integer({min: 1, max: 6}),
  });

  /** What a window of the truth holds. */
  function cut(truth: readonly Message[], start: number, end: number): MessageWindow {
    const [from, to] = [Math.max(0, start), Math.min(truth.length, end)];
    return {items: truth.slice(from, to), hasOlder: from > 0, hasNewer: to < truth.length};
  }

  /** A server whose every message is heard of live, and a reader who reads here and there. */
  function play(size: number, steps: readonly Step[], place = placeMessage): void {
    const messages = new Map<string, Message>();
    let truth: readonly Message[] = [];
    let ranges: readonly MessageRange[] = [];
    const say = () => {
      const number = messages.size;
      const message = aMessage({id: `m${number}`, sentAt: new Date(number * 1_000).toISOString()});
      messages.set(message.id, message);
      truth = [...truth, message];
      ranges = place(ranges, messages, message) ?? ranges;
    };
    for (let i = 0; i < size; i++) say();
    for (const {what, pick, limit} of steps) {
      const index = truth.length ? pick % truth.length : 0;
      const from = ranges.length ? ranges[pick % ranges.length] : undefined;
      if (what === 'say') say();
      if (what === 'newest') ranges = addWindow(ranges, cut(truth, truth.length - limit, truth.length));
      if (what === 'around' && truth.length) ranges = addWindow(ranges, cut(truth, index - limit, index + limit));
      if (what === 'before' && from?.ids[0] !== undefined) {
        const edge = truth.findIndex(({id}) => id === from.ids[0]);
        ranges = extendRange(ranges, {before: from.ids[0]}, cut(truth, edge - limit, edge));
      }
      const last = from?.ids.at(-1);
      if (what === 'after' && last !== undefined) {
        const edge = truth.findIndex(({id}) => id === last);
        ranges = extendRange(ranges, {after: last}, cut(truth, edge + 1, edge + 1 + limit));
      }
      if (what === 'delete' && truth[index]) {
        ranges = leaveRanges(ranges, truth[index].id).filter(({ids}) => ids.length > 0);
        truth = truth.filter((_, other) => other !== index);
      }
      check(ranges, truth);
    }
  }

  function check(ranges: readonly MessageRange[], truth: readonly Message[]): void {
    const ids = truth.map(({id}) => id);
    const all = ranges.flatMap((one) => one.ids);
    expect(new Set(all).size).to.equal(all.length);
    for (const {ids: shown, hasOlder, hasNewer} of ranges) {
      const start = shown.length ? ids.indexOf(shown[0] ?? '') : 0;
      expect(shown).to.deep.equal(ids.slice(start, start + shown.length));
      if (!hasOlder) expect(start).to.equal(0);
      if (!hasNewer) expect(start + shown.length).to.equal(ids.length);
    }
  }

  it('are stretches of the truth without a hole, in its order, and nothing is in two of them', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.array(step, {maxLength: 30, size: 'max'}), (size, steps) => play(size, steps)),
      {numRuns: 400},
    );
  });

  it('would have holes if live messages joined ranges with newer ones after them: the property can fail', () => {
    const careless: typeof placeMessage = (ranges, messages, message) =>
      placeMessage(
        ranges.map((one) => ({...one, hasNewer: false})),
        messages,
        message,
      );
    const property = fc.property(fc.nat(30), fc.array(step, {maxLength: 30, size: 'max'}), (size, steps) =>
      play(size, steps, careless),
    );
    expect(fc.check(property, {numRuns: 400}).failed).to.equal(true);
  });
});
