import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as calendar from '../../src/domain/calendar.ts';
import { addDays, weekdayOf } from '../../src/domain/time.ts';
import { CALENDAR_2026, movedTo } from './calendar-2026.ts';

describe('workdays of a year the calendar knows', () => {
  it.each([
    ['2026-01-01', false, 'holiday'],
    ['2026-01-03', false, 'Saturday of a holiday'],
    ['2026-01-04', true, 'working Sunday'],
    ['2026-02-28', true, 'working Saturday'],
    ['2026-02-20', false, 'holiday Friday'],
    ['2026-05-16', false, 'plain Saturday'],
    ['2026-10-08', true, 'first day after a week off'],
  ])('%s: %s (%s)', (day, workday) => expect(calendar.isWorkday(CALENDAR_2026, day)).toBe(workday));

  it.each([
    ['2026-01-02', '2026-01-04', '2025-12-31'],
    ['2026-02-20', '2026-02-24', '2026-02-14'],
    ['2026-06-19', '2026-06-22', '2026-06-18'],
    ['2026-10-02', '2026-10-08', '2026-09-30'],
    ['2026-07-08', '2026-07-09', '2026-07-07'],
  ])('next to %s come %s and, before it, %s', (day, next, previous) => {
    expect(calendar.nextWorkday(CALENDAR_2026, day)).toBe(next);
    expect(calendar.previousWorkday(CALENDAR_2026, day)).toBe(previous);
  });

  it('gives the workdays of a week, working weekends included', () => {
    expect(calendar.workdaysOf(CALENDAR_2026, '2026-W08')).toEqual([]);
    expect(calendar.workdaysOf(CALENDAR_2026, '2026-W09')).toEqual([
      '2026-02-24',
      '2026-02-25',
      '2026-02-26',
      '2026-02-27',
      '2026-02-28',
    ]);
  });
});

describe('a year the calendar lacks', () => {
  it('has weekends and the five fixed holidays off, nothing else', () => {
    const off = [];
    for (let day = '2027-01-01'; day < '2028-01-01'; day = addDays(day, 1))
      if (!calendar.isWorkday(CALENDAR_2026, day) && weekdayOf(day) <= 5) off.push(day);
    expect(off).toEqual(['2027-01-01', '2027-10-01']); // 1 May and 2, 3 October 2027 are weekend days
  });

  it('takes a day somebody has entered all the same', () => {
    const edited = { ...CALENDAR_2026, days: new Map([['2027-02-05', false]]) };
    expect(calendar.isWorkday(edited, '2027-02-05')).toBe(false);
    expect(calendar.isWorkday(edited, '2027-02-08')).toBe(true);
  });

  it.each([
    ['2026-11-01', []],
    ['2026-11-02', [2027]],
    ['2026-12-31', [2027]],
    ['2027-01-01', [2027]],
    ['2027-11-02', [2027, 2028]],
    ['2026-05-01', []],
  ])('is asked for on %s: %j', (today, years) => expect(calendar.missingYears(CALENDAR_2026, today, 60)).toEqual(years));
});

describe('a week without any workday', () => {
  it.each([
    ['2026-02-01', []],
    ['2026-02-02', ['2026-W08']],
    ['2026-02-15', ['2026-W08']],
    ['2026-02-16', []],
  ])('is announced on %s: %j', (today, weeks) => expect(calendar.emptyWeeksAhead(CALENDAR_2026, today, 14)).toEqual(weeks));

  it('is not announced once its deadline is moved', () => {
    const moved = movedTo(CALENDAR_2026, ['2026-W08', '2026-02-25T12:00:00+08:00']);
    expect(calendar.emptyWeeksAhead(moved, '2026-02-05', 14)).toEqual([]);
  });
});

describe('any calendar, however wrong', () => {
  const day = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2025-06-01', n));
  const wild = fc.record({
    days: fc.array(fc.tuple(day, fc.boolean()), { maxLength: 300 }).map((d) => new Map(d)),
    years: fc.uniqueArray(fc.integer({ min: 2025, max: 2029 })).map((y) => new Set(y)),
    moved: fc.constant(new Map<string, Date>()),
  });

  it('answers a nearest workday with none between', () => {
    fc.assert(
      fc.property(wild, day, (c, d) => {
        const [next, previous] = [calendar.nextWorkday(c, d), calendar.previousWorkday(c, d)];
        expect(previous < d && d < next).toBe(true);
        for (let at = addDays(d, 1); at < next; at = addDays(at, 1)) expect(calendar.isWorkday(c, at)).toBe(false);
        for (let at = addDays(d, -1); at > previous; at = addDays(at, -1)) expect(calendar.isWorkday(c, at)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('never searches for ever', () => {
    const allOff = { ...CALENDAR_2026, days: new Map(Array.from({ length: 900 }, (_, n) => [addDays('2025-06-01', n), false])) };
    expect(calendar.nextWorkday(allOff, '2026-06-19')).toBe('2026-06-22');
    expect(calendar.previousWorkday(allOff, '2026-06-22')).toBe('2026-06-19');
  });
});
