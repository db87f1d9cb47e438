// How do all districts' months stand side by side on one sheet, with last month and 环比?
import type { Cell, Workbook, Worksheet } from 'exceljs';
import { bulletinSheetTexts as t } from '../../conversations/documents.ts';
import type { BulletinSheet, MonthlyBulletin } from '../desk/documents/bulletin.ts';
import {
  addMonthly,
  type FigureKey,
  labelOf,
  type MonthlyFigures,
  monthlyValue,
  PROGRAMME_NAMES,
  PROGRAMMES,
  type Programme,
  programmeFigures,
} from '../domain/programmes.ts';
import type { Region } from '../domain/regions.ts';
import { fill } from '../forms/definition/fill.ts';
import { addSheet, putMerged, putNumber, putText, setPaper } from './cells.ts';
import { putHead, SUPPLEMENT_HEIGHT } from './heads.ts';

const HEADING_ROW = 5;
const LEFT = { align: 'left', size: 10 } as const;

/** Two columns a district; of the city also how much more or less, and in percent. */
export function addSideBySide(
  workbook: Workbook,
  bulletin: MonthlyBulletin,
  city: Pick<Region, 'name' | 'level'>,
  period: string,
): void {
  const { districts, date, supplement } = bulletin;
  const sheet = addSheet(workbook, t.sideBySide);
  sheet.getColumn(1).width = 20;
  sheet.getColumn(2).width = 30;
  const ofCity = 3 + 2 * districts.length;
  for (let column = 3; column < ofCity + 4; column += 1) sheet.getColumn(column).width = 9;
  const letter = (column: number) => sheet.getColumn(column).letter;
  const unfiled = districts.flatMap((d) => (d.figures === null ? [d.region.name] : []));
  const missing = unfiled.length === 0 ? period : `${period}　${fill(t.missing, { districts: unfiled.join('、') })}`;
  const under = supplement === '' ? missing : `${missing}\n${supplement}`;
  putHead(sheet, { annex: t.annex, title: t.title, under, region: city, date }, letter(ofCity + 3), letter(ofCity));
  if (supplement !== '') sheet.getRow(3).height = SUPPLEMENT_HEIGHT;
  putHeadings(sheet, [...districts.map((d) => d.region.name), city.name], [t.now, t.last]);
  for (const [i, heading] of [t.change, t.rate].entries()) {
    const column = letter(ofCity + 2 + i);
    putMerged(sheet, `${column}${HEADING_ROW}:${column}${HEADING_ROW + 1}`, (c) => putText(c, heading, { bold: true }));
  }
  let row = HEADING_ROW + 2;
  for (const programme of PROGRAMMES) {
    const figures = programmeFigures(programme);
    putMerged(sheet, `A${row}:A${row + figures.length - 1}`, (c) => putText(c, PROGRAMME_NAMES[programme], LEFT));
    for (const figure of figures) {
      putText(sheet.getCell(row, 2), labelOf(figure), LEFT);
      for (const [i, { figures: now, last }] of districts.entries()) {
        putFigure(sheet.getCell(row, 3 + 2 * i), now, programme, figure.key);
        putFigure(sheet.getCell(row, 4 + 2 * i), last, programme, figure.key);
      }
      putCity(sheet, row, ofCity, [sumOver(districts, 'figures'), sumOver(districts, 'last')], programme, figure.key);
      row += 1;
    }
  }
  setPaper(sheet, 'landscape', HEADING_ROW + 1);
}

/** What the districts that returned the month add up to; null where none did. */
const sumOver = (districts: readonly BulletinSheet[], which: 'figures' | 'last'): MonthlyFigures | null =>
  districts.reduce<MonthlyFigures | null>((sum, { [which]: one }) => (sum && one ? addMonthly(sum, one) : (sum ?? one)), null);

function putHeadings(sheet: Worksheet, names: readonly string[], each: readonly [string, string]): void {
  for (const [i, heading] of [t.programme, t.figure].entries()) {
    const column = sheet.getColumn(i + 1).letter;
    putMerged(sheet, `${column}${HEADING_ROW}:${column}${HEADING_ROW + 1}`, (c) => putText(c, heading, { bold: true }));
  }
  for (const [i, name] of names.entries()) {
    const [from, to] = [sheet.getColumn(3 + 2 * i).letter, sheet.getColumn(4 + 2 * i).letter];
    putMerged(sheet, `${from}${HEADING_ROW}:${to}${HEADING_ROW}`, (c) => putText(c, name, { bold: true }));
    for (const [j, heading] of each.entries()) putText(sheet.getCell(HEADING_ROW + 1, 3 + 2 * i + j), heading);
  }
}

/** Empty where nothing was returned; — where the month did not count the figure yet. */
export function putFigure(
  cell: Cell,
  figures: MonthlyFigures | null,
  programme: Programme,
  key: FigureKey,
  look: { readonly bold?: boolean } = {},
): void {
  const value = figures && monthlyValue(figures, programme, key);
  if (figures !== null && value === null) putText(cell, t.none, look);
  else putNumber(cell, value, look);
}

function putCity(
  sheet: Worksheet,
  row: number,
  from: number,
  months: readonly [MonthlyFigures | null, MonthlyFigures | null],
  programme: Programme,
  key: FigureKey,
): void {
  const bold = { bold: true } as const;
  const [now, last] = months.map((figures) => figures && monthlyValue(figures, programme, key));
  const change = now == null || last == null ? null : now - last;
  for (const [i, figures] of months.entries()) putFigure(sheet.getCell(row, from + i), figures, programme, key, bold);
  putNumber(sheet.getCell(row, from + 2), change, { format: '+0;-0;0' });
  const rate = sheet.getCell(row, from + 3);
  // Nothing grows by so many percent from 0.
  if (change === null || !last) putText(rate, t.none);
  else putNumber(rate, change / last, { format: '+0.0%;-0.0%;0.0%' });
}
