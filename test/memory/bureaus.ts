// What the bureau is, held in memory: for tests that turn it themselves. Only what a test puts there, nothing is decided here.
import type { Bureau, Bureaus, ImportedRoster } from '../../src/desk/ports.ts';
import type { Calendar } from '../../src/domain/calendar.ts';

export type MemoryBureaus = Pick<Bureaus, 'current'> & {
  /** The present state, without waiting. */
  now(): Bureau;
  setCalendar(calendar: Calendar): void;
  /** The lists named take the place of those that were; the others stay. */
  setRoster(lists: Partial<ImportedRoster>): void;
};

export const EMPTY_CALENDAR: Calendar = { days: new Map(), years: new Set(), moved: new Map() };

export function memoryBureaus(roster: ImportedRoster, calendar: Calendar = EMPTY_CALENDAR): MemoryBureaus {
  let bureau: Bureau = { roster: { ...roster, version: 0 }, calendar };
  const change = (lists: Partial<ImportedRoster>, calendar: Calendar): void => {
    bureau = { roster: { ...bureau.roster, ...lists, version: bureau.roster.version + 1 }, calendar };
  };
  return {
    now: () => bureau,
    current: async () => bureau,
    setCalendar: (calendar) => change({}, calendar),
    setRoster: (lists) => change(lists, bureau.calendar),
  };
}
