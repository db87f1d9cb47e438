// Which rows does overseeing a week's reports read and write?
import { z } from 'zod';
import type { City } from '../domain/cities.ts';
import { ENTERPRISE_TYPES } from '../domain/enterprises.ts';
import type { ReportPlace } from '../domain/reportable.ts';
import type { ReportFigures } from '../domain/reports.ts';
import type { Week } from '../domain/time.ts';
import { type Bound, lock, type Tables } from './bound.ts';
import { Prisma } from './generated/client.ts';

const REPORT = z.object({
  revision: z.number(),
  district: z.string(),
  specialist: z.string().nullable(),
  due: z.boolean(),
  type: z.enum(ENTERPRISE_TYPES),
  surveyed: z.boolean(),
});

/** The report that stands, as far as the transaction sees it, and where it counts; null where there is none. */
export async function reportOf(
  { query }: Bound,
  city: City,
  enterprise: string,
  week: Week,
): Promise<(ReportPlace & { readonly revision: number }) | null> {
  const [report] = await query(
    REPORT,
    Prisma.sql`SELECT revision, district, specialist, due, type, surveyed FROM reports
      WHERE city = ${city} AND enterprise = ${enterprise} AND week = ${week}`,
  );
  return report ?? null;
}

const TABLES = {
  returned_reports: Prisma.raw('returned_reports'),
  correction_requests: Prisma.raw('correction_requests'),
} as const;

/** From 1 in each city, without gaps: nobody else numbers such a row until the transaction ends. It has to see all of them. */
export async function nextNumber(tables: Tables, { query }: Bound, table: keyof typeof TABLES): Promise<number> {
  await query(z.unknown(), lock(tables, 'numbers', [table]));
  const [last] = await query(
    z.object({ number: z.number() }),
    Prisma.sql`SELECT coalesce(max(number), 0)::integer AS number FROM ${TABLES[table]} WHERE city = ${tables.city}`,
  );
  return (last?.number ?? 0) + 1;
}

type FigureRow = {
  readonly headcount: number;
  readonly shortageGeneral: number;
  readonly shortageSkilled: number;
  readonly shortageSenior: number;
  readonly resolvedGeneral: number;
  readonly resolvedSkilled: number;
  readonly resolvedSenior: number;
};

const whole = z.int().min(0);
const FIGURE_ROW: z.ZodType<FigureRow> = z.object({
  headcount: whole,
  shortageGeneral: whole,
  shortageSkilled: whole,
  shortageSenior: whole,
  resolvedGeneral: whole,
  resolvedSkilled: whole,
  resolvedSenior: whole,
});

export const figuresIn = ({ headcount, shortage, resolved }: ReportFigures): FigureRow => ({
  headcount,
  shortageGeneral: shortage.general,
  shortageSkilled: shortage.skilled,
  shortageSenior: shortage.senior,
  resolvedGeneral: resolved.general,
  resolvedSkilled: resolved.skilled,
  resolvedSenior: resolved.senior,
});

export const reportFiguresFrom = (row: FigureRow): ReportFigures => ({
  headcount: row.headcount,
  shortage: { general: row.shortageGeneral, skilled: row.shortageSkilled, senior: row.shortageSenior },
  resolved: { general: row.resolvedGeneral, skilled: row.resolvedSkilled, senior: row.resolvedSenior },
});

type MaybeFigures = { readonly [K in keyof FigureRow]: FigureRow[K] | null };

/** Of a row that holds a report's figures, as the database sees to. */
export function reportFiguresIn(row: MaybeFigures): ReportFigures {
  const counts = FIGURE_ROW.parse(row);
  return reportFiguresFrom(counts);
}
