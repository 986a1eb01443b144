/** Events of the list. All bubble and are composed; those before an action are cancelable. */
import type {ListState} from '../../model/list-state.js';
import {BackchatDomEvent} from '../internal/backchat-event.js';

export * from './chat-export.events.js';

export interface ChatQueryChangeDetail {
  readonly state: ListState;
  /** More is to come: an address that holds the state replaces its entry in the history, and adds none. */
  readonly typing: boolean;
}

/** Filters, order, page or page size are others. */
export class ChatQueryChangeEvent extends BackchatDomEvent<ChatQueryChangeDetail> {
  constructor(detail: ChatQueryChangeDetail) {
    super('chat-query-change', detail);
  }
}

/** Before the list is read again. Prevented: it stays as it is. */
export class ChatRefreshEvent extends BackchatDomEvent {
  constructor() {
    super('chat-refresh', undefined, true);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'chat-query-change': ChatQueryChangeEvent;
    'chat-refresh': ChatRefreshEvent;
  }
}
