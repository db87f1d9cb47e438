// Which nudges have begun to be owed and are still true, and how do they become rows, once each?
import type { Calendar } from '../domain/calendar.ts';
import { monthDeadlines, weekDeadlines } from '../domain/deadlines.ts';
import { type Nudge, type NudgeState, nudgesBetween } from '../domain/nudges.ts';
import type { Settings } from '../domain/settings.ts';
import { type PlannedStage, STAGES, stagesBetween, stagesOf } from '../domain/stages.ts';
import { addDays, dayOf, instantAt } from '../domain/time.ts';
import { loadNudgeState } from './nudge-state.ts';
import { nudgeWords } from './nudge-words.ts';
import type { Bureau, Bureaus, Ledger, Outgoing, Reports } from './ports.ts';
import type { Marks } from './sending.ts';

/** How far back stages are looked for that nobody was there to begin: none stays true longer. */
const LOOK_BACK_MS = 14 * 86_400_000;
const MARK = 'nudges';
/** Nobody is nudged at night (domain: quiet hours); in the morning not at the half hour, when everybody's reminders go out. */
const QUIET = { from: '21:00', until: '07:33' } as const;

export type NudgePlanning = {
  readonly bureaus: Pick<Bureaus, 'current'>;
  readonly reports: Pick<Reports, 'reported'>;
  readonly ledger: Pick<Ledger, 'plan' | 'known'>;
  readonly marks: Marks;
  readonly corp: string;
  readonly settings: Settings;
};

/**
 * Plans the stages that began since the last time anybody in the installation planned, as far as they are still true; answers how
 * many rows are new. Where nobody ever did, or the clock was turned back, only this minute's: a new installation makes up for
 * nothing. Any number of processes may ask, any number of times. Problems: database.away.
 */
export async function planNudges(works: NudgePlanning, now: Date): Promise<number> {
  const { bureaus, marks, settings } = works;
  const bureau = await bureaus.current();
  const since = sinceWhen(await marks.read(MARK), now);
  const begun = stagesBetween(bureau.calendar, since, now, settings);
  const keys = new Set(begun.filter((s) => now < trueUntil(bureau.calendar, s, settings)).map(stageKey));
  const planned = keys.size === 0 ? 0 : await planStages(works, bureau, keys, since, now);
  await marks.set(MARK, now);
  return planned;
}

function sinceWhen(mark: Date | null, now: Date): Date {
  const minute = Math.floor(now.getTime() / 60_000) * 60_000;
  const last = mark === null || mark > now ? minute : Math.max(mark.getTime(), now.getTime() - LOOK_BACK_MS);
  return new Date(Math.min(last, minute));
}

async function planStages(
  works: NudgePlanning,
  bureau: Bureau,
  keys: ReadonlySet<string>,
  since: Date,
  now: Date,
): Promise<number> {
  const { reports, ledger, corp, settings } = works;
  const state = await loadNudgeState(bureau, reports, since, now, settings);
  const nudges = nudgesBetween(since, now, state).filter((n) => keys.has(stageKey(n)));
  const known = await ledger.known(nudges.flatMap(overtaking));
  const open = nudges.filter((n) => !overtaking(n).some((key) => known.has(key)));
  const rows = open.flatMap((n) => rowOf(n, state, corp, settings, now));
  return rows.length === 0 ? 0 : ledger.plan(rows);
}

const stageKey = ({ stage, period }: PlannedStage): string => `${stage}/${period}`;
const keyOf = ({ person }: Nudge, stage: PlannedStage): string => `nudge/${person.userid}/${stageKey(stage)}`;

/** Keys of the nudge itself and of all that are said later of the period: a deadline that is moved makes no earlier word new. */
function overtaking(nudge: Nudge): readonly string[] {
  const course = STAGES.filter((stage) => (stage === 'summary') === (nudge.stage === 'summary'));
  return course.slice(course.indexOf(nudge.stage)).map((stage) => keyOf(nudge, { ...nudge, stage }));
}

function rowOf(nudge: Nudge, state: NudgeState, corp: string, settings: Settings, now: Date): readonly Outgoing[] {
  const say = nudgeWords(state, nudge, state.reported);
  const dueAt = afterQuiet(now);
  const expiresAt = trueUntil(state.calendar, nudge, settings);
  if (say === null || dueAt >= expiresAt) return [];
  const { person, stage, period, enterprises } = nudge;
  const owed = enterprises.length === 0 ? null : { week: period, enterprises };
  return [{ key: keyOf(nudge, nudge), corp, person: person.userid, kind: 'nudge', say, dueAt, expiresAt, owed, stage, period }];
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

/** The instant itself, or the end of the quiet hours it lies in. */
export function afterQuiet(instant: Date): Date {
  const day = dayOf(instant);
  const morning = instantAt(day, QUIET.until);
  if (instant < morning) return morning;
  return instant < instantAt(day, QUIET.from) ? instant : instantAt(addDays(day, 1), QUIET.until);
}
