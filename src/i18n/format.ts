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

const STYLES = {
  date: DATE,
  time: TIME,
  dateTime: {...DATE, ...TIME},
  fullDateTime: {...LONG_DAY, ...TIME, second: '2-digit', timeZoneName: 'short'},
  longDay: LONG_DAY,
  day: {year: 'numeric', month: '2-digit', day: '2-digit'},
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export class Formatter {
  readonly locale: string;
  readonly timeZone: string;
  readonly #hourCycle?: FormatOptions['hourCycle'];
  readonly #formats = new Map<keyof typeof STYLES, Intl.DateTimeFormat>();
  readonly #number: Intl.NumberFormat;
  readonly #minutes: Intl.NumberFormat;

  constructor({locale, timeZone, hourCycle}: FormatOptions) {
    this.locale = locale;
    this.timeZone = timeZone;
    this.#hourCycle = hourCycle;
    this.#number = new Intl.NumberFormat(locale);
    this.#minutes = new Intl.NumberFormat(locale, {style: 'unit', unit: 'minute', unitDisplay: 'short'});
  }

  /** "14 Jan 2025", in the order of the locale. */
  date(iso: string): string {
    return this.#format('date', iso);
  }

  /** "10:42" */
  time(iso: string): string {
    return this.#format('time', iso);
  }

  /** "14 Jan 2025, 10:42" */
  dateTime(iso: string): string {
    return this.#format('dateTime', iso);
  }

  /** "Tuesday, 14 January 2025 at 10:42:07 CET": for a tooltip. */
  fullDateTime(iso: string): string {
    return this.#format('fullDateTime', iso);
  }

  /** "Tuesday, 14 January 2025" */
  longDay(iso: string): string {
    return this.#format('longDay', iso);
  }

  /** "3 min" within the hour, the time today, else the date. Clocks differ: what comes a little late is now. */
  ago(iso: string, now: number): string {
    const minutes = Math.floor((now - Date.parse(iso)) / MINUTE_MS);
    if (minutes >= -SKEW_MIN && minutes < 60) return this.#minutes.format(Math.max(1, minutes));
    return this.day(iso) === this.day(new Date(now).toISOString()) ? this.time(iso) : this.date(iso);
  }

  /** A key that is the same for instants of one calendar day. */
  day(iso: string): string {
    return this.#format('day', iso);
  }

  number(value: number): string {
    return this.#number.format(value);
  }

  /** The zone as its city and short name: "Berlin", "CET". */
  zone(now: number): {readonly city: string; readonly name: string} {
    const city = (this.timeZone.split('/').at(-1) ?? this.timeZone).replaceAll('_', ' ');
    const parts = new Intl.DateTimeFormat(this.locale, {timeZone: this.timeZone, timeZoneName: 'short'}).formatToParts(
      now,
    );
    return {city, name: parts.find(({type}) => type === 'timeZoneName')?.value ?? this.timeZone};
  }

  #format(style: keyof typeof STYLES, iso: string): string {
    const instant = Date.parse(iso);
    if (Number.isNaN(instant)) return '';
    let format = this.#formats.get(style);
    if (!format) {
      const {locale, timeZone} = this;
      // The hour cycle says nothing to a style without hours.
      format = new Intl.DateTimeFormat(locale, {...STYLES[style], hourCycle: this.#hourCycle, timeZone});
      this.#formats.set(style, format);
    }
    return format.format(instant);
  }
}
