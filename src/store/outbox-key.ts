/**
 * 128 random bits in URL-safe letters: the name of a message for life, and of a tab. Not `crypto.randomUUID`, which
 * pages on plain http do not have.
 */
export function createKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .slice(0, 22);
}
