/** One chat's record: who it is with, its status, its transaction, and whether it still exists. */
import type {DataChange} from '../model/change.js';
import type {Chat} from '../model/chat.js';
import {ChatError} from '../model/errors.js';
import {told} from '../model/told.js';
import {LiveStore, type OnActive, type Phase, type StoreContext} from './live-store.js';
import {mergeRecord} from './merge.js';
import {areOrdered} from './numbers.js';

export interface ChatSnapshot {
  readonly chatId: string;
  readonly phase: Phase;
  readonly chat?: Chat;
  readonly error?: ChatError;
  /** The chat was deleted while it was shown; `by` names who, where the back end tells. */
  readonly deleted?: {readonly by?: string};
}

export class ChatStore extends LiveStore<ChatSnapshot, Chat> {
  readonly #chatId: string;

  constructor(context: StoreContext, chatId: string, onActive?: OnActive) {
    super(context, {chatId, phase: 'idle'}, onActive);
    this.#chatId = chatId;
  }

  override reload(): void {
    this.read((signal) => this.context.adapter.getChat(this.#chatId, {signal}));
  }

  override apply(change: DataChange): void {
    const {chat} = this.get();
    if (change.type === 'chat-deleted') void this.#onDeleted(change.by);
    else if (change.type === 'chat-upserted') {
      if (!chat || this.tombstones.blocks(this.#chatId, change.seq)) return;
      this.patch({deleted: undefined, chat: mergeRecord(chat, change.chat)});
    }
  }

  override show(answer: Chat, begun: number, later: readonly DataChange[]): void {
    if (this.tombstones.hides(this.#chatId, begun)) {
      void this.#onHidden();
      return;
    }
    this.tombstones.raise(this.#chatId);
    const {chat, deleted} = this.get();
    this.patch({
      phase: 'ready',
      chat: chat && !deleted ? mergeRecord(chat, answer) : answer,
      error: undefined,
      deleted: undefined,
    });
    this.catchUp(answer, later);
  }

  override fail(error: ChatError, heard: readonly DataChange[] = []): void {
    super.fail(error);
    if (error.code === 'not-found') void this.#onNotFound(error, heard);
  }

  /**
   * A later change may have told meanwhile that the chat is back.
   * @later live
   */
  async #onDeleted(by: string | undefined): Promise<void> {
    if (this.tombstones.blocks(this.#chatId)) this.patch({deleted: {...this.get().deleted, ...told({by})}});
  }

  /**
   * It was deleted after it was asked for.
   * @later live
   */
  async #onHidden(): Promise<void> {
    this.fail(new ChatError('not-found', `The chat "${this.#chatId}" was deleted.`));
  }

  /**
   * A chat that was shown, and is not found any more, was deleted unnoticed. But the answer may be older than what was
   * heard while it was awaited.
   * @later live
   */
  async #onNotFound(error: ChatError, heard: readonly DataChange[]): Promise<void> {
    const {chat, deleted, error: current} = this.get();
    if (current !== error) return;
    const isBack = (change: DataChange) =>
      change.type === 'chat-upserted' && !this.tombstones.blocks(this.#chatId, change.seq);
    if (heard.some(isBack)) this.reload();
    else if (chat) this.patch({error: undefined, deleted: {...deleted}});
  }

  /**
   * A record carries no change number: where no version tells which is the later one, it is read again.
   * @later live
   */
  protected override async readAgain(answer: Chat, changes: readonly DataChange[]): Promise<void> {
    const isUnsure = (change: DataChange) => change.type === 'chat-upserted' && !areOrdered(answer, change.chat);
    if (changes.some(isUnsure)) this.reload();
  }
}
