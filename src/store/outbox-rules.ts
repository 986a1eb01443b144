/** The pure rules by which an unsent message changes once something has failed. Knows neither storage nor network. */
import {ChatError, type ChatErrorCode} from '../model/errors.js';
import {backOff, type Clock} from './clock.js';
import {isEntry, type OutboxEntry, type OutboxRecord, type Receipt} from './outbox-entry.js';

export function isReceipt(record: OutboxRecord | null | undefined): record is Receipt {
  return !!record && !isEntry(record);
}

/** How long a receipt outlives the last entry of its chat, which may still be written by a tab that lags behind. */
const RECEIPT_MS = 10 * 60_000;

/** An entry written before a receipt may need it; later ones know its message. */
export function isUseless({chatId, at}: Receipt, entries: readonly OutboxEntry[], clock: Clock): boolean {
  return at <= clock.now() - RECEIPT_MS && !entries.some((entry) => entry.chatId === chatId);
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

/** Why an entry needs the user, as it is told. */
export function failureOf({error = {code: 'unavailable', message: ''}}: OutboxEntry): ChatError {
  return new ChatError(error.code, error.message, error);
}
