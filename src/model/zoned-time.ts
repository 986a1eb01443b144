/** Calendar days in a time zone. Knows no locale. */

/** A calendar day, `YYYY-MM-DD`. */
export type PlainDate = string;

export const DAY_MS = 86_400_000;

/** The instant's wall clock in the zone, as if it were UTC: milliseconds. */
export function wallClock(instant: number, timeZone: string): number {
  // Swedish writes ISO-8601 but for the T; a year may be half typed, and ISO takes any that is written with six digits.
  const text = new Date(instant).toLocaleString('sv', {timeZone});
  return Date.parse(`+${text.padStart(21, '0').replace(' ', 'T')}Z`);
}

/** The day on which a wall clock stands, or of a day itself; behind it in ISO-8601 come 14 characters of time. */
function plainDate(wallClock: number | PlainDate): PlainDate {
  return new Date(wallClock).toJSON()?.slice(0, -14);
}

/** The calendar day of an instant (milliseconds) in a zone. */
export function dayOf(instant: number, timeZone: string): PlainDate {
  return plainDate(wallClock(instant, timeZone));
}

/** A day `count` days later (or earlier). */
export function addDays(day: PlainDate, count: number): PlainDate {
  return plainDate(Date.parse(day) + count * DAY_MS);
}

/** Whether the text is a calendar day that exists, of the year 1 or later. */
export function isPlainDate(text: string): boolean {
  return text > '0001' && plainDate(text) === text;
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
