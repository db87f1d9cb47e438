// What the contract tests of the port Reports run in: a small bureau in PostgreSQL.
import { z } from 'zod';
import type { Filing, Reports } from '../../src/desk/ports.ts';
import { addDays, instantAt, mondayOf } from '../../src/domain/time.ts';
import { select, type Tables } from '../../src/store/bound.ts';
import { Prisma } from '../../src/store/generated/client.ts';
import { FIGURE_COLUMNS } from '../../src/store/report-rows.ts';
import { sumsOfReports } from '../../src/store/week-sums.ts';
import { as, figures, reportsOf, saveRoster, tiers } from './bureau-fixture.ts';
import { freshDatabase, type TestDatabase } from './database.ts';

export type ReportsWorld = {
  readonly reports: Reports;
  /** Another process, or the same after a restart. */
  readonly again: Reports;
  reopen(enterprise: string, week: string, openedAt: Date, until: Date): Promise<void>;
  publish(week: string, at: Date): Promise<void>;
  /** Empty where the sums of the weeks are what their reports add up to. */
  sums(): Promise<readonly unknown[]>;
  readonly db: TestDatabase;
};

export const at = (local: string): Date => new Date(`${local}+08:00`);
const MINUTE = 60_000;
export const later = (date: Date, minutes: number): Date => new Date(date.getTime() + minutes * MINUTE);

let messages = 0;
export const NONE = figures(100, tiers(0), tiers(0));

/** For a week of 2021 such as `W20`: what is not said otherwise is a filing of zeros by anna for e1 on its Tuesday. */
export function filing(
  week: string,
  over: Partial<Filing> & { readonly of?: Readonly<Record<string, typeof NONE>> } = {},
): Filing {
  const { of = { e1: NONE }, ...rest } = over;
  const monday = mondayOf(`2021-${week}`);
  return {
    asker: as('anna'),
    message: `m${++messages}`,
    arrivedAt: instantAt(addDays(monday, 1), '10:00'),
    thread: messages,
    week: `2021-${week}`,
    dueAt: instantAt(addDays(monday, 4), '12:00'),
    closesAt: instantAt(addDays(monday, 6), '24:00'),
    entries: Object.entries(of).map(([enterprise, f]) => ({ enterprise, figures: f, doubts: [] })),
    ...rest,
  };
}

export async function openWorld(): Promise<ReportsWorld> {
  const db: TestDatabase = await freshDatabase();
  await saveRoster(db.database);
  return {
    reports: reportsOf(db.database),
    again: reportsOf(db.database),
    reopen: async (...values) => {
      await db.asOwner(`INSERT INTO reopenings VALUES ('default', $1, $2, $3, $4, 'lia', 'r')`, values);
    },
    publish: async (...values) => {
      await db.asOwner(`INSERT INTO publications VALUES ('default', $1, $2, 'task', 'p')`, values);
    },
    sums: () => differingSums(db.database),
    db,
  };
}

/** Rows that are kept as sums but are not what the reports add up to, and the other way round: none, whatever was done. */
export async function differingSums(database: Tables): Promise<readonly unknown[]> {
  const { city } = database;
  const [found] = await select(
    database,
    'nobody',
    z.object({ weeks: z.array(z.string()).nullable() }),
    Prisma.sql`SELECT array_agg(DISTINCT week) AS weeks FROM (SELECT week FROM week_sums UNION SELECT week FROM reports) w`,
  );
  const sums = ['enterprises', 'due', 'late', 'short_enterprises', ...FIGURE_COLUMNS];
  const columns = Prisma.raw(`week, district, type, surveyed, ${sums.join(', ')}`);
  const isNothing = Prisma.raw(`(${sums.join(', ')}) = (${sums.map(() => 0).join(', ')})`);
  return select(
    database,
    'nobody',
    z.unknown(),
    Prisma.sql`
      WITH kept AS (SELECT ${columns} FROM week_sums WHERE city = ${city} AND NOT (${isNothing})),
        summed AS (SELECT ${columns} FROM (${sumsOfReports(city, found?.weeks ?? [])}) s)
      (SELECT 'kept' AS side, * FROM kept EXCEPT SELECT 'kept', * FROM summed)
      UNION ALL (SELECT 'summed', * FROM summed EXCEPT SELECT 'summed', * FROM kept)`,
  );
}

/** What the task force sees of an enterprise's report, long after; or another asker. */
export const currentOf =
  (reports: Reports) =>
  async (enterprise: string, week: string, asker = as('task')) =>
    (await reports.ofWeek(asker, `2021-${week}`, ['A', 'B', 'D'], at('2021-06-30T00:00:00'))).find(
      (r) => r.enterprise === enterprise,
    );
