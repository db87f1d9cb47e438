import { describe, expect, it } from 'vitest';
import { type Period, spanBefore, spanOf, weeksOf } from '../../src/domain/figure-spans.ts';
import { instantAt } from '../../src/domain/time.ts';
import { CALENDAR_2026 } from './calendar-2026.ts';

const span = (period: Period, day: string, clock = '10:00') => spanOf(period, CALENDAR_2026, instantAt(day, clock));
const weeks = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `2026-W${String(from + i).padStart(2, '0')}`);

describe('the weeks of a period', () => {
  it('are those due in a month, also where the month began in mid-week', () =>
    expect(weeksOf({ month: '2026-05' }, CALENDAR_2026)).toEqual(weeks(18, 22)));

  it('follow a moved deadline into another month', () => {
    const moved = { ...CALENDAR_2026, moved: new Map([['2026-W22', instantAt('2026-06-01', '12:00')]]) };
    expect(weeksOf({ month: '2026-05' }, moved)).toEqual(weeks(18, 21));
    expect(weeksOf({ month: '2026-06' }, moved)).toEqual(weeks(22, 26));
  });

  it('are those of the week-year', () => {
    const all = weeksOf({ year: 2026 }, CALENDAR_2026);
    expect([all.length, all[0], all.at(-1)]).toEqual([53, '2026-W01', '2026-W53']);
  });
});

describe('a span', () => {
  const may: Period = { month: '2026-05' };

  it('is the weeks that have begun, and what stands is of the last that is due', () => {
    expect(span(may, '2026-05-20')).toEqual({ weeks: weeks(18, 21), standing: '2026-W20' });
    expect(span(may, '2026-05-22', '11:59')).toMatchObject({ standing: '2026-W20' });
    expect(span(may, '2026-05-22', '12:00')).toMatchObject({ standing: '2026-W21' });
    expect(span(may, '2026-07-01')).toEqual({ weeks: weeks(18, 22), standing: '2026-W22' });
  });

  it('of one week stands as it is, due or not', () =>
    expect(span({ from: '2026-W21', to: '2026-W21' }, '2026-05-18')).toEqual({ weeks: weeks(21, 21), standing: '2026-W21' }));

  it('is none before its first week opens', () => {
    expect(span(may, '2026-04-26')).toBeNull();
    expect(span(may, '2026-04-27', '00:00')).toEqual({ weeks: weeks(18, 18), standing: '2026-W18' });
  });
});

describe('what it is compared with', () => {
  const earlier = (period: Period, day: string, comparison: 'previous' | 'sameLastYear') => {
    const asked = span(period, day);
    return asked && spanBefore(period, asked, comparison, CALENDAR_2026);
  };

  it('is the week before, or the week of that number a year ago', () => {
    const week = { from: '2026-W21', to: '2026-W21' };
    expect(earlier(week, '2026-05-20', 'previous')).toEqual({ weeks: weeks(20, 20), standing: '2026-W20' });
    expect(earlier(week, '2026-05-20', 'sameLastYear')).toEqual({ weeks: ['2025-W21'], standing: '2025-W21' });
    expect(earlier({ from: '2026-W53', to: '2026-W53' }, '2026-12-29', 'sameLastYear')).toMatchObject({ weeks: ['2025-W52'] });
  });

  it('is as much of the month before as has begun of this one', () => {
    expect(earlier({ month: '2026-06' }, '2026-06-10', 'previous')).toEqual({ weeks: weeks(18, 19), standing: '2026-W18' });
    expect(earlier({ month: '2026-06' }, '2026-07-20', 'previous')).toEqual({ weeks: weeks(18, 22), standing: '2026-W22' });
  });

  it('is as many weeks of the year before', () => {
    const found = earlier({ year: 2026 }, '2026-01-21', 'previous');
    expect(found).toEqual({ weeks: ['2025-W01', '2025-W02', '2025-W03', '2025-W04'], standing: '2025-W03' });
  });
});
