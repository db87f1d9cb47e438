// May a month's return be filed or taken back, and which of its revisions holds? (domain §9.2)
import type { MonthlyReturn } from './monthly.ts';

/** One 确认 of a district and month; `punctuality` is what it would be as the first filing. */
export type MonthlyRevision = Omit<MonthlyReturn, 'firstFiledAt'> & {
  /** When the message arrived that took it back; null = stands. */
  readonly withdrawnAt: Date | null;
};

const byArrival = (a: MonthlyRevision, b: MonthlyRevision): number =>
  a.filedAt.getTime() - b.filedAt.getTime() || a.revision - b.revision;

/**
 * What holds of one district and month, as it stood at `until`; null where there is nothing. The latest by commit of those that were not
 * taken back, with the punctuality of the earliest arrival among them.
 */
export function holdingReturn(revisions: readonly MonthlyRevision[], until: Date): MonthlyReturn | null {
  const standing = revisions.filter((r) => r.filedAt <= until && (r.withdrawnAt === null || r.withdrawnAt > until));
  const [first] = standing.toSorted(byArrival);
  const latest = standing.toSorted((a, b) => a.revision - b.revision).at(-1);
  if (!first || !latest) return null;
  const { withdrawnAt: _, ...holds } = latest;
  return { ...holds, firstFiledAt: first.filedAt, punctuality: first.punctuality };
}

/** The same for each district and month there is, by month and district. */
export function holdingReturns(revisions: readonly MonthlyRevision[], until: Date): readonly MonthlyReturn[] {
  const placeOf = ({ month, district }: MonthlyRevision) => `${month} ${district}`;
  const places = [...new Set(revisions.map(placeOf))].toSorted();
  return places.flatMap(
    (place) =>
      holdingReturn(
        revisions.filter((r) => placeOf(r) === place),
        until,
      ) ?? [],
  );
}

type MonthlyFilingFacts = {
  readonly arrivedAt: Date;
  readonly opensAt: Date;
  readonly closesAt: Date;
  /** A coordinator's, of the district. */
  readonly isTheirs: boolean;
  readonly publishedAt: Date | null;
  /** A return of the district and month stands: this would correct it. */
  readonly isFiled: boolean;
  /** 补报 or 退回 keeps the month open for the district. */
  readonly isReopened: boolean;
};

/** Why a return is not taken; null = it is. A first one is taken also after the publication, until the close; any while it is reopened. */
export function refuseMonthly({
  arrivedAt,
  opensAt,
  closesAt,
  isTheirs,
  publishedAt,
  isFiled,
  isReopened,
}: MonthlyFilingFacts): 'notYours' | 'closed' | 'published' | null {
  if (!isTheirs) return 'notYours';
  if (isReopened) return null;
  if (arrivedAt < opensAt || arrivedAt >= closesAt) return 'closed';
  return publishedAt !== null && publishedAt <= arrivedAt && isFiled ? 'published' : null;
}

/** A return somebody filed lately that stands. */
export type RecentFiling = {
  readonly revision: number;
  readonly filedAt: Date;
  readonly closesAt: Date | null;
  readonly publishedAt: Date | null;
};

/**
 * Which of a person's filings 撤回 takes back: the last, unless they filed a week's report after it, or the month has been closed or
 * published. `reportedAt`: when they last filed such a report.
 */
export function monthlyToWithdraw<F extends RecentFiling>(filings: readonly F[], reportedAt: Date | null, at: Date): F | null {
  const last = filings.toSorted((a, b) => a.filedAt.getTime() - b.filedAt.getTime() || a.revision - b.revision).at(-1);
  if (!last || (reportedAt !== null && reportedAt > last.filedAt)) return null;
  const isClosed = last.closesAt === null || at >= last.closesAt;
  const isPublished = last.publishedAt !== null && last.publishedAt <= at;
  return isClosed || isPublished ? null : last;
}
