/** What stands between and around the messages of a thread. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Formatter} from '../../i18n/format.js';
import type {Terms} from '../../i18n/terms.js';
import type {Author} from '../../model/message.js';
import {addDays, dayOf} from '../../model/zoned-time.js';
import type {MessageRange} from '../../store/ranges.js';
import type {ThreadSnapshot} from '../../store/thread-store.js';

export function day(at: string, terms: Terms, format: Formatter): TemplateResult {
  const date = dayOf(Date.parse(at), format.timeZone);
  const today = dayOf(Date.now(), format.timeZone);
  const words = date === today ? terms.today : date === addDays(today, -1) ? terms.yesterday : format.longDay(at);
  return html`<p class="day" part="day">${words}</p>`;
}

export const news = (count: number, terms: Terms): TemplateResult =>
  html`<p class="new" part="new-divider">${terms.newMessageCount(count)}</p>`;

/** Above the first message that is loaded; of one height whatever it says, so that nothing moves. */
export function edge(
  {hasOlder}: MessageRange,
  {loadingOlder, olderError}: ThreadSnapshot,
  terms: Terms,
  onRetry: () => void,
): TemplateResult {
  const failed = () =>
    html`${terms.earlierFailed} <button type="button" class="link-button" @click=${onRetry}>${terms.tryAgain}</button>`;
  const words = !hasOlder ? terms.beginning : loadingOlder ? terms.loadingEarlier : olderError ? failed() : nothing;
  return html`<div class="edge" part="older">${words}</div>`;
}

/** Its line is always there, so that nothing moves. */
export const typing = (author: Author | undefined, terms: Terms): TemplateResult =>
  html`<p class="foot" part="typing">${author ? terms.typing(author.name || terms.unknownClient) : nothing}</p>`;

export const skeleton = (terms: Terms): TemplateResult =>
  html`<p class="visually-hidden">${terms.loadingMessages}</p>
    <div class="bone"></div>
    <div class="bone"></div>
    <div class="bone"></div>
    <div class="bone"></div>
    <div class="bone"></div>
    <div class="foot"></div>`;
