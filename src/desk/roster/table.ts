// Where in a sheet is each column, and what does each of its lines say? What is wrong is collected, never thrown.
import type { z } from 'zod';
import type { CellSchema } from './cells.ts';
import type { Findings } from './findings.ts';
import { partRows } from './footings.ts';
import { findHeading, type Heading } from './heading.ts';
import { saysNothing } from './no-names.ts';
import {
  type Cell,
  type ColumnOf,
  MAY_BE_EMPTY,
  NAME_COLUMNS,
  ROSTER_SHEETS,
  type Sheet,
  type SheetName,
  type SheetRow,
} from './sheets.ts';
import { fold, quote, withoutUnseen } from './typed.ts';

/** What each column of a sheet may hold. */
type Columns<S extends SheetName> = Readonly<Record<ColumnOf<S>, CellSchema<unknown>>>;

/** One line of a sheet, read by column name. */
export type Line<S extends SheetName> = {
  readonly row: number;
  /** Notes a fault of this line. */
  fault(column: ColumnOf<S>, text: string): void;
  /** Notes what of this line was not taken as it stands, under `head`: `“企业”表没有采用的简称`. */
  note(head: string, text: string): void;
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

/** The lines under the heading of one sheet; a sheet or column that is missing is a fault, and then there are none. */
export function readLines<S extends SheetName>(sheets: readonly Sheet[], name: S, findings: Findings): readonly Line<S>[] {
  const { faults } = findings;
  const found = sheets.filter((s) => fold(s.name) === name);
  const [sheet] = found;
  const whole = (text: string) => void faults.push({ sheet: name, row: null, column: null, text });
  if (!sheet || found.length > 1) {
    const others = sheets.map((s) => s.name).filter((other) => !Object.hasOwn(ROSTER_SHEETS, fold(other)));
    const there = others.length === 0 ? '' : `（文件里另有：${others.map(quote).join('、')}）`;
    whole(sheet ? '有两张同名的表，请只留一张' : `没有这张表${there}。请用 template 命令生成的模板填写，不要改表名`);
    return [];
  }
  const heading = findHeading(sheet, ROSTER_SHEETS[name]);
  if (heading.missing.length > 0) {
    const read = heading.at.size === 0 ? '' : `（第${heading.row}行的表头读到：${heading.read.map(quote).join('、')}）`;
    whole(`缺少列：${heading.missing.join('、')}${read}。请在表头补上，列名要与模板一致`);
    return [];
  }
  for (const column of heading.twice)
    faults.push({ sheet: name, row: heading.row, column, text: '这一列出现了两次，请只留一列' });
  if (heading.twice.length > 0) return [];
  const { data, footings } = partRows(
    sheet.rows.filter((r) => r.row > heading.row),
    heading,
    NAME_COLUMNS[name],
  );
  for (const { row, text } of footings)
    findings.notes.push({ head: `“${name}”表没有当作数据的行`, item: `第${row}行${quote(text)}` });
  noteHidden(name, sheet, heading, data, findings);
  if (data.length === 0) whole('没有任何一行内容，请填写后再导入');
  return data.map((row) => lineOf(name, row, heading.at, findings));
}

const isSound = ({ fault }: Cell): boolean => fault === null || fault === 'unseen';

/** What nobody sees is imported like the rest, as a filter hides rows that are meant; it is said, so that nobody is surprised. */
function noteHidden(name: SheetName, sheet: Sheet, { at }: Heading, data: readonly SheetRow[], { notes }: Findings): void {
  const hidden = new Set(sheet.hiddenRows);
  const rows = data.filter((r) => hidden.has(r.row));
  const columns = [...at].filter(([, number]) => sheet.hiddenColumns?.includes(number) ?? false);
  const anyway = '照样读入了，不要的请删去';
  if (sheet.isHidden) notes.push({ head: `“${name}”表是隐藏的，${anyway}`, item: '' });
  const head = `“${name}”表有${rows.length}行是隐藏的，${anyway}`;
  for (const { row } of rows) notes.push({ head, item: `第${row}行` });
  for (const [title] of columns) notes.push({ head: `“${name}”表有${columns.length}列是隐藏的，${anyway}`, item: `“${title}”` });
}

function lineOf<S extends SheetName>(
  sheet: S,
  { row, cells }: SheetRow,
  at: ReadonlyMap<string, number>,
  { faults, notes }: Findings,
): Line<S> {
  const columns: readonly ColumnOf<S>[] = ROSTER_SHEETS[sheet];
  const mayBeEmpty: readonly string[] = MAY_BE_EMPTY[sheet];
  const fault = (column: ColumnOf<S>, text: string) => void faults.push({ sheet, row, column, text });
  const note = (head: string, text: string) => void notes.push({ head: `“${sheet}”表${head}`, item: `第${row}行${text}` });
  const cellOf = (column: ColumnOf<S>): Cell | null => cells.get(at.get(column) ?? 0) ?? null;
  const isNothing = (column: ColumnOf<S>, cell: Cell | null): boolean =>
    mayBeEmpty.includes(column) && cell !== null && isSound(cell) && cell.text !== '' && saysNothing(cell.text);
  return {
    row,
    fault,
    note,
    peek: (column) => fold(cellOf(column)?.text ?? '') || null,
    read<C extends Columns<S>>(schema: z.ZodObject<C>, ignored: readonly ColumnOf<S>[] = []) {
      const cellRead = (column: ColumnOf<S>): Cell | null => {
        const cell = ignored.includes(column) ? null : cellOf(column);
        if (!isNothing(column, cell)) return cell;
        note('当作没有填写的格', `“${column}”${quote(cell?.text ?? '')}`);
        return null;
      };
      const typed: Readonly<Partial<Record<string, Cell | null>>> = Object.fromEntries(columns.map((c) => [c, cellRead(c)]));
      const read = schema.safeParse(typed);
      const wrong = new Set<unknown>(read.error?.issues.map(({ path }) => path[0]));
      for (const column of columns) {
        const fault = typed[column]?.fault;
        const isCleaned = fault === 'unseen' || fault === 'turning';
        if (isCleaned && !wrong.has(column))
          note('去掉了看不见的字符的格', `“${column}”${quote(withoutUnseen(typed[column]?.text ?? ''))}`);
      }
      if (read.success) return read.data;
      for (const { path, message } of read.error.issues) {
        fault(path[0] as ColumnOf<S>, message);
      }
      const sound = columns.filter((c) => !wrong.has(c));
      return Object.fromEntries(sound.map((c) => [c, schema.shape[c].parse(typed[c] ?? null)])) as Partial<
        z.output<typeof schema>
      >;
    },
  };
}
