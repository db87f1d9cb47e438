// Which feature makes the workbooks the operator's command asks for?
import { type Exported, exportPlace } from '../desk/documents/command-export.ts';
import { type ExportYearDeps, exportYear } from '../features/assessment/export-year.ts';
import { type ExportWeekDeps, exportWeek } from '../features/documents/export-week.ts';
import type { ExportWish } from '../features/documents/export-wish.ts';
import { type ExportMonthDeps, exportMonth } from '../features/monthly/export-month.ts';

type ExportDeps = ExportWeekDeps & ExportMonthDeps & ExportYearDeps & { readonly corp: string };

/** Problems: those of the stores, documents.failed. */
export async function commandExport(
  deps: ExportDeps,
  { period, district }: Extract<ExportWish, { kind: 'export' }>,
  at: Date,
): Promise<Exported> {
  const place = exportPlace(deps.bureau.roster, deps.corp, district);
  if (place.kind === 'refused') return place;
  switch (period.kind) {
    case 'week':
      return exportWeek(deps, place, period.week, at);
    case 'month':
      return exportMonth(deps, place, period.month, at);
    case 'year':
      return exportYear(deps, place, period.year, at);
  }
}
