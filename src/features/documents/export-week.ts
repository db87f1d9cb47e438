// How does the operator's command get annex 1 of a week?
import { type Exported, type ExportPlace, exportRefused } from '../../desk/documents/command-export.ts';
import type { Documents } from '../../desk/documents/port.ts';
import type { Inquiries } from '../../desk/figures/port.ts';
import type { Bureau } from '../../desk/ports.ts';
import { instantAt, mondayOf, type Week } from '../../domain/time.ts';
import { annexOf } from './annex-of.ts';

export type ExportWeekDeps = {
  readonly inquiries: Inquiries;
  readonly documents: Pick<Documents, 'weekly'>;
  readonly bureau: Bureau;
};

/** Problems: those of Inquiries, documents.failed. */
export async function exportWeek(deps: ExportWeekDeps, place: ExportPlace, week: Week, at: Date): Promise<Exported> {
  if (instantAt(mondayOf(week), '00:00') > at) return exportRefused(`${week}还没有开始`);
  const { asker, city, districts, whose } = place;
  const codes = districts.map((d) => d.code);
  const filter = { districts: codes, types: null, enterprises: null, specialist: null, surveyed: false };
  const wish = { week, whose, only: null, filter, districts, isOfDistricts: true, city };
  return { kind: 'made', workbooks: await deps.documents.weekly(await annexOf(deps, asker, wish, at)) };
}
