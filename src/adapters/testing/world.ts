/** A set of conversations, ready for `createMemoryAdapter`: the same at every call. */
import type {Chat} from '../../model/chat.js';
import type {Author, Message, QuickReply} from '../../model/message.js';
import {aChat, aServiceUser, aThread, type Line} from './fixtures.js';

export interface World {
  readonly chats: readonly Chat[];
  /** Oldest first within a chat. */
  readonly messages: readonly Message[];
  readonly quickReplies: readonly QuickReply[];
}

export const OLGA = aServiceUser();
export const MARTA = aServiceUser({id: 'marta', name: 'Marta Lind', role: 'Support agent'});
export const SYSTEM: Author = {kind: 'system', id: 'system', name: 'System'};

const QUICK_REPLIES: readonly QuickReply[] = [
  {id: 'hello', title: 'Greeting', text: 'Hello, thank you for writing. I am looking into it.'},
  {
    id: 'refund',
    title: 'Refund on its way',
    text: 'The refund has left us. Your bank may need up to three working days.',
  },
  {
    id: 'document',
    title: 'Ask for a document',
    text: 'Please upload a photo of the document in your profile, under Verification.',
  },
];

export interface Conversation {
  readonly chat: Partial<Chat> & {readonly id: string};
  readonly lines: readonly Line[];
}

/** Every chat's last message and counts follow from its lines. */
export function worldOf(conversations: readonly Conversation[]): World {
  const threads = conversations.map(({chat, lines}) => ({
    chat: aChat({lastMessage: null, newMessages: 0, ...chat}),
    lines,
  }));
  return {
    chats: threads.map(({chat}) => chat),
    messages: threads.flatMap(({chat, lines}) => aThread(chat, lines)),
    quickReplies: QUICK_REPLIES,
  };
}

/** The next of a list, over and over. */
export function pick<T>(from: readonly T[], index: number): T {
  return from[index % from.length] as T;
}
