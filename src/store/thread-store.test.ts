import {expect} from '@open-wc/testing';
import {aServiceUser} from '../adapters/testing/fixtures.js';
import type {Change} from '../model/change.js';
import {ChatError} from '../model/errors.js';
import type {Message} from '../model/message.js';
import {type ServerOptions, settle, World} from './live-world.test.js';
import type {MessageRange} from './ranges.js';
import {type ThreadSnapshot, ThreadStore} from './thread-store.js';

/** A thread of so many messages, `1` and so on. */
class Setting extends World {
  readonly confirmed: Message[] = [];
  readonly thread: ThreadStore;
  readonly seen: readonly ThreadSnapshot[];
  readonly stop: () => void;

  constructor(count: number, options: ServerOptions = {}, prepare?: (world: World) => unknown) {
    super(options);
    this.server.openChat({id: 'a'});
    for (let i = 1; i <= count; i++) this.server.write('a', {id: String(i)});
    prepare?.(this);
    this.thread = new ThreadStore({...this.context, onMessages: (messages) => this.confirmed.push(...messages)}, 'a');
    const {seen, stop} = this.watch(this.thread);
    this.seen = seen;
    this.stop = stop;
  }

  static async ready(count: number, options?: ServerOptions): Promise<Setting> {
    const setting = new Setting(count, options);
    await settle();
    return setting;
  }

  get now(): ThreadSnapshot {
    return this.thread.get();
  }

  /** The ranges in short: `<` older, `>` newer messages are there. */
  get ranges(): readonly string[] {
    return this.now.ranges.map(({ids, hasOlder, hasNewer}) => {
      const text = ids.length > 4 ? `${ids[0]} … ${ids.at(-1)}` : ids.join(' ');
      return `${hasOlder ? '< ' : ''}${text}${hasNewer ? ' >' : ''}`;
    });
  }

  range(index = 0): MessageRange {
    return this.now.ranges[index] ?? {ids: [], hasOlder: false, hasNewer: false};
  }

  /** From here on every answer waits for the test; changes are delivered as they come. */
  async hold(): Promise<void> {
    this.server.isQuick = false;
    this.server.deliver(1_000);
    await settle();
  }

  async answer(index = 0): Promise<void> {
    this.server.calls[index]?.answer();
    await settle();
  }

  /** The stream is cut; what happens then is missed if the back end replays nothing. */
  async gap(meanwhile: () => void): Promise<void> {
    this.server.cut();
    await settle();
    meanwhile();
    await this.clock.advance(1_000);
  }
}

