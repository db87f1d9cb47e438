// 什么时候截止: when is a week or a month due, how much time is left, and until when is it still taken?
import { answerTexts as a } from '../../../conversations/answers.ts';
import type { TextTurn } from '../../desk/feature.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { sayMonth, sayWeek } from '../../desk/voices.ts';
import { type Deadlines, monthDeadlines, weekDeadlines } from '../../domain/deadlines.ts';
import { weeksOf } from '../../domain/figure-spans.ts';
import type { Settings } from '../../domain/settings.ts';
import { dayOf, showClock, showDay, showWeekday } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { QueryReading } from '../../reading/reading.ts';

/** More weeks than these are a calendar. */
const MOST_WEEKS = 6;
const MINUTE = 60_000;

/** Null where something else is asked for, too. */
export function whenDue(
  { speaker, thread }: TextTurn,
  query: QueryReading,
  { monthOpensOn }: Pick<Settings, 'monthOpensOn'>,
): Answered | null {
  const { measures, period } = query;
  const isOfMonth = measures.includes('monthly');
  if (!measures.includes('deadline') || measures.some((m) => m !== 'deadline' && m !== 'monthly')) return null;
  const { calendar } = speaker.bureau;
  if (isOfMonth && 'month' in period) {
    const said = fill(a.dueMonth, { month: sayMonth(period.month, speaker.arrivedAt) });
    return { thread, lines: [lineOf(speaker, said, monthDeadlines(calendar, period.month, monthOpensOn))] };
  }
  const weeks = weeksOf(period, calendar).slice(0, MOST_WEEKS);
  return { thread, lines: weeks.map((week) => lineOf(speaker, sayWeek(week, speaker.arrivedAt), weekDeadlines(calendar, week))) };
}

/** `本周（11月23日—29日）11月27日周五12:00截止，还有1天1小时；过了还能补到11月29日24:00，记迟报`. */
function lineOf({ arrivedAt: now }: Speaker, period: string, { opens, due, closes, moved }: Deadlines): string {
  const said = { period, due: sayMoment(due, now), moved: moved ? a.dueMoved : '', closes: sayEnd(closes, now) };
  if (now < opens) return fill(a.dueLater, { ...said, opens: sayMoment(opens, now) });
  if (now < due) return fill(a.dueAhead, { ...said, left: sayLeft(due.getTime() - now.getTime()) });
  return fill(now < closes ? a.duePast : a.dueOver, said);
}

const sayMoment = (at: Date, now: Date): string => `${showDay(dayOf(at), dayOf(now))}${showWeekday(dayOf(at))}${showClock(at)}`;

/** The midnight a period closes at belongs to the day that ends. */
const sayEnd = (at: Date, now: Date): string => {
  const day = dayOf(new Date(at.getTime() - 1));
  return `${showDay(day, dayOf(now))}${showWeekday(day)}24:00`;
};

/** `1天3小时`, `2小时5分钟`, `不到1分钟`. */
function sayLeft(ms: number): string {
  const minutes = Math.floor(ms / MINUTE);
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  if (minutes === 0) return a.leftNothing;
  const parts = [
    ...(days > 0 ? [fill(a.leftDays, { days })] : []),
    ...(hours > 0 ? [fill(a.leftHours, { hours })] : []),
    ...(days === 0 && rest > 0 ? [fill(a.leftMinutes, { minutes: rest })] : []),
  ];
  return parts.join('');
}
