// How does one cell of a workbook say exactly what it is: words that no program takes for a formula, or a number?
import ExcelJS, { type Alignment, type Borders, type Cell, type Font, type Worksheet } from 'exceljs';

/** What Windows, WPS and LibreOffice have or replace by another of its kind. */
const FONT = '宋体';

const THIN = { style: 'thin', color: { argb: 'FF000000' } } as const;
const BOX: Borders = { top: THIN, left: THIN, bottom: THIN, right: THIN, diagonal: {} };

type Look = {
  readonly size?: number;
  readonly bold?: boolean;
  readonly boxed?: boolean;
  readonly align?: Alignment['horizontal'];
  readonly format?: string;
};

const alignments = new Map<string, Partial<Alignment>>();
const fonts = new Map<string, Partial<Font>>();

/** One object for each kind of look, so that a thousand cells are one style. */
function kept<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}

function dress(cell: Cell, { size = 11, bold = false, boxed = true, align = 'center' }: Look, format: string): void {
  cell.font = kept(fonts, `${size} ${bold}`, () => ({ name: FONT, size, bold }));
  cell.alignment = kept(alignments, align, () => ({ horizontal: align, vertical: 'middle', wrapText: true }));
  if (boxed) cell.border = BOX;
  cell.numFmt = format;
}

// What XML cannot hold, and half characters, would make a workbook that no program opens.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to take out
const UNWRITABLE = /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu;
/** `_x0041_` in a cell is read as an escaped `A`; escaped itself it stays as it was typed. */
const ESCAPE = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** Words as words: stored as a string in a text cell, so that neither `=1+1` nor `007` becomes anything else, now or when it is edited. */
export function putText(cell: Cell, text: string, look: Look = {}): void {
  cell.value = text.replace(UNWRITABLE, '').replace(ESCAPE, '_x005F_');
  dress(cell, look, '@');
}

/** A figure as a number; null = an empty cell. */
export function putNumber(cell: Cell, value: number | null, look: Look = {}): void {
  cell.value = value;
  dress(cell, look, look.format ?? '0');
}

/** The same words over several cells that become one. */
export function putMerged(sheet: Worksheet, range: string, put: (cell: Cell) => void): void {
  const [from = range] = range.split(':');
  // Each cell gets the border, so that the frame is closed on all sides of what is merged.
  put(sheet.getCell(from));
  if (range.includes(':')) sheet.mergeCells(range);
}

const FORBIDDEN_IN_NAME = /[\\/*?:[\]]|^'|'$/g;

/** Points: a figure can be read without a ruler. */
const ROW = 18;

/** A worksheet under a name every program takes: 31 characters, none of `\ / * ? : [ ]`, no name twice. */
export function addSheet(workbook: ExcelJS.Workbook, name: string): Worksheet {
  const clean = [...name.replace(UNWRITABLE, '').replace(FORBIDDEN_IN_NAME, '_')].slice(0, 28).join('') || '_';
  const isTaken = (wanted: string) => workbook.worksheets.some((w) => w.name.toLowerCase() === wanted.toLowerCase());
  let free = clean;
  for (let n = 2; isTaken(free); n += 1) free = `${clean}${n}`;
  return workbook.addWorksheet(free, { properties: { defaultRowHeight: ROW } });
}

export const newWorkbook = (): ExcelJS.Workbook => new ExcelJS.Workbook();

export const bytesOf = async (workbook: ExcelJS.Workbook): Promise<Uint8Array> =>
  new Uint8Array(await workbook.xlsx.writeBuffer());

/** On paper: so many pages wide that all columns fit, with the heading on each. */
export function setPaper(sheet: Worksheet, orientation: 'portrait' | 'landscape', headingRow: number): void {
  sheet.pageSetup = {
    ...sheet.pageSetup,
    paperSize: 9,
    orientation,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    printTitlesRow: `${headingRow}:${headingRow}`,
    margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
  };
  sheet.headerFooter.oddFooter = '&C第&P页，共&N页';
  sheet.views = [{ state: 'frozen', ySplit: headingRow }];
}
