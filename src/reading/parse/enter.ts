// May the next piece stand here, and what does the gap before it end?
import { GAP } from '../text/text.ts';
import { endClause, isRowDone, takeNothing } from './clause.ts';
import { COSTS } from './costs.ts';
import { type Hypothesis, PARTS } from './hypothesis.ts';
import type { Situated } from './situated.ts';

export const partOfGap = (gap: number): number => {
  if (gap === GAP.line) return PARTS.line;
  if (gap === GAP.tab) return PARTS.clause;
  return gap === GAP.blank ? PARTS.blank : PARTS.glued;
};

const ENDS = new Set(':,，;。!.、|');
/** Whether a piece that ends at `at` is parted from what follows. */
export const endsPiece = ({ text, gaps }: Situated['f'], at: number): boolean =>
  at >= text.length || gaps[at] !== GAP.none || ENDS.has(text[at] as string);

/** What a 普 技 高 may stand before. */
const BEHIND_SHORT = new Set(['amount', 'verb', 'hedge', 'none', 'not', 'each', 'respectively', 'tier']);
/** What a negation may deny. */
const DENIED = new Set(['verb', 'tier', 'amount', 'aside', 'relative', 'trades']);

/** A copy of the hypothesis in which the gap before a piece of `kind` at `from` has had its effect; null where the piece cannot stand here. */
export function enter(h: Hypothesis, from: number, kind: string, situated: Situated): Hypothesis | null {
  if (h.pending !== null && kind !== 'tier' && kind !== 'trade') return null;
  const n = h.copy();
  n.part = Math.max(h.part, partOfGap(situated.f.gaps[from] as number));
  if (!mayFollow(n, kind, situated)) return null;
  if (n.not >= 0 && !mayBeDenied(n, kind, situated)) return null;
  const isInRow = n.row > 0 && kind === 'amount' && n.part < PARTS.line;
  if (n.part >= PARTS.blank && !isInRow && n.last !== 'start' && n.last !== 'name' && !endClause(n, n.part, kind, situated))
    return null;
  if (n.zeroing >= 0 && kind !== 'tier' && kind !== 'verb') {
    // 没解决 高技还缺2: the tier is another matter.
    if (n.last === 'tier' && n.part === PARTS.glued && (kind === 'now' || kind === 'hedge')) n.cost += COSTS.zeroTaken;
    n.zeroing = -1;
  }
  return n;
}

function mayFollow(n: Hypothesis, kind: string, situated: Situated): boolean {
  const { last } = n;
  if (last === 'otherObject' && !(kind === 'aside' && n.part === PARTS.glued)) return false;
  if (n.endsClause && n.part < PARTS.clause) return false;
  if (last === 'tier' && n.waiting.length > 0 && !BEHIND_SHORT.has(kind)) {
    const tier = n.waiting.at(-1);
    if (tier !== undefined && tier.to - tier.from === 1) return false;
  }
  if (n.zeroing >= 0 && last === 'none' && (kind !== 'tier' || n.part >= PARTS.clause)) return false;
  if (n.isExceptNext && kind !== 'tier' && kind !== 'name') return false;
  if (n.like === 'awaited' && kind !== 'name') return false;
  if (n.like !== null && !n.isLike && kind !== 'alike') return false;
  if (last === 'notThis') {
    const isSuperseded = n.roles?.value.to === n.lastTo;
    if (kind !== 'amount' && !(isSuperseded && (kind === 'verb' || kind === 'tier'))) return false;
  }
  if (last === 'recruit' && kind === 'amount' && n.part <= PARTS.blank) return false;
  if (last === 'denied' && n.part >= PARTS.clause) return false;
  // 理货员缺2
  if (n.trade >= 0 && kind !== 'amount' && kind !== 'none' && !(kind === 'verb' && n.part <= PARTS.blank)) return false;
  if (n.row > 0 && kind !== 'amount') {
    if (!isRowDone(n, situated)) return false;
    n.row = 0;
  }
  return true;
}

/** What stands behind 没: what it denies, or another matter, so that it denies what stood before. */
function mayBeDenied(n: Hypothesis, kind: string, situated: Situated): boolean {
  const isApart = n.part >= PARTS.clause || kind === 'close' || kind === 'open';
  if (isApart) return takeNothing(n, situated);
  // 高级技工没有 本周解决5: what follows is another matter.
  const isAnother = kind === 'when' || kind === 'now' || (n.part === PARTS.blank && (kind === 'tier' || kind === 'verb'));
  if (isAnother && (n.waiting.length > 0 || kind === 'when' || kind === 'now')) return takeNothing(n, situated);
  return DENIED.has(kind);
}

/** Puts a piece behind the hypothesis. */
export function stepTo(n: Hypothesis, to: number, last: Hypothesis['last']): Hypothesis {
  n.at = to;
  n.lastTo = to;
  n.last = last;
  n.part = PARTS.glued;
  n.colon = false;
  return n;
}
