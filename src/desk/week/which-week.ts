// Which week does a report mean that names none?
import { weeklyTexts as t } from '../../../conversations/weekly-dispatch.ts';
import { lastClosedWeekAt, openWeeksAt } from '../../domain/deadlines.ts';
import { type Week, weekOf } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { Reports } from '../ports.ts';
import { isProblem } from '../problem.ts';
import type { Speaker } from '../speaker.ts';
import type { Thread } from '../thread.ts';
import { sayWeek } from '../voices.ts';
import { dutyOf, itemOf } from './form/facts.ts';
import type { Event } from './form/turn.ts';
import { loadWeek } from './person-week.ts';

export type WhichWeek =
  | { readonly kind: 'week'; readonly week: Week }
  /** Two weeks are open for this person: the sentence that asks. */
  | { readonly kind: 'ask'; readonly line: string };

/** The week whose list this person last saw; else the current one. A report that can no longer be filed is gone by then (closed-week). */
export const weekAtHand = ({ arrivedAt }: Speaker, thread: Thread): Week => thread.report?.answers.period ?? weekOf(arrivedAt);

/**
 * A holiday or a moved deadline keeps an older week open, and a reopening the last one for one enterprise. Figures that name no week are
 * asked about while it is; a list is asked about while the person owes something there (domain §5.11).
 */
export async function whichWeek(reports: Reports, speaker: Speaker, thread: Thread, event: Event): Promise<WhichWeek> {
  const { bureau, arrivedAt } = speaker;
  const current = weekOf(arrivedAt);
  const older = openWeeksAt(bureau.calendar, arrivedAt).filter((week) => week < current);
  for (const week of older) {
    if (event.kind === 'report' || (await owes(reports, speaker, thread, week))) {
      return { kind: 'ask', line: askedLine(week, arrivedAt) };
    }
  }
  const reopened = await reopenedWeek(reports, speaker, event);
  return reopened === null ? { kind: 'week', week: current } : { kind: 'ask', line: askedLine(reopened, arrivedAt) };
}

/** The last closed week, where a reopening (补报) holds it open for an enterprise that is named; null also while the database is away. */
async function reopenedWeek(reports: Reports, { asker, bureau, arrivedAt }: Speaker, event: Event): Promise<Week | null> {
  const named = event.kind === 'report' ? event.entries.flatMap((e) => (e.kind === 'item' ? [e.item] : [])) : [];
  if (named.length === 0) return null;
  const week = lastClosedWeekAt(bureau.calendar, arrivedAt);
  try {
    const standings = await reports.standings(asker, week, named, arrivedAt);
    return standings.some(({ reopenedUntil }) => reopenedUntil !== null && arrivedAt < reopenedUntil) ? week : null;
  } catch (e) {
    if (isProblem(e, 'database.away')) return null;
    throw e;
  }
}

const askedLine = (older: Week, now: Date): string =>
  fill(t.whichWeek, { old: sayWeek(older, now), current: sayWeek(weekOf(now), now) });

/** “报哪一周” again; null where no older week is open any more. */
export function whichWeekAgain({ bureau, arrivedAt }: Speaker): string | null {
  const [older] = openWeeksAt(bureau.calendar, arrivedAt).filter((week) => week < weekOf(arrivedAt));
  return older === undefined ? null : askedLine(older, arrivedAt);
}

async function owes(reports: Reports, speaker: Speaker, thread: Thread, week: Week): Promise<boolean> {
  const { facts } = await loadWeek(reports, speaker, week, thread.remembered);
  return dutyOf(facts).some((i) => !i.filed);
}

/** 更正 means the open week in which the enterprise is filed, the current one first. */
export async function weekOfCorrection(reports: Reports, speaker: Speaker, thread: Thread, enterprise: string): Promise<Week> {
  const open = openWeeksAt(speaker.bureau.calendar, speaker.arrivedAt).toReversed();
  if (open.length > 1) {
    for (const week of open) {
      const { facts } = await loadWeek(reports, speaker, week, thread.remembered);
      if (itemOf(facts, enterprise)?.filed) return week;
    }
  }
  return weekAtHand(speaker, thread);
}
