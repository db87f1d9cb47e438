// What does a short question mean that only says what changes: 高新区呢, 那上一周呢, 按类型, 只看普工, 导出来? (domain §7.17)
import { addsUp } from '../../domain/figure-values.ts';
import { FIGURE_MEASURES } from '../../domain/figures.ts';
import { addWeeks, type Week, weekOf, weeksBetween } from '../../domain/time.ts';
import { before, yearBefore } from '../periods/names.ts';
import { onePeriod } from '../periods/periods.ts';
import type { Dimension, Measure, QueryPeriod, QueryReading, ReadingContext } from '../reading.ts';
import { foldText } from '../text/text.ts';
import { type Filters, filtersOf } from './filters.ts';
import { formSaid, saysTrend, TREND_WEEKS } from './form.ts';
import { type Marked, markQuestion } from './marks.ts';
import { measuresOf } from './measures.ts';
import { ordersToReport } from './orders.ts';
import { shapeOf } from './shape.ts';
import { isStatement } from './statement.ts';
import { unusedIn } from './unused.ts';

/** Longer texts are questions of their own. */
const LONGEST = 24;
/** What only stands in front of something that changes the question before. */
const FRONT = /^\s*(?:那么?|那就|就|再|只|仅|光|单独?)?\s*(?:看看?|要|说|查|换成?|改成?|改看|换个|存成?|存为)?\s*/u;
const SAID_FRONT = /^\s*(?:那|再看|只看|只要|仅看|光看|单看|单独|换|改成|改看)/u;
const SAID_END = /呢\s*[?？]?\s*$/u;

/** Whether the words by themselves say that they go on from what was asked before. A whole question that only ends in 呢 does where it names neither place nor period. */
export function goesOn(text: string, context: ReadingContext): boolean {
  if (SAID_FRONT.test(text)) return true;
  const whole = markQuestion(foldText(text), context);
  if (saysOnlyHow(whole) || saysOnlyCount(whole) || whole.marks.some(({ mark }) => mark.is === 'thatOne')) return true;
  if (!SAID_END.test(text)) return false;
  const { asks, places, periods, names } = markQuestion(foldText(text.replace(SAID_END, '')), context);
  return !asks || places.length + periods.length + names.length === 0;
}

const LISTS: readonly Measure[] = ['urgentDemands', 'practices', 'changed', 'signOff', 'contacts'];

/** 下一页 and 看全部 of a list that was answered, where no 出处 is being unfolded; null: they are about the reports behind a figure. */
export function readListed(command: 'nextPage' | 'showAll', last: QueryReading): QueryReading | null {
  const isList = last.measures.every((m) => LISTS.includes(m));
  if (command === 'showAll')
    return isList || last.measures.includes('outstanding') ? { ...withoutPage(last), form: 'workbook' } : null;
  const { form: _form, ...words } = last;
  const hasRows = isList || last.by !== undefined || last.threshold !== undefined || last.measures.includes('late');
  return hasRows ? { ...words, page: (last.page ?? 1) + 1 } : null;
}

const withoutPage = ({ page: _, ...query }: QueryReading): QueryReading => query;

/** What only says how the answer is to be given: 导出来, 画个图, 按企业导出, 来一份. */
const HOW: ReadonlySet<string> = new Set(['form', 'by', 'order', 'filler', 'asking', 'pause', 'totals']);

function saysOnlyHow({ marks, periods, places, names, people, ranks, bounds, unread, comparisons }: Marked): boolean {
  if (periods.length + places.length + names.length + people.length + ranks.length + bounds.length > 0) return false;
  if (unread.length + comparisons.length > 0) return false;
  // 各工种走势 is a question of its own, 按工种画 is not.
  const isHow = marks.every(
    ({ mark, text }) => HOW.has(mark.is) && (mark.is !== 'totals' || mark.soft) && (mark.is !== 'by' || ALONG.test(text)),
  );
  return isHow && marks.some(({ mark, text }) => mark.is === 'form' || COPY.test(text));
}

const ALONG = /^[按分逐]/;
/** 来一份: the answer as a workbook. */
const COPY = /^(?:来|发|给|整|弄).{0,2}一份$/;

/** Answers that make a table beside those of figures. */
const TABLES: readonly Measure[] = [...LISTS, 'outstanding', 'monthly', 'assessment'];

/** The last question in the form that is said; null where it has none of that kind. */
function inForm(query: QueryReading, form: 'chart' | 'workbook', isTrend: boolean, now: Date): QueryReading | null {
  const isOfFigures = query.measures.every((m) => (FIGURE_MEASURES as readonly Measure[]).includes(m));
  if (!isOfFigures && (form === 'chart' || !query.measures.every((m) => TABLES.includes(m)))) return null;
  const { period } = query;
  const week = weekOf(now);
  const isOneWeek = 'from' in period && period.from === period.to;
  return {
    ...query,
    form,
    ...(isTrend && isOneWeek && { period: { from: addWeeks(week, 1 - TREND_WEEKS), to: week } }),
  };
}

