// Which statements read a year as it stood at one instant?
import type { City } from '../domain/cities.ts';
import { type Month, mondayOf, type Week } from '../domain/time.ts';
import { Prisma } from './generated/client.ts';

const { sql, raw } = Prisma;
const texts = (all: readonly string[]): Prisma.Sql => sql`${[...all]}::text[]`;

/** Not taken back by then; `v` are revisions with their `withdrawals`. */
const stands = (withdrawals: string, key: string, until: Prisma.Sql): Prisma.Sql => sql`v.arrived_at <= ${until}
  AND NOT EXISTS (SELECT FROM ${raw(withdrawals)} w WHERE (w.city, ${raw(key.replaceAll('%', 'w'))}) = (v.city, ${raw(key.replaceAll('%', 'v'))})
    AND w.arrived_at <= ${until})`;
const REPORT_KEY = '%.enterprise, %.week, %.revision';
const MONTH_KEY = '%.district, %.month, %.revision';

/**
 * One row {published_at, until, first_week, first_month}: when the year was published, as of when it is answered, and where its filings
 * begin. Decided by everybody's, whoever asks.
 */
export const beginnings = (
  city: City,
  year: number,
  weeks: readonly Week[],
  months: readonly Month[],
  at: Date,
): Prisma.Sql => sql`
  WITH asked AS (
    SELECT p.published_at, least(p.published_at, ${at}::timestamptz) AS until
    FROM (SELECT 1) one LEFT JOIN publications p ON p.city = ${city} AND p.period = ${String(year)}
  )
  SELECT a.published_at, a.until,
    (SELECT v.week FROM report_revisions v WHERE v.city = ${city} AND v.week = ANY (${texts(weeks)})
      AND ${stands('report_withdrawals', REPORT_KEY, raw('a.until'))} ORDER BY v.week LIMIT 1) AS first_week,
    (SELECT v.month FROM monthly_revisions v WHERE v.city = ${city} AND v.month = ANY (${texts(months)})
      AND ${stands('monthly_withdrawals', MONTH_KEY, raw('a.until'))} ORDER BY v.month LIMIT 1) AS first_month
  FROM asked a`;

/** CTE `filed`: the reports that held then, punctual as the first of them, where the enterprise stood when the week opened. */
const filed = (city: City, weeks: readonly Week[], districts: readonly string[], until: Date): Prisma.Sql => sql`
  opening AS (
    SELECT o.week, o.monday FROM json_to_recordset(${JSON.stringify(weeks.map((week) => ({ week, monday: mondayOf(week) })))}::json)
      AS o (week text, monday date)
  ), standing AS (
    SELECT v.* FROM report_revisions v
    WHERE v.city = ${city} AND v.week = ANY (${texts(weeks)}) AND ${stands('report_withdrawals', REPORT_KEY, sql`${until}::timestamptz`)}
  ), latest AS (
    SELECT DISTINCT ON (s.enterprise, s.week) s.*,
      first_value(s.punctuality) OVER (PARTITION BY s.enterprise, s.week ORDER BY s.arrived_at, s.revision) AS first
    FROM standing s ORDER BY s.enterprise, s.week, s.overtaken, s.revision DESC
  ), placed AS (
    SELECT l.enterprise, l.week, coalesce(a.district, l.district) AS district, a.enterprise IS NOT NULL AS due, l.first AS punctuality, l.headcount,
      l.shortage_general + l.shortage_skilled + l.shortage_senior AS shortage,
      l.resolved_general + l.resolved_skilled + l.resolved_senior AS resolved
    FROM latest l JOIN opening o USING (week)
    LEFT JOIN assignments a ON a.city = ${city} AND a.enterprise = l.enterprise AND a.starts <= o.monday AND (a.ends IS NULL OR o.monday < a.ends)
  ), filed AS MATERIALIZED (SELECT * FROM placed WHERE district = ANY (${texts(districts)}))`;

type YearAsked = {
  readonly weeks: readonly Week[];
  readonly months: readonly Month[];
  /** Weeks whose reports are compared one by one. */
  readonly compared: readonly Week[];
  readonly districts: readonly string[];
  readonly from: Date;
  readonly until: Date;
};

/** One row {answer}: the compared reports, and by district what is counted of reports, sign-offs, months, demands and practices. */
export const yearStatement = (
  city: City,
  { weeks, months, compared, districts, from, until }: YearAsked,
  audit: Prisma.Sql,
): Prisma.Sql => sql`
  WITH audited AS (${audit}), ${filed(city, [...new Set([...weeks, ...compared])], districts, until)}
  SELECT json_build_object(
    'reports', (SELECT coalesce(json_agg(json_build_object('enterprise', f.enterprise, 'week', f.week, 'district', f.district,
      'headcount', f.headcount, 'shortage', f.shortage)), '[]') FROM filed f WHERE f.week = ANY (${texts(compared)})),
    'weekly', (SELECT coalesce(json_object_agg(x.district, json_build_object('onTime', x.on_time, 'resolved', x.resolved)), '{}') FROM (
      SELECT f.district, count(*) FILTER (WHERE f.due AND f.punctuality = 'onTime') AS on_time, sum(f.resolved) AS resolved
      FROM filed f WHERE f.week = ANY (${texts(weeks)}) GROUP BY f.district) x),
    'signed', (SELECT coalesce(json_object_agg(x.district, x.weeks), '{}') FROM (
      SELECT s.district, count(DISTINCT s.week) AS weeks FROM sign_offs s WHERE s.city = ${city} AND s.week = ANY (${texts(weeks)})
        AND s.district = ANY (${texts(districts)}) AND s.signed_at <= ${until}::timestamptz AND s.punctuality = 'onTime' GROUP BY s.district) x),
    'returned', (SELECT coalesce(json_object_agg(x.district, x.months), '{}') FROM (
      SELECT r.district, count(*) FILTER (WHERE r.punctuality = 'onTime') AS months FROM (
        SELECT DISTINCT ON (v.district, v.month) v.district, v.punctuality FROM monthly_revisions v
        WHERE v.city = ${city} AND v.month = ANY (${texts(months)}) AND v.district = ANY (${texts(districts)})
          AND ${stands('monthly_withdrawals', MONTH_KEY, sql`${until}::timestamptz`)}
        ORDER BY v.district, v.month, v.arrived_at, v.revision) r GROUP BY r.district) x),
    'demands', (SELECT coalesce(json_agg(x), '[]') FROM (
      SELECT d.district, min(s.taken_at) AS "raisedAt", max(s.taken_at) FILTER (WHERE s.step = 'resolve') AS "resolvedAt",
        bool_or(s.step = 'accept') AS accepted, (array_agg(s.state ORDER BY s.seq DESC))[1] AS state,
        d.grown = 0 AND bool_or(s.step IN ('restate', 'lapse'))
          AND (array_agg(s.state ORDER BY s.seq DESC))[1] NOT IN ('resolved', 'confirmed') AS void
      FROM demands d JOIN demand_steps s ON s.city = d.city AND s.number = d.number
      WHERE d.city = ${city} AND d.district = ANY (${texts(districts)}) AND s.taken_at <= ${until}::timestamptz
      GROUP BY d.number, d.district, d.grown HAVING min(s.taken_at) >= ${from}::timestamptz) x),
    'praised', (SELECT coalesce(json_object_agg(x.district, x.practices), '{}') FROM (
      SELECT p.district, count(*) AS practices FROM practices p WHERE p.city = ${city} AND p.district = ANY (${texts(districts)})
        AND p.spread_at >= ${from}::timestamptz AND p.spread_at <= ${until}::timestamptz GROUP BY p.district) x))::text AS answer`;
