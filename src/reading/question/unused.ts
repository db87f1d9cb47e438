// Which words of a question were understood and shape its answer all the same not? They are told, like those nobody understood.
import { ACTS_ASKED, type Dimension, type Measure, type QueryReading } from '../reading.ts';
import type { Span } from './bounds.ts';
import type { QuestionMark } from './mark.ts';
import type { Marked } from './marks.ts';

type Query = Omit<QueryReading, 'kind' | 'skipped'>;

/** By which measures a word for another is answered as well. */
const SAID_BY: Readonly<Partial<Record<Measure, readonly Measure[]>>> = {
  shortage: ['shortEnterprises', 'newDemand'],
  resolved: ['resolvedToDate'],
  newDemand: ['shortage'],
  coverage: ['outstanding', 'late', 'filedAt'],
  outstanding: ['coverage', 'late'],
};
/** Whatever else is said describes them: 考核的缺工率, 急单办结了几单. */
const DESCRIBED: ReadonlySet<Measure> = new Set(['assessment', 'urgentDemands', 'monthly']);
/** Answered for all of them anyway. */
const FOR_ALL: ReadonlySet<Measure> = new Set([
  'outstanding',
  'late',
  'coverage',
  'signOff',
  'publication',
  ...ACTS_ASKED,
  'deadline',
  'contacts',
  'assessment',
  'monthly',
  'urgentDemands',
  'practices',
  'changed',
]);

/** Spans of the folded text, in its order. */
export function unusedIn(marked: Marked, query: Query): readonly Span[] {
  const { marks, ranks, bounds, streaks, comparisons, people } = marked;
  const out = marked.leftOut;
  const isUsed = query.specialist === undefined && query.districts === undefined && out.names.length === 0;
  return [
    ...marks.filter(({ mark, text }) => !isShaping(mark, text, query)),
    ...(query.order === undefined && query.rank === undefined ? ranks.filter((r) => r.of === undefined) : []),
    ...(query.threshold === undefined ? bounds : []),
    ...(query.weeks === undefined ? streaks : []),
    ...(query.compare === undefined ? comparisons : []),
    ...(isUsed ? people : []),
  ].sort((a, b) => a.from - b.from);
}

function isShaping(mark: QuestionMark, text: string, query: Query): boolean {
  const { measures } = query;
  switch (mark.is) {
    case 'measure':
      return mark.strength !== 'strong' || isAnswered(mark.measure, text, query);
    case 'by':
      return mark.weak || mark.who === true || isBy(mark.by, query);
    case 'form':
      return query.form !== undefined;
    case 'compare':
      return query.compare !== undefined;
    case 'change':
      return query.compare !== undefined || query.rankBy !== undefined || measures.includes('assessment');
    case 'order':
      return query.order !== undefined || query.rank !== undefined;
    case 'rankOf':
      return query.rank !== undefined;
    case 'average':
      return query.average !== undefined;
    case 'share':
      return query.share !== undefined || measures.includes('shortEnterprises');
    case 'noneOf':
      return query.threshold !== undefined || query.enterprise !== undefined;
    case 'besideAverage':
      return query.beside !== undefined;
    case 'often':
      return query.threshold !== undefined;
    case 'thatOne':
      return query.enterprise !== undefined;
    case 'toDate':
      return measures.includes('resolvedToDate');
    case 'programme':
      return mark.weak || query.programmes?.includes(mark.programme) === true;
    default:
      return true;
  }
}

function isAnswered(measure: Measure, text: string, query: Query): boolean {
  const { measures, threshold, by, specialist, enterprise, enterprises } = query;
  if (measures.includes(measure) || threshold?.measure === measure) return true;
  if (SAID_BY[measure]?.some((m) => measures.includes(m)) || measures.some((m) => DESCRIBED.has(m))) return true;
  if (measure === 'shortageRate' && query.share) return true;
  // 还有缺的没填吗
  if (measure === 'shortage' && measures.includes('outstanding')) return /^缺的?$/.test(text);
  const isByPerson = [by].flat().includes('specialist') || specialist !== undefined;
  if (measure === 'contacts' || measure === 'specialists') return isByPerson;
  if (measure === 'enterprises') return measures.includes('shortEnterprises') || enterprises !== undefined;
  // 锐松上周报了多少, 一共报了缺多少
  return measure === 'coverage' && (enterprise !== undefined || !/[没率度吗]/.test(text));
}

function isBy(dimension: Dimension, query: Query): boolean {
  const by = [query.by ?? []].flat();
  if (by.includes(dimension) || query.measures.some((m) => FOR_ALL.has(m))) return true;
  // 在哪个区 of one district is said by its name.
  const isOfOne =
    (dimension === 'enterprise' && (query.enterprise ?? query.enterprises) !== undefined) ||
    (dimension === 'district' && query.districts?.length === 1);
  // 哪家企业 of a person, 谁 of a place that is named.
  return isOfOne || query.rank !== undefined || (dimension === 'specialist' && query.specialist !== undefined);
}
