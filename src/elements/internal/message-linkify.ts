/** Finds addresses in plain text, so that a template can make links of them without ever touching markup. */

export interface TextLink {
  readonly href: string;
  /** As it was written. */
  readonly text: string;
}

/** No longer than browsers take, so that no text is slow to read. */
const CANDIDATE = /\b(?:https?:\/\/|mailto:)[^\s<>"“”«»]{1,2000}/gi;
/** Ends the sentence, not the address. */
const TRAILING = /[.,;:!?'’*_~|…。，、；：！？]/;
const OPENING: Readonly<Record<string, string>> = {
  ')': '(',
  ']': '[',
  '}': '{',
  '）': '（',
  '】': '【',
  '」': '「',
  '》': '《',
};

/** The text in pieces, in order; put together they are exactly the text. Only http, https and mailto become links. */
export function linkify(text: string): readonly (string | TextLink)[] {
  const pieces: (string | TextLink)[] = [];
  let end = 0;
  for (const {0: candidate, index} of text.matchAll(CANDIDATE)) {
    const address = withoutTrailing(candidate);
    if (!isAddress(address)) continue;
    if (index > end) pieces.push(text.slice(end, index));
    pieces.push({href: address, text: address});
    end = index + address.length;
  }
  if (end < text.length) pieces.push(text.slice(end));
  return pieces;
}

/** A closing bracket belongs to the address only where it closes one that was opened in it. */
function withoutTrailing(candidate: string): string {
  let address = candidate;
  for (;;) {
    const last = address.at(-1) ?? '';
    const opening = OPENING[last];
    const isTrailing = opening ? count(address, last) > count(address, opening) : TRAILING.test(last);
    if (!isTrailing) return address;
    address = address.slice(0, -1);
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

function isAddress(text: string): boolean {
  try {
    const {protocol, hostname, pathname} = new URL(text);
    return protocol === 'mailto:' ? pathname.includes('@') : hostname !== '';
  } catch {
    return false;
  }
}
