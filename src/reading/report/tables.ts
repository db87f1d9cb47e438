// Was a piece of a spreadsheet pasted, and what stands in its cells?
import { weekOf } from '../../domain/time.ts';
import type { Named } from '../names/named.ts';
import { readAmount } from '../numbers/amounts.ts';
import { type Figure, PLAIN } from '../parse/figure.ts';
import { saidOf } from '../parse/said.ts';
import { findPeriods, onePeriod, singleWeek } from '../periods/periods.ts';
import type { FigureProblem, ReadingContext, ReportEntry, ReportReading } from '../reading.ts';
import { longestWord } from '../text/lexicon.ts';
import { type Folded, foldText } from '../text/text.ts';
import { REPORT_WORDS, type ReportField, type Word } from '../words/report-words.ts';

/** What a column holds. */
type Column =
  | { readonly kind: 'name' | 'tier' | 'ignored' | 'unknown' }
  | { readonly kind: 'figure'; readonly field: ReportField; readonly tier: Figure['tier'] };

type Row = readonly string[];

const CUTS: readonly ((line: string) => Row)[] = [
  (line) => line.split('\t'),
  (line) => line.replace(/^\s*[|｜]|[|｜]\s*$/g, '').split(/[|｜]/),
  (line) => line.split(/[,，]/),
  (line) => line.trim().split(/\s+/),
];
const NAME = /^(?:企业|单位|公司|用人单位)?(?:名称|名字|全称|简称)?$/;
const TIER = /^(?:缺工|人员|用工|技能)?(?:类型|工种|类别|等级)$/;
const IGNORED =
  /^(?:序号|编号|no\.?|备注|说明|企业类型|行业|区域|区市|所属.*|服务?专员|填报人|联系人|.*电话|手机号?|地址|日期|时间|周次|调研受访|.*信用代码|合计|小计|总计)$|累计|新增/;
const EMPTY = /^[-—–/、\s]*$/;
const NOTHING = /^(?:无|没有|没|零)$/;

/** Reads a table with a heading row; null where the message is none. Lines before it may name the week. */
export function readTable(f: Folded, context: ReadingContext): ReportReading | { readonly kind: 'doubtful' } | null {
  const lines = f
    .typed(0, f.text.length)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !/^[\s|:｜-]+$/.test(line));
  for (const [at, line] of lines.slice(0, 4).entries()) {
    for (const cut of CUTS) {
      const twice = columnsOf(grouped(cut(line), cut(lines[at + 1] ?? '')), lines.length - at - 2);
      const columns = twice ?? columnsOf(cut(line), lines.length - at - 1);
      if (columns === null) continue;
      const rows = lines.slice(at + (twice === null ? 1 : 2)).map(cut);
      const fitted = fittedTo(columns, rows);
      if (fitted !== null) return readRows(fitted, rows, lines.slice(0, at).join('\n'), context);
    }
  }
  return readBare(lines, context);
}

/** Rows of annex 1 without its heading: [number] name [type] headcount, tier, shortage, resolved, cumulative. Null where no row's fourth cell or so is a tier. */
function readBare(lines: readonly string[], context: ReadingContext): ReturnType<typeof readTable> {
  const at = lines.slice(0, 4).findIndex((line) => line.split('\t').length >= 5);
  if (at < 0) return null;
  const rows = lines.slice(at).map((line) => line.split('\t'));
  const first = rows[0] as Row;
  const tierAt = first.findIndex((cell) => !EMPTY.test(cell) && typeof tierIn(cell) === 'string');
  const nameAt = first.findIndex((cell) => !EMPTY.test(cell) && readAmount(cell) === null);
  if (tierAt < 2 || nameAt < 0 || nameAt >= tierAt - 1 || first.length < tierAt + 2) return null;
  const columns = first.map((_, i): Column => {
    if (i === nameAt) return { kind: 'name' };
    if (i === tierAt) return { kind: 'tier' };
    if (i === tierAt - 1) return { kind: 'figure', field: 'headcount', tier: 'total' };
    if (i === tierAt + 1) return { kind: 'figure', field: 'shortage', tier: 'total' };
    return i === tierAt + 2 ? { kind: 'figure', field: 'resolved', tier: 'total' } : { kind: 'ignored' };
  });
  const fits = rows.every((row) => row.length > tierAt && row.length <= columns.length);
  return fits ? readRows(columns, rows, lines.slice(0, at).join('\n'), context) : { kind: 'doubtful' };
}

/** A heading of two rows: 缺工 over 普工, 技工 and 高技. */
const grouped = (groups: Row, cells: Row): Row => {
  let group = '';
  return cells.map((cell, i) => {
    group = groups[i]?.trim() || group;
    return cell.trim() === group ? cell : `${i === 0 && group === '' ? '企业' : group}${cell}`;
  });
};

/** The columns of a heading row; null where it is none. */
function columnsOf(cells: Row, rowsBelow: number): readonly Column[] | null {
  if (cells.length < 2 || rowsBelow === 0 || cells.some((cell) => /[\d一二三四五六七八九十]/.test(foldText(cell).text)))
    return null;
  const columns = cells.map(columnOf);
  return columns.some((c) => c.kind === 'figure') &&
    columns.every((c, i) => i === 0 || (c.kind !== 'unknown' && cells[i]?.trim() !== ''))
    ? columns
    : null;
}