/**
 * The last question with what the text changes in it; null where it changes nothing, or a word of it is not understood. What was not said
 * anew stays: the period, the measures, the filters. Pure.
 */
export function readFollowUp(text: string, context: ReadingContext, last: QueryReading): QueryReading | null {
  const folded = foldText(text.replace(FRONT, ''));
  if (folded.text.length === 0 || folded.text.length > LONGEST || ordersToReport(folded.text)) return null;
  const marked = markQuestion(folded, context);
  if (marked.unread.length > 0 || marked.against.length > 0 || marked.counted.length > 0) return null;
  if (marked.marks.some(({ mark }) => mark.is === 'otherwise')) return null;
  const filters = filtersOf(marked, context);
  // 甲公司的数还没报上来 is told, whatever was asked before.
  if (filters !== null && saysMeasure(marked) && isStatement(marked, folded.text, filters, false)) return null;
  const period = onePeriod(marked.periods);
  const measures = filters && (saysMeasure(marked) ? measuresOf(marked, filters, false) : measuresAgain(marked, last));
  if (!filters || !measures || period === null) return null;
  const shape = followedShape(marked, measures, last, context);
  const against = comparedWith(marked, folded.text, last);
  if (against === null) return null;
  const compare = compareIn(marked) ?? against;
  const form = formSaid(marked) ?? (marked.marks.some(({ text: word }) => COPY.test(word)) ? 'workbook' : undefined);
  const isThatOne = marked.marks.some(({ mark }) => mark.is === 'thatOne');
  // 这家 where no single one was spoken of.
  if (isThatOne && last.enterprise === undefined && filters.enterprise === undefined) return null;
  const isEverywhere = marked.marks.some(({ mark }) => mark.is === 'everywhere');
  const isAbout =
    Object.keys(filters).length > 0 ||
    [period, compare, form].some((one) => one !== undefined) ||
    isEverywhere ||
    countsRows(marked, last);
  if (shape === null || (!isAbout && measures === last.measures && Object.keys(shape).length === 0)) return null;
  const {
    form: _form,
    page: _page,
    doubt: _doubt,
    candidates: _candidates,
    unknown: _unknown,
    skipped: _skipped,
    ...frame
  } = last;
  const next = {
    // A list stays a list, from its beginning.
    ...(last.page !== undefined && { page: 1 }),
    ...aboutOthers(frame, filters, isEverywhere),
    measures,
    ...(period === undefined || against !== undefined ? {} : { period }),
    ...filters,
    ...(compare === undefined ? {} : { compare }),
  };
  const shaped: Frame & typeof shape =
    shape.by === undefined && shape.order === undefined ? { ...next, ...shape } : { ...withoutShape(next), ...shape };
  // 占全市多少 asks for no place any more.
  const { rank: _rank, ...unplaced } = shaped;
  const meant = withoutSingles({ ...(shape.share ? unplaced : shaped), kind: 'query' });
  // 那上一周呢 asked of last week: the one before that.
  const isBefore = period !== undefined && 'from' in period && JSON.stringify(period) === JSON.stringify(last.period);
  const isOnlyPeriod = !isThatOne && against === undefined && measures === last.measures;
  const dated = isBefore && isOnlyPeriod && /[上前]/.test(text) ? { ...meant, period: before(last.period) } : meant;
  const answered = form === undefined ? dated : inForm(dated, form, period === undefined && saysTrend(marked), context.now);
  const unused = answered === null ? [] : unusedIn(marked, answered).map(({ from, to }) => folded.typed(from, to).trim());
  return answered === null || unused.length === 0 ? answered : { ...answered, skipped: unused };
}

/** Those of the last question; a place or a share is of figures that have one. */
function measuresAgain({ marks }: Marked, { measures }: QueryReading): readonly Measure[] | null {
  const says = (is: string) => marks.some(({ mark }) => mark.is === is);
  const figures = FIGURE_MEASURES.filter((m) => measures.includes(m));
  if (says('share') && !figures.some(addsUp)) return null;
  return says('rankOf') && figures.every((m) => UNPLACED.includes(m)) ? ['shortage'] : measures;
}

const UNPLACED: readonly Measure[] = ['coverage', 'outstanding', 'late', 'enterprises'];

const COMPARES = /^[和跟与同较比].*(?:比|相比|对比|比较)(?:呢|一下|看看)?$/;
const BEFORE_THAT = /^[和跟与同较比]之?前(?:面的?)?/;

/** 和前三周比, 跟上月比: the period before, or the same of the year before; undefined where nothing is compared, null for any other period. */
function comparedWith({ periods }: Marked, text: string, { period }: QueryReading): QueryReading['compare'] | null {
  const [said, second] = periods;
  if (said?.period == null || !COMPARES.test(text)) return undefined;
  if (second !== undefined) return null;
  const equals = (other: QueryPeriod | null) => JSON.stringify(other) === JSON.stringify(said.period);
  const isAsLong = 'from' in said.period && 'from' in period && weeksIn(said.period) === weeksIn(period);
  if (equals(before(period)) || (BEFORE_THAT.test(text) && isAsLong)) return 'previous';
  return equals(yearBefore(period)) ? 'sameLastYear' : null;
}

