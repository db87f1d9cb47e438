// How are urgent demands and what reports add up to read from their tables?
import { z } from 'zod';
import type { City } from '../domain/cities.ts';
import type { Week } from '../domain/time.ts';
import { DEMAND_STATES, DEMAND_STEPS, type Demand, FOLLOWING_STEPS } from '../domain/urgent.ts';
import type { FiledGrowth } from '../domain/urgent-raising.ts';
import { Prisma } from './generated/client.ts';

const whole = z.int().min(0);
const FIGURES = z.object({ general: whole, skilled: whole, senior: whole });
const STATE = z.enum(DEMAND_STATES);

/** A demand with its history as `demandsWhere` gives it; instants within JSON are text. */
export const DEMAND: z.ZodType<Demand> = z.object({
  number: z.int(),
  cause: z.enum(['person', 'enterprise', 'district']),
  enterprise: z.string().nullable(),
  district: z.string(),
  figures: FIGURES,
  neededBy: z.string().nullable(),
  reason: z.string(),
  week: z.string(),
  grown: z.int(),
  state: STATE,
  at: z.string(),
  holder: z.string().nullable(),
  rows: z.array(
    z.object({
      step: z.enum([...DEMAND_STEPS, 'raise', ...FOLLOWING_STEPS]),
      state: STATE,
      by: z.string(),
      at: z.coerce.date(),
      message: z.string(),
      said: z.string().nullable(),
      people: whole.nullable(),
      to: z.string().nullable(),
      person: z.string().nullable(),
    }),
  ),
});

/** In one statement, so that state and history are of one instant; by number. `where` is about `d`. */
export const demandsWhere = (city: City, where: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT d.number, d.cause, d.enterprise, d.district, d.figures, to_char(d.needed_by, 'YYYY-MM-DD') AS "neededBy", d.reason, d.week,
    d.grown, d.state, d.at, d.holder, (
      SELECT jsonb_agg(jsonb_build_object('step', s.step, 'state', s.state, 'by', s.taken_by, 'at', s.taken_at, 'message', s.message,
        'said', s.said, 'people', s.people, 'to', s.given_to, 'person', s.person) ORDER BY s.seq)
      FROM demand_steps s WHERE s.city = d.city AND s.number = d.number) AS rows
  FROM demands d WHERE d.city = ${city} AND ${where} ORDER BY d.number`;

/** Nobody has to do anything about them any more (`isClosed`), in the words of the index over those that are open. */
export const OPEN = Prisma.sql`d.state NOT IN ('confirmed', 'withdrawn')`;

/** The demands about one enterprise, or about a district as a whole. */
export const aboutOne = (enterprise: string | null, district: string): Prisma.Sql =>
  enterprise === null ? Prisma.sql`d.enterprise IS NULL AND d.district = ${district}` : Prisma.sql`d.enterprise = ${enterprise}`;

export const FILED_GROWTH: z.ZodType<FiledGrowth> = z
  .object({
    week: z.string(),
    enterprise: z.string().nullable(),
    district: z.string(),
    grown: z.int(),
    general: whole,
    skilled: whole,
    senior: whole,
    headcount: whole,
    filedBy: z.string(),
    message: z.string(),
  })
  .transform(({ general, skilled, senior, ...sums }) => ({ ...sums, figures: { general, skilled, senior } }));

/** Whether `d` was withdrawn with the report that raised it. */
export const LAPSED = Prisma.sql`EXISTS (
  SELECT FROM demand_steps l WHERE l.city = d.city AND l.number = d.number AND l.step = 'lapse')`;

/** Reports with their new demand, shortage − that of the report before + resolved; null without one before it. `where` is about `r`. */
export const filedWhere = (city: City, where: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT r.week, r.enterprise, r.district, r.headcount, r.filed_at, r.revision, r.shortage_general, r.shortage_skilled, r.shortage_senior,
    r.shortage_general + r.shortage_skilled + r.shortage_senior + r.resolved_general + r.resolved_skilled + r.resolved_senior
      - b.shortage AS grown
  FROM reports r
  LEFT JOIN LATERAL (
    SELECT p.shortage_general + p.shortage_skilled + p.shortage_senior AS shortage FROM reports p
    WHERE p.city = r.city AND p.enterprise = r.enterprise AND p.week < r.week ORDER BY p.week DESC LIMIT 1) b ON true
  WHERE r.city = ${city} AND ${where}`;

/** The sums of a district's week in `filed`, and its last report. */
export const DISTRICT_SUMS = Prisma.sql`sum(grown)::integer AS grown, sum(shortage_general)::integer AS general, sum(shortage_skilled)::integer AS skilled,
  sum(shortage_senior)::integer AS senior, sum(headcount)::integer AS headcount, (array_agg(enterprise ORDER BY filed_at DESC))[1] AS last,
  (array_agg(revision ORDER BY filed_at DESC))[1] AS revision`;

/**
 * New demand of the weeks, from `least` people on: of the enterprises, and with null of all and of the districts. A report without one
 * before it has nothing to compare with: it is no growth of its own, and adds none to its district. A week of an enterprise that says
 * 无缺工 since is over.
 */
export const growthOfReports = (
  city: City,
  weeks: readonly Week[],
  enterprises: readonly string[] | null,
  least: number,
): Prisma.Sql => Prisma.sql`
  WITH filed AS (${filedWhere(
    city,
    Prisma.sql`r.week = ANY (${[...weeks]}::text[])
      AND ${enterprises === null ? Prisma.sql`true` : Prisma.sql`r.enterprise = ANY (${[...enterprises]}::text[])`}`,
  )}), sums AS (
    SELECT week, enterprise, district, grown, shortage_general AS general, shortage_skilled AS skilled, shortage_senior AS senior, headcount,
      enterprise AS last, revision
    FROM filed f WHERE grown >= ${least}::integer AND NOT EXISTS (
      SELECT FROM reports n WHERE n.city = ${city} AND n.enterprise = f.enterprise AND n.week > f.week
        AND n.shortage_general + n.shortage_skilled + n.shortage_senior = 0)
    UNION ALL
    SELECT week, NULL, district, ${DISTRICT_SUMS}
    FROM filed WHERE ${enterprises === null} GROUP BY week, district HAVING sum(grown) >= ${least}::integer
  )
  SELECT s.week, s.enterprise, s.district, s.grown, s.general, s.skilled, s.senior, s.headcount, v.filed_by AS "filedBy", v.message
  FROM sums s JOIN report_revisions v ON v.city = ${city} AND v.enterprise = s.last AND v.week = s.week AND v.revision = s.revision
  ORDER BY s.week, s.district, s.enterprise`;
