/** What a thread shows, line by line: messages in runs, unsent ones last, days, and the rule above what is new. Pure. */
import type {Author, Message} from '../../model/message.js';
import type {OutboxEntry} from '../../store/outbox.js';

export type Side = 'client' | 'own' | 'colleague' | 'system';

export interface MessageRow {
  readonly kind: 'message';
  readonly key: string;
  readonly side: Side;
  readonly author: Author;
  readonly text: string;
  readonly sentAt: string;
  /** Absent while it is unsent. */
  readonly message?: Message;
  /** Present while it is unsent. */
  readonly entry?: OutboxEntry;
  /** Begins a run: same author, same day, under five minutes apart. */
  readonly first: boolean;
}

export type ThreadRow =
  | MessageRow
  | {readonly kind: 'day'; readonly key: string; readonly at: string}
  | {readonly kind: 'new'; readonly key: string; readonly count: number};

export interface RowsInput {
  /** Of one range, in the server's order. */
  readonly messages: readonly Message[];
  /** Of this chat, in the order of writing. */
  readonly unsent: readonly OutboxEntry[];
  readonly me: Author | undefined;
  readonly news: News | undefined;
  /** A key that is the same for instants of one calendar day. */
  day(iso: string): string;
}

/** The client messages that nobody had answered when the thread was opened. */
export interface News {
  readonly firstId: string;
  readonly count: number;
}

const RUN_MS = 5 * 60_000;
const NOBODY: Author = {kind: 'service-user', id: '', name: ''};

export function threadRows({messages, unsent, me, news, day}: RowsInput): readonly ThreadRow[] {
  const rows: ThreadRow[] = [];
  let previous: MessageRow | undefined;
  let previousDay: string | undefined;
  const add = (row: MessageRow) => {
    const today = day(row.sentAt);
    const isNew = row.message !== undefined && row.message.id === news?.firstId;
    if (today !== previousDay) rows.push({kind: 'day', key: `day ${row.key}`, at: row.sentAt});
    if (news && isNew) rows.push({kind: 'new', key: 'new', count: news.count});
    const first = today !== previousDay || isNew || !previous || !continues(previous, row);
    previousDay = today;
    previous = first ? {...row, first} : row;
    rows.push(previous);
  };
  const arrived = new Set<string>();
  for (const message of messages) {
    const {id, idempotencyKey = id, author, text, sentAt} = message;
    // The key stays when an unsent message has arrived: so do its place in the page and the focus on it.
    const key = arrived.has(idempotencyKey) ? id : idempotencyKey;
    arrived.add(key);
    add({kind: 'message', key, side: sideOf(author, me), author, text, sentAt, message, first: false});
  }
  for (const entry of unsent) {
    const {key, text, createdAt} = entry;
    if (arrived.has(key)) continue;
    add({kind: 'message', key, side: 'own', author: me ?? NOBODY, text, sentAt: createdAt, entry, first: false});
  }
  return rows;
}

/**
 * What was new at the opening, seen from what is loaded now; `undefined` where nothing was, where it has been answered
 * since, or where its beginning lies before what is loaded.
 */
export function newsOf(
  messages: readonly Message[],
  hasOlder: boolean,
  newestAtOpening: string | undefined,
): News | undefined {
  const end = messages.findIndex(({id}) => id === newestAtOpening) + 1;
  const isAnswer = ({author}: Message) => author.kind === 'service-user';
  const answered = messages.findLastIndex(isAnswer);
  if (end === 0 || answered >= end || (answered < 0 && hasOlder)) return undefined;
  const fresh = messages.slice(answered + 1, end).filter(({author}) => author.kind === 'client');
  return fresh[0] && {firstId: fresh[0].id, count: fresh.length};
}

function sideOf(author: Author, me: Author | undefined): Side {
  if (author.kind !== 'service-user') return author.kind;
  return author.id === me?.id ? 'own' : 'colleague';
}

function continues(previous: MessageRow, row: MessageRow): boolean {
  const gap = Date.parse(row.sentAt) - Date.parse(previous.sentAt);
  return (
    previous.side === row.side &&
    (row.side === 'own' || (previous.author.id === row.author.id && previous.author.name === row.author.name)) &&
    Math.abs(gap) < RUN_MS
  );
}
