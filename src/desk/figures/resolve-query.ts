// How is a question about weeks understood for one person: whose figures, of which weeks, by what?
import { weekDeadlines } from '../../domain/deadlines.ts';
import { spanOf } from '../../domain/figure-spans.ts';
import { isTiered } from '../../domain/figure-values.ts';
import { FIGURE_MEASURES, type FigureMeasure } from '../../domain/figures.ts';
import { SKILL_TIERS } from '../../domain/tiers.ts';
import type { Dimension, Measure, QueryReading } from '../../reading/reading.ts';
import type { Speaker } from '../speaker.ts';
import type { ResolvedQuery, Unanswered } from './answer.ts';
import { type Scope, scopeOf } from './scope.ts';

const isOfWeeks = (measure: Measure): measure is FigureMeasure => (FIGURE_MEASURES as readonly Measure[]).includes(measure);

/** Pure; nothing is asked of the database. */
export function resolveQuery(
  speaker: Speaker,
  query: QueryReading,
): { readonly kind: 'resolved'; readonly resolved: ResolvedQuery } | Unanswered {
  const measures = query.measures.filter(isOfWeeks);
  if (measures.length < query.measures.length) return { kind: 'cannot' };
  const scoped = scopeOf(speaker, query);
  if (scoped.kind !== 'scope') return scoped;
  const { scope } = scoped;
  const { calendar } = speaker.bureau;
  const span = spanOf(query.period, calendar, speaker.arrivedAt);
  if (span === null) return { kind: 'notYet' };
  const by = dimensionsOf(query, measures, scope, span.weeks.length);
  const isDraft = span.weeks.some((week) => speaker.arrivedAt < weekDeadlines(calendar, week).closes);
  return { kind: 'resolved', resolved: { query, scope, measures, tiers: query.tiers ?? SKILL_TIERS, by, span, isDraft } };
}

/** By what an answer is given: as asked, and where who is late or how far the districts are is asked, by those. No tier of what is not reported by tier. */
function dimensionsOf(
  query: QueryReading,
  measures: readonly FigureMeasure[],
  scope: Scope,
  weeks: number,
): readonly Dimension[] {
  const asked: readonly Dimension[] = query.by === undefined ? [] : typeof query.by === 'string' ? [query.by] : query.by;
  const by = measures.some(isTiered) ? asked : asked.filter((dimension) => dimension !== 'tier');
  const isOfSome = scope.filter.enterprises !== null && !scope.isOwn;
  if (by.length > 0 || isOfSome) return by;
  const isList = (measure: FigureMeasure) => measure === 'late' || (measure === 'outstanding' && weeks > 1);
  if (measures.every(isList)) return ['enterprise'];
  return measures.every((m) => m === 'coverage') && scope.districts.length > 1 && !scope.isOwn ? ['district'] : by;
}
