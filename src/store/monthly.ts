// Which returns of a month were filed, and what is published? PostgreSQL's answers, each in one round trip.
import type pg from 'pg';
import type { Monthly, MonthlyFiled, MonthlyFiling, Publications } from '../app/monthly/port.ts';
import type { MonthlyReturn } from '../domain/monthly.ts';
import { addMonths, type Month } from '../domain/time.ts';
import { withRetries } from './database-problems.ts';
import { rowOf } from './ledger.ts';

export type MonthlyOptions = { readonly pool: Pick<pg.Pool, 'query'>; readonly random: () => number };

/** A return as `returns_of` gives it: instants are milliseconds. */
type ReturnRow = Omit<MonthlyReturn, 'filedAt' | 'firstFiledAt'> & { readonly filedAt: number; readonly firstFiledAt: number };
type StandingRow = { readonly returns: readonly ReturnRow[]; readonly published: number | null; readonly resolved: number };
type ReturnsRow = { readonly returns: readonly ReturnRow[]; readonly published: Readonly<Record<Month, number>> };
type PublishedRow = { readonly publishedAt: number; readonly isNew: boolean };

const returnOf = (row: ReturnRow): MonthlyReturn => ({
  ...row,
  filedAt: new Date(row.filedAt),
  firstFiledAt: new Date(row.firstFiledAt),
});

export function openMonthly({ pool, random }: MonthlyOptions): Monthly & Publications {
  /** A function's call, named so that the connection keeps its plan; each answers with one JSON value. */
  async function call<Answer>(name: string, values: unknown[]): Promise<Answer> {
    const text = `SELECT ${name}(${values.map((_, i) => `$${i + 1}`).join(', ')}) AS answer`;
    const { rows } = await withRetries(random, () => pool.query<{ answer: Answer }>({ name, text, values }));
    return rows[0]?.answer as Answer;
  }

  return {
    file({ asker, message, arrivedAt, month, district, signedBy, opensAt, dueAt, closesAt, figures, doubts }: MonthlyFiling) {
      const { corp, userid, role, region } = asker;
      const who = [corp, userid, role, region, message, arrivedAt, month, district, signedBy];
      return call<MonthlyFiled>('file_month', [
        ...who,
        opensAt,
        dueAt,
        closesAt,
        JSON.stringify(figures),
        JSON.stringify(doubts),
      ]);
    },

    withdraw: ({ corp, userid, role, region }, message, at, since) =>
      call('withdraw_month', [corp, userid, role, region, message, at, since]),

    async standing({ userid, role, region }, month, district, weeks, at) {
      const last = addMonths(month, -1);
      const row = await call<StandingRow | null>('month_standing', [userid, role, region, district, [month, last], weeks, at]);
      if (row === null) return null;
      const of = (wanted: Month) => row.returns.map(returnOf).find((r) => r.month === wanted) ?? null;
      const publishedAt = row.published === null ? null : new Date(row.published);
      return { now: of(month), last: of(last), publishedAt, resolved: row.resolved };
    },

    async returns({ corp, userid, role, region }, months, districts, until, at) {
      const row = await call<ReturnsRow>('month_returns', [corp, userid, role, region, months, districts, until, at]);
      const published = new Map(Object.entries(row.published).map(([month, ms]) => [month, new Date(ms)]));
      return { returns: row.returns.map(returnOf), published };
    },

    returned: async (month) => new Set(await call<readonly string[]>('returned_districts', [month])),

    async publish({ corp, userid, role, region }, message, at, period, rows) {
      const planned = JSON.stringify(rows.map(rowOf));
      const row = await call<PublishedRow | null>('publish_period', [corp, userid, role, region, message, at, period, planned]);
      return row && { publishedAt: new Date(row.publishedAt), isNew: row.isNew };
    },
  };
}
