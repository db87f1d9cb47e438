// Which figures were reported, and what do they add up to? PostgreSQL's answers, each in one round trip.
import type pg from 'pg';
import type { Filed, Filing, Reports, Standing, TotalsQuestion, Withdrawn } from '../app/ports.ts';
import { ENTERPRISE_TYPES, type EnterpriseType } from '../domain/enterprises.ts';
import type { Punctuality, Report } from '../domain/reports.ts';
import type { Settings } from '../domain/settings.ts';
import { byTier, type SkillTier } from '../domain/tiers.ts';
import { addWeeks, firstWeekOf, type Week, weekYearOf } from '../domain/time.ts';
import type { Coverage, Totals } from '../domain/totals.ts';
import { withRetries } from './database-problems.ts';

export type ReportsOptions = {
  /** A single statement costs Prisma several times as much as the pool below it. */
  readonly pool: Pick<pg.Pool, 'query'>;
  readonly random: () => number;
  readonly cumulativeSince: Settings['cumulativeSince'];
};

/** Before every week there is. */
const THE_START: Week = '0000-W01';
/** How many weeks before the one to be reported a standing shows. */
const WEEKS_BEFORE = 3;

/** A report as `report_json` gives it: instants are milliseconds. */
type ReportRow = Omit<Report, 'filedAt' | 'firstFiledAt'> & { readonly filedAt: number; readonly firstFiledAt: number };
type FiledRow = {
  readonly enterprise: string;
  readonly kind: Filed['kind'];
  readonly revision: number;
  readonly punctuality: Punctuality;
};
type StandingRow = {
  readonly enterprise: string;
  readonly reopenedUntil: number | null;
  readonly reports: readonly ReportRow[] | null;
};
type TotalsRow = {
  readonly served: Readonly<Record<'enterprises' | 'headcount' | EnterpriseType, number>>;
  readonly coverage: Coverage;
  readonly tiers: Partial<
    Record<SkillTier, { readonly shortage: number; readonly resolved: number; readonly to_date: number }>
  > | null;
};

const reportOf = (row: ReportRow): Report => ({
  ...row,
  filedAt: new Date(row.filedAt),
  firstFiledAt: new Date(row.firstFiledAt),
});

const filedOf = ({ kind, enterprise, revision, punctuality }: FiledRow): Filed =>
  kind === 'filed' ? { kind, enterprise, revision, punctuality } : { kind, enterprise };

const totalsOf = ({ served, coverage, tiers }: TotalsRow): Totals => ({
  enterprises: served.enterprises,
  byType: Object.fromEntries(ENTERPRISE_TYPES.map((t) => [t, served[t]])) as Record<EnterpriseType, number>,
  headcount: served.headcount,
  shortage: byTier((t) => tiers?.[t]?.shortage ?? 0),
  resolved: byTier((t) => tiers?.[t]?.resolved ?? 0),
  resolvedToDate: byTier((t) => tiers?.[t]?.to_date ?? 0),
  coverage: { due: coverage.due, filed: coverage.filed, extra: coverage.extra },
});

/** A function's call, named so that the connection keeps its plan; each answers with one JSON value. */
const callOf = (name: string, parameters: number) => ({
  name,
  text: `SELECT ${name}(${Array.from({ length: parameters }, (_, i) => `$${i + 1}`).join(', ')}) AS answer`,
});
const FILE = callOf('file_reports', 10);
const WITHDRAW = callOf('withdraw_reports', 7);
const STANDINGS = callOf('standings_of', 6);
const TOTALS = callOf('totals_of', 9);
const OF_WEEK = callOf('reports_of_week', 7);
const REPORTED = callOf('reported_enterprises', 1);

export function openReports({ pool, random, cumulativeSince }: ReportsOptions): Reports {
  async function call<Answer>({ name, text }: typeof FILE, values: unknown[]): Promise<Answer> {
    const { rows } = await withRetries(random, () => pool.query<{ answer: Answer }>({ name, text, values }));
    return rows[0]?.answer as Answer;
  }

  return {
    async file({ asker, message, arrivedAt, week, dueAt, closesAt, entries }: Filing): Promise<readonly Filed[]> {
      // Of an enterprise named twice the later entry holds.
      const wanted = entries.length > 1 ? [...new Map(entries.map((entry) => [entry.enterprise, entry])).values()] : entries;
      const { corp, userid, role, region } = asker;
      // Instants as text: `pg` spells a Date out field by field in local time, and the bench shows it.
      const [arrived, due, closes] = [arrivedAt.toISOString(), dueAt.toISOString(), closesAt.toISOString()];
      const values = [corp, userid, role, region, message, arrived, week, due, closes, JSON.stringify(wanted)];
      return (await call<readonly FiledRow[]>(FILE, values)).map(filedOf);
    },

    withdraw: ({ corp, userid, role, region }, message, at, since) =>
      call<Withdrawn | null>(WITHDRAW, [corp, userid, role, region, message, at, since]),

    async standings({ userid, role, region }, week, enterprises, at): Promise<readonly Standing[]> {
      const weeks = [week, ...Array.from({ length: WEEKS_BEFORE }, (_, i) => addWeeks(week, -1 - i))];
      const rows = await call<readonly StandingRow[]>(STANDINGS, [userid, role, region, weeks, enterprises, at]);
      const standings = new Map(
        rows.map(({ enterprise, reopenedUntil, reports }) => {
          const all = (reports ?? []).map(reportOf);
          const standing: Standing = {
            enterprise,
            report: all.find((r) => r.week === week) ?? null,
            before: all.filter((r) => r.week !== week),
            reopenedUntil: reopenedUntil === null ? null : new Date(reopenedUntil),
          };
          return [enterprise, standing];
        }),
      );
      return enterprises.flatMap((e) => standings.get(e) ?? []);
    },

    async totals({ corp, userid, role, region }, { week, districts, enterprises }: TotalsQuestion, at): Promise<Totals> {
      const since = cumulativeSince === 'year' ? firstWeekOf(weekYearOf(week)) : THE_START;
      return totalsOf(await call<TotalsRow>(TOTALS, [corp, userid, role, region, week, districts, enterprises, since, at]));
    },

    async ofWeek({ corp, userid, role, region }, week, districts, at): Promise<readonly Report[]> {
      return (await call<readonly ReportRow[]>(OF_WEEK, [corp, userid, role, region, week, districts, at])).map(reportOf);
    },

    reported: async (week) => new Set(await call<readonly string[]>(REPORTED, [week])),
  };
}
