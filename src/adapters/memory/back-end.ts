/**
 * The chats and messages of the memory adapter, and the numbered log of their changes. Knows no permissions, no
 * profile and no line that could fail: it is the database, not the server.
 */
import type {Change, DataChange} from '../../model/change.js';
import type {Chat, ChatPatch, LastMessage} from '../../model/chat.js';
import {ChatError} from '../../model/errors.js';
import type {Author, Message} from '../../model/message.js';

const TYPING_MS = 6_000;

export interface BackEndData {
  readonly chats?: readonly Chat[];
  /** Oldest first within a chat. A chat's last message and counts follow from them where there are any. */
  readonly messages?: readonly Message[];
  /** The clock, in milliseconds since 1970. */
  readonly now?: () => number;
}

interface ChatRecord {
  readonly chat: Chat;
  readonly messages: readonly Message[];
}

export class BackEnd {
  readonly now: () => number;
  readonly #records = new Map<string, ChatRecord>();
  readonly #deleted = new Map<string, ChatRecord>();
  readonly #listeners = new Set<(change: Change) => void>();
  #changes: DataChange[] = [];
  #oldest = 0;
  #seq = 0;
  #ids = 0;

  constructor({chats = [], messages = [], now = Date.now}: BackEndData) {
    this.now = now;
    const byChat = new Map<string, Message[]>();
    for (const message of messages) {
      const siblings = byChat.get(message.chatId) ?? [];
      siblings.push({order: siblings.length + 1, ...message});
      byChat.set(message.chatId, siblings);
    }
    for (const chat of chats) {
      const thread = byChat.get(chat.id) ?? [];
      const told = thread.reduce<Chat>(withMessage, {...chat, messageCount: 0, newMessages: 0});
      this.#records.set(chat.id, {chat: {version: 1, ...(thread.length ? told : chat)}, messages: thread});
    }
  }

  /** The number of the last change. */
  get seq(): number {
    return this.#seq;
  }

  get chats(): readonly Chat[] {
    return [...this.#records.values()].map(({chat}) => chat);
  }

  /** @throws ChatError `not-found` */
  chat(chatId: string): Chat {
    return this.#record(chatId).chat;
  }

  /** @throws ChatError `not-found` */
  messages(chatId: string): readonly Message[] {
    return this.#record(chatId).messages;
  }

  openChat(chat: Chat): Chat {
    this.#records.set(chat.id, {chat: {version: 1, ...chat}, messages: []});
    return this.#publishChat(chat.id);
  }

  updateChat(patch: ChatPatch): Chat {
    const {chat, messages} = this.#record(patch.id);
    this.#records.set(chat.id, {chat: {...chat, ...patch, version: (chat.version ?? 0) + 1}, messages});
    return this.#publishChat(chat.id);
  }

  write(chatId: string, author: Author, text: string, more: {at?: string; idempotencyKey?: string} = {}): Message {
    const {chat, messages} = this.#record(chatId);
    const message: Message = {
      id: this.nextId('message'),
      chatId,
      author,
      sentAt: more.at ?? this.timestamp(),
      text,
      order: (messages.at(-1)?.order ?? 0) + 1,
      version: 1,
      ...(more.idempotencyKey && {idempotencyKey: more.idempotencyKey}),
    };
    this.#records.set(chatId, {chat, messages: [...messages, message]});
    this.#publish({type: 'message-upserted', message});
    this.updateChat({...withMessage(chat, message), ...(isOver(chat, author) && {status: 'in-progress'})});
    return message;
  }

  deleteChat(chatId: string, by?: string): void {
    this.#deleted.set(chatId, this.#record(chatId));
    this.#records.delete(chatId);
    this.#publish({type: 'chat-deleted', chatId, ...(by && {by})});
  }

  /** @throws ChatError `not-found` where no such chat was deleted */
  restoreChat(chatId: string): Chat {
    const record = this.#deleted.get(chatId);
    if (!record) throw noChat(chatId);
    this.#deleted.delete(chatId);
    this.#records.set(chatId, record);
    return this.updateChat({id: chatId});
  }

  /** Told to those who listen now, and to nobody later. */
  setTyping(chatId: string, author: Author, typing: boolean): void {
    this.#record(chatId);
    this.#tell({type: 'typing', chatId, author, until: this.timestamp(typing ? TYPING_MS : 0)});
  }

  subscribe(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The changes after a resume point; `undefined` where it is older than what is kept, or none of ours. */
  changesSince(resume: string): readonly DataChange[] | undefined {
    const seq = /^\d+$/.test(resume) ? Number(resume) : -1;
    if (seq < this.#oldest || seq > this.#seq) return undefined;
    return this.#changes.filter((change) => (change.seq ?? 0) > seq);
  }

  /** Keeps no change so far: older resume points are unknown from here on. */
  forgetChanges(): void {
    this.#changes = [];
    // A point that is exactly up to date is forgotten too, as after a restart.
    this.#oldest = ++this.#seq;
  }

  timestamp(fromNowMs = 0): string {
    return new Date(this.now() + fromNowMs).toISOString();
  }

  nextId(kind: 'chat' | 'message'): string {
    return `new-${kind}-${++this.#ids}`;
  }

  #record(chatId: string): ChatRecord {
    const record = this.#records.get(chatId);
    if (!record) throw noChat(chatId);
    return record;
  }

  #publishChat(chatId: string): Chat {
    const {chat} = this.#record(chatId);
    this.#publish({type: 'chat-upserted', chat});
    return chat;
  }

  #publish(change: DataChange): void {
    const numbered = {...change, seq: ++this.#seq};
    this.#changes.push(numbered);
    this.#tell(numbered);
  }

  #tell(change: Change): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}

function noChat(chatId: string): ChatError {
  return new ChatError('not-found', `There is no chat "${chatId}".`);
}

/** Whoever writes in a chat that was over, continues it. */
function isOver(chat: Chat, author: Author): boolean {
  return chat.status === 'no-active-chat' && author.kind !== 'system';
}

/** What a message changes in its chat's record: answering clears the new messages, a system notice does not. */
function withMessage(chat: Chat, {author, text, sentAt}: Message): Chat {
  const lastMessage: LastMessage = {
    text,
    sentAt,
    authorKind: author.kind,
    ...(author.kind === 'service-user' && {authorName: author.name, authorId: author.id}),
  };
  const {newMessages = 0, messageCount = 0} = chat;
  const unanswered = newMessages === true ? true : newMessages + 1;
  return {
    ...chat,
    lastMessage,
    messageCount: messageCount + 1,
    newMessages: author.kind === 'service-user' ? 0 : author.kind === 'client' ? unanswered : newMessages,
  };
}
