import {expect} from '@open-wc/testing';
import type {ChatAdapter, ExportOptions} from '../adapters/adapter.js';
import {aChat, aClient} from '../adapters/testing/fixtures.js';
import type {Chat} from '../model/chat.js';
import {ChatError} from '../model/errors.js';
import type {Page, PageRequest} from '../model/page.js';
import {DEFAULT_SORT} from '../model/query.js';
import {exportByPages} from './export-by-pages.js';

const chats = (count: number) => Array.from({length: count}, (_, index) => aChat({id: `c${index + 1}`}));

/** A back end that answers as the function says. */
function adapter(answer: (page: PageRequest) => Page<Chat>, paging?: 'pages' | 'cursors'): ChatAdapter {
  return {
    name: 'shop',
    capabilities: {...(paging && {paging})},
    listChats: async (_, page) => answer(page),
    getChat: () => Promise.reject(new Error('not asked')),
    listMessages: () => Promise.reject(new Error('not asked')),
  };
}

/** The file's lines, without the byte order mark. */
async function exported(from: ChatAdapter, over: Partial<ExportOptions> = {}): Promise<readonly string[]> {
  const blob = await exportByPages(
    from,
    {sort: DEFAULT_SORT},
    {
      format: 'csv',
      columns: ['id'],
      labels: {},
      timeZone: 'Europe/Berlin',
      locale: 'en',
      signal: new AbortController().signal,
      onProgress: () => {},
      ...over,
    },
  );
  expect(blob.type).to.equal('text/csv;charset=utf-8');
  const bytes = new Uint8Array(await blob.arrayBuffer());
  expect([...bytes.slice(0, 3)]).to.deep.equal([0xef, 0xbb, 0xbf]);
  return new TextDecoder().decode(bytes).split('\r\n').slice(0, -1);
}

describe('A download page by page', () => {
  const all = chats(450);
  const numbered = ({size, at}: PageRequest, total?: number): Page<Chat> => {
    const start = 'page' in at ? (at.page - 1) * size : 0;
    return {items: all.slice(start, start + size), ...(total !== undefined && {total})};
  };

  it('follows cursors', async () => {
    const from = adapter(({size, at}) => {
      const start = 'after' in at ? Number(at.after) : 0;
      const end = start + size;
      return {items: all.slice(start, end), ...(end < all.length && {next: String(end)})};
    }, 'cursors');
    expect(await exported(from)).to.have.length(451);
  });

  it('counts pages where there are no cursors, with a total or without', async () => {
    for (const paging of ['pages', undefined] as const) {
      expect(await exported(adapter((page) => numbered(page, 450), paging))).to.have.length(451);
      expect(await exported(adapter((page) => numbered(page), paging))).to.have.length(451);
    }
  });

  it('writes a chat once, though it moved to another page meanwhile', async () => {
    const from = adapter(({at}) =>
      'after' in at ? {items: [...all.slice(4, 8)]} : {items: all.slice(0, 5), next: 'x'},
    );
    expect(await exported(from)).to.deep.equal(['id', ...all.slice(0, 8).map(({id}) => id)]);
  });

  it('ends where every number is answered with the same page', async () => {
    const from = adapter(({size}) => ({items: all.slice(0, size)}), 'pages');
    expect(await exported(from)).to.have.length(201);
  });

  it('tells how far it is', async () => {
    const told: (number | undefined)[][] = [];
    await exported(
      adapter((page) => numbered(page, 450)),
      {onProgress: (...progress) => told.push(progress)},
    );
    expect(told).to.deep.equal([
      [200, 450],
      [400, 450],
      [450, 450],
    ]);
  });

  it('stops when it is cancelled', async () => {
    const cancel = new AbortController();
    const from = adapter((page) => {
      cancel.abort();
      return numbered(page, 450);
    });
    const failure: unknown = await exported(from, {signal: cancel.signal}).catch((error: unknown) => error);
    expect((failure as Error).name).to.equal('AbortError');
  });

  it('refuses a format that it cannot write', async () => {
    const failure: unknown = await exported(adapter(numbered), {format: 'xlsx'}).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(ChatError).and.include({code: 'invalid', field: 'format'});
  });
});

describe('The cells of a download', () => {
  const columns = [
    'id',
    'createdAt',
    'status',
    'lastMessage',
    'lastMessageAt',
    'clientName',
    'clientRole',
    'clientPhone',
    'clientEmail',
    'newMessages',
    'transaction',
    'unknown',
  ];
  const labels = {id: 'Chat', 'status.in-progress': 'In progress', 'role.individual': 'Individual'};
  const line = async (chat: Chat) =>
    (
      await exported(
        adapter(() => ({items: [chat]})),
        {columns, labels},
      )
    )[1];

  it('stand under their headings', async () => {
    const [head] = await exported(
      adapter(() => ({items: []})),
      {columns: ['id', 'status'], labels},
    );
    expect(head).to.equal('Chat,status');
  });

  it('say what the list says, in local time and in words', async () => {
    const chat = aChat({
      id: 'c1',
      createdAt: '2025-07-14T22:30:00Z',
      lastMessage: {text: 'Hello, you', sentAt: '2025-07-14T23:15:30Z'},
      newMessages: 3,
      transaction: {id: 'TX-1', label: 'Refund TX-1'},
    });
    expect(await line(chat)).to.equal(
      'c1,2025-07-15 00:30:00,In progress,"Hello, you",2025-07-15 01:15:30,Jane Doe,Individual,+44 20 7946 0958,jane.doe@example.com,3,Refund TX-1,',
    );
  });

  it('are empty where nothing is known, and name what has no words', async () => {
    const chat = aChat({
      id: 'c1',
      createdAt: 'no date',
      status: 'on-hold',
      lastMessage: null,
      client: aClient({role: 'vip', phone: null, email: undefined}),
      newMessages: true,
      transaction: {id: 'TX-1'},
    });
    expect(await line(chat)).to.equal('c1,,on-hold,,,Jane Doe,vip,,,1+,TX-1,');
    expect(await line({...chat, newMessages: undefined, transaction: null})).to.equal(
      'c1,,on-hold,,,Jane Doe,vip,,,,,',
    );
  });
});
