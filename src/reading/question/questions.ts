// What does a question ask for? (domain §17.5)
import { addWeeks, mondayOf, monthOf, weekOf, weekOfDay, yearOf } from '../../domain/time.ts';
import { before, yearBefore } from '../periods/names.ts';
import { onePeriod, singleWeek } from '../periods/periods.ts';
import { ACTS_ASKED, type Measure, type QueryPeriod, type QueryReading, type ReadingContext } from '../reading.ts';
import type { Folded } from '../text/text.ts';
import { asksOfAct } from '../words/whether.ts';
import type { Span } from './bounds.ts';
import { type Filters, filtersOf } from './filters.ts';
import { formSaid, saysTrend, TREND_WEEKS } from './form.ts';
import { type Marked, markQuestion } from './marks.ts';
import { measuresOf, namesMeasure } from './measures.ts';
import { ordersToReport } from './orders.ts';
import { figuresAsked } from './programme-figures.ts';
import { shapeOf } from './shape.ts';
import { passedOver } from './skipped.ts';
import { isStatement } from './statement.ts';
import { unusedIn } from './unused.ts';

/** What is done by commands; a question about them is read only where nothing else is. */
const ACTS: ReadonlySet<Measure> = new Set(ACTS_ASKED);

/** Longer texts are stories, not questions. */
const LONGEST = 160;

/**
 * What a question means by its best reading, or null where nothing is asked for that we know, or it cannot be answered as one question. Words
 * that did not shape it are `skipped`. What a person may see limits the answer, not the reading.
 */
export function readQuestion(folded: Folded, context: ReadingContext): QueryReading | null {
  if (folded.text.length === 0 || folded.text.length > LONGEST) return null;
  const query = meaningOf(markQuestion(folded, context), folded, context, false);
  return query === null || query.measures.some((m) => ACTS.has(m)) ? null : query;
}

/** 退回了吗, 催报了没有: what was done is asked for; null where it is not. Never told by a text that only tells it. */
export function readActQuestion(folded: Folded, context: ReadingContext): QueryReading | null {
  if (folded.text.length === 0 || folded.text.length > LONGEST || !asksOfAct(folded.text)) return null;
  const query = meaningOf(markQuestion(folded, context), folded, context, false);
  return query !== null && isActQuestion(query) ? query : null;
}

/** Whether a question is about acts and how they stand, and nothing else. */
export const isActQuestion = ({ measures }: QueryReading): boolean => measures.every((m) => ACTS.has(m));

/** The likeliest question behind a text that is not quite one: unread words are passed over, and a missing measure is the shortage. */
export function guessQuestion(folded: Folded, context: ReadingContext): QueryReading | null {
  return folded.text.length === 0 || folded.text.length > LONGEST
    ? null
    : meaningOf(markQuestion(folded, context), folded, context, true);
}

function meaningOf(marked: Marked, folded: Folded, context: ReadingContext, isGuess: boolean): QueryReading | null {
  if (ordersToReport(folded.text)) return null;
  const about = filtersOf(marked, context);
  const filters = about && ofOwnRank(marked, about, context);
  const measures = filters && measuresOf(marked, filters, isGuess);
  if (!filters || !measures || (!isGuess && isHalfReport(marked, filters, measures, context))) return null;
  const passed = isGuess ? { skipped: [] } : passedOver(marked, folded, !namesMeasure(marked));
  const compared = comparedOf(marked, context.now);
  if (compared === 'apart') return null;
  const period = compared?.period ?? onePeriod(marked.periods);
  const isReporter = context.person.role === 'specialist';
  const shape = shapeOf(marked, { measures, counts: countsOf(marked, filters, compared !== null), isReporter });
  if (passed === null || period === null || shape === null || comparesSaid(marked).length > 1) return null;
  const form = formSaid(marked);
  const isOfYear = countsTimes(marked, measures) || shape.months === true;
  const usual = defaultPeriod(measures, isTrend(marked, shape) || isByWeek(shape), isOfYear, context.now);
  const asked = period ?? (saysPrevious(marked) ? before(usual) : usual);
  const against = againstOf(marked, asked);
  if (against === null) return null;
  if (!isGuess && isStatement(marked, folded.text, filters, passed.skipped.length > 0)) return null;
  const isOfEach = shape.by === undefined && form === undefined && marked.periods.some(({ each }) => each);
  const mayChange = form !== 'chart' && !measures.includes('assessment') && shape.rankBy === undefined;
  const compare = compared?.compare ?? against ?? compareOf(marked, mayChange);
  const filedOn = filedOnDays(marked, measures, folded);
  const figures = figuresAsked(folded, marked, filters.programmes);
  const query = {
    measures,
    period: asked,
    ...filters,
    ...(figures && { figures }),
    ...(passed.unknown !== undefined && { unknown: passed.unknown }),
    ...(filedOn && { filedOn }),
    ...(isOfEach && { by: 'period' as const }),
    ...shape,
    ...(compare && { compare }),
    ...(form && { form }),
  };
  const skipped = isGuess ? [] : typedOnce([...passed.skipped, ...unusedIn(marked, query)], folded);
  return { kind: 'query', ...query, ...(skipped.length > 0 && { skipped }) };
}

