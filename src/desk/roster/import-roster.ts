// How does a filled-in workbook become the bureau's roster: checked as a whole, compared with what holds, saved all or nothing?

import { changeRoster, type RosterChange, type WantedRoster } from '../../domain/roster-change.ts';
import { type Day, dayOf } from '../../domain/time.ts';
import type { Bureaus, ImportedRoster } from '../ports.ts';
import { isProblem, Problem } from '../problem.ts';
import { readEnterprises } from './enterprises.ts';
import { noFindings, showNotes } from './findings.ts';
import { readPeople } from './people.ts';
import { readRegions } from './regions.ts';
import { isConfirmed, type Removal, removalOf } from './removal.ts';
import { byPlace, ROSTER_SHEETS, type RosterFault, type Sheet } from './sheets.ts';
import { fold, quote } from './typed.ts';
import { type Absent, absentFrom, rosterWarnings } from './warnings.ts';

const MOST_TRIES = 3;

export type RosterImport = {
  /** False where the workbook says what the roster says already: nothing was, or would be, saved. */
  readonly changed: boolean;
  readonly change: RosterChange;
  /** Who leaves because the workbook does not name them. */
  readonly absent: Absent;
  /** What of the workbook was not taken as it stands, and what should be looked at. */
  readonly warnings: readonly string[];
  readonly removal: Removal;
};

/** The roster a workbook's cells describe, or every fault there is, in the order of sheets, rows and columns. */
export function parseRoster(sheets: readonly Sheet[]): {
  readonly wanted: WantedRoster;
  readonly faults: readonly RosterFault[];
  readonly notes: readonly string[];
} {
  const findings = noFindings();
  const regions = readRegions(sheets, findings);
  const people = readPeople(sheets, regions, findings);
  const enterprises = readEnterprises(sheets, regions, people, findings);
  const hidden = sheets.filter((s) => s.isHidden && !Object.hasOwn(ROSTER_SHEETS, fold(s.name)));
  const unread = hidden.map((s) => ({ head: '隐藏的工作表，不是名册的表，没有读', item: quote(s.name) }));
  return {
    wanted: { regions: regions.items, people: people.items, enterprises },
    faults: findings.faults.toSorted(byPlace),
    notes: showNotes([...findings.notes, ...unread]),
  };
}

/** Pure: what the workbook would make of the present roster on that day. Problems: roster.faults with `details.faults` (RosterFault[]). */
export function planImport(old: ImportedRoster, sheets: readonly Sheet[], today: Day): RosterImport {
  const { wanted, faults, notes } = parseRoster(sheets);
  if (faults.length > 0) throw new Problem('roster.faults', { faults });
  const change = changeRoster(old, wanted, today);
  const warnings = [...notes, ...rosterWarnings(wanted, change)];
  const absent = absentFrom(wanted, change);
  return { changed: !sameRoster(old, change.roster), change, absent, warnings, removal: removalOf(old, change) };
}

type ImportOptions = {
  /** Who did it, for the audit. */
  readonly by: string;
  readonly at: Date;
  readonly dryRun: boolean;
  /** How many people and enterprises may leave, repeated by whoever imports; null where nothing was said. */
  readonly remove: number | null;
};

/**
 * Imports, or with `dryRun` only says what would change. Problems: roster.faults; roster.removal with `details.planned` (RosterImport)
 * where more than a tenth would leave and the number was not repeated, or another number was; database.*.
 */
export async function importRoster(
  bureaus: Bureaus,
  sheets: readonly Sheet[],
  { by, at, dryRun, remove }: ImportOptions,
): Promise<RosterImport> {
  for (let tries = 1; ; tries++) {
    const { roster } = await bureaus.current();
    const planned = planImport(roster, sheets, dayOf(at));
    if (!planned.changed || dryRun) return planned;
    if (!isConfirmed(planned.removal, remove)) throw new Problem('roster.removal', { planned });
    try {
      await bureaus.save(planned.change.roster, by, at, roster.version);
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
