// Which nudges have begun to be owed and are still true, and how do they become rows, once each?

import type { Calendar } from '../domain/calendar.ts';
import { monthDeadlines, weekDeadlines } from '../domain/deadlines.ts';
import { type Nudge, type NudgeState, nudgesBetween } from '../domain/nudges.ts';
import type { Settings } from '../domain/settings.ts';
import { type PlannedStage, STAGES, stagesBetween, stagesOf } from '../domain/stages.ts';
import { addDays, dayOf, instantAt } from '../domain/time.ts';
import { loadNudgeState } from './nudge-state.ts';
import { nudgeWords } from './nudge-words.ts';
import type { Bureaus, Ledger, Outgoing, Reports } from './ports.ts';

/** How far back a stage is looked for that no worker was there to begin: the longest any stays true, an opening before a long holiday. */
const LOOK_BACK_MS = 14 * 86_400_000;
/** Nobody is nudged at night (domain: quiet hours); in the morning not at the half hour, when everybody's reminders go out. */
const QUIET = { from: '21:00', until: '07:33' } as const;

export type NudgePlanning = {
  readonly bureaus: Pick<Bureaus, 'current'>;
  readonly reports: Pick<Reports, 'reported'>;
  readonly ledger: Pick<Ledger, 'plan' | 'known'>;
  readonly corp: string;
  readonly settings: Settings;
};

/** Plans what is owed at an instant and answers how many rows are new. Any number of processes may ask, any number of times. Problems: database.away. */
export type NudgePlanner = (now: Date) => Promise<number>;

/** A planner that remembers which stages it has seen to, so that a minute in which nothing begins costs nothing. */
export function nudgePlanner({ bureaus, reports, ledger, corp, settings }: NudgePlanning): NudgePlanner {
  const done = new Set<string>();
  return async (now) => {
    const bureau = await bureaus.current();
    const begun = stagesBetween(bureau.calendar, new Date(now.getTime() - LOOK_BACK_MS), now, settings);
    const fresh = begun.filter((s) => !done.has(stageKey(s)) && now < trueUntil(bureau.calendar, s, settings));
    const [first] = fresh;
    if (!first) return 0;
    const state = await loadNudgeState(bureau, reports, first.at, now, settings);
    const keys = new Set(fresh.map(stageKey));
    const nudges = nudgesBetween(first.at, now, state).filter((n) => keys.has(stageKey(n)));
    const known = await ledger.known(nudges.flatMap(overtaking));
    const rows = nudges
      .filter((n) => !overtaking(n).some((key) => known.has(key)))
      .flatMap((n) => rowOf(n, state, corp, settings, now));
    const planned = rows.length === 0 ? 0 : await ledger.plan(rows);
    for (const key of keys) done.add(key);
    return planned;
  };
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
