// Who serves which enterprise in which district on a given day?
import type { Enterprise } from './enterprises.ts';
import type { Person } from './people.ts';
import type { Region } from './regions.ts';
import type { Day } from './time.ts';

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
};

/** An enterprise as it stood on one day. `specialist` is null where nobody active serves it. */
export type Served = {
  readonly enterprise: Enterprise;
  readonly district: string;
  readonly specialist: string | null;
};

/** Enterprise order on the roster, then what holds on `day`: everybody served that day. An assignment to a person who is not active has no specialist. */
export function servedOn(roster: Roster, day: Day): readonly Served[] {
  const enterprises = new Map(roster.enterprises.map((e, i) => [e.id, { e, i }]));
  const active = new Set(roster.people.filter((p) => p.active && p.role === 'specialist').map((p) => p.userid));
  return roster.assignments
    .filter((a) => a.from <= day && (a.until === null || day < a.until))
    .flatMap((a) => {
      const found = enterprises.get(a.enterprise);
      if (!found) return [];
      const specialist = a.specialist !== null && active.has(a.specialist) ? a.specialist : null;
      return [{ at: found.i, served: { enterprise: found.e, district: a.district, specialist } }];
    })
    .sort((a, b) => a.at - b.at)
    .map((x) => x.served);
}
