/** What a Backchat asks of its adapter only now and then. Loaded when it is. */
import {capabilitiesOf, type ChatAdapter, type ExportFormat} from '../adapters/adapter.js';
import {ChatError, toChatError} from '../model/errors.js';
import type {ChatQuery} from '../model/query.js';
import type {ChatListStore} from './chat-list-store.js';
import type {DraftStore} from './draft-store.js';
import {exportByPages} from './export-by-pages.js';
import type {LiveSession} from './live-session.js';
import type {Outbox} from './outbox.js';
import type {Session} from './session.js';

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

/** What a Backchat lends. */
export interface CommandHost {
  readonly adapter: ChatAdapter;
  readonly drafts: DraftStore;
  readonly outbox: Outbox;
}

/** A chat that is gone already counts as deleted. */
export async function deleteChat(
  {adapter, drafts, outbox}: CommandHost,
  live: LiveSession,
  lists: Iterable<ChatListStore>,
  chatId: string,
): Promise<void> {
  if (!adapter.deleteChat) throw refusal(adapter, 'deleteChat');
  try {
    await adapter.deleteChat(chatId, {signal: new AbortController().signal});
  } catch (error) {
    if (toChatError(error).code !== 'not-found') throw error;
  }
  live.emit({type: 'chat-deleted', chatId});
  drafts.set(chatId, '');
  for (const entry of outbox.get()) if (entry.chatId === chatId) void outbox.discard(entry.key);
  for (const list of lists) list.refresh();
}

export async function markAnswered({adapter}: CommandHost, live: LiveSession, chatId: string): Promise<void> {
  if (!adapter.markAnswered) throw refusal(adapter, 'markAnswered');
  const chat = await adapter.markAnswered(chatId, {signal: new AbortController().signal});
  live.emit({type: 'chat-upserted', chat});
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

/** Signed in again: asks who it is now. */
export async function resumeSession({snapshot, ask}: Session): Promise<void> {
  snapshot.patch({signedOut: false, confirmed: false});
  await ask();
}

export function valuesOf<T>(...maps: readonly ReadonlyMap<string, T>[]): readonly T[] {
  return maps.flatMap((map) => [...map.values()]);
}

/** What the back end cannot do. */
export function refusal({name}: ChatAdapter, method: string): ChatError {
  return new ChatError('forbidden', `${name} has no ${method}.`);
}
