/** Chats and the people in them. Plain JSON; instants are ISO-8601 in UTC; `null` = known to be empty, absent = not told. */

/** The roles of the manual; a back end may have others, which the host labels. */
export const CLIENT_ROLES = ['individual', 'merchant', 'agent', 'sub-agent'] as const;
export type ClientRole = (typeof CLIENT_ROLES)[number] | (string & {});

/** The statuses of the manual; a back end may have others, which the host labels. */
export const CHAT_STATUSES = ['in-progress', 'no-active-chat'] as const;
export type ChatStatus = (typeof CHAT_STATUSES)[number] | (string & {});

export type AuthorKind = 'client' | 'service-user' | 'system';

/** The customer of a chat. */
export interface Client {
  readonly id: string;
  readonly name: string;
  readonly role: ClientRole;
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly avatarUrl?: string | null;
}

/** The transaction a chat is about: a reference that the host can link. */
export interface TransactionRef {
  readonly id: string;
  readonly label?: string;
  readonly url?: string;
}

/** What a list row tells about the newest message. */
export interface LastMessage {
  readonly text?: string;
  readonly sentAt: string;
  readonly authorKind?: AuthorKind;
  /** Absent where the back end does not tell it; a service user's name, for "Olga: …". */
  readonly authorName?: string;
  readonly authorId?: string;
}

/** One session between a client and the staff. */
export interface Chat {
  readonly id: string;
  readonly createdAt: string;
  readonly status: ChatStatus;
  readonly client: Client;
  readonly lastMessage?: LastMessage | null;
  /** Client messages after the last service-user message; `true` = some, count unknown. Answering clears it, opening does not. */
  readonly newMessages?: number | true;
  readonly transaction?: TransactionRef | null;
  /** What the service user may do with this chat; an absent member is allowed. */
  readonly can?: {readonly send?: boolean; readonly delete?: boolean};
  /** Why `can.send` is false, in the service user's language. */
  readonly readOnlyReason?: string;
  readonly messageCount?: number;
  /** Where a keyword search hit. */
  readonly match?: {readonly messageId?: string; readonly text: string};
  /** Grows with every change of the record; a lower one loses a merge. */
  readonly version?: number;
}

/** A part of a chat, as a change brings it: absent fields keep what is known. */
export type ChatPatch = Partial<Chat> & {readonly id: string};

/** Client messages that no service user has answered: a count, or `true` where only "some" is known. */
export function hasNewMessages(chat: Pick<Chat, 'newMessages'>): boolean {
  return Number(chat.newMessages) > 0;
}
