// What does a question ask for? (domain §17.5)
import { addWeeks, monthOf, weekOf, yearOf } from '../../domain/time.ts';
import { before, yearBefore } from '../periods/names.ts';
import { onePeriod, singleWeek } from '../periods/periods.ts';
import type { Measure, QueryPeriod, QueryReading, ReadingContext } from '../reading.ts';
import type { Folded } from '../text/text.ts';
import { type Filters, filtersOf } from './filters.ts';
import { type Marked, markQuestion } from './marks.ts';
import { measuresOf } from './measures.ts';
import { shapeOf } from './shape.ts';

/** Longer texts are stories, not questions. */
const LONGEST = 160;
/** 走势 without a period. */
const TREND_WEEKS = 8;

/** What a question means, or null where a word of it is not understood, nothing is asked, or it cannot be answered as one question. What a person may see limits the answer, not the reading. */
export function readQuestion(folded: Folded, context: ReadingContext): QueryReading | null {
  if (folded.text.length === 0 || folded.text.length > LONGEST) return null;
  const marked = markQuestion(folded, context);
  const stranger = strangerOf(marked);
  const query = stranger === null ? null : meaningOf(marked, context, false);
  return query && stranger !== null && stranger !== undefined ? { ...query, unknown: stranger } : query;
}

/** The likeliest question behind a text that is not quite one: unread words are passed over, and a missing measure is the shortage. */
export function guessQuestion(folded: Folded, context: ReadingContext): QueryReading | null {
  return folded.text.length === 0 || folded.text.length > LONGEST
    ? null
    : meaningOf(markQuestion(folded, context), context, true);
}

function meaningOf(marked: Marked, context: ReadingContext, isGuess: boolean): QueryReading | null {
  const filters = filtersOf(marked, context);
  const measures = filters && measuresOf(marked, filters, isGuess);
  if (!filters || !measures || (!isGuess && isHalfReport(marked, filters, measures, context))) return null;
  const compared = comparedOf(marked);
  const period = compared?.period ?? onePeriod(marked.periods);
  const isReporter = context.person.role === 'specialist';
  const shape = shapeOf(marked, { measures, counts: countsOf(marked, filters, compared !== null), isReporter });
  if (period === null || shape === null || comparesSaid(marked).length > 1) return null;
  const form = formOf(marked);
  const asked = period ?? defaultPeriod(measures, isTrend(marked, shape), context.now);
  const against = againstOf(marked, asked);
  if (against === null) return null;
  const compare = compared?.compare ?? against ?? compareOf(marked, form !== 'chart' && !measures.includes('assessment'));
  return {
    kind: 'query',
    measures,
    period: asked,
    ...filters,
    ...shape,
    ...(compare && { compare }),
    ...(form && { form }),
  };
}

// Words of other sentences than a question about a firm: an honest unclear is better than a firm called 前三个月.
const NO_NAME =
  /[不没吗吧谁怎么问题了把被请前后每均应该于之因]|个[月周]|连续|按照|能(?!源)|会(?!展)|平均|占比|比例|率$|周$|[这那]|节$|企业$/;

/** The one unread piece that can be a name nobody on the roster has: it stands where the subject stands, in front of the measure. Undefined where all is read, null where something is not understood. */
function strangerOf({ unread, marks, periods, names, asks }: Marked): string | null | undefined {
  const [piece, second] = unread;
  if (piece === undefined) return undefined;
  const measure = marks.find(({ mark }) => mark.is === 'measure' && mark.strength !== 'weak');
  const isSubject = measure !== undefined && piece.to <= measure.from;
  const isName = /^[\p{Script=Han}a-z]{2,14}$/iu.test(piece.text.replaceAll(' ', '')) && !NO_NAME.test(piece.text);
  return second === undefined && isSubject && isName && (asks || periods.length > 0) && names.length === 0 ? piece.text : null;
}

/** 棠岭缺普工 is the beginning of a report where the speaker reports: nothing in it asks. */
function isHalfReport(
  { asks, marks, ranks, thresholds, comparisons, places }: Marked,
  filters: Filters,
  measures: readonly Measure[],
  { person }: ReadingContext,
): boolean {
  if (person.role !== 'specialist' && person.role !== 'coordinator') return false;
  if (places.length > 0 && filters.enterprise === undefined && filters.candidates === undefined) return false;
  if (!measures.every((m) => m === 'shortage' || m === 'resolved' || m === 'headcount')) return false;
  if (asks || ranks.length > 0 || thresholds.length > 0 || comparisons.length > 0) return false;
  return !marks.some(({ mark }) =>
    ['totals', 'by', 'form', 'compare', 'change', 'order', 'respectively', 'everywhere'].includes(mark.is),
  );
}

function countsOf({ names, periods }: Marked, filters: Filters, isCompared: boolean) {
  return {
    district: filters.districts?.length ?? 0,
    type: filters.types?.length ?? 0,
    tier: filters.tiers?.length ?? 0,
    enterprise: names.length,
    period: isCompared ? 0 : periods.length,
  };
}

function formOf({ marks }: Marked): QueryReading['form'] {
  const forms = marks.flatMap(({ mark }) => (mark.is === 'form' ? [mark.form] : []));
  return forms.find((form) => form === 'chart') ?? forms[0];
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

/** 本周和上周对比: the later week against the one before it. */
function comparedOf({
  periods,
  marks,
  comparisons,
}: Marked): { readonly period: QueryPeriod; readonly compare: 'previous' } | null {
  const [a, b, third] = periods.map(({ period }) => (period === null ? null : singleWeek(period)));
  const compares = marks.some(({ mark }) => mark.is === 'respectively' || mark.is === 'change');
  if (!a || !b || third !== undefined || !compares || comparisons.length > 0) return null;
  const [earlier, later] = a < b ? [a, b] : [b, a];
  return addWeeks(earlier, 1) === later ? { period: { from: later, to: later }, compare: 'previous' } : null;
}

/** 走势, or a chart of one figure, which only a row of weeks makes worth drawing. */
const isTrend = ({ marks }: Marked, { by }: Pick<QueryReading, 'by'>): boolean =>
  marks.some(({ mark }) => mark.is === 'form' && mark.form === 'chart' && (mark.trend === true || by === undefined));

function defaultPeriod(measures: readonly Measure[], trend: boolean, now: Date): QueryPeriod {
  if (measures.includes('monthly')) return { month: monthOf(now) };
  if (measures.includes('assessment')) return { year: yearOf(now) };
  const week = weekOf(now);
  return { from: trend ? addWeeks(week, 1 - TREND_WEEKS) : week, to: week };
}
