// Who has not reported, as a sheet?
import type { Workbook } from 'exceljs';
import { missingTexts as t } from '../../conversations/documents.ts';
import type { MissingRow, WeeklyAnnex } from '../desk/documents/weekly-annex.ts';
import { dayOf } from '../domain/time.ts';
import { fill } from '../forms/definition/fill.ts';
import { addSheet, putMerged, putText, setPaper } from './cells.ts';
import { fullInstant, weekName } from './heads.ts';

const WIDTHS = [16, 40, 16, 26];
const HEADING_ROW = 3;

/** Text cells throughout; one line where nobody is missing. */
export function addMissing(workbook: Workbook, { week, whose, asOf, date, missing, coverage }: WeeklyAnnex): void {
  const sheet = addSheet(workbook, t.sheet);
  for (const [i, width] of WIDTHS.entries()) sheet.getColumn(i + 1).width = width;
  const { due, filed } = coverage;
  const period = { week: weekName(week), at: fullInstant(asOf, date), missing: missing.length, filed, due };
  putMerged(sheet, 'A1:D1', (c) => putText(c, fill(t.title, { whose }), { boxed: false, size: 18, bold: true }));
  putMerged(sheet, 'A2:D2', (c) => putText(c, fill(t.period, period), { boxed: false, size: 10 }));
  sheet.getRow(1).height = 30;
  for (const [i, heading] of [t.district, t.enterprise, t.specialist, t.lastContact].entries()) {
    putText(sheet.getCell(HEADING_ROW, i + 1), heading, { bold: true });
  }
  for (const [i, row] of missing.entries()) {
    for (const [j, words] of wordsOf(row).entries()) {
      putText(sheet.getCell(HEADING_ROW + 1 + i, j + 1), words, { align: j === 1 ? 'left' : 'center' });
    }
  }
  if (missing.length === 0) putMerged(sheet, 'A4:D4', (c) => putText(c, t.none));
  setPaper(sheet, 'portrait', HEADING_ROW);
}

const wordsOf = ({ district, enterprise, specialist, lastContact }: MissingRow): readonly string[] => [
  district,
  enterprise,
  specialist ?? t.noSpecialist,
  // Whoever has no specialist has nobody whose last report could be told.
  specialist === null ? '' : lastContact === null ? t.never : fullInstant(lastContact, dayOf(lastContact)),
];
