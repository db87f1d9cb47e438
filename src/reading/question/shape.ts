// By what, how many and in which order does a question want its answer?

import type { Dimension, Measure, QueryReading } from '../reading.ts';
import { listsFirms } from './counts.ts';
import { asksWhich } from './mark.ts';
import type { Marked } from './marks.ts';
import { streakOf, thresholdOf } from './thresholds.ts';

/** What shapes an answer: dimensions, ranks, thresholds. Null where it cannot be said in one question (three dimensions, contradicting bounds). */
type Shape = Pick<
  QueryReading,
  'by' | 'months' | 'top' | 'order' | 'rankBy' | 'rank' | 'average' | 'beside' | 'share' | 'threshold' | 'weeks'
>;

const DIMENSIONS: readonly Dimension[] = ['district', 'type', 'tier', 'enterprise', 'specialist', 'period'];
/** Who has and who has not: the answer lists them. */
const LISTS: ReadonlySet<Measure> = new Set(['outstanding', 'late', 'coverage']);
/** Answered for each place anyway. */
const STATES: ReadonlySet<Measure> = new Set(['signOff', 'publication', 'deadline', 'contacts']);
const RATES: ReadonlySet<Measure> = new Set(['shortageRate', 'resolvedRate']);

/** How many of each kind the question lists, and what it measures. */
type ListedWords = {
  readonly measures: readonly Measure[];
  readonly counts: Readonly<Record<'district' | 'type' | 'tier' | 'enterprise' | 'period', number>>;
  readonly isReporter: boolean;
};

export function shapeOf(marked: Marked, { measures, counts, isReporter }: ListedWords): Shape | null {
  const says = (is: string): boolean => marked.marks.some(({ mark }) => mark.is === is);
  const isState = measures.some((m) => STATES.has(m));
  const ordered = marked.marks.flatMap(({ mark }) => (mark.is === 'order' ? [mark.order] : []));
  const isRanked = !isState && (marked.ranks.length > 0 || ordered.length > 0);
  const threshold = thresholdOf(marked, measures, counts.enterprise === 1);
  if (threshold === null) return null;
  const streak = streakOf(marked, measures, threshold);
  // 连续两周增加: a run of changes, of one way.
  const more = moreOfFirms(marked);
  const ways = new Set([...marked.marks.flatMap(({ mark }) => (mark.is === 'change' ? [mark.way] : [])), ...more]);
  const [way, otherWay] = ways;
  const isRunOfChange = streak !== undefined && ways.size > 0;
  if (isRunOfChange && (way === undefined || otherWay !== undefined || threshold !== undefined || isRanked)) return null;
  const rank = says('rankOf') && !isState;
  const isAssessed = measures.includes('assessment');
  const strong = isState ? servingIn(marked, measures) : dimensionsIn(marked, measures, counts, isRanked);
  if (rank && strong.size === 0) strong.add(counts.enterprise === 1 ? 'enterprise' : 'district');
  if (counts.enterprise === 1 && !rank) strong.delete('enterprise');
  // 1号急需谁接的: who stands in its history.
  if (measures.includes('urgentDemands') && !isRanked) strong.delete('specialist');
  // 年度考核谁第一: districts are assessed.
  if (measures.includes('assessment') && (strong.delete('specialist') || strong.delete('enterprise'))) strong.add('district');

  const isSome = marked.marks.some(({ mark }) => mark.is === 'by' && mark.which === 'some');
  // 缺工比上周多了的企业有哪些: those that rose.
  const isOfOneWay = !isRanked && !isAssessed && otherWay === undefined && way !== undefined;
  const isOfMoved =
    isRunOfChange ||
    (isOfOneWay &&
      (isSome || more.length > 0 || (movesFirms(marked) && marked.comparisons.length === 0 && !says('compare'))) &&
      ofGroups(strong));
  const top = isRanked ? topOf(marked, isSome, [counts.district, counts.enterprise]) : undefined;
  const order = rank
    ? 'desc'
    : isOfMoved
      ? way === 'up'
        ? 'desc'
        : 'asc'
      : isRanked
        ? orderOf(marked, measures, ordered)
        : undefined;
  if (strong.size === 0 && (top !== undefined || order !== undefined))
    strong.add(ranksBy(measures, top !== undefined, counts.district, isReporter));
  const beside = besideOf(marked, counts);
  if (beside !== undefined && strong.size === 0) strong.add(counts.enterprise > 0 ? 'enterprise' : 'district');
  if (strong.size > 2) return null;
  const isOfFirms = threshold !== undefined || (streak !== undefined && !measures.some((m) => LISTS.has(m)));
  if (isOfFirms && strong.size === 0 && counts.enterprise !== 1) strong.add('enterprise');
  // 前三的企业缺哪些工种: the enterprises first.
  const inTurn =
    top !== undefined && strong.has('tier')
      ? [...DIMENSIONS].sort((a, b) => Number(a === 'tier') - Number(b === 'tier'))
      : DIMENSIONS;
  const by = inTurn.filter((d) => strong.has(d)) as [] | [Dimension] | [Dimension, Dimension];
  const average = averageOf(marked, measures);
  return {
    ...(by.length > 0 && { by: by.length === 1 ? by[0] : (by as [Dimension, Dimension]) }),
    ...(strong.has('period') && saysMonths(marked) && { months: true as const }),
    ...(top !== undefined && { top }),
    ...(order !== undefined && { order }),
    ...(((isRanked && says('change') && !isAssessed) || isOfMoved) && { rankBy: 'change' as const }),
    ...(rank && { rank: true as const }),
    ...(average !== undefined && { average }),
    ...(beside !== undefined && { beside }),
    ...(says('share') && !measures.includes('shortEnterprises') && { share: true as const }),
    ...(!isRunOfChange && (streak?.threshold ?? threshold) !== undefined && { threshold: streak?.threshold ?? threshold }),
    ...(streak !== undefined && { weeks: streak.weeks }),
  } as Shape;
}

