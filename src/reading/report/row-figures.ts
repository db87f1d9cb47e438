// Which figures stand in the cells of a row in annex 1's order: the shortage of the three tiers, then what was resolved of them?
import { SKILL_TIERS } from '../../domain/tiers.ts';
import { readAmount } from '../numbers/amounts.ts';
import type { Figure } from '../parse/figure.ts';
import { saidOf } from '../parse/said.ts';
import type { FiguresSaid } from '../reading.ts';
import { type CellPlace, figureIn, isBlank, missingFigure, type Row, withoutTail } from './table-cells.ts';

const PLACES: readonly CellPlace[] = (['shortage', 'resolved'] as const).flatMap((field) =>
  SKILL_TIERS.map((tier) => ({ field, tier })),
);

/** The first `told` places, each with its figure or as missing; null where a cell is none. The words go to `texts`. */
export function rowFigures(cells: Row, told: number, texts: string[], isRuled: boolean): readonly Figure[] | null {
  const figures: Figure[] = [];
  for (const [at, place] of PLACES.slice(0, told).entries()) {
    const figure = figureIn(cells[at] ?? '', place, texts, isRuled);
    if (figure === 'unreadable') return null;
    figures.push(figure ?? missingFigure(place, texts));
  }
  return figures;
}

const isFigure = (cell: string): boolean => isBlank(cell) || readAmount(cell)?.kind === 'whole';

/** Figures in cells, of which some may be blank. */
export const isRowOfCells = (cells: Row): boolean => cells.length > 1 && cells.every(isFigure) && !cells.every(isBlank);

/** 8 3 and rows with a blank cell behind a list's number: what is missing is asked for. Null where it is no such row: 1 8 3 0 5 0 0 may be two. */
export function saidInRow(row: Row, isRuled: boolean): FiguresSaid | null {
  const cells = withoutTail(row);
  const told = cells.length === 2 ? 3 : cells.length;
  if ((told !== 3 && !(isRuled && told === 6)) || !cells.every(isFigure)) return null;
  const texts: string[] = [];
  const figures = rowFigures(cells, told, texts, false);
  return figures && saidOf({ figures: [...figures], none: null, same: null }, ({ from }) => texts[from] ?? '');
}
