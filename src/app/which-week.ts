// Which week does a report mean that names none?
import { weeklyTexts as t } from '../../conversations/weekly-dispatch.ts';
import { openWeeksAt, phaseAt, weekDeadlines } from '../domain/deadlines.ts';
import { addWeeks, type Week, weekOf } from '../domain/time.ts';
import { dutyOf } from '../engine/world.ts';
import { findPeriods, onePeriod, singleWeek } from '../reading/periods.ts';
import { foldText } from '../reading/text.ts';
import { fill } from '../script/fill.ts';
import { loadWeek } from './person-week.ts';
import type { Reports } from './ports.ts';
import type { Speaker } from './speaker.ts';
import type { Thread } from './thread.ts';
import { sayWeek } from './voices.ts';

export type WhichWeek =
  | { readonly kind: 'week'; readonly week: Week }
  /** Two weeks are open for this person: the sentence that asks. */
  | { readonly kind: 'ask'; readonly line: string };

/** The week whose list this person last saw, while it is open; else the current one. */
export function weekAtHand({ bureau, arrivedAt }: Speaker, thread: Thread): Week {
  const shown = thread.report?.period;
  if (shown === undefined) return weekOf(arrivedAt);
  const phase = phaseAt(weekDeadlines(bureau.calendar, shown), arrivedAt);
  return phase === 'open' || phase === 'late' ? shown : weekOf(arrivedAt);
}

/** A holiday or a moved deadline keeps an older week open: while the person owes something there, it is asked (contract, what people can type). */
export async function whichWeek(reports: Reports, speaker: Speaker, thread: Thread): Promise<WhichWeek> {
  const current = weekOf(speaker.arrivedAt);
  for (const week of openWeeksAt(speaker.bureau.calendar, speaker.arrivedAt)) {
    if (week >= current) break;
    const { world } = await loadWeek(reports, speaker, week, thread.remembered);
    if (dutyOf(world).some((i) => !i.filed)) {
      const names = { old: sayWeek(week, speaker.arrivedAt), current: sayWeek(current, speaker.arrivedAt) };
      return { kind: 'ask', line: fill(t.whichWeek, names) };
    }
  }
  return { kind: 'week', week: current };
}

/** 上周, 本周 or a week by its name; null where the text names no single week. */
export function weekNamedIn(text: string, now: Date): Week | null {
  const period = onePeriod(findPeriods(foldText(text), now));
  return period ? singleWeek(period) : null;
}

/** The week a bare answer to “报哪一周” means. */
export const weekAnswered = (text: string, now: Date): Week | null =>
  text.trim() === '1' ? addWeeks(weekOf(now), -1) : text.trim() === '2' ? weekOf(now) : weekNamedIn(text, now);
