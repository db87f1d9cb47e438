// How is annex 1 of the notice laid out as a workbook? (domain §7.11, notice §5)
import type { Cell, Workbook, Worksheet } from 'exceljs';
import { annexTexts as t } from '../../conversations/documents.ts';
import type { AnnexRow, AnnexSheet, WeeklyAnnex } from '../desk/documents/weekly-annex.ts';
import { ENTERPRISE_TYPE_NAMES, ENTERPRISE_TYPES } from '../domain/enterprises.ts';
import { addFigures, type Figures, NO_FIGURES, SKILL_TIERS, sumOf, TIER_NAMES } from '../domain/tiers.ts';
import { fill } from '../forms/definition/fill.ts';
import { addSheet, newWorkbook, putMerged, putNumber, putText, setPaper } from './cells.ts';
import { fullInstant, putHead, weekName } from './heads.ts';
import { addMissing } from './missing-list.ts';

const WIDTHS = [6, 30, 21, 10, 23, 11, 13, 13];
const HEADING_ROW = 5;
const LEFT = { align: 'left' } as const;
const NOTE = { align: 'left', boxed: false, size: 10 } as const;

/** The sheets of the annex, and who is missing. `isSplit`: the city's sheet is given without its rows, which stand in other workbooks. */
export function weeklyWorkbook(annex: WeeklyAnnex, isSplit = false): Workbook {
  const workbook = newWorkbook();
  for (const sheet of annex.sheets) addAnnexSheet(workbook, annex, sheet, isSplit && sheet.region.level !== 'district');
  addMissing(workbook, annex);
  return workbook;
}

function addAnnexSheet(workbook: Workbook, annex: WeeklyAnnex, of: AnnexSheet, isTotalsOnly: boolean): void {
  const sheet = addSheet(workbook, of.region.name);
  for (const [i, width] of WIDTHS.entries()) sheet.getColumn(i + 1).width = width;
  const { due, filed, extra } = of.coverage;
  const period = fill(t.period, {
    week: weekName(annex.week),
    at: fullInstant(annex.asOf, annex.date),
    filed,
    due,
    extra: extra > 0 ? fill(t.extra, { extra }) : '',
  });
  const under = [period, annex.only === null ? '' : fill(t.only, { only: annex.only }), annex.isOpen ? t.provisional : ''].join(
    '',
  );
  putHead(sheet, { annex: t.annex, title: t.title, under, region: of.region, date: annex.date }, 'H', 'F');
  const headings = [t.number, t.enterprise, t.type, t.headcount, t.tier, t.shortage, t.resolved, t.resolvedToDate];
  for (const [i, heading] of headings.entries()) putText(sheet.getCell(HEADING_ROW, i + 1), heading, { bold: true });
  sheet.getRow(HEADING_ROW).height = 32;
  let row = HEADING_ROW + 1;
  for (const [i, one] of (isTotalsOnly ? [] : of.rows).entries()) row = putEnterprise(sheet, row, i + 1, one);
  for (const which of OTHERS) {
    const toDate = of.others[which];
    if (toDate !== null && !isTotalsOnly) row = putOthers(sheet, row, t[which], toDate);
  }
  row = putTotals(sheet, row, of);
  for (const note of isTotalsOnly ? [t.split, ...t.notes] : t.notes) {
    putMerged(sheet, `A${row}:H${row}`, (c) => putText(c, note, NOTE));
    row += 1;
  }
  setPaper(sheet, 'portrait', HEADING_ROW);
}

