// Which numbers does a word make inexact: the next, all of the next verb, or the one before?
import { isNumeralCharacter } from '../numbers/numerals.ts';
import { COSTS } from './costs.ts';
import { enter, stepTo } from './enter.ts';
import { type Hypothesis, PARTS } from './hypothesis.ts';
import type { Emit, Situated, Stretch } from './situated.ts';

const ONLY_BEHIND = new Set(['左右', '上下', '以内', '之内', '以下', '以上', '开外', '出头', '起']);

/** 大概, 左右: of the next number, of all numbers of the next verb, or of the number before. */
export function takeHedge(h: Hypothesis, place: Stretch, situated: Situated, emit: Emit) {
  const word = situated.f.text.slice(place.from, place.to);
  const n = enter(h, place.from, 'hedge', situated);
  if (n === null || n.not >= 0) return;
  // 不对，应该是8: the correction is meant. 好的~ is only a tune. 8人。以上属实: what was told above.
  const isAbove = (word === '以上' || word === '以下') && (n.part >= PARTS.clause || h.last !== 'amount');
  if (
    isAbove ||
    (n.correcting !== 'no' && word.startsWith('应')) ||
    (word === '~' && (h.last !== 'amount' || !isNumeralCharacter(situated.f.text[place.to])))
  ) {
    n.at = place.to;
    return emit(n);
  }
  const figure = n.figures.at(-1);
  const isBehind = n.part <= PARTS.blank && (h.last === 'amount' || h.last === 'tier');
  if (figure !== undefined && (isBehind || n.part >= PARTS.clause) && n.waiting.length === 0) {
    const vague = n.copy();
    vague.figures = [...n.figures.slice(0, -1), { ...figure, value: 'vague', to: place.to }];
    vague.endsClause = !ONLY_BEHIND.has(word);
    vague.cost += ONLY_BEHIND.has(word) ? COSTS.hedgeBehind : COSTS.hedgeBehindAlone;
    emit(stepTo(vague, place.to, 'amount'));
  }
  if (ONLY_BEHIND.has(word) && h.last === 'amount') return;
  n.hedge = n.hedge ?? { from: place.from, to: place.to, isUsed: false };
  n.isHedgeLast = true;
  emit(stepTo(n, place.to, 'hedge'));
}
