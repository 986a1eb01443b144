/** The period: its menu of presets, and the form of a custom one. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Formatter} from '../../i18n/format.js';
import type {Terms} from '../../i18n/terms.js';
import {zoneOf} from '../../i18n/zone.js';
import {type ListState, PERIOD_PRESETS, type PeriodChoice} from '../../model/list-state.js';
import {isPlainDate, startOfDay} from '../../model/zoned-time.js';
import {type MenuItem, menuButton, popupOf} from '../internal/menu-popup.js';
import type {FilterScreen} from './filter-screen.js';

/** The period in words; empty for a preset that is none. */
function periodText({terms, format, state: {period}}: FilterScreen): string {
  if (!period) return terms.anyTime;
  if (period.preset) return terms.periodName(period.preset);
  const day = (date: string | undefined) =>
    date && format.date(new Date(startOfDay(date, format.timeZone)).toISOString());
  return terms.periodRange(day(period.from), day(period.to));
}

export const isCustom = (period: PeriodChoice | undefined): boolean => period !== undefined && !period.preset;

/** The menu button "Created: Last 7 days". */
export function periodMenu(screen: FilterScreen): TemplateResult {
  const {terms, state, isCustomOpen, set, openCustom} = screen;
  const {period} = state;
  const choice = (label: string, checked: boolean, choose: () => void): MenuItem => ({label, checked, choose});
  const custom = choice(terms.custom, isCustomOpen || isCustom(period), openCustom);
  const items = [
    choice(terms.anyTime, !period && !isCustomOpen, () => set({period: undefined})),
    ...PERIOD_PRESETS.map((preset) =>
      choice(terms.periodName(preset), period?.preset === preset && !isCustomOpen, () => set({period: {preset}})),
    ),
    custom,
  ];
  return menuButton({
    ...screen.face('created', terms.created, periodText(screen), period !== undefined),
    name: terms.created,
    items,
    staysOpen: custom,
    after: html`${custom.checked ? periodForm(screen) : nothing}
      <p class="zone">${zoneText(terms, screen.format)}</p>`,
  });
}

function zoneText(terms: Terms, format: Formatter): string {
  const {city, name} = zoneOf(format, Date.now());
  return terms.timesIn(city, name);
}

/** From, to and Apply: plain dates, of which the second includes its day. Both empty is any time. */
export function periodForm({terms, state, isInvalid, set, setInvalid}: FilterScreen): TemplateResult {
  const {from = '', to = ''} = state.period?.preset ? {} : (state.period ?? {});
  const field = (name: string, label: string, value: string) =>
    html`<label
      ><span>${label}</span
      ><input
        class="field"
        part="date"
        type="date"
        name=${name}
        max="9999-12-31"
        aria-invalid=${isInvalid}
        .value=${value}
        @input=${() => setInvalid(false)}
    /></label>`;
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const [first = '', last = ''] = [...(event.currentTarget as HTMLFormElement).querySelectorAll('input')].map(
      ({value}) => value,
    );
    if (first && last && last < first) return setInvalid(true);
    popupOf(event).hidePopover();
    set({period: customPeriod(first, last)});
  };
  return html`<form class="period" @submit=${onSubmit}>
    ${field('from', terms.from, from)}${field('to', terms.to, to)}
    <p class="problem" role="alert">${isInvalid ? terms.endBeforeStart : nothing}</p>
    <button class="button primary">${terms.apply}</button>
  </form>`;
}

function customPeriod(from: string, to: string): ListState['period'] {
  if (!isPlainDate(from) && !isPlainDate(to)) return undefined;
  return {...(isPlainDate(from) && {from}), ...(isPlainDate(to) && {to})};
}
