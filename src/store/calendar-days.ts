// How are the calendar's days edited? All of a file at once; everybody who keeps the calendar in memory is told.
import type { FileDay } from '../app/calendar-file.ts';
import type { Day } from '../domain/time.ts';
import { databaseProblem } from './database-problems.ts';
import type { Database } from './prisma.ts';

export type EditedDays = { readonly set: number; readonly removed: number };

const dateOf = (day: Day): Date => new Date(`${day}T00:00:00Z`);

/** Puts and removes the days in one transaction with its audit row; answers how many really changed. Problems: database.away. */
export async function editDays({ prisma }: Pick<Database, 'prisma'>, days: readonly FileDay[], at: Date): Promise<EditedDays> {
  const wanted = JSON.stringify(days.filter((d) => d.workday !== null));
  const plain = days.filter((d) => d.workday === null).map((d) => dateOf(d.day));
  try {
    return await prisma.$transaction(async (rows) => {
      const set = await rows.$executeRaw`
        INSERT INTO calendar_days (day, workday, name)
        SELECT day, workday, name FROM jsonb_to_recordset(${wanted}::jsonb) AS d (day date, workday boolean, name text)
        ON CONFLICT (day) DO UPDATE SET workday = excluded.workday, name = excluded.name
        WHERE (calendar_days.workday, calendar_days.name) IS DISTINCT FROM (excluded.workday, excluded.name)`;
      const { count: removed } = await rows.calendarDay.deleteMany({ where: { day: { in: plain } } });
      if (set + removed > 0) {
        const years = [...new Set(days.map((d) => d.day.slice(0, 4)))];
        await rows.$queryRaw`SELECT write_audit(${at}, '', 'command', '', '', 'calendar.import', NULL, jsonb_build_object('years', ${years}::text[]))::text`;
      }
      return { set, removed };
    });
  } catch (error) {
    throw databaseProblem(error);
  }
}

/** The days of a year that are no plain weekdays or weekends, in order. Problems: database.away. */
export async function daysOfYear({ prisma }: Pick<Database, 'prisma'>, year: number): Promise<readonly FileDay[]> {
  const within = { gte: dateOf(`${year}-01-01`), lte: dateOf(`${year}-12-31`) };
  const rows = await prisma.calendarDay.findMany({ where: { day: within }, orderBy: { day: 'asc' } }).catch((error: unknown) => {
    throw databaseProblem(error);
  });
  return rows.map((r) => ({ day: r.day.toISOString().slice(0, 10), workday: r.workday, name: r.name }));
}
