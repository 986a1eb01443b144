import type {Message} from '../../model/message.js';
import {BackchatDomEvent} from '../internal/backchat-event.js';
import type {ChatSendDetail, ChatSendFailedEvent} from './chat-send-failed.event.js';

export {type ChatSendDetail, ChatSendFailedEvent} from './chat-send-failed.event.js';

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

declare global {
  interface GlobalEventHandlersEventMap {
    'chat-send': ChatSendEvent;
    'chat-sent': ChatSentEvent;
    'chat-send-failed': ChatSendFailedEvent;
  }
}
