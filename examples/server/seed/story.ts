/** How a demo chat is written down, and how it becomes records. */
import type {Client, TransactionRef} from '../../../src/model/chat.js';
import type {Author} from '../../../src/model/message.js';
import type {WholeChat, WholeMessage} from '../db/load.js';
import {CLIENTS, type ClientName} from './clients.js';
import {STAFF, type StaffName, SYSTEM} from './staff.js';

export interface Story {
  readonly client: ClientName;
  /** How long before the first start the chat began: "2d 4h", "35m". */
  readonly ago: string;
  /**
   * One message a line, "who: text", where who is `client`, `system` or a name of the staff. "+15 client: …" came
   * 15 minutes after the one before (2 where nothing is said); a line that begins with "|" goes on with the message.
   */
  readonly talk: string;
  /** A transaction's id and label. */
  readonly about?: readonly [id: string, label: string];
  /** No active chat any more. */
  readonly isOver?: true;
  /** Over for good: it takes no answers. */
  readonly isClosed?: true;
}

const MINUTE_MS = 60_000;
const UNITS: Readonly<Record<string, number>> = {d: 24 * 60, h: 60, m: 1};
const DEFAULT_GAP = 2;

/** `id` also begins the ids of the messages. */
export function chatOf(story: Story, id: string, now: Date): WholeChat {
  const client = CLIENTS[story.client];
  const start = now.getTime() - minutesOf(story.ago) * MINUTE_MS;
  const messages = messagesOf(story.talk, id, client, start);
  const isOver = story.isOver ?? story.isClosed;
  return {
    id,
    createdAt: new Date(start).toISOString(),
    status: isOver ? 'no-active-chat' : 'in-progress',
    client,
    transaction: story.about ? transactionOf(story.about) : null,
    ...(story.isClosed && {can: {send: false}, readOnlyReason: 'This chat is closed.'}),
    ...(isOver && {answered: messages.length}),
    messages,
  };
}

function transactionOf([id, label]: NonNullable<Story['about']>): TransactionRef {
  return {id, label, url: `/admin/tx.php?id=${encodeURIComponent(id)}`};
}

function messagesOf(talk: string, chatId: string, client: Client, start: number): readonly WholeMessage[] {
  const messages: WholeMessage[] = [];
  let time = start;
  for (const line of talk.split('\n').map((line) => line.trim())) {
    if (line === '') continue;
    const last = messages.at(-1);
    if (line.startsWith('|') && last) {
      messages[messages.length - 1] = {...last, text: `${last.text}\n${line.slice(1).replace(/^ /, '')}`};
      continue;
    }
    const [, gap, who = '', text = ''] = /^(?:\+(\d+) )?(\w+): (.*)$/.exec(line) ?? [];
    if (last) time += Number(gap ?? DEFAULT_GAP) * MINUTE_MS;
    const id = `${chatId}-${messages.length + 1}`;
    messages.push({id, sentAt: new Date(time).toISOString(), text, author: authorOf(who, client)});
  }
  return messages;
}

function authorOf(who: string, {id, name, avatarUrl}: Client): Author {
  if (who === 'client') return {kind: 'client', id, name, ...(avatarUrl && {avatarUrl})};
  if (who === 'system') return SYSTEM;
  const author: Author | undefined = STAFF[who as StaffName];
  if (!author) throw new Error(`A demo chat has a line of "${who}", whom nobody knows.`);
  return author;
}

/** "2d 4h" in minutes. */
export function minutesOf(ago: string): number {
  return [...ago.matchAll(/(\d+)([dhm])/g)].reduce(
    (sum, [, count, unit = '']) => sum + Number(count) * (UNITS[unit] ?? 0),
    0,
  );
}
