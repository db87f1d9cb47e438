// How is a question about weeks understood for one person: whose figures, of which weeks, by what?
import type { Calendar } from '../../domain/calendar.ts';
import { weekDeadlines } from '../../domain/deadlines.ts';
import { spanOf } from '../../domain/figure-spans.ts';
import { isOfTiers } from '../../domain/figure-values.ts';
import { FIGURE_MEASURES, type FigureMeasure, type FigureSpan } from '../../domain/figures.ts';
import { districtsWithin } from '../../domain/regions.ts';
import { SKILL_TIERS } from '../../domain/tiers.ts';
import { addWeeks, weeksBetween } from '../../domain/time.ts';
import type { Dimension, Measure, QueryReading } from '../../reading/reading.ts';
import type { Speaker } from '../speaker.ts';
import type { ResolvedQuery, Unanswered } from './answer.ts';
import { type Scope, type Scoped, scopeOf } from './scope.ts';

const isOfWeeks = (measure: Measure): measure is FigureMeasure => (FIGURE_MEASURES as readonly Measure[]).includes(measure);

/** Pure; nothing is asked of the database. */
export function resolveQuery(
  speaker: Speaker,
  asked: QueryReading,
): { readonly kind: 'resolved'; readonly resolved: ResolvedQuery } | Unanswered {
  const query = isAlone(speaker, asked) ? withoutPlace(asked) : asked;
  const named = query.measures.filter(isOfWeeks).map((m) => newlyOf(m, query));
  const isBoundKnown = query.threshold === undefined || isOfWeeks(query.threshold.measure);
  if (named.length < query.measures.length || !isBoundKnown) return { kind: 'cannot' };
  const scoped = query.rank ? placedScope(speaker, query) : scopeOf(speaker, asked);
  if (scoped.kind !== 'scope') return scoped;
  const { scope } = scoped;
  const { calendar } = speaker.bureau;
  const begun = spanOf(query.period, calendar, speaker.arrivedAt);
  if (begun === null) return { kind: 'notYet' };
  const span =
    query.weeks === undefined
      ? begun
      : spanOfRuns(begun, query.weeks + (query.rankBy === 'change' ? 1 : 0), calendar, speaker.arrivedAt);
  const by = dimensionsOf(query, named, scope, span.weeks.length);
  const isDraft = span.weeks.some((week) => speaker.arrivedAt < weekDeadlines(calendar, week).closes);
  const measures = by.includes('enterprise') ? ofEnterprises(named, query.threshold?.measure) : named;
  return { kind: 'resolved', resolved: { query, scope, measures, tiers: query.tiers ?? SKILL_TIERS, by, span, isDraft } };
}

/** 今天新报了几家: a share of all that owe is not asked for. */
const newlyOf = (measure: FigureMeasure, { filedOn }: QueryReading): FigureMeasure =>
  measure === 'coverage' && filedOn !== undefined ? 'enterprises' : measure;

/** Of one district there is no place among others; the scope says so. */
const isAlone = ({ person, bureau }: Speaker, { rank, by, enterprise, enterprises }: QueryReading): boolean => {
  const [dimension = enterprise === undefined && enterprises === undefined ? 'district' : 'enterprise'] = [by ?? []].flat();
  return rank !== undefined && dimension === 'district' && districtsWithin(bureau.roster.regions, person.region).length === 1;
};

const withoutPlace = ({
  rank: _rank,
  by: _by,
  months: _months,
  order: _order,
  top: _top,
  ...query
}: QueryReading): QueryReading => query;

/** 滕州排第几: among all the speaker sees, whoever was named. */
function placedScope(speaker: Speaker, query: QueryReading): Scoped {
  const own = scopeOf(speaker, query);
  const { districts: _d, enterprise: _e, enterprises: _es, specialist: _s, types, tiers: _t, ...rest } = query;
  const isOfTypes = [query.by].flat()[0] === 'type';
  const all = scopeOf(speaker, { ...rest, ...(types && !isOfTypes && { types }) });
  if (own.kind !== 'scope' || all.kind !== 'scope') return own;
  return { kind: 'scope', scope: { ...all.scope, whose: own.scope.whose, bounded: own.scope.bounded } };
}

/**
 * The weeks of which some are to be on end: those asked about, or where they are fewer, as many as are needed. They end with the last
 * week that is due: in one whose reports are still coming in nobody is known to be short, or missing.
 */
function spanOfRuns(begun: FigureSpan, weeks: number, calendar: Calendar, now: Date): FigureSpan {
  const last = begun.weeks.at(-1) ?? begun.standing;
  const isDue = weekDeadlines(calendar, last).due <= now;
  const end = isDue ? last : addWeeks(last, -1);
  const [first = end] = begun.weeks;
  const needed = addWeeks(end, 1 - weeks);
  return { weeks: weeksBetween(first < needed ? first : needed, end), standing: end };
}

/** Of one enterprise it is told how many people it is short of, not that it is one; and what it was chosen by. */
function ofEnterprises(measures: readonly FigureMeasure[], bound: Measure | undefined): readonly FigureMeasure[] {
  const isChosen = bound !== undefined && isOfWeeks(bound);
  const told = measures.flatMap((m): readonly FigureMeasure[] => {
    if (m === 'shortEnterprises') return ['shortage'];
    return m === 'enterprises' && isChosen ? [] : [m];
  });
  const all = isChosen ? [...told, ...ofEnterprises([bound], undefined)] : told;
  return all.filter((m, i) => all.indexOf(m) === i);
}

/** 各区缺工超过50人的企业有几家: bounds are of enterprises, whatever their number is told by. */
const COUNTS: readonly FigureMeasure[] = ['shortEnterprises', 'enterprises'];

/** By what an answer is given: as asked, and where who is late or how far the districts are is asked, by those. No tier of what is not reported by tier. */
function dimensionsOf(
  query: QueryReading,
  measures: readonly FigureMeasure[],
  scope: Scope,
  weeks: number,
): readonly Dimension[] {
  const asked: readonly Dimension[] = query.by === undefined ? [] : typeof query.by === 'string' ? [query.by] : query.by;
  if (query.weeks !== undefined) {
    const [of = 'enterprise'] = asked.filter((d) => d !== 'period' && d !== 'tier');
    return [of, 'period'];
  }
  const by = measures.some(isOfTiers) ? asked : asked.filter((dimension) => dimension !== 'tier');
  const isCount = measures.every((m) => COUNTS.includes(m));
  if (query.threshold !== undefined && isCount && !by.includes('enterprise'))
    return [...by.filter((d) => d !== 'tier').slice(0, 1), 'enterprise'];
  if (by.length > 0) return by;
  if (query.threshold !== undefined) return ['enterprise'];
  if (query.rank || query.rankBy) return [(query.enterprise ?? query.enterprises) ? 'enterprise' : 'district'];
  const isOfSome = scope.filter.enterprises !== null && !scope.isOwn;
  if (isOfSome) return by;
  const isList = (measure: FigureMeasure) => measure === 'late' || (measure === 'outstanding' && weeks > 1);
  if (measures.every(isList)) return ['enterprise'];
  return measures.every((m) => m === 'coverage') && scope.districts.length > 1 && !scope.isOwn ? ['district'] : by;
}
