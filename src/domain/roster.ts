// Who serves which enterprise in which district on a given day? (domain §3.4)
import { type Absences, NOBODY_AWAY, stoodInOn } from './absences.ts';
import type { Enterprise } from './enterprises.ts';
import type { Person } from './people.ts';
import { districtsWithin, type Region } from './regions.ts';
import { type Day, mondayOf, type Week } from './time.ts';

/** From `from` (inclusive) until `until` (exclusive; null = open) this enterprise is in that district, served by that specialist. */
export type Assignment = {
  readonly enterprise: string;
  readonly district: string;
  /** Key of the specialist, or null where nobody serves it: then it is its coordinator's. */
  readonly specialist: string | null;
  readonly from: Day;
  readonly until: Day | null;
};

/** Everything the roster has ever said. Lists are in roster order; assignments of one enterprise never overlap. */
export type Roster = {
  /** Grows with every import that changed anything. */
  readonly version: number;
  readonly regions: readonly Region[];
  readonly people: readonly Person[];
  readonly enterprises: readonly Enterprise[];
  readonly assignments: readonly Assignment[];
  /** No part of what is imported; absent = nobody is away. */
  readonly absences?: Absences;
};

/** An enterprise as it stood on one day. `specialist` is null where nobody active serves it. */
export type Served = {
  readonly enterprise: Enterprise;
  readonly district: string;
  readonly specialist: string | null;
};

type OnDay = {
  readonly all: readonly Served[];
  readonly bySpecialist: ReadonlyMap<string, readonly Served[]>;
};

/** Every message asks for the same two or three days of the same roster; more than these are worked out anew. */
const DAYS_REMEMBERED = 16;
const remembered = new WeakMap<Roster, Map<Day, OnDay>>();

function onDay(roster: Roster, day: Day): OnDay {
  const days = remembered.get(roster) ?? new Map<Day, OnDay>();
  remembered.set(roster, days);
  const known = days.get(day) ?? workOut(roster, day);
  const [oldest] = days.keys();
  if (oldest !== undefined && days.size >= DAYS_REMEMBERED && !days.has(day)) days.delete(oldest);
  days.set(day, known);
  return known;
}

function workOut(roster: Roster, day: Day): OnDay {
  const active = new Set(roster.people.filter((p) => p.active && p.role === 'specialist').map((p) => p.userid));
  const holding = new Map(
    roster.assignments.filter((a) => a.from <= day && (a.until === null || day < a.until)).map((a) => [a.enterprise, a]),
  );
  const all = roster.enterprises.flatMap((enterprise): readonly Served[] => {
    const assignment = holding.get(enterprise.id);
    if (!assignment) return [];
    const { district, specialist } = assignment;
    return [{ enterprise, district, specialist: specialist !== null && active.has(specialist) ? specialist : null }];
  });
  const bySpecialist = new Map<string, Served[]>();
  for (const served of all) {
    if (served.specialist === null) continue;
    const own = bySpecialist.get(served.specialist);
    if (own) own.push(served);
    else bySpecialist.set(served.specialist, [served]);
  }
  return { all, bySpecialist };
}

/** Everybody served on `day`, in roster order. An assignment to a person who is not active has no specialist. */
export const servedOn = (roster: Roster, day: Day): readonly Served[] => onDay(roster, day).all;

/** The enterprises a person's role covers on `day`, in roster order: a specialist's own, all of a coordinator's districts; nobody else has any. */
export function ownOn(roster: Roster, person: Person, day: Day): readonly Served[] {
  if (!person.active) return [];
  switch (person.role) {
    case 'specialist':
      return onDay(roster, day).bySpecialist.get(person.userid) ?? [];
    case 'coordinator': {
      const districts = districtCodesOf(roster, person);
      return servedOn(roster, day).filter((s) => districts.has(s.district));
    }
    case 'taskForce':
    case 'admin':
      return [];
  }
}

/**
 * Of those, the ones a person has to report themselves: a coordinator's are only those without an active specialist and those of
 * the specialists for whom 代班 holds on that day (domain §3.5).
 */
export function dutiesOn(roster: Roster, person: Person, day: Day): readonly Served[] {
  const own = ownOn(roster, person, day);
  if (person.role !== 'coordinator') return own;
  const stoodIn = stoodInOn(absencesOf(roster), day);
  return own.filter((s) => s.specialist === null || stoodIn.has(s.specialist));
}

/** Empty where the roster has never had it. */
export const enterpriseName = ({ enterprises }: Roster, id: string | null): string =>
  enterprises.find((e) => e.id === id)?.name ?? '';

/** Empty where the roster has never had that person. */
export const personName = ({ people }: Roster, userid: string | null): string =>
  people.find((p) => p.userid === userid)?.name ?? '';

export const absencesOf = ({ absences = NOBODY_AWAY }: Roster): Absences => absences;

/** Codes of the districts at or below a person's region. */
export const districtCodesOf = (roster: Roster, person: Person): ReadonlySet<string> =>
  new Set(districtsWithin(roster.regions, person.region).map((d) => d.code));

/** The active coordinators at or above a district, in roster order. */
export const coordinatorsOf = (roster: Roster, district: string): readonly Person[] =>
  roster.people.filter((p) => p.active && p.role === 'coordinator' && districtCodesOf(roster, p).has(district));

/** 应报, in roster order: the roster as it stood when the week opened, whatever it became since (domain §7.2). */
export const dueOf = (roster: Roster, week: Week): readonly Served[] => servedOn(roster, mondayOf(week));

/**
 * The number of each enterprise in one person's lists of one week, from 1: first those that were theirs on Monday, in roster
 * order, then those that became theirs since, by the day they did. One that leaves keeps its number, so numbers never shift;
 * `known`, the numbers that person has seen, holds them also through an import that rewrites the week's Monday (domain §3.6).
 */
export function numbering(
  roster: Roster,
  person: Person,
  week: Week,
  known: ReadonlyMap<string, number> = new Map(),
): ReadonlyMap<string, number> {
  const opens = mondayOf(week);
  const changes = roster.assignments.flatMap((a) => (a.until === null ? [a.from] : [a.from, a.until]));
  const days = [...new Set([opens, ...changes.filter((day) => opens < day)])].sort();
  const numbers = new Map(known);
  let last = Math.max(0, ...known.values());
  for (const day of days) {
    for (const { enterprise } of ownOn(roster, person, day)) {
      if (!numbers.has(enterprise.id)) numbers.set(enterprise.id, ++last);
    }
  }
  return numbers;
}
