import type {ChatErrorCode} from '../model/errors.js';

/** The back end has no stream, or none for us: what is shown is as new as its last load. */
export const NO_STREAM: ReadonlySet<ChatErrorCode> = new Set(['not-found', 'forbidden', 'invalid']);
