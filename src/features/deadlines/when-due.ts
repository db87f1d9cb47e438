// 上周什么时候截止, 月报几号截止: when are the weeks or the month that are asked about due?
import { answerTexts as a } from '../../../conversations/answers.ts';
import { dueLine } from '../../desk/due-line.ts';
import type { TextTurn } from '../../desk/feature.ts';
import { afterAsked } from '../../desk/figures/asked.ts';
import type { Answered } from '../../desk/receive.ts';
import { sayMonth, sayWeek } from '../../desk/voices.ts';
import { monthDeadlines, weekDeadlines } from '../../domain/deadlines.ts';
import { weeksOf } from '../../domain/figure-spans.ts';
import type { Settings } from '../../domain/settings.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { QueryReading } from '../../reading/reading.ts';

/** More weeks than these are a calendar. */
const MOST_WEEKS = 6;

/** Null where something else is asked for, too. */
export function whenDue(
  { speaker, thread: before }: TextTurn,
  query: QueryReading,
  { monthOpensOn }: Pick<Settings, 'monthOpensOn'>,
): Answered | null {
  const { measures, period } = query;
  const isOfMonth = measures.includes('monthly');
  if (!measures.includes('deadline') || measures.some((m) => m !== 'deadline' && m !== 'monthly')) return null;
  const { arrivedAt: now, bureau } = speaker;
  const { calendar } = bureau;
  const thread = afterAsked(before, query, now);
  if (isOfMonth && 'month' in period) {
    const said = fill(a.dueMonth, { month: sayMonth(period.month, now) });
    return { thread, lines: [dueLine(said, monthDeadlines(calendar, period.month, monthOpensOn), now)] };
  }
  const weeks = weeksOf(period, calendar).slice(0, MOST_WEEKS);
  return { thread, lines: weeks.map((week) => dueLine(sayWeek(week, now), weekDeadlines(calendar, week), now)) };
}
