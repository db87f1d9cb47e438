// Which numbers count what is none of annex 1's?
import { COSTS } from './costs.ts';
import { enter, stepTo } from './enter.ts';
import { type Hypothesis, PARTS } from './hypothesis.ts';
import type { Emit, Situated, Stretch } from './situated.ts';

/** 新增, 累计, 离职: the figures behind it, or bare ones before it (3人离职), are none of ours. */
export function takeAside(h: Hypothesis, place: Stretch, withVerb: boolean, situated: Situated, emit: Emit) {
  const n = enter(h, place.from, 'aside', situated);
  if (n === null) return;
  // 不缺订单: something else is not missing.
  if (h.last === 'none' && n.part === PARTS.glued) return;
  if (h.last === 'otherObject') return emit(stepTo(n, place.to, 'word'));
  if (n.not >= 0) {
    n.not = -1;
    n.aside = 'waiting';
    return emit(stepTo(n, place.to, 'aside'));
  }
  const isOpen = n.figures.some((d, i) => i >= n.openFrom && d.isOpen && d.tier === 'total');
  if (isOpen) {
    const before = n.copy();
    before.figures = n.figures.filter((d, i) => !(i >= n.openFrom && d.isOpen && d.tier === 'total'));
    emit(stepTo(before, place.to, 'thing'));
  }
  const last = n.figures.at(-1);
  if (!withVerb && h.last === 'amount' && n.part === PARTS.glued && last?.tier === 'total' && last.field === 'resolved') {
    // 来了9个面试的: nobody was found.
    const visitors = n.copy();
    visitors.figures = n.figures.slice(0, -1);
    visitors.openFrom = Math.min(visitors.openFrom, visitors.figures.length);
    visitors.endsClause = true;
    emit(stepTo(visitors, place.to, 'thing'));
    n.isAsideBehind = true;
  }
  if (last?.field === 'resolved' && situated.f.text[place.from] === '又') {
    // 来了5个又走了3个: how many are there now?
    const { from, to } = place;
    n.operators = {
      value: { name: 'leavers', reach: 'found', effect: 'asked', from, to, group: n.doneCount },
      rest: n.operators,
    };
  }
  if (n.waiting.length > 0) n.cost += COSTS.verbLeftEmpty;
  n.aside = withVerb ? 'waiting' : 'figures';
  n.waiting = [];
  n.hedge = null;
  n.isHedgeLast = false;
  emit(stepTo(n, place.to, 'aside'));
}
