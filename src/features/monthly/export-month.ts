// How does the operator's command get annex 2 of a month?
import { type Exported, type ExportPlace, exportRefused } from '../../desk/documents/command-export.ts';
import type { Documents } from '../../desk/documents/port.ts';
import type { Bureau } from '../../desk/ports.ts';
import type { Settings } from '../../domain/settings.ts';
import { instantAt, type Month } from '../../domain/time.ts';
import { bulletinSheets, loadBulletin } from './bulletin.ts';
import type { Monthly } from './port.ts';

export type ExportMonthDeps = {
  readonly monthly: Pick<Monthly, 'returns'>;
  readonly documents: Pick<Documents, 'monthly'>;
  readonly bureau: Bureau;
  readonly settings: Pick<Settings, 'monthOpensOn'>;
};

/** Problems: database.away, documents.failed. */
export async function exportMonth(deps: ExportMonthDeps, place: ExportPlace, month: Month, at: Date): Promise<Exported> {
  if (instantAt(`${month}-01`, '00:00') > at) return exportRefused(`${month}还没有开始`);
  const { asker, city, districts, whose } = place;
  const bulletin = await loadBulletin(deps.monthly, { asker, arrivedAt: at }, month, districts);
  const sheets = bulletinSheets(bulletin, whose, city, at, deps.bureau.calendar, deps.settings.monthOpensOn);
  return { kind: 'made', workbooks: await deps.documents.monthly(sheets) };
}
