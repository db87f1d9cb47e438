// The port Bureaus in memory: what the bureau is, for tests and simulations.
import type { Bureau, Bureaus, ImportedRoster } from '../../src/desk/ports.ts';
import { Problem } from '../../src/desk/problem.ts';
import type { Absences } from '../../src/domain/absences.ts';
import type { Calendar } from '../../src/domain/calendar.ts';
import type { Assignment } from '../../src/domain/roster.ts';

export type MemoryBureaus = Bureaus & {
  /** The present state, without waiting. */
  now(): Bureau;
  setCalendar(calendar: Calendar): void;
  setAssignments(assignments: readonly Assignment[]): void;
  setAbsences(absences: Absences): void;
};

export const EMPTY_ROSTER: ImportedRoster = { regions: [], people: [], enterprises: [], assignments: [] };
export const EMPTY_CALENDAR: Calendar = { days: new Map(), years: new Set(), moved: new Map() };

const inOrder = ({ regions, people, enterprises, assignments }: ImportedRoster): ImportedRoster => {
  const place = new Map(enterprises.map((e, i) => [e.id, i]));
  const at = (id: string) => place.get(id) ?? -1;
  return {
    regions,
    people,
    enterprises,
    assignments: assignments.toSorted((a, b) => at(a.enterprise) - at(b.enterprise) || (a.from < b.from ? -1 : 1)),
  };
};

export function memoryBureaus(roster: ImportedRoster = EMPTY_ROSTER, calendar: Calendar = EMPTY_CALENDAR): MemoryBureaus {
  let bureau: Bureau = { roster: { ...inOrder(roster), version: 0 }, calendar };
  const change = (next: Partial<Bureau>): void => {
    const { absences } = { ...bureau.roster, ...next.roster };
    const away = absences === undefined ? {} : { absences };
    const roster = { ...(next.roster ?? bureau.roster), ...away, version: bureau.roster.version + 1 };
    bureau = { roster, calendar: next.calendar ?? bureau.calendar };
  };
  return {
    now: () => bureau,
    setCalendar: (calendar) => change({ calendar }),
    setAssignments: (assignments) => change({ roster: { ...bureau.roster, ...inOrder({ ...bureau.roster, assignments }) } }),
    setAbsences: (absences) => change({ roster: { ...bureau.roster, absences } }),
    current: async () => bureau,
    async save(roster, _by, _at, basedOn) {
      const wanted = inOrder(roster);
      const { version, ...old } = bureau.roster;
      if (JSON.stringify(inOrder(old)) === JSON.stringify(wanted)) return { changed: false, version };
      if (version !== basedOn) throw new Problem('database.conflict');
      change({ roster: { ...wanted, version } });
      return { changed: true, version: bureau.roster.version };
    },
  };
}
