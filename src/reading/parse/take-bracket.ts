// What do brackets hold of what stood before them?
import { enter, stepTo } from './enter.ts';
import { type Hypothesis, PARTS } from './hypothesis.ts';
import type { Emit, Situated } from './situated.ts';

/** 普工8（解决5）: inside the brackets the tier before them goes on; outside, the verb before them holds again. */
export function takeBracket(
  h: Hypothesis,
  opens: boolean,
  place: { readonly from: number; readonly to: number },
  situated: Situated,
  emit: Emit,
) {
  // （重点企业）甲: before anything was said brackets are only brackets.
  if (h.last === 'start' || (h.last === 'name' && opens && !h.isTouched)) {
    const n = h.copy();
    n.at = place.to;
    return emit(n);
  }
  const n = enter(h, place.from, opens ? 'open' : 'close', situated);
  if (n === null) return;
  if (opens) {
    n.outer = { verb: n.verb, isHeading: n.isHeading, isUsed: n.isVerbUsed, figures: n.figures.length };
    const last = n.figures.at(-1);
    n.lead =
      last === undefined || last.tier === 'total' ? [] : [{ tier: last.tier, from: last.from, to: last.from + last.word.length }];
    n.leadReaches = PARTS.list;
    if (n.verb !== null) n.isVerbOwn = true;
    return emit(stepTo(n, place.to, 'open'));
  }
  n.lead = [];
  n.aside = 'no';
  n.endsClause = false;
  if (n.outer !== null) {
    const { outer } = n;
    const inside = n.figures.slice(outer.figures);
    const explained = n.figures[outer.figures - 1];
    const sum = inside.reduce((all, d) => all + (d.number ?? Number.NaN), 0);
    // 技工5（焊工3、电工2）: trades that add up to the figure before only explain it.
    const isDetail = inside.length > 0 && inside.every((d) => d.value === 'tier');
    if (isDetail && (explained?.field === 'headcount' || explained?.value === sum)) n.figures = n.figures.slice(0, outer.figures);
    n.openFrom = Math.min(n.openFrom, n.figures.length);
    n.isVerbUsed = outer.isUsed || n.isVerbUsed;
    n.verb = outer.verb;
    n.isHeading = outer.isHeading;
    n.outer = null;
  }
  emit(stepTo(n, place.to, 'thing'));
}
