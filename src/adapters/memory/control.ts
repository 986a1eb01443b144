/** The handle of stories and tests on a memory adapter: what happens on the line, and what others do meanwhile. */
import type {Chat, ChatPatch} from '../../model/chat.js';
import type {Author, Message} from '../../model/message.js';
import type {BackEnd} from './back-end.js';
import type {Failure, Line, PortCall, PortMethod, Wait} from './line.js';

export interface MemoryControl {
  /** The calls so far, oldest first. */
  readonly calls: readonly PortCall[];

  /** Requests take so long from now on; 0 ends it. Without a method: those that have no delay of their own. */
  delay(wait: Wait, method?: PortMethod): void;
  /** As `delay`, but between the work and its answer: what happens meanwhile is not in the answer. */
  delayAnswers(wait: Wait, method?: PortMethod): void;
  /** Fails the next calls of a method (`*` = of any): before the work, or with `drop-answer` after it. */
  failNext(method: PortMethod | '*', failure: Failure, times?: number): void;
  /** Cuts what is on the line; every call fails with `offline` until `goOnline`. */
  goOffline(): void;
  goOnline(): void;
  /** Ends the open streams, and fails the calls under way, once. */
  cut(): void;
  /** Resume points given so far are unknown from here on, as after a restart: `changes` answers them with `reset`. */
  forgetChanges(): void;

  /** `at` is an ISO instant; by default now. */
  clientWrites(chatId: string, text: string, more?: {readonly at?: string}): Message;
  /** By default a colleague, Olga Petrova. */
  serviceUserWrites(chatId: string, text: string, more?: {readonly at?: string; readonly author?: Author}): Message;
  systemWrites(chatId: string, text: string, more?: {readonly at?: string}): Message;
  openChat(chat: Chat): Chat;
  updateChat(patch: ChatPatch): Chat;
  setStatus(chatId: string, status: string): Chat;
  /** `by`: the name of who deleted it. */
  deleteChat(chatId: string, by?: string): void;
  /** By default the chat's client begins to type. */
  typing(chatId: string, more?: {readonly author?: Author; readonly typing?: boolean}): void;

  readonly chats: readonly Chat[];
  /** All messages of a chat, oldest first. */
  messagesOf(chatId: string): readonly Message[];
}

const COLLEAGUE: Author = {kind: 'service-user', id: 'olga', name: 'Olga Petrova', role: 'Senior agent'};
const SYSTEM: Author = {kind: 'system', id: 'system', name: 'System'};

export function createControl(backEnd: BackEnd, line: Line): MemoryControl {
  const clientOf = (chatId: string): Author => {
    const {id, name, avatarUrl} = backEnd.chat(chatId).client;
    return {kind: 'client', id, name, ...(avatarUrl !== undefined && {avatarUrl})};
  };
  return {
    calls: line.calls,
    delay: (wait, method) => line.delay(wait, method),
    delayAnswers: (wait, method) => line.delayAnswers(wait, method),
    failNext: (method, failure, times) => line.failNext(method, failure, times),
    goOffline: () => line.goOffline(),
    goOnline: () => line.goOnline(),
    cut: () => line.cut(),
    forgetChanges: () => backEnd.forgetChanges(),

    clientWrites: (chatId, text, more) => backEnd.write(chatId, clientOf(chatId), text, more),
    serviceUserWrites: (chatId, text, {author = COLLEAGUE, ...more} = {}) => backEnd.write(chatId, author, text, more),
    systemWrites: (chatId, text, more) => backEnd.write(chatId, SYSTEM, text, more),
    openChat: (chat) => backEnd.openChat(chat),
    updateChat: (patch) => backEnd.updateChat(patch),
    setStatus: (chatId, status) => backEnd.updateChat({id: chatId, status}),
    deleteChat: (chatId, by) => backEnd.deleteChat(chatId, by),
    typing: (chatId, {author = clientOf(chatId), typing = true} = {}) => backEnd.setTyping(chatId, author, typing),

    get chats() {
      return backEnd.chats;
    },
    messagesOf: (chatId) => backEnd.messages(chatId),
  };
}
