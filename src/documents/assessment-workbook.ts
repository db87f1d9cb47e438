// How is a year's assessment laid out: the ranking, and the rows behind it?
import type { Cell, Workbook, Worksheet } from 'exceljs';
import { assessmentSheetTexts as t } from '../../conversations/documents.ts';
import type { AnnualAssessment, DistrictRow, EnterpriseRow } from '../desk/documents/assessment.ts';
import type { RateSums, Share } from '../domain/assessment.ts';
import { dayOf } from '../domain/time.ts';
import { shortageRate } from '../domain/totals.ts';
import { fill } from '../forms/definition/fill.ts';
import { addSheet, newWorkbook, putMerged, putNumber, putText, setPaper } from './cells.ts';
import { fullInstant, shortWeekName, weekName } from './heads.ts';

const RATE = '0.00%';
const LEFT = { align: 'left' } as const;

type Column<Row> = { readonly heading: string; readonly width: number; readonly put: (cell: Cell, row: Row) => void };

export function yearlyWorkbook(assessment: AnnualAssessment): Workbook {
  const workbook = newWorkbook();
  addTable(workbook, t.ranking, linesOf(assessment), RANKING, assessment.districts);
  addTable(workbook, t.rows, linesOf(assessment), BEHIND, assessment.enterprises);
  return workbook;
}

/** From which weeks, over which enterprises, by which rule: with every figure of the year (domain §10). */
function linesOf({ isFinal, asOf, baseline, end, rankedBy, year }: AnnualAssessment): readonly string[] {
  const [from, to] = [end[0], end.at(-1)];
  const ends =
    from === undefined || to === undefined
      ? t.none
      : from === to
        ? weekName(to)
        : fill(t.endMean, { from: shortWeekName(from), to: shortWeekName(to) });
  return [
    fill(t.title, { year }),
    fill(isFinal ? t.final : t.running, { at: fullInstant(asOf, dayOf(asOf)) }),
    fill(t.weeks, { baseline: weekName(baseline), end: ends }),
    rankedBy === 'points' ? t.byPoints : t.byShare,
  ];
}

function addTable<Row>(
  workbook: Workbook,
  name: string,
  lines: readonly string[],
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): void {
  const sheet = addSheet(workbook, name);
  const last = sheet.getColumn(columns.length).letter;
  for (const [i, line] of lines.entries()) {
    const look = i === 0 ? { size: 18, bold: true } : { size: 10 };
    putMerged(sheet, `A${i + 1}:${last}${i + 1}`, (c) => putText(c, line, { ...look, boxed: false }));
  }
  sheet.getRow(1).height = 30;
  const headingRow = lines.length + 1;
  for (const [i, { heading, width }] of columns.entries()) {
    sheet.getColumn(i + 1).width = width;
    putText(sheet.getCell(headingRow, i + 1), heading, { bold: true });
  }
  sheet.getRow(headingRow).height = 36;
  putRows(sheet, headingRow + 1, columns, rows);
  setPaper(sheet, 'landscape', headingRow);
}

function putRows<Row>(sheet: Worksheet, from: number, columns: readonly Column<Row>[], rows: readonly Row[]): void {
  for (const [i, row] of rows.entries()) {
    for (const [j, { put }] of columns.entries()) put(sheet.getCell(from + i, j + 1), row);
  }
}

const rateOf = (sums: RateSums | null): number | null => sums && shortageRate(sums.headcount, sums.shortage);

/** A rate of 0/0, or what cannot be said, prints as —. */
function putRate(cell: Cell, rate: number | null, format: string): void {
  if (rate === null) putText(cell, t.none);
  else putNumber(cell, rate, { format });
}

/** The rate as a number, in a format that shows what it is a part of. */
function putShare(cell: Cell, { part, whole }: Share): void {
  if (whole === 0) putText(cell, t.none);
  else putNumber(cell, part / whole, { format: `0.0%"（${part}/${whole}）"` });
}

const number =
  <Row>(of: (row: Row) => number | null) =>
  (cell: Cell, row: Row): void =>
    putNumber(cell, of(row));

const RANKING: readonly Column<DistrictRow>[] = [
  {
    heading: t.rank,
    width: 9,
    put: (c, d) => (d.rank === null ? putText(c, t.none) : putNumber(c, d.rank, { bold: true })),
  },
  { heading: t.district, width: 16, put: (c, d) => putText(c, d.region.name, LEFT) },
  { heading: t.baselineRate, width: 11, put: (c, d) => putRate(c, rateOf(d.baseline), RATE) },
  { heading: t.endRate, width: 11, put: (c, d) => putRate(c, rateOf(d.end), RATE) },
  // Percentage points are numbers of their own, not percent of anything.
  {
    heading: t.fallPoints,
    width: 11,
    put: (c, d) => putRate(c, d.fallPoints === null ? null : d.fallPoints * 100, '0.00'),
  },
  { heading: t.fallShare, width: 11, put: (c, d) => putRate(c, d.fallShare, '0.0%') },
  { heading: t.compared, width: 10, put: number((d) => d.compared) },
  { heading: t.leftOut, width: 10, put: number((d) => d.leftOut) },
  { heading: t.reportsOnTime, width: 17, put: (c, d) => putShare(c, d.reportsOnTime) },
  { heading: t.signOffsOnTime, width: 15, put: (c, d) => putShare(c, d.signOffsOnTime) },
  { heading: t.monthsOnTime, width: 15, put: (c, d) => putShare(c, d.monthsOnTime) },
  { heading: t.resolved, width: 12, put: number((d) => d.resolved) },
  { heading: t.urgentInTime, width: 15, put: (c, d) => putShare(c, d.urgentInTime) },
  { heading: t.praised, width: 10, put: number((d) => d.praised) },
  { heading: t.remark, width: 20, put: (c, d) => putText(c, d.unranked ?? '', { size: 10 }) },
];

const BEHIND: readonly Column<EnterpriseRow>[] = [
  { heading: t.district, width: 16, put: (c, e) => putText(c, e.district, LEFT) },
  { heading: t.enterprise, width: 36, put: (c, e) => putText(c, e.name, LEFT) },
  { heading: t.baselineHeadcount, width: 12, put: number((e) => e.baseline?.headcount ?? null) },
  { heading: t.baselineShortage, width: 12, put: number((e) => e.baseline?.shortage ?? null) },
  { heading: t.baselineRate, width: 11, put: (c, e) => putRate(c, rateOf(e.baseline), RATE) },
  { heading: t.endHeadcount, width: 12, put: number((e) => e.end?.headcount ?? null) },
  { heading: t.endShortage, width: 12, put: number((e) => e.end?.shortage ?? null) },
  { heading: t.endRate, width: 11, put: (c, e) => putRate(c, rateOf(e.end), RATE) },
  { heading: t.isCompared, width: 26, put: (c, e) => putText(c, e.leftOut ?? t.yes, { size: 10 }) },
];
