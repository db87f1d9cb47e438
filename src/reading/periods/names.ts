// Which week, month or day is it that somebody calls by a number, seen from the instant of speaking?
import {
  addDays,
  addMonths,
  addWeeks,
  type Day,
  dayOf,
  daysBetween,
  firstWeekOf,
  lastDayOf,
  lastWeekOf,
  type Month,
  mondayOf,
  monthOf,
  type Week,
  weekOf,
  weekOfDay,
  weeksBetween,
  weeksDueWithin,
  yearOf,
} from '../../domain/time.ts';
import type { QueryPeriod } from '../reading.ts';

/** The instant a sentence was said, cut into periods. */
export type Moment = {
  readonly today: Day;
  readonly week: Week;
  /** The Monday of that week. */
  readonly monday: Day;
  readonly month: Month;
  readonly year: number;
  /** What a date without a year means: the latest one that has begun, or (deadlines, leave) the one nearest to today. */
  readonly lean: 'begun' | 'nearest';
};

export const momentOf = (now: Date, lean: Moment['lean']): Moment => ({
  today: dayOf(now),
  week: weekOf(now),
  monday: mondayOf(weekOf(now)),
  month: monthOf(now),
  year: yearOf(now),
  lean,
});

/** A period that was named; `days` where it was by days, not weeks. */
export type PeriodMeant = { readonly period: QueryPeriod; readonly days?: { readonly from: Day; readonly to: Day } };

type Weeks = { readonly from: Week; readonly to: Week };

// ── Numbers and years as they stand in periods ─────────────────────────────────────────────────────────────

const DIGITS = '〇一二三四五六七八九';

/** A whole number 0–99 in figures or Chinese; NaN or less than 0 for anything else. */
export function smallNumber(text = ''): number {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens, ones] = text.replace('两', '二').split('十') as [string, string?];
  if (ones === undefined) return DIGITS.indexOf(tens);
  return (tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones));
}

const RELATIVE_YEARS: Readonly<Record<string, number>> = { 今: 0, 本: 0, 去: -1, 上: -1, 前: -2, 明: 1 };

