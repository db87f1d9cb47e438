// What does the roster become when a new workbook says who and what there is, and what changed by it?
import { type Changes, changeEnterprises, type EnterpriseNotes, sameList, type WantedEnterprise } from './enterprise-change.ts';
import type { Person } from './people.ts';
import type { Region } from './regions.ts';
import type { Assignment, Roster } from './roster.ts';
import { type Day, mondayOf, weekOfDay } from './time.ts';

/** A whole roster as a workbook gives it: whoever is not in it has left. */
export type WantedRoster = {
  readonly regions: readonly Region[];
  readonly people: readonly Person[];
  readonly enterprises: readonly WantedEnterprise[];
};

export type RosterChange = EnterpriseNotes & {
  readonly roster: Omit<Roster, 'version'>;
  readonly regions: Changes;
  readonly people: Changes;
  /** Regions the workbook leaves out but that people or assignments of the past refer to. */
  readonly keptRegions: readonly string[];
};

/**
 * Pure; the same workbook a second time gives the same roster. People and enterprises are never removed:
 * those that left stand last, inactive or without an open assignment, with their history.
 */
export function changeRoster(old: Omit<Roster, 'version'>, wanted: WantedRoster, today: Day): RosterChange {
  const people = changePeople(old.people, wanted.people);
  const { items, assignments, notes } = changeEnterprises(old, wanted.enterprises, mondayOf(weekOfDay(today)));
  const regions = changeRegions(old.regions, wanted.regions, people.items, assignments);
  return {
    roster: { regions: regions.items, people: people.items, enterprises: items, assignments },
    regions: regions.changes,
    people: people.changes,
    keptRegions: regions.kept,
    ...notes,
  };
}

function changePeople(old: readonly Person[], wanted: readonly Person[]) {
  const before = new Map(old.map((p) => [p.userid, p]));
  const named = new Set(wanted.map((p) => p.userid));
  const items = [...wanted, ...old.filter((p) => !named.has(p.userid)).map((p) => ({ ...p, active: false }))];
  const leaves = (p: Person) => !p.active && before.get(p.userid)?.active === true;
  const changes: Changes = {
    added: wanted.filter((p) => !before.has(p.userid)).map((p) => p.name),
    changed: wanted.filter((p) => before.has(p.userid) && !leaves(p) && !samePerson(before.get(p.userid), p)).map((p) => p.name),
    left: items.filter(leaves).map((p) => p.name),
  };
  return { items, changes };
}

const samePerson = (a: Person | undefined, b: Person): boolean =>
  a?.account === b.account && a.name === b.name && a.role === b.role && a.region === b.region && a.active === b.active;

function changeRegions(
  old: readonly Region[],
  wanted: readonly Region[],
  people: readonly Person[],
  assignments: readonly Assignment[],
) {
  const before = new Map(old.map((r) => [r.code, r]));
  const named = new Set(wanted.map((r) => r.code));
  const needed = new Set([...people.map((p) => p.region), ...assignments.map((a) => a.district)]);
  const gone = old.filter((r) => !named.has(r.code));
  // A region that stays keeps those above it.
  for (const region of gone.filter((r) => needed.has(r.code))) {
    for (let up = region.parent; up !== null && !needed.has(up); up = before.get(up)?.parent ?? null) needed.add(up);
  }
  const kept = gone.filter((r) => needed.has(r.code));
  const changes: Changes = {
    added: wanted.filter((r) => !before.has(r.code)).map((r) => r.name),
    changed: wanted.filter((r) => before.has(r.code) && !sameRegion(before.get(r.code), r)).map((r) => r.name),
    left: gone.filter((r) => !needed.has(r.code)).map((r) => r.name),
  };
  return { items: [...wanted, ...kept], changes, kept: kept.map((r) => r.name) };
}

const sameRegion = (a: Region | undefined, b: Region): boolean =>
  a?.name === b.name && a.parent === b.parent && a.level === b.level && sameList(a.aliases, b.aliases);
