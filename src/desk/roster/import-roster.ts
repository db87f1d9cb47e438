// How does a filled-in workbook become the bureau's roster: checked as a whole, compared with what holds, saved all or nothing?

import { changeRoster, type RosterChange, type WantedRoster } from '../../domain/roster-change.ts';
import { type Day, dayOf } from '../../domain/time.ts';
import type { Bureaus, ImportedRoster } from '../ports.ts';
import { isProblem, Problem } from '../problem.ts';
import { readEnterprises } from './enterprises.ts';
import { readPeople } from './people.ts';
import { readRegions } from './regions.ts';
import { byPlace, type RosterFault, type Sheet } from './sheets.ts';
import { rosterWarnings } from './warnings.ts';

const MOST_TRIES = 3;

export type RosterImport = {
  /** False where the workbook says what the roster says already: nothing was, or would be, saved. */
  readonly changed: boolean;
  readonly change: RosterChange;
  readonly warnings: readonly string[];
};

/** The roster a workbook's cells describe, or every fault there is, in the order of sheets, rows and columns. */
export function parseRoster(sheets: readonly Sheet[]): {
  readonly wanted: WantedRoster;
  readonly faults: readonly RosterFault[];
} {
  const faults: RosterFault[] = [];
  const regions = readRegions(sheets, faults);
  const people = readPeople(sheets, regions, faults);
  const enterprises = readEnterprises(sheets, regions, people, faults);
  return { wanted: { regions: regions.items, people: people.items, enterprises }, faults: faults.toSorted(byPlace) };
}

/** Pure: what the workbook would make of the present roster on that day. Problems: roster.faults with `details.faults` (RosterFault[]). */
export function planImport(old: ImportedRoster, sheets: readonly Sheet[], today: Day): RosterImport {
  const { wanted, faults } = parseRoster(sheets);
  if (faults.length > 0) throw new Problem('roster.faults', { faults });
  const change = changeRoster(old, wanted, today);
  return { changed: !sameRoster(old, change.roster), change, warnings: rosterWarnings(wanted, change) };
}

/** Imports, or with `dryRun` only says what would change. `by` is who did it, for the audit. Problems: roster.faults, database.*. */
export async function importRoster(
  bureaus: Bureaus,
  sheets: readonly Sheet[],
  options: { readonly by: string; readonly at: Date; readonly dryRun: boolean },
): Promise<RosterImport> {
  for (let tries = 1; ; tries++) {
    const { roster } = await bureaus.current();
    const planned = planImport(roster, sheets, dayOf(options.at));
    if (!planned.changed || options.dryRun) return planned;
    try {
      await bureaus.save(planned.change.roster, options.by, options.at, roster.version);
      return planned;
    } catch (e) {
      // Another import came between: what changes is worked out again from what it left.
      if (tries === MOST_TRIES || !isProblem(e, 'database.conflict')) throw e;
    }
  }
}

// Both sides are plain lists of plain records built in one order, so their text decides.
const sameRoster = (a: ImportedRoster, b: ImportedRoster): boolean => fingerprint(a) === fingerprint(b);
const fingerprint = ({ regions, people, enterprises, assignments }: ImportedRoster): string =>
  JSON.stringify([
    regions.map((r) => [r.code, r.name, r.aliases, r.parent, r.level]),
    people.map((p) => [p.userid, p.account, p.name, p.role, p.region, p.active]),
    enterprises.map((e) => [e.id, e.name, e.aliases, e.creditCode, e.type, e.surveyed, e.headcount]),
    assignments.map((a) => [a.enterprise, a.district, a.specialist, a.from, a.until]).sort(),
  ]);
