/** Events of the list. All bubble and are composed; those before an action are cancelable. */
import type {ExportFormat} from '../../adapters/adapter.js';
import type {ChatError} from '../../model/errors.js';
import type {ListState} from '../../model/list-state.js';

export interface ChatQueryChangeDetail {
  readonly state: ListState;
  /** More is to come: an address that holds the state replaces its entry in the history, and adds none. */
  readonly typing: boolean;
}

/** Filters, order, page or page size are others. */
export class ChatQueryChangeEvent extends CustomEvent<ChatQueryChangeDetail> {
  constructor(detail: ChatQueryChangeDetail) {
    super('chat-query-change', {detail, bubbles: true, composed: true});
  }
}

/** Before the list is read again. Prevented: it stays as it is. */
export class ChatRefreshEvent extends CustomEvent<undefined> {
  constructor() {
    super('chat-refresh', {bubbles: true, composed: true, cancelable: true});
  }
}

export interface ChatExportDetail {
  /** What is downloaded: all chats that match, whatever the page. */
  readonly state: ListState;
  readonly format: ExportFormat;
}

/** Before a file is made. Prevented: the host makes it. */
export class ChatExportEvent extends CustomEvent<ChatExportDetail> {
  constructor(detail: ChatExportDetail) {
    super('chat-export', {detail, bubbles: true, composed: true, cancelable: true});
  }
}

/** The file was handed to the browser. */
export class ChatExportedEvent extends CustomEvent<ChatExportDetail & {readonly fileName: string}> {
  constructor(detail: ChatExportDetail & {readonly fileName: string}) {
    super('chat-exported', {detail, bubbles: true, composed: true});
  }
}

/** There is no file. */
export class ChatExportFailedEvent extends CustomEvent<ChatExportDetail & {readonly error: ChatError}> {
  constructor(detail: ChatExportDetail & {readonly error: ChatError}) {
    super('chat-export-failed', {detail, bubbles: true, composed: true});
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'chat-query-change': ChatQueryChangeEvent;
    'chat-refresh': ChatRefreshEvent;
    'chat-export': ChatExportEvent;
    'chat-exported': ChatExportedEvent;
    'chat-export-failed': ChatExportFailedEvent;
  }
}
