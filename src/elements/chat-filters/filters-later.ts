/** What the filters need once it is opened or on: the period, the order, the additional filters with their chips. */
import {css, html, nothing, type ReactiveElement, type TemplateResult} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import {laterWords} from '../../i18n/en-later.js';
import type {Formatter} from '../../i18n/format.js';
import type {AllTerms, Terms} from '../../i18n/terms.js';
import {zoneOf} from '../../i18n/zone.js';
import {type ListState, NO_FILTERS, PERIOD_PRESETS, type PeriodChoice} from '../../model/list-state.js';
import type {Sort, SortKey} from '../../model/query.js';
import {isPlainDate} from '../../model/zoned-time.js';
import {formatterFor} from '../internal/format-of.js';
import {icons} from '../internal/icons.js';
import {type Choice, menu} from './filter-popup.js';

type Flag = 'newMessagesOnly' | 'withTransactionOnly';
type Ask = (change: Partial<ListState>) => void;

/** Filters whose form of a period of one's own is open, which no state says yet. */
const withForm = new WeakSet<ReactiveElement>();
/** What its choice asks: nothing yet. */
const CUSTOM: Partial<ListState> = {};

/** The choice of a period, with the form of one's own, and whose days they all are. */
export function periods(
  host: ReactiveElement,
  words: Terms,
  format: Formatter,
  period: PeriodChoice | undefined,
  ask: Ask,
): TemplateResult {
  const terms = laterWords(words);
  const {city, name} = zoneOf(format, Date.now());
  const chosen = withForm.has(host) ? 'custom' : period && (period.preset ?? 'custom');
  const choices: Choice[] = [
    [terms.anyTime, !chosen, {period: undefined}],
    ...PERIOD_PRESETS.map((preset): Choice => [terms.periodName(preset), preset === chosen, {period: {preset}}]),
    [terms.custom, chosen === 'custom', CUSTOM],
  ];
  return html`${menu(terms.created, choices, (change) =>
      change === CUSTOM ? void openForm(host) : choose(host, change, ask),
    )}
    ${chosen === 'custom' ? periodForm(host, terms, period, ask) : nothing}
    <p class="zone">${terms.timesIn(city, name)}</p>`;
}

/** The orders that the back end offers. */
export const orders = (
  host: ReactiveElement,
  terms: Terms,
  {by, direction}: Sort,
  sorts: readonly SortKey[],
  ask: Ask,
): TemplateResult =>
  menu(
    terms.sortBy,
    sorts.flatMap((key) =>
      (['desc', 'asc'] as const).map((way): Choice => [
        terms.sortName(key, way),
        key === by && way === direction,
        {sort: {by: key, direction: way}},
      ]),
    ),
    (change) => choose(host, change, ask),
  );

/** What the Filter button opens. */
export function panel(
  host: ReactiveElement,
  label: string,
  words: Terms,
  state: ListState,
  flags: readonly Flag[],
  offersPeriod: boolean,
  ask: Ask,
): TemplateResult {
  const terms = laterWords(words);
  return html`<div class="panel" role="dialog" aria-label=${label}>
    ${flags.map(
      (flag, index) =>
        html`<label class="check"
          ><input
            type="checkbox"
            ?autofocus=${index === 0}
            .checked=${state[flag]}
            @change=${({target}: Event) => ask({[flag]: (target as HTMLInputElement).checked})}
          />${labelOf(flag, terms)}</label
        >`,
    )}
    ${
      offersPeriod
        ? html`<fieldset>
            <legend>${terms.customPeriod}</legend>
            ${periodForm(host, terms, state.period, ask)}
          </fieldset>`
        : nothing
    }
  </div>`;
}

/** One chip for each additional filter that is on: no button shows it. */
export function chips(host: ReactiveElement, words: Terms, active: readonly Flag[], ask: Ask): TemplateResult {
  const terms = laterWords(words);
  return html`<div class="chips" part="chips">
    ${active.map(
      (flag) =>
        html`<button
          type="button"
          class="pill chip"
          part="chip"
          aria-label=${terms.removeFilter(labelOf(flag, terms))}
          @click=${() => ask({[flag]: false})}
        >
          ${labelOf(flag, terms)}${icons.close()}
        </button>`,
    )}
    <button type="button" class="link-button" part="clear" @click=${() => choose(host, NO_FILTERS, ask)}>
      ${terms.clearAll}
    </button>
  </div>`;
}

/** A period in words. */
export function periodText(terms: Terms, format: Formatter, period: PeriodChoice): string {
  if (period.preset) return terms.periodName(period.preset);
  const {from, to} = datesOf(period);
  // A plain date is a day in no zone.
  const {date} = formatterFor({locale: format.locale, timeZone: 'UTC'});
  return laterWords(terms).periodRange(from && date(from), to && date(to));
}