/** In the order of the text, as typed. */
const typedOnce = (spans: readonly Span[], folded: Folded): readonly string[] => [
  ...new Set([...spans].sort((a, b) => a.from - b.from).map(({ from, to }) => folded.typed(from, to).trim())),
];

const saysPrevious = ({ marks }: Marked): boolean => marks.some(({ mark }) => mark.is === 'previousPeriod');

/** 我们排第几: one's own district, where none is named. */
function ofOwnRank({ marks }: Marked, filters: Filters, { person }: ReadingContext): Filters | null {
  const isNamed = filters.districts !== undefined || filters.enterprise !== undefined || filters.enterprises !== undefined;
  if (isNamed || !marks.some(({ mark }) => mark.is === 'rankOf')) return filters;
  return person.role === 'specialist' || person.role === 'coordinator' ? { ...filters, districts: [person.region] } : null;
}

const EARLIER_DAY = /^(?:大?前|昨)/;
const UP_TO = /(?:截至|截止|到)(?:到|至|目前)?$/;
const NEWLY_FILED = /^新/;

/** 昨天报了多少家, 今天新报了几家: those days alone; 今天报了多少了 asks how far it is. */
function filedOnDays(
  { periods, marks }: Marked,
  measures: readonly Measure[],
  { text }: Folded,
): QueryReading['filedOn'] | undefined {
  const [day, second] = periods;
  if (day?.days === undefined || second !== undefined || !measures.includes('coverage')) return undefined;
  // 截至昨天报了几家: since the week began.
  if (UP_TO.test(text.slice(0, day.from))) return { from: mondayOf(weekOfDay(day.days.to)), to: day.days.to };
  const isNew = marks.some((m) => m.mark.is === 'measure' && m.mark.measure === 'coverage' && NEWLY_FILED.test(m.text));
  return isNew || EARLIER_DAY.test(text.slice(day.from, day.to)) ? day.days : undefined;
}

/** 棠岭缺普工 is the beginning of a report where the speaker reports: nothing in it asks. */
function isHalfReport(
  { asks, marks, ranks, bounds, comparisons, places }: Marked,
  filters: Filters,
  measures: readonly Measure[],
  { person }: ReadingContext,
): boolean {
  if (person.role !== 'specialist' && person.role !== 'coordinator') return false;
  if (places.length > 0 && filters.enterprise === undefined && filters.candidates === undefined) return false;
  if (!measures.every((m) => m === 'shortage' || m === 'resolved' || m === 'headcount')) return false;
  if (asks || ranks.length > 0 || bounds.length > 0 || comparisons.length > 0) return false;
  return !marks.some(({ mark }) =>
    ['totals', 'by', 'form', 'compare', 'change', 'order', 'respectively', 'everywhere', 'rankOf', 'average', 'share'].includes(
      mark.is,
    ),
  );
}

function countsOf({ names, periods, marks, leftOut }: Marked, filters: Filters, isCompared: boolean) {
  // All three tiers, all types: no filter, and listed all the same.
  const listed = (kind: 'tier' | 'type') =>
    leftOut.marks.some((m) => m.is === kind)
      ? 0
      : new Set(marks.flatMap(({ mark }) => (mark.is === kind ? [JSON.stringify(mark)] : []))).size;
  return {
    district: filters.districts?.length ?? 0,
    type: filters.types?.length ?? listed('type'),
    tier: filters.tiers?.length ?? listed('tier'),
    enterprise: names.length,
    period: isCompared ? 0 : periods.length,
  };
}

