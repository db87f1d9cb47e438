// Are the sums of a week what its reports say? Recomputed from the reports where many of them change place at once. (architecture §6.4)
import type { City } from '../domain/cities.ts';
import { Prisma } from './generated/client.ts';
import { FIGURE_COLUMNS, figureColumns } from './report-rows.ts';

const FIGURES = figureColumns();

/** What of a report its week's sums are made of. */
export const COUNTED = Prisma.sql`week, enterprise, district, type, surveyed, due, punctuality, ${FIGURES}`;

const SUMS = ['enterprises', 'due', 'late', 'short_enterprises', ...FIGURE_COLUMNS];
const listed = (each: (sum: string) => string): Prisma.Sql => Prisma.raw(SUMS.map(each).join(', '));

/**
 * CTEs that add to the sums what changed, the last of them `summed`: `before` and `after` select COUNTED of the reports that change, as
 * they stood and as they stand. In the order of the key, so that two writers never wait for each other.
 */
export const sumChanges = (city: City, before: Prisma.Sql, after: Prisma.Sql): Prisma.Sql => Prisma.sql`
  changed AS (SELECT 1 AS sign, a.* FROM (${after}) a UNION ALL SELECT -1, b.* FROM (${before}) b),
  differences AS (
    SELECT week, district, type, surveyed, sum(sign)::integer AS enterprises, sum(sign * due::integer)::integer AS due,
      sum(sign * (due AND punctuality = 'late')::integer)::integer AS late,
      sum(sign * (shortage_general + shortage_skilled + shortage_senior > 0)::integer)::integer AS short_enterprises,
      ${Prisma.raw(FIGURE_COLUMNS.map((f) => `sum(sign * ${f})::integer AS ${f}`).join(', '))}
    FROM changed GROUP BY week, district, type, surveyed
  ), summed AS (
    INSERT INTO week_sums AS w (city, week, district, type, surveyed, ${listed((s) => s)})
    SELECT ${city}, week, district, type, surveyed, ${listed((s) => s)} FROM differences
    WHERE (${listed((s) => s)}) <> (${listed(() => '0')})
    ORDER BY week, district, type, surveyed
    ON CONFLICT (city, week, district, type, surveyed) DO UPDATE SET ${listed((s) => `${s} = w.${s} + excluded.${s}`)}
  )`;

/** Sums of the reports of these weeks, in the columns of `week_sums`. */
export const sumsOfReports = (city: City, weeks: readonly string[]): Prisma.Sql => Prisma.sql`
  SELECT city, week, district, type, surveyed, count(*)::integer AS enterprises, (count(*) FILTER (WHERE due))::integer AS due,
    (count(*) FILTER (WHERE due AND punctuality = 'late'))::integer AS late,
    (count(*) FILTER (WHERE shortage_general + shortage_skilled + shortage_senior > 0))::integer AS short_enterprises,
    sum(headcount)::integer AS headcount,
    sum(shortage_general)::integer AS shortage_general, sum(shortage_skilled)::integer AS shortage_skilled,
    sum(shortage_senior)::integer AS shortage_senior,
    sum(resolved_general)::integer AS resolved_general, sum(resolved_skilled)::integer AS resolved_skilled,
    sum(resolved_senior)::integer AS resolved_senior
  FROM reports WHERE city = ${city} AND week = ANY (${[...weeks]}::text[])
  GROUP BY city, week, district, type, surveyed`;

/** To be run one after the other, by whoever holds the city's lock alone and is bound to nobody. */
export const recomputeSums = (city: City, weeks: readonly string[]): readonly Prisma.Sql[] => [
  Prisma.sql`DELETE FROM week_sums WHERE city = ${city} AND week = ANY (${[...weeks]}::text[])`,
  Prisma.sql`INSERT INTO week_sums (city, week, district, type, surveyed, enterprises, due, late, short_enterprises, ${FIGURES})
    ${sumsOfReports(city, weeks)}`,
];
