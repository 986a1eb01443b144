import type {ChatError} from '../../model/errors.js';
import {BackchatDomEvent} from '../internal/backchat-event.js';

export interface ChatSendDetail {
  readonly chatId: string;
  readonly text: string;
}

/** A message needs the user: it was refused, or could not be kept. */
export class ChatSendFailedEvent extends BackchatDomEvent<ChatSendDetail & {readonly error: ChatError}> {
  constructor(detail: ChatSendDetail & {readonly error: ChatError}) {
    super('chat-send-failed', detail);
  }
}
