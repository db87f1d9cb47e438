// How are the returns of a month read from their tables?
import { z } from 'zod';
import type { City } from '../domain/cities.ts';
import type { MonthlyDoubt } from '../domain/monthly.ts';
import type { MonthlyRevision } from '../domain/monthly-filing.ts';
import { type MonthlyFigures, PROGRAMMES, programmeFigures } from '../domain/programmes.ts';
import type { MonthSubject } from '../domain/subjects.ts';
import { Prisma } from './generated/client.ts';

const whole = z.int().min(0);

/** Figures by programme. What annex 2 counts only since then is absent in returns filed before, and what it no longer counts is kept. */
export const MONTHLY_FIGURES = z.record(z.string(), z.record(z.string(), whole)).transform((kept) => kept as MonthlyFigures);

const PROGRAMME = z.enum(PROGRAMMES);
const FIGURE = z.enum(PROGRAMMES.flatMap((p) => programmeFigures(p).map(({ key }) => key)));
const DOUBT: z.ZodType<MonthlyDoubt> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tenfold'), programme: PROGRAMME, figure: FIGURE, was: whole, is: whole }),
  z.object({ kind: z.literal('aboveRoster'), programme: PROGRAMME, enterprises: whole, roster: whole }),
  z.object({ kind: z.literal('hiredWithoutEvents'), programme: PROGRAMME, hired: whole }),
]);
/** Doubts about what annex 2 no longer counts are nobody's question any more. */
export const MONTHLY_DOUBTS = z.array(DOUBT.nullable().catch(null)).transform((all) => all.filter((d) => d !== null));

/** Of the known figures those nobody changed. */
const PREFILLED = z.record(z.string(), whole).nullable();

export const MONTHLY_REVISION: z.ZodType<MonthlyRevision> = z.object({
  district: z.string(),
  month: z.string(),
  revision: z.int(),
  figures: MONTHLY_FIGURES,
  doubts: MONTHLY_DOUBTS,
  filedAt: z.date(),
  filedBy: z.string(),
  signedBy: z.string(),
  message: z.string(),
  punctuality: z.enum(['onTime', 'late']),
  prefilled: PREFILLED,
  withdrawnAt: z.date().nullable(),
});

/** Every revision of these months and districts within the asker's rights. */
export const monthlyRevisionsOf = (city: City, months: readonly string[], districts: readonly string[]): Prisma.Sql => Prisma.sql`
  SELECT v.district, v.month, v.revision, v.figures, v.doubts, v.arrived_at AS "filedAt", v.filed_by AS "filedBy",
    v.signed_by AS "signedBy", v.message, v.punctuality, v.prefilled, w.arrived_at AS "withdrawnAt"
  FROM monthly_revisions v
  LEFT JOIN monthly_withdrawals w ON w.city = v.city AND w.district = v.district AND w.month = v.month AND w.revision = v.revision
  WHERE v.city = ${city} AND v.month = ANY (${[...months]}::text[]) AND v.district = ANY (${[...districts]}::text[])`;

export const PUBLICATION = z.object({ period: z.string(), publishedAt: z.date(), message: z.string() });

export const publicationsOf = (city: City, periods: readonly string[]): Prisma.Sql => Prisma.sql`
  SELECT period, published_at AS "publishedAt", message FROM publications
  WHERE city = ${city} AND period = ANY (${[...periods]}::text[])`;

/** When 补报 or 退回 keeps the district's month open until; null: it does not. */
export const monthReopenedUntil = (city: City, { district, month }: MonthSubject, at: Date): Prisma.Sql => Prisma.sql`
  SELECT max(until) AS until FROM reopenings WHERE city = ${city} AND period = ${month} AND enterprise IS NULL AND district = ${district}
    AND opened_at <= ${at}::timestamptz AND ${at}::timestamptz < until`;
export const UNTIL = z.object({ until: z.date().nullable() });

export const SUPPLEMENT = z.object({ period: z.string(), publishedAt: z.date() });
/** The supplements of these periods, the latest last. */
export const supplementsOf = (city: City, periods: readonly string[]): Prisma.Sql => Prisma.sql`
  SELECT period, published_at AS "publishedAt" FROM supplements
  WHERE city = ${city} AND period = ANY (${[...periods]}::text[]) ORDER BY period, number`;

export const RETURNED = z.object({ district: z.string() });
/** The districts whose return of the month stands. */
export const returnedDistricts = (city: City, month: string): Prisma.Sql => Prisma.sql`
  SELECT DISTINCT v.district FROM monthly_revisions v WHERE v.city = ${city} AND v.month = ${month}
    AND NOT EXISTS (SELECT FROM monthly_withdrawals w
      WHERE w.city = v.city AND w.district = v.district AND w.month = v.month AND w.revision = v.revision)`;