const comparesSaid = ({ comparisons, marks }: Pick<Marked, 'comparisons' | 'marks'>) => [
  ...new Set([
    ...comparisons.map((c) => c.compare),
    ...marks.flatMap(({ mark }) => (mark.is === 'compare' ? [mark.compare] : [])),
  ]),
];

function compareOf({ comparisons, marks }: Marked, mayChange: boolean): QueryReading['compare'] {
  const [said] = [
    ...comparisons.map((c) => c.compare),
    ...marks.flatMap(({ mark }) => (mark.is === 'compare' ? [mark.compare] : [])),
  ];
  return said ?? (mayChange && marks.some(({ mark }) => mark.is === 'change') ? 'previous' : undefined);
}

/** 5月比4月: against the period before or the year before; undefined where nothing of the kind is said, null for any other period. */
function againstOf({ against }: Marked, asked: QueryPeriod): QueryReading['compare'] | null {
  if (against.length === 0) return undefined;
  const period = onePeriod(against);
  const equals = (other: QueryPeriod | null): boolean => JSON.stringify(other) === JSON.stringify(period);
  if (period && equals(before(asked))) return 'previous';
  return period && equals(yearBefore(asked)) ? 'sameLastYear' : null;
}

/** 第48周和第49周各缺多少: of each. */
const EACH = /^(?:各|分别|各自|分开)/;

/** 本周和上周对比: the later week against the one before it; `apart`: two weeks that are no neighbours. */
function comparedOf(
  { periods, marks, comparisons }: Marked,
  now: Date,
): { readonly period: QueryPeriod; readonly compare: 'previous' } | 'apart' | null {
  const [a, b, third] = periods.map(({ period }) => (period === null ? null : singleWeek(period)));
  // 上上周和上周比: two weeks, whichever is said first.
  const [joined, other] = comparisons;
  if (a && b === undefined && joined?.week !== undefined && other === undefined && periods[0]?.to === joined.from) {
    const named = addWeeks(weekOf(now), joined.week);
    const [earlier, later] = a < named ? [a, named] : [named, a];
    return addWeeks(earlier, 1) === later ? { period: { from: later, to: later }, compare: 'previous' } : 'apart';
  }
  const compares = marks.some(({ mark, text }) => (mark.is === 'respectively' && !EACH.test(text)) || mark.is === 'change');
  if (!a || !b || third !== undefined || !compares || comparisons.length > 0) return null;
  const [earlier, later] = a < b ? [a, b] : [b, a];
  return addWeeks(earlier, 1) === later ? { period: { from: later, to: later }, compare: 'previous' } : null;
}

/** 走势, or a chart of one figure, which only a row of weeks makes worth drawing. */
const isTrend = (marked: Marked, { by }: Pick<QueryReading, 'by'>): boolean =>
  saysTrend(marked) || (by === undefined && formSaid(marked) === 'chart');

/** 每周缺多少: of as many weeks as a 走势. */
const isByWeek = ({ by }: Pick<QueryReading, 'by'>): boolean => [by ?? []].flat().includes('period');

const LISTS: readonly Measure[] = ['outstanding', 'late', 'coverage'];

/** 从来没报过, 经常迟报, 迟报过几次: over the year so far. */
const countsTimes = ({ marks, bounds }: Marked, measures: readonly Measure[]): boolean =>
  measures.some((m) => LISTS.includes(m)) &&
  (marks.some(({ mark }) => ['never', 'often', 'times'].includes(mark.is)) || bounds.some((b) => b.isTimes));

function defaultPeriod(measures: readonly Measure[], trend: boolean, isYear: boolean, now: Date): QueryPeriod {
  if (measures[0] === 'monthly') return { month: monthOf(now) };
  if (measures.includes('assessment') || isYear) return { year: yearOf(now) };
  const week = weekOf(now);
  return { from: trend || measures.includes('changed') ? addWeeks(week, 1 - TREND_WEEKS) : week, to: week };
}