/** How many additional filters are on. */
export const badge = (count: number): TemplateResult => html`<span class="badge" aria-hidden="true">${count}</span>`;

/** From, to and Apply: plain dates, of which the second includes its day. Both empty is any time. */
function periodForm(host: ReactiveElement, terms: AllTerms, period: PeriodChoice | undefined, ask: Ask): unknown {
  const {from = '', to = ''} = datesOf(period);
  const field = (name: string, label: string, value: string) =>
    html`<label
      ><span>${label}</span
      ><input class="field" part="date" type="date" name=${name} max="9999-12-31" aria-invalid="false" .value=${value}
    /></label>`;
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const [first = '', last = ''] = [...form.querySelectorAll('input')].map(({value}) => value);
    if (first && last && last < first) return complain(form, terms.endBeforeStart);
    const chosen = {...(isPlainDate(first) && {from: first}), ...(isPlainDate(last) && {to: last})};
    choose(host, {period: chosen.from || chosen.to ? chosen : undefined}, ask);
  };
  // Another period begins anew, without what was typed and what was wrong with it.
  return keyed(
    `${from} ${to}`,
    html`<form
      class="period"
      @input=${({currentTarget}: Event) => complain(currentTarget as HTMLFormElement, '')}
      @submit=${onSubmit}
    >
      ${field('from', terms.from, from)}${field('to', terms.to, to)}
      <p class="problem" role="alert"></p>
      <button class="button primary">${terms.apply}</button>
    </form>`,
  );
}

function complain(form: HTMLFormElement, problem: string): void {
  for (const input of form.querySelectorAll('input')) input.ariaInvalid = String(problem !== '');
  for (const line of form.querySelectorAll('.problem')) line.textContent = problem;
}

async function openForm(host: ReactiveElement): Promise<void> {
  withForm.add(host);
  host.requestUpdate();
  await host.updateComplete;
  host.renderRoot.querySelector<HTMLElement>(':popover-open [name=from]')?.focus();
}

/** Closes what is open, and asks. */
function choose(host: ReactiveElement, change: Partial<ListState>, ask: Ask): void {
  if ('period' in change && withForm.delete(host)) host.requestUpdate();
  host.renderRoot.querySelector<HTMLElement>(':popover-open')?.hidePopover();
  ask(change);
}

const labelOf = (flag: Flag, terms: AllTerms): string =>
  flag === 'newMessagesOnly' ? terms.onlyNewMessages : terms.onlyWithTransaction;

const datesOf = (period: PeriodChoice | undefined) => (period && !period.preset ? period : {});

export const styles = css`
  .chips {
    grid-area: chips;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-s) var(--_space-m);
    margin-block-start: var(--_space-s);
  }
  .pill.chip {
    min-block-size: 28px;
    border: 1px solid var(--_tint-line);
    background: var(--_tint);
    color: var(--_text);
  }
  .pill.chip:hover {
    background: var(--_hover);
  }
  .chip svg {
    inline-size: 14px;
    block-size: 14px;
  }
  .filter[aria-expanded='true'] {
    background: var(--_hover);
  }
  .filter .badge {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 0;
    min-inline-size: 16px;
    block-size: 16px;
    padding: 0 4px;
  }
  .zone {
    margin-block-start: 4px;
    padding: 8px 12px;
    border-block-start: 1px solid var(--_line);
    color: var(--_text-3);
    font-size: 0.857em;
  }
  .panel {
    display: grid;
    gap: 4px;
    padding: var(--_space-s);
  }
  .check {
    display: flex;
    align-items: center;
    gap: var(--_space-s);
    min-block-size: var(--_control);
  }
  input[type='checkbox'] {
    inline-size: 16px;
    block-size: 16px;
    accent-color: var(--_accent);
  }
  fieldset {
    min-inline-size: 0;
    margin: 4px 0 0;
    padding: var(--_space-s) 0 0;
    border: 0;
    border-block-start: 1px solid var(--_line);
  }
  legend {
    float: inline-start;
    padding: 0;
    font-weight: 600;
  }
  .period {
    display: grid;
    clear: both;
    grid-template-columns: 1fr 1fr;
    gap: var(--_space-s);
    padding-block: var(--_space-s);
  }
  .popup > .period {
    padding-inline: 12px;
  }
  .period label {
    display: grid;
    gap: 4px;
    color: var(--_text-2);
    font-size: 0.857em;
  }
  .period .field {
    min-inline-size: 0;
    font-size: 1.167em;
  }
  .period [aria-invalid='true'] {
    border-color: var(--_danger);
  }
  .problem {
    align-self: center;
    color: var(--_danger);
    font-size: 0.857em;
  }
  .button.primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .button.primary:hover {
    filter: brightness(0.92);
  }
  @container (inline-size < 760px) {
    .chips {
      margin-block: 0 var(--_space-s);
    }
  }
`;
