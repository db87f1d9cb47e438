// How many enterprises are short of people, of any tiers? (domain §7.12)
import { SKILL_TIERS, type SkillTier } from './tiers.ts';

/** Reports by the set of tiers they are short of: the place is the sum of 1 普工, 2 初、中级技工, 4 高级; place 0 is those short of nobody. */
export type ShortCounts = readonly number[];

/** As many places as there are sets of tiers. */
const SETS = 2 ** SKILL_TIERS.length;

const bitsOf = (tiers: readonly SkillTier[]): number => tiers.reduce((bits, tier) => bits | (1 << SKILL_TIERS.indexOf(tier)), 0);

/** From numbers of reports with their set; null where there is no report, which is not 0. */
export function shortCounts(sets: readonly { readonly set: number; readonly enterprises: number }[]): ShortCounts | null {
  if (sets.length === 0) return null;
  const counts = Array.from({ length: SETS }, () => 0);
  for (const { set, enterprises } of sets) counts[set] = (counts[set] ?? 0) + enterprises;
  return counts;
}

/** Enterprises short of at least one person of one of these tiers. */
export function shortIn(counts: ShortCounts, tiers: readonly SkillTier[]): number {
  const bits = bitsOf(tiers);
  return counts.reduce((sum, count, set) => ((set & bits) === 0 ? sum : sum + count), 0);
}

/** All that reported. */
export const reportedIn = (counts: ShortCounts): number => counts.reduce((sum, count) => sum + count, 0);
