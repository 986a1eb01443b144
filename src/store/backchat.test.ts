import {expect, waitUntil} from '@open-wc/testing';
import type {ChatAdapter, ExportOptions} from '../adapters/adapter.js';
import {createMemoryAdapter, type MemoryAdapter, type MemoryAdapterOptions} from '../adapters/memory-adapter.js';
import {aChat, aClient, aThread} from '../adapters/testing/fixtures.js';
import {ChatError} from '../model/errors.js';
import {Backchat, type BackchatEvent} from './backchat.js';
import {FakeClock, settle} from './live-world.test.js';
import {createMemoryStorage} from './storage.js';

const jane = aChat({id: 'jane', client: aClient()});
const john = aChat({id: 'john', client: aClient({id: 'john', name: 'John Roe'})});
let scopes = 0;

/** A Backchat on two chats in memory, connected. Each has a scope, and so an outbox, of its own. */
class Setting {
  readonly clock = new FakeClock();
  readonly storage = createMemoryStorage();
  readonly memory: MemoryAdapter;
  readonly backchat: Backchat;
  readonly events: BackchatEvent[] = [];
  readonly disconnect: () => void;

  constructor(options: MemoryAdapterOptions = {}, over: Partial<ChatAdapter> = {}) {
    const author = {kind: 'service-user', id: 'marta', name: 'Marta'} as const;
    this.memory = createMemoryAdapter({
      chats: [jane, john],
      messages: aThread(jane, [[true, 'Hello']]),
      me: {author, scope: `test ${++scopes}`},
      name: `test ${scopes}`,
      // The messages of the fixtures are of the same morning.
      now: () => this.clock.time + 3_600_000,
      ...options,
    });
    this.backchat = new Backchat({...this.memory, ...over}, {storage: this.storage, clock: this.clock});
    this.backchat.subscribe((event) => this.events.push(event));
    this.disconnect = this.backchat.connect();
  }

  static async ready(options?: MemoryAdapterOptions, over?: Partial<ChatAdapter>): Promise<Setting> {
    const setting = new Setting(options, over);
    await settle();
    return setting;
  }

  get control(): MemoryAdapter['control'] {
    return this.memory.control;
  }

  /** Resolves once these events, and no others, have been told. */
  async tells(...types: readonly string[]): Promise<void> {
    await waitUntil(() => this.events.length >= types.length, `Not told: ${types.join()}`, {interval: 5});
    await settle();
    expect(this.told).to.deep.equal(types);
  }

  get told(): readonly string[] {
    return this.events.map(({type}) => type);
  }

  calls(method: string): number {
    return this.control.calls.filter((call) => call.method === method).length;
  }

  async watch(store: {subscribe(listener: () => void): () => void}): Promise<() => void> {
    const stop = store.subscribe(() => {});
    await settle();
    return stop;
  }

  /** What a command was refused with. */
  async refused(command: Promise<unknown>): Promise<ChatError> {
    return command.then(
      () => Promise.reject(new Error('It was not refused.')),
      (error: unknown) => error as ChatError,
    );
  }
}

