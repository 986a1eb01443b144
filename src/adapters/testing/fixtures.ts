/** Records to test and to show with: complete, plausible, and the same at every call. Override what a test is about. */
import type {Chat, Client} from '../../model/chat.js';
import type {Author, Message} from '../../model/message.js';

/** When the records of the fixtures begin. */
const START = '2025-01-14T10:21:00.000Z';
const MINUTE_MS = 60_000;

export function aClient(over: Partial<Client> = {}): Client {
  return {
    id: 'jane',
    name: 'Jane Doe',
    role: 'individual',
    phone: '+44 20 7946 0958',
    email: 'jane.doe@example.com',
    avatarUrl: null,
    ...over,
  };
}

export function aServiceUser(over: Partial<Author> = {}): Author {
  return {kind: 'service-user', id: 'olga', name: 'Olga Petrova', role: 'Senior agent', ...over};
}

export function aChat(over: Partial<Chat> = {}): Chat {
  return {
    id: 'chat-1',
    createdAt: START,
    status: 'in-progress',
    client: aClient(),
    lastMessage: {text: 'The refund still has not arrived.', sentAt: after(1), authorKind: 'client'},
    newMessages: 1,
    transaction: null,
    ...over,
  };
}

/** By default the client's; `author` makes it another's. */
export function aMessage(over: Partial<Message> = {}): Message {
  return {
    id: 'message-1',
    chatId: 'chat-1',
    author: authorOf(aClient()),
    sentAt: START,
    text: 'Hello, I paid for order 4711 on the 3rd.',
    ...over,
  };
}

/** A client as the author of messages. */
export function authorOf({id, name, avatarUrl}: Client): Author {
  return {kind: 'client', id, name, ...(avatarUrl !== undefined && {avatarUrl})};
}

/** Who says it, and what: `true` = the client. */
export type Line = readonly [author: true | Author, text: string];

/** The messages of a chat, from its creation on, `minutesApart` from each other. Ids are `<chat>-1`, `<chat>-2`, … */
export function aThread(chat: Chat, lines: readonly Line[], minutesApart = 3): readonly Message[] {
  return lines.map(([author, text], index) => ({
    id: `${chat.id}-${index + 1}`,
    chatId: chat.id,
    author: author === true ? authorOf(chat.client) : author,
    sentAt: after(index * minutesApart, chat.createdAt),
    text,
  }));
}

/** A portrait without features, as a `blob:` address that lives as long as the page. */
export function aPicture(colour = '#0B6A70'): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path fill="${colour}" d="M0 0h64v64H0z"/><g fill="#fff"><circle cx="32" cy="25" r="11"/><path d="M10 64c0-14 10-23 22-23s22 9 22 23z"/></g></svg>`;
  return URL.createObjectURL(new Blob([svg], {type: 'image/svg+xml'}));
}

/** An instant so many minutes after another. */
export function after(minutes: number, start = START): string {
  return new Date(Date.parse(start) + minutes * MINUTE_MS).toISOString();
}
