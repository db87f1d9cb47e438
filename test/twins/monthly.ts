// The ports Monthly and Publications in memory: the same rules as plain lists, for transcripts and as the store's twin.
import type { Monthly, MonthlyFiled, MonthlyFiling, Publications } from '../../src/app/monthly/port.ts';
import type { Outgoing } from '../../src/app/ports.ts';
import type { MonthlyReturn } from '../../src/domain/monthly.ts';
import type { Asker } from '../../src/domain/people.ts';
import { districtsWithin } from '../../src/domain/regions.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { sumOf } from '../../src/domain/tiers.ts';
import { addMonths, type Month, type Week } from '../../src/domain/time.ts';
import type { MemoryReports } from './reports.ts';

export type MonthlyRevision = Omit<MonthlyFiling, 'asker'> & {
  readonly by: string;
  readonly revision: number;
  readonly punctuality: 'onTime' | 'late';
  withdrawnAt: Date | null;
};

export type MemoryMonthly = Monthly &
  Publications & {
    /** Everything ever filed, in order. */
    readonly revisions: readonly MonthlyRevision[];
    /** When a month or a year was published, without waiting. */
    publishedAtNow(period: string): Date | null;
  };

export type MemoryMonthlyOptions = {
  readonly roster: () => Roster;
  readonly reports: MemoryReports;
  readonly plan?: (rows: readonly Outgoing[]) => Promise<unknown>;
};

export function memoryMonthly({ roster, reports, plan = async () => undefined }: MemoryMonthlyOptions): MemoryMonthly {
  const revisions: MonthlyRevision[] = [];
  const answers = new Map<string, MonthlyFiled>();
  const withdrawals = new Map<string, { month: Month; district: string; restored: boolean } | null>();
  const published = new Map<string, { readonly at: Date; readonly message: string }>();

  const isKnown = (a: Asker) =>
    roster().people.some((p) => p.userid === a.userid && p.role === a.role && p.region === a.region && p.active);
  const heldBy = (asker: Asker): readonly string[] =>
    isKnown(asker) && (asker.role === 'coordinator' || asker.role === 'taskForce')
      ? districtsWithin(roster().regions, asker.region).map((d) => d.code)
      : [];

  function returnOf(month: Month, district: string, until: Date): MonthlyReturn | null {
    const standing = revisions
      .filter((r) => r.month === month && r.district === district && r.arrivedAt <= until)
      .filter((r) => r.withdrawnAt === null || r.withdrawnAt > until)
      .toSorted((a, b) => a.arrivedAt.getTime() - b.arrivedAt.getTime() || a.revision - b.revision);
    const [first, latest] = [standing[0], standing.at(-1)];
    if (!first || !latest) return null;
    const { revision, figures, doubts, signedBy, message } = latest;
    return {
      district,
      month,
      revision,
      figures,
      doubts,
      filedAt: latest.arrivedAt,
      filedBy: latest.by,
      signedBy,
      message,
      firstFiledAt: first.arrivedAt,
      punctuality: first.punctuality,
    };
  }

  function judge({ asker, month, district, arrivedAt, opensAt, closesAt }: MonthlyFiling) {
    if (asker.role !== 'coordinator' || !heldBy(asker).includes(district)) return 'notYours';
    if (arrivedAt < opensAt || arrivedAt >= closesAt) return 'closed';
    const since = published.get(month)?.at;
    return since && since <= arrivedAt && returnOf(month, district, arrivedAt) ? 'published' : null;
  }

  function fileOne(filing: MonthlyFiling): MonthlyFiled {
    const refused = judge(filing);
    if (refused) return { kind: refused };
    const { asker, ...said } = filing;
    const { month, district, arrivedAt, dueAt } = said;
    const revision = revisions.filter((r) => r.month === month && r.district === district).length + 1;
    const punctuality = arrivedAt < dueAt ? 'onTime' : 'late';
    revisions.push({ ...said, by: asker.userid, revision, punctuality, withdrawnAt: null });
    return { kind: 'filed', revision, punctuality: returnOf(month, district, arrivedAt)?.punctuality ?? punctuality };
  }

  function takeBack(asker: Asker, at: Date, since: Date) {
    const last = revisions
      .filter((r) => r.by === asker.userid && r.withdrawnAt === null && since <= r.arrivedAt && r.arrivedAt <= at)
      .filter((r) => !reports.revisions.some((w) => w.by === asker.userid && w.arrivedAt > r.arrivedAt && w.arrivedAt <= at))
      .toSorted((a, b) => a.arrivedAt.getTime() - b.arrivedAt.getTime())
      .at(-1);
    const publishedAt = last && published.get(last.month)?.at;
    if (!isKnown(asker) || !last || at >= last.closesAt || (publishedAt && publishedAt <= at)) return null;
    last.withdrawnAt = at;
    const { month, district } = last;
    return { month, district, restored: returnOf(month, district, at) !== null };
  }

  return {
    revisions,
    publishedAtNow: (period) => published.get(period)?.at ?? null,

    async file(filing) {
      const answer = answers.get(filing.message) ?? fileOne(filing);
      answers.set(filing.message, answer);
      return answer;
    },

    async withdraw(asker, message, at, since) {
      const answer = withdrawals.get(message) ?? takeBack(asker, at, since);
      withdrawals.set(message, answer);
      return answer;
    },

    async standing(asker, month, district, weeks: readonly Week[], at) {
      if (!heldBy(asker).includes(district)) return null;
      const filed = await Promise.all(weeks.map((week) => reports.ofWeek(asker, week, [district], at)));
      return {
        now: returnOf(month, district, at),
        last: returnOf(addMonths(month, -1), district, at),
        publishedAt: published.get(month)?.at ?? null,
        resolved: filed.flat().reduce((sum, r) => sum + sumOf(r.figures.resolved), 0),
      };
    },

    async returns(asker, months, districts, until) {
      const held = heldBy(asker);
      const codes = districts.filter((d) => held.includes(d)).toSorted();
      return {
        returns: [...months].sort().flatMap((month) => codes.flatMap((code) => returnOf(month, code, until) ?? [])),
        published: new Map(
          months.flatMap((m) => {
            const at = published.get(m)?.at;
            return at ? [[m, at] as const] : [];
          }),
        ),
      };
    },

    async returned(month) {
      return new Set(revisions.filter((r) => r.month === month && r.withdrawnAt === null).map((r) => r.district));
    },

    async publish(asker, message, at, period, rows) {
      if (asker.role !== 'taskForce' || !isKnown(asker)) return null;
      const known = published.get(period);
      if (!known) {
        published.set(period, { at, message });
        await plan(rows);
      }
      return { publishedAt: known?.at ?? at, isNew: !known || known.message === message };
    },
  };
}
