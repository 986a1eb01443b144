/** Writes the whole filtered set as a file by reading it page by page, for back ends that write none themselves. */
import {type ChatAdapter, capabilitiesOf, type ExportOptions} from '../adapters/adapter.js';
import type {Chat} from '../model/chat.js';
import {ChatError} from '../model/errors.js';
import {type Page, PAGE_SIZE_LIMITS, type PagePosition} from '../model/page.js';
import type {ChatQuery} from '../model/query.js';
import {BYTE_ORDER_MARK, csvLine} from './csv.js';
import {describePage} from './paging.js';

/** Resolves to a CSV file; a chat that moved to another page meanwhile is written once. */
export async function exportByPages(adapter: ChatAdapter, query: ChatQuery, options: ExportOptions): Promise<Blob> {
  const {format, columns, labels, signal, onProgress} = options;
  if (format !== 'csv') throw new ChatError('invalid', `${adapter.name} writes no ${format} files.`, {field: 'format'});
  const value = cellsOf(options);
  const lines = [BYTE_ORDER_MARK, csvLine(columns.map((column) => labels[column] ?? column))];
  const written = new Set<string>();
  for await (const {items, total} of pages(adapter, query, signal)) {
    const before = written.size;
    for (const chat of items) {
      if (written.has(chat.id)) continue;
      written.add(chat.id);
      lines.push(csvLine(columns.map((column) => value(chat, column))));
    }
    onProgress(written.size, total);
    // A back end that answers every number with the same page has no more.
    if (written.size === before) break;
  }
  return new Blob(lines, {type: 'text/csv;charset=utf-8'});
}

async function* pages(adapter: ChatAdapter, query: ChatQuery, signal: AbortSignal) {
  const size = PAGE_SIZE_LIMITS.max;
  const byNumber = capabilitiesOf(adapter).paging !== 'cursors';
  let at: PagePosition | undefined = {page: 1};
  for (let number = 1; at; number++) {
    signal.throwIfAborted();
    const page: Page<Chat> = await adapter.listChats(query, {size, at}, {signal});
    yield page;
    const {hasNext: more} = describePage(page, {at, size, number, byNumber});
    at = page.next !== undefined ? {after: page.next} : more ? {page: number + 1} : undefined;
  }
}

/** How a chat's field stands in the file: instants as local date and time of the zone asked for. */
export function cellsOf({
  timeZone,
  labels,
}: Pick<ExportOptions, 'timeZone' | 'labels'>): (chat: Chat, column: string) => string {
  // The Swedish format is the sortable one: 2025-01-14 10:42:00.
  const format = new Intl.DateTimeFormat('sv-SE', {dateStyle: 'short', timeStyle: 'medium', timeZone});
  const instant = (iso = '') => (Number.isNaN(Date.parse(iso)) ? '' : format.format(Date.parse(iso)));
  const fields: Readonly<Record<string, (chat: Chat) => string | null | undefined>> = {
    id: (chat) => chat.id,
    createdAt: (chat) => instant(chat.createdAt),
    status: (chat) => labels[`status.${chat.status}`] ?? chat.status,
    lastMessage: (chat) => chat.lastMessage?.text,
    lastMessageAt: (chat) => instant(chat.lastMessage?.sentAt),
    clientName: (chat) => chat.client.name,
    clientRole: (chat) => labels[`role.${chat.client.role}`] ?? chat.client.role,
    clientPhone: (chat) => chat.client.phone,
    clientEmail: (chat) => chat.client.email,
    newMessages: (chat) => (chat.newMessages === true ? '1+' : String(chat.newMessages ?? '')),
    transaction: (chat) => chat.transaction?.label ?? chat.transaction?.id,
  };
  return (chat, column) => fields[column]?.(chat) ?? '';
}
