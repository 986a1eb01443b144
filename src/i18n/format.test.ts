import {expect} from '@open-wc/testing';
import * as fc from 'fast-check';
import {createFormatter, type FormatOptions} from './format.js';
import {zoneOf} from './zone.js';

const INSTANT = '2025-01-14T09:42:07Z';
const at = (options: Partial<FormatOptions> = {}) =>
  createFormatter({locale: 'en-GB', timeZone: 'Europe/Berlin', ...options});
/** With all blanks alike: locales use narrow and unbreakable ones. */
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('Dates and times', () => {
  it('stand in the order and the words of the locale', () => {
    expect(at().date(INSTANT)).to.equal('14 Jan 2025');
    expect(at({locale: 'en-US'}).date(INSTANT)).to.equal('Jan 14, 2025');
    expect(at({locale: 'de'}).longDay(INSTANT)).to.equal('Dienstag, 14. Januar 2025');
    expect(at().longDay(INSTANT)).to.match(/^Tuesday,? 14 January 2025$/);
  });

  it('are those of the zone', () => {
    expect(at().time(INSTANT)).to.equal('10:42');
    expect(at({timeZone: 'America/New_York'}).time(INSTANT)).to.equal('04:42');
    expect(at({timeZone: 'Pacific/Auckland'}).date('2025-01-14T23:00:00Z')).to.equal('15 Jan 2025');
  });

  it('follow the clocks as they change', () => {
    expect(at().time('2025-03-30T00:59:00Z')).to.equal('01:59');
    expect(at().time('2025-03-30T01:00:00Z')).to.equal('03:00');
    expect(at().fullDateTime('2025-10-26T00:30:00Z')).to.match(/02:30:00 (CEST|GMT\+2)$/);
    expect(at().fullDateTime('2025-10-26T01:30:00Z')).to.match(/02:30:00 (CET|GMT\+1)$/);
  });

  it('follow the hour cycle that is asked for, else that of the locale', () => {
    const evening = '2025-01-14T19:05:00Z';
    expect(plain(at({locale: 'en-US'}).time(evening))).to.equal('08:05 PM');
    expect(at({locale: 'en-US', hourCycle: 'h23'}).time(evening)).to.equal('20:05');
    expect(plain(at({hourCycle: 'h12'}).time(evening))).to.match(/^08:05 pm$/i);
    expect(at({hourCycle: 'h23'}).time('2025-01-14T23:00:00Z')).to.equal('00:00');
    expect(plain(at({locale: 'en-US', hourCycle: 'h23'}).dateTime(INSTANT))).to.equal('Jan 14, 2025, 10:42');
    expect(plain(at({locale: 'en-US', hourCycle: 'h23'}).fullDateTime(INSTANT))).to.include('10:42:07');
  });

  it('are written in the digits and words of languages that run from right to left', () => {
    expect(at({locale: 'he'}).date(INSTANT)).to.match(/14.*2025/);
    expect(at({locale: 'ar-EG'}).time(INSTANT)).to.match(/١٠:٤٢/);
    expect(at({locale: 'fa', timeZone: 'Asia/Tehran'}).number(1234)).to.equal('۱٬۲۳۴');
  });

  it('are empty where the instant is none', () => {
    const bad = at();
    for (const text of ['', 'soon', '2025-13-45T00:00:00Z']) {
      const read = [bad.date(text), bad.time(text), bad.dateTime(text), bad.fullDateTime(text), bad.longDay(text)];
      expect([...read, bad.ago(text, 0)].join('')).to.equal('');
    }
  });
});

describe('How long ago it was', () => {
  const now = Date.parse('2025-01-14T10:00:00Z');
  const ago = (seconds: number, options?: Partial<FormatOptions>) =>
    plain(at({locale: 'en-US', hourCycle: 'h23', ...options}).ago(new Date(now - seconds * 1_000).toISOString(), now));

  it('is told in minutes within the hour, from one on', () => {
    expect(ago(0)).to.equal('1 min');
    expect(ago(59)).to.equal('1 min');
    expect(ago(3 * 60 + 59)).to.equal('3 min');
    expect(ago(3_599)).to.equal('59 min');
    expect(ago(180, {locale: 'de'})).to.equal('3 Min.');
  });

  it('is the time of today, or the date', () => {
    expect(ago(3_600)).to.equal('10:00');
    expect(ago(10 * 3_600)).to.equal('01:00');
    expect(ago(12 * 3_600)).to.equal('Jan 13, 2025');
  });

  it('does not stumble over a clock that is a little fast', () => {
    expect(ago(-20)).to.equal('1 min');
    expect(ago(-3_600)).to.equal('12:00');
    expect(ago(-24 * 3_600)).to.equal('Jan 15, 2025');
  });
});

describe('The date', () => {
  it('is the same for instants of one day of the zone, and for no others: a key', () => {
    const berlin = at();
    const time = fc.date({min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true});
    const local = new Intl.DateTimeFormat('sv-SE', {timeZone: 'Europe/Berlin', dateStyle: 'short'});
    fc.assert(
      fc.property(time, fc.integer({min: -100_000_000, max: 100_000_000}), (first, distance) => {
        const second = new Date(first.getTime() + distance);
        const isSame = berlin.date(first.toISOString()) === berlin.date(second.toISOString());
        expect(isSame).to.equal(local.format(first) === local.format(second));
      }),
    );
  });
});

describe('Numbers and zones', () => {
  it('are written as the locale writes them', () => {
    expect(at().number(12_345)).to.equal('12,345');
    expect(at({locale: 'de'}).number(12_345)).to.equal('12.345');
  });

  it('name the city and the zone as it is now', () => {
    const [winter, summer] = [Date.parse(INSTANT), Date.parse('2025-07-14T09:42:07Z')];
    expect(zoneOf(at(), winter)).to.deep.equal({city: 'Berlin', name: 'CET'});
    expect(zoneOf(at(), summer).name).to.equal('CEST');
    expect(zoneOf(at({timeZone: 'America/Argentina/Buenos_Aires'}), winter).city).to.equal('Buenos Aires');
    expect(zoneOf(at({timeZone: 'UTC'}), winter)).to.deep.equal({city: 'UTC', name: 'UTC'});
  });
});

describe('A locale or zone that does not exist', () => {
  it('is refused, so that whoever asks can fall back', () => {
    expect(() => at({locale: 'not a locale'})).to.throw(RangeError);
    expect(() => at({timeZone: 'Europe/Atlantis'}).date(INSTANT)).to.throw(RangeError);
  });
});