/** 各企业的专员是谁, 有哪些专员: of whom who serves them is told. */
function servingIn({ marks }: Marked, measures: readonly Measure[]): Set<Dimension> {
  if (measures.join() !== 'contacts') return new Set();
  return new Set(
    marks.flatMap(({ mark }) =>
      mark.is === 'by' && mark.who === undefined && (mark.by === 'enterprise' || mark.by === 'specialist') ? [mark.by] : [],
    ),
  );
}

/** Of those that are named each is told; of all, those above or below where that is said. */
function besideOf({ marks }: Marked, counts: ListedWords['counts']): QueryReading['beside'] {
  const [said] = marks.flatMap(({ mark }) => (mark.is === 'besideAverage' ? [mark] : []));
  if (said === undefined) return undefined;
  const isNamed = counts.district + counts.enterprise > 0;
  return isNamed ? 'each' : (said.way ?? 'each');
}

const saysMonths = ({ marks }: Marked): boolean =>
  marks.some(({ mark, text }) => mark.is === 'by' && mark.by === 'period' && /月/.test(text));

/** The dimensions that are asked for by words. */
function dimensionsIn(
  marked: Marked,
  measures: readonly Measure[],
  counts: ListedWords['counts'],
  isRanked: boolean,
): Set<Dimension> {
  const says = (is: string): boolean => marked.marks.some(({ mark }) => mark.is === is);
  const asked = marked.marks.flatMap(({ mark }) =>
    mark.is === 'by'
      ? [{ ...mark, by: mark.who ? whoOf(counts, marked, isRanked && measures.includes('coverage')) : mark.by }]
      : [],
  );
  const strong = new Set(asked.filter((m) => !m.weak).map((m) => m.by));
  // 甲和乙哪个缺得多: which of those that are named.
  const isWhich = marked.marks.some(({ mark, text }) => asksWhich(mark, text));
  if ((says('respectively') || isWhich) && !says('together'))
    for (const dimension of ['district', 'type', 'tier', 'enterprise', 'period'] as const)
      if (counts[dimension] > 1) strong.add(dimension);
  const names = (measure: Measure, word: RegExp): boolean =>
    !measures.includes(measure) &&
    marked.marks.some(({ mark, text }) => mark.is === 'measure' && mark.measure === measure && word.test(text));
  // 迟报最多的专员, 谁负责的企业缺工最多
  if ((isRanked && names('specialists', /./)) || names('contacts', /谁|哪/)) strong.add('specialist');
  // 缺工下降的企业
  if (strong.size === 0 && (movesFirms(marked) || moreOfFirms(marked).length > 0)) strong.add('enterprise');
  // 前三的企业缺哪些工种: what is ranked is told beside.
  for (const of of rankedNouns(marked)) if (strong.size === 1 && ![...strong].some((d) => PLACED.has(d))) strong.add(of);
  // 缺工最多的十户在哪个区
  const isWhere = asked.some((m) => m.by === 'district' && m.which === 'one');
  if (isRanked && isWhere && strong.size === 1 && [...marked.counted, ...marked.ranks].some((c) => c.ofEnterprises))
    strong.add('enterprise');
  if (strong.size === 0) {
    const weak = asked.find((m) => m.weak && (m.by !== 'district' || isRanked || marked.bounds.length > 0 || says('noneOf')));
    const isOfFirms =
      marked.ranks.some((r) => r.ofEnterprises) || marked.counted.some((c) => c.ofEnterprises && c.count !== counts.enterprise);
    if (weak) strong.add(isRanked && isOfFirms ? 'enterprise' : weak.by);
  }
  // 缺工企业 by itself, 各区缺工企业名单
  const isList = measures.join() === 'shortage' && counts.enterprise === 0 && listsFirms(marked.marks) && !says('asking');
  const isNamed = asked.some((m) => m.by === 'enterprise');
  if (isList && (strong.size === 0 || (strong.size === 1 && isNamed && !strong.has('enterprise')))) strong.add('enterprise');
  // 哪家没报 asks who has not, which is what the measure lists anyway.
  if (measures.some((m) => LISTS.has(m)) && !isRanked) {
    strong.delete('enterprise');
    if (!asked.some((m) => m.by === 'specialist' && m.which !== 'one')) strong.delete('specialist');
  }
  return strong;
}

