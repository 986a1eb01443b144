/** The one error family of the port. Anything else that is thrown counts as `unavailable`. */
import {told} from './told.js';

export type ChatErrorCode =
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'invalid'
  | 'rate-limited'
  | 'unavailable'
  | 'offline'
  | 'timeout'
  | 'protocol';

const RETRIABLE: readonly ChatErrorCode[] = ['rate-limited', 'unavailable', 'offline', 'timeout'];

export interface ChatErrorOptions {
  /** Whether the same call may succeed later; by default so for rate-limited, unavailable, offline and timeout. */
  readonly retriable?: boolean;
  /** Milliseconds that the back end asked to wait. */
  readonly retryAfterMs?: number;
  /** The back end's own reference, shown to the service user. */
  readonly correlationId?: string;
  /** For `protocol` and `invalid`: the field that was wrong, as a path ("items[3].client.name"). */
  readonly field?: string;
  readonly cause?: unknown;
}

export class ChatError extends Error {
  declare readonly code: ChatErrorCode;
  declare readonly retriable: boolean;
  declare readonly retryAfterMs?: number;
  declare readonly correlationId?: string;
  declare readonly field?: string;

  constructor(code: ChatErrorCode, message: string, options: ChatErrorOptions = {}) {
    super(message, options);
    Object.assign(this, {name: 'ChatError', retriable: RETRIABLE.includes(code), ...told(options), code});
  }
}

/** A `ChatError` as it is; anything else as `unavailable` with the original as its cause. */
export function toChatError(error: unknown): ChatError {
  if (isChatError(error)) return error;
  return new ChatError('unavailable', error instanceof Error ? error.message : String(error), {cause: error});
}

/** Recognises a `ChatError` by shape, so that two copies of the package understand each other. */
export function isChatError(error: unknown): error is ChatError {
  return error instanceof Error && error.name === 'ChatError' && 'code' in error;
}

/** A call that was cancelled by its own signal: nothing to show. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
