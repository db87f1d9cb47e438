// How far did each district bring its shortage rate down over a year, and who comes first? (domain §10, notice §4.3)
import type { AssessmentSettings } from './settings.ts';
import type { Week } from './time.ts';

/** Parts of a whole: on time of 应报, in time of all demands. */
export type Share = { readonly part: number; readonly whole: number };

/** Σ over the enterprises that are compared (people); over several weeks their sum, which leaves the rate the rate of all of them. */
export type RateSums = { readonly headcount: number; readonly shortage: number };

/** One filed report of a week that is compared, in the district the enterprise stood in when the week opened. */
export type ComparedReport = RateSums & { readonly enterprise: string; readonly week: Week; readonly district: string };

/** Where an enterprise of the roster stood when a compared week opened. */
export type PlacedEnterprise = { readonly enterprise: string; readonly week: Week; readonly district: string };

/** What else counts of a district (domain §10). */
type DistrictTally = {
  readonly district: string;
  /** Σ onTime of Σ 应报 over the weeks that count. */
  readonly reportsOnTime: Share;
  /** Weeks the district signed off on time, of the weeks that count. */
  readonly signOffsOnTime: Share;
  readonly monthsOnTime: Share;
  /** Σ resolved over the weeks that count (people). */
  readonly resolved: number;
  readonly urgentInTime: Share;
  readonly praised: number;
};

/** All that the assessment of a year is made of, as it stood at one instant. */
export type YearRows = {
  /** The weeks that count: from the first with a filed report to the last closed one; null where there is none. */
  readonly counted: { readonly from: Week; readonly to: Week } | null;
  readonly baseline: Week | null;
  /** The last closed week, or the last four whose mean is taken; oldest first. */
  readonly end: readonly Week[];
  readonly reports: readonly ComparedReport[];
  readonly placed: readonly PlacedEnterprise[];
  readonly tallies: readonly DistrictTally[];
};

export type LeftOut =
  /** No report at the baseline week; `joined`: not on the roster then. */
  | 'noBaseline'
  | 'joined'
  /** No report in every end week; `left`: no longer on the roster. */
  | 'noEnd'
  | 'left'
  /** Reported in another district at the other end. */
  | 'moved'
  /** No report at either end. */
  | 'neither';

export type AssessedEnterprise = {
  readonly enterprise: string;
  readonly district: string;
  readonly baseline: RateSums | null;
  /** Σ over the end weeks; null where one of them has no report. */
  readonly end: RateSums | null;
  /** Null: compared. */
  readonly leftOut: LeftOut | null;
};

export type Unranked =
  /** No enterprise is filed at both ends. */
  | 'nobody'
  /** The baseline rate is 0, or nobody works and nobody is missing. */
  | 'zeroBaseline'
  /** The year has only one week so far: nothing to compare. */
  | 'oneWeek';

export type AssessedDistrict = DistrictTally & {
  /** Ties share a rank; null = not ranked. */
  readonly rank: number | null;
  readonly unranked: Unranked | null;
  readonly baseline: RateSums | null;
  readonly end: RateSums | null;
  readonly compared: number;
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>;
  /** The fall of the rate as a fraction of 1 (0.0123 = 1.23 percentage points); below 0 it has risen. */
  readonly fallPoints: number | null;
  /** The fall relative to the baseline rate. */
  readonly fallShare: number | null;
};

export type Assessment = {
  /** By rank, those not ranked last, otherwise in the order of `districts`. */
  readonly districts: readonly AssessedDistrict[];
  /** By district in the order of `districts`, compared and left out. */
  readonly enterprises: readonly AssessedEnterprise[];
};

/** The assessment of a year from its rows; `districts`: codes in roster order. */
export function assess(rows: YearRows, districts: readonly string[], settings: AssessmentSettings): Assessment {
  const enterprises = districts.flatMap((district) => enterprisesOf(rows, district));
  const isOneWeek = rows.baseline === null || rows.end.every((week) => week <= (rows.baseline as Week));
  const assessed = districts.map((district) =>
    districtOf(
      rows.tallies.find((t) => t.district === district) ?? emptyTally(district),
      enterprises.filter((e) => e.district === district),
      isOneWeek,
    ),
  );
  return { districts: ranked(assessed, settings.rankBy), enterprises };
}

const emptyTally = (district: string): DistrictTally => ({
  district,
  reportsOnTime: { part: 0, whole: 0 },
  signOffsOnTime: { part: 0, whole: 0 },
  monthsOnTime: { part: 0, whole: 0 },
  resolved: 0,
  urgentInTime: { part: 0, whole: 0 },
  praised: 0,
});

const addUp = (all: readonly RateSums[]): RateSums => ({
  headcount: all.reduce((sum, r) => sum + r.headcount, 0),
  shortage: all.reduce((sum, r) => sum + r.shortage, 0),
});

