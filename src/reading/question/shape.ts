// By what, how many and in which order does a question want its answer?

import type { Dimension, Measure, QueryReading } from '../reading.ts';
import type { Marked } from './marks.ts';

/** What shapes an answer: dimensions, ranks, thresholds. Null where it cannot be said in one question (three dimensions, two thresholds). */
type Shape = Pick<QueryReading, 'by' | 'top' | 'order' | 'threshold'>;

const DIMENSIONS: readonly Dimension[] = ['district', 'type', 'tier', 'enterprise', 'specialist', 'period'];

/** How many of each kind the question lists, and what it measures. */
type ListedWords = {
  readonly measures: readonly Measure[];
  readonly counts: Readonly<Record<'district' | 'type' | 'tier' | 'enterprise' | 'period', number>>;
  readonly isReporter: boolean;
};

export function shapeOf(marked: Marked, { measures, counts, isReporter }: ListedWords): Shape | null {
  const asked = marked.marks.flatMap(({ mark }) => (mark.is === 'by' ? [mark] : []));
  const strong = new Set(asked.filter((m) => !m.weak).map((m) => m.by));
  const ordered = marked.marks.flatMap(({ mark }) => (mark.is === 'order' ? [mark.order] : []));
  const isRanked = marked.ranks.length > 0 || ordered.length > 0;

  if (marked.marks.some(({ mark }) => mark.is === 'respectively'))
    for (const dimension of ['district', 'type', 'tier', 'enterprise', 'period'] as const)
      if (counts[dimension] > 1) strong.add(dimension);
  // 迟报最多的专员
  if (
    isRanked &&
    !measures.includes('specialists') &&
    marked.marks.some(({ mark }) => mark.is === 'measure' && mark.measure === 'specialists')
  )
    strong.add('specialist');
  if (strong.size === 0) {
    const weak = asked.find((m) => m.weak && (m.by !== 'district' || isRanked || marked.thresholds.length > 0));
    const isOfFirms =
      marked.ranks.some((r) => r.ofEnterprises) || marked.counted.some((c) => c.ofEnterprises && c.count !== counts.enterprise);
    if (weak) strong.add(isRanked && isOfFirms ? 'enterprise' : weak.by);
  }
  // 哪家没报 asks who has not, which is what the measure lists anyway.
  const isList = measures.some((m) => m === 'outstanding' || m === 'late' || m === 'coverage');
  if (isList && !isRanked) {
    strong.delete('enterprise');
    if (!asked.some((m) => m.by === 'specialist' && m.which !== 'one')) strong.delete('specialist');
  }
  if (counts.enterprise === 1) strong.delete('enterprise');
  // 年度考核谁第一: districts are assessed.
  if (measures.includes('assessment') && (strong.delete('specialist') || strong.delete('enterprise'))) strong.add('district');

  const isSome = asked.some((m) => m.which === 'some');
  const top = topOf(marked, isSome, [counts.district, counts.enterprise]);
  const order = orderOf(marked, measures, ordered);
  if (strong.size === 0 && (top !== undefined || order !== undefined))
    strong.add(ranksBy(measures, top !== undefined, counts.district, isReporter));
  const [threshold, second] = marked.thresholds;
  if (second !== undefined || strong.size > 2) return null;
  if (threshold !== undefined && strong.size === 0) strong.add('enterprise');
  const [measure] = measures;
  const by = DIMENSIONS.filter((d) => strong.has(d)) as [] | [Dimension] | [Dimension, Dimension];
  return {
    ...(by.length > 0 && { by: by.length === 1 ? by[0] : (by as [Dimension, Dimension]) }),
    ...(top !== undefined && { top }),
    ...(order !== undefined && { order }),
    ...(threshold !== undefined && measure !== undefined && { threshold: { measure, over: threshold.over } }),
  };
}

/** 前十 → 10, 最多的 → 1, but 哪几家最多 asks for no number. */
function topOf(marked: Marked, isSome: boolean, listed: readonly number[]): number | undefined {
  const [said] = marked.ranks.flatMap((r) => (r.top === undefined ? [] : [r.top]));
  if (said !== undefined) return said;
  // 最缺技工的十家; but 市中、峄城两个区 only counts what was listed.
  const [counted] = marked.counted.filter((c) => !listed.includes(c.count) || (c.ofEnterprises && listed[1] !== c.count));
  if (marked.ranks.length > 0 && counted !== undefined) return counted.count;
  return marked.ranks.length > 0 && !isSome ? 1 : undefined;
}

/** Where more is worse, the worst are the highest. */
const MORE_IS_WORSE = new Set<Measure>(['shortage', 'shortageRate', 'newDemand', 'outstanding', 'late', 'urgentDemands']);

function orderOf(marked: Marked, measures: readonly Measure[], ordered: readonly ('desc' | 'asc')[]): 'desc' | 'asc' | undefined {
  const isBadMeasure = measures[0] !== undefined && MORE_IS_WORSE.has(measures[0]);
  const orders = marked.ranks.map(({ order }) => {
    if (order === 'best') return isBadMeasure ? 'asc' : 'desc';
    if (order === 'worst') return isBadMeasure ? 'desc' : 'asc';
    return order;
  });
  const all = [...orders, ...ordered];
  if (all.length === 0) return undefined;
  return all.includes('asc') ? 'asc' : 'desc';
}

/** 前十 without saying of what are enterprises; a ranking is of districts, except within one district. */
function ranksBy(measures: readonly Measure[], isTop: boolean, districts: number, isReporter: boolean): Dimension {
  if (measures.some((m) => m === 'assessment' || m === 'monthly' || m === 'coverage')) return 'district';
  return isTop || districts === 1 || isReporter ? 'enterprise' : 'district';
}
