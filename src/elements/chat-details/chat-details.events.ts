/** Events of one chat's screen. All bubble and are composed; those before an action are cancelable. */
import type {TransactionRef} from '../../model/chat.js';
import {BackchatDomEvent} from '../internal/backchat-event.js';

export * from './chat-delete.events.js';

/** Before the link to the transaction is followed. Prevented: the host shows it. */
export class ChatTransactionOpenEvent extends BackchatDomEvent<{
  readonly chatId: string;
  readonly transaction: TransactionRef;
}> {
  constructor(detail: {readonly chatId: string; readonly transaction: TransactionRef}) {
    super('chat-transaction-open', detail, true);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'chat-transaction-open': ChatTransactionOpenEvent;
  }
}
