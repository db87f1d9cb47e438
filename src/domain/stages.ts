// At which instants does each stage of reminding go out for a week or a month? (domain §13.1, domain §13.4)
import { type Calendar, isWorkday, nextWorkday, previousWorkday, workdaysOf } from './calendar.ts';
import { type Deadlines, isWeek, monthDeadlines, monthDueDay, weekDeadlines, weeksAround } from './deadlines.ts';
import type { MonthTime, Settings, WeekTime } from './settings.ts';
import { addDays, addMonths, dayOf, fridayOf, instantAt, type Month, mondayOf, monthOf, type Week, weekdayOf } from './time.ts';

/** In the order of a period's course: of several at one instant the last counts (domain §13.5). `summary` is the task force's. */
export const STAGES = ['opening', 'preview', 'eve', 'finalDay', 'lastCall', 'summary', 'overdue', 'overdueAgain'] as const;
export type Stage = (typeof STAGES)[number];

export type PlannedStage = {
  readonly kind: 'weekly' | 'monthly';
  readonly period: Week | Month;
  readonly stage: Stage;
  readonly at: Date;
};

/** Said ahead of the deadline, so pointless at it or after it. */
const AHEAD: ReadonlySet<Stage> = new Set<Stage>(['opening', 'preview', 'eve', 'finalDay']);

export const isAhead = (stage: Stage): boolean => AHEAD.has(stage);

type Times = Partial<Record<Stage, Date>>;

const minutesFrom = (instant: Date, minutes: number): Date => new Date(instant.getTime() + minutes * 60_000);

/** The stages of a week (`2026-W08`) or a month (`2026-02`), by instant. Throws a RangeError for a week that does not exist. */
export function stagesOf(calendar: Calendar, period: Week | Month, settings: Settings): readonly PlannedStage[] {
  const kind = isWeek(period) ? 'weekly' : 'monthly';
  const deadlines = isWeek(period) ? weekDeadlines(calendar, period) : monthDeadlines(calendar, period, settings.monthOpensOn);
  const times = isWeek(period)
    ? weekTimes(calendar, period, deadlines, settings)
    : monthTimes(calendar, period, deadlines, settings);
  return STAGES.flatMap((stage): readonly PlannedStage[] => {
    const at = times[stage];
    const isSaid = at && at >= deadlines.opens && (at < deadlines.due || !AHEAD.has(stage));
    return isSaid ? [{ kind, period, stage, at }] : [];
  }).sort((a, b) => a.at.getTime() - b.at.getTime());
}

function weekTimes(calendar: Calendar, week: Week, deadlines: Deadlines, { nudges }: Settings): Times {
  const workdays = workdaysOf(calendar, week);
  const firstDay = workdays.find((day) => weekdayOf(day) >= nudges.weekly.opening.weekday);
  const opening: Times = firstDay === undefined ? {} : { opening: instantAt(firstDay, nudges.weekly.opening.clock) };
  if (deadlines.moved) return { ...opening, ...movedWeekTimes(calendar, deadlines.due, nudges.movedWeek) };
  const dueDay = fridayOf(week);
  if (isWorkday(calendar, dueDay)) return { ...opening, ...usualWeekTimes(week, nudges.weekly) };
  const [before, after, clocks] = [previousWorkday(calendar, dueDay), nextWorkday(calendar, dueDay), nudges.holidayWeek];
  const overdue = { overdue: instantAt(after, clocks.overdue) };
  if (workdays.length === 0) return overdue;
  return {
    ...opening,
    preview: instantAt(previousWorkday(calendar, before), clocks.preview),
    finalDay: instantAt(before, clocks.finalDay),
    lastCall: instantAt(before, clocks.lastCall),
    summary: inWeek(week, nudges.weekly.summary),
    ...overdue,
  };
}

const inWeek = (week: Week, { weekday, clock }: WeekTime): Date => instantAt(addDays(mondayOf(week), weekday - 1), clock);

const usualWeekTimes = (week: Week, times: Settings['nudges']['weekly']): Times => ({
  preview: inWeek(week, times.preview),
  finalDay: inWeek(week, times.finalDay),
  lastCall: inWeek(week, times.lastCall),
  summary: inWeek(week, times.summary),
  overdue: inWeek(week, times.overdue),
  overdueAgain: inWeek(week, times.overdueAgain),
});

const movedWeekTimes = (calendar: Calendar, due: Date, times: Settings['nudges']['movedWeek']): Times => ({
  preview: instantAt(previousWorkday(calendar, dayOf(due)), times.preview),
  finalDay: instantAt(dayOf(due), times.finalDay),
  lastCall: minutesFrom(due, times.lastCall),
  summary: minutesFrom(due, times.summary),
  overdue: minutesFrom(due, times.overdue),
  overdueAgain: minutesFrom(due, times.overdueAgain),
});

function monthTimes(calendar: Calendar, month: Month, deadlines: Deadlines, { nudges }: Settings): Times {
  const { monthly, holidayMonth, movedMonth } = nudges;
  const { moved, due } = deadlines;
  const dueDay = moved ? dayOf(due) : monthDueDay(month);
  const onWorkday = ({ daysBefore, clock }: MonthTime): Date => {
    const day = addDays(dueDay, -daysBefore);
    return instantAt(isWorkday(calendar, day) ? day : previousWorkday(calendar, day), clock);
  };
  const overdue = isWorkday(calendar, dueDay)
    ? instantAt(dueDay, monthly.overdue)
    : instantAt(nextWorkday(calendar, dueDay), holidayMonth.overdue);
  return {
    preview: onWorkday(monthly.preview),
    eve: onWorkday(monthly.eve),
    finalDay: onWorkday(monthly.finalDay),
    // A deadline the task force has set stands where it set it, workday or not.
    lastCall: moved ? minutesFrom(due, movedMonth.lastCall) : onWorkday(monthly.lastCall),
    overdue: moved ? minutesFrom(due, movedMonth.overdue) : overdue,
  };
}

/** Every stage from one instant to another, both included, of whatever week or month; by instant, then in the order of a period's course. */
export function stagesBetween(calendar: Calendar, from: Date, to: Date, settings: Settings): readonly PlannedStage[] {
  const periods = [...weeksAround(calendar, from, to), ...monthsAround(calendar, from, to, settings)];
  return periods
    .flatMap((period) => stagesOf(calendar, period, settings))
    .filter((s) => from <= s.at && s.at <= to)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

function monthsAround(calendar: Calendar, from: Date, to: Date, { monthOpensOn }: Settings): readonly Month[] {
  const months = new Set([...calendar.moved.keys()].filter((period) => !isWeek(period)));
  let month = monthOf(from);
  while (monthDeadlines(calendar, addMonths(month, -1), monthOpensOn).closes > from) month = addMonths(month, -1);
  for (; month <= monthOf(to); month = addMonths(month, 1)) months.add(month);
  return [...months].sort();
}
