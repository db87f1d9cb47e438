// Which cells stand in a workbook? A process of its own with a small heap: reads the packed parts from stdin, writes JSON to stdout.
import { buffer } from 'node:stream/consumers';
import ExcelJS, { type Worksheet } from 'exceljs';
import { type Parsed, type ParsedRow, type ParsedSheet, readCell } from './roster-workbook-cells.ts';
import { MOST_COLUMNS } from './roster-workbook-sheet.ts';

// Whatever is not a cell stays unread: some of it makes exceljs loop by declared size, and links point to parts that were left outside.
const UNREAD = [
  'autoFilter',
  'cols',
  'conditionalFormatting',
  'dataValidations',
  'drawing',
  'extLst',
  'headerFooter',
  'hyperlinks',
  'pageMargins',
  'pageSetup',
  'picture',
  'printOptions',
  'rowBreaks',
  'sheetFormatPr',
  'sheetPr',
  'sheetProtection',
  'sheetViews',
  'tableParts',
];

async function parse(packed: Buffer): Promise<Parsed> {
  const workbook = new ExcelJS.Workbook();
  // exceljs asks for its own Buffer type, which Node's satisfies.
  await workbook.xlsx.load(packed as unknown as ExcelJS.Buffer, { ignoreNodes: UNREAD });
  return { sheets: workbook.worksheets.map(readSheet) };
}

/** Walks the cells that exist; the declared size (rowCount) may be a million rows of nothing. */
function readSheet(sheet: Worksheet): ParsedSheet {
  const rows: ParsedRow[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    const cells: ParsedRow[1][number][] = [];
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      const read = column <= MOST_COLUMNS ? readCell(cell) : null;
      if (read) cells.push([column, read.text, read.fault]);
    });
    if (cells.length > 0) rows.push([number, cells]);
  });
  return { name: sheet.name, rows };
}

process.stdout.write(JSON.stringify(await parse(await buffer(process.stdin))));