const ofGroups = (by: ReadonlySet<Dimension>): boolean => by.size === 1 && (by.has('enterprise') || by.has('district'));

/** Of these there is a rank. */
const PLACED: ReadonlySet<Dimension> = new Set(['district', 'enterprise', 'specialist']);

/** 前三的企业, 最高的区: the noun right behind a rank. */
const rankedNouns = ({ ranks, marks }: Marked): readonly Dimension[] =>
  ranks.flatMap(({ to }) => {
    const behind = marks.find((m) => m.from >= to && m.from <= to + 1 && !(m.mark.is === 'filler' && m.text === '的'));
    if (behind?.mark.is === 'by' && behind.mark.weak) return [behind.mark.by];
    return behind?.mark.is === 'filler' && behind.mark.firms === true ? ['enterprise' as const] : [];
  });

/** 比上上周多|的企业. */
const moreOfFirms = (marked: Marked): readonly ('up' | 'down')[] =>
  marked.comparisons.flatMap(({ to }) =>
    marked.marks.flatMap(({ mark, text, from, to: end }) =>
      from === to && mark.is === 'asking' && /^[多高少低]$/.test(text) && OF_FIRMS.test(textBehind(marked, end))
        ? [/[多高]/.test(text) ? ('up' as const) : ('down' as const)]
        : [],
    ),
  );

/** 缺工下降的企业: those that moved that way. */
const movesFirms = (marked: Marked): boolean =>
  marked.marks.some((m) => m.mark.is === 'change' && OF_FIRMS.test(textBehind(marked, m.to)));

const OF_FIRMS = /^的(?:企业|公司|单位)$/;
const textBehind = ({ marks }: Marked, at: number): string =>
  marks.flatMap(({ from, text }) => (from >= at && from <= at + 1 ? [text] : [])).join('');

/** 甲乙谁缺得多: of those that are named; 最高的区是谁: of what it is said to be; 上报率最高的是谁: districts have a rate. */
function whoOf(counts: ListedWords['counts'], { marks }: Marked, isOfRate: boolean): Dimension {
  if (counts.enterprise > 1) return 'enterprise';
  const noun = marks.flatMap(({ mark }) => (mark.is === 'by' && mark.weak && mark.who === undefined ? [mark.by] : []));
  if (counts.district > 1 || isOfRate) return 'district';
  return noun[0] ?? 'specialist';
}

/** 平均每家; of a rate there is nothing to divide. */
function averageOf({ marks }: Marked, measures: readonly Measure[]): Dimension | undefined {
  const said = marks.flatMap(({ mark }) => (mark.is === 'average' ? [mark.of] : []));
  const [of] = said;
  if (of === undefined || measures.some((m) => RATES.has(m) || m === 'coverage')) return undefined;
  return of ?? 'enterprise';
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
const MORE_IS_WORSE = new Set<Measure>([
  'shortEnterprises',
  'shortage',
  'shortageRate',
  'newDemand',
  'outstanding',
  'late',
  'filedAt',
  'urgentDemands',
]);

function orderOf(marked: Marked, measures: readonly Measure[], ordered: readonly ('desc' | 'asc')[]): QueryReading['order'] {
  const isBadMeasure = measures[0] !== undefined && MORE_IS_WORSE.has(measures[0]);
  const orders = marked.ranks.map(({ order }) => {
    if (order === 'best') return isBadMeasure ? 'asc' : 'desc';
    if (order === 'worst') return isBadMeasure ? 'desc' : 'asc';
    return order;
  });
  // 最高的区和最低的区
  if (new Set(orders).size > 1) return 'both';
  const all = [...orders, ...ordered];
  if (all.length === 0) return undefined;
  const said = all.includes('asc') ? 'asc' : 'desc';
  // 降得最快: the greatest fall is the lowest change.
  const falls = !measures.includes('assessment') && marked.marks.some(({ mark }) => mark.is === 'change' && mark.way === 'down');
  return falls ? (said === 'asc' ? 'desc' : 'asc') : said;
}

/** 前十 without saying of what are enterprises; a ranking is of districts, except within one district. */
function ranksBy(measures: readonly Measure[], isTop: boolean, districts: number, isReporter: boolean): Dimension {
  if (measures.some((m) => m === 'assessment' || m === 'monthly' || m === 'coverage')) return 'district';
  return isTop || districts === 1 || isReporter ? 'enterprise' : 'district';
}