/** Everybody who stood in the district, or reported there, at either end of the year. */
function enterprisesOf(rows: YearRows, district: string): readonly AssessedEnterprise[] {
  const { baseline, end, reports, placed } = rows;
  const isHere = (r: { readonly district: string }) => r.district === district;
  const ids = new Set([...placed.filter(isHere), ...reports.filter(isHere)].map((r) => r.enterprise));
  return [...ids].sort().map((enterprise) => {
    const own = reports.filter((r) => r.enterprise === enterprise);
    const first = own.find((r) => r.week === baseline && isHere(r));
    const last = own.filter((r) => end.includes(r.week) && isHere(r));
    const isComplete = end.length > 0 && last.length === end.length;
    const sums = (all: readonly RateSums[]) => (all.length === 0 ? null : addUp(all));
    const stood = (week: Week | undefined) => placed.some((p) => p.enterprise === enterprise && p.week === week);
    const elsewhere = own.some((r) => !isHere(r)) || placed.some((p) => p.enterprise === enterprise && !isHere(p));
    return {
      enterprise,
      district,
      baseline: sums(first ? [first] : []),
      end: isComplete ? sums(last) : null,
      leftOut: whyLeftOut({
        hasBaseline: first !== undefined,
        hasEnd: isComplete,
        elsewhere,
        stoodFirst: stood(baseline ?? undefined),
        stoodLast: stood(end.at(-1)),
      }),
    };
  });
}

type Ends = {
  readonly hasBaseline: boolean;
  readonly hasEnd: boolean;
  readonly elsewhere: boolean;
  readonly stoodFirst: boolean;
  readonly stoodLast: boolean;
};

function whyLeftOut({ hasBaseline, hasEnd, elsewhere, stoodFirst, stoodLast }: Ends): LeftOut | null {
  if (hasBaseline && hasEnd) return null;
  if (elsewhere) return 'moved';
  if (!hasBaseline && !hasEnd) return 'neither';
  if (!hasBaseline) return stoodFirst ? 'noBaseline' : 'joined';
  return stoodLast ? 'noEnd' : 'left';
}

function districtOf(tally: DistrictTally, all: readonly AssessedEnterprise[], isOneWeek: boolean): AssessedDistrict {
  const compared = all.filter((e) => e.leftOut === null);
  const leftOut: Partial<Record<LeftOut, number>> = {};
  for (const { leftOut: why } of all) if (why !== null) leftOut[why] = (leftOut[why] ?? 0) + 1;
  const none = { ...tally, compared: compared.length, leftOut, fallPoints: null, fallShare: null, rank: null };
  if (compared.length === 0) return { ...none, baseline: null, end: null, unranked: 'nobody' };
  const baseline = addUp(compared.flatMap((e) => e.baseline ?? []));
  const end = addUp(compared.flatMap((e) => e.end ?? []));
  if (isOneWeek) return { ...none, baseline, end, unranked: 'oneWeek' };
  const [before, after] = [rate(baseline), rate(end)];
  if (before === null || before === 0) return { ...none, baseline, end, unranked: 'zeroBaseline' };
  const fallPoints = before - (after ?? 0);
  return { ...none, baseline, end, unranked: null, fallPoints, fallShare: fallPoints / before };
}

const rate = ({ headcount, shortage }: RateSums): number | null =>
  headcount + shortage === 0 ? null : shortage / (headcount + shortage);

/** Highest fall first. Compared as exact fractions, so that a tie is a tie and no rounding. */
function ranked(all: readonly AssessedDistrict[], by: AssessmentSettings['rankBy']): readonly AssessedDistrict[] {
  const order = all.filter((d) => d.unranked === null).sort((a, b) => compareFalls(b, a, by));
  const placed = order.map((d) => ({ ...d, rank: 1 + order.findIndex((other) => compareFalls(other, d, by) === 0) }));
  return [...placed, ...all.filter((d) => d.unranked !== null)];
}

/** Numerator and denominator (> 0) of a district's fall. */
function fallOf({ baseline, end }: AssessedDistrict, by: AssessmentSettings['rankBy']): readonly [bigint, bigint] {
  const parts = (sums: RateSums | null): readonly [bigint, bigint] => {
    const { headcount, shortage } = sums ?? { headcount: 0, shortage: 0 };
    return [BigInt(shortage), BigInt(Math.max(1, headcount + shortage))];
  };
  const [[missing, all], [missingThen, allThen]] = [parts(baseline), parts(end)];
  const fall = missing * allThen - missingThen * all;
  return by === 'points' ? [fall, all * allThen] : [fall, missing * allThen];
}

function compareFalls(a: AssessedDistrict, b: AssessedDistrict, by: AssessmentSettings['rankBy']): number {
  const [[x, p], [y, q]] = [fallOf(a, by), fallOf(b, by)];
  const [left, right] = [x * q, y * p];
  return left === right ? 0 : left < right ? -1 : 1;
}