describe('A thread', () => {
  it('reads its newest messages for the first who looks', async () => {
    const setting = new Setting(60);
    expect(setting.now).to.include({phase: 'loading', chatId: 'a'});
    await settle();
    expect(setting.now.phase).to.equal('ready');
    expect(setting.ranges).to.deep.equal(['< 11 … 60']);
    expect(setting.now.messages.get('60')?.text).to.equal('text of 60');
    expect(setting.thread.newestId).to.equal('60');
    expect(setting.confirmed).to.have.length(50);
  });

  it('may be empty', async () => {
    const setting = await Setting.ready(0);
    expect(setting.now.phase).to.equal('ready');
    expect(setting.ranges).to.deep.equal(['']);
    expect(setting.thread.newestId).to.equal(undefined);
    setting.server.write('a', {id: '1'});
    await settle();
    expect(setting.ranges).to.deep.equal(['1']);
  });

  it('reads on to both sides', async () => {
    const setting = await Setting.ready(170);
    await setting.thread.loadAround('90');
    expect(setting.ranges).to.deep.equal(['< 121 … 170', '< 65 … 114 >']);
    await setting.thread.loadOlder(setting.range(1));
    await setting.thread.loadNewer(setting.range(1));
    expect(setting.ranges).to.deep.equal(['< 15 … 170']);
    await setting.thread.loadOlder(setting.range());
    expect(setting.ranges).to.deep.equal(['1 … 170']);
    await setting.thread.loadOlder(setting.range());
    await setting.thread.loadNewer(setting.range());
    expect(setting.server.askedFor('listMessages')).to.equal(5);
  });

  it('reads on once at a time', async () => {
    const setting = await Setting.ready(60);
    await setting.hold();
    void setting.thread.loadOlder(setting.range());
    void setting.thread.loadOlder(setting.range());
    await settle();
    expect(setting.now.loadingOlder).to.equal(true);
    expect(setting.server.calls).to.have.length(1);
    await setting.answer();
    expect(setting.now.loadingOlder).to.equal(false);
  });

  it('says whether a message is there', async () => {
    const setting = new Setting(60);
    expect(await setting.thread.loadAround('5')).to.equal(true);
    expect(await setting.thread.loadAround('30')).to.equal(true);
    expect(await setting.thread.loadAround('no such')).to.equal(false);
    expect(setting.now).to.deep.include({phase: 'ready'});
    expect(setting.now.error).to.equal(undefined);
    expect(setting.errors).to.deep.equal([]);
  });

  it('tells why it cannot be read, and tries again when the stream is back', async () => {
    const setting = new Setting(3, {}, ({server}) =>
      server.failures.set('listMessages', new ChatError('unavailable', 'Down.')),
    );
    await settle();
    expect(setting.now.phase).to.equal('failed');
    expect(setting.now.error?.code).to.equal('unavailable');
    setting.server.failures.clear();
    setting.server.cut();
    await setting.clock.advance(1_000);
    expect(setting.now).to.deep.include({phase: 'ready', error: undefined});
    expect(setting.ranges).to.deep.equal(['1 2 3']);
  });

  it('tells why earlier messages cannot be read, and is read as a whole then', async () => {
    const setting = await Setting.ready(60);
    setting.server.failures.set('listMessages', new ChatError('timeout', 'Too slow.'));
    await setting.thread.loadOlder(setting.range());
    expect(setting.now.olderError?.code).to.equal('timeout');
    expect(setting.now).to.include({loadingOlder: false, phase: 'ready', error: undefined});
    setting.server.failures.clear();
    setting.thread.retryFailed();
    await settle();
    expect(setting.now.olderError).to.equal(undefined);
  });

  it('tells why newer messages, or those round a link, cannot be read', async () => {
    const setting = await Setting.ready(170);
    await setting.thread.loadAround('60');
    setting.server.failures.set('listMessages', new ChatError('timeout', 'Too slow.'));
    await setting.thread.loadNewer(setting.range(1));
    expect(setting.now.error?.code).to.equal('timeout');
    expect(await setting.thread.loadAround('1')).to.equal(false);
    setting.server.failures.clear();
    await setting.thread.loadNewer(setting.range(1));
    expect(setting.now.error).to.equal(undefined);
  });

  it('is read again where the message at its edge is gone', async () => {
    const setting = await Setting.ready(60, {live: false});
    setting.server.deleteMessage('a', '11');
    await setting.thread.loadOlder(setting.range());
    await settle();
    expect(setting.ranges).to.deep.equal(['< 10 … 60']);
    expect(setting.now.olderError).to.equal(undefined);
  });

  it('does not ask for ever where empty windows promise more', async () => {
    const setting = await Setting.ready(60);
    setting.server.window = () => ({items: [], hasOlder: true, hasNewer: false, seq: 99});
    await setting.thread.loadOlder(setting.range());
    expect(setting.now.olderError).to.include({code: 'protocol', field: 'items'});
    expect(setting.ranges).to.deep.equal(['< 11 … 60']);
  });

  it('is there once its chat is', async () => {
    const setting = new Setting(3, {}, ({server}) => server.chats.delete('a'));
    await settle();
    expect(setting.now.error?.code).to.equal('not-found');
    setting.server.openChat({id: 'a'});
    await settle();
    expect(setting.ranges).to.deep.equal(['1 2 3']);
  });

  it('forgets when nobody looks any more, and leaves nothing behind', async () => {
    const setting = await Setting.ready(60);
    setting.server.tell({type: 'typing', chatId: 'a', author: aServiceUser(), until: '2025-01-14T11:00:00Z'});
    await settle();
    await setting.hold();
    const older = setting.thread.loadOlder(setting.range());
    setting.stop();
    await setting.clock.advance(10_000);
    await older;
    expect(setting.now).to.include({phase: 'idle', loadingOlder: false});
    expect(setting.now.messages.size + setting.now.ranges.length).to.equal(0);
    expect(setting.clock.waiting).to.equal(0);
    expect(setting.errors).to.deep.equal([]);
    setting.thread.refresh();
    expect(setting.server.calls).to.deep.equal([]);
  });
});