const weeksIn = ({ from, to }: Extract<QueryPeriod, { from: Week }>): number => weeksBetween(from, to).length;

/** 一共有几家, and nothing about whom or when. */
function saysOnlyCount({ marks, unread, periods, places, names, people, bounds, counted }: Marked): boolean {
  const isOnly = marks.every(({ mark }) => ['count', 'filler', 'asking', 'pause'].includes(mark.is));
  const others = [unread, periods, places, names, people, bounds, counted];
  return isOnly && others.every((some) => some.length === 0) && marks.some(({ mark }) => mark.is === 'count' && mark.asks);
}

/** 有几家 behind a list of enterprises: of those that were listed. */
const countsRows = (marked: Marked, last: QueryReading): boolean => saysOnlyCount(marked) && listsEnterprises(last);

const listsEnterprises = ({ by, threshold, weeks }: QueryReading): boolean =>
  [by].flat().includes('enterprise') || (by === undefined && (threshold ?? weeks) !== undefined);

/** 分别在哪个区, 是哪个专员的 behind a list of enterprises: the same list, with that of each. */
function followedShape(marked: Marked, measures: readonly Measure[], last: QueryReading, context: ReadingContext) {
  const isOfOne =
    last.enterprise !== undefined && marked.places.length === 0 && marked.marks.some(({ mark }) => mark.is === 'rankOf');
  const counts = { ...NOTHING_LISTED, enterprise: isOfOne ? 1 : 0 };
  const shape = shapeOf(marked, { measures, counts, isReporter: context.person.role === 'specialist' });
  const { by, order } = shape ?? {};
  const isWhere = marked.marks.some(({ mark }) => mark.is === 'by' && mark.which === 'one' && mark.by === by);
  const isOfEach = isWhere && order === undefined && measures === last.measures && listsEnterprises(last);
  if (!isOfEach || (by !== 'district' && by !== 'specialist')) return shape;
  const { top, order: before_, rankBy, threshold, weeks } = last;
  const kept = {
    ...(top !== undefined && { top }),
    ...(before_ && { order: before_ }),
    ...(rankBy && { rankBy }),
    ...(threshold && { threshold }),
    ...(weeks !== undefined && { weeks }),
  };
  return { ...kept, by: [by, 'enterprise'] as const };
}

const NOTHING_LISTED = { district: 0, type: 0, tier: 0, enterprise: 0, period: 0 } as const;

const saysMeasure = ({ marks, ranks }: Marked): boolean =>
  ranks.some((r) => r.of !== undefined) ||
  marks.some(({ mark }) => mark.is === 'totals' || mark.is === 'toDate' || (mark.is === 'measure' && mark.strength !== 'weak'));

const compareIn = ({ comparisons, marks }: Marked): QueryReading['compare'] =>
  [...comparisons.map((c) => c.compare), ...marks.flatMap(({ mark }) => (mark.is === 'compare' ? [mark.compare] : []))][0];

type Frame = Omit<QueryReading, 'form' | 'page' | 'doubt' | 'candidates' | 'unknown' | 'skipped'>;

/** Who asks about another place, enterprise or person means that one instead. */
function aboutOthers(frame: Frame, filters: Filters, isEverywhere: boolean): Frame {
  const isOther =
    isEverywhere ||
    [filters.districts, filters.enterprise, filters.enterprises, filters.candidates, filters.specialist].some(
      (f) => f !== undefined,
    );
  if (!isOther) return frame;
  const { districts: _districts, enterprise: _enterprise, enterprises: _enterprises, specialist: _specialist, ...rest } = frame;
  if (filters.enterprise === undefined && filters.candidates === undefined) return rest;
  const { types: _types, surveyed: _surveyed, ...alone } = rest;
  return alone;
}

function withoutShape({
  by: _by,
  months: _months,
  top: _top,
  order: _order,
  rankBy: _rankBy,
  rank: _rank,
  threshold: _threshold,
  weeks: _weeks,
  ...rest
}: QueryReading | Frame): Frame {
  return rest;
}

/** By districts of one district, by enterprises of one: there is nothing left to divide. */
function withoutSingles(query: QueryReading): QueryReading {
  // 排第几 of the one that is named.
  if (query.rank !== undefined) {
    const { share: _share, ...placed } = query;
    return placed;
  }
  const dimensions: readonly Dimension[] = query.by === undefined ? [] : [query.by].flat();
  const isSingle = (dimension: Dimension): boolean =>
    (dimension === 'district' && query.districts?.length === 1) ||
    (dimension === 'type' && query.types?.length === 1) ||
    (dimension === 'tier' && query.tiers?.length === 1) ||
    (dimension === 'enterprise' && query.enterprise !== undefined);
  const [first, second] = dimensions.filter((dimension) => !isSingle(dimension));
  if (dimensions.length === 0 || !dimensions.some(isSingle)) return query;
  const { by: _by, ...rest } = query;
  if (first === undefined) return withoutShape(rest);
  return { ...rest, by: second === undefined ? first : [first, second] };
}