/** 今, 去, 21, 2021, 二〇二一. */
export function yearNamed(text: string | undefined, at: Moment): number | undefined {
  if (text === undefined) return undefined;
  const relative = RELATIVE_YEARS[text];
  if (relative !== undefined) return at.year + relative;
  const digits = text.replaceAll('零', '〇').replace(/[〇一二三四五六七八九]/g, (c) => String(DIGITS.indexOf(c)));
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

// ── One week, month or day. Null where it does not exist ───────────────────────────────────────────────────

const two = (n: number): string => String(n).padStart(2, '0');

/** Without a year the latest one that has begun (第53周 said on 2027-01-04 is 2026-W53), for a deadline this year's. */
export function weekNamed(year: number | undefined, week: number, at: Moment): Week | null {
  if (!(week >= 1 && week <= 53)) return null;
  const inYear = (y: number): Week | null => (`${y}-W${two(week)}` <= lastWeekOf(y) ? `${y}-W${two(week)}` : null);
  if (year !== undefined) return inYear(year);
  if (at.lean === 'nearest') return inYear(Number(at.week.slice(0, 4))) ?? inYear(Number(at.week.slice(0, 4)) - 1);
  // A year of 53 weeks comes at least every seven years.
  for (let y = at.year + 1; y > at.year - 8; y--) {
    const named = inYear(y);
    if (named !== null && named <= at.week) return named;
  }
  return null;
}

export function monthNamed(year: number | undefined, month: number, at: Moment): Month | null {
  if (!(month >= 1 && month <= 12)) return null;
  if (year !== undefined) return `${year}-${two(month)}`;
  const inThisYear = `${at.year}-${two(month)}`;
  return at.lean === 'nearest' || inThisYear <= at.month ? inThisYear : `${at.year - 1}-${two(month)}`;
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

// Plain arithmetic: a message may be nothing but dates, and each is tried in several years.
function exists(day: Day): boolean {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return date <= (DAYS_IN_MONTH[month - 1] ?? 0) + (month === 2 && isLeap(year) ? 1 : 0);
}

export function dayNamed(year: number | undefined, month: number, date: number, at: Moment): Day | null {
  if (!(month >= 1 && month <= 12 && date >= 1 && date <= 31)) return null;
  const inYear = (y: number): Day => `${y}-${two(month)}-${two(date)}`;
  if (year !== undefined) return exists(inYear(year)) ? inYear(year) : null;
  // 29 February may be eight years ago.
  if (at.lean === 'begun') {
    for (let y = at.year; y > at.year - 9; y--) if (inYear(y) <= at.today && exists(inYear(y))) return inYear(y);
    return null;
  }
  const years = Array.from({ length: 10 }, (_, back) => inYear(at.year + 1 - back)).filter(exists);
  const distance = (day: Day) => Math.abs(daysBetween(at.today, day));
  return years.reduce<Day | null>((best, day) => (best === null || distance(day) < distance(best) ? day : best), null);
}

/** 14号 without a month: the latest one that has begun, or the next one. */
export function dateNamed(date: number, at: Moment): Day | null {
  if (!(date >= 1 && date <= 31)) return null;
  const step = at.lean === 'begun' ? -1 : 1;
  const days = [0, 1, 2].map((n) => `${addMonths(at.month, n * step)}-${two(date)}`).filter(exists);
  return days.find((day) => (at.lean === 'begun' ? day <= at.today : day >= at.today)) ?? null;
}

/** 一 … 六 and 日, 天 or 末 as 1 … 7. */
export const weekdayNumber = (character: string): number => '一二三四五六日'.indexOf(character.replace(/[天末]/, '日')) + 1;

/** 1 = Monday … 7 = Sunday. */
export const weekdayIn = (week: Week, weekday: number): Day => addDays(mondayOf(week), weekday - 1);

// ── Meanings ───────────────────────────────────────────────────────────────────────────────────────────────

export const meanWeeks = (from: Week, to: Week = from): PeriodMeant => ({ period: { from, to } });

export const meanDays = (from: Day, to: Day = from): PeriodMeant => ({
  period: { from: weekOfDay(from), to: weekOfDay(to) },
  days: { from, to },
});

/** The weeks due from the first to the last of some months. */
export const meanMonths = (from: Month, to: Month): PeriodMeant | null => meanDue(`${from}-01`, lastDayOf(to));

export function meanDue(from: Day, to: Day): PeriodMeant | null {
  const weeks = weeksDueWithin(from, to);
  return weeks && { period: weeks };
}

/** A month's weeks are those due in it; a year's are the ISO week-year's. */
export function weeksMeant(period: QueryPeriod): Weeks {
  if ('from' in period) return period;
  if ('year' in period) return { from: firstWeekOf(period.year), to: lastWeekOf(period.year) };
  const due = weeksDueWithin(`${period.month}-01`, lastDayOf(period.month));
  if (due === null) throw new Error('a month has at least four Fridays');
  return due;
}

/** From the first period to the end of the second; null where that runs backwards. */
export function stretch(from: PeriodMeant, to: PeriodMeant): PeriodMeant | null {
  if (from.days && to.days) return from.days.from <= to.days.to ? meanDays(from.days.from, to.days.to) : null;
  const [first, last] = [weeksMeant(from.period).from, weeksMeant(to.period).to];
  return first <= last ? meanWeeks(first, last) : null;
}

/** 以来, 至今: from a named period to the week of speaking; this year's is the year itself, this month's the month. */
export function sinceThen(from: PeriodMeant, at: Moment): PeriodMeant | null {
  if ('year' in from.period && from.period.year === at.year) return from;
  const weeks = 'month' in from.period ? weeksMeant(from.period) : null;
  const isNow = weeks !== null && weeks.from <= at.week && at.week <= weeks.to;
  return isNow ? from : stretch(from, meanWeeks(at.week));
}

/** The period of equal length before a period. */
export function before(period: QueryPeriod): QueryPeriod {
  if ('month' in period) return { month: addMonths(period.month, -1) };
  if ('year' in period) return { year: period.year - 1 };
  const length = weeksBetween(period.from, period.to).length;
  return { from: addWeeks(period.from, -length), to: addWeeks(period.to, -length) };
}

/** The same week or month of the year before; null where there is none. */
export function yearBefore(period: QueryPeriod): QueryPeriod | null {
  if ('month' in period) return { month: addMonths(period.month, -12) };
  if ('year' in period) return { year: period.year - 1 };
  const [from, to] = [period.from, period.to].map((week) => `${Number(week.slice(0, 4)) - 1}${week.slice(4)}`);
  return from !== undefined && to !== undefined && !/W53$/.test(from + to) ? { from, to } : null;
}

/** The n-th of the weeks due in a month, 0 for the last. */
export function weekOfMonth(month: Month, n: number): Week | undefined {
  const { from, to } = weeksMeant({ month });
  return weeksBetween(from, to).at(n - 1);
}

/** The week `shift` weeks from now. */
export const weekAway = (at: Moment, shift: number): Week => (shift === 0 ? at.week : weekOfDay(addDays(at.monday, 7 * shift)));