/** Three rows, one a tier; number, name, type and headcount stand once beside them. Answers the row after them. */
function putEnterprise(sheet: Worksheet, from: number, number: number, one: AnnexRow): number {
  for (const [i, tier] of SKILL_TIERS.entries()) {
    putFigures(sheet, from + i, TIER_NAMES[tier], one.shortage[tier], one.resolved[tier], one.resolvedToDate[tier]);
  }
  const over = (column: string, put: (cell: Cell) => void) =>
    putMerged(sheet, `${column}${from}:${column}${from + SKILL_TIERS.length - 1}`, put);
  over('A', (c) => putNumber(c, number));
  over('B', (c) => putText(c, one.name, LEFT));
  over('C', (c) => putText(c, ENTERPRISE_TYPE_NAMES[one.type]));
  over('D', (c) => putNumber(c, one.headcount));
  return from + SKILL_TIERS.length;
}

const OTHERS = ['outstanding', 'left'] as const;

/** What enterprises without a report in the table resolved earlier in the year. Answers the row after them. */
function putOthers(sheet: Worksheet, from: number, name: string, toDate: Figures): number {
  for (const [i, tier] of SKILL_TIERS.entries()) putFigures(sheet, from + i, TIER_NAMES[tier], null, null, toDate[tier]);
  const last = from + SKILL_TIERS.length - 1;
  for (const [column, words] of [
    ['A', ''],
    ['B', name],
    ['C', t.unknown],
    ['D', t.unknown],
  ] as const)
    putMerged(sheet, `${column}${from}:${column}${last}`, (c) => putText(c, words, column === 'B' ? LEFT : {}));
  return last + 1;
}

/** The annex's totals block: a row a tier and 合计, with how many enterprises beside them. Answers the row after it. */
function putTotals(sheet: Worksheet, from: number, { rows, others }: AnnexSheet): number {
  const sum = (all: readonly Figures[]) => (all.length === 0 ? null : all.reduce(addFigures, NO_FIGURES));
  const shortage = sum(rows.map((r) => r.shortage));
  const resolved = sum(rows.map((r) => r.resolved));
  const toDate = sum([...rows.map((r) => r.resolvedToDate), ...OTHERS.flatMap((which) => others[which] ?? [])]);
  for (const [i, tier] of SKILL_TIERS.entries()) {
    const [missing, found, all] = [shortage, resolved, toDate].map((figures) => figures?.[tier]);
    putFigures(sheet, from + i, TIER_NAMES[tier], missing ?? null, found ?? null, all ?? null, true);
  }
  const last = from + SKILL_TIERS.length;
  putFigures(sheet, last, t.sum, shortage && sumOf(shortage), resolved && sumOf(resolved), toDate && sumOf(toDate), true);
  const types = ENTERPRISE_TYPES.map((type) =>
    fill(t.ofType, { type: ENTERPRISE_TYPE_NAMES[type], count: rows.filter((r) => r.type === type).length }),
  );
  const over = (column: string, put: (cell: Cell) => void) => putMerged(sheet, `${column}${from}:${column}${last}`, put);
  over('A', (c) => putText(c, t.total, { bold: true }));
  over('B', (c) => putNumber(c, rows.length, { bold: true, format: '0"家"' }));
  over('C', (c) => putText(c, types.join('\n'), { ...LEFT, size: 10 }));
  const headcount = rows.reduce((all, r) => all + r.headcount, 0);
  over('D', (c) => putFigure(c, rows.length === 0 ? null : headcount, true));
  for (let row = from; row <= last; row += 1) sheet.getRow(row).height = 18;
  return last + 1;
}

function putFigures(
  sheet: Worksheet,
  row: number,
  tier: string,
  shortage: number | null,
  resolved: number | null,
  resolvedToDate: number | null,
  bold = false,
): void {
  putText(sheet.getCell(row, 5), tier, { bold });
  putFigure(sheet.getCell(row, 6), shortage, bold);
  putFigure(sheet.getCell(row, 7), resolved, bold);
  putFigure(sheet.getCell(row, 8), resolvedToDate, bold);
}

/** A dash for what nobody reported. */
const putFigure = (cell: Cell, value: number | null, bold: boolean): void =>
  value === null ? putText(cell, t.unknown, { bold }) : putNumber(cell, value, { bold });
