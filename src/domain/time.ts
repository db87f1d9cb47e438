// Which week, day and clock time is an instant in Asia/Shanghai? The one place that cuts time into periods.
import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);

/** An ISO 8601 week in Asia/Shanghai, `2021-W20`; compares as a string. */
export type Week = string;
/** A calendar month in Asia/Shanghai, `2021-05`; compares as a string. */
export type Month = string;
/** A calendar day in Asia/Shanghai, `2021-05-13`; compares as a string. */
export type Day = string;

// China has had no daylight saving since 1991: a fixed offset is exact for every period the bureau keeps.
const OFFSET_MINUTES = 480;
const DAY_MS = 86_400_000;

const local = (instant: Date) => dayjs(instant).utcOffset(OFFSET_MINUTES);
const midnight = (day: Day) => dayjs.utc(day).subtract(OFFSET_MINUTES, 'minute');

// Days, weeks and months are cut by counting days: the calendar library costs ten to forty times as much, and each message asks often.
const dayAt = (days: number): Day => new Date(days * DAY_MS).toISOString().slice(0, 10);
/** Days since 1970-01-01 of a day. */
const countOf = (day: Day): number => Math.round(Date.parse(day) / DAY_MS);

/** What is asked again and again of today is worked out once. */
function keepingLast<T>(work: (days: number) => T): (days: number) => T {
  let last: { readonly days: number; readonly found: T } | undefined;
  return (days) => {
    if (last?.days !== days) last = { days, found: work(days) };
    return last.found;
  };
}
const dayFound = keepingLast(dayAt);
const weekFound = keepingLast(weekOfCount);

export const dayOf = (instant: Date): Day => dayFound(dayCount(instant));

export const monthOf = (instant: Date): Month => dayOf(instant).slice(0, 7);

/** The year of the calendar (not the ISO week-year) an instant lies in. */
export const yearOf = (instant: Date): number => Number(dayOf(instant).slice(0, 4));

const dayCount = (instant: Date): number => Math.floor((instant.getTime() + OFFSET_MINUTES * 60_000) / DAY_MS);
/** Days since 1970-01-01 of the Monday at or before a day; that first day was a Thursday. */
const mondayCount = (days: number): number => days - ((((days + 3) % 7) + 7) % 7);

/** A week belongs to the year its Thursday lies in; that year's first Thursday makes its first week. */
function weekOfCount(days: number): Week {
  const thursday = (mondayCount(days) + 3) * DAY_MS;
  const year = new Date(thursday).getUTCFullYear();
  const number = Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * DAY_MS)) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

export const weekOf = (instant: Date): Week => weekFound(dayCount(instant));

export const weekOfDay = (day: Day): Week => weekOfCount(countOf(day));

/** The instant of a clock time on a day in Asia/Shanghai; `clock` is `HH:mm` or `HH:mm:ss`, and `24:00` is the next midnight. */
export function instantAt(day: Day, clock: string): Date {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return midnight(day).add(hours, 'hour').add(minutes, 'minute').add(seconds, 'second').toDate();
}

export const addDays = (day: Day, days: number): Day => dayAt(countOf(day) + days);

/** Whole days from `a` to `b`. */
export const daysBetween = (a: Day, b: Day): number => Math.round((Date.parse(b) - Date.parse(a)) / DAY_MS);

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (day: Day): number => ((((countOf(day) + 3) % 7) + 7) % 7) + 1;

/** The Monday a week opens on. Throws a RangeError for a week that does not exist. */
export function mondayOf(week: Week): Day {
  const parts = /^(\d{4})-W(\d{2})$/.exec(week);
  if (!parts) throw new RangeError(`not a week: ${week}`);
  const firstMonday = mondayCount(Date.UTC(Number(parts[1]), 0, 4) / DAY_MS);
  const monday = dayAt(firstMonday + 7 * (Number(parts[2]) - 1));
  if (weekOfDay(monday) !== week) throw new RangeError(`no such week: ${week}`);
  return monday;
}

/** Whether a text is the name of a week there is, such as `2021-W20`. */
export function weekExists(text: string): boolean {
  const parts = /^20(\d\d)-W([0-5]\d)$/.exec(text);
  return parts !== null && parts[2] !== '00' && text <= lastWeekOf(2000 + Number(parts[1]));
}

export const sundayOf = (week: Week): Day => addDays(mondayOf(week), 6);
export const fridayOf = (week: Week): Day => addDays(mondayOf(week), 4);

export const addWeeks = (week: Week, weeks: number): Week => weekOfDay(addDays(mondayOf(week), 7 * weeks));

/** Every week from `from` to `to`, both included; empty when `to` is before `from`. */
export function weeksBetween(from: Week, to: Week): readonly Week[] {
  const weeks: Week[] = [];
  for (let week = from; week <= to; week = addWeeks(week, 1)) weeks.push(week);
  return weeks;
}

/** The weeks whose due day (Friday) lies from one day to another, both included; null where there is none. A month, quarter or half year of weeks is cut this way (domain §4.6). */
export function weeksDueWithin(from: Day, to: Day): { readonly from: Week; readonly to: Week } | null {
  const first = weekOfDay(addDays(from, (12 - weekdayOf(from)) % 7));
  const last = weekOfDay(addDays(to, -((weekdayOf(to) + 2) % 7)));
  return first <= last ? { from: first, to: last } : null;
}

/** The ISO week-year a week belongs to: 2021-01-01 lies in 2020-W53 (domain §4.6). */
export const weekYearOf = (week: Week): number => Number(week.slice(0, 4));

export const firstWeekOf = (weekYear: number): Week => `${weekYear}-W01`;

/** 52 or 53: 28 December always lies in a year's last week. */
export const lastWeekOf = (weekYear: number): Week => weekOfDay(`${weekYear}-12-28`);

/** The last calendar day of a month. */
export const lastDayOf = (month: Month): Day => addDays(`${addMonths(month, 1)}-01`, -1);

export function addMonths(month: Month, months: number): Month {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** `5月14日`; a day of another year than `nearby` carries its year: `2020年5月14日`. */
export function showDay(day: Day, nearby?: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  const short = `${month}月${date}日`;
  return nearby !== undefined && nearby.slice(0, 4) !== day.slice(0, 4) ? `${year}年${short}` : short;
}

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;
export const showWeekday = (day: Day): string => WEEKDAYS[weekdayOf(day) - 1] as string;

/** `5月17日—23日`, the days of a week as people say them. */
export function showWeekDays(week: Week): string {
  const [from, to] = [mondayOf(week), sundayOf(week)];
  return from.slice(0, 7) === to.slice(0, 7) ? `${showDay(from)}—${Number(to.slice(8))}日` : `${showDay(from)}—${showDay(to)}`;
}

/** `12:00`. */
export const showClock = (instant: Date): string => local(instant).format('HH:mm');

/** `5月14日 11:58:03`, to the second. */
export const showInstant = (instant: Date): string => `${showDay(dayOf(instant))} ${local(instant).format('HH:mm:ss')}`;

/** `2021-05-14T11:58:00+08:00`, for machines outside. */
export const isoWithOffset = (instant: Date): string => local(instant).format('YYYY-MM-DDTHH:mm:ssZ');
