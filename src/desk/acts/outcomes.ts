// What comes of a desk's act, by what the database holds at that moment?
import { owedBy } from '../../domain/coverage.ts';
import { isWeek } from '../../domain/deadlines.ts';
import type { Person, Role } from '../../domain/people.ts';
import { districtCodesOf, dueOf, type Roster } from '../../domain/roster.ts';
import type { Day, Month, Week } from '../../domain/time.ts';
import type { Outgoing } from '../ports.ts';
import type { Reminded } from './port.ts';

type ReminderFacts = {
  /** Whether the asker may remind anybody of that enterprise's report, or that district's return. */
  readonly holds: (owing: string) => boolean;
  /** Enterprises or districts that have reported. */
  readonly filed: ReadonlySet<string>;
  /** People reminded within the pause. */
  readonly recent: ReadonlySet<string>;
};

/** Ids of enterprises, or codes of districts. */
export const owersOf = (owed: Outgoing['owed']): readonly string[] =>
  owed === null ? [] : 'week' in owed ? owed.enterprises : owed.districts;

/** Of each row, in their order: whether it may go out. */
export const remindersOf = (rows: readonly Outgoing[], { holds, filed, recent }: ReminderFacts): readonly Reminded[] =>
  rows.map(({ person, owed }) => {
    const owing = owersOf(owed);
    if (!owing.every(holds)) return { person, outcome: 'notYours' };
    if (owing.every((one) => filed.has(one))) return { person, outcome: 'filed' };
    return { person, outcome: recent.has(person) ? 'recent' : 'reminded' };
  });

/** A specialist in office of these districts (codes). */
export const isSpecialistIn = ({ people }: Roster, userid: string, districts: ReadonlySet<string>): boolean =>
  people.some((p) => p.userid === userid && p.role === ('specialist' satisfies Role) && p.active && districts.has(p.region));

/** Who is told of a moved deadline, in roster order: of a week who answers for its enterprises, the coordinators and the task force; of a month the latter two. Not whoever moves it. */
export function concernedBy(roster: Roster, by: Person, period: Week | Month, today: Day): readonly Person[] {
  const due = isWeek(period) ? dueOf(roster, period) : [];
  const answering = new Set(owedBy(roster, due, today).map((o) => o.person.userid));
  const districts = districtCodesOf(roster, by);
  const isTold = (p: Person) =>
    answering.has(p.userid) || p.role === 'taskForce' || (p.role === 'coordinator' && districts.has(p.region));
  return roster.people.filter((p) => p.active && p.userid !== by.userid && isTold(p));
}

/** Who reads a broadcast: everybody in office, or of the district; not the sender. */
export const receiversOf = ({ people }: Roster, by: Person, district: string | null): readonly Person[] =>
  people.filter((p) => p.active && p.userid !== by.userid && (district === null || p.region === district));
