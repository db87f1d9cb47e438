// Where in a sheet is each column, and what does each of its lines say? Faults are collected, never thrown.
import type { z } from 'zod';
import { type CellSchema, fold } from './cells.ts';
import {
  type Cell,
  type ColumnOf,
  ROSTER_SHEETS,
  type RosterFault,
  type Sheet,
  type SheetName,
  type SheetRow,
} from './sheets.ts';

/** What each column of a sheet may hold. */
type Columns<S extends SheetName> = Readonly<Record<ColumnOf<S>, CellSchema<unknown>>>;

/** One line of a sheet, read by column name. */
export type Line<S extends SheetName> = {
  readonly row: number;
  /** Notes a fault of this line. */
  fault(column: ColumnOf<S>, text: string): void;
  /** A cell's text as a code, without noting any fault: for what other lines refer to. */
  peek(column: ColumnOf<S>): string | null;
  /**
   * The row as its schema reads it. Every cell that is wrong is noted as a fault and left out; the others stand, so that rules over
   * several rows still find their faults. Cells of `ignored` are taken as empty, whatever they hold.
   */
  read<C extends Columns<S>>(schema: z.ZodObject<C>, ignored?: readonly ColumnOf<S>[]): Partial<z.output<z.ZodObject<C>>>;
};

/** What a sheet gave: the items that could be read, and whether a key is excused, because the line that names it has a fault of its own. */
export type ReadItems<T> = { readonly items: readonly T[]; readonly excused: (key: string) => boolean };

const HEADING_ROWS = 10;

/** The lines under the heading of one sheet; a sheet or column that is missing is a fault, and then there are none. */
export function readLines<S extends SheetName>(sheets: readonly Sheet[], name: S, faults: RosterFault[]): readonly Line<S>[] {
  const found = sheets.filter((s) => fold(s.name) === name);
  const [sheet] = found;
  const whole = (text: string) => void faults.push({ sheet: name, row: null, column: null, text });
  if (!sheet || found.length > 1) {
    whole(sheet ? '有两张同名的表，请只留一张' : '没有这张表。请用 template 命令生成的模板填写，不要改表名');
    return [];
  }
  const heading = findHeading(sheet, ROSTER_SHEETS[name]);
  if (heading.missing.length > 0) {
    whole(`缺少列：${heading.missing.join('、')}。请在表头补上，列名要与模板一致`);
    return [];
  }
  for (const column of heading.twice)
    faults.push({ sheet: name, row: heading.row, column, text: '这一列出现了两次，请只留一列' });
  if (heading.twice.length > 0) return [];
  const columns = new Set(heading.at.values());
  const rows = sheet.rows.filter((r) => r.row > heading.row && [...r.cells.keys()].some((c) => columns.has(c)));
  if (rows.length === 0) whole('没有任何一行内容，请填写后再导入');
  return rows.map((row) => lineOf(name, row, heading.at, faults));
}

function findHeading(sheet: Sheet, columns: readonly string[]) {
  const candidates = sheet.rows.filter((r) => r.row <= HEADING_ROWS).map((r) => headingOf(r, columns));
  const best = candidates.reduce<(typeof candidates)[number] | null>((a, b) => (a && a.at.size >= b.at.size ? a : b), null);
  return best ?? { row: 0, at: new Map<string, number>(), missing: columns, twice: [] };
}

function headingOf({ row, cells }: SheetRow, columns: readonly string[]) {
  const at = new Map<string, number>();
  const twice: string[] = [];
  for (const [number, cell] of cells) {
    // 级别(省/市/区县) and 账号* are 级别 and 账号.
    const title = fold(cell.text).replace(/[(*].*$/u, '');
    if (!columns.includes(title)) continue;
    if (at.has(title)) twice.push(title);
    at.set(title, number);
  }
  return { row, at, twice, missing: columns.filter((c) => !at.has(c)) };
}

function lineOf<S extends SheetName>(
  sheet: S,
  { row, cells }: SheetRow,
  at: ReadonlyMap<string, number>,
  faults: RosterFault[],
): Line<S> {
  const columns: readonly ColumnOf<S>[] = ROSTER_SHEETS[sheet];
  const fault = (column: ColumnOf<S>, text: string) => void faults.push({ sheet, row, column, text });
  const cellOf = (column: ColumnOf<S>): Cell | null => cells.get(at.get(column) ?? 0) ?? null;
  return {
    row,
    fault,
    peek: (column) => fold(cellOf(column)?.text ?? '') || null,
    read<C extends Columns<S>>(schema: z.ZodObject<C>, ignored: readonly ColumnOf<S>[] = []) {
      const typed = Object.fromEntries(columns.map((c) => [c, ignored.includes(c) ? null : cellOf(c)]));
      const read = schema.safeParse(typed);
      if (read.success) return read.data;
      const wrong = new Set<unknown>();
      for (const { path, message } of read.error.issues) {
        fault(path[0] as ColumnOf<S>, message);
        wrong.add(path[0]);
      }
      const sound = columns.filter((c) => !wrong.has(c));
      return Object.fromEntries(sound.map((c) => [c, schema.shape[c].parse(typed[c] ?? null)])) as Partial<
        z.output<typeof schema>
      >;
    },
  };
}
