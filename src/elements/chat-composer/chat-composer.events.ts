import type {ChatError} from '../../model/errors.js';
import type {Message} from '../../model/message.js';
import {BackchatDomEvent} from '../internal/backchat-event.js';

export interface ChatSendDetail {
  readonly chatId: string;
  readonly text: string;
}

/** Before a message is sent. Prevented: it is not sent, and its text stays. */
export class ChatSendEvent extends BackchatDomEvent<ChatSendDetail> {
  constructor(detail: ChatSendDetail) {
    super('chat-send', detail, true);
  }
}

/** A message has arrived at the back end. */
export class ChatSentEvent extends BackchatDomEvent<{readonly chatId: string; readonly message: Message}> {
  constructor(detail: {readonly chatId: string; readonly message: Message}) {
    super('chat-sent', detail);
  }
}

/** A message needs the user: it was refused, or could not be kept. */
export class ChatSendFailedEvent extends BackchatDomEvent<ChatSendDetail & {readonly error: ChatError}> {
  constructor(detail: ChatSendDetail & {readonly error: ChatError}) {
    super('chat-send-failed', detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'chat-send': ChatSendEvent;
    'chat-sent': ChatSentEvent;
    'chat-send-failed': ChatSendFailedEvent;
  }
}
