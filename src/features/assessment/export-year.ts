// How does the operator's command get a year's assessment?
import { type Exported, type ExportPlace, exportRefused } from '../../desk/documents/command-export.ts';
import type { Documents } from '../../desk/documents/port.ts';
import type { Bureau } from '../../desk/ports.ts';
import type { Settings } from '../../domain/settings.ts';
import { firstWeekOf, instantAt, mondayOf } from '../../domain/time.ts';
import { assessYear } from './assess-year.ts';
import type { Assessments } from './port.ts';
import { assessmentSheets } from './sheets.ts';

export type ExportYearDeps = {
  readonly assessments: Assessments;
  readonly documents: Pick<Documents, 'yearly'>;
  readonly bureau: Bureau;
  readonly settings: Settings;
};

/** Problems: database.away, database.conflict, documents.failed. */
export async function exportYear(deps: ExportYearDeps, { asker, whose }: ExportPlace, year: number, at: Date): Promise<Exported> {
  if (instantAt(mondayOf(firstWeekOf(year)), '00:00') > at) return exportRefused(`${year}年还没有开始`);
  const assessed = await assessYear(deps.assessments, deps.bureau, asker, year, deps.settings, at);
  const sheets = assessmentSheets(assessed, deps.bureau, deps.settings, whose);
  if (sheets === null) return exportRefused(`${year}年还没有可以考核的周`);
  return { kind: 'made', workbooks: await deps.documents.yearly(sheets) };
}
