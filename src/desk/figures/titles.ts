// What is an answer about, in one line?
import { dimensionNames, measureNames, questionTexts as t } from '../../../conversations/questions.ts';
import { ENTERPRISE_TYPE_NAMES } from '../../domain/enterprises.ts';
import type { FigureMeasure } from '../../domain/figures.ts';
import { TIER_NAMES } from '../../domain/tiers.ts';
import { fill } from '../../forms/definition/fill.ts';
import { TOTALS } from '../../reading/question/measures.ts';
import type { Dimension, QueryReading } from '../../reading/reading.ts';
import type { ResolvedQuery } from './answer.ts';
import { sayPeriod } from './periods.ts';

/** 合计: annex 1's block of totals. */
export const isTotals = (measures: readonly FigureMeasure[]): boolean =>
  measures.length === TOTALS.length && TOTALS.every((m) => measures.some((n) => n === m));

/** `重大项目涉及企业普工缺工，分区市`. */
function whatOf({ query, measures, by }: Pick<ResolvedQuery, 'query' | 'measures' | 'by'>): string {
  const types = (query.types ?? []).map((type) => ENTERPRISE_TYPE_NAMES[type]).join('、');
  const tiers = (query.tiers ?? []).map((tier) => TIER_NAMES[tier]).join('、');
  const what = isTotals(measures) ? t.totals : measures.map((m) => measureNames[m]).join('、');
  const dimensions = by.map((dimension) => dimensionNames[dimension]).join('，');
  return [`${query.surveyed ? t.surveyed : ''}${types}${tiers}${what}`, ...(dimensions === '' ? [] : [dimensions])].join('，');
}

/** `滕州市　上周（5月10日—16日）重大项目涉及企业普工缺工`; a week that still takes reports is said to be a 快报. */
export function titleOf(answer: Omit<ResolvedQuery, 'tiers'>, now: Date): string {
  const title = fill(t.title, {
    whose: answer.scope.whose,
    period: sayPeriod(answer.query.period, answer.span, now),
    what: whatOf(answer),
  });
  return answer.isDraft ? `${title}${t.draft}` : title;
}

type Understood = Pick<QueryReading, 'districts' | 'types' | 'tiers' | 'measures'> & {
  readonly periods: readonly string[];
  readonly by: readonly Dimension[];
};

/** What was understood, whatever is asked: `滕州市、上周（5月10日—16日）、普工、缺工`. */
export const understoodOf = (
  { districts = [], periods, types = [], tiers = [], measures, by }: Understood,
  placeName: (code: string) => string,
): string =>
  [
    ...districts.map(placeName),
    ...periods,
    ...types.map((type) => ENTERPRISE_TYPE_NAMES[type]),
    ...tiers.map((tier) => TIER_NAMES[tier]),
    ...measures.map((m) => measureNames[m]),
    ...by.map((dimension) => dimensionNames[dimension]),
  ].join('、');
