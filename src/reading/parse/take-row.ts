// Are numbers alone a row of annex 1?
import { SKILL_TIERS, type SkillTier } from '../../domain/tiers.ts';
import type { Amount } from '../numbers/amounts.ts';
import { GAP } from '../text/text.ts';
import { COSTS } from './costs.ts';
import { stepTo } from './enter.ts';
import { type Hypothesis, PARTS } from './hypothesis.ts';
import { putAmount } from './put-amount.ts';
import type { Emit, Situated } from './situated.ts';

/** Numbers alone go by annex 1's order behind a name, a verb, or the headcount, where nothing was said of the shortage yet. */
export function isRowStart(n: Hypothesis, { asked }: Situated): boolean {
  // Nobody knows what 示例计划 3 12 150 counts.
  if (n.names.some((name) => 'unknown' in name)) return false;
  if (n.correcting !== 'no' || n.isSum || n.isRelative || n.isPer || n.isEach || n.isInOrder) return false;
  if (n.verb === 'headcount' && !n.isVerbUsed) return false;
  if (n.last === 'verb' || n.last === 'name' || n.last === 'start') return true;
  // 2 12 0 0 where the headcount was asked: the first may be the list's number.
  return asked !== 'headcount' && n.last === 'amount' && n.figures.length === 1 && n.figures[0]?.field === 'headcount';
}

function hasBlank({ gaps }: Situated['f'], { from, to }: Amount): boolean {
  for (let at = from + 1; at < to; at++) if (gaps[at] !== GAP.none) return true;
  return false;
}

export function takeRow(n: Hypothesis, amount: Amount, { f }: Situated, emit: Emit) {
  if (n.row > 0 && (n.part >= PARTS.line || (n.part === PARTS.glued && n.last === 'amount' && n.lastTo === amount.from))) return;
  // 35 拾 16: of how many numbers is that one?
  if (amount.kind === 'vague' && hasBlank(f, amount)) return;
  if (n.row === 3) {
    if (n.rowField === 'resolved' || n.verb !== null) return;
    n.rowTwice = true;
    n.rowField = 'resolved';
  }
  if (n.row === 6) return;
  const tier = SKILL_TIERS[n.row % 3] as SkillTier;
  if (n.last === 'amount' && n.row === 0) n.verb = null;
  putAmount(n, amount, n.rowField, { tier, from: amount.from, to: amount.from }, f);
  n.row++;
  n.isVerbUsed = true;
  if (n.row > 1) n.cost += n.part >= PARTS.clause ? COSTS.secondOfRow : 0;
  emit(stepTo(n, amount.to, 'amount'));
}
