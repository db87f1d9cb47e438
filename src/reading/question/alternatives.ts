// What else may the same words of a question have asked?
import { yearOf } from '../../domain/time.ts';
import type { QueryReading, ReadingContext } from '../reading.ts';
import { type Folded, foldText } from '../text/text.ts';
import { markQuestion } from './marks.ts';
import { TOTALS } from './measures.ts';

const MOST = 2;

/** Other readings than the one that is answered, the likelier first, at most two; none where the words leave no doubt. Pure. */
export function otherQuestions(query: QueryReading, text: string, context: ReadingContext): readonly QueryReading[] {
  const folded = foldText(text);
  return [...ofOtherRank(query, folded, context), ...ofOne(query), ...ofWhom(query, folded)].slice(0, MOST);
}

/** 滕州排第几 names no measure: of the year's assessment, rather than of the week's shortage. */
function ofOtherRank(query: QueryReading, folded: Folded, context: ReadingContext): readonly QueryReading[] {
  if (query.rank === undefined || query.districts === undefined) return [];
  const { marks } = markQuestion(folded, context);
  const isNamed = marks.some(({ mark }) => mark.is === 'measure' || mark.is === 'totals');
  return isNamed ? [] : [{ ...query, measures: ['assessment'], period: { year: yearOf(context.now) } }];
}

/** 甲公司报了没: what it has reported. */
function ofOne(query: QueryReading): readonly QueryReading[] {
  const isOne = query.enterprise !== undefined && query.measures.length === 1 && query.measures[0] === 'coverage';
  return isOne ? [{ ...query, measures: TOTALS }] : [];
}

/** 谁缺得最多: of enterprises rather than of those who serve them. */
function ofWhom(query: QueryReading, folded: Folded): readonly QueryReading[] {
  const isOfFirms = query.measures.every((m) => m === 'shortage' || m === 'shortageRate' || m === 'resolved');
  return query.by === 'specialist' && isOfFirms && /谁(?!负责|管|服务)/.test(folded.text) ? [{ ...query, by: 'enterprise' }] : [];
}
