/** The whole filtered set as a CSV file, streamed: neither its size nor a change meanwhile spoils it. */
import {Readable} from 'node:stream';
import type {Chat} from '../../../src/model/chat.js';
import {BYTE_ORDER_MARK, csvLine} from '../../../src/store/csv.js';
import {cellsOf} from '../../../src/store/export-by-pages.js';
import type {Services} from '../services.js';
import type {Database} from '../db/database.js';
import {listChatIds} from '../db/list.js';
import {chatsById} from '../db/records.js';
import type {Handlers} from '../openapi.js';
import {invalid} from '../problem.js';
import {type FilterParameters, queryOf} from './query.js';

const ROWS_AT_A_TIME = 500;

/** The columns where none are asked for, and the headings where none are given. */
const HEADINGS: Readonly<Record<string, string>> = {
  id: 'Chat',
  createdAt: 'Creation date',
  status: 'Chat status',
  lastMessageAt: 'Last message at',
  lastMessage: 'Last message',
  clientName: 'Client name',
  clientRole: 'Client role',
  clientPhone: 'Client phone',
  clientEmail: 'Client email',
  newMessages: 'New messages',
  transaction: 'Transaction',
};
const WORDS: Readonly<Record<string, string>> = {
  'status.in-progress': 'In progress',
  'status.no-active-chat': 'No active chat',
  'role.individual': 'Individual',
  'role.merchant': 'Merchant',
  'role.agent': 'Agent',
  'role.sub-agent': 'Sub-agent',
};

interface ExportParameters {
  readonly columns?: string;
  readonly timezone?: string;
}

export function exportHandlers({database}: Services): Handlers {
  return {
    exportChats: async (request, reply) => {
      const parameters = request.query as FilterParameters & ExportParameters;
      const columns = parameters.columns?.split(',') ?? Object.keys(HEADINGS);
      const labels = {...HEADINGS, ...WORDS, ...labelsOf(request.query as object)};
      const cell = cellsIn(parameters.timezone ?? 'UTC', labels);
      // The order is fixed at once: read by cursors, a chat that gets a message meanwhile would be missed or doubled.
      const ids = await listChatIds(database, queryOf(parameters));
      const headings = columns.map((column) => labels[column] ?? column);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="chats-${new Date().toISOString().slice(0, 10)}.csv"`)
        .header('x-total-count', ids.length)
        .send(Readable.from(fileOf(database, headings, ids, (chat) => columns.map((column) => cell(chat, column)))));
    },
  };
}

/** Chats deleted meanwhile are left out. */
async function* fileOf(
  database: Database,
  headings: readonly string[],
  ids: readonly string[],
  cellsOfChat: (chat: Chat) => readonly string[],
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(headings);
  for (let start = 0; start < ids.length; start += ROWS_AT_A_TIME) {
    const some = ids.slice(start, start + ROWS_AT_A_TIME);
    const chats = await chatsById(database, some);
    yield some
      .flatMap((id) => chats.get(id) ?? [])
      .map((chat) => csvLine(cellsOfChat(chat)))
      .join('');
  }
}

function labelsOf(parameters: object): Readonly<Record<string, string>> {
  const labels = Object.entries(parameters).filter(([name]) => name.startsWith('label.'));
  return Object.fromEntries(labels.map(([name, label]) => [name.slice('label.'.length), String(label)]));
}

/** @throws Problem for a time zone that is none */
function cellsIn(timeZone: string, labels: Readonly<Record<string, string>>): ReturnType<typeof cellsOf> {
  try {
    return cellsOf({timeZone, labels});
  } catch {
    throw invalid('timezone', `"${timeZone}" is not a time zone.`);
  }
}
