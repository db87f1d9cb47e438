// How do demands that raised themselves follow the reports behind them?
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { City } from '../domain/cities.ts';
import type { Demand } from '../domain/urgent.ts';
import type { ReportBehind } from '../domain/urgent-following.ts';
import type { Followed, Standing } from '../features/urgent/port.ts';
import type { Bound } from './bound.ts';
import { DEMAND, DISTRICT_SUMS, demandsWhere, filedWhere, OPEN } from './demand-rows.ts';
import { Prisma } from './generated/client.ts';
import { insertAudit } from './written.ts';

const whole = z.int().min(0);
/** Of a district where `enterprise` is null. */
const BEHIND = z
  .object({
    enterprise: z.string().nullable(),
    district: z.string(),
    week: z.string(),
    grown: z.int().nullable(),
    general: whole,
    skilled: whole,
    senior: whole,
    headcount: whole,
    filedBy: z.string(),
    message: z.string(),
  })
  .transform(({ enterprise, district, general, skilled, senior, ...rest }) => ({
    about: { enterprise, district },
    report: { ...rest, figures: { general, skilled, senior } } satisfies ReportBehind,
  }));
type Behind = z.infer<typeof BEHIND>;

/** Those open that raised themselves, `where` about `d`, each with the reports behind it; by number. */
export async function readStanding(city: City, bound: Bound, where: Prisma.Sql): Promise<readonly Standing[]> {
  const ours = Prisma.sql`d.cause <> 'person' AND ${OPEN} AND ${where}`;
  const demands = await bound.query(DEMAND, demandsWhere(city, ours));
  if (demands.length === 0) return [];
  const reports = await bound.query(BEHIND, reportsBehind(city, ours));
  return demands.map((demand) => ({ demand, behind: behindOf(demand, reports) }));
}

/** Of each enterprise the reports from the demand's week on, of each district the sums of its week. */
const reportsBehind = (city: City, ours: Prisma.Sql): Prisma.Sql => Prisma.sql`
  WITH own AS (${filedWhere(
    city,
    Prisma.sql`EXISTS (SELECT FROM demands d WHERE d.city = ${city} AND ${ours} AND d.enterprise = r.enterprise AND d.week <= r.week)`,
  )}), filed AS (${filedWhere(
    city,
    Prisma.sql`EXISTS (SELECT FROM demands d WHERE d.city = ${city} AND ${ours} AND d.enterprise IS NULL AND d.district = r.district AND d.week = r.week)`,
  )}), sums AS (
    SELECT enterprise, district, week, grown, shortage_general AS general, shortage_skilled AS skilled, shortage_senior AS senior, headcount,
      enterprise AS last, revision
    FROM own
    UNION ALL
    SELECT NULL, district, week, ${DISTRICT_SUMS} FROM filed GROUP BY week, district
  )
  SELECT s.enterprise, s.district, s.week, s.grown, s.general, s.skilled, s.senior, s.headcount, v.filed_by AS "filedBy", v.message
  FROM sums s JOIN report_revisions v ON v.city = ${city} AND v.enterprise = s.last AND v.week = s.week AND v.revision = s.revision
  ORDER BY s.week`;

function behindOf({ enterprise, district, week }: Demand, reports: readonly Behind[]): Standing['behind'] {
  const same = reports.filter(({ about }) =>
    enterprise === null ? about.enterprise === null && about.district === district : about.enterprise === enterprise,
  );
  return {
    own: same.find(({ report }) => report.week === week)?.report ?? null,
    later: same.findLast(({ report }) => report.week > week)?.report ?? null,
  };
}

/** Writes what was decided, where history and reports still are what it was decided on; answers those. */
export async function followAll(city: City, bound: Bound, followed: readonly Followed[]): Promise<readonly Followed[]> {
  const numbers = followed.map(({ demand }) => demand.number);
  // Whoever accepts one meanwhile comes before or after. Read after it, as the lock alone would show what was before.
  await bound.query(
    z.unknown(),
    Prisma.sql`SELECT number FROM demands WHERE city = ${city} AND number = ANY (${numbers}::integer[]) ORDER BY number FOR UPDATE`,
  );
  const now = await readStanding(city, bound, Prisma.sql`d.number = ANY (${numbers}::integer[])`);
  const taken = followed.filter(({ demand, behind }) => now.some((standing) => isDeepStrictEqual(standing, { demand, behind })));
  for (const one of taken) await write(city, bound, one);
  return taken;
}

async function write(city: City, bound: Bound, { demand, act, following, reason, said, people }: Followed): Promise<void> {
  const { number, rows, state } = demand;
  const { step, figures, week, grown } = following;
  const { asker, message, at } = act;
  const next = step === 'lapse' ? 'withdrawn' : state;
  await bound.execute(Prisma.sql`
    INSERT INTO demand_steps (city, number, seq, step, was, state, taken_by, taken_at, message, said, people)
    VALUES (${city}, ${number}, ${rows.length + 1}, ${step}, ${state}, ${next}, ${asker.userid}, ${at}::timestamptz, ${message}, ${said},
      ${people}::integer)`);
  await bound.execute(
    step === 'lapse'
      ? Prisma.sql`UPDATE demands SET state = ${next} WHERE city = ${city} AND number = ${number}`
      : Prisma.sql`UPDATE demands SET figures = ${JSON.stringify(figures)}::jsonb, week = ${week}, grown = ${grown}::integer, reason = ${reason}
          WHERE city = ${city} AND number = ${number}`,
  );
  await bound.execute(insertAudit(city, { at, by: asker, act: `demands.${step}`, message, details: { number } }));
}
