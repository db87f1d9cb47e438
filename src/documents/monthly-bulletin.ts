// How is annex 2 of the notice laid out as a workbook: all districts side by side, and a sheet for each? (notice §6)
import type { Workbook, Worksheet } from 'exceljs';
import { bulletinSheetTexts as t } from '../../conversations/documents.ts';
import type { BulletinSheet, MonthlyBulletin } from '../desk/documents/bulletin.ts';
import { labelOf, PROGRAMME_NAMES, PROGRAMMES, type ProgrammeFigure, programmeFigures } from '../domain/programmes.ts';
import { dayOf, type Month } from '../domain/time.ts';
import { fill } from '../forms/definition/fill.ts';
import { addSheet, newWorkbook, putMerged, putText, setPaper } from './cells.ts';
import { fullInstant, putHead, SUPPLEMENT_HEIGHT } from './heads.ts';
import { addSideBySide, putFigure } from './side-by-side.ts';

/** Three figures take two columns each, two figures three; more than three stand on lines of two or three. */
const COLUMNS = 6;
const MOST_ON_LINE = 3;
const HEADING_ROW = 4;

/** `2021年5月`. */
export const monthName = (month: Month): string => fill(t.month, { year: month.slice(0, 4), number: Number(month.slice(5)) });

export function monthlyWorkbook(bulletin: MonthlyBulletin): Workbook {
  const workbook = newWorkbook();
  if (bulletin.city) addSideBySide(workbook, bulletin, bulletin.city, periodOf(bulletin));
  for (const district of bulletin.districts) addDistrict(workbook, bulletin, district);
  return workbook;
}

function periodOf({ month, publishedAt, asOf }: MonthlyBulletin): string {
  const name = monthName(month);
  return publishedAt === null
    ? fill(t.running, { month: name, at: fullInstant(asOf, dayOf(asOf)) })
    : fill(t.published, { month: name, at: fullInstant(publishedAt, dayOf(publishedAt)) });
}

/** The annex's own form: a heading a programme, its figures below their labels. */
function addDistrict(
  workbook: Workbook,
  bulletin: MonthlyBulletin,
  { region, figures, signed, supplement }: BulletinSheet,
): void {
  const sheet = addSheet(workbook, region.name);
  for (let column = 1; column <= COLUMNS; column += 1) sheet.getColumn(column).width = 15;
  const sign = signed ? fill(t.signed, { name: signed.by, at: fullInstant(signed.at, dayOf(signed.at)) }) : t.unsigned;
  const under = `${periodOf(bulletin)}　${sign}${supplement === '' ? '' : `\n${supplement}`}`;
  putHead(sheet, { annex: t.annex, title: t.title, under, region, date: bulletin.date }, 'F', 'E');
  if (supplement !== '') sheet.getRow(3).height = SUPPLEMENT_HEIGHT;
  let row = HEADING_ROW + 1;
  for (const programme of PROGRAMMES) {
    putMerged(sheet, `A${row}:F${row}`, (c) => putText(c, PROGRAMME_NAMES[programme], { bold: true }));
    sheet.getRow(row).height = 24;
    row += 1;
    for (const line of linesOf(programmeFigures(programme))) {
      const width = COLUMNS / line.length;
      for (const [i, figure] of line.entries()) {
        const range = (at: number) => rangeOf(sheet, at, 1 + i * width, width);
        putMerged(sheet, range(row), (c) => putText(c, labelOf(figure), { size: 10 }));
        putMerged(sheet, range(row + 1), (c) => putFigure(c, figures, programme, figure.key));
      }
      sheet.getRow(row).height = 32;
      sheet.getRow(row + 1).height = 24;
      row += 2;
    }
  }
  setPaper(sheet, 'portrait', HEADING_ROW);
}

/** As few lines as hold them, the longer ones first. */
function linesOf(figures: readonly ProgrammeFigure[]): readonly (readonly ProgrammeFigure[])[] {
  const lines: ProgrammeFigure[][] = [];
  let rest = [...figures];
  for (let left = Math.ceil(figures.length / MOST_ON_LINE); left > 0; left -= 1) {
    const many = Math.ceil(rest.length / left);
    lines.push(rest.slice(0, many));
    rest = rest.slice(many);
  }
  return lines;
}

const rangeOf = (sheet: Worksheet, row: number, from: number, width: number): string =>
  `${sheet.getColumn(from).letter}${row}:${sheet.getColumn(from + width - 1).letter}${row}`;
