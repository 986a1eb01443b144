import {expect} from '@open-wc/testing';
import type {ChatAdapter} from '../adapters/adapter.js';
import type {Change, DataChange} from '../model/change.js';
import {ChatError} from '../model/errors.js';
import {LiveSession} from './live-session.js';
import {FakeClock, Server, type ServerOptions, settle} from './live-world.test.js';

/** A session on a server, with one listener that writes down what it hears. */
class Setting {
  readonly server: Server;
  readonly clock = new FakeClock();
  readonly session: LiveSession;
  readonly heard: string[] = [];
  readonly states: string[] = [];
  #stop?: () => void;

  constructor(options: ServerOptions = {}) {
    this.server = new Server(options);
    this.session = new LiveSession(this.server.adapter, {
      clock: this.clock,
      onUnauthenticated: () => this.heard.push('signed out'),
      onReady: () => this.heard.push('stands'),
    });
    this.session.connection.subscribe((state) => this.states.push(state));
  }

  get state(): string {
    return this.session.connection.get();
  }

  listen(): void {
    this.#stop = this.session.listen((change) => {
      if (change.type === 'reset') this.heard.push('gap');
      else this.heard.push(change.type === 'ready' ? 'ready' : describeChange(change));
    });
  }

  leave(): void {
    this.#stop?.();
  }

  /** Listens, and waits until the stream stands; forgets what was heard so far. */
  async stand(): Promise<void> {
    this.listen();
    await settle();
    this.heard.length = 0;
    this.states.length = 0;
  }

  /** Resolves to whether the promise has settled by now. */
  async hasSettled(promise: Promise<void>): Promise<boolean> {
    let done = false;
    void promise.then(() => (done = true));
    await settle();
    return done;
  }
}

function describeChange(change: DataChange): string {
  return change.type === 'chat-upserted' ? `${change.chat.id} ${change.chat.status}` : change.type;
}

describe('A live session', () => {
  it('connects for the first listener, and tells it that the stream stands, and each change', async () => {
    const setting = new Setting();
    expect(setting.state).to.equal('idle');
    setting.listen();
    await settle();
    setting.server.openChat({id: 'a', status: 'new'});
    await settle();
    expect(setting.states).to.deep.equal(['connecting', 'live']);
    expect(setting.heard).to.deep.equal(['ready', 'stands', 'a new']);
  });

  it('has one stream for all listeners', async () => {
    const setting = new Setting();
    setting.listen();
    setting.listen();
    await settle();
    setting.server.openChat({id: 'a', status: 'new'});
    await settle();
    expect(setting.server.streamsOpened).to.equal(1);
    expect(setting.heard.filter((word) => word === 'a new')).to.have.length(2);
  });

  it('is off where the back end has no stream', async () => {
    const setting = new Setting({live: false});
    setting.listen();
    await setting.session.whenReady();
    expect(setting.state).to.equal('off');
  });

  it('is off from the moment the back end says that it has none', async () => {
    const setting = new Setting();
    setting.server.failures.set('changes', new ChatError('not-found', 'No stream.'));
    setting.listen();
    await setting.clock.advance(60_000);
    expect(setting.states).to.deep.equal(['connecting', 'off']);
    expect(setting.server.streamsOpened).to.equal(1);
    setting.session.kick();
    void setting.session.setVisible(true);
    setting.leave();
    await setting.clock.advance(60_000);
    expect(setting.state).to.equal('off');
    expect(setting.clock.waiting).to.equal(0);
  });

  it('hands on what happened here, not in the stream', async () => {
    const setting = new Setting({live: false});
    setting.listen();
    setting.session.emit({type: 'chat-deleted', chatId: 'a'});
    expect(setting.heard).to.deep.equal(['chat-deleted']);
  });

  it('stays connected for a short while, for somebody may come back', async () => {
    const setting = new Setting();
    await setting.stand();
    setting.leave();
    await setting.clock.advance(1_900);
    expect(setting.state).to.equal('live');
    setting.listen();
    setting.leave();
    await setting.clock.advance(1_900);
    setting.listen();
    await setting.clock.advance(10_000);
    expect(setting.states).to.deep.equal([]);
  });

  it('leaves nothing behind when nobody listens any more', async () => {
    const setting = new Setting();
    await setting.stand();
    setting.leave();
    setting.leave();
    await setting.clock.advance(2_000);
    expect(setting.state).to.equal('idle');
    expect(setting.clock.waiting).to.equal(0);
  });

  it('leaves nothing behind either if the stream was lost by then', async () => {
    const setting = new Setting();
    await setting.stand();
    setting.server.failures.set('changes', new ChatError('unavailable', 'Down.'));
    setting.server.cut();
    await settle();
    setting.leave();
    await setting.clock.advance(60_000);
    expect(setting.state).to.equal('idle');
    expect(setting.clock.waiting).to.equal(0);
  });

  it('goes on trying for who comes while the last one is leaving', async () => {
    const setting = new Setting();
    await setting.stand();
    setting.server.cut();
    await settle();
    setting.leave();
    setting.listen();
    await setting.clock.advance(20_000);
    expect(setting.state).to.equal('live');
  });

  it('begins afresh, with no gap, for who comes after all had left', async () => {
    const setting = new Setting({replay: false});
    await setting.stand();
    setting.leave();
    await setting.clock.advance(2_000);
    setting.server.openChat({id: 'a', status: 'unheard'});
    setting.listen();
    await settle();
    expect(setting.heard).to.deep.equal(['ready', 'stands']);
  });
});

