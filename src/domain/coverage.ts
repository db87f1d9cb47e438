// Which enterprises owe a week's report, and who answers for each that is missing? (domain §3.5)
import { stoodInOn } from './absences.ts';
import type { Enterprise } from './enterprises.ts';
import type { Person } from './people.ts';
import { absencesOf, districtCodesOf, dueOf, type Roster, type Served, servedOn } from './roster.ts';
import type { Day, Week } from './time.ts';

/** 未报, in roster order: those of 应报 that are not in `filed` (ids of enterprises with a report of the week). */
export const outstandingOf = (roster: Roster, week: Week, filed: ReadonlySet<string>): readonly Served[] =>
  dueOf(roster, week).filter((s) => !filed.has(s.enterprise.id));

/** What one person has to report; never empty. */
export type Owing = { readonly person: Person; readonly enterprises: readonly Enterprise[] };

/**
 * The outstanding enterprises by who answers for them on `day`, both in roster order: the specialist of that day, and where there
 * is no active one, 代班 holds for them, or the enterprise has left since, every active coordinator of its district. Where a district
 * has no coordinator nobody can stand in.
 */
export function owedBy(roster: Roster, outstanding: readonly Served[], day: Day): readonly Owing[] {
  const now = new Map(servedOn(roster, day).map((s) => [s.enterprise.id, s]));
  const coordinators = roster.people
    .filter((p) => p.active && p.role === 'coordinator')
    .map((p) => ({ userid: p.userid, districts: districtCodesOf(roster, p) }));
  const stoodIn = stoodInOn(absencesOf(roster), day);
  const answering = (missing: Served): readonly string[] => {
    const { specialist, district } = now.get(missing.enterprise.id) ?? { ...missing, specialist: null };
    const theirs = coordinators.filter((c) => c.districts.has(district)).map((c) => c.userid);
    const isThere = specialist !== null && (!stoodIn.has(specialist) || theirs.length === 0);
    return isThere ? [specialist] : theirs;
  };
  const owed = new Map<string, Enterprise[]>();
  for (const missing of outstanding) {
    for (const userid of answering(missing)) {
      const theirs = owed.get(userid);
      if (theirs) theirs.push(missing.enterprise);
      else owed.set(userid, [missing.enterprise]);
    }
  }
  return roster.people.flatMap((person) => {
    const enterprises = owed.get(person.userid);
    return enterprises ? [{ person, enterprises }] : [];
  });
}
