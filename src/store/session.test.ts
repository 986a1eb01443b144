import {expect} from '@open-wc/testing';
import type {ChatAdapter, Me} from '../adapters/adapter.js';
import {ChatError} from '../model/errors.js';
import {ALL_PERMISSIONS, type Permissions} from '../model/permissions.js';
import {resumeSession} from './commands.js';
import {FakeClock, settle} from './live-world.test.js';
import {createSession, type Session, type SessionSnapshot} from './session.js';
import {createMemoryStorage} from './storage.js';

const OLGA: Me = {author: {kind: 'service-user', id: 'olga', name: 'Olga'}, scope: 'shop/olga'};
const MARTA: Me = {author: {kind: 'service-user', id: 'marta', name: 'Marta'}, scope: 'shop/marta'};

/** A session whose back end answers when, and what, the test says. */
class Setting {
  readonly clock = new FakeClock();
  readonly storage = createMemoryStorage();
  readonly heard: string[] = [];
  readonly asked: {readonly signal: AbortSignal; answer(me: Me): void; fail(error: unknown): void}[] = [];
  readonly session: Session;
  permissions: () => Promise<Permissions> = () => Promise.resolve(ALL_PERMISSIONS);

  constructor(tells: 'all' | 'nothing' = 'all') {
    const required = {name: 'shop'} as ChatAdapter;
    const me: ChatAdapter['me'] = ({signal}) =>
      new Promise((answer, fail) => {
        this.asked.push({signal, answer, fail});
        signal.addEventListener('abort', () => fail(signal.reason as Error));
      });
    this.session = createSession(
      tells === 'all' ? {...required, me, permissions: () => this.permissions()} : required,
      this.storage,
      this.clock,
      ({scope}, isConfirmed) => this.heard.push(`${isConfirmed ? 'confirmed' : 'remembered'} ${scope}`),
      ({code}) => this.heard.push(`failed: ${code}`),
    );
  }

  get now(): SessionSnapshot {
    return this.session.snapshot.get();
  }

  async start(): Promise<void> {
    void this.session.start();
    await settle();
  }

  async answer(me: Me): Promise<void> {
    this.asked.at(-1)?.answer(me);
    await settle();
  }

  async fail(error: unknown): Promise<void> {
    this.asked.at(-1)?.fail(error);
    await settle();
  }
}

describe('A session', () => {
  it('knows nobody, and allows everything, until it is told', async () => {
    const setting = new Setting();
    expect(setting.now).to.deep.equal({permissions: ALL_PERMISSIONS, signedOut: false, confirmed: false});
    setting.permissions = () => Promise.resolve({...ALL_PERMISSIONS, delete: false});
    await setting.start();
    await setting.answer(OLGA);
    expect(setting.now).to.deep.include({me: OLGA.author, confirmed: true});
    expect(setting.now.permissions.delete).to.equal(false);
    expect(setting.heard).to.deep.equal(['confirmed shop/olga']);
  });

  it('is anybody where the back end does not tell', async () => {
    const setting = new Setting('nothing');
    await setting.start();
    expect(setting.now).to.deep.include({confirmed: true, permissions: ALL_PERMISSIONS});
    expect(setting.now.me).to.equal(undefined);
    expect(setting.heard).to.deep.equal(['confirmed shop']);
  });

  it('remembers who it was last time until it knows', async () => {
    const setting = new Setting();
    await setting.storage.update('identities', 'shop', () => OLGA);
    await setting.start();
    expect(setting.now).to.deep.include({me: OLGA.author, confirmed: false});
    await setting.answer(MARTA);
    expect(setting.now).to.deep.include({me: MARTA.author, confirmed: true});
    expect(setting.heard).to.deep.equal(['remembered shop/olga', 'confirmed shop/marta']);
    expect(await setting.storage.get<Me>('identities', 'shop')).to.deep.equal(MARTA);
  });

  it('asks again after ever longer pauses, or when told to', async () => {
    const setting = new Setting();
    await setting.start();
    await setting.fail(new ChatError('offline', 'Offline.'));
    expect(setting.heard).to.deep.equal(['failed: offline']);
    await setting.clock.advance(500);
    expect(setting.asked).to.have.length(2);
    await setting.fail(new ChatError('rate-limited', 'Slow down.', {retryAfterMs: 9_000}));
    await setting.clock.advance(8_999);
    expect(setting.asked).to.have.length(2);
    void setting.session.ask();
    expect(setting.asked).to.have.length(3);
    await setting.answer(OLGA);
    expect(setting.clock.waiting).to.equal(0);
  });

  it('asks once at a time, and no more once it knows', async () => {
    const setting = new Setting();
    await setting.start();
    void setting.session.ask();
    expect(setting.asked).to.have.length(1);
    await setting.answer(OLGA);
    void setting.session.ask();
    expect(setting.asked).to.have.length(1);
  });

  it('fails as a whole where its permissions cannot be read', async () => {
    const setting = new Setting();
    setting.permissions = () => Promise.reject(new ChatError('unavailable', 'Down.'));
    await setting.start();
    await setting.answer(OLGA);
    expect(setting.now.confirmed).to.equal(false);
    expect(setting.heard).to.deep.equal(['failed: unavailable']);
  });

  it('is confirmed where its permissions fail for good: what one may do is then for the back end to refuse', async () => {
    const setting = new Setting();
    setting.permissions = () => Promise.reject(new ChatError('not-found', 'No such address.'));
    await setting.start();
    await setting.answer(OLGA);
    expect(setting.heard).to.deep.equal(['failed: not-found', 'confirmed shop/olga']);
    expect(setting.now).to.deep.include({me: OLGA.author, confirmed: true, permissions: ALL_PERMISSIONS});
    expect(setting.clock.waiting).to.equal(0);
  });
});

