// What is one figure of a group, which groups does a question want, and in which order?
import type { FigureMeasure, FigureSums } from './figures.ts';
import { type Figures, type SkillTier, sumOf } from './tiers.ts';
import { shortageRate } from './totals.ts';

/** Measures that are reported tier by tier; of the others nobody knows which tier they belong to. */
const TIERED_MEASURES = ['shortage', 'resolved', 'resolvedToDate', 'newDemand'] as const;
type TieredMeasure = (typeof TIERED_MEASURES)[number];

export const isTiered = (measure: FigureMeasure): measure is TieredMeasure =>
  (TIERED_MEASURES as readonly FigureMeasure[]).includes(measure);

/** Measures a span shows as of its standing week alone. */
export const isStanding = (measure: FigureMeasure): boolean =>
  ['shortage', 'headcount', 'shortageRate', 'specialists'].includes(measure);

const sum = (figures: Figures | null, tiers: readonly SkillTier[]): number | null =>
  figures && tiers.reduce((all, tier) => all + figures[tier], 0);

/**
 * A measure's value, of these tiers where it has any: people, enterprises (户次 over several weeks), or for shortageRate and coverage
 * a share of 1. Null where nothing was reported that it could be made of, which is not 0 (domain §7.1).
 */
export function valueIn(measure: FigureMeasure, sums: FigureSums, tiers: readonly SkillTier[]): number | null {
  const { coverage, headcount, shortage } = sums;
  switch (measure) {
    case 'shortage':
    case 'resolved':
    case 'resolvedToDate':
    case 'newDemand':
      return sum(sums[measure], tiers);
    case 'headcount':
      return headcount;
    case 'shortageRate':
      return headcount === null || shortage === null ? null : shortageRate(headcount, sumOf(shortage));
    case 'enterprises':
      return sums.enterprises;
    case 'coverage':
      return coverage.due === 0 ? null : coverage.filed / coverage.due;
    case 'outstanding':
      return coverage.due - coverage.filed;
    case 'late':
      return sums.late;
    case 'specialists':
      return sums.specialists;
  }
}

type Ranking = {
  readonly over: number | null;
  readonly order: 'asc' | 'desc' | null;
  readonly top: number | null;
};

/**
 * Those over a threshold, in order, the first `top` of them and whoever is level with the last. Those without a value come behind all
 * others and are in no top; equal ones stay as they are given (domain §7.10).
 */
export function ranked<T>(groups: readonly T[], value: (group: T) => number | null, { over, order, top }: Ranking): readonly T[] {
  const kept = over === null ? groups : groups.filter((g) => (value(g) ?? Number.NEGATIVE_INFINITY) > over);
  if (order === null && top === null) return kept;
  const sign = order === 'asc' ? 1 : -1;
  const known = kept.filter((g) => value(g) !== null).toSorted((a, b) => sign * ((value(a) ?? 0) - (value(b) ?? 0)));
  if (top === null) return [...known, ...kept.filter((g) => value(g) === null)];
  const last = known[top - 1];
  return last === undefined ? known : known.filter((g, i) => i < top || value(g) === value(last));
}
