// By how much do two differ that were named side by side: 滕州和薛城比?
import { answerTexts as a } from '../../../conversations/answers.ts';
import { measureNames } from '../../../conversations/questions.ts';
import type { FigureMeasure } from '../../domain/figures.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { FiguresAnswer } from './answer.ts';
import { amountOf } from './comparisons.ts';
import { unitOf } from './numbers.ts';
import { rowValue } from './row-values.ts';

/** A line a measure; none but where exactly two of one kind were named and are told apart. */
export function apartLines({ query, by, rows, span }: FiguresAnswer, measures: readonly FigureMeasure[]): readonly string[] {
  const [dimension, second] = by;
  const [one, other, third] = rows;
  if (dimension === undefined || second !== undefined || !one || !other || third !== undefined) return [];
  const named = { district: query.districts, type: query.types, tier: query.tiers, enterprise: query.enterprises };
  const isNamed = dimension in named && named[dimension as keyof typeof named]?.length === 2;
  if (!isNamed || query.rank !== undefined) return [];
  return measures.map((measure) => {
    const what = measureNames[measure];
    const [x, y] = [rowValue(measure, one), rowValue(measure, other)];
    const labels = [one.labels[0] ?? '', other.labels[0] ?? ''] as const;
    if (x === null || y === null) {
      const names = [...(x === null ? [labels[0]] : []), ...(y === null ? [labels[1]] : [])].join('、');
      return fill(a.notApart, { what, names });
    }
    const [more, less] = x >= y ? labels : [labels[1], labels[0]];
    if (x === y) return fill(a.level2, { what, more, less });
    return fill(a.apart, { what, more, less, difference: `${amountOf(measure, x - y)}${unitOf(measure, span.weeks.length)}` });
  });
}
