/** What a composer says instead of its box, of its keys and of the state of the draft, where something stops the user. */
import {html, type TemplateResult} from 'lit';
import {laterWords} from '../../i18n/en-later.js';
import type {Formatter} from '../../i18n/format.js';
import type {Terms} from '../../i18n/terms.js';
import type {Chat} from '../../model/chat.js';
import {draw} from './icon-set.js';

/** Not allowed, or not without signing in. */
export const lock = (): TemplateResult => draw('M6 11h12v9H6zm2.5 0V8a3.5 3.5 0 0 1 7 0v3');

/** Why the user may not write: nowhere here, or not in this chat. */
export function mayNotWrite(first: Terms, mayNot: boolean | undefined, chat?: Chat): TemplateResult {
  const terms = laterWords(first);
  const reason = mayNot ? terms.mayNotAnswer : chat?.readOnlyReason || terms.chatClosed;
  return html`<p class="reason" part="reason">${lock()}${reason}</p>`;
}

/** Which keys send, where it is not Enter; or what is to be done before anything is sent. */
export function otherKeys(first: Terms, isSignedOut?: boolean): unknown {
  const terms = laterWords(first);
  return isSignedOut ? terms.signInToSend : html`<span class="keys">${terms.keyHintCtrl}</span>`;
}

/** Why a message was not sent, or cannot be; `left` are the characters that may still be written. */
export function limit(first: Terms, format: Formatter, hasFailed: boolean, left: number): string {
  const terms = laterWords(first);
  if (hasFailed) return terms.notKept;
  return left < 0 ? terms.charactersTooMany(format.number(-left)) : terms.charactersLeft(format.number(left));
}
