// Which figures look wrong enough to ask about, though they are never refused?
import type { SkillTier } from './tiers.ts';

/** A doubt is raised once, in the read-back; 确认 then means 属实, and it stays with the revision (domain §6). */
export type Doubt =
  /** Σ shortage > headcount. */
  | { readonly kind: 'aboveHeadcount'; readonly shortage: number; readonly headcount: number }
  /** At least ten times, or at most a tenth of, last week's (last ≥ 1, difference ≥ 5). */
  | {
      readonly kind: 'tenfold';
      readonly field: 'headcount' | 'shortage' | 'resolved';
      readonly tier: SkillTier | null;
      readonly was: number;
      readonly is: number;
    }
  /** The same non-zero figures, this week the third or later one running: at least `weeks` of them. */
  | { readonly kind: 'unchanged'; readonly weeks: number }
  /** Fewer are missing than last week's shortage less what was resolved explains, the tiers taken together. */
  | { readonly kind: 'negativeBalance'; readonly fell: number; readonly resolved: number; readonly unexplained: number };

/** Those that are put into words: of one fact only the likeliest. All of them stay with the revision. */
export function askedDoubts(doubts: readonly Doubt[]): readonly Doubt[] {
  const slips = doubts.filter((d) => d.kind === 'tenfold');
  const fallen = slips.filter((d) => d.field === 'shortage' && d.is < d.was);
  const isFallToNone = (d: Doubt) => d.kind === 'tenfold' && d.field === 'shortage' && d.is === 0;
  const explainsMore = slips.some((d) => (d.field === 'shortage' && d.is > d.was) || (d.field === 'headcount' && d.is < d.was));
  const isBalance = doubts.some((d) => d.kind === 'negativeBalance');
  // Nobody mistypes a digit into 0: there the question is where the demand went.
  return doubts.filter((d) => {
    if (isFallToNone(d)) return !isBalance;
    if (d.kind === 'negativeBalance') return !fallen.some(({ is }) => is > 0);
    return d.kind !== 'aboveHeadcount' || !explainsMore;
  });
}
