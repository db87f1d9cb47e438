// Which nudges have begun to be owed and are still true, and how do they become rows, once each? (domain §13.7)

import type { Marks } from '../../desk/marks.ts';
import type { MonthReturns } from '../../desk/month-returns.ts';
import { outgoing } from '../../desk/outbox/outgoing.ts';
import type { Bureau, Bureaus, Ledger, Outgoing, Owed, Reports } from '../../desk/ports.ts';
import type { Calendar } from '../../domain/calendar.ts';
import { monthDeadlines, weekDeadlines } from '../../domain/deadlines.ts';
import { type Nudge, nudgesBetween } from '../../domain/nudges.ts';
import { sendable } from '../../domain/sending-hours.ts';
import type { Settings } from '../../domain/settings.ts';
import { isAhead, type PlannedStage, STAGES, stagesBetween, stagesOf } from '../../domain/stages.ts';
import { groupRows } from './groups.ts';
import type { Nudged } from './port.ts';
import { loadNudgeState } from './state.ts';
import { type NudgeTextDeps, nudgeWords } from './words.ts';

/** How far back stages are looked for that nobody was there to begin: none stays true longer. */
const LOOK_BACK_MS = 14 * 86_400_000;
const MARK = 'nudges';

type PlanNudgesDeps = NudgeTextDeps & {
  readonly bureaus: Pick<Bureaus, 'current'>;
  readonly reports: Pick<Reports, 'reported'>;
  readonly returns: MonthReturns;
  readonly nudged: Pick<Nudged, 'known' | 'snoozed'>;
  readonly ledger: Pick<Ledger, 'plan'>;
  /** What goes along with a nudge, after its words. */
  readonly beside: (bureau: Bureau, nudge: Nudge, row: Outgoing) => Promise<readonly Outgoing[]>;
  readonly marks: Marks;
  /** Codes of the regions that have a group to be told. */
  readonly groups: readonly string[];
};

/**
 * Plans the stages that began since the last time anybody in the installation planned, as far as they are still true; answers how
 * many rows are new. Where nobody ever did, or the clock was turned back, only this minute's: a new installation makes up for
 * nothing. Any number of processes may ask, any number of times. Problems: database.away.
 */
export async function planNudges(deps: PlanNudgesDeps, now: Date): Promise<number> {
  const { bureaus, marks, settings } = deps;
  const bureau = await bureaus.current();
  const since = sinceWhen(await marks.read(MARK), now);
  const begun = stagesBetween(bureau.calendar, since, now, settings);
  const keys = new Set(begun.filter((s) => now < trueUntil(bureau.calendar, s, settings)).map(stageKey));
  const planned = keys.size === 0 ? 0 : await planStages(deps, bureau, keys, since, now);
  await marks.set(MARK, now);
  return planned;
}

function sinceWhen(mark: Date | null, now: Date): Date {
  const minute = Math.floor(now.getTime() / 60_000) * 60_000;
  const last = mark === null || mark > now ? minute : Math.max(mark.getTime(), now.getTime() - LOOK_BACK_MS);
  return new Date(Math.min(last, minute));
}

async function planStages(
  deps: PlanNudgesDeps,
  bureau: Bureau,
  keys: ReadonlySet<string>,
  since: Date,
  now: Date,
): Promise<number> {
  const { reports, returns, nudged, ledger, corp, settings } = deps;
  const state = await loadNudgeState(bureau, reports, returns, since, now, settings);
  const nudges = nudgesBetween(since, now, state).filter((n) => keys.has(stageKey(n)));
  const overtaking = (nudge: Nudge) => overtakingIn(bureau.calendar, nudge, settings);
  const known = await nudged.known(nudges.flatMap(overtaking));
  const snoozed = await nudged.snoozed(corp, since);
  const open = nudges.filter((n) => !overtaking(n).some((key) => known.has(key)) && !isSnoozed(n, snoozed));
  const rows = await Promise.all(open.map((n) => rowOf(deps, bureau, n, now)));
  const stages = stagesBetween(bureau.calendar, since, now, settings).filter((s) => keys.has(stageKey(s)));
  const pushed = stages.flatMap((s) => {
    const when = timesOf(bureau.calendar, s, settings, now);
    const reported = state.reported.get(s.period) ?? new Set();
    return when === null ? [] : groupRows({ regions: deps.groups, corp }, bureau, s, reported, when);
  });
  const all = [...rows.flat(), ...pushed];
  return all.length === 0 ? 0 : ledger.plan(all);
}

