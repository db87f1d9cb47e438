import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../src/domain/calendar.ts';
import { judgeMove } from '../../src/domain/move-deadline.ts';
import { isoWithOffset } from '../../src/domain/time.ts';
import { CALENDAR_2026, movedTo } from './calendar-2026.ts';

const at = (text: string): Date => new Date(`2026-${text}+08:00`);
// An ordinary week: Monday is 9 March 2026, Friday the 13th.
const WEEK = '2026-W11';
const NOW = at('03-10T09:00:00');
const judge = (to: string, now = NOW, period = WEEK, calendar: Calendar = CALENDAR_2026) =>
  judgeMove(calendar, period, at(to), now, 20);
const kind = (...args: Parameters<typeof judge>) => judge(...args).kind;

describe('moving a deadline', () => {
  it('is fine from now until two weeks after the usual close', () => {
    expect(kind('03-10T09:00:00')).toBe('past');
    expect(kind('03-10T09:01:00')).toBe('fine');
    expect(kind('03-29T24:00:00')).toBe('fine');
    expect(kind('03-30T00:01:00')).toBe('outside');
    expect(judge('04-20T12:00:00')).toEqual({ kind: 'outside', from: '2026-03-09', to: '2026-03-29' });
  });

  it('is refused before the week opens, and once it is closed', () => {
    expect(kind('03-08T12:00:00', at('03-01T09:00:00'))).toBe('outside');
    expect(kind('03-09T00:00:00', at('03-01T09:00:00'))).toBe('outside');
    expect(kind('03-09T00:01:00', at('03-01T09:00:00'))).toBe('fine');
    expect(kind('03-20T12:00:00', at('03-15T23:59:00'))).toBe('fine');
    expect(kind('03-20T12:00:00', at('03-16T00:00:00'))).toBe('closed');
  });

  it('carries the close along only past the usual one', () => {
    const closes = (to: string) => {
      const judged = judge(to);
      return judged.kind === 'fine' ? isoWithOffset(judged.next.closes) : judged.kind;
    };
    expect(closes('03-11T12:00:00')).toBe('2026-03-16T00:00:00+08:00');
    expect(closes('03-15T24:00:00')).toBe('2026-03-16T00:00:00+08:00');
    expect(closes('03-17T12:00:00')).toBe('2026-03-18T00:00:00+08:00');
  });

  it('measures from the usual course, however often it was moved', () => {
    const calendar = movedTo(CALENDAR_2026, [WEEK, '2026-03-27T12:00:00+08:00']);
    expect(kind('03-27T12:00:00', NOW, WEEK, calendar)).toBe('same');
    expect(kind('04-02T12:00:00', NOW, WEEK, calendar)).toBe('outside');
    expect(kind('03-13T12:00:00', at('03-20T09:00:00'), WEEK, calendar)).toBe('past');
  });

  it('is the same for a month', () => {
    expect(kind('04-02T12:00:00', NOW, '2026-03')).toBe('fine');
    expect(kind('03-19T12:00:00', NOW, '2026-03')).toBe('outside');
    expect(kind('03-30T12:00:00', NOW, '2026-03')).toBe('same');
    expect(kind('04-16T12:00:00', NOW, '2026-03')).toBe('outside');
  });
});
