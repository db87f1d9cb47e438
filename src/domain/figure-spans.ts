// Which weeks does a question's period stand for, and with which is it compared? (domain §7.6)
import type { Calendar } from './calendar.ts';
import { weekDeadlines, weeksDueIn, weeksOfYear } from './deadlines.ts';
import type { FigureSpan } from './figures.ts';
import { addMonths, addWeeks, lastWeekOf, type Month, type Week, weeksBetween, weekYearOf } from './time.ts';

/** Weeks, both ends included; the weeks due in a month; or those of a week-year. */
export type Period = { readonly from: Week; readonly to: Week } | { readonly month: Month } | { readonly year: number };

export type Comparison = 'previous' | 'sameLastYear';

/** All its weeks, also those to come; oldest first. */
export function weeksOf(period: Period, calendar: Calendar): readonly Week[] {
  if ('month' in period) return weeksDueIn(calendar, period.month, period.month);
  return 'year' in period ? weeksOfYear(period.year) : weeksBetween(period.from, period.to);
}

/**
 * The weeks of a period that have begun; null where none has. What stands is shown as of the last of them whose due instant has
 * passed: a week in which reports are still coming in would pass a part for the whole. Where none is due yet, as of the last.
 */
export function spanOf(period: Period, calendar: Calendar, now: Date): FigureSpan | null {
  const weeks = weeksOf(period, calendar).filter((week) => weekDeadlines(calendar, week).opens <= now);
  const last = weeks.at(-1);
  if (last === undefined) return null;
  return { weeks, standing: weeks.findLast((week) => weekDeadlines(calendar, week).due <= now) ?? last };
}

/** The period of equal length before, or the same weeks or month of the year before. */
function periodBefore(period: Period, comparison: Comparison): Period {
  const isYearAgo = comparison === 'sameLastYear';
  if ('month' in period) return { month: addMonths(period.month, isYearAgo ? -12 : -1) };
  if ('year' in period) return { year: period.year - 1 };
  if (isYearAgo) return { from: yearBefore(period.from), to: yearBefore(period.to) };
  const length = weeksBetween(period.from, period.to).length;
  return { from: addWeeks(period.from, -length), to: addWeeks(period.to, -length) };
}

/** The week of the same number a year before; of a week 53 that year's last one. */
function yearBefore(week: Week): Week {
  const year = weekYearOf(week) - 1;
  const same = `${year}${week.slice(4)}`;
  return same <= lastWeekOf(year) ? same : lastWeekOf(year);
}

/** What a span is compared with: as many weeks as have begun of it, its standing week at the same place, so that a part never meets a whole (domain §7.7). */
export function spanBefore(period: Period, span: FigureSpan, comparison: Comparison, calendar: Calendar): FigureSpan {
  const all = weeksOf(periodBefore(period, comparison), calendar);
  const isWhole = span.weeks.length === weeksOf(period, calendar).length;
  const weeks = isWhole ? all : all.slice(0, span.weeks.length);
  const place = isWhole && span.standing === span.weeks.at(-1) ? -1 : span.weeks.indexOf(span.standing);
  return { weeks, standing: weeks.at(place) ?? (weeks.at(-1) as Week) };
}
