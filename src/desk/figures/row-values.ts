// What is the figure of a row, or of the whole, and how did it change?
import { addsUp, isShare, valueIn } from '../../domain/figure-values.ts';
import type { FigureMeasure } from '../../domain/figures.ts';
import type { SkillTier } from '../../domain/tiers.ts';
import type { AnswerRow, Base, Summed } from './answer.ts';

/** The one figure that words, tables and pictures show: a sum, or its average over those that have one. A rate is never the mean of rates. */
export function summedValue(measure: FigureMeasure, { sums, parts }: Summed, tiers: readonly SkillTier[]): number | null {
  if (parts === undefined || isShare(measure)) return valueIn(measure, sums, tiers);
  const known = parts.flatMap((part) => valueIn(measure, part, tiers) ?? []);
  return known.length === 0 ? null : known.reduce((sum, n) => sum + n, 0) / known.length;
}

export const rowValue = (measure: FigureMeasure, row: Pick<AnswerRow, 'sums' | 'parts' | 'tiers'>): number | null =>
  summedValue(measure, row, row.tiers);

/** Now less then; null where either is not known. */
export function changeIn(measure: FigureMeasure, row: Pick<AnswerRow, 'sums' | 'parts' | 'before' | 'tiers'>): number | null {
  const [is, was] = [rowValue(measure, row), row.before === null ? null : summedValue(measure, row.before, row.tiers)];
  return is === null || was === null ? null : is - was;
}

/** What part of `base` it is, as a share of 1; null where it is no part, or either is not known. */
export function shareIn(measure: FigureMeasure, { sums, tiers }: Pick<AnswerRow, 'sums' | 'tiers'>, base: Base): number | null {
  const [value, all] = [valueIn(measure, sums, tiers), valueIn(measure, base.sums, base.tiers)];
  return !addsUp(measure) || value === null || all === null || all <= 0 ? null : value / all;
}