describe('Waiting for the stream', () => {
  it('ends when it stands', async () => {
    const setting = new Setting();
    setting.server.isQuick = false;
    setting.listen();
    const ready = setting.session.whenReady();
    expect(await setting.hasSettled(ready)).to.equal(false);
    setting.server.deliver();
    expect(await setting.hasSettled(ready)).to.equal(true);
    expect(setting.clock.waiting).to.equal(0);
  });

  it('ends after five seconds all the same, and a gap is told when the stream stands', async () => {
    const setting = new Setting();
    setting.server.isQuick = false;
    setting.listen();
    const ready = setting.session.whenReady();
    await setting.clock.advance(4_999);
    expect(await setting.hasSettled(ready)).to.equal(false);
    await setting.clock.advance(1);
    expect(await setting.hasSettled(ready)).to.equal(true);
    setting.server.deliver();
    await settle();
    expect(setting.heard).to.deep.equal(['gap', 'stands']);
  });

  it('takes no five seconds more for each later load', async () => {
    const setting = new Setting();
    setting.server.isQuick = false;
    setting.listen();
    await setting.clock.advance(6_000);
    expect(await setting.hasSettled(setting.session.whenReady())).to.equal(true);
  });

  it('ends when the stream is lost, and a gap is told when it is back', async () => {
    const setting = new Setting();
    setting.server.isQuick = false;
    setting.listen();
    const ready = setting.session.whenReady();
    setting.server.cut();
    expect(await setting.hasSettled(ready)).to.equal(true);
    setting.server.hurry();
    await setting.clock.advance(1_000);
    expect(setting.heard).to.deep.equal(['gap', 'stands']);
  });
});

