/** A search hit in a cell. */
import {html, type TemplateResult} from 'lit';

/** Characters kept before a hit, so that a narrow cell still shows it. */
const BEFORE = 16;

/** The text with its first hit of a search marked; it begins near the hit. Without one, the text. */
export function marked(text: string, search: string): TemplateResult | string {
  const words = [search, ...search.split(/\s+/)].map((word) => word.toLocaleLowerCase()).filter(Boolean);
  const folded = text.toLocaleLowerCase();
  const word = words.find((candidate) => folded.includes(candidate));
  // Some letters change their number when folded: then positions in one text say nothing about the other.
  if (!word || folded.length !== text.length) return text;
  const at = folded.indexOf(word);
  const start = at > BEFORE * 1.5 ? at - BEFORE : 0;
  const end = at + word.length;
  return html`${start ? '…' : ''}${text.slice(start, at)}<mark>${text.slice(at, end)}</mark>${text.slice(end)}`;
}
