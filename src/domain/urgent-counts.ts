// How many urgent demands were raised in a span of time, and how many of them answered in time? (domain §10)
import type { Settings } from './settings.ts';
import { type Demand, isAccepted, isClosed, isVoid, peopleFound, raising } from './urgent.ts';

export type DemandCounts = {
  /** Without those withdrawn before anybody accepted them, and those whose report was a mistake. */
  readonly raised: number;
  /** Accepted within the time for it after they were raised, whoever was the first. */
  readonly acceptedInTime: number;
  /** Resolved within the time for it after they were raised, and not reopened since. */
  readonly resolvedInTime: number;
  readonly open: number;
  /** People found. */
  readonly people: number;
};

/** Counts the demands raised from one instant (included) to another (not included). */
export function countDemands(
  demands: readonly Demand[],
  from: Date,
  until: Date,
  { urgent }: Pick<Settings, 'urgent'>,
): DemandCounts {
  const within = demands.filter((d) => {
    const { at } = raising(d);
    return from <= at && at < until && !isVoid(d) && (d.state !== 'withdrawn' || isAccepted(d));
  });
  const isInTime = (demand: Demand, at: Date | undefined, minutes: number): boolean =>
    at !== undefined && at.getTime() < raising(demand).at.getTime() + minutes * 60_000;
  const accepted = (d: Demand) => d.rows.find((r) => r.step === 'accept')?.at;
  const resolved = (d: Demand) => (peopleFound(d) === null ? undefined : d.rows.findLast((r) => r.step === 'resolve')?.at);
  return {
    raised: within.length,
    acceptedInTime: within.filter((d) => isInTime(d, accepted(d), urgent.acceptMinutes)).length,
    resolvedInTime: within.filter((d) => isInTime(d, resolved(d), urgent.resolveMinutes)).length,
    open: within.filter((d) => !isClosed(d)).length,
    people: within.reduce((sum, d) => sum + (peopleFound(d) ?? 0), 0),
  };
}

/** The same for each district by code, counted where the demand was raised. */
export function countByDistrict(
  demands: readonly Demand[],
  districts: readonly string[],
  from: Date,
  until: Date,
  settings: Pick<Settings, 'urgent'>,
): ReadonlyMap<string, DemandCounts> {
  return new Map(
    districts.map((code) => [
      code,
      countDemands(
        demands.filter((d) => d.district === code),
        from,
        until,
        settings,
      ),
    ]),
  );
}
