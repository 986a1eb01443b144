import type {ChatError} from '../../model/errors.js';
import type {Message} from '../../model/message.js';

export interface ChatSendDetail {
  readonly chatId: string;
  readonly text: string;
}

/** Before a message is sent. Prevented: it is not sent, and its text stays. */
export class ChatSendEvent extends CustomEvent<ChatSendDetail> {
  constructor(detail: ChatSendDetail) {
    super('chat-send', {detail, bubbles: true, composed: true, cancelable: true});
  }
}

/** A message has arrived at the back end. */
export class ChatSentEvent extends CustomEvent<{readonly chatId: string; readonly message: Message}> {
  constructor(detail: {readonly chatId: string; readonly message: Message}) {
    super('chat-sent', {detail, bubbles: true, composed: true});
  }
}

/** A message needs the user: it was refused, or could not be kept. */
export class ChatSendFailedEvent extends CustomEvent<ChatSendDetail & {readonly error: ChatError}> {
  constructor(detail: ChatSendDetail & {readonly error: ChatError}) {
    super('chat-send-failed', {detail, bubbles: true, composed: true});
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'chat-send': ChatSendEvent;
    'chat-sent': ChatSentEvent;
    'chat-send-failed': ChatSendFailedEvent;
  }
}
