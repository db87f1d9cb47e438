// What the contract tests of the port Reports run in: a small bureau in PostgreSQL, and the same in memory.
import type { Filing, Reports } from '../../src/app/ports.ts';
import { addDays, instantAt, mondayOf } from '../../src/domain/time.ts';
import { openReports } from '../../src/store/reports.ts';
import { memoryBureaus } from '../twins/bureaus.ts';
import { memoryReports } from '../twins/reports.ts';
import { as, figures, ROSTER, saveRoster, tiers } from './bureau-fixture.ts';
import { freshDatabase, type TestDatabase } from './database.ts';

export type World = {
  readonly reports: Reports;
  /** Another process, or the same after a restart. */
  readonly again: Reports;
  reopen(enterprise: string, week: string, openedAt: Date, until: Date): Promise<void>;
  publish(week: string, at: Date): Promise<void>;
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
    week: `2021-${week}`,
    dueAt: instantAt(addDays(monday, 4), '12:00'),
    closesAt: instantAt(addDays(monday, 6), '24:00'),
    entries: Object.entries(of).map(([enterprise, f]) => ({ enterprise, figures: f, doubts: [] })),
    ...rest,
  };
}

async function inPostgres(): Promise<World> {
  const db: TestDatabase = await freshDatabase();
  const { pool } = db.database;
  await saveRoster(db.database);
  const open = () => openReports({ pool, random: () => 0.5, cumulativeSince: 'year' });
  return {
    reports: open(),
    again: open(),
    reopen: async (...values) => {
      await db.asOwner(`INSERT INTO reopenings VALUES ($1, $2, $3, $4, 'lia')`, values);
    },
    publish: async (...values) => {
      await db.asOwner(`INSERT INTO published_weeks VALUES ($1, $2, 'task')`, values);
    },
  };
}

async function inMemory(): Promise<World> {
  const bureaus = memoryBureaus(ROSTER);
  const reports = memoryReports({ roster: () => bureaus.now().roster });
  return {
    reports,
    again: reports,
    reopen: async (...values) => reports.reopen(...values),
    publish: async (...values) => reports.publish(...values),
  };
}

export const WORLDS = [
  ['PostgreSQL', inPostgres],
  ['memory', inMemory],
] as const;

/** What the task force sees of an enterprise's report, long after; or another asker. */
export const currentOf =
  (reports: Reports) =>
  async (enterprise: string, week: string, asker = as('task')) =>
    (await reports.ofWeek(asker, `2021-${week}`, ['A', 'B', 'D'], at('2021-06-30T00:00:00'))).find(
      (r) => r.enterprise === enterprise,
    );