function columnOf(cell: string): Column {
  const text = foldText(cell).text.replace(/[(（].*?[)）]|人数?$/g, '');
  if (TIER.test(text)) return { kind: 'tier' };
  if (NAME.test(text)) return { kind: 'name' };
  if (IGNORED.test(text)) return { kind: 'ignored' };
  const words = wordsOf(text);
  if (words === null) return { kind: 'unknown' };
  const field = words.find((w) => w.kind === 'field' || w.kind === 'staff');
  const tier = words.find((w) => w.kind === 'tier');
  if (
    words.some((w) => !['field', 'staff', 'tier', 'noise', 'sum', 'when', 'now', 'trades', 'ofWhich'].includes(w.kind)) ||
    (!field && !tier)
  )
    return { kind: 'unknown' };
  return {
    kind: 'figure',
    field: field === undefined ? 'shortage' : field.kind === 'field' ? field.field : 'headcount',
    tier: tier?.kind === 'tier' ? tier.tier : 'total',
  };
}

/** The words a heading consists of; null where one is unknown. */
function wordsOf(text: string): readonly Word[] | null {
  const folded = foldText(text);
  const words: Word[] = [];
  for (let at = 0; at < folded.text.length; ) {
    const found = longestWord(REPORT_WORDS, folded, at);
    if (found === null && !/[\p{P}\p{S}]/u.test(folded.text[at] as string)) return null;
    if (found !== null) words.push(found.value);
    at = found?.to ?? at + 1;
  }
  return words;
}

/** The columns once they are known to agree with the rows; a heading row may lack the corner above the names. */
function fittedTo(columns: readonly Column[], rows: readonly Row[]): readonly Column[] | null {
  const named = columns.some((c) => c.kind === 'name')
    ? columns
    : columns[0]?.kind === 'unknown' || columns[0]?.kind === 'ignored'
      ? [{ kind: 'name' } as const, ...columns.slice(1)]
      : [{ kind: 'name' } as const, ...columns];
  const figures = named.filter((c) => c.kind === 'figure').map((c) => `${c.field}.${c.tier}`);
  if (new Set(figures).size < figures.length) return null;
  const fits = (row: Row) => row.length === named.length || (row.length > 1 && row.length < named.length);
  return rows.some((row) => row.length === named.length) && rows.every((row) => fits(row) || row.length === 1) ? named : null;
}

/** One enterprise while its rows are read: annex 1 gives it one row a tier. */
type Draft = { readonly name: Named; readonly figures: Figure[]; readonly texts: string[] };

function readRows(
  columns: readonly Column[],
  rows: readonly Row[],
  before: string,
  context: ReadingContext,
): ReportReading | { readonly kind: 'doubtful' } {
  const doubtful = { kind: 'doubtful' } as const;
  const drafts: Draft[] = [];
  for (const row of rows) {
    const cellOf = (kind: Column['kind']) => row[columns.findIndex((c) => c.kind === kind)]?.trim() ?? '';
    const name = cellOf('name');
    if (/^(?:合计|总计|小计)/.test(name)) continue;
    if (row.length === 1 && !/\d/.test(foldText(row.join('')).text)) continue;
    if (row.length === 1 || (name === '' && drafts.length === 0)) return doubtful;
    const tier = tierIn(cellOf('tier'));
    if (tier === undefined) return doubtful;
    if (name !== '') drafts.push({ name: context.names.find(name, context.own), figures: [], texts: [] });
    const draft = drafts.at(-1) as Draft;
    for (const [i, column] of columns.entries()) {
      if (column.kind !== 'figure') continue;
      const figure = figureIn(row[i] ?? '', column, column.field === 'headcount' ? null : tier, draft.texts);
      if (figure === 'unreadable') return doubtful;
      if (figure !== null) draft.figures.push(figure);
    }
  }
  const period = periodOf(before, context);
  const reports = drafts.flatMap(({ name, figures, texts }): ReportEntry[] => {
    const said = figures.length > 0 ? saidOf({ figures, none: null, same: null }, ({ from }) => texts[from] ?? '') : null;
    return said === null ? [] : [{ ...name, ...said }];
  });
  const ids = reports.flatMap((r) => ('enterprise' in r ? [r.enterprise] : []));
  if (period === null || reports.length === 0 || reports.length < drafts.length || new Set(ids).size < ids.length)
    return doubtful;
  return { kind: 'report', period, reports };
}

/** The tier a cell names: null for an empty one, undefined for something else. */
function tierIn(cell: string): Figure['tier'] | null | undefined {
  if (EMPTY.test(cell)) return null;
  const word = wordsOf(cell)?.find((w) => w.kind === 'tier');
  return word?.kind === 'tier' ? word.tier : undefined;
}

function figureIn(
  cell: string,
  { field, tier }: { readonly field: ReportField; readonly tier: Figure['tier'] },
  rowTier: Figure['tier'] | null,
  texts: string[],
): Figure | null | 'unreadable' {
  if (EMPTY.test(cell)) return null;
  const amount = NOTHING.test(cell.trim()) ? { kind: 'whole' as const, value: 0 } : readAmount(cell);
  if (amount === null) return 'unreadable';
  const value: number | FigureProblem['why'] = amount.kind === 'whole' ? amount.value : 'vague';
  // The words of a cell are found by the place they are kept at.
  const at = texts.push(cell.trim()) - 1;
  return {
    field,
    tier: rowTier ?? tier,
    word: '',
    value,
    number: undefined,
    from: at,
    to: at,
    hedge: null,
    time: PLAIN,
    isOpen: false,
  };
}

function periodOf(before: string, { now }: ReadingContext): string | null {
  const named = onePeriod(findPeriods(foldText(before), now));
  if (named === undefined) return weekOf(now);
  const week = named === null ? null : singleWeek(named);
  return week !== null && week <= weekOf(now) ? week : null;
}
