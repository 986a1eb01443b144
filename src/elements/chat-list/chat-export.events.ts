/** Events of a download. All bubble and are composed; the first is cancelable. */
import type {ExportFormat} from '../../adapters/adapter.js';
import type {ChatError} from '../../model/errors.js';
import type {ListState} from '../../model/list-state.js';
import {BackchatDomEvent} from '../internal/backchat-event.js';

export interface ChatExportDetail {
  /** What is downloaded: all chats that match, whatever the page. */
  readonly state: ListState;
  readonly format: ExportFormat;
}

/** Before a file is made. Prevented: the host makes it. */
export class ChatExportEvent extends BackchatDomEvent<ChatExportDetail> {
  constructor(detail: ChatExportDetail) {
    super('chat-export', detail, true);
  }
}

/** The file was handed to the browser. */
export class ChatExportedEvent extends BackchatDomEvent<ChatExportDetail & {readonly fileName: string}> {
  constructor(detail: ChatExportDetail & {readonly fileName: string}) {
    super('chat-exported', detail);
  }
}

/** There is no file. */
export class ChatExportFailedEvent extends BackchatDomEvent<ChatExportDetail & {readonly error: ChatError}> {
  constructor(detail: ChatExportDetail & {readonly error: ChatError}) {
    super('chat-export-failed', detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'chat-export': ChatExportEvent;
    'chat-exported': ChatExportedEvent;
    'chat-export-failed': ChatExportFailedEvent;
  }
}
