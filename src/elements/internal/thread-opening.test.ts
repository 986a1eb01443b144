import {expect} from '@open-wc/testing';
import {aMessage, aServiceUser} from '../../adapters/testing/fixtures.js';
import type {OutboxEntry} from '../../store/outbox.js';
import type {MessageRange} from '../../store/ranges.js';
import {ThreadOpening} from './thread-opening.js';
import {unseen} from './thread-unseen.js';

const me = aServiceUser({id: 'marta'});

/** What is loaded: ranges as words of letters, the newest one last; capitals are ours. */
function loaded(...ranges: readonly string[]) {
  const ids = ranges.join('').split('');
  return {
    messages: new Map(ids.map((id) => [id, aMessage({id, ...(id !== id.toLowerCase() && {author: me})})])),
    ranges: ranges.map((range, index): MessageRange => ({
      ids: range.split(''),
      hasOlder: true,
      hasNewer: index < ranges.length - 1,
    })),
    missing: 0,
  };
}

const shown = (opening: ThreadOpening, thread: ReturnType<typeof loaded>) => opening.range(thread)?.ids.join('');
const arrived = (opening: ThreadOpening, thread: ReturnType<typeof loaded>) =>
  opening.arrivals(thread).map(({id}) => id);

describe('ThreadOpening', () => {
  it('shows the newest stretch, unless another one is read', () => {
    const opening = new ThreadOpening(0);
    expect(shown(opening, loaded('abc', 'xyz'))).to.equal('xyz');
    opening.readingId = 'b';
    expect(shown(opening, loaded('abc', 'xyz'))).to.equal('abc');
    expect(shown(opening, loaded('xyz'))).to.equal('xyz');
  });

  it('tells of each message that comes, and of none that was there', () => {
    const opening = new ThreadOpening(0);
    expect(arrived(opening, loaded('abc'))).to.deep.equal([]);
    expect(arrived(opening, loaded('abcd'))).to.deep.equal(['d']);
    expect(arrived(opening, loaded('_abcdef'))).to.deep.equal(['e', 'f']);
    expect(arrived(opening, loaded('_abcdef'))).to.deep.equal([]);
  });

  it('tells of the first message of an empty thread', () => {
    const opening = new ThreadOpening(0);
    arrived(opening, loaded(''));
    expect(arrived(opening, loaded('a'))).to.deep.equal(['a']);
  });

  it('stays silent when the last message was deleted', () => {
    const opening = new ThreadOpening(0);
    arrived(opening, loaded('abc'));
    expect(arrived(opening, loaded('ab'))).to.deep.equal([]);
    expect(arrived(opening, loaded('abd'))).to.deep.equal(['d']);
  });

  it('counts what others wrote since the newest was in view', () => {
    const opening = new ThreadOpening(0);
    arrived(opening, loaded('abc'));
    expect(unseen(opening, loaded('abc'), me)).to.equal(0);
    expect(unseen(opening, loaded('abcdXe'), me)).to.equal(2);
    expect(unseen(opening, {...loaded('abcd'), missing: 3}, me)).to.equal(4);
    opening.see(loaded('abcdXe'));
    expect(unseen(opening, loaded('abcdXe'), me)).to.equal(0);
  });

  it('notices what the user writes, not what was unsent before', () => {
    const entry = (ordinal: number) => ({ordinal}) as OutboxEntry;
    const opening = new ThreadOpening(1_000);
    expect(opening.hasWritten([entry(900_000)])).to.equal(false);
    expect(opening.hasWritten([entry(900_000), entry(1_000_500)])).to.equal(true);
    expect(opening.hasWritten([entry(900_000), entry(1_000_500)])).to.equal(false);
  });
});
