/**
 * The port between the screens and a back end. Three methods are required; each of the others may be absent,
 * and the screens then do not offer what it would do. Errors are `ChatError`s; a method whose signal is aborted
 * rejects with an `AbortError`.
 */
import type {Change} from '../model/change.js';
import type {Chat} from '../model/chat.js';
import type {AttachmentRef, Author, Message, QuickReply} from '../model/message.js';
import type {MessageWindow, MessageWindowRequest, Page, PageRequest} from '../model/page.js';
import type {Permissions} from '../model/permissions.js';
import {CHAT_STATUSES, CLIENT_ROLES} from '../model/chat.js';
import {type ChatQuery, FILTER_NAMES, type FilterName, SORT_KEYS, type SortKey} from '../model/query.js';

export interface CallOptions {
  readonly signal: AbortSignal;
}

export type ExportFormat = 'csv' | 'xlsx';

/** What a back end can do. Constant and synchronous; what it says is not there is not drawn. */
export interface Capabilities {
  readonly paging: 'pages' | 'cursors' | 'both';
  readonly filters: readonly FilterName[];
  readonly sorts: readonly SortKey[];
  readonly roles: readonly string[];
  readonly statuses: readonly string[];
  readonly newMessages: 'count' | 'flag' | 'none';
  /** A repeated send with the same key answers with the first message. */
  readonly idempotentSend: boolean;
  /** `changes({since})` delivers what was missed. */
  readonly replay: boolean;
  /** Formats that `exportChats` writes. */
  readonly exportFormats: readonly ExportFormat[];
  /** In UTF-16 code units. */
  readonly messageMaxLength?: number;
  readonly attachmentMaxBytes?: number;
  /** Media types, as in the `accept` attribute. */
  readonly attachmentTypes?: readonly string[];
}

/** Who is signed in; `scope` = back end + tenant + user, and keys what is stored on this computer. */
export interface Me {
  readonly author: Author;
  readonly scope: string;
}

export interface OutgoingMessage {
  readonly text: string;
  /** The same for every attempt at one message. */
  readonly idempotencyKey: string;
  readonly attachments?: readonly AttachmentRef[];
}

export interface ExportOptions extends CallOptions {
  readonly format: ExportFormat;
  /** Column ids in order, and their headings by id. */
  readonly columns: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly timeZone: string;
  readonly locale: string;
  onProgress(done: number, total?: number): void;
}

export interface ChatAdapter {
  /** Names the back end in messages and, where `me` is unknown, in storage. */
  readonly name: string;
  readonly capabilities?: Partial<Capabilities>;

  listChats(query: ChatQuery, page: PageRequest, options: CallOptions): Promise<Page<Chat>>;
  /** Rejects with `not-found` where there is no such chat. */
  getChat(chatId: string, options: CallOptions): Promise<Chat>;
  /** Rejects with `not-found` where the chat, or the message asked for, is unknown. */
  listMessages(chatId: string, window: MessageWindowRequest, options: CallOptions): Promise<MessageWindow>;

  me?(options: CallOptions): Promise<Me>;
  sendMessage?(chatId: string, message: OutgoingMessage, options: CallOptions): Promise<Message>;
  deleteChat?(chatId: string, options: CallOptions): Promise<void>;
  /** Called after an answer: lets "unread" back ends mean "unanswered". */
  markSeen?(chatId: string, messageId: string, options: CallOptions): Promise<void>;
  /** "No answer needed". */
  markAnswered?(chatId: string, options: CallOptions): Promise<Chat>;
  startChat?(
    start: {clientId?: string; transactionId?: string; text: string; idempotencyKey: string},
    options: CallOptions,
  ): Promise<Chat>;
  /** Undo of a deletion, where the back end can. */
  restoreChat?(chatId: string, options: CallOptions): Promise<Chat>;
  setTyping?(chatId: string, typing: boolean, options: CallOptions): Promise<void>;
  searchMessages?(
    chatId: string,
    text: string,
    window: {readonly before?: string; readonly limit: number},
    options: CallOptions,
  ): Promise<MessageWindow>;
  /** Where absent, the library pages through `listChats` and writes the file itself. */
  exportChats?(query: ChatQuery, options: ExportOptions): Promise<Blob>;
  uploadAttachment?(
    file: Blob,
    options: CallOptions & {readonly name: string; onProgress(sent: number, total: number): void},
  ): Promise<AttachmentRef>;
  /** Where files need credentials: elements show, and revoke, `blob:` addresses. */
  fetchFile?(url: string, options: CallOptions): Promise<Blob>;
  quickReplies?(options: CallOptions): Promise<readonly QuickReply[]>;
  /** Absent = everything is allowed. */
  permissions?(options: CallOptions): Promise<Permissions>;
  /**
   * One iteration is one connection: it yields `ready` once nothing later can be missed, and ends or throws when
   * cut. `since` is the `resume` of the last change seen; an adapter that cannot resume yields `reset` after `ready`.
   */
  changes?(options: CallOptions & {readonly since?: string}): AsyncIterable<Change>;
}

const DEFAULTS: Capabilities = {
  paging: 'both',
  filters: FILTER_NAMES,
  sorts: SORT_KEYS,
  roles: CLIENT_ROLES,
  statuses: CHAT_STATUSES,
  newMessages: 'count',
  idempotentSend: false,
  replay: false,
  exportFormats: [],
};

/** An adapter's capabilities with the port's safe defaults for what it leaves out. */
export function capabilitiesOf(adapter: ChatAdapter): Capabilities {
  return {...DEFAULTS, ...adapter.capabilities};
}
