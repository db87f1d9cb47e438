// May a period's due instant be moved there, and what becomes of the period then? (domain §4.4)
import type { Calendar } from './calendar.ts';
import { type Deadlines, isWeek, monthDeadlines, weekDeadlines } from './deadlines.ts';
import { addDays, type Day, dayOf, type Month, type Week } from './time.ts';

/** How long after its usual close a period may still be due: a whole holiday lies between. */
const LATEST_DAYS = 14;

type DeadlineMoved = {
  readonly period: Week | Month;
  readonly dueAt: Date;
  readonly old: Deadlines;
  readonly next: Deadlines;
};

export type JudgedMove =
  | ({ readonly kind: 'fine' } & DeadlineMoved)
  | { readonly kind: 'past' }
  | { readonly kind: 'closed'; readonly old: Deadlines }
  | { readonly kind: 'same'; readonly old: Deadlines }
  /** Days from the first to the last on which the period may be due. */
  | { readonly kind: 'outside'; readonly from: Day; readonly to: Day };

const deadlinesOf = (calendar: Calendar, period: Week | Month, opensOn: number): Deadlines =>
  isWeek(period) ? weekDeadlines(calendar, period) : monthDeadlines(calendar, period, opensOn);

/** `opensOn`: the day of the month on which returns open (setting). Throws a RangeError for a week that does not exist. */
export function judgeMove(calendar: Calendar, period: Week | Month, dueAt: Date, now: Date, opensOn: number): JudgedMove {
  const old = deadlinesOf(calendar, period, opensOn);
  if (now >= old.closes) return { kind: 'closed', old };
  if (dueAt <= now) return { kind: 'past' };
  const others = new Map([...calendar.moved].filter(([other]) => other !== period));
  const usual = deadlinesOf({ ...calendar, moved: others }, period, opensOn);
  const [from, to] = [dayOf(usual.opens), addDays(dayOf(new Date(usual.closes.getTime() - 1)), LATEST_DAYS)];
  // Due at the very end of a day is due on that day.
  const day = dayOf(new Date(dueAt.getTime() - 1));
  if (dueAt <= usual.opens || day < from || day > to) return { kind: 'outside', from, to };
  if (dueAt.getTime() === old.due.getTime()) return { kind: 'same', old };
  const next = deadlinesOf({ ...calendar, moved: new Map([...others, [period, dueAt]]) }, period, opensOn);
  return { kind: 'fine', period, dueAt, old, next };
}
