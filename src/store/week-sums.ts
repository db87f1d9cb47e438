// Are the sums of a week what its reports say? Recomputed from the reports where many of them change place at once.
import type { City } from '../domain/cities.ts';
import { Prisma } from './generated/client.ts';

/** The figures both tables hold under the same names. */
const FIGURES = Prisma.raw(
  [
    'headcount',
    'shortage_general',
    'shortage_skilled',
    'shortage_senior',
    'resolved_general',
    'resolved_skilled',
    'resolved_senior',
  ].join(', '),
);

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