describe('A live message', () => {
  it('is last, and in its own chat only', async () => {
    const setting = await Setting.ready(3);
    setting.server.openChat({id: 'b'});
    setting.server.write('b', {id: 'other'});
    setting.server.write('a', {id: '4'});
    await settle();
    expect(setting.ranges).to.deep.equal(['1 2 3 4']);
    expect(setting.now.messages.has('other')).to.equal(false);
  });

  it('that changed stays in its place', async () => {
    const setting = await Setting.ready(3);
    setting.server.edit('a', '2', 'edited');
    await settle();
    expect(setting.ranges).to.deep.equal(['1 2 3']);
    expect(setting.now.messages.get('2')?.text).to.equal('edited');
  });

  it('that changed where nothing is loaded is passed over', async () => {
    const setting = await Setting.ready(60);
    setting.server.edit('a', '2', 'edited');
    await settle();
    expect(setting.now).to.include({missing: 0});
    expect(setting.now.messages.has('2')).to.equal(false);
  });

  it('is counted once where the newest messages are not loaded, until they are', async () => {
    const setting = new Setting(170, {}, ({server}) =>
      server.failures.set('listMessages', new ChatError('timeout', 'x')),
    );
    await settle();
    setting.server.failures.clear();
    await setting.thread.loadAround('60');
    setting.server.write('a', {id: '171'});
    await settle();
    setting.server.edit('a', '171', 'edited');
    setting.server.write('a', {id: '172'});
    await settle();
    expect(setting.now.missing).to.equal(2);
    expect(setting.ranges).to.deep.equal(['< 35 … 84 >']);
    setting.server.deleteMessage('a', '172');
    await settle();
    expect(setting.now.missing).to.equal(1);
    await setting.thread.loadOlder(setting.range());
    expect(setting.now.missing).to.equal(1);
    await setting.thread.loadNewest();
    expect(setting.now.missing).to.equal(0);
    expect(setting.ranges).to.deep.equal(['1 … 84 >', '< 122 … 171']);
  });

  it('is not counted for having arrived before anything was loaded', async () => {
    const setting = new Setting(3);
    await setting.hold();
    setting.server.write('a', {id: '4'});
    await settle();
    expect(setting.now).to.include({phase: 'loading', missing: 0});
    await setting.answer();
    expect(setting.ranges).to.deep.equal(['1 2 3 4']);
    expect(setting.now.missing).to.equal(0);
  });

  it('that arrives while messages are read joins the answer', async () => {
    const setting = new Setting(3);
    await setting.hold();
    setting.server.calls[0]?.arrive();
    setting.server.write('a', {id: '4'});
    await settle();
    await setting.answer();
    expect(setting.ranges).to.deep.equal(['1 2 3 4']);
    expect(setting.server.askedFor('listMessages')).to.equal(1);
  });

  it('is told to listeners together with the answer that it joins', async () => {
    const setting = await Setting.ready(3);
    await setting.hold();
    setting.thread.refresh();
    await settle();
    setting.server.calls[0]?.arrive();
    setting.server.write('a', {id: '4'});
    await settle();
    const before = setting.seen.length;
    await setting.answer();
    expect(setting.seen.slice(before).map(({ranges}) => ranges[0]?.ids.join(' '))).to.deep.equal(['1 2 3 4']);
  });

  it('that the answer already holds changes nothing, however late it is heard', async () => {
    const setting = new Setting(0);
    setting.server.isQuick = false;
    setting.server.deliver();
    await settle();
    setting.server.write('a', {id: '1'});
    setting.server.deleteMessage('a', '1');
    setting.server.write('a', {id: '2'});
    await setting.answer();
    expect(setting.ranges).to.deep.equal(['2']);
    const before = setting.seen.length;
    setting.server.deliver(2);
    await settle();
    expect(setting.seen.slice(before)).to.deep.equal([]);
  });
});

