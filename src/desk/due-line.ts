// When is a week or a month due, how much time is left, and until when is it still taken, in one line?
import { answerTexts as a } from '../../conversations/answers.ts';
import type { Deadlines } from '../domain/deadlines.ts';
import { dayOf, showClock, showDay, showWeekday } from '../domain/time.ts';
import { fill } from '../forms/definition/fill.ts';

const MINUTE = 60_000;

/** `本周（11月23日—29日）11月27日周五12:00截止，还有1天1小时。过了还能报到11月29日周日24:00，记迟报。` `period`: in people's words. */
export function dueLine(period: string, { opens, due, closes, moved }: Deadlines, now: Date): string {
  const said = { period, due: sayMoment(due, now), moved: moved ? a.dueMoved : '', closes: sayEnd(closes, now) };
  if (now < opens) return fill(a.dueLater, { ...said, opens: sayMoment(opens, now) });
  if (now < due) return fill(a.dueAhead, { ...said, left: sayLeft(due.getTime() - now.getTime()) });
  return fill(now < closes ? a.duePast : a.dueOver, said);
}

const sayMoment = (at: Date, now: Date): string => `${showDay(dayOf(at), dayOf(now))}${showWeekday(dayOf(at))}${showClock(at)}`;

/** `11月29日周日24:00`: the midnight a period closes at belongs to the day that ends. */
export const sayEnd = (at: Date, now: Date): string => {
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
