// Do the two readers agree on a report? (architecture §7)
import type { NumeralRole } from '../numeral-role.ts';
import type { SaidRole } from './said-roles.ts';
import type { Tagged } from './tagger.ts';

/**
 * `agreed`: each figure of the first reader is the second's too · `contradicted`: one is another, or none, or there is one more ·
 * `silent`: the second is not sure of anything that differs.
 */
export type Verdict = 'agreed' | 'contradicted' | 'silent';

/** How sure the second reader must be to be heard, in its own margins; measured in test/reading/second. */
export const HEARD = {
  /** That a figure is one of another tier. */
  otherTier: 300,
  /** That it is of the shortage, not of those resolved, or the other way round: 解决普工2 技工1 is said both ways. */
  otherKind: 1_500,
  /** That it is no figure at all. */
  none: 380,
  /** That a number the first reader stores nowhere is a figure. */
  more: 500,
  /** That the message reports nothing, where some number differs, too. */
  gate: -500,
};

const isFigure = (role: NumeralRole | null): boolean => role !== null && /^(?:shortage|resolved|headcount)/.test(role);

const kindOf = (role: NumeralRole | null): string => role?.split('.')[0] ?? '';
const tierOf = (role: NumeralRole): string => role.split('.')[1] ?? '';
const isTotal = (role: NumeralRole | null): boolean => role?.endsWith('.total') ?? false;

/** What the second reader's tags say of the first one's roles; both in the order of the amounts. */
export function verdictOf(said: readonly SaidRole[], tagged: readonly Tagged[], gate: number, heard = HEARD): Verdict {
  let differs = false;
  for (const [i, { role, margin }] of tagged.entries()) {
    const first = said[i] ?? null;
    if (first === 'vague' || (first === null ? !isFigure(role) : first === role)) continue;
    if (kindOf(first) === kindOf(role) && (isTotal(first) || isTotal(role))) {
      // 缺普工5解决2: whether a tier reaches that far is asked in the read-back, if at all.
      differs = true;
      continue;
    }
    const least = leastMargin(first, role, heard);
    if (margin >= least) return 'contradicted';
    differs = true;
  }
  if (differs && said.some(isFigure) && gate < heard.gate) return 'contradicted';
  return differs ? 'silent' : 'agreed';
}

function leastMargin(first: NumeralRole | null, second: NumeralRole, heard: typeof HEARD): number {
  if (first === null || !isFigure(first)) return heard.more;
  if (!isFigure(second)) return heard.none;
  return tierOf(first) === tierOf(second) ? heard.otherKind : heard.otherTier;
}
