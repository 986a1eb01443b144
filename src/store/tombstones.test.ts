import {expect} from '@open-wc/testing';
import {Tombstones} from './tombstones.js';

describe('A deleted record', () => {
  it('is hidden from loads that began before it was deleted, and from no others', () => {
    const graves = new Tombstones();
    const before = graves.beginLoad();
    graves.bury('a');
    const after = graves.beginLoad();
    expect(graves.hides('a', before)).to.equal(true);
    expect(graves.hides('a', after)).to.equal(false);
    expect(graves.hides('b', before)).to.equal(false);
  });

  it('is not hidden from an answer that already holds the deletion, and still the record', () => {
    const graves = new Tombstones();
    const load = graves.beginLoad();
    graves.bury('a', 5);
    expect(graves.hides('a', load, 4)).to.equal(true);
    expect(graves.hides('a', load, 5)).to.equal(false);
  });

  it('comes back with a later change only', () => {
    const graves = new Tombstones();
    graves.bury('a', 5);
    expect([undefined, 4, 5].every((seq) => graves.blocks('a', seq))).to.equal(true);
    expect(graves.blocks('a', 6)).to.equal(false);
    expect(graves.blocks('b')).to.equal(false);
  });

  it('comes back with no change where its deletion has no number', () => {
    const graves = new Tombstones();
    graves.bury('a');
    expect(graves.blocks('a', 1_000_000)).to.equal(true);
    graves.raise('a');
    expect(graves.blocks('a')).to.equal(false);
  });

  it('was deleted when it was first told; a second notice only adds the number', () => {
    const graves = new Tombstones();
    graves.bury('a');
    const load = graves.beginLoad();
    graves.bury('a', 5);
    expect(graves.hides('a', load)).to.equal(false);
    expect(graves.blocks('a', 6)).to.equal(false);
    graves.bury('a', 3);
    graves.bury('a');
    expect(graves.blocks('a', 5)).to.equal(true);
    expect(graves.blocks('a', 6)).to.equal(false);
  });

  it('can be deleted again once it is back', () => {
    const graves = new Tombstones();
    graves.bury('a', 5);
    graves.raise('a');
    const load = graves.beginLoad();
    graves.bury('a', 9);
    expect(graves.hides('a', load)).to.equal(true);
  });

  it('takes a later number for another deletion, which hides what was asked for before it', () => {
    const graves = new Tombstones();
    graves.bury('a', 1);
    const begun = graves.beginLoad();
    graves.bury('a', 3);
    expect(graves.hides('a', begun)).to.be.true;
  });
});