describe('A Backchat', () => {
  it('is one for each adapter', () => {
    const [one, other] = [createMemoryAdapter(), createMemoryAdapter()];
    expect(Backchat.for(one)).to.equal(Backchat.for(one));
    expect(Backchat.for(one)).to.not.equal(Backchat.for(other));
  });

  it('hands out one store for each view, and each chat', async () => {
    const {backchat} = await Setting.ready();
    expect(backchat.list()).to.equal(backchat.list('main'));
    expect(backchat.list('other')).to.not.equal(backchat.list());
    expect(backchat.chat('jane')).to.equal(backchat.chat('jane'));
    expect(backchat.thread('jane')).to.equal(backchat.thread('jane'));
    expect(backchat.thread('jane')).to.not.equal(backchat.thread('john'));
  });

  it('reads a chat once for two who open it quickly one after the other', async () => {
    const setting = await Setting.ready();
    const {backchat} = setting;
    const stop = backchat.thread('jane').subscribe(() => {});
    stop();
    backchat.thread('jane').subscribe(() => {});
    backchat.thread('jane').subscribe(() => {});
    await setting.clock.advance(60_000);
    expect(setting.calls('listMessages')).to.equal(1);
  });

  it('forgets a chat that nobody looks at, and takes it back from who still holds it', async () => {
    const setting = await Setting.ready();
    const {backchat, clock} = setting;
    const first = backchat.chat('jane');
    (await setting.watch(first))();
    await clock.advance(5_000);
    const second = backchat.chat('jane');
    expect(second).to.not.equal(first);
    const stop = await setting.watch(first);
    expect(backchat.chat('jane')).to.equal(second);
    stop();
    await clock.advance(5_000);
    expect(backchat.chat('jane')).to.equal(second);
    (await setting.watch(second))();
    await clock.advance(5_000);
    await setting.watch(first);
    expect(backchat.chat('jane')).to.equal(first);
  });

  it('leaves no timer behind', async () => {
    const setting = await Setting.ready();
    const {backchat, clock} = setting;
    const stops = await Promise.all(
      [backchat.list(), backchat.chat('jane'), backchat.thread('jane')].map(setting.watch),
    );
    await setting.backchat.send('jane', 'Hi');
    await setting.tells('sent');
    stops.forEach((stop) => stop());
    setting.disconnect();
    setting.disconnect();
    await clock.advance(10_000);
    expect(clock.waiting).to.equal(0);
    expect(backchat.connection.get()).to.equal('idle');
  });

  it('closes its stream while its page is hidden', async () => {
    const setting = await Setting.ready();
    await setting.watch(setting.backchat.list());
    setting.backchat.setVisible(false);
    await setting.clock.advance(30_000);
    expect(setting.backchat.connection.get()).to.equal('paused');
    setting.backchat.setVisible(true);
    await settle();
    expect(setting.backchat.connection.get()).to.equal('live');
  });

  it('tells of failures, and of messages of clients, to who wants to know', async () => {
    const setting = await Setting.ready();
    const {backchat, control} = setting;
    await setting.watch(backchat.list());
    control.clientWrites('jane', 'Anybody there?');
    control.serviceUserWrites('jane', 'Yes.');
    await settle();
    expect(setting.told).to.deep.equal(['new-message']);
    control.failNext('getChat', new ChatError('unavailable', 'Down.'));
    await setting.watch(backchat.chat('jane'));
    expect(setting.told).to.deep.equal(['new-message', 'error']);
  });

  it('tries again what failed, without a stream to tell it, when the browser is online again', async () => {
    const setting = await Setting.ready({}, {changes: undefined});
    setting.control.failNext('listChats', new ChatError('offline', 'Offline.'));
    const list = setting.backchat.list();
    await setting.watch(list);
    expect(list.get().phase).to.equal('failed');
    dispatchEvent(new Event('online'));
    await settle();
    expect(list.get().phase).to.equal('ready');
    setting.disconnect();
    dispatchEvent(new Event('online'));
    await settle();
    expect(setting.calls('listChats')).to.equal(2);
  });
});

