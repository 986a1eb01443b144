/**
 * Reads back whether a message has arrived, for back ends that would not recognise a second attempt. Knows no storage.
 */
import type {ChatAdapter} from '../adapters/adapter.js';
import {toChatError} from '../model/errors.js';
import type {Message} from '../model/message.js';
import type {Clock} from './clock.js';
import type {EntryChange, OutboxEntry, Receipt} from './outbox-entry.js';

export interface CheckOptions {
  /** The user's id at the back end; empty where it does not tell: then any service user's message may be theirs. */
  readonly authorId: string;
  /** Messages that are known to be other entries. */
  readonly receipts: readonly Receipt[];
  readonly signal: AbortSignal;
}

const WINDOW = 100;
/** How far the clock of this computer may be ahead of the server's: milliseconds. */
const CLOCK_SKEW = 5 * 60_000;
/** What was being sent when a tab went gets this long to arrive before it is looked for: milliseconds. */
const IN_FLIGHT_MS = 1_000;

/**
 * Resolves to the message that an entry has become; where it did not arrive, leaves its state in the entry: it is sent
 * next, unless its last answer was unreadable. `change` resolves to nothing where the entry is no longer this tab's.
 */
export async function readBack(
  adapter: ChatAdapter,
  entry: OutboxEntry,
  options: CheckOptions,
  clock: Clock,
  change: (to: EntryChange) => Promise<OutboxEntry | undefined>,
): Promise<Message | undefined> {
  const isLeft = entry.state === 'sending';
  const claimed = await change((old) => ({
    ...old,
    state: 'checking',
    error: isLeft ? undefined : old.error,
    retryAt: isLeft ? clock.now() + IN_FLIGHT_MS : undefined,
  }));
  if (!claimed || isLeft) return undefined;
  const found = await findArrived(adapter, claimed, options);
  if (found || options.signal.aborted) return found;
  const state = claimed.error?.code === 'protocol' ? 'failed' : 'queued';
  await change((old) => ({...old, state, unclear: false}));
  return undefined;
}

/**
 * The message that an entry has become, or `undefined` where it did not arrive. Looks after the message that was the
 * last when the entry was written; where that is unknown or gone, among those sent since then by the clock.
 */
async function findArrived(
  adapter: ChatAdapter,
  entry: OutboxEntry,
  options: CheckOptions,
): Promise<Message | undefined> {
  if (entry.after !== undefined) {
    try {
      return await findAfter(adapter, entry, entry.after, options);
    } catch (error) {
      if (toChatError(error).code !== 'not-found') throw error;
    }
  }
  return findRecent(adapter, entry, options);
}

async function findAfter(
  adapter: ChatAdapter,
  entry: OutboxEntry,
  after: string,
  options: CheckOptions,
): Promise<Message | undefined> {
  const {signal} = options;
  const {items, hasNewer} = await adapter.listMessages(entry.chatId, {after, limit: WINDOW}, {signal});
  const found = items.find((message) => isSame(message, entry, options));
  const last = items.at(-1);
  return found || !hasNewer || !last ? found : findAfter(adapter, entry, last.id, options);
}

async function findRecent(
  adapter: ChatAdapter,
  entry: OutboxEntry,
  options: CheckOptions,
  before?: string,
): Promise<Message | undefined> {
  const {signal} = options;
  const window = {...(before !== undefined && {before}), limit: WINDOW};
  const {items, hasOlder} = await adapter.listMessages(entry.chatId, window, {signal});
  const earliest = Date.parse(entry.createdAt) - CLOCK_SKEW;
  const recent = items.filter(({sentAt}) => Date.parse(sentAt) >= earliest);
  const found = recent.find((message) => isSame(message, entry, options));
  const [first] = items;
  const older = hasOlder && first && recent.length === items.length;
  // The earliest one is it: entries arrive in the order of writing.
  return (older && (await findRecent(adapter, entry, options, first.id))) || found;
}

function isSame(message: Message, entry: OutboxEntry, {authorId, receipts}: CheckOptions): boolean {
  if (message.idempotencyKey !== undefined) return message.idempotencyKey === entry.key;
  const {author, attachments = []} = message;
  return (
    !receipts.some(({messageId}) => messageId === message.id) &&
    (authorId ? author.id === authorId : author.kind === 'service-user') &&
    normal(message.text) === normal(entry.text) &&
    attachments.length === (entry.attachments?.length ?? 0)
  );
}

/** Back ends trim texts, and store line ends their own way. */
function normal(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}
