// What is one figure of a group, and in which order do groups come?
import type { FigureMeasure, FigureSums } from './figures.ts';
import { shortIn } from './short-enterprises.ts';
import { type Figures, type SkillTier, sumOf } from './tiers.ts';
import { resolvedRate, shortageRate } from './totals.ts';

/** Measures that are sums of people, reported tier by tier. */
const TIERED_MEASURES = ['shortage', 'resolved', 'resolvedToDate', 'newDemand'] as const;
type TieredMeasure = (typeof TIERED_MEASURES)[number];

export const isTiered = (measure: FigureMeasure): measure is TieredMeasure =>
  (TIERED_MEASURES as readonly FigureMeasure[]).includes(measure);

/** Measures of which a part can be told for some tiers; of the others nobody knows which tier they belong to. */
export const isOfTiers = (measure: FigureMeasure): boolean =>
  isTiered(measure) || measure === 'shortEnterprises' || measure === 'resolvedRate';

/** Measures a span shows as of its standing week alone. */
export const isStanding = (measure: FigureMeasure): boolean =>
  ['shortEnterprises', 'shortage', 'headcount', 'shortageRate', 'specialists'].includes(measure);

/** Shares of 1. */
export const isShare = (measure: FigureMeasure): measure is 'shortageRate' | 'resolvedRate' | 'coverage' =>
  measure === 'shortageRate' || measure === 'resolvedRate' || measure === 'coverage';

/** Measures whose parts add up to the whole, and are a share of it. */
export const addsUp = (measure: FigureMeasure): boolean =>
  ['shortage', 'resolved', 'resolvedToDate', 'headcount', 'enterprises', 'outstanding', 'late'].includes(measure);

const sum = (figures: Figures | null, tiers: readonly SkillTier[]): number | null =>
  figures && tiers.reduce((all, tier) => all + figures[tier], 0);

/**
 * A measure's value, of these tiers where it has any: people, enterprises (户次 over several weeks), or a share of 1 (`isShare`). Null
 * where nothing was reported that it could be made of, which is not 0 (domain §7.1).
 */
export function valueIn(measure: FigureMeasure, sums: FigureSums, tiers: readonly SkillTier[]): number | null {
  const { coverage, headcount, shortage, resolved, short } = sums;
  switch (measure) {
    case 'shortEnterprises':
      return short && shortIn(short, tiers);
    case 'shortage':
    case 'resolved':
    case 'resolvedToDate':
    case 'newDemand':
      return sum(sums[measure], tiers);
    case 'resolvedRate':
      return shortage === null || resolved === null ? null : resolvedRate(sum(resolved, tiers) ?? 0, sum(shortage, tiers) ?? 0);
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

/** Bounds of a figure, all of which hold. Of shares in percent, as they are said. */
type Bounds = { readonly over?: number; readonly under?: number; readonly atLeast?: number; readonly atMost?: number };

/** Shares are compared in millionths of a percent, so that 7 of 100 is exactly 7 %. */
const asSaid = (value: number): number => Math.round(value * 1e8) / 1e6;

/** Whether a value lies within bounds; one that is not known does not. */
export function isWithin(measure: FigureMeasure, value: number | null, { over, under, atLeast, atMost }: Bounds): boolean {
  if (value === null) return false;
  const said = isShare(measure) ? asSaid(value) : value;
  return (
    (over === undefined || said > over) &&
    (under === undefined || said < under) &&
    (atLeast === undefined || said >= atLeast) &&
    (atMost === undefined || said <= atMost)
  );
}

type Ranking = {
  readonly order: 'asc' | 'desc' | 'both' | null;
  /** Of `both`: as many of either end. */
  readonly top: number | null;
};

/**
 * In order, the first `top` of them and whoever is level with the last. Those without a value come behind all others and are in no top;
 * equal ones stay as they are given (domain §7.10). `both`: the highest, then the lowest, with no group twice.
 */
export function ranked<T>(groups: readonly T[], value: (group: T) => number | null, { order, top }: Ranking): readonly T[] {
  if (order === null && top === null) return groups;
  const sign = order === 'asc' ? 1 : -1;
  const known = groups.filter((g) => value(g) !== null).toSorted((a, b) => sign * ((value(a) ?? 0) - (value(b) ?? 0)));
  if (order === 'both') {
    const most = firstOf(known, value, top ?? 1);
    return [
      ...most,
      ...firstOf(known.toReversed(), value, top ?? 1)
        .filter((g) => !most.includes(g))
        .toReversed(),
    ];
  }
  return top === null ? [...known, ...groups.filter((g) => value(g) === null)] : firstOf(known, value, top);
}

function firstOf<T>(known: readonly T[], value: (group: T) => number | null, top: number): readonly T[] {
  const last = known[top - 1];
  return last === undefined ? known : known.filter((g, i) => i < top || value(g) === value(last));
}
