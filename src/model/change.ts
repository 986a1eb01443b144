import type {ChatPatch} from './chat.js';
import type {Author, Message} from './message.js';

interface Sequenced {
  /** Compared, never counted; unique a change. */
  readonly seq?: number;
  /** Opaque resume point; absent = `String(seq)`. */
  readonly resume?: string;
}

export type ChatUpserted = Sequenced & {readonly type: 'chat-upserted'; readonly chat: ChatPatch};
export type ChatDeleted = Sequenced & {readonly type: 'chat-deleted'; readonly chatId: string; readonly by?: string};
export type MessageUpserted = Sequenced & {readonly type: 'message-upserted'; readonly message: Message};
export type MessageDeleted = Sequenced & {
  readonly type: 'message-deleted';
  readonly chatId: string;
  readonly messageId: string;
};
/** `until` is the instant after which the notice is stale. */
export type Typing = Sequenced & {
  readonly type: 'typing';
  readonly chatId: string;
  readonly author: Author;
  readonly until: string;
};

/** A change of data. */
export type DataChange = ChatUpserted | ChatDeleted | MessageUpserted | MessageDeleted | Typing;

/**
 * What a change stream yields. `ready`: nothing later can be missed. `reset`: something may have been missed,
 * read again what is shown.
 */
export type Change = (Sequenced & {readonly type: 'ready'}) | (Sequenced & {readonly type: 'reset'}) | DataChange;
