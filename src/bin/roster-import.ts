// The sheets of a workbook become the bureau's roster, or what hinders it is told; loaded once they have been read.
import { isProblem } from '../desk/problem.ts';
import { importRoster, type RosterImport } from '../desk/roster/import-roster.ts';
import { showRemoval, showTrial } from '../desk/roster/removal.ts';
import type { RosterFault, Sheet } from '../desk/roster/sheets.ts';
import { showFaults, showImport } from '../desk/roster/show.ts';
import { withStores } from './command.ts';

export type ImportWish = { readonly dryRun: boolean; readonly remove: number | null };

/** Answers the process's exit code. */
export const importSheets = (sheets: readonly Sheet[], { dryRun, remove }: ImportWish): Promise<number> =>
  withStores(async ({ bureaus, clock }) => {
    const imported = await importRoster(bureaus, sheets, { by: 'command', at: clock.now(), dryRun, remove }).catch((error) =>
      toldRefusal(error, remove),
    );
    if (imported === null) return 1;
    for (const line of showImport(imported, dryRun)) console.log(line);
    if (dryRun) for (const line of showTrial(imported.removal, remove)) console.log(line);
    return 0;
  });

/** Says why nothing was imported. */
function toldRefusal(error: unknown, remove: number | null): null {
  if (isProblem(error, 'roster.faults')) {
    for (const line of showFaults(error.details.faults as readonly RosterFault[])) console.error(line);
    return null;
  }
  if (!isProblem(error, 'roster.removal')) throw error;
  const planned = error.details.planned as RosterImport;
  // What would change first, so that whoever repeats the number knows what for.
  for (const line of showImport(planned, true)) console.log(line);
  for (const line of showRemoval(planned.removal, remove)) console.error(line);
  return null;
}
