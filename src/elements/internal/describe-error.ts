/** A `ChatError` in the user's words. */
import {laterWords} from '../../i18n/en-later.js';
import type {Terms} from '../../i18n/terms.js';
import type {ChatError} from '../../model/errors.js';

export const describeError = (
  terms: Terms,
  {code, message, field, retryAfterMs}: Pick<ChatError, 'code' | 'message' | 'field' | 'retryAfterMs'>,
): string => laterWords(terms).reason(code, {message, field, seconds: retryAfterMs && Math.ceil(retryAfterMs / 1000)});
