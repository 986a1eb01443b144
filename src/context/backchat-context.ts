/** How elements find their Backchat and filters their list; keyed with `Symbol.for`, so two copies of the package meet. */
import {createContext} from '@lit/context';
import type {Backchat} from '../store/backchat.js';
import type {ChatListStore} from '../store/chat-list-store.js';

export const backchatContext = createContext<Backchat | undefined>(Symbol.for('backchat.backchat'));

/** A list and the Backchat it belongs to. */
export interface ListHandle {
  readonly backchat: Backchat;
  readonly list: ChatListStore;
  /** The filters that serve the list, for its keys; they set themselves. */
  filters?: {focusSearch?(): void; showFilters?(): void};
}

export const listContext = createContext<ListHandle | undefined>(Symbol.for('backchat.list'));
