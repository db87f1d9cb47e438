// What does a cell say as plain text, whatever kind of cell Excel made of it?
import type { CellValue, Cell as ExcelCell } from 'exceljs';
import { z } from 'zod';
import type { Cell, CellFault } from '../desk/roster/sheets.ts';
import { plainBlanks, turnsText, withoutUnseen } from '../desk/roster/typed.ts';

// Excel keeps 15 digits of a number; of a longer code the rest has been replaced by zeros before anybody could read it.
const KEPT_DIGITS = 15;

const place = z.int().min(1);
const fault: z.ZodType<CellFault> = z.enum(['digits', 'date', 'error', 'formula', 'turning', 'unseen']);
const row = z.tuple([place, z.array(z.tuple([place, z.string(), fault.nullable()]))]);
const sheet = z.object({ name: z.string(), rows: z.array(row) });

/** What the parser's process answers: rows as `[row, [[column, text, fault], …]]`. */
export const PARSED = z.object({ sheets: z.array(sheet) });
export type Parsed = z.infer<typeof PARSED>;
export type ParsedSheet = z.infer<typeof sheet>;
export type ParsedRow = z.infer<typeof row>;

/** The cell's text, or null for an empty one. */
export function readCell(cell: ExcelCell): Cell | null {
  const isFollower = cell.isMerged && cell.master.address !== cell.address;
  const read = isFollower ? readFollower(cell) : readValue(cell.value, cell.numFmt);
  return read.text === '' && read.fault === null ? null : read;
}

/** What is merged downwards holds for each row; sideways the other columns are empty, as they look. */
function readFollower(cell: ExcelCell): Cell {
  const { master } = cell;
  return Number(master.col) === Number(cell.col) ? readValue(master.value, master.numFmt) : said('');
}

function readValue(value: CellValue, format: string | undefined): Cell {
  if (value === null || value === undefined) return said('');
  if (typeof value === 'string') return said(value);
  if (typeof value === 'number') return readNumber(value, format);
  if (typeof value === 'boolean') return said(value ? '是' : '否');
  if (value instanceof Date) return said(Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10), 'date');
  if ('richText' in value) return said(value.richText.map((run) => run.text).join(''));
  if ('error' in value) return said('', 'error');
  if ('formula' in value || 'sharedFormula' in value) {
    return value.result === undefined || value.result === null ? said('', 'formula') : readValue(value.result, format);
  }
  // A link's text may be rich text again, whatever the types say.
  if ('text' in value) return readValue(value.text as CellValue, format);
  return said('', 'error');
}

function readNumber(value: number, format: string | undefined): Cell {
  if (Number.isInteger(value) && Math.abs(value) < 10 ** KEPT_DIGITS) {
    // A format of zeros alone shows leading zeros that belong to the code: 000000 shows 012345.
    const width = format && /^0+$/u.test(format) ? format.length : 0;
    return said(String(value).padStart(value < 0 ? 0 : width, '0'));
  }
  return Number.isInteger(value) ? said(String(value), 'digits') : said(String(value));
}

/** A cell with that text and, where it has nothing worse, the fault of marks nobody sees; those that turn text stay in it, to be shown by their place. */
function said(typed: string, fault: CellFault | null = null): Cell {
  const plain = plainBlanks(typed);
  const text = plainBlanks(withoutUnseen(plain));
  if (fault !== null || text === plain || text === '') return { text, fault };
  return turnsText(plain) ? { text: plain, fault: 'turning' } : { text, fault: 'unseen' };
}
