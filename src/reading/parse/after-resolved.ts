// Of which list is a tier with a number and no verb, behind those resolved?
import type { SkillTier } from '../../domain/tiers.ts';
import { COSTS } from './costs.ts';
import { type Hypothesis, PARTS } from './hypothesis.ts';

/** 解决普工2，技工1，高技0: one more of those resolved. What went on once goes on. */
export function resolvedOn(h: Hypothesis, tier: SkillTier | null): Hypothesis {
  const n = h.copy();
  n.cost += n.isListOn ? COSTS.inheritedOn : inherited(n.fadedPart);
  n.isListOn = true;
  // 解决高技2，普工16，高级技工31: another word of the tier is another matter.
  if (tier !== null && n.figures.some((d) => d.field === 'resolved' && d.tier === tier)) n.cost += COSTS.saidTwice;
  return n;
}

/** 解决普工2，技工缺口3: the shortage again, where it has not spoken of that tier yet. */
export function shortAgain(h: Hypothesis, tier: SkillTier | null, value: number | undefined): Hypothesis {
  const n = h.copy();
  const short = n.figures.filter((d) => (d.field ?? 'shortage') === 'shortage');
  n.cost += short.length === 0 ? COSTS.firstShortageAfterResolved : COSTS.shortageAfterResolved;
  // 高级技工9 … 解决普工6 高级0: no other word of the tier takes its figure back, or adds to it.
  if (tier !== null && short.some((d) => d.tier === tier)) n.cost += COSTS.saidTwice;
  if (value === 0 && short.length > 0) n.cost += COSTS.noneShortAgain;
  if (n.isListOn) n.cost += COSTS.listLeft;
  return n;
}

const inherited = (part: number): number => {
  if (part <= PARTS.blank) return COSTS.inheritedOverBlank;
  if (part === PARTS.list) return COSTS.inheritedOverList;
  return part === PARTS.clause ? COSTS.inheritedOverComma : COSTS.inheritedOverStop;
};
