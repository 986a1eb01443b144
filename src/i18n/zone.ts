/** A time zone as its city and short name: "Berlin", "CET". */
import type {Formatter} from './format.js';

export function zoneOf({locale, timeZone}: Formatter, now: number): {readonly city: string; readonly name: string} {
  const parts = new Intl.DateTimeFormat(locale, {timeZone, timeZoneName: 'short'}).formatToParts(now);
  const name = parts.find(({type}) => type === 'timeZoneName')?.value ?? timeZone;
  return {city: timeZone.replace(/.*\//, '').replaceAll('_', ' '), name};
}
