// What is an answer about, in one line?
import { answerTexts as a, averageUnits } from '../../../conversations/answers.ts';
import { dimensionNames, measureNames, questionTexts as t } from '../../../conversations/questions.ts';
import { ENTERPRISE_TYPE_NAMES, ENTERPRISE_TYPES, type EnterpriseType } from '../../domain/enterprises.ts';
import { TIER_NAMES } from '../../domain/tiers.ts';
import { dayOf, showDay } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { TOTALS } from '../../reading/question/measures.ts';
import type { Dimension, Measure, QueryReading } from '../../reading/reading.ts';
import type { ResolvedQuery } from './answer.ts';
import { saidBounds } from './bounds.ts';
import { sayPeriod } from './periods.ts';

/** 合计: annex 1's block of totals. */
export const isTotals = (measures: readonly Measure[]): boolean =>
  measures.length === TOTALS.length && TOTALS.every((m) => measures.some((n) => n === m));

/** 分周, of months 分月. */
const dimensionSaid = (dimension: Dimension, { months }: QueryReading): string =>
  dimension === 'period' && months ? a.byMonth : dimensionNames[dimension];

/** `重大项目涉及企业普工缺工，分区市`, `平均每家企业缺工`, `缺工，分企业，缺工11人以上，连续3周`. */
function whatOf({ query, measures, by }: Pick<ResolvedQuery, 'query' | 'measures' | 'by'>, now: Date): string {
  const types = typesSaid(query.types ?? []);
  const tiers = (query.tiers ?? []).map((tier) => TIER_NAMES[tier]).join('、');
  const { threshold, average, weeks, rankBy, rank, filedOn } = query;
  const plain = isTotals(measures) ? t.totals : measures.map((m) => measureNames[m]).join('、');
  const changed = rankBy === 'change' && weeks === undefined ? fill(a.ofChange, { what: plain }) : plain;
  const placed = rank === undefined ? changed : fill(a.withPlace, { what: changed });
  const averaged = average === undefined ? placed : fill(a.onAverage, { unit: averageUnits[average], what: placed });
  const { beside } = query;
  const besides = { each: a.withBeside, above: a.aboveBeside, below: a.belowBeside };
  const what = beside === undefined ? averaged : fill(besides[beside], { what: averaged });
  const dimensions =
    weeks === undefined && rank === undefined ? by.map((dimension) => dimensionSaid(dimension, query)).join('，') : '';
  return [
    `${filedOn === undefined ? '' : fill(a.newlyFiled, { days: daysSaid(filedOn, now) })}${query.surveyed ? t.surveyed : ''}${types}${tiers}${what}`,
    ...(dimensions === '' ? [] : [dimensions]),
    ...(threshold === undefined ? [] : [saidBounds(threshold, by.includes('enterprise'))]),
    ...(weeks === undefined
      ? []
      : [fill(rankBy === undefined ? a.inRun : query.order === 'asc' ? a.fellInRun : a.roseInRun, { weeks })]),
  ].join('，');
}

/** More than half of all types are said by those left out. */
function typesSaid(types: readonly EnterpriseType[]): string {
  const left = ENTERPRISE_TYPES.filter((type) => !types.includes(type));
  const names = (some: readonly EnterpriseType[]) => some.map((type) => ENTERPRISE_TYPE_NAMES[type]).join('、');
  return types.length > left.length && left.length > 0 ? fill(a.exceptTypes, { types: names(left) }) : names(types);
}

/** `11月26日`, `11月26日至27日`. */
export function daysSaid({ from, to }: NonNullable<QueryReading['filedOn']>, now: Date): string {
  const first = showDay(from, dayOf(now));
  return from === to ? first : fill(a.days, { from: first, to: showDay(to, from) });
}

/** `滕州市　上周（5月10日—16日）重大项目涉及企业普工缺工`; a week that still takes reports is said to be a 快报. */
export function titleOf(answer: Omit<ResolvedQuery, 'tiers'>, now: Date): string {
  const title = fill(t.title, {
    whose: answer.scope.whose,
    period: sayPeriod(answer.query.period, answer.span, now),
    what: whatOf(answer, now),
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