describe('A message that changed while it was read, where nothing tells which is later', () => {
  const poor = {numbered: false, versioned: false};

  /** The first load is answered after message 2 was edited, twice, of which the stream has told once. */
  async function edited(): Promise<Setting> {
    const setting = new Setting(3, poor, ({server}) => (server.isQuick = false));
    setting.server.deliver(2);
    await settle();
    setting.server.edit('a', '2', 'once');
    setting.server.edit('a', '2', 'twice');
    await settle();
    await setting.answer();
    return setting;
  }

  it('is read again', async () => {
    const setting = await edited();
    expect(setting.now.messages.get('2')?.text).to.equal('once');
    await setting.answer();
    expect(setting.now.messages.get('2')?.text).to.equal('twice');
    expect(setting.server.calls).to.deep.equal([]);
  });

  it('stays as the stream told it where it cannot be read', async () => {
    const setting = await edited();
    setting.server.calls[0]?.fail(new ChatError('unavailable', 'Down.'));
    await settle();
    expect(setting.now.messages.get('2')?.text).to.equal('once');
    expect(setting.errors.map(({code}) => code)).to.deep.equal(['unavailable']);
  });

  it('is gone if it is not found', async () => {
    const setting = await edited();
    setting.server.deleteMessage('a', '2');
    await setting.answer();
    expect(setting.ranges).to.deep.equal(['1 3']);
    expect(setting.errors).to.deep.equal([]);
  });

  it('stays deleted though the answer still holds it', async () => {
    const setting = await edited();
    setting.server.calls[0]?.arrive();
    setting.server.deleteMessage('a', '2');
    setting.server.deliver(10);
    await settle();
    await setting.answer();
    expect(setting.ranges).to.deep.equal(['1 3']);
  });

  it('is not taken from an answer that is older than the thread', async () => {
    const setting = await edited();
    setting.server.calls[0]?.arrive();
    setting.server.edit('a', '2', 'a third time');
    setting.thread.refresh();
    await settle();
    await setting.answer(1);
    await setting.answer();
    expect(setting.now.messages.get('2')?.text).to.equal('a third time');
  });
});

describe('A message that is deleted', () => {
  const stale: Change = {type: 'message-upserted', message: {} as Message};

  it('is gone', async () => {
    const setting = await Setting.ready(3);
    setting.server.deleteMessage('a', '2');
    setting.server.tell({type: 'message-deleted', chatId: 'b', messageId: '1'});
    setting.server.tell({type: 'message-deleted', chatId: 'a', messageId: 'unknown'});
    await settle();
    expect(setting.ranges).to.deep.equal(['1 3']);
    expect([...setting.now.messages.keys()]).to.deep.equal(['1', '3']);
  });

  it('is not shown by an answer from before', async () => {
    const setting = new Setting(3);
    await setting.hold();
    setting.server.calls[0]?.arrive();
    setting.server.deleteMessage('a', '2');
    await settle();
    await setting.answer();
    expect(setting.ranges).to.deep.equal(['1 3']);
    expect(setting.now.messages.has('2')).to.equal(false);
  });

  it('comes back with a later change only', async () => {
    const setting = await Setting.ready(3);
    const message = setting.now.messages.get('3');
    if (!message) throw new Error('Message 3 is missing.');
    setting.server.deleteMessage('a', '3');
    const deletion = setting.server.seq;
    setting.server.tell({...stale, message, seq: deletion - 1});
    setting.server.tell({...stale, message});
    await settle();
    expect(setting.ranges).to.deep.equal(['1 2']);
    setting.server.tell({...stale, message, seq: deletion + 1});
    setting.server.tell({...stale, message: {...message, text: 'edited'}});
    await settle();
    expect(setting.ranges).to.deep.equal(['1 2 3']);
    expect(setting.now.messages.get('3')?.text).to.equal('edited');
  });

  it('comes back with a load begun afterwards', async () => {
    const setting = await Setting.ready(3);
    setting.server.tell({type: 'message-deleted', chatId: 'a', messageId: '2'});
    await settle();
    setting.thread.refresh();
    await settle();
    expect(setting.ranges).to.deep.equal(['1 2 3']);
  });

  it('with an id that a chat has too, deletes no chat', async () => {
    const setting = await Setting.ready(3);
    setting.server.tell({type: 'message-deleted', chatId: 'a', messageId: 'a'});
    await settle();
    expect(setting.context.tombstones.blocks('a')).to.equal(false);
  });

  it('as the last of a range that goes on has the thread read again', async () => {
    const setting = await Setting.ready(60);
    for (let i = 11; i <= 60; i++) setting.server.deleteMessage('a', String(i));
    await settle();
    expect(setting.ranges).to.deep.equal(['1 … 10']);
  });
});

