// Which week does a report mean that names none?
import { weeklyTexts as t } from '../../../conversations/weekly-dispatch.ts';
import { openWeeksAt } from '../../domain/deadlines.ts';
import { type Week, weekOf } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { Reopened, Reports } from '../ports.ts';
import { isProblem } from '../problem.ts';
import type { Speaker } from '../speaker.ts';
import type { Thread } from '../thread.ts';
import { nameWeek, sayWeek } from '../voices.ts';
import { dutyOf, itemOf, type WeekItem } from './form/facts.ts';
import type { ItemEntry, NumberedLines } from './form/report.ts';
import type { Event } from './form/turn.ts';
import { loadWeek } from './person-week.ts';

export type WhichWeek =
  | { readonly kind: 'week'; readonly week: Week }
  /** Two weeks are open for this person: the sentence that asks. */
  | { readonly kind: 'ask'; readonly weeks: readonly Week[]; readonly line: string };

/** The week whose list this person last saw; else the current one. A report that can no longer be filed is gone by then (closed-week). */
export const weekAtHand = ({ arrivedAt }: Speaker, thread: Thread): Week => thread.report?.answers.period ?? weekOf(arrivedAt);

/** What a report is about, as far as its week is asked: the enterprises it names, or all that are owed. */
type About = readonly string[] | 'owed';

/** Of an event that reports; null: it is about no enterprise yet. */
function aboutOf(event: Event, numbered: readonly WeekItem[]): About | null {
  switch (event.kind) {
    case 'report':
      return idsOf(event.entries);
    case 'lines':
      return event.list.rest ? 'owed' : [...idsOf(event.named ?? []), ...ofNumbers(event.list, numbered)];
    case 'same':
    case 'sameBut':
      return 'owed';
    default:
      return null;
  }
}

const idsOf = (entries: readonly ItemEntry[]): readonly string[] =>
  entries.flatMap((e) => (e.kind === 'item' ? [e.item] : e.kind === 'several' ? e.candidates : []));

const ofNumbers = ({ lines }: Pick<NumberedLines['list'], 'lines'>, items: readonly WeekItem[]): readonly string[] =>
  lines.flatMap(({ number }) => items.find((i) => i.number === number)?.id ?? []);

/**
 * A holiday or a moved deadline keeps an older week open, and a reopening any for one enterprise. Figures that name no week are
 * asked about while it is; a list is asked about while the person owes something there (domain §5.11).
 */
export async function whichWeek(reports: Reports, speaker: Speaker, thread: Thread, event: Event): Promise<WhichWeek> {
  const { bureau, arrivedAt } = speaker;
  const current = weekOf(arrivedAt);
  const older = openWeeksAt(bureau.calendar, arrivedAt).filter((week) => week < current);
  for (const week of older) {
    if (event.kind === 'report' || (await owes(reports, speaker, thread, week))) {
      return asked(week, arrivedAt);
    }
  }
  return besideReopened(reports, speaker, thread, event, current);
}

/** `week`, unless a reopening holds an older one open for what is reported. */
export async function besideReopened(
  reports: Reports,
  speaker: Speaker,
  thread: Thread,
  event: Event,
  week: Week,
): Promise<WhichWeek> {
  if (week !== weekOf(speaker.arrivedAt)) return { kind: 'week', week };
  const held = await reopenedFor(reports, speaker);
  if (held.length === 0) return { kind: 'week', week };
  const { facts } = await loadWeek(reports, speaker, week, thread.remembered);
  const about = aboutOf(event, facts.items);
  const older = held.findLast((one) => (about === 'owed' ? !one.isFiled : about?.includes(one.enterprise)));
  return older === undefined ? { kind: 'week', week } : asked(older.week, speaker.arrivedAt);
}

/** Reopenings of weeks before the current one; none while the database is away. */
async function reopenedFor(reports: Reports, { asker, arrivedAt }: Speaker): Promise<readonly Reopened[]> {
  try {
    return (await reports.reopened(asker, arrivedAt)).filter(({ week }) => week < weekOf(arrivedAt));
  } catch (e) {
    if (isProblem(e, 'database.away')) return [];
    throw e;
  }
}

const asked = (older: Week, now: Date): WhichWeek => ({ kind: 'ask', weeks: [older, weekOf(now)], line: askedLine(older, now) });

const askedLine = (older: Week, now: Date): string =>
  fill(t.whichWeek, { old: sayWeek(older, now), current: sayWeek(weekOf(now), now), word: nameWeek(older, now) });

/** “报哪一周” again; null where no older week is open any more. */
export async function whichWeekAgain(reports: Reports, speaker: Speaker): Promise<string | null> {
  const { bureau, arrivedAt } = speaker;
  const [open] = openWeeksAt(bureau.calendar, arrivedAt).filter((week) => week < weekOf(arrivedAt));
  const older = open ?? (await reopenedFor(reports, speaker)).at(-1)?.week;
  return older === undefined ? null : askedLine(older, arrivedAt);
}

/** What “报哪一周” asks between, the older first; null where none, or more than one, may be the older. */
export async function weeksAsked(reports: Reports, speaker: Speaker): Promise<readonly [Week, Week] | null> {
  const { bureau, arrivedAt } = speaker;
  const current = weekOf(arrivedAt);
  const open = openWeeksAt(bureau.calendar, arrivedAt).filter((week) => week < current);
  const [older, another] = new Set([...open, ...(await reopenedFor(reports, speaker)).map(({ week }) => week)]);
  return older === undefined || another !== undefined ? null : [older, current];
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
