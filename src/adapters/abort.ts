/** What a cancelled call rejects with, whatever reason its signal was given. */
export function abortError(): DOMException {
  return AbortSignal.abort().reason as DOMException;
}