describe('A gap in a thread', () => {
  const lossy = {replay: false};

  it('is closed: what was missed is there, and what was deleted is gone', async () => {
    const setting = await Setting.ready(3, lossy);
    await setting.gap(() => {
      setting.server.write('a', {id: '4'});
      setting.server.deleteMessage('a', '2');
    });
    expect(setting.ranges).to.deep.equal(['1 3 4']);
    expect(setting.now.stale).to.equal(false);
  });

  it('keeps what there is, marked stale, until it is read again', async () => {
    const setting = await Setting.ready(3, lossy);
    setting.server.isQuick = false;
    await setting.gap(() => setting.server.write('a', {id: '4'}));
    setting.server.deliver(10);
    await settle();
    expect(setting.now).to.include({phase: 'ready', stale: true});
    expect(setting.ranges).to.deep.equal(['1 2 3']);
    await setting.answer();
    expect(setting.now.stale).to.equal(false);
  });

  it('longer than a window leaves no hole in what is shown', async () => {
    const setting = await Setting.ready(60, lossy);
    await setting.gap(() => {
      for (let i = 61; i <= 160; i++) setting.server.write('a', {id: String(i)});
    });
    expect(setting.ranges).to.deep.equal(['< 111 … 160']);
    setting.server.write('a', {id: '161'});
    await settle();
    expect(setting.ranges).to.deep.equal(['< 111 … 161']);
  });

  it('has the messages round the one in view read again too', async () => {
    const setting = await Setting.ready(400, lossy);
    await setting.thread.loadAround('120');
    await setting.thread.loadOlder(setting.range(1));
    setting.thread.setInView('100');
    await setting.gap(() => setting.server.deleteMessage('a', '101'));
    expect(setting.ranges).to.deep.equal(['< 50 … 150 >', '< 351 … 400']);
    expect(setting.range().ids).to.include('100').and.not.include('101');
  });

  it('shows the newest where the message in view is gone', async () => {
    const setting = await Setting.ready(170, lossy);
    await setting.thread.loadAround('60');
    setting.thread.setInView('60');
    await setting.gap(() => setting.server.deleteMessage('a', '60'));
    expect(setting.ranges).to.deep.equal(['< 121 … 170']);
    expect(setting.now.error).to.equal(undefined);
  });

  it('keeps everything where it cannot be read again', async () => {
    const setting = await Setting.ready(60, lossy);
    setting.thread.setInView('20');
    setting.server.failures.set('listMessages', new ChatError('unavailable', 'Down.'));
    await setting.gap(() => setting.server.write('a'));
    expect(setting.ranges).to.deep.equal(['< 11 … 60']);
    expect(setting.now).to.include({phase: 'ready', stale: true});
    expect(setting.now.error?.code).to.equal('unavailable');
  });

  it('voids what was asked before it, which is asked once more', async () => {
    const setting = await Setting.ready(170, lossy);
    await setting.hold();
    const found = setting.thread.loadAround('60');
    await settle();
    setting.server.calls[0]?.arrive();
    setting.server.edit('a', '60', 'edited');
    setting.server.tell({type: 'reset'});
    await settle();
    setting.server.hurry();
    await settle();
    expect(await found).to.equal(true);
    expect(setting.now.messages.get('60')?.text).to.equal('edited');
  });
});

describe('Who is typing', () => {
  const typing = (until: string, name = 'Olga'): Change => ({
    type: 'typing',
    chatId: 'a',
    author: aServiceUser({id: name, name}),
    until,
  });
  /** So many seconds after now. */
  const after = ({clock}: World, seconds: number) => new Date(clock.time + seconds * 1_000).toISOString();

  it('is told until it is stale', async () => {
    const setting = await Setting.ready(3);
    setting.server.tell(typing(after(setting, 6)));
    setting.server.tell({...typing(after(setting, 6)), chatId: 'b'} as Change);
    await settle();
    expect(setting.now.typing?.author.name).to.equal('Olga');
    await setting.clock.advance(3_000);
    setting.server.tell(typing(after(setting, 6)));
    await setting.clock.advance(5_000);
    expect(setting.now.typing?.author.name).to.equal('Olga');
    await setting.clock.advance(1_000);
    expect(setting.now.typing).to.equal(undefined);
  });

  it('stops when told so, or when the message comes', async () => {
    const setting = await Setting.ready(3);
    setting.server.tell(typing(after(setting, 6)));
    setting.server.tell(typing(after(setting, 0), 'Marta'));
    await settle();
    expect(setting.now.typing?.author.name).to.equal('Olga');
    setting.server.tell(typing(after(setting, 0)));
    await settle();
    expect(setting.now.typing).to.equal(undefined);
    setting.server.tell(typing(after(setting, 6)));
    await settle();
    setting.server.write('a', {author: aServiceUser({id: 'Olga', name: 'Olga'})});
    await settle();
    expect(setting.now.typing).to.equal(undefined);
  });

  it('is not told again by a load that was under way', async () => {
    const setting = await Setting.ready(3);
    await setting.hold();
    setting.thread.refresh();
    await settle();
    setting.server.tell(typing(after(setting, 6)));
    await settle();
    setting.server.tell(typing(after(setting, 0)));
    await settle();
    await setting.answer();
    expect(setting.now.typing).to.equal(undefined);
  });
});
