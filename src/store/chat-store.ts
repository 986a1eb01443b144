/** One chat's record: who it is with, its status, its transaction, and whether it still exists. */
import type {DataChange} from '../model/change.js';
import type {Chat} from '../model/chat.js';
import {ChatError} from '../model/errors.js';
import {told} from '../model/told.js';
import {LiveStore, type OnActive, type Phase, type Show, type StoreContext} from './live-store.js';
import {areOrdered, mergeRecord} from './merge.js';

export interface ChatSnapshot {
  readonly chatId: string;
  readonly phase: Phase;
  readonly chat?: Chat;
  readonly error?: ChatError;
  /** The chat was deleted while it was shown; `by` names who, where the back end tells. */
  readonly deleted?: {readonly by?: string};
}

export class ChatStore extends LiveStore<ChatSnapshot> {
  readonly #chatId: string;
  /** How many changes have told that there is such a chat. */
  #heard = 0;

  constructor(context: StoreContext, chatId: string, onActive?: OnActive) {
    super(context, {chatId, phase: 'idle'}, onActive);
    this.#chatId = chatId;
  }

  protected override onStop(): void {
    this.snapshot.set({chatId: this.#chatId, phase: 'idle'});
  }

  override apply(change: DataChange): void {
    const {chat, phase, deleted} = this.get();
    if (change.type === 'chat-deleted' && change.chatId === this.#chatId) {
      this.snapshot.patch({deleted: {...deleted, ...told({by: change.by})}});
    } else if (change.type === 'chat-upserted' && change.chat.id === this.#chatId) {
      if (this.tombstones.blocks(this.#chatId, change.seq)) return;
      this.#heard++;
      if (chat) this.snapshot.patch({deleted: undefined, chat: mergeRecord(chat, change.chat)});
      else if (phase === 'failed') this.reload();
    }
  }

  override reload(): void {
    const signal = this.begin();
    const heard = this.#heard;
    this.snapshot.patch({phase: this.get().chat ? 'ready' : 'loading'});
    const ask = () => this.context.adapter.getChat(this.#chatId, {signal});
    void this.load(signal, ask, this.#show, (error) => {
      // An answer may be older than what was heard while it was awaited.
      if (error.code === 'not-found' && heard !== this.#heard) this.reload();
      else this.#fail(error);
    });
  }

  readonly #show: Show<Chat> = (answer, begun, later) => {
    if (this.tombstones.hides(this.#chatId, begun)) {
      this.#fail(new ChatError('not-found', `The chat "${this.#chatId}" was deleted.`));
      return;
    }
    this.tombstones.raise(this.#chatId);
    const {chat: known, deleted} = this.get();
    const chat = known && !deleted ? mergeRecord(known, answer) : answer;
    this.snapshot.patch({phase: 'ready', chat, error: undefined, deleted: undefined});
    let isUnsure = false;
    for (const change of later) {
      if (change.type !== 'chat-upserted' || change.chat.id !== this.#chatId) continue;
      this.apply(change);
      isUnsure ||= !areOrdered(answer, change.chat);
    }
    // A record carries no change number: where no version tells which is the later one, it is read again.
    if (isUnsure) this.reload();
  };

  /** A chat that was shown, and is not found any more, was deleted unnoticed. */
  #fail(error: ChatError): void {
    const {chat, deleted} = this.get();
    if (chat && error.code === 'not-found') this.snapshot.patch({error: undefined, deleted: {...deleted}});
    else this.snapshot.patch({error, phase: chat ? 'ready' : 'failed'});
  }
}
