/** The part of a text that shows a hit. */
const BEFORE = 40;
const LENGTH = 160;

/** One line of at most about 160 characters with the first hit in it, "…" where something was left out. */
export function snippetOf(text: string, search: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const hit = Math.max(0, line.toLowerCase().indexOf(search.replace(/\s+/g, ' ').toLowerCase()));
  const start = hit + search.length <= LENGTH ? 0 : hit - BEFORE;
  const end = start + LENGTH;
  // Half an emoji at either end is not a character.
  const part = line.slice(start, end).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
  return `${start > 0 ? '…' : ''}${part}${end < line.length ? '…' : ''}`;
}
