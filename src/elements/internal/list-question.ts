/**
 * How the question of a list came about, for those who keep it in an address. What is still being typed deserves no
 * entry of its own in the history; what is committed does.
 */
import type {ChatListStore} from '../../store/chat-list-store.js';
import {Store} from '../../store/store.js';

type Step = 'typing' | 'commit';

const typing = new WeakMap<ChatListStore, Store<boolean>>();
let step: Step | undefined;

/** Whether the newest question of a list is still being typed. */
export function typingIn(list: ChatListStore): Store<boolean> {
  let store = typing.get(list);
  if (!store) typing.set(list, (store = new Store(false)));
  return store;
}

/** Changes the question of a list on behalf of the user. */
export function ask(list: ChatListStore, change: (list: ChatListStore) => void, by: Step = 'commit'): void {
  step = by;
  change(list);
  step = undefined;
  typingIn(list).set(by === 'typing');
}

/**
 * For a listener of the list, while it hears of a change: whether the user committed it. A program's change counts as
 * committed, unless the list itself corrects its page while it loads.
 */
export function isCommitted(list: ChatListStore): boolean {
  return step ? step === 'commit' : !list.get().busy;
}
