import {expect} from '@open-wc/testing';
import {createDraftStore} from './draft-store.js';
import {FakeClock, settle} from './outbox-world.test.js';
import {createMemoryStorage} from './storage.js';

function desk() {
  const clock = new FakeClock();
  const storage = createMemoryStorage();
  const open = (scope?: string) => {
    const drafts = createDraftStore(storage, clock);
    drafts.setScope(scope);
    return drafts;
  };
  return {clock, storage, open, drafts: open('olga')};
}

describe('DraftStore', () => {
  it('knows a draft at once', () => {
    const {drafts} = desk();
    drafts.set('c1', 'Dear');
    expect(drafts.get('c1')).to.equal('Dear');
    expect(drafts.get('c2')).to.equal('');
  });

  it('stores a draft once typing pauses', async () => {
    const {drafts, open, clock} = desk();
    drafts.set('c1', 'De');
    await clock.advance(200);
    drafts.set('c1', 'Dear');
    await clock.advance(200);
    expect(await open('olga').load('c1')).to.equal('');
    await clock.advance(200);
    expect(await open('olga').load('c1')).to.equal('Dear');
  });

  it('stores at once on request', async () => {
    const {drafts, open, clock} = desk();
    drafts.set('c1', 'Dear');
    await drafts.flush();
    expect(await open('olga').load('c1')).to.equal('Dear');
    expect(clock.waiting).to.equal(0);
  });

  it('deletes an empty draft', async () => {
    const {drafts, storage} = desk();
    drafts.set('c1', 'Dear');
    await drafts.flush();
    drafts.set('c1', '');
    await drafts.flush();
    expect(await storage.all('drafts', '')).to.deep.equal([]);
  });

  it('says which drafts would survive a reload', async () => {
    const {drafts, clock} = desk();
    const seen: string[] = [];
    drafts.saved.subscribe((saved) => seen.push([...saved].join()));
    drafts.set('c1', 'Dear');
    await clock.advance(300);
    await settle();
    expect(drafts.saved.get().has('c1')).to.be.true;
    drafts.set('c1', 'Dear Jane');
    expect(drafts.saved.get().has('c1')).to.be.false;
    expect(seen).to.deep.equal(['c1', '']);
  });

  it('does not call a draft saved that has changed meanwhile', async () => {
    const {drafts} = desk();
    drafts.set('c1', 'Dear');
    const storing = drafts.flush();
    drafts.set('c1', 'Dear Jane');
    await storing;
    expect(drafts.saved.get().has('c1')).to.be.false;
  });

  it('calls a draft saved that was loaded', async () => {
    const {drafts, open} = desk();
    drafts.set('c1', 'Dear');
    await drafts.flush();
    const again = open('olga');
    await again.load('c1');
    expect([...again.saved.get()]).to.deep.equal(['c1']);
  });

  it('does not load over what is being typed', async () => {
    const {drafts, open} = desk();
    drafts.set('c1', 'old');
    await drafts.flush();
    const again = open('olga');
    const loading = again.load('c1');
    again.set('c1', 'new');
    expect(await loading).to.equal('new');
    expect(await again.load('c1')).to.equal('new');
  });

  it('does not store the same text twice', () => {
    const {drafts, clock} = desk();
    drafts.set('c1', 'Dear');
    const {waiting} = clock;
    drafts.set('c1', 'Dear');
    expect(clock.waiting).to.equal(waiting);
  });

  it('never shows a draft to another user, and keeps it for its own', async () => {
    const {drafts} = desk();
    drafts.set('c1', 'from Olga');
    drafts.setScope('ivan');
    expect(drafts.get('c1')).to.equal('');
    expect(await drafts.load('c1')).to.equal('');
    drafts.setScope('olga');
    expect(await drafts.load('c1')).to.equal('from Olga');
  });

  it('does not show a draft that was asked for by the user before', async () => {
    const {drafts, open} = desk();
    drafts.set('c1', 'from Olga');
    await drafts.flush();
    const again = open('olga');
    const loading = again.load('c1');
    again.setScope('ivan');
    expect(await loading).to.equal('');
  });

  it('gives the first user what was typed before it was known who that is', async () => {
    const {open, storage} = desk();
    const drafts = open();
    drafts.set('c1', 'early');
    await drafts.flush();
    expect(await storage.all('drafts', '')).to.deep.equal([]);
    expect(await drafts.load('c1')).to.equal('early');
    drafts.setScope('olga');
    await drafts.flush();
    expect(await open('olga').load('c1')).to.equal('early');
  });

  it('gives nobody what was typed after a user has gone', () => {
    const {drafts} = desk();
    drafts.setScope(undefined);
    drafts.set('c1', 'whose?');
    drafts.setScope('ivan');
    expect(drafts.get('c1')).to.equal('');
  });

  it('forgets the drafts of its user and of no other', async () => {
    const {drafts, open} = desk();
    const other = open('olga 2');
    other.set('c1', 'stays');
    await other.flush();
    drafts.set('c1', 'stored');
    await drafts.flush();
    drafts.set('c2', 'not yet');
    await drafts.forget();
    await drafts.flush();
    expect(drafts.get('c2')).to.equal('');
    expect(await open('olga').load('c1')).to.equal('');
    expect(await open('olga 2').load('c1')).to.equal('stays');
  });

  it('forgets what nobody owns', async () => {
    const {open} = desk();
    const drafts = open();
    drafts.set('c1', 'early');
    await drafts.forget();
    expect(drafts.get('c1')).to.equal('');
  });
});
