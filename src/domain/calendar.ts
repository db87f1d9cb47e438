// Is a day a workday, and which deadlines has the task force moved? (domain §4.5)
import { addDays, addWeeks, type Day, mondayOf, type Week, weekdayOf, weekOfDay } from './time.ts';

/** What the bureau's calendar says beyond weekends. */
export type Calendar = {
  /** Days off that are no plain weekend, and working Saturdays and Sundays (调休): `true` = workday. */
  readonly days: ReadonlyMap<Day, boolean>;
  /** Years the calendar knows; another year falls back to weekends and the fixed holidays. */
  readonly years: ReadonlySet<number>;
  /** Due instants moved by the task force, by period (`2021-W25` or `2021-05`). */
  readonly moved: ReadonlyMap<string, Date>;
};

/** Holidays that lie on the same days each year, `MM-DD`: all that is known of a year the calendar lacks (domain §4.5). */
const FIXED_HOLIDAYS: ReadonlySet<string> = new Set(['01-01', '05-01', '10-01', '10-02', '10-03']);

/** No holiday is longer, in days: a calendar that says so is wrong, and a plain weekday then counts as a workday. */
const LONGEST_HOLIDAY = 60;

const calendarYear = (day: Day): number => Number(day.slice(0, 4));
const isWeekday = (day: Day): boolean => weekdayOf(day) <= 5;

/** Total: a day of a year the calendar lacks is a workday unless it is a weekend or a fixed holiday. */
export function isWorkday(calendar: Calendar, day: Day): boolean {
  const said = calendar.days.get(day);
  if (said !== undefined) return said;
  if (!isWeekday(day)) return false;
  return calendar.years.has(calendarYear(day)) || !FIXED_HOLIDAYS.has(day.slice(5));
}

function nearestWorkday(calendar: Calendar, day: Day, step: 1 | -1): Day {
  for (let days = 1; days <= LONGEST_HOLIDAY; days++) {
    const at = addDays(day, step * days);
    if (isWorkday(calendar, at)) return at;
  }
  let at = addDays(day, step);
  while (!isWeekday(at)) at = addDays(at, step);
  return at;
}

/** The first workday after `day`, itself not included; at most 60 days away. */
export const nextWorkday = (calendar: Calendar, day: Day): Day => nearestWorkday(calendar, day, 1);

/** The last workday before `day`, itself not included; at most 60 days away. */
export const previousWorkday = (calendar: Calendar, day: Day): Day => nearestWorkday(calendar, day, -1);

/** The workdays of a week, Monday to Sunday; working weekends count, and a week may have none. */
export const workdaysOf = (calendar: Calendar, week: Week): readonly Day[] =>
  [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(mondayOf(week), n)).filter((day) => isWorkday(calendar, day));

/** Years the calendar lacks that have begun by `today` or begin within `days` (60) of it: time to warn (domain §4.5). */
export const missingYears = (calendar: Calendar, today: Day, days: number): readonly number[] =>
  [...new Set([calendarYear(today), calendarYear(addDays(today, days))])].filter((y) => !calendar.years.has(y));

/** Weeks without any workday that open within the next `days` (14) and whose deadline is not moved yet: the task force is asked about each. */
export function emptyWeeksAhead(calendar: Calendar, today: Day, days: number): readonly Week[] {
  const until = addDays(today, days);
  return Array.from({ length: Math.ceil(days / 7) }, (_, n) => addWeeks(weekOfDay(today), n + 1)).filter(
    (week) => mondayOf(week) <= until && workdaysOf(calendar, week).length === 0 && !calendar.moved.has(week),
  );
}
