// What do brackets hold of what stood before them?
import { enter, partOfGap, stepTo } from './enter.ts';
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
  const listed = opens ? listNumberEnd(h, place.from, situated) : null;
  if (listed !== null) return emit(listed);
  // （重点企业）甲: before anything was said brackets are only brackets.
  if (h.last === 'start' || (h.last === 'name' && opens && !h.isTouched)) {
    const n = h.copy();
    n.at = place.to;
    return emit(n);
  }
  const n = enter(h, place.from, opens ? 'open' : 'close', situated);
  if (n === null) return;
  if (opens) {
    n.outer = { from: place.from, verb: n.verb, isHeading: n.isHeading, isUsed: n.isVerbUsed, figures: n.figures.length };
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
    const { f } = situated;
    tierOfFigure(n, outer, f);
    const inside = n.figures.slice(outer.figures);
    const explained = n.figures[outer.figures - 1];
    const sum = inside.reduce((all, d) => all + (d.number ?? Number.NaN), 0);
    // 技工5（焊工3、电工2）: trades that add up to the figure before only explain it.
    const isDetail = inside.length > 0 && inside.every((d) => d.value === 'tier');
    const isContained = /^(?:其中|含|包括|包含)/.test(f.text.slice(outer.from + 1)) && sum <= Number(explained?.value);
    if (isDetail && (isContained || explained?.field === 'headcount' || explained?.value === sum))
      n.figures = n.figures.slice(0, outer.figures);
    n.openFrom = Math.min(n.openFrom, n.figures.length);
    n.isVerbUsed = outer.isUsed || n.isVerbUsed;
    n.verb = outer.verb;
    n.isHeading = outer.isHeading;
    n.outer = null;
  }
  emit(stepTo(n, place.to, 'thing'));
}

/** 缺1（技工）: the tier of the number in front. */
function tierOfFigure(n: Hypothesis, outer: NonNullable<Hypothesis['outer']>, { text }: Situated['f']) {
  const [tier, another] = n.waiting;
  const last = n.figures.at(-1);
  if (tier === undefined || another !== undefined || tier.from !== outer.from + 1 || n.lastTo !== tier.to) return;
  if (n.figures.length !== outer.figures || last?.tier !== 'total' || last.field === 'headcount' || last.isOpen) return;
  n.figures = [...n.figures.slice(0, -1), { ...last, tier: tier.tier, word: text.slice(tier.from, tier.to) }];
  n.waiting = [];
}

/** Where （2） ends, which heads a piece of a list; null where a number in brackets may be a figure. */
function listNumberEnd(h: Hypothesis, from: number, { f }: Situated): Hypothesis | null {
  const part = Math.max(h.part, partOfGap(f.gaps[from] as number));
  if (part < PARTS.clause || h.pending !== null || h.waiting.length > 0 || h.not >= 0) return null;
  const number = /^\((?:\d{1,3}|[一二三四五六七八九十]{1,3})\)/.exec(f.text.slice(from, from + 5))?.[0];
  if (number === undefined || from + number.length >= f.text.length) return null;
  const n = h.copy();
  n.part = PARTS.stop;
  n.at = from + number.length;
  n.roles = { value: { from: from + 1, to: n.at - 1, role: 'listNumber' }, rest: n.roles };
  return n;
}
