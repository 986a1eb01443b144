/** What a cancelled call rejects with, whatever reason its signal was given. */
export function abortError(): DOMException {
  return new DOMException('The call was cancelled.', 'AbortError');
}
