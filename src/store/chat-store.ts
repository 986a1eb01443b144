/** One chat's record: who it is with, its status, its transaction, and whether it still exists. */
import type {DataChange} from '../model/change.js';
import type {Chat} from '../model/chat.js';
import {ChatError} from '../model/errors.js';
import {type Loaded, LiveStore, type LiveStoreOptions, type Phase, type StoreContext} from './live-store.js';
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

  constructor(context: StoreContext, chatId: string, options?: LiveStoreOptions) {
    super(context, {chatId, phase: 'idle'}, options);
    this.#chatId = chatId;
  }

  refresh(): void {
    if (this.active) void this.#load();
  }

  protected override onStart(): void {
    void this.#load();
  }

  protected override onStop(): void {
    this.snapshot.set({chatId: this.#chatId, phase: 'idle'});
  }

  protected override reload(): void {
    void this.#load();
  }

  protected override hasFailed(): boolean {
    return this.get().error !== undefined;
  }

  protected override apply(change: DataChange): void {
    const {chat, phase, deleted} = this.get();
    if (change.type === 'chat-deleted' && change.chatId === this.#chatId) {
      this.snapshot.patch({deleted: {...deleted, ...(change.by !== undefined && {by: change.by})}});
    } else if (change.type === 'chat-upserted' && change.chat.id === this.#chatId) {
      if (this.tombstones.blocks(this.#chatId, change.seq)) return;
      this.#heard++;
      if (chat) this.snapshot.patch({deleted: undefined, chat: mergeRecord(chat, change.chat)});
      else if (phase === 'failed') void this.#load();
    }
  }

  async #load(): Promise<void> {
    const signal = this.begin();
    const heard = this.#heard;
    this.snapshot.patch({phase: this.get().chat ? 'ready' : 'loading'});
    try {
      const ask = () => this.context.adapter.getChat(this.#chatId, {signal});
      await this.load(ask, signal, (loaded) => this.#show(loaded));
    } catch (error) {
      const failure = this.failure(error, signal);
      // An answer may be older than what was heard while it was awaited.
      if (failure?.code === 'not-found' && heard !== this.#heard) void this.#load();
      else if (failure) this.#fail(failure);
    }
  }

  #show({answer, begun, later}: Loaded<Chat>): void {
    if (this.tombstones.hides(this.#chatId, begun)) {
      this.#fail(new ChatError('not-found', `The chat "${this.#chatId}" was deleted.`));
      return;
    }
    this.tombstones.raise(this.#chatId);
    const {chat: known, deleted} = this.get();
    const chat = known && !deleted ? mergeRecord(known, answer) : answer;
    this.snapshot.patch({phase: 'ready', chat, error: undefined, deleted: undefined});
    const mine = later.flatMap((change) =>
      change.type === 'chat-upserted' && change.chat.id === this.#chatId ? [change] : [],
    );
    for (const change of mine) this.apply(change);
    // A record carries no change number: where no version tells which is the later one, it is read again.
    if (mine.some((change) => !areOrdered(answer, change.chat))) void this.#load();
  }

  /** A chat that was shown, and is not found any more, was deleted unnoticed. */
  #fail(error: ChatError): void {
    const {chat, deleted} = this.get();
    if (!chat) this.snapshot.patch({phase: 'failed', error});
    else if (error.code === 'not-found') this.snapshot.patch({phase: 'ready', error: undefined, deleted: {...deleted}});
    else this.snapshot.patch({phase: 'ready', error});
  }
}