describe('A stream that was cut', () => {
  it('comes back, and brings what was missed, where the back end replays', async () => {
    const setting = new Setting();
    setting.server.openChat({id: 'a', status: 'old'});
    await setting.stand();
    setting.server.updateChat('a', {status: 'heard'});
    await settle();
    setting.server.cut();
    await settle();
    setting.server.updateChat('a', {status: 'missed'});
    await setting.clock.advance(1_000);
    expect(setting.states).to.deep.equal(['lost', 'connecting', 'live']);
    expect(setting.heard).to.deep.equal(['a heard', 'a missed', 'ready', 'stands']);
  });

  it('has a gap where the back end replays nothing', async () => {
    const setting = new Setting({replay: false});
    setting.server.openChat({id: 'a', status: 'old'});
    await setting.stand();
    setting.server.cut();
    await settle();
    setting.server.updateChat('a', {status: 'missed'});
    await setting.clock.advance(1_000);
    expect(setting.heard).to.deep.equal(['gap', 'stands']);
  });

  it('is tried again after ever longer pauses', async () => {
    const setting = new Setting();
    await setting.stand();
    setting.server.failures.set('changes', new ChatError('unavailable', 'Down.'));
    setting.server.cut();
    const tries: number[] = [];
    for (let i = 0; i < 8; i++) {
      const before = setting.server.streamsOpened;
      await setting.clock.advance(10_000);
      tries.push(setting.server.streamsOpened - before);
    }
    expect(tries[0]).to.be.greaterThan(3);
    expect(tries.at(-1)).to.equal(1);
  });

  it('that never stands for long counts as failing, and is not asked for without pause', async () => {
    const setting = new Setting();
    setting.listen();
    for (let i = 0; i < 40; i++) {
      await setting.clock.advance(500);
      setting.server.cut();
    }
    expect(setting.server.streamsOpened).to.be.lessThan(10);
  });

  it('that stood for long is tried again soon', async () => {
    const setting = new Setting();
    setting.listen();
    for (let i = 0; i < 10; i++) {
      await setting.clock.advance(20_000);
      setting.server.cut();
      await setting.clock.advance(500);
      expect(setting.state).to.equal('live');
    }
  });

  it('waits as long as the back end asks', async () => {
    const setting = new Setting();
    await setting.stand();
    setting.server.cut(new ChatError('rate-limited', 'Slow down.', {retryAfterMs: 40_000}));
    await setting.clock.advance(39_999);
    expect(setting.state).to.equal('lost');
    await setting.clock.advance(1);
    expect(setting.state).to.equal('live');
  });

  it('is tried at once when somebody knows that the network is back', async () => {
    const setting = new Setting();
    await setting.stand();
    setting.server.cut();
    await settle();
    setting.session.kick();
    await settle();
    expect(setting.state).to.equal('live');
    expect(setting.clock.waiting).to.equal(0);
    setting.session.kick();
    expect(setting.server.streamsOpened).to.equal(2);
  });

  it('begins afresh where a change could not be read, or the point to resume at is refused', async () => {
    for (const code of ['protocol', 'invalid'] as const) {
      const setting = new Setting();
      setting.server.openChat({id: 'a', status: 'old'});
      await setting.stand();
      setting.server.cut(new ChatError(code, 'Bad change.', {field: 'chat.status'}));
      await settle();
      setting.server.updateChat('a', {status: 'unreadable'});
      await setting.clock.advance(1_000);
      expect(setting.heard, code).to.deep.equal(['gap', 'stands']);
    }
  });
});

describe('A reset', () => {
  it('is a gap', async () => {
    const setting = new Setting();
    await setting.stand();
    setting.server.tell({type: 'reset'});
    await settle();
    expect(setting.heard).to.deep.equal(['gap']);
  });
});

