// Which weeks and months does a year's assessment rest on, and which urgent demands were answered in time? (domain §10)
import type { Share } from './assessment.ts';
import type { Month, Week } from './time.ts';

type AskedPeriods = {
  /** In order, each with the instant it closes at. */
  readonly weeks: readonly { readonly week: Week; readonly closes: Date }[];
  readonly months: readonly { readonly month: Month; readonly closes: Date }[];
  /** Null: the first week with a filed report. */
  readonly baseline: Week | null;
  /** How many of the last closed weeks make the end. */
  readonly last: number;
};

/** As it stood at `until`: the first week and month anybody had filed, null = none. */
type Filed = { readonly until: Date; readonly firstWeek: Week | null; readonly firstMonth: Month | null };

type Basis = {
  readonly weeks: readonly Week[];
  readonly months: readonly Month[];
  readonly baseline: Week | null;
  readonly end: readonly Week[];
};

/** Only what is closed counts, from the first filing of anybody on. */
export function basisOf({ weeks, months, baseline, last }: AskedPeriods, { until, firstWeek, firstMonth }: Filed): Basis {
  const counted = weeks.filter((w) => firstWeek !== null && firstWeek <= w.week && w.closes <= until).map((w) => w.week);
  return {
    weeks: counted,
    months: months.filter((m) => firstMonth !== null && firstMonth <= m.month && m.closes <= until).map((m) => m.month),
    baseline: counted.length === 0 ? null : (baseline ?? firstWeek),
    end: counted.slice(-last),
  };
}

/** An urgent demand as its steps told it by then. */
type ToldDemand = {
  readonly district: string;
  readonly raisedAt: Date;
  /** The last time it was resolved; null = never. */
  readonly resolvedAt: Date | null;
  readonly accepted: boolean;
  /** The report that raised it was a mistake. */
  readonly void: boolean;
  readonly state: string;
};

/** Of a district's demands but those withdrawn before anybody accepted them, or raised by mistake: resolved within so many minutes and not reopened since. */
export function answeredInTime(demands: readonly ToldDemand[], district: string, minutes: number): Share {
  const own = demands.filter((d) => d.district === district && !d.void && (d.state !== 'withdrawn' || d.accepted));
  const inTime = own.filter(
    ({ state, raisedAt, resolvedAt }) =>
      (state === 'resolved' || state === 'confirmed') &&
      resolvedAt !== null &&
      resolvedAt.getTime() < raisedAt.getTime() + minutes * 60_000,
  );
  return { part: inTime.length, whole: own.length };
}
