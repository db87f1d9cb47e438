// Which periods does a sentence name, and where?
import { addWeeks, type Week } from '../../domain/time.ts';
import type { QueryPeriod } from '../reading.ts';
import type { Folded } from '../text/text.ts';
import { type Moment, weeksMeant } from './names.ts';
import { type PeriodEdge, type PeriodSpan, periodEdges } from './period-edges.ts';

/**
 * The periods named, in the order of the text, never two in one place; comparisons (同上周, 比上周, 去年同期) name none. `taken`: names that
 * stand in the text, which no period cuts that can be shorter: 上周|一品堂.
 */
export function findPeriods(
  folded: Folded,
  now: Date,
  lean: Moment['lean'] = 'begun',
  taken: readonly { readonly from: number; readonly to: number }[] = [],
): readonly PeriodSpan[] {
  const edges = periodEdges(folded, now, lean);
  const isFree = ({ from, to }: PeriodEdge): boolean => !taken.some((span) => span.from < to && from < span.to);
  return edges
    .filter(({ how }) => how === 'named')
    .map((edge) =>
      isFree(edge)
        ? edge
        : (edges.find((e) => e.how === 'second' && e.from === edge.from && e.to < edge.to && isFree(e)) ?? edge),
    )
    .map(({ from, to, period, days }) => ({ from, to, period, ...(days && { days }) }));
}

/** The one period that several mentions agree on: equal ones, one inside another (the narrower counts), neighbours added up. Undefined where none is named; null where they contradict each other or one does not exist. */
export function onePeriod(spans: readonly PeriodSpan[]): QueryPeriod | null | undefined {
  let all: QueryPeriod | undefined;
  for (const { period } of spans) {
    const both = all === undefined || period === null ? period : together(all, period);
    if (both === null) return null;
    all = both;
  }
  return all;
}

/** The single week a period is; null for a longer one. */
export const singleWeek = (period: QueryPeriod): Week | null =>
  'from' in period && period.from === period.to ? period.from : null;

function together(a: QueryPeriod, b: QueryPeriod): QueryPeriod | null {
  const [x, y] = [weeksMeant(a), weeksMeant(b)];
  if (x.from <= y.from && y.to <= x.to) return b;
  if (y.from <= x.from && x.to <= y.to) return a;
  const [first, second] = x.from < y.from ? [x, y] : [y, x];
  return second.from <= addWeeks(first.to, 1) ? { from: first.from, to: second.to } : null;
}
