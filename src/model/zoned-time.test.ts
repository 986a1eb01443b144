import {expect} from '@open-wc/testing';
import * as fc from 'fast-check';
import {startOfDay} from './period.js';
import {addDays, dayOf, isPlainDate, isTimeZone} from './zoned-time.js';

const start = (day: string, zone: string) => new Date(startOfDay(day, zone)).toISOString();

describe('The first instant of a day', () => {
  it('follows the offset of the zone', () => {
    expect(start('2025-01-14', 'Europe/Berlin')).to.equal('2025-01-13T23:00:00.000Z');
    expect(start('2025-07-14', 'Europe/Berlin')).to.equal('2025-07-13T22:00:00.000Z');
    expect(start('2025-01-14', 'UTC')).to.equal('2025-01-14T00:00:00.000Z');
    expect(start('2025-01-14', 'Asia/Kathmandu')).to.equal('2025-01-13T18:15:00.000Z');
  });

  it('is not moved by clocks that change later that day', () => {
    expect(start('2025-03-30', 'Europe/Berlin')).to.equal('2025-03-29T23:00:00.000Z');
    expect(start('2025-03-31', 'Europe/Berlin')).to.equal('2025-03-30T22:00:00.000Z');
    expect(start('2025-10-26', 'Europe/Berlin')).to.equal('2025-10-25T22:00:00.000Z');
  });

  it('is the moment of the skip where midnight is skipped', () => {
    expect(start('2025-03-09', 'America/Havana')).to.equal('2025-03-09T05:00:00.000Z');
    expect(start('2025-04-25', 'Africa/Cairo')).to.equal('2025-04-24T22:00:00.000Z');
    expect(dayOf(startOfDay('2025-03-09', 'America/Havana'), 'America/Havana')).to.equal('2025-03-09');
  });

  it('is the first of two midnights where the clocks are set back over it', () => {
    expect(start('2025-11-02', 'America/Havana')).to.equal('2025-11-02T04:00:00.000Z');
  });

  it('is the second midnight where the clocks are set back to the evening before', () => {
    expect(start('2025-10-31', 'Africa/Cairo')).to.equal('2025-10-30T22:00:00.000Z');
  });

  it('knows clocks that change by half an hour', () => {
    expect(start('2025-04-06', 'Australia/Lord_Howe')).to.equal('2025-04-05T13:00:00.000Z');
    expect(start('2025-10-06', 'Australia/Lord_Howe')).to.equal('2025-10-05T13:00:00.000Z');
  });

  it('leaves no time to a day that a zone has skipped as a whole', () => {
    expect(start('2011-12-30', 'Pacific/Apia')).to.equal(start('2011-12-31', 'Pacific/Apia'));
    expect(dayOf(startOfDay('2011-12-30', 'Pacific/Apia'), 'Pacific/Apia')).to.equal('2011-12-31');
  });

  it('is right in years that are half typed, and after the last one with four digits', () => {
    expect(start('0025-01-01', 'UTC')).to.equal('0025-01-01T00:00:00.000Z');
    expect(start(addDays('9999-12-31', 1), 'UTC')).to.equal('+010000-01-01T00:00:00.000Z');
  });

  it('is the earliest instant of its day that a search minute by minute finds, in every zone', () => {
    const zone = fc.constantFrom(...ZONES);
    const day = fc
      .date({min: new Date('1971-01-02'), max: new Date('2035-12-30'), noInvalidDate: true})
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(zone, fc.oneof(day, fc.constantFrom(...CHANGES)), (timeZone, date) => {
        expect(start(date, timeZone)).to.equal(new Date(firstInstant(date, timeZone)).toISOString());
      }),
      {numRuns: 60},
    );
  });
});

describe('The day of an instant', () => {
  it('is the one of the zone', () => {
    const instant = Date.parse('2025-01-14T23:30:00Z');
    expect(dayOf(instant, 'UTC')).to.equal('2025-01-14');
    expect(dayOf(instant, 'Europe/Berlin')).to.equal('2025-01-15');
    expect(dayOf(instant, 'America/New_York')).to.equal('2025-01-14');
  });
});

describe('A calendar day', () => {
  it('is one that exists', () => {
    expect(['2024-02-29', '2025-12-31', '0001-01-01'].every(isPlainDate)).to.equal(true);
    expect(['2025-02-29', '2025-13-01', '0000-01-01', '2025-1-1', '', 'today'].some(isPlainDate)).to.equal(false);
  });

  it('has neighbours across months and years', () => {
    expect(addDays('2025-01-01', -1)).to.equal('2024-12-31');
    expect(addDays('2024-02-28', 1)).to.equal('2024-02-29');
    expect(addDays('2025-03-29', 2)).to.equal('2025-03-31');
  });
});

describe('A time zone', () => {
  it('is one that the browser knows', () => {
    expect(isTimeZone('Europe/Berlin')).to.equal(true);
    expect(isTimeZone('Europe/Atlantis')).to.equal(false);
  });
});

const ZONES = [
  'America/Havana',
  'Africa/Cairo',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Europe/Berlin',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'Antarctica/Troll',
  'Pacific/Kiritimati',
];
/** Days on which some of them change their clocks at or near midnight. */
const CHANGES = ['2025-03-09', '2025-11-02', '2025-04-25', '2024-10-31', '2011-12-30', '2018-11-04', '2010-11-07'];

/** By brute force: walks through three days in steps of a minute. */
function firstInstant(day: string, timeZone: string): number {
  const format = new Intl.DateTimeFormat('sv-SE', {timeZone, dateStyle: 'short'});
  const minute = 60_000;
  const midnight = Date.parse(day);
  let instant = midnight - 26 * 60 * minute;
  // In steps of half an hour first: no zone returns to the day before after so long a time.
  while (format.format(instant + 30 * minute) < day) instant += 30 * minute;
  while (format.format(instant) < day) instant += minute;
  return instant;
}
