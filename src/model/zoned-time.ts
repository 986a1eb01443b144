/** Calendar days in a time zone. Knows no locale. */

/** A calendar day, `YYYY-MM-DD`. */
export type PlainDate = string;

const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The instant's wall clock in the zone, as if it were UTC: milliseconds. */
function wallClock(instant: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    const [year, month, day, hour, minute, second] = Array<'numeric'>(6).fill('numeric');
    format = new Intl.DateTimeFormat('en', {timeZone, hourCycle: 'h23', year, month, day, hour, minute, second});
    formats.set(timeZone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(instant).map(({type, value}) => [type, Number(value)]));
  const {year, month, day, hour, minute, second} = parts as Readonly<Record<keyof Intl.DateTimeFormatOptions, number>>;
  // Not Date.UTC, which takes the year 25 for 1925: a year may be half typed.
  return new Date(0).setUTCFullYear(year, month - 1, day) + ((hour * 60 + minute) * 60 + second) * 1_000;
}

/** The day on which a wall clock stands; behind it in ISO-8601 come 14 characters of time. */
function plainDate(wallClock: number): PlainDate {
  return new Date(wallClock).toISOString().slice(0, -14);
}

/** The calendar day of an instant (milliseconds) in a zone. */
export function dayOf(instant: number, timeZone: string): PlainDate {
  return plainDate(wallClock(instant, timeZone));
}

/** A day `count` days later (or earlier). */
export function addDays(day: PlainDate, count: number): PlainDate {
  return plainDate(Date.parse(day) + count * DAY_MS);
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

/** Whether the text is a calendar day that exists, of the year 1 or later. */
export function isPlainDate(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = Date.parse(text);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(text);
}

/** Whether the runtime knows the zone. */
export function isTimeZone(name: string): boolean {
  try {
    wallClock(0, name);
    return true;
  } catch {
    return false;
  }
}