describe('A session that is stopped', () => {
  it('gives up, and leaves no timer behind', async () => {
    const setting = new Setting();
    await setting.start();
    setting.session.stop();
    await settle();
    expect(setting.asked[0]?.signal.aborted).to.equal(true);
    void setting.session.ask();
    expect(setting.asked).to.have.length(1);
    expect(setting.heard).to.deep.equal([]);
    expect(setting.clock.waiting).to.equal(0);
  });

  it('waits for no pause to end', async () => {
    const setting = new Setting();
    await setting.start();
    await setting.fail(new ChatError('offline', 'Offline.'));
    setting.session.stop();
    expect(setting.clock.waiting).to.equal(0);
  });

  it('and started at once again, asks again', async () => {
    const setting = new Setting();
    await setting.start();
    setting.session.stop();
    await setting.start();
    expect(setting.asked).to.have.length(2);
    await setting.answer(OLGA);
    expect(setting.now.confirmed).to.equal(true);
  });

  it('ignores an answer that comes all the same', async () => {
    const setting = new Setting();
    let allow: (permissions: Permissions) => void = () => {};
    setting.permissions = () => new Promise((resolve) => (allow = resolve));
    await setting.start();
    await setting.answer(OLGA);
    setting.session.stop();
    allow(ALL_PERMISSIONS);
    await settle();
    expect(setting.now.confirmed).to.equal(false);
    expect(setting.heard).to.deep.equal([]);
  });
});

describe('A user who is signed out', () => {
  it('is not asked for again until signed in', async () => {
    const setting = new Setting();
    await setting.start();
    await setting.fail(new ChatError('unauthenticated', 'Session expired.'));
    expect(setting.clock.waiting).to.equal(0);
    setting.session.signOut();
    void setting.session.ask();
    await setting.clock.advance(60_000);
    expect(setting.asked).to.have.length(1);
    expect(setting.now.signedOut).to.equal(true);
  });

  it('may come back as another', async () => {
    const setting = new Setting();
    await setting.start();
    await setting.answer(OLGA);
    setting.session.signOut();
    expect(setting.now).to.include({signedOut: true, confirmed: false});
    void resumeSession(setting.session);
    expect(setting.now.signedOut).to.equal(false);
    await setting.answer(MARTA);
    expect(setting.now).to.deep.include({me: MARTA.author, confirmed: true, signedOut: false});
  });

  it('is not signed in by an answer from before', async () => {
    const setting = new Setting();
    await setting.start();
    setting.session.signOut();
    await setting.answer(OLGA);
    expect(setting.now).to.include({signedOut: true, confirmed: false});
    expect(setting.heard).to.deep.equal([]);
  });
});
