import {expect} from '@open-wc/testing';
import {ChatError} from '../model/errors.js';
import {type ChatSnapshot, ChatStore} from './chat-store.js';
import {type ServerOptions, settle, World} from './live-world.test.js';

class Setting extends World {
  readonly store: ChatStore;
  readonly stop: () => void;
  readonly seen: readonly ChatSnapshot[];

  constructor(options: ServerOptions = {}, prepare?: (world: World) => unknown) {
    super(options);
    this.server.openChat({id: 'a', status: 'first'});
    prepare?.(this);
    this.store = new ChatStore(this.context, 'a');
    const {seen, stop} = this.watch(this.store);
    this.seen = seen;
    this.stop = stop;
  }

  get now(): ChatSnapshot {
    return this.store.get();
  }
}

describe('The record of a chat', () => {
  it('is read for the first who looks', async () => {
    const setting = new Setting();
    expect(setting.now.phase).to.equal('loading');
    await settle();
    expect(setting.now).to.deep.include({phase: 'ready', chat: setting.server.chats.get('a')});
  });

  it('follows every change of it, and no change of others', async () => {
    const setting = new Setting();
    setting.server.openChat({id: 'b'});
    await settle();
    setting.server.updateChat('b', {status: 'other'});
    setting.server.updateChat('a', {status: 'second'});
    await settle();
    expect(setting.now.chat?.status).to.equal('second');
    expect(setting.server.askedFor('getChat')).to.equal(1);
  });

  it('tells why there is none, and looks again when the stream is back', async () => {
    const setting = new Setting({}, ({server}) =>
      server.failures.set('getChat', new ChatError('unavailable', 'Down.')),
    );
    await settle();
    expect(setting.now).to.deep.include({phase: 'failed'});
    expect(setting.now.error?.code).to.equal('unavailable');
    expect(setting.errors).to.have.length(1);
    setting.server.failures.clear();
    setting.server.cut();
    await setting.clock.advance(1_000);
    expect(setting.now).to.deep.include({phase: 'ready', error: undefined});
  });

  it('stays in view where it cannot be read again', async () => {
    const setting = new Setting();
    await settle();
    setting.server.failures.set('getChat', new ChatError('offline', 'Offline.'));
    setting.store.refresh();
    await settle();
    expect(setting.now.phase).to.equal('ready');
    expect(setting.now.chat?.status).to.equal('first');
    expect(setting.now.error?.code).to.equal('offline');
    setting.store.retryFailed();
    await settle();
    expect(setting.server.askedFor('getChat')).to.equal(3);
  });

  it('is read again after a gap', async () => {
    const setting = new Setting({replay: false});
    await settle();
    setting.server.cut();
    await settle();
    setting.server.updateChat('a', {status: 'missed'});
    await setting.clock.advance(1_000);
    expect(setting.now.chat?.status).to.equal('missed');
  });

  it('is read again where nothing tells which is later, the answer or a change', async () => {
    const setting = new Setting({versioned: false});
    setting.server.isQuick = false;
    setting.server.deliver();
    await settle();
    setting.server.updateChat('a', {status: 'second'});
    setting.server.updateChat('a', {status: 'third'});
    setting.server.calls[0]?.arrive();
    setting.server.deliver();
    await settle();
    setting.server.calls[0]?.answer();
    await settle();
    expect(setting.server.askedFor('getChat')).to.equal(2);
    setting.server.calls[0]?.answer();
    await settle();
    expect(setting.now.chat?.status).to.equal('third');
  });

  it('is not read again where versions tell', async () => {
    const setting = new Setting();
    setting.server.isQuick = false;
    setting.server.deliver();
    await settle();
    setting.server.calls[0]?.arrive();
    setting.server.updateChat('a', {status: 'second'});
    setting.server.deliver();
    await settle();
    setting.server.calls[0]?.answer();
    await settle();
    expect(setting.now.chat?.status).to.equal('second');
    expect(setting.server.askedFor('getChat')).to.equal(1);
  });

  it('ignores a late answer to an older question', async () => {
    const setting = new Setting({live: false, versioned: false});
    setting.server.isQuick = false;
    await settle();
    const [first] = setting.server.calls;
    first?.arrive();
    setting.server.updateChat('a', {status: 'second'});
    setting.store.refresh();
    await settle();
    setting.server.calls.at(-1)?.answer();
    first?.answer();
    await settle();
    expect(setting.now.chat?.status).to.equal('second');
    expect(setting.errors).to.deep.equal([]);
  });
});

