// When does a period open, when is it due, when does it close, and is a report on time?
import { type Calendar, isWorkday, nextWorkday } from './calendar.ts';
import type { Punctuality } from './reports.ts';
import {
  addMonths,
  addWeeks,
  type Day,
  dayOf,
  firstWeekOf,
  fridayOf,
  instantAt,
  lastDayOf,
  lastWeekOf,
  type Month,
  mondayOf,
  monthOf,
  sundayOf,
  type Week,
  weekOf,
  weeksBetween,
} from './time.ts';

/** The notice's clock time, for weeks and months alike (notice §4.1, notice §4.2). */
const DUE_CLOCK = '12:00';

export type Deadlines = {
  /** From this instant on, figures are taken. */
  readonly opens: Date;
  /** On time is before this instant, to the millisecond (domain §4.3). */
  readonly due: Date;
  /** Late is before this instant; from it on the period is locked. */
  readonly closes: Date;
  /** The task force has set another due instant than the notice's. */
  readonly moved: boolean;
};

type Usual = { readonly period: string; readonly opens: Date; readonly dueDay: Day; readonly closes: Date };

/** A moved deadline never shortens the period: only past the usual close does the close follow it, to that day's 24:00 (domain §4.4). */
function withMoves(calendar: Calendar, usual: Usual): Deadlines {
  const notice = instantAt(usual.dueDay, DUE_CLOCK);
  const due = calendar.moved.get(usual.period) ?? notice;
  const closes = due > usual.closes ? instantAt(dayOf(due), '24:00') : usual.closes;
  return { opens: usual.opens, due, closes, moved: due.getTime() !== notice.getTime() };
}

function usualWeek(calendar: Calendar, week: Week): Usual {
  const dueDay = fridayOf(week);
  const lastDay = isWorkday(calendar, dueDay) ? sundayOf(week) : nextWorkday(calendar, dueDay);
  return { period: week, opens: instantAt(mondayOf(week), '00:00'), dueDay, closes: instantAt(lastDay, '24:00') };
}

/**
 * A week opens Monday 00:00, is due Friday 12:00 and closes Sunday 24:00; where that Friday is no workday, at 24:00 of the next
 * workday, be that the working Saturday after it (domain §4.1). Throws a RangeError for a week that does not exist.
 */
export const weekDeadlines = (calendar: Calendar, week: Week): Deadlines => withMoves(calendar, usualWeek(calendar, week));

/** The day the notice asks for a month's return: the 30th, in February the last day (notice §4.2). */
export const monthDueDay = (month: Month): Day => (month.endsWith('-02') ? lastDayOf(month) : `${month}-30`);

/** A month opens on the 20th (setting) 00:00, is due on the 30th 12:00 and closes at its end 24:00; where the due day is no workday, at 24:00 of the next workday if that is later (domain §4.2). */
export function monthDeadlines(calendar: Calendar, month: Month, opensOn: number): Deadlines {
  const dueDay = monthDueDay(month);
  const [end, next] = [lastDayOf(month), nextWorkday(calendar, dueDay)];
  const lastDay = isWorkday(calendar, dueDay) || next <= end ? end : next;
  return withMoves(calendar, {
    period: month,
    opens: instantAt(`${month}-${String(opensOn).padStart(2, '0')}`, '00:00'),
    dueDay,
    closes: instantAt(lastDay, '24:00'),
  });
}

/** Months that take a return at an instant, oldest first: the current one from the 20th on, and any before it that a holiday or a moved deadline keeps open. */
export function openMonthsAt(calendar: Calendar, at: Date, opensOn: number): readonly Month[] {
  const current = monthOf(at);
  const moved = [...calendar.moved.keys()].filter((period) => !isWeek(period));
  return [...new Set([addMonths(current, -1), current, ...moved])].sort().filter((month) => {
    const phase = phaseAt(monthDeadlines(calendar, month, opensOn), at);
    return phase === 'open' || phase === 'late';
  });
}

/** Decided once, when a first filing arrives: a deadline moved later on changes no report that is filed (domain §4.3). */
export const punctualityOf = (arrival: Date, due: Date): Punctuality => (arrival < due ? 'onTime' : 'late');

/** Where an instant stands in a period: `late` is past due and still taken. */
export function phaseAt(deadlines: Deadlines, at: Date): 'notYet' | 'open' | 'late' | 'closed' {
  if (at < deadlines.opens) return 'notYet';
  if (at >= deadlines.closes) return 'closed';
  return at < deadlines.due ? 'open' : 'late';
}

/** Is a period's name that of a week, not of a month? */
export const isWeek = (period: Week | Month): boolean => period.includes('W');

/** The weeks that are not over by one instant, to the one another lies in, and all with a moved deadline; oldest first. */
export function weeksAround(calendar: Calendar, from: Date, to: Date): readonly Week[] {
  let first = weekOf(from);
  for (let week = addWeeks(first, -1); usualWeek(calendar, week).closes > from; week = addWeeks(week, -1)) first = week;
  const moved = [...calendar.moved.keys()].filter(isWeek);
  return [...new Set([...weeksBetween(first, weekOf(to)), ...moved])].sort();
}

/** Weeks that take figures at an instant, oldest first: the current one, and any before it that a holiday or a moved deadline keeps open. */
export const openWeeksAt = (calendar: Calendar, at: Date): readonly Week[] =>
  weeksAround(calendar, at, at).filter((week) => {
    const phase = phaseAt(weekDeadlines(calendar, week), at);
    return phase === 'open' || phase === 'late';
  });

/** The latest week that is closed at an instant; on the Sunday after a working Saturday that can be the current one. */
export function lastClosedWeekAt(calendar: Calendar, at: Date): Week {
  let week = weekOf(at);
  while (phaseAt(weekDeadlines(calendar, week), at) !== 'closed') week = addWeeks(week, -1);
  return week;
}

/** The latest month that is closed at an instant. */
export function lastClosedMonthAt(calendar: Calendar, at: Date, opensOn: number): Month {
  let month = monthOf(at);
  while (phaseAt(monthDeadlines(calendar, month, opensOn), at) !== 'closed') month = addMonths(month, -1);
  return month;
}

/** The weeks of a span of months (a month, a quarter, a half year): those whose due instant lies in it. Oldest first (domain §4.6). */
export const weeksDueIn = (calendar: Calendar, from: Month, to: Month): readonly Week[] =>
  weeksAround(calendar, instantAt(`${from}-01`, '00:00'), instantAt(lastDayOf(to), '23:59')).filter((week) => {
    const month = monthOf(weekDeadlines(calendar, week).due);
    return from <= month && month <= to;
  });

/** The weeks of a year: those of the ISO week-year. */
export const weeksOfYear = (weekYear: number): readonly Week[] => weeksBetween(firstWeekOf(weekYear), lastWeekOf(weekYear));