describe('Where to resume', () => {
  /** What the streams of an adapter were asked to resume at, after one change and a cut. */
  async function resumedAt(change: Change, replay = true): Promise<readonly (string | undefined)[]> {
    const asked: (string | undefined)[] = [];
    const clock = new FakeClock();
    const adapter: Pick<ChatAdapter, 'name' | 'capabilities' | 'changes'> = {
      name: 'server',
      capabilities: {replay},
      async *changes({since}) {
        asked.push(since);
        yield {type: 'ready'};
        if (asked.length === 1) yield change;
        else await new Promise(() => {});
      },
    };
    const session = new LiveSession(adapter as ChatAdapter, {clock});
    session.listen(() => {});
    await clock.advance(1_000);
    return asked;
  }

  it('is what the last change says, else its number', async () => {
    expect(await resumedAt({type: 'chat-deleted', chatId: 'a', seq: 7})).to.deep.equal([undefined, '7']);
    expect(await resumedAt({type: 'chat-deleted', chatId: 'a', seq: 7, resume: 'x-7'})).to.deep.equal([
      undefined,
      'x-7',
    ]);
    expect(await resumedAt({type: 'chat-deleted', chatId: 'a'})).to.deep.equal([undefined, undefined]);
  });

  it('stays the old point until a reset would have come', async () => {
    const setting = new Setting();
    setting.server.openChat({id: 'a', status: 'old'});
    await setting.stand();
    setting.server.updateChat('a', {status: 'heard'});
    await settle();
    setting.server.isQuick = false;
    setting.server.forget();
    await setting.clock.advance(1_000);
    setting.server.deliver();
    await settle();
    setting.server.cut();
    setting.server.hurry();
    await setting.clock.advance(2_000);
    expect(setting.heard).to.deep.equal(['a heard', 'ready', 'stands', 'ready', 'stands', 'gap']);
  });

  it('is not asked of a back end that replays nothing', async () => {
    expect(await resumedAt({type: 'chat-deleted', chatId: 'a', seq: 7}, false)).to.deep.equal([undefined, undefined]);
  });
});

describe('A user who is signed out', () => {
  it('has no stream until signed in again', async () => {
    const setting = new Setting();
    await setting.stand();
    setting.server.cut(new ChatError('unauthenticated', 'Session expired.'));
    await setting.clock.advance(60_000);
    expect(setting.heard).to.deep.equal(['signed out']);
    expect(setting.state).to.equal('paused');
    void setting.session.resume();
    await settle();
    expect(setting.state).to.equal('live');
  });

  it('is told by whoever notices first', async () => {
    const setting = new Setting();
    setting.server.openChat({id: 'a', status: 'old'});
    await setting.stand();
    void setting.session.pause();
    expect(setting.state).to.equal('paused');
    setting.server.updateChat('a', {status: 'missed'});
    await setting.clock.advance(60_000);
    expect(setting.server.streamsOpened).to.equal(1);
    void setting.session.resume();
    await settle();
    expect(setting.heard).to.deep.equal(['a missed', 'ready', 'stands']);
  });
});

describe('A page that is hidden', () => {
  it('keeps its stream for half a minute, then resumes on return', async () => {
    const setting = new Setting();
    setting.server.openChat({id: 'a', status: 'old'});
    await setting.stand();
    void setting.session.setVisible(false);
    await setting.clock.advance(29_999);
    expect(setting.state).to.equal('live');
    await setting.clock.advance(1);
    expect(setting.state).to.equal('paused');
    setting.server.updateChat('a', {status: 'missed'});
    void setting.session.setVisible(true);
    await settle();
    expect(setting.heard).to.deep.equal(['a missed', 'ready', 'stands']);
  });

  it('that is shown again soon, notices nothing', async () => {
    const setting = new Setting();
    await setting.stand();
    void setting.session.setVisible(false);
    await setting.clock.advance(20_000);
    void setting.session.setVisible(true);
    await setting.clock.advance(60_000);
    expect(setting.states).to.deep.equal([]);
  });

  it('that returns tries a lost stream at once', async () => {
    const setting = new Setting();
    await setting.stand();
    setting.server.cut();
    await settle();
    void setting.session.setVisible(true);
    await settle();
    expect(setting.state).to.equal('live');
  });

  it('does not try a lost stream', async () => {
    const setting = new Setting();
    await setting.stand();
    setting.server.failures.set('changes', new ChatError('offline', 'Offline.'));
    setting.server.cut();
    void setting.session.setVisible(false);
    await setting.clock.advance(30_000);
    const {streamsOpened} = setting.server;
    await setting.clock.advance(120_000);
    expect(setting.server.streamsOpened).to.equal(streamsOpened);
    expect(setting.clock.waiting).to.equal(0);
  });
});