describe('A chat that is deleted while it is shown', () => {
  it('stays in view, with the name of who deleted it', async () => {
    const setting = new Setting();
    await settle();
    setting.server.deleteChat('a');
    await settle();
    expect(setting.now.deleted).to.deep.equal({by: 'Olga'});
    expect(setting.now.chat?.id).to.equal('a');
  });

  it('keeps the name when it is told twice', async () => {
    const setting = new Setting();
    await settle();
    setting.server.deleteChat('a');
    await settle();
    setting.live.emit({type: 'chat-deleted', chatId: 'a'});
    expect(setting.now.deleted).to.deep.equal({by: 'Olga'});
  });

  it('does not come back with an older change', async () => {
    const setting = new Setting();
    await settle();
    setting.server.deleteChat('a');
    await settle();
    setting.server.tell({type: 'chat-upserted', chat: {id: 'a', status: 'old'}, seq: 1});
    await settle();
    expect(setting.now.deleted).to.not.equal(undefined);
  });

  it('comes back with a later one', async () => {
    const setting = new Setting();
    await settle();
    setting.server.deleteChat('a');
    setting.server.restoreChat('a');
    await settle();
    expect(setting.now.deleted).to.equal(undefined);
    expect(setting.now.chat).to.deep.equal(setting.server.chats.get('a'));
  });

  it('comes back with a load begun afterwards, whatever its version', async () => {
    const setting = new Setting();
    await settle();
    setting.server.updateChat('a', {status: 'second'});
    setting.server.tell({type: 'chat-deleted', chatId: 'a'});
    await settle();
    setting.server.chats.set('a', {...setting.server.openChat({id: 'b'}), id: 'a', status: 'anew', version: 1});
    setting.store.refresh();
    await settle();
    expect(setting.now.deleted).to.equal(undefined);
    expect(setting.now.chat?.status).to.equal('anew');
  });

  it('is not shown by an answer from before', async () => {
    const setting = new Setting();
    setting.server.isQuick = false;
    setting.server.deliver();
    await settle();
    setting.server.calls[0]?.arrive();
    setting.server.deleteChat('a');
    setting.server.deliver();
    await settle();
    setting.server.calls[0]?.answer();
    await settle();
    expect(setting.now).to.deep.include({phase: 'failed', deleted: {by: 'Olga'}});
    expect(setting.now.error?.code).to.equal('not-found');
    expect(setting.now.chat).to.equal(undefined);
  });

  it('in a gap, counts as deleted when it is not found', async () => {
    const setting = new Setting({replay: false});
    await settle();
    setting.server.cut();
    await settle();
    setting.server.deleteChat('a');
    await setting.clock.advance(1_000);
    expect(setting.now).to.deep.include({phase: 'ready', deleted: {}});
  });

  it('and restored before the answer "not found" came, is there', async () => {
    const setting = new Setting({versioned: false});
    setting.server.isQuick = false;
    setting.server.deliver(3);
    await settle();
    setting.server.deleteChat('a');
    setting.server.calls[0]?.arrive();
    await settle();
    setting.server.restoreChat('a');
    await settle();
    setting.server.hurry();
    await settle();
    expect(setting.now.chat).to.deep.equal(setting.server.chats.get('a'));
    expect(setting.now.deleted).to.equal(undefined);
  });
});

describe('A chat that is not there yet', () => {
  it('is read when a change tells of it', async () => {
    const setting = new Setting({}, ({server}) => server.chats.delete('a'));
    await settle();
    expect(setting.now).to.deep.include({phase: 'failed'});
    setting.server.openChat({id: 'a', status: 'new'});
    await settle();
    expect(setting.now).to.deep.include({phase: 'ready', chat: setting.server.chats.get('a')});
  });
});

describe('A store that nobody looks at', () => {
  it('goes on for a while, for somebody may look again', async () => {
    const setting = new Setting();
    await settle();
    setting.stop();
    setting.stop();
    await setting.clock.advance(4_000);
    const {stop} = setting.watch(setting.store);
    await setting.clock.advance(60_000);
    expect(setting.server.askedFor('getChat')).to.equal(1);
    stop();
    await setting.clock.advance(5_000);
    expect(setting.now.phase).to.equal('idle');
  });

  it('then forgets, gives up what is under way, and leaves no timer behind', async () => {
    const setting = new Setting();
    await settle();
    setting.server.isQuick = false;
    setting.store.refresh();
    await settle();
    setting.stop();
    await setting.clock.advance(5_000 + 2_000);
    expect(setting.now).to.deep.equal({chatId: 'a', phase: 'idle'});
    expect(setting.server.calls).to.deep.equal([]);
    expect(setting.errors).to.deep.equal([]);
    expect(setting.clock.waiting).to.equal(0);
    expect(setting.live.connection.get()).to.equal('idle');
  });

  it('asks nothing when it is told to', async () => {
    const setting = new Setting();
    await settle();
    setting.stop();
    await setting.clock.advance(5_000);
    setting.store.refresh();
    setting.store.retryFailed();
    await settle();
    expect(setting.server.askedFor('getChat')).to.equal(1);
  });

  it('begins anew for the next who looks', async () => {
    const setting = new Setting();
    await settle();
    setting.stop();
    await setting.clock.advance(10_000);
    setting.server.updateChat('a', {status: 'second'});
    setting.watch(setting.store);
    await settle();
    expect(setting.now.chat?.status).to.equal('second');
  });
});
