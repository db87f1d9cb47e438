// Where in a sheet is each column, and what does a cell say: a code, a word of a list, a whole number …? Faults are collected, never thrown.
import { mondayOf, type Week } from '../../domain/time.ts';
import {
  type CellFault,
  type ColumnOf,
  ROSTER_SHEETS,
  type RosterFault,
  type Sheet,
  type SheetName,
  type SheetRow,
} from './sheets.ts';

/** One line of a sheet, read by column name. Readers that find a fault note it and answer null. */
export type Line<S extends SheetName> = {
  readonly row: number;
  /** Notes a fault of this line. */
  fault(column: ColumnOf<S>, text: string): void;
  /** Notes what to fill in, where the cell is empty; of one that could not be read the fault is noted already. */
  missing(column: ColumnOf<S>, text: string): void;
  /** Free text, at most `most` characters; empty is null. */
  text(column: ColumnOf<S>, most?: number): string | null;
  /** A code or account: narrow letters and digits without spaces; empty is null. */
  code(column: ColumnOf<S>): string | null;
  /** The same without noting any fault, for what other lines refer to. */
  peek(column: ColumnOf<S>): string | null;
  /** One of the words; an empty cell is a fault. */
  word<T>(column: ColumnOf<S>, words: Readonly<Record<string, T>>): T | null;
  /** Short names between 、 , ; or /; each once. */
  names(column: ColumnOf<S>): readonly string[];
  /** A whole number from 0 to 9,999,999; empty is null. */
  whole(column: ColumnOf<S>): number | null;
  /** An ISO week that exists; empty is null. */
  week(column: ColumnOf<S>): Week | null;
};

/** What a sheet gave: the items that could be read, and whether a key is excused, because the line that names it has a fault of its own. */
export type Known<T> = { readonly items: readonly T[]; readonly excused: (key: string) => boolean };

const HEADING_ROWS = 10;
const LONGEST = 100;
const MOST_NAMES = 20;

const FAULT_TEXTS: Readonly<Record<CellFault, string>> = {
  digits: '这一格是数字，位数太多，Excel 已经丢了后面几位。请先把单元格格式设为“文本”，再重新输入',
  date: '这一格是日期。请把单元格格式设为“文本”，再重新输入',
  error: '这一格的公式出错。请改成直接填写的内容',
  formula: '这一格的公式没有结果。请复制后“粘贴为数值”',
};

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

/** Full-width letters, digits and brackets become narrow; no spaces. */
const fold = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

/** What was typed, short enough to be shown back. */
export const quote = (text: string): string => `“${text.length > 30 ? `${text.slice(0, 30)}…` : text}”`;

function lineOf<S extends SheetName>(
  sheet: S,
  { row, cells }: SheetRow,
  at: ReadonlyMap<string, number>,
  faults: RosterFault[],
): Line<S> {
  const fault = (column: ColumnOf<S>, text: string) => void faults.push({ sheet, row, column, text });
  const cellOf = (column: ColumnOf<S>) => cells.get(at.get(column) ?? 0);
  const read = (column: ColumnOf<S>): string | null => {
    const cell = cellOf(column);
    if (!cell) return null;
    if (cell.fault === null) return cell.text === '' ? null : cell.text;
    fault(column, FAULT_TEXTS[cell.fault]);
    return null;
  };
  const text = (column: ColumnOf<S>, most = LONGEST): string | null => {
    const typed = read(column);
    if (typed === null || [...typed].length <= most) return typed;
    fault(column, `太长了，最多${most}个字`);
    return null;
  };
  const code = (column: ColumnOf<S>): string | null => {
    const typed = read(column);
    return typed === null ? null : fold(typed);
  };
  const missing = (column: ColumnOf<S>, what: string) => {
    const cell = cellOf(column);
    if (!cell || (cell.text === '' && cell.fault === null)) fault(column, `没有填写，${what}`);
  };
  return {
    row,
    fault,
    missing,
    text,
    code,
    peek: (column) => fold(cellOf(column)?.text ?? '') || null,
    word: (column, words) => {
      const typed = code(column);
      const meaning = typed === null ? undefined : words[typed];
      if (meaning !== undefined && typed !== null && Object.hasOwn(words, typed)) return meaning;
      const choices = Object.keys(words).join('、');
      if (typed === null) missing(column, `请填：${choices}`);
      else fault(column, `不认识${quote(typed)}，只能填：${choices}`);
      return null;
    },
    names: (column) => {
      const typed = text(column, LONGEST * 3);
      const names = new Set((typed ?? '').split(/[、,，;；/／]/u).flatMap((n) => (n.trim() === '' ? [] : [n.trim()])));
      if (names.size > MOST_NAMES) fault(column, `简称太多，最多${MOST_NAMES}个`);
      return [...names];
    },
    whole: (column) => {
      const typed = code(column);
      if (typed === null) return null;
      // 1,200人 is 1200.
      const digits = typed.replace(/(?<=\d),(?=\d{3})/gu, '').replace(/人$/u, '');
      if (/^\d{1,7}$/u.test(digits)) return Number(digits);
      fault(column, `${quote(typed)}不是人数，请填 0 或大于 0 的整数，例如 120`);
      return null;
    },
    week: (column) => {
      const typed = code(column)?.toUpperCase();
      if (typed === undefined) return null;
      if (isWeek(typed)) return typed;
      fault(column, `没有${quote(typed)}这一周。请写成 2021-W20 的样子，或留空表示本周`);
      return null;
    },
  };
}

function isWeek(typed: string): boolean {
  if (!/^20\d\d-W\d\d$/u.test(typed)) return false;
  try {
    mondayOf(typed);
    return true;
  } catch (e) {
    if (e instanceof RangeError) return false;
    throw e;
  }
}
