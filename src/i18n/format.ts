/** Dates, times and numbers for one locale, time zone and hour cycle. Bad instants read as an empty text. */

export interface FormatOptions {
  readonly locale: string;
  readonly timeZone: string;
  readonly hourCycle?: 'h11' | 'h12' | 'h23' | 'h24';
}

const MINUTE_MS = 60_000;
/** How many minutes the clocks of server and client may differ. */
const SKEW_MIN = 5;

const DATE = {day: 'numeric', month: 'short', year: 'numeric'} as const;
const LONG_DAY = {weekday: 'long', day: 'numeric', month: 'long', year: 'numeric'} as const;
const TIME = {hour: '2-digit', minute: '2-digit'} as const;

export interface Formatter {
  readonly locale: string;
  readonly timeZone: string;
  /** "14 Jan 2025", in the order of the locale; the same for all instants of one calendar day, and for no others. */
  date(iso: string): string;
  /** "10:42" */
  time(iso: string): string;
  /** "14 Jan 2025, 10:42" */
  dateTime(iso: string): string;
  /** "Tuesday, 14 January 2025 at 10:42:07 CET": for a tooltip. */
  fullDateTime(iso: string): string;
  /** "Tuesday, 14 January 2025" */
  longDay(iso: string): string;
  number(value: number): string;
  /** "3 min" within the hour, the time today, else the date. Clocks differ: what comes a little late is now. */
  ago(iso: string, now: number): string;
}

/** @throws RangeError for a locale or zone that the browser does not know. */
export function createFormatter({locale, timeZone, hourCycle}: FormatOptions): Formatter {
  const style = (options: Intl.DateTimeFormatOptions) => {
    // The hour cycle says nothing to a style without hours.
    const {format} = new Intl.DateTimeFormat(locale, {...options, hourCycle, timeZone});
    return (instant: string | number) => {
      const date = new Date(instant);
      return Number.isNaN(+date) ? '' : format(date);
    };
  };
  const date = style(DATE);
  const time = style(TIME);
  const minutesOf = new Intl.NumberFormat(locale, {style: 'unit', unit: 'minute'}).format;
  return {
    locale,
    timeZone,
    date,
    time,
    dateTime: style({...DATE, ...TIME}),
    fullDateTime: style({...LONG_DAY, ...TIME, second: '2-digit', timeZoneName: 'short'}),
    longDay: style(LONG_DAY),
    number: new Intl.NumberFormat(locale).format,
    ago: (iso, now) => {
      const minutes = Math.floor((now - Date.parse(iso)) / MINUTE_MS);
      if (minutes >= -SKEW_MIN && minutes < 60) return minutesOf(Math.max(1, minutes));
      return date(iso) === date(now) ? time(iso) : date(iso);
    },
  };
}
