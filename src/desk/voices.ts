// How are weeks, deadlines and clock times said to a person?
import {
  addWeeks,
  dayOf,
  type Month,
  monthOf,
  showClock,
  showDay,
  showWeekDays,
  showWeekday,
  type Week,
  weekOf,
} from '../domain/time.ts';

/** `本周（5月17日—23日）`, `上周（…）`, or the week's own days. */
export const sayWeek = (week: Week, now: Date): string => `${nameWeek(week, now)}（${showWeekDays(week)}）`;

/** `本周`, `上周`, `第45周`: as people name it. */
export function nameWeek(week: Week, now: Date): string {
  const current = weekOf(now);
  if (week === current) return '本周';
  if (week === addWeeks(current, -1)) return '上周';
  const year = week.slice(0, 4) === current.slice(0, 4) ? '' : `${week.slice(0, 4)}年`;
  return `${year}第${Number(week.slice(6))}周`;
}

/** `周五12:00`, with the day where it is not this week's. */
export function sayDue(due: Date, now: Date): string {
  const day = dayOf(due);
  const clock = showClock(due);
  return weekOf(due) === weekOf(now) ? `${showWeekday(day)}${clock}` : `${showDay(day, dayOf(now))}${clock}`;
}

/** `5月30日12:00`: of a month, whose due day people know by its date. */
export const sayMonthDue = (due: Date, now: Date): string => `${showDay(dayOf(due), dayOf(now))}${showClock(due)}`;

/** `5月`; of another year `2020年5月`. */
export function sayMonth(month: Month, now: Date): string {
  const [year, number] = month.split('-').map(Number);
  return year === Number(monthOf(now).slice(0, 4)) ? `${number}月` : `${year}年${number}月`;
}

/** `5月31日24:00` for the midnight a period closes at. */
export const sayClose = (closes: Date, now: Date): string => `${showDay(dayOf(new Date(closes.getTime() - 1)), dayOf(now))}24:00`;
