// How are the rows of an answer laid out as a sheet?
import type { Cell, Workbook } from 'exceljs';
import { tableTexts as t } from '../../conversations/documents.ts';
import type { AnswerTable, TableCell, TableSheet } from '../desk/documents/table.ts';
import { addSheet, newWorkbook, putMerged, putNumber, putText, setPaper } from './cells.ts';

const HEADING_ROW = 3;
const UNKNOWN = '—';

export function tableWorkbook({ further = [], ...first }: AnswerTable): Workbook {
  const workbook = newWorkbook();
  for (const one of [first, ...further]) addTable(workbook, one);
  return workbook;
}

function addTable(workbook: Workbook, { sheet: name = t.sheet, title, under, headings, rows }: TableSheet): void {
  const sheet = addSheet(workbook, name);
  const last = sheet.getColumn(headings.length).letter;
  putMerged(sheet, `A1:${last}1`, (c) => putText(c, title, { boxed: false, size: 16, bold: true }));
  putMerged(sheet, `A2:${last}2`, (c) => putText(c, under, { boxed: false, size: 10 }));
  sheet.getRow(1).height = 40;
  for (const [i, heading] of headings.entries()) {
    sheet.getColumn(i + 1).width = i === 0 ? 30 : 15;
    putText(sheet.getCell(HEADING_ROW, i + 1), heading, { bold: true });
  }
  sheet.getRow(HEADING_ROW).height = 36;
  for (const [i, row] of rows.entries()) {
    for (const [j, cell] of row.entries()) put(sheet.getCell(HEADING_ROW + 1 + i, j + 1), cell);
  }
  setPaper(sheet, headings.length > 6 ? 'landscape' : 'portrait', HEADING_ROW);
}

function put(cell: Cell, value: TableCell): void {
  const share = value !== null && typeof value === 'object';
  const figure = share ? value.share : value;
  if (figure === null) putText(cell, UNKNOWN);
  else if (typeof figure === 'string') putText(cell, figure, { align: 'left' });
  else putNumber(cell, figure, share ? { format: '0.00%' } : {});
}
