/** A `ChatError` in the user's words. */
import type {Terms} from '../../i18n/terms.js';
import type {ChatError} from '../../model/errors.js';

export function describeError(
  terms: Terms,
  error: Pick<ChatError, 'code' | 'message' | 'field' | 'retryAfterMs'>,
): string {
  const {code, message, field, retryAfterMs} = error;
  return terms.reason(code, {
    message,
    ...(field !== undefined && {field}),
    ...(retryAfterMs !== undefined && {seconds: Math.ceil(retryAfterMs / 1000)}),
  });
}
