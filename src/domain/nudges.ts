// Who is to be told what, at which instant? (domain §13.6)
import { leaveOf } from './absences.ts';
import type { Calendar } from './calendar.ts';
import { type Owing, outstandingOf, owedBy } from './coverage.ts';
import type { Person, Role } from './people.ts';
import { PROGRAMME_NAMES, PROGRAMMES } from './programmes.ts';
import { districtsWithin } from './regions.ts';
import { absencesOf, districtCodesOf, dueOf, type Roster, type Served } from './roster.ts';
import type { Settings } from './settings.ts';
import { type PlannedStage, STAGES, type Stage, stagesBetween } from './stages.ts';
import { dayOf, type Month, type Week } from './time.ts';

/** What is known when nudges are worked out. A period that is not in a map has nothing filed. */
export type NudgeState = {
  readonly roster: Roster;
  readonly calendar: Calendar;
  /** Ids of the enterprises with a report. */
  readonly reported: ReadonlyMap<Week, ReadonlySet<string>>;
  /** Codes of the districts with a return. */
  readonly returned: ReadonlyMap<Month, ReadonlySet<string>>;
  readonly settings: Settings;
};

/** One message to one person; unique for ever by person, stage and period. */
export type Nudge = PlannedStage & {
  readonly person: Person;
  /** As people read them, in roster order: enterprises; programmes of a month; of `summary` the districts below 100 %, maybe none. */
  readonly owed: readonly string[];
  /** Ids of the enterprises in `owed`: while one of them is outstanding the nudge is still true. Empty for months and `summary`. */
  readonly enterprises: readonly string[];
  /** Codes of the districts without a return of the month; empty for weeks. */
  readonly districts: readonly string[];
};

/** With these a coordinator is told of everything that is missing in the district, not only of what they have to report themselves. */
const TELLS_COORDINATORS: ReadonlySet<Stage> = new Set<Stage>(['lastCall', 'overdue', 'overdueAgain']);

/**
 * The nudges of every stage from one instant to another, both included, if nothing more were reported; by instant, then by the
 * person's account. Nobody is in it who owes nothing, and of a person's weekly stages at one instant (the last week's `overdue`
 * and this week's `opening` after a holiday) only the latest; monthly ones likewise. Nobody is told anything while on leave.
 */
export function nudgesBetween(from: Date, to: Date, state: NudgeState): readonly Nudge[] {
  const all = stagesBetween(state.calendar, from, to, state.settings).flatMap((stage) =>
    stage.kind === 'weekly' ? weeklyNudges(stage, state) : monthlyNudges(stage, state),
  );
  const latest = new Map<string, Nudge>();
  for (const nudge of all) {
    if (leaveOf(absencesOf(state.roster), nudge.person.userid, nudge.at) !== null) continue;
    const key = `${nudge.at.getTime()} ${nudge.kind} ${nudge.person.userid}`;
    const other = latest.get(key);
    if (other === undefined || isLater(nudge, other)) latest.set(key, nudge);
  }
  return [...latest.values()].sort(byInstantAndPerson);
}

function isLater(a: PlannedStage, b: PlannedStage): boolean {
  const [x, y] = [STAGES.indexOf(a.stage), STAGES.indexOf(b.stage)];
  return x === y ? a.period > b.period : x > y;
}

function byInstantAndPerson(a: Nudge, b: Nudge): number {
  if (a.at.getTime() !== b.at.getTime()) return a.at.getTime() - b.at.getTime();
  if (a.person.account !== b.person.account) return a.person.account < b.person.account ? -1 : 1;
  return a.kind === b.kind ? 0 : a.kind === 'weekly' ? -1 : 1;
}

const activePeople = (roster: Roster, role: Role): readonly Person[] => roster.people.filter((p) => p.active && p.role === role);

function weeklyNudges(stage: PlannedStage, { roster, reported }: NudgeState): readonly Nudge[] {
  const outstanding = outstandingOf(roster, stage.period, reported.get(stage.period) ?? new Set());
  if (stage.stage === 'summary') return summaries(stage, roster, outstanding);
  const owing = owedBy(roster, outstanding, dayOf(stage.at));
  const told = TELLS_COORDINATORS.has(stage.stage) ? withMissing(roster, outstanding, owing) : owing;
  return told.map(({ person, enterprises }) => ({
    ...stage,
    person,
    owed: enterprises.map((e) => e.name),
    enterprises: enterprises.map((e) => e.id),
    districts: [],
  }));
}

/** A coordinator's own outstanding enterprises, and all others of the district. */
function withMissing(roster: Roster, outstanding: readonly Served[], owing: readonly Owing[]): readonly Owing[] {
  const others = owing.filter((o) => o.person.role !== 'coordinator');
  const coordinators = activePeople(roster, 'coordinator').flatMap((person): readonly Owing[] => {
    const districts = districtCodesOf(roster, person);
    const own = new Set(owing.find((o) => o.person === person)?.enterprises);
    const enterprises = outstanding.filter((s) => districts.has(s.district) || own.has(s.enterprise)).map((s) => s.enterprise);
    return enterprises.length === 0 ? [] : [{ person, enterprises }];
  });
  return [...others, ...coordinators];
}

/** Told also when every district is complete, and not at all in a week that asked nothing of anybody. */
function summaries(stage: PlannedStage, roster: Roster, outstanding: readonly Served[]): readonly Nudge[] {
  if (dueOf(roster, stage.period).length === 0) return [];
  const behind = new Set(outstanding.map((s) => s.district));
  return activePeople(roster, 'taskForce').map((person) => {
    const districts = districtsWithin(roster.regions, person.region).filter((d) => behind.has(d.code));
    return { ...stage, person, owed: districts.map((d) => d.name), enterprises: [], districts: [] };
  });
}

function monthlyNudges(stage: PlannedStage, { roster, returned }: NudgeState): readonly Nudge[] {
  const filed = returned.get(stage.period) ?? new Set();
  return activePeople(roster, 'coordinator').flatMap((person): readonly Nudge[] => {
    const districts = [...districtCodesOf(roster, person)].filter((code) => !filed.has(code));
    if (districts.length === 0) return [];
    return [{ ...stage, person, owed: PROGRAMMES.map((p) => PROGRAMME_NAMES[p]), enterprises: [], districts }];
  });
}
