// What does a short question mean that only says what changes: 高新区呢, 那上一周呢, 按类型, 只看普工?
import { before } from '../periods/names.ts';
import { onePeriod } from '../periods/periods.ts';
import type { Dimension, QueryReading, ReadingContext } from '../reading.ts';
import { foldText } from '../text/text.ts';
import { type Filters, filtersOf } from './filters.ts';
import { type Marked, markQuestion } from './marks.ts';
import { measuresOf } from './measures.ts';
import { ordersToReport } from './orders.ts';
import { shapeOf } from './shape.ts';
import { isStatement } from './statement.ts';

/** Longer texts are questions of their own. */
const LONGEST = 24;
/** What only stands in front of something that changes the question before. */
const FRONT = /^\s*(?:那么?|那就|就|再|只|仅|光|单独?)?\s*(?:看看?|要|说|查|换成?|改成?|改看|换个)?\s*/u;
const SAID_FRONT = /^\s*(?:那|再看|只看|只要|仅看|光看|单看|单独|换|改成|改看)/u;
const SAID_END = /呢\s*[?？]?\s*$/u;

/** Whether the words by themselves say that they go on from what was asked before. A whole question that only ends in 呢 does where it names neither place nor period. */
export function goesOn(text: string, context: ReadingContext): boolean {
  if (SAID_FRONT.test(text)) return true;
  if (!SAID_END.test(text)) return false;
  const { asks, places, periods, names } = markQuestion(foldText(text.replace(SAID_END, '')), context);
  return !asks || places.length + periods.length + names.length === 0;
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
  const measures = filters && (saysMeasure(marked) ? measuresOf(marked, filters, false) : last.measures);
  if (!filters || !measures || period === null) return null;
  const shape = shapeOf(marked, { measures, counts: NOTHING_LISTED, isReporter: context.person.role === 'specialist' });
  const compare = compareIn(marked);
  const isEverywhere = marked.marks.some(({ mark }) => mark.is === 'everywhere');
  const isAbout = Object.keys(filters).length > 0 || period !== undefined || compare !== undefined || isEverywhere;
  if (shape === null || (!isAbout && measures === last.measures && Object.keys(shape).length === 0)) return null;
  const { form: _form, doubt: _doubt, candidates: _candidates, unknown: _unknown, skipped: _skipped, ...frame } = last;
  const next = {
    ...aboutOthers(frame, filters, isEverywhere),
    measures,
    ...(period === undefined ? {} : { period }),
    ...filters,
    ...(compare === undefined ? {} : { compare }),
  };
  const shaped =
    shape.by === undefined && shape.order === undefined ? { ...next, ...shape } : { ...withoutShape(next), ...shape };
  const meant = withoutSingles({ ...shaped, kind: 'query' });
  // 那上一周呢 asked of last week: the one before that.
  return period !== undefined && 'from' in period && JSON.stringify(period) === JSON.stringify(last.period) && /[上前]/.test(text)
    ? { ...meant, period: before(last.period) }
    : meant;
}

const NOTHING_LISTED = { district: 0, type: 0, tier: 0, enterprise: 0, period: 0 } as const;

const saysMeasure = ({ marks, ranks }: Marked): boolean =>
  ranks.some((r) => r.of !== undefined) ||
  marks.some(({ mark }) => mark.is === 'totals' || mark.is === 'toDate' || (mark.is === 'measure' && mark.strength !== 'weak'));

const compareIn = ({ comparisons, marks }: Marked): QueryReading['compare'] =>
  [...comparisons.map((c) => c.compare), ...marks.flatMap(({ mark }) => (mark.is === 'compare' ? [mark.compare] : []))][0];

type Frame = Omit<QueryReading, 'form' | 'doubt' | 'candidates' | 'unknown' | 'skipped'>;

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
