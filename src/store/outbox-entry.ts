/** One unsent message, and the pure rules by which its state changes. Knows neither storage nor network. */
import type {ChatError, ChatErrorCode} from '../model/errors.js';
import type {AttachmentRef} from '../model/message.js';
import {backOff, type Clock} from './clock.js';
import {scopePrefix} from './storage.js';

export interface OutboxEntry {
  /** The idempotency key, for life. */
  readonly key: string;
  readonly chatId: string;
  readonly text: string;
  readonly attachments?: readonly AttachmentRef[];
  readonly createdAt: string;
  /** Sorts entries in the order of writing: microseconds since the epoch, unique within a tab. */
  readonly ordinal: number;
  /** `checking`: it may have arrived, which is read back before anything else. */
  readonly state: 'queued' | 'sending' | 'checking' | 'failed';
  /** It may have reached the back end: to be read back before it is sent (again). */
  readonly unclear?: boolean;
  /** Failures since it was written, or since the last Retry. */
  readonly attempts: number;
  /** Why the last attempt failed; of a waiting entry, why it waits. */
  readonly error?: OutboxError;
  /** Not to be tried before this instant: milliseconds since the epoch. */
  readonly retryAt?: number;
  readonly scope: string;
  /** The tab that wrote it. Without Web Locks, the tab that may send it. */
  readonly owner: string;
  /** The last message of the chat that was known when this was written: reading back begins after it. */
  readonly after?: string;
}

export interface OutboxError {
  readonly code: ChatErrorCode;
  readonly message: string;
  readonly correlationId?: string;
  readonly field?: string;
}

/**
 * What stays of an entry that has arrived at a back end without `idempotentSend`: which message it became, so that a
 * later entry with the same text does not take that message for its own.
 */
export interface Receipt extends Pick<OutboxEntry, 'key' | 'chatId' | 'ordinal'> {
  readonly messageId: string;
  /** When it was confirmed: milliseconds since the epoch. */
  readonly at: number;
}

export type OutboxRecord = OutboxEntry | Receipt;

/** What an entry becomes. */
export type EntryChange = (entry: OutboxEntry) => OutboxEntry;

export function isReceipt(record: OutboxRecord): record is Receipt {
  return 'messageId' in record;
}

/** How long a receipt outlives the last entry of its chat, which may still be written by a tab that lags behind. */
const RECEIPT_MS = 10 * 60_000;

/** An entry written before a receipt may need it; later ones know its message. */
export function isUseless({chatId, at}: Receipt, entries: readonly OutboxEntry[], clock: Clock): boolean {
  return at <= clock.now() - RECEIPT_MS && !entries.some((entry) => entry.chatId === chatId);
}

/** Storage keys sort by scope, then in the order of writing. */
export function storageKey(scope: string, {ordinal, key}: Pick<OutboxEntry, 'ordinal' | 'key'>): string {
  return `${scopePrefix(scope)}${String(ordinal).padStart(16, '0')} ${key}`;
}

export function byWriting(a: OutboxEntry, b: OutboxEntry): number {
  return a.ordinal - b.ordinal || (a.key < b.key ? -1 : 1);
}

/** The first entry of each chat, the only one that may be sent, unless it needs the user. */
export function headsOf(entries: readonly OutboxEntry[]): readonly OutboxEntry[] {
  return entries.filter(
    (entry) => entry.state !== 'failed' && entry === entries.find(({chatId}) => chatId === entry.chatId),
  );
}

/** Before the user is known nothing is being sent, whatever a tab that is gone has left. */
export function asWaiting(entry: OutboxEntry): OutboxEntry {
  return entry.state === 'sending' ? {...entry, state: 'queued'} : entry;
}

/** The user's Retry: a failed entry starts again, a waiting one stops waiting. */
export function retried(entry: OutboxEntry): OutboxEntry {
  const state = entry.unclear ? 'checking' : 'queued';
  return {...entry, retryAt: undefined, ...(entry.state === 'failed' && {state, attempts: 0, error: undefined})};
}

/** The connection is back: what waited for it goes at once; what a back end asked to hold back does not. */
export function kicked(entry: OutboxEntry): OutboxEntry {
  const {retryAt, error} = entry;
  return retryAt === undefined || !error || error.code === 'rate-limited' ? entry : {...entry, retryAt: undefined};
}

/** Failures after which the message may have arrived all the same. */
const UNCLEAR: readonly ChatErrorCode[] = ['unavailable', 'offline', 'timeout', 'protocol'];

/**
 * The entry after a failed attempt. An answer that cannot be read (`protocol`) leaves open whether the message arrived.
 * A back end with `idempotentSend` is asked once more; a second such answer in a row is final, for all others would be
 * the same. Without it the message is read back, and fails if it is not there. `checking`: it was reading back that
 * failed, not sending.
 */
export function afterFailure(
  entry: OutboxEntry,
  error: ChatError,
  checking: boolean,
  idempotent: boolean,
  clock: Clock,
): OutboxEntry {
  const {code, message, correlationId, field} = error;
  const unreadable = code === 'protocol' && !checking;
  const unclear = checking || (!idempotent && UNCLEAR.includes(code));
  const onceMore = unreadable && (!idempotent || entry.error?.code !== 'protocol');
  const again = error.retriable || onceMore || code === 'unauthenticated';
  const wait = error.retryAfterMs ?? backOff(entry.attempts, clock, 1_000);
  return {
    ...entry,
    state: !again ? 'failed' : unclear ? 'checking' : 'queued',
    unclear,
    attempts: entry.attempts + 1,
    // While reading back goes on, what made it necessary stays the reason.
    error: checking && again ? entry.error : {code, message, correlationId, field},
    // Who is signed out is told when to go on.
    retryAt: again && code !== 'unauthenticated' ? clock.now() + wait : undefined,
  };
}

/**
 * 128 random bits in URL-safe letters: the name of a message for life, and of a tab. Not `crypto.randomUUID`, which
 * pages on plain http do not have.
 */
export function createKey(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}
