import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../src/domain/calendar.ts';
import { monthDeadlines, weekDeadlines } from '../../src/domain/deadlines.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { type PlannedStage, stagesBetween, stagesOf } from '../../src/domain/stages.ts';
import { addWeeks, isoWithOffset, weeksBetween } from '../../src/domain/time.ts';
import { CALENDAR_2026, movedTo } from './calendar-2026.ts';
import { MONTHLY_2026, WEEKLY_2026 } from './year-2026.ts';

const line = (s: PlannedStage): string => `${isoWithOffset(s.at).slice(0, 16).replace('T', ' ')} ${s.period} ${s.stage}`;
const months = Array.from({ length: 12 }, (_, n) => `2026-${String(n + 1).padStart(2, '0')}`);
const at = (local: string) => new Date(`${local}:00+08:00`);

describe('the year 2026', () => {
  it('has the weekly stages of the table, week by week', () => {
    const planned = weeksBetween('2026-W01', '2026-W53').flatMap((week) => stagesOf(CALENDAR_2026, week, DEFAULT_SETTINGS));
    expect(planned.map(line).sort()).toEqual(WEEKLY_2026);
    expect(planned.every((s) => s.kind === 'weekly')).toBe(true);
  });

  it('has the monthly stages of the table, month by month', () => {
    const planned = months.flatMap((month) => stagesOf(CALENDAR_2026, month, DEFAULT_SETTINGS));
    expect(planned.map(line).sort()).toEqual(MONTHLY_2026);
    expect(planned.every((s) => s.kind === 'monthly')).toBe(true);
  });

  it('has them all when asked for the span, none twice, and none that lies outside', () => {
    const planned = stagesBetween(CALENDAR_2026, at('2026-01-01T00:00'), at('2026-12-31T23:59'), DEFAULT_SETTINGS).map(line);
    const table = [...WEEKLY_2026, ...MONTHLY_2026].filter((l) => l >= '2026-01-01' && l < '2027-01-01');
    expect([...planned].sort()).toEqual(table.sort());
    expect(planned.map((l) => l.slice(0, 16))).toEqual(planned.map((l) => l.slice(0, 16)).sort());
  });

  it('plans nothing for minute 00 or 30', () => {
    for (const l of [...WEEKLY_2026, ...MONTHLY_2026]) expect(l.slice(14, 16)).not.toMatch(/00|30/);
  });
});

describe('a moved deadline', () => {
  it.each([
    [
      '2026-W22',
      '2026-05-28T17:00',
      '05-25 09:03 opening, 05-27 15:03 preview, 05-28 09:03 finalDay, 05-28 16:03 lastCall, 05-28 17:01 summary, 05-28 17:10 overdue, 05-28 19:03 overdueAgain',
    ],
    [
      '2026-W08', // no workday of its own
      '2026-02-25T12:00',
      '02-24 15:03 preview, 02-25 09:03 finalDay, 02-25 11:03 lastCall, 02-25 12:01 summary, 02-25 12:10 overdue, 02-25 14:03 overdueAgain',
    ],
    [
      '2026-W40', // past the week off: the day before is a workday again
      '2026-10-09T10:00',
      '09-28 09:03 opening, 10-08 15:03 preview, 10-09 09:03 finalDay, 10-09 09:03 lastCall, 10-09 10:01 summary, 10-09 10:10 overdue, 10-09 12:03 overdueAgain',
    ],
    [
      '2026-W25', // a Monday morning: nothing was open the workday before, and it is due before the day's first stages
      '2026-06-15T09:00',
      '06-15 08:03 lastCall, 06-15 09:01 summary, 06-15 09:10 overdue, 06-15 11:03 overdueAgain',
    ],
    [
      '2026-W25', // 12:00 of a Thursday is no holiday's concern any more
      '2026-06-18T12:00',
      '06-15 09:03 opening, 06-17 15:03 preview, 06-18 09:03 finalDay, 06-18 11:03 lastCall, 06-18 12:01 summary, 06-18 12:10 overdue, 06-18 14:03 overdueAgain',
    ],
    [
      '2026-06', // from a Tuesday to a Thursday evening
      '2026-07-02T18:00',
      '06-30 09:03 preview, 07-01 15:03 eve, 07-02 09:03 finalDay, 07-02 17:03 lastCall, 07-02 18:10 overdue',
    ],
  ])('%s to %s', (period, due, stages) => {
    const planned = stagesOf(movedTo(CALENDAR_2026, [period, `${due}:00+08:00`]), period, DEFAULT_SETTINGS);
    expect(planned.map((s) => `${line(s).slice(5, 16)} ${s.stage}`).join(', ')).toBe(stages);
  });

  it('to where it was changes nothing, on a holiday neither', () => {
    for (const [week, friday] of [
      ['2026-W22', '2026-05-29'],
      ['2026-W25', '2026-06-19'],
    ] as const) {
      const same = movedTo(CALENDAR_2026, [week, `${friday}T12:00:00+08:00`]);
      expect(stagesOf(same, week, DEFAULT_SETTINGS)).toEqual(stagesOf(CALENDAR_2026, week, DEFAULT_SETTINGS));
    }
  });

  it('is found also long after its week', () => {
    const moved = movedTo(CALENDAR_2026, ['2026-W02', '2026-06-03T12:00:00+08:00']);
    const planned = stagesBetween(moved, at('2026-06-03T11:00'), at('2026-06-03T12:10'), DEFAULT_SETTINGS).map(line);
    expect(planned).toEqual([
      '2026-06-03 11:03 2026-W02 lastCall',
      '2026-06-03 12:01 2026-W02 summary',
      '2026-06-03 12:10 2026-W02 overdue',
    ]);
  });
});

