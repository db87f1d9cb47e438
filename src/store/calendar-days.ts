// How are the calendar's days edited? All of a file at once; everybody who keeps the calendar in memory is told.
import { z } from 'zod';
import type { FileDay } from '../desk/environment/calendar-file.ts';
import { commandAsker } from '../domain/people.ts';
import type { Day } from '../domain/time.ts';
import { type Tables, transact } from './bound.ts';
import { databaseProblem } from './database-problems.ts';
import { Prisma } from './generated/client.ts';
import { insertAudit, raiseVersion } from './written.ts';

type EditedDays = { readonly set: number; readonly removed: number };

const dateOf = (day: Day): Date => new Date(`${day}T00:00:00Z`);

/** Puts and removes the days in one transaction with its audit row; answers how many really changed. Problems: database.away. */
export function editDays(tables: Tables, days: readonly FileDay[], at: Date): Promise<EditedDays> {
  const { city } = tables;
  const wanted = JSON.stringify(days.filter((d) => d.workday !== null));
  const plain = days.filter((d) => d.workday === null).map((d) => dateOf(d.day));
  return transact(tables, 'nobody', async ({ rows, execute, query }) => {
    const set = await execute(Prisma.sql`
      INSERT INTO calendar_days (city, day, workday, name)
      SELECT ${city}, day, workday, name FROM jsonb_to_recordset(${wanted}::jsonb) AS d (day date, workday boolean, name text)
      ON CONFLICT (city, day) DO UPDATE SET workday = excluded.workday, name = excluded.name
      WHERE (calendar_days.workday, calendar_days.name) IS DISTINCT FROM (excluded.workday, excluded.name)`);
    const { count: removed } = await rows.calendarDay.deleteMany({ where: { city, day: { in: plain } } });
    if (set + removed > 0) {
      const years = [...new Set(days.map((d) => d.day.slice(0, 4)))];
      await execute(
        insertAudit(city, { at, by: commandAsker('', ''), act: 'calendar.import', message: null, details: { years } }),
      );
      await query(z.unknown(), raiseVersion(city));
    }
    return { set, removed };
  });
}

/** The days of a year that are no plain weekdays or weekends, in order. Problems: database.away. */
export async function daysOfYear({ prisma, city }: Tables, year: number): Promise<readonly FileDay[]> {
  const day = { gte: dateOf(`${year}-01-01`), lte: dateOf(`${year}-12-31`) };
  const rows = await prisma.calendarDay.findMany({ where: { city, day }, orderBy: { day: 'asc' } }).catch((error: unknown) => {
    throw databaseProblem(error);
  });
  return rows.map((r) => ({ day: r.day.toISOString().slice(0, 10), workday: r.workday, name: r.name }));
}
