/** What stands between and around the messages of a thread. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Formatter} from '../../i18n/format.js';
import type {Terms} from '../../i18n/terms.js';
import type {Author} from '../../model/message.js';
import {addDays, dayOf} from '../../model/zoned-time.js';
import type {Connection} from '../../store/live-session.js';
import type {OutboxEntry} from '../../store/outbox.js';
import type {MessageRange} from '../../store/ranges.js';
import type {ThreadSnapshot} from '../../store/thread-store.js';
import {describeError} from './describe-error.js';
import {type Question, questionDialog} from './dialog.js';
import {icons} from './icons.js';
import {errorStrip} from './strips.js';

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
  const failed = html`${terms.earlierFailed}
    <button type="button" class="link-button" @click=${onRetry}>${terms.tryAgain}</button>`;
  const words = !hasOlder ? terms.beginning : loadingOlder ? terms.loadingEarlier : olderError ? failed : nothing;
  return html`<div class="edge" part="older">${words}</div>`;
}

export function jump(count: number, terms: Terms, onJump: () => void): TemplateResult {
  return html`<button
    type="button"
    class="jump button floating"
    part="jump"
    aria-label=${count ? nothing : terms.jumpToNewest}
    @click=${onJump}
  >
    ${count ? terms.newMessageCount(count) : nothing}${icons.sortDown()}
  </button>`;
}

/** Its line is always there, so that nothing moves. */
export const typing = (author: Author | undefined, terms: Terms): TemplateResult =>
  html`<p class="foot" part="typing">${author ? terms.typing(author.name || terms.unknownClient) : nothing}</p>`;

/** Over the head of the thread: what is shown may not be all. */
export function strip(
  {error, phase}: ThreadSnapshot,
  connection: Connection | undefined,
  terms: Terms,
  onRetry: () => void,
): TemplateResult | typeof nothing {
  if (connection === 'lost') return html`<p class="strip" part="strip" role="status">${terms.connectionLost}</p>`;
  if (!error || phase !== 'ready') return nothing;
  return errorStrip(terms, error, onRetry);
}

export const skeleton = (terms: Terms): TemplateResult => html`
  <p class="visually-hidden">${terms.loadingMessages}</p>
  ${[1, 2, 3, 4, 5].map(() => html`<div class="bone"></div>`)}
  <div class="foot"></div>
`;

/** What becomes of an unsent message, in words; `isHeld` = one before it in the chat has failed. */
export function unsentWords(entry: OutboxEntry, isHeld: boolean, isCut: boolean, terms: Terms): string {
  const {state, error} = entry;
  if (state === 'failed') return terms.notSent(describeError(terms, error ?? {code: 'unavailable', message: ''}));
  if (state === 'checking') return terms.checking;
  if (isHeld) return terms.waitingForEarlier;
  return state === 'queued' && (error || isCut) ? terms.waiting : terms.sending;
}

/** Characters of an unsent message that the question repeats. */
const QUOTED = 60;

export function discardQuestion(
  text: string,
  terms: Terms,
  {onYes, onClosed}: Pick<Question, 'onClosed'> & {onYes(): void},
): TemplateResult {
  const words = text.length > QUOTED ? `${text.slice(0, QUOTED).trimEnd()}…` : text;
  return questionDialog({
    title: terms.discardQuestion,
    text: terms.discardText(words),
    busy: false,
    no: terms.keep,
    yes: terms.discard,
    onYes: (close) => {
      onYes();
      close();
    },
    onClosed,
  });
}
