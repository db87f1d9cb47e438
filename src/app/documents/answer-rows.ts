// Which rows of an answer are drawn or written into a sheet?
import { TIER_NAMES } from '../../domain/tiers.ts';
import type { AnswerRow, FiguresAnswer } from '../questions/answer.ts';

/** Those of the answer; of tiers alone one a tier, as every sum has all three and none is grouped by them. */
export function rowsIn({ by, rows, tiers, total }: FiguresAnswer): readonly AnswerRow[] {
  if (rows.length > 0 || by.length !== 1 || by[0] !== 'tier') return rows;
  return tiers.map((tier) => ({ labels: [TIER_NAMES[tier]], key: [tier], tiers: [tier], sums: total, before: null }));
}
