/** Events that more than one element fires. All bubble and are composed; those with a default action are cancelable. */
import type {ChatError} from '../../model/errors.js';
import type {Message} from '../../model/message.js';
import {BackchatDomEvent} from './backchat-event.js';

export interface ChatOpenDetail {
  readonly chatId: string;
  /** The message to open at, e.g. a search hit. */
  readonly messageId?: string;
}

/** Before a chat is opened. Prevented: nothing happens, the host shows it. */
export class ChatOpenEvent extends BackchatDomEvent<ChatOpenDetail> {
  constructor(detail: ChatOpenDetail) {
    super('chat-open', detail, true);
  }
}

/** Before the list is shown again. */
export class ChatBackEvent extends BackchatDomEvent {
  constructor() {
    super('chat-back', undefined, true);
  }
}

/** The back end wants the user to sign in. Prevented: the screens do not draw their own notice. */
export class ChatAuthRequiredEvent extends BackchatDomEvent {
  constructor() {
    super('chat-auth-required', undefined, true);
  }
}

/** Something could not be done; for the host's log. */
export class ChatErrorEvent extends BackchatDomEvent<{readonly error: ChatError}> {
  constructor(detail: {readonly error: ChatError}) {
    super('chat-error', detail);
  }
}

/** A client wrote: for the host's badge, sound or notification. */
export class ChatNewMessagesEvent extends BackchatDomEvent<{readonly chatId: string; readonly message: Message}> {
  constructor(detail: {readonly chatId: string; readonly message: Message}) {
    super('chat-new-messages', detail);
  }
}

/** Before the link to the client's profile is followed. Prevented: the host shows it. */
export class ChatClientOpenEvent extends BackchatDomEvent<{readonly chatId: string; readonly clientId: string}> {
  constructor(detail: {readonly chatId: string; readonly clientId: string}) {
    super('chat-client-open', detail, true);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'chat-open': ChatOpenEvent;
    'chat-back': ChatBackEvent;
    'chat-auth-required': ChatAuthRequiredEvent;
    'chat-error': ChatErrorEvent;
    'chat-new-messages': ChatNewMessagesEvent;
    'chat-client-open': ChatClientOpenEvent;
  }
}
