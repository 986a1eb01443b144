/** The REST adapter through the browser's own `fetch`, answered by a service worker. */
import {expect} from '@open-wc/testing';
import {http} from 'msw';
import {setupWorker} from 'msw/browser';
import {DEFAULT_SORT} from '../model/query.js';
import {createRestAdapter} from './rest-adapter.js';
import {createMemoryAdapter, serveWire, smallWorld} from './testing/index.js';

const memory = createMemoryAdapter(smallWorld());
const serve = serveWire(memory, {basePath: '/msw-api'});
const worker = setupWorker(http.all('/msw-api/*', ({request}) => serve(request)));
const adapter = createRestAdapter({baseUrl: '/msw-api/', name: 'wire'});
const signal = new AbortController().signal;

describe('The REST adapter over the network', () => {
  before(async () => {
    await worker.start({quiet: true, onUnhandledFrame: 'bypass'});
  });
  after(() => worker.stop());

  it('lists, opens and answers', async () => {
    const page = await adapter.listChats({sort: DEFAULT_SORT}, {size: 25, at: {page: 1}}, {signal});
    expect(page.items[0]?.id).to.equal('refund');
    await adapter.sendMessage?.('refund', {text: 'On its way.', idempotencyKey: 'key-1'}, {signal});
    const {items} = await adapter.listMessages('refund', {limit: 1}, {signal});
    expect(items.map(({text}) => text)).to.deep.equal(['On its way.']);
  });

  it('follows the changes until it is told to stop', async () => {
    const caller = new AbortController();
    const stream = adapter.changes?.({signal: caller.signal})[Symbol.asyncIterator]();
    expect((await stream?.next())?.value).to.include({type: 'ready'});
    memory.control.deleteChat('silent', 'Olga Petrova');
    expect((await stream?.next())?.value).to.include({type: 'chat-deleted', chatId: 'silent', by: 'Olga Petrova'});
    const end = stream?.next().catch((error: unknown) => error);
    caller.abort();
    expect(await end).to.have.property('name', 'AbortError');
  });

  it('is cancelled while it waits for an answer', async () => {
    memory.control.delay(new Promise(() => {}), 'getChat');
    const caller = new AbortController();
    const call = adapter.getChat('refund', {signal: caller.signal}).catch((error: unknown) => error);
    caller.abort();
    expect(await call).to.have.property('name', 'AbortError');
  });

  it('cannot reach a back end that is cut off', async () => {
    memory.control.goOffline();
    const error: unknown = await adapter.getChat('refund', {signal}).catch((reason: unknown) => reason);
    expect(error).to.include({code: 'unavailable', retriable: true});
  });
});
