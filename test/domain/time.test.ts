import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as time from '../../src/domain/time.ts';

describe('weeks in Asia/Shanghai', () => {
  it.each([
    ['2021-01-01T00:00:00+08:00', '2020-W53'],
    ['2021-05-13T23:59:59+08:00', '2021-W19'],
    ['2021-05-16T15:59:59Z', '2021-W19'],
    ['2021-05-16T16:00:00Z', '2021-W20'],
    ['2026-12-31T15:20:00+08:00', '2026-W53'],
    ['2027-01-04T00:00:00+08:00', '2027-W01'],
  ])('%s lies in %s', (instant, week) => expect(time.weekOf(new Date(instant))).toBe(week));

  it('knows years of 52 and of 53 weeks', () => {
    expect(time.lastWeekOf(2020)).toBe('2020-W53');
    expect(time.lastWeekOf(2021)).toBe('2021-W52');
    expect(time.lastWeekOf(2026)).toBe('2026-W53');
  });

  it('finds the 71 years of 53 weeks that the calendar’s 400-year cycle has', () => {
    const years = Array.from({ length: 400 }, (_, n) => 2000 + n);
    expect(years.filter((year) => time.lastWeekOf(year).endsWith('53'))).toHaveLength(71);
  });

  it('refuses weeks that do not exist', () => {
    expect(() => time.mondayOf('2021-W53')).toThrow(RangeError);
    expect(() => time.mondayOf('2021-W00')).toThrow(RangeError);
    expect(() => time.mondayOf('2021-5')).toThrow(RangeError);
  });

  it('names a week by its days', () => {
    expect(time.showWeekDays('2021-W20')).toBe('5月17日—23日');
    expect(time.showWeekDays('2021-W17')).toBe('4月26日—5月2日');
  });

  it('goes from any instant to its week and back to a Monday not after it', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2015-01-01'), max: new Date('2045-01-01'), noInvalidDate: true }), (at) => {
        const week = time.weekOf(at);
        const opens = time.instantAt(time.mondayOf(week), '00:00');
        const closes = time.instantAt(time.sundayOf(week), '24:00');
        expect(opens.getTime()).toBeLessThanOrEqual(at.getTime());
        expect(at.getTime()).toBeLessThan(closes.getTime());
        expect(time.addWeeks(time.addWeeks(week, 7), -7)).toBe(week);
      }),
    );
  });

  it('shows instants in Shanghai, to the second', () => {
    expect(time.showInstant(new Date('2021-05-14T03:58:03Z'))).toBe('5月14日 11:58:03');
    expect(time.isoWithOffset(new Date('2021-05-14T03:58:03Z'))).toBe('2021-05-14T11:58:03+08:00');
  });
});
