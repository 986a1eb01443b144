/** What stands between and around the messages of a thread. */
import {html, type TemplateResult} from 'lit';
import type {Formatter} from '../../i18n/format.js';
import type {Terms} from '../../i18n/terms.js';
import {addDays, dayOf} from '../../model/zoned-time.js';

export function day(at: string, terms: Terms, format: Formatter): TemplateResult {
  const date = dayOf(Date.parse(at), format.timeZone);
  const today = dayOf(Date.now(), format.timeZone);
  const words = date === today ? terms.today : date === addDays(today, -1) ? terms.yesterday : format.longDay(at);
  return html`<p class="day" part="day">${words}</p>`;
}

export const news = (count: number, terms: Terms): TemplateResult =>
  html`<p class="new" part="new-divider">${terms.newMessageCount(count)}</p>`;

export const skeleton = (terms: Terms): TemplateResult =>
  html`<p class="visually-hidden">${terms.loadingMessages}</p>
    <div class="bone"></div>
    <div class="bone"></div>
    <div class="bone"></div>
    <div class="bone"></div>
    <div class="bone"></div>
    <div class="foot"></div>`;
