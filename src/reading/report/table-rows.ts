// What do the rows of a pasted table report, once it is known what their columns hold?
import { weekOf } from '../../domain/time.ts';
import type { Named } from '../names/named.ts';
import type { Figure } from '../parse/figure.ts';
import { saidOf } from '../parse/said.ts';
import { findPeriods, onePeriod, singleWeek } from '../periods/periods.ts';
import type { ReadingContext, ReportEntry, ReportReading } from '../reading.ts';
import { foldText } from '../text/text.ts';
import {
  type CellPlace,
  figureIn,
  isBlank,
  isNote,
  isTalk,
  isTotal,
  missingFigure,
  type Row,
  saysHow,
  tierIn,
} from './table-cells.ts';
import type { Column } from './table-columns.ts';

/** One enterprise while its rows are read: annex 1 gives it one row a tier. `word`: 无 or 同上周 in place of figures. */
export type TableDraft = {
  readonly name: Named;
  readonly typed: string;
  readonly figures: Figure[];
  readonly texts: string[];
  readonly word?: 'none' | 'same';
};

/** What a table reports, or that it is one which cannot be read for certain. */
export type TableReading = ReportReading | { readonly kind: 'doubtful' };

export const DOUBTFUL = { kind: 'doubtful' } as const;

/** `isRuled`: what parts two cells stands for nothing else. */
type Ruling = { readonly columns: readonly Column[]; readonly isRuled: boolean };

/** The columns of those resolved count nothing where no row has a figure in any of them: nothing was said of it. */
function inUse(columns: readonly Column[], rows: readonly Row[]): readonly Column[] {
  const isResolved = (column: Column): boolean => column.kind === 'figure' && column.field === 'resolved';
  const isUsed = rows.some((row) => columns.some((column, i) => isResolved(column) && !isBlank(row[i] ?? '')));
  return isUsed ? columns : columns.map((column) => (isResolved(column) ? { kind: 'ignored' } : column));
}

/** Adds what the rows say to `drafts`; false where it is not certain. */
export function readRows(
  { columns: all, isRuled }: Ruling,
  rows: readonly Row[],
  context: ReadingContext,
  drafts: TableDraft[],
): boolean {
  const columns = inUse(all, rows);
  const known = drafts.length;
  const blank = new Map<TableDraft, CellPlace[]>();
  let isTotals = false;
  for (const row of rows) {
    const cellOf = (kind: Column['kind']) => row[columns.findIndex((c) => c.kind === kind)]?.trim() ?? '';
    const name = cellOf('name');
    if (isTotal(row, name)) isTotals = true;
    else if (name !== '') isTotals = false;
    if (isTotals || isNote(row)) continue;
    if (row.length === 1 && isTalk(row.join(''), context.now)) continue;
    if (row.length === 1 || (name === '' && drafts.length === known)) return false;
    const tier = tierIn(cellOf('tier'));
    if (tier === undefined) return false;
    // A merged name may stand beside each of its tiers.
    const isNext = name !== '' && (tier === null || drafts.length === known || drafts.at(-1)?.typed !== name);
    if (isNext) drafts.push({ name: context.names.find(name, context.own), typed: name, figures: [], texts: [] });
    const draft = drafts.at(-1) as TableDraft;
    const left = readCells({ columns, isRuled }, row, tier, draft);
    if (left === null) return false;
    blank.set(draft, [...(blank.get(draft) ?? []), ...left]);
  }
  for (const [draft, places] of blank) missing(draft, places);
  return true;
}

/** A blank cell beside figures is one that is missing, never 0. */
function missing({ figures, texts }: TableDraft, blank: readonly CellPlace[]): void {
  if (!figures.some(({ field }) => field !== 'headcount')) return;
  for (const { field, tier } of blank)
    if (!figures.some((told) => told.field === field && told.tier === tier)) figures.push(missingFigure({ field, tier }, texts));
}

/** Adds the figures of a row; the places of those that are blank, but of a headcount, which is last week's or merged with the one above. Null: not certain. */
function readCells(
  { columns, isRuled }: Ruling,
  row: Row,
  tier: Figure['tier'] | null,
  { figures, texts }: TableDraft,
): readonly CellPlace[] | null {
  const blank: CellPlace[] = [];
  for (const [i, column] of columns.entries()) {
    if (column.kind !== 'figure') continue;
    const isHeadcount = column.field === 'headcount';
    const place = { field: column.field, tier: (isHeadcount ? null : tier) ?? column.tier };
    const figure = figureIn(row[i] ?? '', place, texts, isRuled);
    if (figure === 'unreadable') return null;
    if (figure === null && !isHeadcount) blank.push(place);
    const isRepeated = isHeadcount && figures.some((f) => f.field === 'headcount' && f.value === figure?.value);
    if (figure !== null && !isRepeated) figures.push(figure);
  }
  return blank;
}

/** `before`: the lines above, which may name the week. An enterprise that stands in two blocks is told in both. */
export function reported(drafts: readonly TableDraft[], before: string, context: ReadingContext): TableReading {
  if (saysHow(before)) return DOUBTFUL;
  const period = periodOf(before, context);
  const whole = drafts.map((draft) =>
    draft.figures.length === 0 && draft.word === undefined
      ? { ...draft, figures: [missingFigure({ field: 'shortage', tier: 'total' }, draft.texts)] }
      : draft,
  );
  const reports = whole.flatMap(({ name, figures, texts, word }): ReportEntry[] => {
    if (word !== undefined) return [{ ...name, [word]: true }];
    const said = saidOf({ figures, none: null, same: null }, ({ from }) => texts[from] ?? '');
    return said === null ? [] : [{ ...name, ...said }];
  });
  const ids = reports.flatMap((r) => ('enterprise' in r ? [r.enterprise] : []));
  const isTold = drafts.some(({ figures, word }) => figures.length > 0 || word !== undefined);
  if (period === null || !isTold || reports.length < drafts.length || new Set(ids).size < ids.length) return DOUBTFUL;
  return { kind: 'report', period, reports };
}

/** Those that stand in two blocks as one; null where both say the same figure. */
export function merged(drafts: readonly TableDraft[]): readonly TableDraft[] | null {
  const all: TableDraft[] = [];
  for (const draft of drafts) {
    const id = 'enterprise' in draft.name ? draft.name.enterprise : null;
    const before = id === null ? undefined : all.find(({ name }) => 'enterprise' in name && name.enterprise === id);
    if (before === undefined) {
      all.push(draft);
      continue;
    }
    const place = ({ field, tier }: Figure): string => `${field}.${tier}`;
    const told = new Set(before.figures.map(place));
    if (draft.figures.some((figure) => told.has(place(figure)))) return null;
    for (const figure of draft.figures) {
      const at = before.texts.push(draft.texts[figure.from] ?? '') - 1;
      before.figures.push({ ...figure, from: at, to: at });
    }
  }
  return all;
}

function periodOf(before: string, { now }: ReadingContext): string | null {
  const named = onePeriod(findPeriods(foldText(before), now));
  if (named === undefined) return weekOf(now);
  const week = named === null ? null : singleWeek(named);
  return week !== null && week <= weekOf(now) ? week : null;
}