describe('Sending', () => {
  it('shows the message in the thread, and answers the chat', async () => {
    const setting = await Setting.ready();
    const {backchat} = setting;
    await setting.watch(backchat.thread('jane'));
    await setting.watch(backchat.chat('jane'));
    await backchat.send('jane', 'Hi Jane');
    await setting.tells('sent');
    const {messages, ranges} = backchat.thread('jane').get();
    expect(ranges[0]?.ids.map((id) => messages.get(id)?.text)).to.deep.equal(['Hello', 'Hi Jane']);
    expect(backchat.chat('jane').get().chat?.newMessages).to.equal(0);
    expect(backchat.outbox.get()).to.deep.equal([]);
  });

  it('shows it once, and the chat answered, without a stream too', async () => {
    const setting = await Setting.ready({profile: 'poor'});
    const {backchat} = setting;
    await setting.watch(backchat.thread('jane'));
    await setting.watch(backchat.chat('jane'));
    await backchat.send('jane', 'Hi Jane');
    await setting.tells('sent');
    const {messages, ranges} = backchat.thread('jane').get();
    expect(ranges[0]?.ids.map((id) => messages.get(id)?.text)).to.deep.equal(['Hello', 'Hi Jane']);
    expect(backchat.chat('jane').get().chat?.lastMessage?.text).to.equal('Hi Jane');
  });

  it('tells the back end what was seen, and survives that it does not listen', async () => {
    const seen: string[] = [];
    const setting = await Setting.ready(
      {},
      {
        changes: undefined,
        markSeen: async (chatId) => {
          seen.push(chatId);
          throw new ChatError('unavailable', 'Down.');
        },
      },
    );
    setting.control.failNext('getChat', new ChatError('unavailable', 'Down.'));
    await setting.backchat.send('jane', 'Hi');
    await setting.tells('sent', 'error', 'error');
    expect(seen).to.deep.equal(['jane']);
  });

  it('is refused where the back end takes no messages', async () => {
    const setting = await Setting.ready({}, {sendMessage: undefined});
    expect(await setting.refused(setting.backchat.send('jane', 'Hi'))).to.include({code: 'forbidden'});
  });

  it('that was not done last time is seen again before the back end can be asked', async () => {
    const first = await Setting.ready({}, {sendMessage: () => new Promise(() => {})});
    await first.backchat.send('jane', 'Hi');
    const {adapter} = first.backchat;
    const later = new Backchat({...adapter, me: () => new Promise(() => {})}, first);
    later.connect();
    await waitUntil(() => later.outbox.get().length === 1, undefined, {interval: 5});
    expect(later.outbox.get()[0]?.text).to.equal('Hi');
    expect(later.session.get()).to.deep.include({me: first.backchat.session.get().me, confirmed: false});
  });

  it('that fails for good is told, and can be tried again, or given up', async () => {
    const setting = await Setting.ready();
    const {backchat, control} = setting;
    control.failNext('sendMessage', new ChatError('invalid', 'Too rude.'), 2);
    const {key} = await backchat.send('jane', 'You!');
    await setting.tells('send-failed');
    backchat.retry(key);
    await setting.tells('send-failed', 'send-failed');
    await backchat.discard(key);
    expect(backchat.outbox.get()).to.deep.equal([]);
  });
});

