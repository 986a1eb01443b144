/** What a Backchat asks of its adapter only now and then. Loaded when it is. */
import {capabilitiesOf, type ChatAdapter, type ExportFormat} from '../adapters/adapter.js';
import type {Chat} from '../model/chat.js';
import {ChatError, toChatError} from '../model/errors.js';
import type {ChatQuery} from '../model/query.js';
import {exportByPages} from './export-by-pages.js';

export interface ExportRequest {
  readonly view?: string;
  readonly format: ExportFormat;
  readonly columns: readonly string[];
  /** Headings by column id; words for roles and statuses as `role.merchant`, `status.in-progress`. */
  readonly labels: Readonly<Record<string, string>>;
  readonly timeZone: string;
  readonly locale: string;
  readonly signal: AbortSignal;
  onProgress(done: number, total?: number): void;
}

/** A chat that is gone already counts as deleted. */
export async function deleteChat(adapter: ChatAdapter, chatId: string): Promise<void> {
  if (!adapter.deleteChat) throw refusal(adapter, 'deleteChat');
  try {
    await adapter.deleteChat(chatId, {signal: new AbortController().signal});
  } catch (error) {
    if (toChatError(error).code !== 'not-found') throw error;
  }
}

export async function markAnswered(adapter: ChatAdapter, chatId: string): Promise<Chat> {
  if (!adapter.markAnswered) throw refusal(adapter, 'markAnswered');
  return adapter.markAnswered(chatId, {signal: new AbortController().signal});
}

/** By the back end where it writes such files. */
export async function exportChats(
  adapter: ChatAdapter,
  query: ChatQuery,
  request: Omit<ExportRequest, 'view'>,
): Promise<Blob> {
  if (adapter.exportChats && capabilitiesOf(adapter).exportFormats.includes(request.format)) {
    return adapter.exportChats(query, request);
  }
  return exportByPages(adapter, query, request);
}

function refusal({name}: ChatAdapter, method: string): ChatError {
  return new ChatError('forbidden', `${name} has no ${method}.`);
}
