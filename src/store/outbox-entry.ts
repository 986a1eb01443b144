/** One unsent message, as it is stored. */
import type {ChatErrorCode} from '../model/errors.js';
import type {AttachmentRef} from '../model/message.js';
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

/** A receipt has no state. */
export function isEntry(record: OutboxRecord | null | undefined): record is OutboxEntry {
  return !!record && 'state' in record;
}

/** Storage keys sort by scope, then in the order of writing. */
export function storageKey(scope: string, {ordinal, key}: Pick<OutboxEntry, 'ordinal' | 'key'>): string {
  return `${scopePrefix(scope)}${ordinal} ${key}`;
}

/**
 * 128 random bits in URL-safe letters: the name of a message for life, and of a tab. Not `crypto.randomUUID`, which
 * pages on plain http do not have.
 */
export function createKey(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}
