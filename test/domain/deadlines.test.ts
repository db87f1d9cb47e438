import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../src/domain/calendar.ts';
import * as deadlines from '../../src/domain/deadlines.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { addDays, addMonths, addWeeks, isoWithOffset, weekOf, weeksBetween } from '../../src/domain/time.ts';
import { CALENDAR_2026, movedTo } from './calendar-2026.ts';

const show = (at: Date): string => isoWithOffset(at).slice(0, 16);
const shown = (d: deadlines.Deadlines) => [show(d.opens), show(d.due), show(d.closes), d.moved];
const at = (local: string) => new Date(`${local}+08:00`);

describe('the deadlines of a week', () => {
  it.each([
    ['2026-W21', '2026-05-18T00:00', '2026-05-22T12:00', '2026-05-25T00:00', 'plain'],
    ['2026-W01', '2025-12-29T00:00', '2026-01-02T12:00', '2026-01-05T00:00', 'next workday is its own Sunday'],
    ['2026-W08', '2026-02-16T00:00', '2026-02-20T12:00', '2026-02-25T00:00', 'no workday at all'],
    ['2026-W25', '2026-06-15T00:00', '2026-06-19T12:00', '2026-06-23T00:00', 'holiday Friday'],
    ['2026-W40', '2026-09-28T00:00', '2026-10-02T12:00', '2026-10-09T00:00', 'a week off follows'],
    ['2026-W53', '2026-12-28T00:00', '2027-01-01T12:00', '2027-01-05T00:00', 'due in a year the calendar lacks'],
  ])('%s: opens %s, due %s, closes %s (%s)', (week, opens, due, closes) =>
    expect(shown(deadlines.weekDeadlines(CALENDAR_2026, week))).toEqual([opens, due, closes, false]),
  );

  it('closes with a working Saturday that follows a holiday Friday', () => {
    const of2022: Calendar = {
      days: new Map([
        ['2022-10-07', false],
        ['2022-10-08', true],
      ]),
      years: new Set([2022]),
      moved: new Map(),
    };
    expect(show(deadlines.weekDeadlines(of2022, '2022-W40').closes)).toBe('2022-10-09T00:00');
    expect(deadlines.lastClosedWeekAt(of2022, at('2022-10-09T10:00'))).toBe('2022-W40');
  });

  it('refuses a week that does not exist', () =>
    expect(() => deadlines.weekDeadlines(CALENDAR_2026, '2025-W53')).toThrow(RangeError));
});

describe('a moved deadline', () => {
  it.each([
    ['earlier in its week', '2026-W22', '2026-05-28T17:00', '2026-06-01T00:00', true],
    ['later in its week', '2026-W22', '2026-05-30T17:00', '2026-06-01T00:00', true],
    ['past the close', '2026-W22', '2026-06-02T17:00', '2026-06-03T00:00', true],
    ['before a holiday Friday: the close stays', '2026-W25', '2026-06-18T17:00', '2026-06-23T00:00', true],
    ['past the holiday, before the close', '2026-W40', '2026-10-08T17:00', '2026-10-09T00:00', true],
    ['past the holiday and the close', '2026-W40', '2026-10-09T12:00', '2026-10-10T00:00', true],
    ['to where it was', '2026-W22', '2026-05-29T12:00', '2026-06-01T00:00', false],
  ])('%s', (_, week, due, closes, moved) => {
    const d = deadlines.weekDeadlines(movedTo(CALENDAR_2026, [week, `${due}+08:00`]), week);
    expect([show(d.due), show(d.closes), d.moved]).toEqual([due, closes, moved]);
  });

  it('moves a month in the same way', () => {
    const d = deadlines.monthDeadlines(
      movedTo(CALENDAR_2026, ['2026-06', '2026-07-02T12:00:00+08:00']),
      '2026-06',
      DEFAULT_SETTINGS.monthOpensOn,
    );
    expect(shown(d)).toEqual(['2026-06-20T00:00', '2026-07-02T12:00', '2026-07-03T00:00', true]);
  });
});

describe('the deadlines of a month', () => {
  it.each([
    ['2026-01', '2026-01-30T12:00', '2026-02-01T00:00', 'a Friday'],
    ['2026-02', '2026-02-28T12:00', '2026-03-01T00:00', 'February, a working Saturday'],
    ['2028-02', '2028-02-29T12:00', '2028-03-01T00:00', 'leap February'],
    ['2026-04', '2026-04-30T12:00', '2026-05-01T00:00', 'the 30th is the last day'],
    ['2026-05', '2026-05-30T12:00', '2026-06-02T00:00', 'a Saturday: next workday is in June'],
    ['2026-08', '2026-08-30T12:00', '2026-09-01T00:00', 'a Sunday: next workday is the 31st'],
    ['2027-01', '2027-01-30T12:00', '2027-02-02T00:00', 'unknown year, a Saturday'],
    ['2027-02', '2027-02-28T12:00', '2027-03-02T00:00', 'unknown year, a Sunday'],
  ])('%s: due %s, closes %s (%s)', (month, due, closes) =>
    expect(shown(deadlines.monthDeadlines(CALENDAR_2026, month, DEFAULT_SETTINGS.monthOpensOn))).toEqual([
      `${month}-20T00:00`,
      due,
      closes,
      false,
    ]),
  );

  it('opens on another day where that is set', () =>
    expect(show(deadlines.monthDeadlines(CALENDAR_2026, '2026-05', 5).opens)).toBe('2026-05-05T00:00'));
});

