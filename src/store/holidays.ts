// Which days are holidays or working weekends unless the bureau says otherwise? Those of the package chinese-days, put where a year is missing.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Calendar } from '../domain/calendar.ts';
import type { Day } from '../domain/time.ts';
import type { Tables } from './bound.ts';
import { raiseVersion } from './written.ts';

type CalendarDay = {
  readonly day: Day;
  readonly workday: boolean;
  /** What it is called: 春节, 国庆节 … */
  readonly name: string;
};

/** Days by what they are called in English, Chinese and how many days off they bring: `Spring Festival,春节,4`. */
type Named = Readonly<Record<Day, string>>;

const nameOf = (text: string): string => text.split(',')[1] ?? '';

/** Every day the package knows, in order: 2004 to the year last announced. */
export async function packagedDays(): Promise<readonly CalendarDay[]> {
  const file = createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json');
  const { holidays, workdays }: { holidays: Named; workdays: Named } = JSON.parse(await readFile(file, 'utf8'));
  const daysOf = (named: Named, workday: boolean) =>
    Object.entries(named).map(([day, text]) => ({ day, workday, name: nameOf(text) }));
  return [...daysOf(holidays, false), ...daysOf(workdays, true)].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** A year is known once its National Day is: a holiday at the turn of the year alone does not announce the next one. */
export const yearsKnown = (days: Iterable<Day>): Calendar['years'] =>
  new Set([...days].filter((day) => day.endsWith('-10-01')).map((day) => Number(day.slice(0, 4))));

/** Puts the package's days of every year the calendar does not know; answers these years. A year somebody has edited is left alone. Throws as Prisma does. */
export async function seedCalendar({ prisma, city }: Pick<Tables, 'prisma' | 'city'>): Promise<readonly number[]> {
  const packaged = await packagedDays();
  return prisma.$transaction(async (rows) => {
    const present = await rows.calendarDay.findMany({ where: { city }, select: { day: true } });
    const known = yearsKnown(present.map(({ day }) => day.toISOString().slice(0, 10)));
    const years = [...yearsKnown(packaged.map((d) => d.day))].filter((year) => !known.has(year)).sort();
    const missing = packaged.filter((d) => years.includes(Number(d.day.slice(0, 4))));
    if (missing.length > 0) {
      await rows.calendarDay.createMany({
        data: missing.map((d) => ({ ...d, city, day: new Date(d.day) })),
        skipDuplicates: true,
      });
      await rows.$queryRaw(raiseVersion(city));
    }
    return years;
  });
}