describe('other calendars', () => {
  const only = (days: readonly (readonly [string, boolean])[], years: readonly number[]): Calendar => ({
    days: new Map(days),
    years: new Set(years),
    moved: new Map(),
  });

  it('open on the Friday itself where Monday to Thursday are off; the last day’s stages stand', () => {
    const of2021 = only(
      ['10-04', '10-05', '10-06', '10-07'].map((d) => [`2021-${d}`, false] as const),
      [2021],
    );
    expect(stagesOf(of2021, '2021-W40', DEFAULT_SETTINGS).map(line).slice(0, 3)).toEqual([
      '2021-10-07 15:03 2021-W40 preview',
      '2021-10-08 09:03 2021-W40 opening',
      '2021-10-08 09:03 2021-W40 finalDay',
    ]);
  });

  it('keep of a week whose only workday is the Saturday after its Friday what can still be said', () => {
    const off = ['10-03', '10-04', '10-05', '10-06', '10-07'].map((d) => [`2022-${d}`, false] as const);
    const of2022 = only([...off, ['2022-10-08', true], ['2022-10-09', true]], [2022]);
    expect(stagesOf(of2022, '2022-W40', DEFAULT_SETTINGS).map(line)).toEqual([
      '2022-10-07 12:01 2022-W40 summary',
      '2022-10-08 09:03 2022-W40 overdue',
    ]);
  });

  it('of a year that is missing know the fixed holidays', () => {
    const unknown = only([], []);
    expect(stagesOf(unknown, '2027-W39', DEFAULT_SETTINGS).map(line)).toEqual([
      '2027-09-27 09:03 2027-W39 opening',
      '2027-09-29 15:03 2027-W39 preview',
      '2027-09-30 09:03 2027-W39 finalDay',
      '2027-09-30 15:03 2027-W39 lastCall',
      '2027-10-01 12:01 2027-W39 summary',
      '2027-10-04 09:03 2027-W39 overdue',
    ]);
  });
});

describe('any moved deadline', () => {
  it('says nothing before the period opens, and nothing ahead of time that is no longer ahead', () => {
    const week = fc.integer({ min: 0, max: 52 }).map((n) => addWeeks('2026-W01', n));
    const period = fc.oneof(week, fc.constantFrom(...months));
    fc.assert(
      fc.property(period, fc.integer({ min: -2 * 24 * 60, max: 20 * 24 * 60 }), (p, minutes) => {
        const deadlinesOf = (c: Calendar) =>
          p.includes('W') ? weekDeadlines(c, p) : monthDeadlines(c, p, DEFAULT_SETTINGS.monthOpensOn);
        const due = new Date(deadlinesOf(CALENDAR_2026).opens.getTime() + minutes * 60_000);
        const moved = movedTo(CALENDAR_2026, [p, due.toISOString()]);
        const planned = stagesOf(moved, p, DEFAULT_SETTINGS);
        expect(new Set(planned.map((s) => s.stage)).size).toBe(planned.length);
        for (const s of planned) {
          expect(s.at >= deadlinesOf(moved).opens).toBe(true);
          if (['opening', 'preview', 'eve', 'finalDay', 'lastCall'].includes(s.stage)) expect(s.at < due).toBe(true);
          else expect(s.at > due).toBe(true);
        }
      }),
    );
  });

  it('follows the settings', () => {
    const { nudges } = DEFAULT_SETTINGS;
    const settings = {
      ...DEFAULT_SETTINGS,
      nudges: { ...nudges, weekly: { ...nudges.weekly, lastCall: { weekday: 5, clock: '10:33' } } },
    };
    expect(stagesOf(CALENDAR_2026, '2026-W21', settings).map(line)).toContain('2026-05-22 10:33 2026-W21 lastCall');
  });
});
