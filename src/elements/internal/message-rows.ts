/** What a thread shows, line by line: messages in runs, unsent ones last, days, and the rule above what is new. Pure. */
import type {Author, Message} from '../../model/message.js';
import type {OutboxEntry} from '../../store/outbox.js';

export type Side = 'client' | 'own' | 'colleague' | 'system';

/** What is drawn of a message; one that is unsent has no id, and no author before it is known who the user is. */
export interface ShownMessage extends Pick<Message, 'text' | 'sentAt' | 'attachments'>, Partial<Pick<Message, 'id'>> {
  readonly author: Partial<Author>;
}

export interface MessageRow {
  readonly key: string;
  readonly side: Side;
  /** Begins a run: same author, same day, under five minutes apart. */
  readonly first: boolean;
  readonly message: ShownMessage;
  /** Present while it is unsent. */
  readonly entry?: OutboxEntry;
}

export type ThreadRow =
  | MessageRow
  /** A day, by an instant of it. */
  | {readonly key: string; readonly at: string}
  /** The rule above so many new messages. */
  | {readonly key: string; readonly count: number};

const RUN_MS = 5 * 60_000;

/**
 * `messages` are of one range, in the server's order; `unsent` are of this chat, in the order of writing; `day` gives a
 * key that is the same for instants of one calendar day.
 */
export function threadRows(
  messages: readonly Message[],
  unsent: readonly OutboxEntry[],
  me: Author | undefined,
  news: readonly Message[],
  day: (iso: string) => string,
): readonly ThreadRow[] {
  const rows: ThreadRow[] = [];
  const arrived = new Set<string>();
  let previous: MessageRow | undefined;
  let previousDay: string | undefined;
  const add = (key: string, side: Side, message: ShownMessage, entry?: OutboxEntry) => {
    const today = day(message.sentAt);
    const isNew = message === news[0];
    if (today !== previousDay) rows.push({key: `day ${key}`, at: message.sentAt});
    if (isNew) rows.push({key: 'new', count: news.length});
    const first = today !== previousDay || isNew || !previous || !continues(previous, side, message);
    previousDay = today;
    rows.push((previous = {key, side, first, message, entry}));
  };
  for (const message of messages) {
    const {id, idempotencyKey = id, author} = message;
    // The key stays when an unsent message has arrived: so do its place in the page and the focus on it.
    const key = arrived.has(idempotencyKey) ? id : idempotencyKey;
    arrived.add(key);
    add(key, author.kind !== 'service-user' ? author.kind : author.id === me?.id ? 'own' : 'colleague', message);
  }
  for (const entry of unsent) {
    const {key, text, createdAt} = entry;
    if (!arrived.has(key)) add(key, 'own', {author: {...me}, text, sentAt: createdAt}, entry);
  }
  return rows;
}

/**
 * What was new at the opening: the client messages that nobody had answered. None where that has been done since, or
 * where their beginning lies before what is loaded.
 */
export function newsOf(
  messages: readonly Message[],
  hasOlder: boolean,
  newestAtOpening: string | undefined,
): readonly Message[] {
  const end = messages.findIndex(({id}) => id === newestAtOpening) + 1;
  const answered = messages.findLastIndex(({author}) => author.kind === 'service-user');
  const isKnown = answered >= 0 || !hasOlder;
  return messages.slice(answered + 1, end).filter(({author}) => isKnown && author.kind === 'client');
}

function continues(previous: MessageRow, side: Side, {author, sentAt}: ShownMessage): boolean {
  const before = previous.message;
  return (
    previous.side === side &&
    (side === 'own' || (before.author.id === author.id && before.author.name === author.name)) &&
    Math.abs(Date.parse(sentAt) - Date.parse(before.sentAt)) < RUN_MS
  );
}
