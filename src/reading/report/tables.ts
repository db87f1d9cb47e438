// Was a piece of a spreadsheet pasted, and what stands in its cells?
import { readAmount } from '../numbers/amounts.ts';
import type { ReadingContext } from '../reading.ts';
import type { Folded } from '../text/text.ts';
import { readPlainRows } from './plain-rows.ts';
import { isBlank, isNote, isTotal, type Row, tierIn } from './table-cells.ts';
import { type Column, fittedTo, grouped, headingColumns } from './table-columns.ts';
import { DOUBTFUL, merged, readRows, reported, type TableDraft, type TableReading } from './table-rows.ts';

/** `isRuled`: what parts two cells stands for nothing else. */
type Cutting = { readonly cut: (line: string) => Row; readonly isRuled: boolean };

const CUTS: readonly Cutting[] = [
  { cut: (line) => line.split('\t'), isRuled: true },
  { cut: (line) => line.replace(/^\s*[|｜]|[|｜]\s*$/g, '').split(/[|｜]/), isRuled: true },
  { cut: (line) => line.split(/[,，]/), isRuled: false },
  { cut: (line) => line.trim().split(/\s+/), isRuled: false },
];
/** Titles, who sends it, its date. */
const MOST_BEFORE = 5;

/** Reads a table, with a heading row or in annex 1's order; null where the message is none. Lines before it may name the week. */
export function readTable(f: Folded, context: ReadingContext): TableReading | null {
  const lines = f
    .typed(0, f.text.length)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !/^[\s|:｜-]+$/.test(line));
  for (const at of lines.slice(0, MOST_BEFORE + 1).keys()) {
    for (const cutting of CUTS) {
      const heading = headingAt(lines, at, cutting);
      if (heading === null) continue;
      const read = readBlocks(lines, at, cutting, context);
      if (read !== null) return read;
    }
  }
  return readBare(lines, context) ?? readPlainRows(lines, context);
}

type Heading = { readonly columns: readonly Column[]; readonly lines: 1 | 2 };

function headingAt(lines: readonly string[], at: number, { cut, isRuled }: Cutting): Heading | null {
  const line = lines[at] ?? '';
  const twice = headingColumns(grouped(cut(line), cut(lines[at + 1] ?? '')), lines.length - at - 2, isRuled);
  if (twice !== null) return { columns: twice, lines: 2 };
  const once = headingColumns(cut(line), lines.length - at - 1, isRuled);
  return once === null ? null : { columns: once, lines: 1 };
}

/** One table or several below each other, each with its heading; null where the rows do not fit. */
function readBlocks(lines: readonly string[], from: number, cutting: Cutting, context: ReadingContext): TableReading | null {
  const blocks: TableDraft[] = [];
  for (let at = from; at < lines.length; ) {
    const heading = headingAt(lines, at, cutting);
    if (heading === null) return at === from ? null : DOUBTFUL;
    const first = at + heading.lines;
    let to = first;
    while (to < lines.length && (to === first || headingAt(lines, to, cutting) === null)) to++;
    const rows = lines
      .slice(first, to)
      .map(cutting.cut)
      .filter((row) => !isNote(row));
    const columns = fittedTo(heading.columns, rows);
    if (columns === null) return at === from ? null : DOUBTFUL;
    const drafts: TableDraft[] = [];
    if (!readRows({ columns, isRuled: cutting.isRuled }, rows, context, drafts)) return DOUBTFUL;
    // Within one table nobody stands twice.
    const names = drafts.flatMap(({ name }) => ('enterprise' in name ? [name.enterprise] : []));
    if (new Set(names).size < names.length) return DOUBTFUL;
    blocks.push(...drafts);
    at = to;
  }
  const drafts = merged(blocks);
  return drafts === null ? DOUBTFUL : reported(drafts, lines.slice(0, from).join('\n'), context);
}

/** Rows of annex 1 without its heading: [number] name [type] headcount, tier, shortage, resolved, cumulative. Null where no row's fourth cell or so is a tier. */
function readBare(lines: readonly string[], context: ReadingContext): TableReading | null {
  const at = lines.slice(0, MOST_BEFORE).findIndex((line) => line.split('\t').length >= 5);
  if (at < 0) return null;
  const rows = lines
    .slice(at)
    .map((line) => line.split('\t'))
    .filter((row) => !isNote(row));
  const first = rows[0] as Row;
  const tierAt = first.findIndex((cell) => !isBlank(cell) && typeof tierIn(cell) === 'string');
  const nameAt = first.findIndex((cell) => !isBlank(cell) && readAmount(cell) === null);
  if (tierAt < 2 || nameAt < 0 || nameAt >= tierAt - 1 || first.length < tierAt + 2) return null;
  const columns = first.map((_, i): Column => {
    if (i === nameAt) return { kind: 'name' };
    if (i === tierAt) return { kind: 'tier' };
    if (i === tierAt - 1) return { kind: 'figure', field: 'headcount', tier: 'total' };
    if (i === tierAt + 1) return { kind: 'figure', field: 'shortage', tier: 'total' };
    return i === tierAt + 2 ? { kind: 'figure', field: 'resolved', tier: 'total' } : { kind: 'ignored' };
  });
  const told = rows.filter((row) => !isTotal(row, ''));
  if (!told.every((row) => row.length > tierAt && row.length <= columns.length)) return DOUBTFUL;
  const drafts: TableDraft[] = [];
  return readRows({ columns, isRuled: true }, rows, context, drafts)
    ? reported(drafts, lines.slice(0, at).join('\n'), context)
    : DOUBTFUL;
}
