// Are the lines a clerk's rows without a heading: a name, then the shortage of the three tiers, and what was resolved of them?
import { readAmount } from '../numbers/amounts.ts';
import type { ReadingContext } from '../reading.ts';
import { wordAlone } from './list-answers.ts';
import { rowFigures } from './row-figures.ts';
import {
  cellWords,
  hasDigit,
  isBlank,
  isNote,
  isNothing,
  isTotal,
  namesFigures,
  namesPeriod,
  type Row,
  withoutTail,
} from './table-cells.ts';
import { DOUBTFUL, reported, type TableDraft, type TableReading } from './table-rows.ts';

/** Lines above the rows: who sends them, of which week. */
const MOST_BEFORE = 4;
const NUMBERED = /^\s*(\d{1,3})\s*[.、．)）]?\s*(?=[^\d\s.、．)）])/;

/** A row as a clerk pastes it: by tabs, or by blanks with figures alone behind the name. */
type PlainRow = { readonly place: number | null; readonly name: string; readonly cells: Row };

/** Null where they are something else, which may be read as words. */
export function readPlainRows(lines: readonly string[], context: ReadingContext): TableReading | null {
  if (context.own.size === 0) return null;
  const isRuled = lines.some((line) => line.includes('\t'));
  const from = lines.slice(0, MOST_BEFORE + 1).findIndex((line) => rowOf(line, isRuled, context) !== null);
  if (from < 0) return null;
  const above = lines.slice(0, from);
  // A heading nobody understands, or 本周解决, says what the rows count.
  if (above.some((line) => isRow(line))) return DOUBTFUL;
  if (!above.every((line) => isAbove(line, context))) return null;
  const rows: PlainRow[] = [];
  for (const line of lines.slice(from)) {
    const cells = isRuled ? line.split('\t') : line.trim().split(/\s+/);
    if (isNote(cells) || isTotal(cells, '')) continue;
    const row = rowOf(line, isRuled, context);
    if (row === null) return null;
    rows.push(row);
  }
  if (!areNumbered(rows) || (!isRuled && rows.length < 2)) return null;
  return readCellsOf(rows, lines.slice(0, from).join('\n'), isRuled, context);
}

const isRow = (line: string): boolean => line.split('\t').filter((cell) => !isBlank(cell)).length > 1;

const isAbove = (line: string, { now }: ReadingContext): boolean =>
  !namesFigures(line) && (namesPeriod(line, now) || !hasDigit(line));

function rowOf(line: string, isRuled: boolean, { names, own }: ReadingContext): PlainRow | null {
  const read = isRuled ? ruledRow(withoutTail(line.split('\t').map((cell) => cell.trim()))) : spacedRow(line);
  // 普工 8 3 0 is no enterprise.
  if (read === null || hasNoName(read.name)) return null;
  // A title is merged over all cells, a name stands before blank ones.
  return read.cells.length > 0 || 'enterprise' in names.find(read.name, own) ? read : null;
}

const hasNoName = (name: string): boolean => isBlank(name) || cellWords(name) !== null || readAmount(name) !== null;

function ruledRow(cells: Row): PlainRow | null {
  const isNumbered = /^\d{1,3}$/.test(cells[0] ?? '') && cells.length > 2;
  const at = isNumbered ? 1 : 0;
  const row = { place: isNumbered ? Number(cells[0]) : null, name: cells[at] ?? '', cells: cells.slice(at + 1) };
  const isTold =
    row.cells.length === 0 || row.cells.some((cell) => hasDigit(cell) || isNothing(cell) || wordAlone(cell) !== null);
  return isTold && row.cells.every(isPlainCell) ? row : null;
}

function spacedRow(line: string): PlainRow | null {
  const numbered = NUMBERED.exec(line);
  const rest = line.slice(numbered?.[0].length ?? 0).trim();
  const [name = '', ...cells] = rest.split(/\s+/);
  if (cells.length === 0 || cells.some((cell) => readAmount(cell)?.kind !== 'whole')) return null;
  return { place: numbered ? Number(numbered[1]) : null, name, cells };
}

/** A figure, none yet, or a word for all of them; nothing that says by itself which figure it is. */
const isPlainCell = (cell: string): boolean =>
  isBlank(cell) || isNothing(cell) || readAmount(cell) !== null || (!hasDigit(cell) && [...cell].length <= 6 && isFree(cell));

const isFree = (cell: string): boolean => cellWords(cell) === null || wordAlone(cell) !== null;

/** All in their order or none: a figure in front of a name is no number of it. */
function areNumbered(rows: readonly PlainRow[]): boolean {
  if (rows.every(({ place }) => place === null)) return true;
  return rows.every(({ place }, i) => place !== null && (i === 0 || place === (rows[i - 1]?.place ?? 0) + 1));
}

function readCellsOf(rows: readonly PlainRow[], before: string, isRuled: boolean, context: ReadingContext): TableReading | null {
  const words = rows.map(({ cells }) => (cells.length === 1 ? wordOf(cells[0] ?? '') : null));
  const widths = rows.flatMap(({ cells }, i) => (words[i] === null ? [cells.length] : []));
  const width = Math.max(0, ...widths);
  const isGapped = rows.some(({ cells }) => cells.some(isBlank));
  // 8 3 alone may be anything.
  if (width < 3) return isGapped ? DOUBTFUL : null;
  if (width !== 3 && width !== 6) return isRuled ? DOUBTFUL : null;
  // A row of three among rows of six says nothing of what was resolved.
  if (widths.some((one) => one > 0 && one < width - 1 && one !== 3)) return isRuled ? DOUBTFUL : null;
  const drafts = rows.map(({ name, cells }, i): TableDraft | null => {
    const word = words[i] ?? undefined;
    const draft: TableDraft = {
      name: context.names.find(name, context.own),
      typed: name,
      figures: [],
      texts: [],
      ...(word === undefined ? {} : { word }),
    };
    const told = word !== undefined || cells.length === 0 ? 0 : cells.length === 3 ? 3 : width;
    const figures = rowFigures(cells, told, draft.texts, isRuled);
    if (figures === null) return null;
    draft.figures.push(...figures);
    return draft;
  });
  const whole = drafts.filter((draft) => draft !== null);
  return whole.length < drafts.length ? DOUBTFUL : reported(whole, before, context);
}

/** 无 and 同上周 in place of the figures. */
function wordOf(cell: string): 'none' | 'same' | null {
  if (isNothing(cell)) return 'none';
  const said = wordAlone(cell);
  return said === null ? null : said.same ? 'same' : 'none';
}
