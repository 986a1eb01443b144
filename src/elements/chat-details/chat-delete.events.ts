/** Events of a deletion. All bubble and are composed; the first is cancelable. */
import type {ChatError} from '../../model/errors.js';
import {BackchatDomEvent} from '../internal/backchat-event.js';

export interface ChatDeleteDetail {
  readonly chatId: string;
  /** The client's name. */
  readonly name: string;
}

/** After the user confirmed, before the chat is deleted. Prevented: nothing is deleted, the host does it. */
export class ChatDeleteEvent extends BackchatDomEvent<ChatDeleteDetail> {
  constructor(detail: ChatDeleteDetail) {
    super('chat-delete', detail, true);
  }
}

/** The chat is gone from the back end. */
export class ChatDeletedEvent extends BackchatDomEvent<ChatDeleteDetail> {
  constructor(detail: ChatDeleteDetail) {
    super('chat-deleted', detail);
  }
}

/** The chat is still there. */
export class ChatDeleteFailedEvent extends BackchatDomEvent<ChatDeleteDetail & {readonly error: ChatError}> {
  constructor(detail: ChatDeleteDetail & {readonly error: ChatError}) {
    super('chat-delete-failed', detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'chat-delete': ChatDeleteEvent;
    'chat-deleted': ChatDeletedEvent;
    'chat-delete-failed': ChatDeleteFailedEvent;
  }
}
