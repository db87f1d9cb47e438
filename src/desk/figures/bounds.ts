// How is a threshold said: 缺工14人以上, 缺工率超过5%?
import { measureNames, questionTexts as t } from '../../../conversations/questions.ts';
import { isShare } from '../../domain/figure-values.ts';
import { FIGURE_MEASURES, type FigureMeasure } from '../../domain/figures.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { Threshold } from '../../reading/reading.ts';
import { unitOf } from './numbers.ts';

/** 以上 and 以下 include the number that is said. */
export const saidBounds = (threshold: Threshold): string => {
  const measure = FIGURE_MEASURES.find((m) => m === threshold.measure) ?? 'shortage';
  const said = isShare(measure) ? shareBounds(threshold) : peopleBounds(threshold, measure);
  return `${measureNames[threshold.measure]}${said}`;
};

function shareBounds({ over, under, atLeast, atMost }: Threshold): string {
  return [
    ...(atLeast === undefined ? [] : [fill(t.atLeastShare, { n: atLeast })]),
    ...(over === undefined ? [] : [fill(t.overShare, { n: over })]),
    ...(atMost === undefined ? [] : [fill(t.atMostShare, { n: atMost })]),
    ...(under === undefined ? [] : [fill(t.underShare, { n: under })]),
  ].join('、');
}

/** Whole numbers: more than 13 is 14以上. */
function peopleBounds({ over, under, atLeast, atMost }: Threshold, measure: FigureMeasure): string {
  const unit = unitOf(measure, 1);
  const lows = [...(over === undefined ? [] : [Math.floor(over) + 1]), ...(atLeast === undefined ? [] : [Math.ceil(atLeast)])];
  const highs = [...(under === undefined ? [] : [Math.ceil(under) - 1]), ...(atMost === undefined ? [] : [Math.floor(atMost)])];
  const [from, to] = [lows.length === 0 ? null : Math.max(...lows), highs.length === 0 ? null : Math.min(...highs)];
  if (to === 0 && (from === null || from === 0)) return t.isNone;
  if (from !== null && to !== null) return from === to ? fill(t.exactly, { n: from, unit }) : fill(t.between, { from, to, unit });
  return from === null ? fill(t.atMostPeople, { n: to ?? 0, unit }) : fill(t.atLeastPeople, { n: from, unit });
}
