// How does the task force publish a week, and what is shown of it afterwards?
import { oversightTexts as t } from '../../../conversations/oversight.ts';
import type { Reports } from '../../desk/ports.ts';
import type { Answered } from '../../desk/receive.ts';
import type { CommandVisit, Visit } from '../../desk/room.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { phaseAt, weekDeadlines } from '../../domain/deadlines.ts';
import { districtsWithin } from '../../domain/regions.ts';
import { sumOf } from '../../domain/tiers.ts';
import { addWeeks, showInstant, type Week, weekOf } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { actOf, tell, weekSaid } from './people.ts';
import type { SignOffs, WeekPublications } from './port.ts';
import { reviewSlot, type Slot } from './slot.ts';
import { weekShown } from './week-shown.ts';

export type Publishing = { readonly publications: WeekPublications; readonly signOffs: SignOffs; readonly reports: Reports };

/** How far back a week that was never published is looked for. */
const WEEKS_BACK = 8;

/** 发布 [周]; null where a month or a year is meant, which another room publishes. */
export async function beginPublish(deps: Publishing, visit: CommandVisit): Promise<Answered | null> {
  const { speaker, thread, command } = visit;
  const { arrivedAt, bureau } = speaker;
  const named = command.args?.period;
  if (named !== undefined && !named.includes('W')) return null;
  const said = (line: string): Answered => ({ thread, lines: [line] });
  const week = named ?? (await weekToPublish(deps, speaker));
  if (week === null) return said(t.publishNothing);
  const at = (await deps.publications.published([week])).get(week);
  if (at) return said(fill(t.publishAlready, { week: weekSaid(speaker, week), time: showInstant(at) }));
  const phase = phaseAt(weekDeadlines(bureau.calendar, week), arrivedAt);
  if (phase === 'open' || phase === 'notYet') return said(fill(t.publishNotDue, { week: weekSaid(speaker, week) }));
  return show(deps, visit, week, []);
}

const citysDistricts = ({ bureau, person }: Speaker) => districtsWithin(bureau.roster.regions, person.region);

async function show(deps: Publishing, { speaker, thread }: Visit, week: Week, before: readonly string[]): Promise<Answered> {
  const districts = citysDistricts(speaker);
  const shown = await weekShown(deps.reports, speaker, week, districts);
  const signed = (await deps.signOffs.of(speaker.asker, week, speaker.arrivedAt)).filter((s) => !s.opened);
  const slot: Slot = { kind: 'publish', week, seen: shown.seen };
  return {
    thread: reviewSlot.put(thread, slot, speaker.arrivedAt),
    lines: [...before, ...shown.lines, fill(t.publishSigned, { count: signed.length, all: districts.length }), t.publishHow],
  };
}

/** 确认: publishes exactly what was shown; where it has changed meanwhile it is shown again. */
export async function confirmPublish(
  deps: Publishing,
  visit: Visit,
  slot: Extract<Slot, { readonly kind: 'publish' }>,
  done: (lines: readonly string[]) => Answered,
): Promise<Answered> {
  const { speaker } = visit;
  const { bureau, arrivedAt } = speaker;
  const { seen, totals } = await weekShown(deps.reports, speaker, slot.week, citysDistricts(speaker));
  if (seen !== slot.seen) return show(deps, visit, slot.week, [t.changedSince]);
  const week = weekSaid(speaker, slot.week);
  const coordinators = bureau.roster.people.filter((p) => p.active && p.role === 'coordinator').map((p) => p.userid);
  const line = fill(t.publishedTold, {
    week,
    filed: totals.coverage.filed,
    due: totals.coverage.due,
    shortage: totals.shortage === null ? '—' : sumOf(totals.shortage),
    resolved: totals.resolved === null ? '—' : sumOf(totals.resolved),
  });
  const outcome = await deps.publications.publish(actOf(speaker), slot.week, tell(speaker, 'published', coordinators, [line]));
  switch (outcome) {
    case 'published':
      return done([fill(t.published, { week, time: showInstant(arrivedAt), count: coordinators.length })]);
    case 'already': {
      const at = (await deps.publications.published([slot.week])).get(slot.week) ?? arrivedAt;
      return done([fill(t.publishAlready, { week, time: showInstant(at) })]);
    }
    case 'notYours':
      return done([t.notAllowedPublish]);
  }
}

/** The latest due and unpublished (contract) in which anybody reported; null where there is none. */
async function weekToPublish({ publications, reports }: Publishing, { bureau, arrivedAt }: Speaker): Promise<Week | null> {
  const weeks = Array.from({ length: WEEKS_BACK }, (_, i) => addWeeks(weekOf(arrivedAt), -i));
  const published = await publications.published(weeks);
  for (const week of weeks) {
    const isDue = weekDeadlines(bureau.calendar, week).due <= arrivedAt;
    if (isDue && !published.has(week) && (await reports.reported(week)).size > 0) return week;
  }
  return null;
}

/** Beside the totals of a published week: what they were then, and how many reports changed since; empty where it is not published. */
export async function publishedLines(
  { publications }: Pick<Publishing, 'publications'>,
  { asker, arrivedAt }: Speaker,
  week: Week,
  districts: readonly string[],
): Promise<readonly string[]> {
  const then = await publications.totals(asker, week, districts, arrivedAt);
  if (!then) return [];
  const time = showInstant(then.at);
  if (then.changed === 0) return [fill(t.publishedSame, { time })];
  const sums = { shortage: sumOf(then.shortage), resolved: sumOf(then.resolved) };
  return [fill(t.publishedThen, { time, changed: then.changed, ...sums })];
}
