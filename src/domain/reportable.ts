// Which enterprises may somebody report for a week, and where does such a report count? (domain §1.2)
import type { Enterprise, EnterpriseType } from './enterprises.ts';
import type { Asker } from './people.ts';
import { districtsWithin } from './regions.ts';
import { may, reachOf } from './rights.ts';
import type { Assignment, Roster } from './roster.ts';
import { type Day, mondayOf, type Week } from './time.ts';
import { type WeekPlace, weekPlaceOf } from './week-place.ts';

/** Where a report of a week counts. */
export type ReportPlace = WeekPlace & { readonly type: EnterpriseType; readonly surveyed: boolean };

type Reportable = {
  /** A specialist or a coordinator, known to the roster as such and active. */
  readonly files: boolean;
  /**
   * Null: not the asker's to report, or there is no such enterprise. A specialist's are those of the day; a district's are those that stood
   * there when the week opened or stand there on the day.
   */
  place(enterprise: string, week: Week): ReportPlace | null;
};

type Known = { readonly enterprise: Enterprise; readonly history: readonly Assignment[] };
const indexes = new WeakMap<Roster, ReadonlyMap<string, Known>>();

/** By enterprise; worked out once a roster. */
function indexOf(roster: Roster): ReadonlyMap<string, Known> {
  const known = indexes.get(roster);
  if (known) return known;
  const histories = new Map(roster.enterprises.map((e) => [e.id, [] as Assignment[]]));
  for (const a of roster.assignments) histories.get(a.enterprise)?.push(a);
  const index = new Map(roster.enterprises.map((e) => [e.id, { enterprise: e, history: histories.get(e.id) ?? [] }]));
  indexes.set(roster, index);
  return index;
}

const holds = (a: Assignment, day: Day): boolean => a.from <= day && (a.until === null || day < a.until);

const NOBODY: Reportable = { files: false, place: () => null };

/** What the roster gives the asker on `day`, whatever the asker's own words for role and region are. */
export function reportableBy(roster: Roster, asker: Asker, day: Day): Reportable {
  const person = roster.people.find((p) => p.userid === asker.userid && p.role === asker.role && p.region === asker.region);
  if (person === undefined || !person.active) return NOBODY;
  const reach = reachOf(person, 'seeFigures');
  if (reach === 'none') return NOBODY;
  const held = reach === 'region' ? new Set(districtsWithin(roster.regions, person.region).map((d) => d.code)) : null;
  return {
    files: may(person, 'report'),
    place(enterprise, week) {
      const found = indexOf(roster).get(enterprise);
      if (!found) return null;
      const { history, enterprise: named } = found;
      const today = history.find((a) => holds(a, day));
      const opening = history.find((a) => holds(a, mondayOf(week)));
      const isTheirs =
        held === null
          ? today?.specialist === person.userid
          : [opening, today].some((a) => a !== undefined && held.has(a.district));
      const place = isTheirs ? weekPlaceOf(history, week) : null;
      return place && { ...place, type: named.type, surveyed: named.surveyed };
    },
  };
}