describe('Deleting a chat', () => {
  it('takes it out of every list, and throws its draft and unsent messages away', async () => {
    const setting = await Setting.ready();
    const {backchat, control} = setting;
    await setting.watch(backchat.list());
    await setting.watch(backchat.chat('jane'));
    control.failNext('sendMessage', new ChatError('invalid', 'Too rude.'));
    await backchat.send('jane', 'You!');
    await setting.tells('send-failed');
    backchat.drafts.set('jane', 'You,');
    await backchat.deleteChat('jane');
    await settle();
    expect(backchat.list().get()).to.deep.include({updates: 0, deleted: new Set()});
    expect(
      backchat
        .list()
        .get()
        .rows.map(({id}) => id),
    ).to.deep.equal(['john']);
    expect(backchat.chat('jane').get().deleted).to.not.equal(undefined);
    expect(backchat.drafts.get('jane')).to.equal('');
    expect(backchat.outbox.get()).to.deep.equal([]);
  });

  it('that is gone already is a success', async () => {
    const setting = await Setting.ready();
    await setting.backchat.deleteChat('jane');
    await setting.backchat.deleteChat('jane');
    expect(setting.told).to.deep.equal([]);
  });

  it('that fails changes nothing', async () => {
    const setting = await Setting.ready();
    await setting.watch(setting.backchat.chat('jane'));
    setting.control.failNext('deleteChat', new ChatError('conflict', 'Under review.'));
    expect(await setting.refused(setting.backchat.deleteChat('jane'))).to.include({code: 'conflict'});
    expect(setting.told).to.deep.equal(['error']);
    expect(setting.backchat.chat('jane').get().deleted).to.equal(undefined);
  });

  it('is refused where the back end cannot', async () => {
    const setting = await Setting.ready({}, {deleteChat: undefined});
    expect(await setting.refused(setting.backchat.deleteChat('jane'))).to.include({code: 'forbidden'});
  });

  it('can be undone by the back end', async () => {
    const setting = await Setting.ready();
    const {backchat, memory} = setting;
    await setting.watch(backchat.list());
    await backchat.deleteChat('jane');
    await memory.restoreChat?.('jane', {signal: new AbortController().signal});
    await settle();
    expect(backchat.list().get().updates).to.equal(1);
    backchat.list().refresh();
    await settle();
    expect(backchat.list().get().rows).to.have.length(2);
  });

  it('that is restored takes it for a chat like any other', async () => {
    const setting = await Setting.ready({}, {markAnswered: async () => ({...jane, newMessages: 0})});
    const {backchat, control, memory} = setting;
    await setting.watch(backchat.chat('jane'));
    control.deleteChat('jane');
    await memory.restoreChat?.('jane', {signal: new AbortController().signal});
    await settle();
    await backchat.markAnswered('jane');
    expect(backchat.chat('jane').get().chat?.newMessages).to.equal(0);
  });
});

describe('"No answer needed"', () => {
  it('takes the new messages off the chat', async () => {
    const setting = await Setting.ready();
    await setting.watch(setting.backchat.chat('jane'));
    await setting.backchat.markAnswered('jane');
    expect(setting.backchat.chat('jane').get().chat?.newMessages).to.equal(0);
  });

  it('tells why it could not', async () => {
    const setting = await Setting.ready();
    setting.control.failNext('markAnswered', new TypeError('network') as unknown as ChatError);
    expect(await setting.refused(setting.backchat.markAnswered('jane'))).to.include({code: 'unavailable'});
    expect(setting.told).to.deep.equal(['error']);
  });
});

describe('A download', () => {
  const request = (signal = new AbortController().signal) => ({
    format: 'csv' as const,
    columns: ['clientName'],
    labels: {clientName: 'Client name'},
    timeZone: 'UTC',
    locale: 'en',
    signal,
    onProgress: () => {},
  });

  it('is written here where the back end writes none, and holds the whole filtered set', async () => {
    const setting = await Setting.ready();
    setting.backchat.list('jane').setQuery({clientId: 'jane', pageSize: 1});
    const all = await setting.backchat.exportChats(request());
    expect((await all.text()).split('\r\n').slice(1, -1).sort()).to.deep.equal(['Jane Doe', 'John Roe']);
    const some = await setting.backchat.exportChats({...request(), view: 'jane'});
    expect((await some.text()).split('\r\n').slice(1, -1)).to.deep.equal(['Jane Doe']);
  });

  it('is the back end’s where that writes the format', async () => {
    const asked: Partial<ExportOptions>[] = [];
    const exportChats: ChatAdapter['exportChats'] = async (_, options) => {
      asked.push(options);
      return new Blob(['from the server']);
    };
    const setting = await Setting.ready({}, {capabilities: {exportFormats: ['csv']}, exportChats});
    expect(await (await setting.backchat.exportChats(request())).text()).to.equal('from the server');
    expect(asked[0]).to.include({timeZone: 'UTC', locale: 'en', format: 'csv'});
  });

  it('tells why it failed, but not that it was cancelled', async () => {
    const setting = await Setting.ready();
    setting.control.failNext('listChats', new ChatError('unavailable', 'Down.'));
    expect(await setting.refused(setting.backchat.exportChats(request()))).to.include({code: 'unavailable'});
    expect(setting.told).to.deep.equal(['error']);
    const failure = await setting.refused(setting.backchat.exportChats(request(AbortSignal.abort())));
    expect(failure.name).to.equal('AbortError');
    expect(setting.told).to.deep.equal(['error']);
  });
});

