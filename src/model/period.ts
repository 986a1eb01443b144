/** What a period of the user's means in instants. Loaded with the first one, for a list that has none needs it not. */
import type {ListState, PeriodChoice, PeriodPreset} from './list-state.js';
import {type ChatQuery, FILTER_NAMES, type Period} from './query.js';
import {questionOf} from './question.js';
import {addDays, DAY_MS, dayOf, isPlainDate, type PlainDate, wallClock} from './zoned-time.js';

/** The question in instants. "Last N days" are N calendar days ending today; a custom `to` includes its day. */
export function toQuery(state: ListState, now: number, timeZone: string): ChatQuery {
  return questionOf(state, state.period && resolvePeriod(state.period, now, timeZone), FILTER_NAMES);
}

export function resolvePeriod(choice: PeriodChoice, now: number, timeZone: string): Period {
  const {from = '', to = ''} = choice.preset ? presetDays(choice.preset, dayOf(now, timeZone)) : choice;
  const instant = (day: PlainDate) => new Date(startOfDay(day, timeZone)).toISOString();
  // A host may hand over anything: what is no day asks for nothing.
  return {...(isPlainDate(from) && {from: instant(from)}), ...(isPlainDate(to) && {to: instant(addDays(to, 1))})};
}

/** The name of a preset tells how many days it has; without a number it is one. */
function presetDays(preset: PeriodPreset, today: PlainDate): {from: PlainDate; to: PlainDate} {
  const to = preset === 'yesterday' ? addDays(today, -1) : today;
  const count = Number(/\d+/.exec(preset) ?? 1);
  return {from: preset === 'this-month' ? `${to.slice(0, 7)}-01` : addDays(to, 1 - count), to};
}

/** The first instant (milliseconds) of a day in a zone; where midnight does not exist, the first one that does. */
export function startOfDay(day: PlainDate, timeZone: string): number {
  const midnight = Date.parse(day);
  const startAsNear = (guess: number) => midnight - (wallClock(guess, timeZone) - guess);
  // The offsets a day before and after bracket any change of clocks on the day itself.
  const candidates = [startAsNear(midnight - DAY_MS), startAsNear(midnight + DAY_MS)];
  const first = Math.min(...candidates);
  // Where the clocks skip midnight, the offset of the day before leads to the moment of the skip.
  return wallClock(first, timeZone) === midnight ? first : Math.max(...candidates);
}