/** Who asked to be reminded later is, and not by a stage before; the last call comes all the same. */
function isSnoozed({ kind, stage, person, at }: Nudge, snoozed: ReadonlyMap<string, Date>): boolean {
  const until = snoozed.get(person.userid);
  return kind === 'weekly' && isAhead(stage) && until !== undefined && at <= until;
}

const stageKey = ({ stage, period }: PlannedStage): string => `${stage}/${period}`;
const keyOf = ({ person }: Nudge, stage: PlannedStage): string => `nudge/${person.userid}/${stageKey(stage)}`;

/**
 * Keys of the nudge itself and of all that are said later of the period: a deadline that is moved makes no earlier word new. Where a
 * holiday brings the last day's stages before the eve's, the calendar's own order holds.
 */
function overtakingIn(calendar: Calendar, nudge: Nudge, settings: Settings): readonly string[] {
  const course = STAGES.filter((stage) => (stage === 'summary') === (nudge.stage === 'summary'));
  const before = stagesOf(calendar, nudge.period, settings).flatMap((s) => (s.at < nudge.at ? [s.stage] : []));
  const later = course.slice(course.indexOf(nudge.stage)).filter((stage) => !before.includes(stage));
  return later.map((stage) => keyOf(nudge, { ...nudge, stage }));
}

async function rowOf(deps: PlanNudgesDeps, bureau: Bureau, nudge: Nudge, now: Date): Promise<readonly Outgoing[]> {
  const { corp, settings } = deps;
  const when = timesOf(bureau.calendar, nudge, settings, now);
  if (when === null) return [];
  const say = await nudgeWords(deps, bureau, nudge, nudge.stage === 'summary' ? now : when.dueAt);
  const { person, stage, period, enterprises, districts } = nudge;
  const owed: Owed | null =
    enterprises.length > 0 ? { week: period, enterprises } : districts.length > 0 ? { month: period, districts } : null;
  const key = keyOf(nudge, nudge);
  const row = outgoing({ key, corp, person: person.userid, kind: 'nudge', say, ...when, owed, stage, period });
  return [row, ...(await deps.beside(bureau, nudge, row))];
}

/** Not at night, and not past what it says; null where it would be. */
function timesOf(
  calendar: Calendar,
  stage: PlannedStage,
  settings: Settings,
  now: Date,
): Pick<Outgoing, 'dueAt' | 'expiresAt'> | null {
  const dueAt = sendable(now, settings);
  const expiresAt = trueUntil(calendar, stage, settings);
  return dueAt < expiresAt ? { dueAt, expiresAt } : null;
}

/** A stage is true until the next one takes its place, what it says of the deadline until the deadline, and all until the close. */
function trueUntil(calendar: Calendar, { kind, period, stage, at }: PlannedStage, settings: Settings): Date {
  const { due, closes } =
    kind === 'weekly' ? weekDeadlines(calendar, period) : monthDeadlines(calendar, period, settings.monthOpensOn);
  const next =
    stage === 'summary' ? undefined : stagesOf(calendar, period, settings).find((s) => s.at > at && s.stage !== 'summary');
  const ends = [closes, ...(at < due ? [due] : []), ...(next ? [next.at] : [])];
  return new Date(Math.min(...ends.map((end) => end.getTime())));
}