describe('Signing out', () => {
  const expired = () => new ChatError('unauthenticated', 'Session expired.');

  it('is told once, whoever notices it, and pauses the stream', async () => {
    const setting = await Setting.ready();
    const {backchat, control} = setting;
    await setting.watch(backchat.list());
    control.failNext('listChats', expired());
    control.failNext('getChat', expired());
    backchat.list().refresh();
    await setting.watch(backchat.chat('jane'));
    expect(setting.told).to.deep.equal(['auth-required']);
    expect(backchat.session.get().signedOut).to.equal(true);
    expect(backchat.connection.get()).to.equal('paused');
  });

  it('is noticed by the stream, and by the outbox, which fails nothing', async () => {
    const setting = await Setting.ready();
    const {backchat, control} = setting;
    control.failNext('sendMessage', expired());
    await backchat.send('jane', 'Hi');
    await setting.tells('auth-required');
    expect(backchat.outbox.get().map(({state}) => state)).to.not.include('failed');
    const changes = () => {
      throw expired();
    };
    const other = new Setting({}, {changes});
    await other.watch(other.backchat.list());
    expect(other.told).to.deep.equal(['auth-required']);
  });

  it('ends with resume: stream and outbox go on, and what is shown is read again', async () => {
    const setting = await Setting.ready();
    const {backchat, control} = setting;
    await setting.watch(backchat.list());
    control.failNext('listChats', expired());
    backchat.list().refresh();
    await settle();
    void backchat.send('jane', 'Written meanwhile');
    await settle();
    expect(setting.calls('sendMessage')).to.equal(0);
    await backchat.resume();
    await setting.tells('auth-required', 'sent');
    expect(backchat.connection.get()).to.equal('live');
    expect(backchat.list().get()).to.include({phase: 'ready', error: undefined});
    expect(backchat.session.get()).to.include({signedOut: false, confirmed: true});
  });

  it('has what is shown read again without a stream too', async () => {
    const setting = await Setting.ready({}, {changes: undefined});
    const {backchat, control} = setting;
    await setting.watch(backchat.list());
    control.failNext('getChat', expired());
    await setting.watch(backchat.chat('jane'));
    control.setStatus('john', 'no-active-chat');
    await backchat.resume();
    await settle();
    expect(backchat.chat('jane').get()).to.include({phase: 'ready', error: undefined});
    expect(
      backchat
        .list()
        .get()
        .rows.map(({status}) => status),
    ).to.include('no-active-chat');
  });

  it('sends nothing before it is known who has signed in', async () => {
    const setting = await Setting.ready();
    const {backchat, control} = setting;
    control.failNext('getChat', expired());
    await setting.watch(backchat.chat('jane'));
    await backchat.send('jane', 'Of the first user');
    let tell = () => {};
    control.delay(new Promise<void>((resolve) => (tell = resolve)), 'me');
    void backchat.resume();
    await settle();
    expect(setting.calls('sendMessage')).to.equal(0);
    tell();
    await setting.tells('auth-required', 'sent');
  });

  it('for good erases what this computer keeps', async () => {
    const setting = await Setting.ready();
    const {backchat, control, storage} = setting;
    control.failNext('sendMessage', new ChatError('invalid', 'Too rude.'));
    await backchat.send('jane', 'You!');
    backchat.drafts.set('jane', 'You,');
    await backchat.drafts.flush();
    await backchat.forget();
    for (const area of ['outbox', 'drafts', 'identities'] as const) {
      expect(await storage.all(area, ''), area).to.deep.equal([]);
    }
    expect(backchat.outbox.get()).to.deep.equal([]);
  });
});