describe('where an instant stands', () => {
  const week = deadlines.weekDeadlines(CALENDAR_2026, '2026-W21');
  it.each([
    ['2026-05-17T23:59:59.999', 'notYet', 'onTime'],
    ['2026-05-18T00:00:00.000', 'open', 'onTime'],
    ['2026-05-22T11:59:59.999', 'open', 'onTime'],
    ['2026-05-22T12:00:00.000', 'late', 'late'],
    ['2026-05-24T23:59:59.999', 'late', 'late'],
    ['2026-05-25T00:00:00.000', 'closed', 'late'],
  ])('%s: %s, %s', (local, phase, punctuality) => {
    expect(deadlines.phaseAt(week, at(local))).toBe(phase);
    expect(deadlines.punctualityOf(at(local), week.due)).toBe(punctuality);
  });

  it.each([
    ['2026-05-20T08:00', ['2026-W21'], '2026-W20'],
    ['2026-06-22T08:00', ['2026-W25', '2026-W26'], '2026-W24'],
    ['2026-06-23T00:00', ['2026-W26'], '2026-W25'],
    ['2026-10-08T23:59', ['2026-W40', '2026-W41'], '2026-W39'],
    ['2026-02-24T10:00', ['2026-W08', '2026-W09'], '2026-W07'],
    ['2027-01-04T10:00', ['2026-W53', '2027-W01'], '2026-W52'],
  ])('at %s these weeks are open: %j; closed last: %s', (local, open, closed) => {
    expect(deadlines.openWeeksAt(CALENDAR_2026, at(local))).toEqual(open);
    expect(deadlines.lastClosedWeekAt(CALENDAR_2026, at(local))).toBe(closed);
  });

  it('finds a week that a moved deadline keeps open long after', () => {
    const moved = movedTo(CALENDAR_2026, ['2026-W02', '2026-06-03T12:00:00+08:00']);
    expect(deadlines.openWeeksAt(moved, at('2026-06-03T18:00'))).toEqual(['2026-W02', '2026-W23']);
  });
});

describe('the weeks of a longer period', () => {
  it.each([
    ['2026-01', '2026-01', ['2026-W01', '2026-W02', '2026-W03', '2026-W04', '2026-W05']],
    ['2026-05', '2026-05', ['2026-W18', '2026-W19', '2026-W20', '2026-W21', '2026-W22']],
    ['2026-12', '2026-12', ['2026-W49', '2026-W50', '2026-W51', '2026-W52']],
    ['2027-01', '2027-01', ['2026-W53', '2027-W01', '2027-W02', '2027-W03', '2027-W04']],
  ])('%s to %s has %j', (from, to, weeks) => expect(deadlines.weeksDueIn(CALENDAR_2026, from, to)).toEqual(weeks));

  it('takes a moved week where its due instant now lies', () => {
    const moved = movedTo(CALENDAR_2026, ['2026-W18', '2026-04-30T12:00:00+08:00']);
    expect(deadlines.weeksDueIn(moved, '2026-04', '2026-04').at(-1)).toBe('2026-W18');
    expect(deadlines.weeksDueIn(moved, '2026-05', '2026-05')[0]).toBe('2026-W19');
  });

  it('gives a quarter the weeks of its months, and a year those of its week-year', () => {
    const quarter = deadlines.weeksDueIn(CALENDAR_2026, '2026-04', '2026-06');
    expect(quarter).toEqual(['2026-04', '2026-05', '2026-06'].flatMap((m) => deadlines.weeksDueIn(CALENDAR_2026, m, m)));
    expect(quarter).toHaveLength(13);
    expect(deadlines.weeksOfYear(2026)).toHaveLength(53);
    expect(deadlines.weeksOfYear(2026).at(0)).toBe('2026-W01');
  });
});

describe('with any deadlines moved', () => {
  const week = fc.integer({ min: 0, max: 120 }).map((n) => addWeeks('2025-W10', n));
  const calendar = fc
    .array(fc.tuple(week, fc.integer({ min: 0, max: 40 * 24 * 60 })), { maxLength: 8 })
    .map((moves) =>
      movedTo(
        CALENDAR_2026,
        ...moves.map(([w, minutes]): [string, string] => [
          w,
          new Date(deadlines.weekDeadlines(CALENDAR_2026, w).opens.getTime() + minutes * 60_000).toISOString(),
        ]),
      ),
    );

  it('each week opens, is due and closes in that order, and no move shortens it', () => {
    fc.assert(
      fc.property(calendar, week, (c, w) => {
        const d = deadlines.weekDeadlines(c, w);
        expect(d.opens <= d.due && d.due <= d.closes).toBe(true);
        expect(d.closes >= deadlines.weekDeadlines(CALENDAR_2026, w).closes).toBe(true);
      }),
    );
  });

  it('months share out the weeks: each lies in exactly one', () => {
    fc.assert(
      fc.property(calendar, (c) => {
        const months = Array.from({ length: 36 }, (_, n) => addMonths('2025-01', n));
        const shared = months.flatMap((m) => deadlines.weeksDueIn(c, m, m)).sort();
        expect(new Set(shared).size).toBe(shared.length);
        for (const w of weeksBetween('2025-W02', '2027-W50')) expect(shared).toContain(w);
      }),
      { numRuns: 10 },
    );
  });

  it('the current week is open until it closes', () => {
    fc.assert(
      fc.property(calendar, fc.integer({ min: 0, max: 800 }), (c, days) => {
        const now = at(`${addDays('2025-03-03', days)}T09:00:00`);
        const open = deadlines.openWeeksAt(c, now);
        const closed = deadlines.lastClosedWeekAt(c, now);
        expect(open.includes(weekOf(now)) || closed === weekOf(now)).toBe(true);
        expect(open).not.toContain(closed);
      }),
      { numRuns: 50 },
    );
  });
});
