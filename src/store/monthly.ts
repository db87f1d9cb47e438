// Which returns of a month were filed, and what is published?
import { z } from 'zod';
import type { MonthReturns } from '../desk/month-returns.ts';
import {
  holdingReturn,
  holdingReturns,
  type MonthlyRevision,
  monthlyToWithdraw,
  refuseMonthly,
} from '../domain/monthly-filing.ts';
import type { Asker } from '../domain/people.ts';
import { roleMay } from '../domain/rights.ts';
import type { MonthSubject } from '../domain/subjects.ts';
import { addMonths, type Month } from '../domain/time.ts';
import type { Monthly, MonthlyFiled, MonthlyFiling } from '../features/monthly/port.ts';
import { type Bound, batch, lock, select, type Tables, transact } from './bound.ts';
import { Prisma } from './generated/client.ts';
import {
  MONTHLY_REVISION,
  monthlyRevisionsOf,
  monthReopenedUntil,
  PUBLICATION,
  publicationsOf,
  RETURNED,
  returnedDistricts,
  SUPPLEMENT,
  supplementsOf,
  UNTIL,
} from './monthly-rows.ts';
import { answeredBefore, insertAct, insertAudit } from './written.ts';

const FILED: z.ZodType<MonthlyFiled> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('filed'), revision: z.int(), punctuality: z.enum(['onTime', 'late']) }),
  z.object({ kind: z.enum(['closed', 'published', 'notYours']) }),
]);
const WITHDRAWN = z.object({ month: z.string(), district: z.string(), restored: z.boolean() });
type Withdrawn = z.infer<typeof WITHDRAWN>;

const holds = (district: string): Prisma.Sql => Prisma.sql`coalesce(${district} = ANY (held_districts()), false)`;
const HELD = z.object({ isHeld: z.boolean() });
const RESOLVED = z.object({ resolved: z.int() });

export function openMonthly(tables: Tables): Monthly & MonthReturns {
  const { city } = tables;
  return {
    file: (filing) =>
      transact(tables, { asker: filing.asker, at: filing.arrivedAt }, async (bound) => {
        const before = await answeredBefore(tables, bound, filing.message, FILED);
        return before ? before.answer : fileOne(tables, bound, filing);
      }),

    withdraw: (asker, message, at, since) =>
      transact(tables, { asker, at }, async (bound) => {
        // The message may have taken back a week's reports: then it was no month's.
        const before = await answeredBefore(tables, bound, message, WITHDRAWN.nullable().catch(null));
        return before ? before.answer : withdrawLast(tables, bound, { asker, message, at, since });
      }),

    async standing(asker, month, district, weeks, at) {
      const months = [month, addMonths(month, -1)];
      const { known, rows } = await batch(tables, { asker, at }, [
        Prisma.sql`SELECT ${holds(district)} AS "isHeld"`,
        monthlyRevisionsOf(city, months, [district]),
        publicationsOf(city, [month]),
        Prisma.sql`SELECT coalesce(sum(resolved_general + resolved_skilled + resolved_senior), 0)::integer AS resolved FROM week_sums
          WHERE city = ${city} AND district = ${district} AND week = ANY (${[...weeks]}::text[])`,
        monthReopenedUntil(city, { district, month }, at),
      ]);
      const [{ isHeld }] = z.tuple([HELD]).parse(rows[0]);
      if (!known || !isHeld) return null;
      const revisions = z.array(MONTHLY_REVISION).parse(rows[1]);
      const [published] = z.array(PUBLICATION).parse(rows[2]);
      const [{ resolved }] = z.tuple([RESOLVED]).parse(rows[3]);
      const [{ until: reopenedUntil }] = z.tuple([UNTIL]).parse(rows[4]);
      const [now, last] = months.map((m) =>
        holdingReturn(
          revisions.filter((r) => r.month === m),
          at,
        ),
      );
      return { now: now ?? null, last: last ?? null, publishedAt: published?.publishedAt ?? null, reopenedUntil, resolved };
    },

    async resolvedIn(asker, districts, weeks, at) {
      const rows = await select(
        tables,
        { asker, at },
        z.object({ district: z.string(), resolved: z.int() }),
        Prisma.sql`SELECT district, sum(resolved_general + resolved_skilled + resolved_senior)::integer AS resolved FROM week_sums
          WHERE city = ${city} AND district = ANY (${[...districts]}::text[]) AND week = ANY (${[...weeks]}::text[]) GROUP BY district`,
      );
      return new Map(rows.map(({ district, resolved }) => [district, resolved]));
    },

    async returns(asker, months, districts, until, at) {
      const audit = insertAudit(city, { at, by: asker, act: 'monthly.returns', message: null, details: { months, districts } });
      const asked = [
        monthlyRevisionsOf(city, months, districts),
        publicationsOf(city, months),
        supplementsOf(city, months),
        audit,
      ];
      const { rows } = await batch(tables, { asker, at }, asked);
      const supplements = new Map<Month, readonly Date[]>();
      for (const { period, publishedAt } of z.array(SUPPLEMENT).parse(rows[2]))
        supplements.set(period, [...(supplements.get(period) ?? []), publishedAt]);
      return {
        returns: holdingReturns(z.array(MONTHLY_REVISION).parse(rows[0]), until),
        published: new Map(
          z
            .array(PUBLICATION)
            .parse(rows[1])
            .map((p) => [p.period, p.publishedAt]),
        ),
        supplements,
      };
    },

    async returned(month) {
      const returned = await select(tables, 'nobody', RETURNED, returnedDistricts(city, month));
      return new Set(returned.map((r) => r.district));
    },
  };
}

/** A month's filings, withdrawals and publication come one after the other. */
export const lockPeriod = (tables: Tables, bound: Bound, period: string): Promise<unknown> =>
  bound.query(z.unknown(), lock(tables, 'period', [period]));

/** Every revision of a district's month. */
export const revisionsOfMonth = (
  { city }: Pick<Tables, 'city'>,
  bound: Bound,
  { month, district }: MonthSubject,
): Promise<readonly MonthlyRevision[]> => bound.query(MONTHLY_REVISION, monthlyRevisionsOf(city, [month], [district]));

async function fileOne(tables: Tables, bound: Bound, filing: MonthlyFiling): Promise<MonthlyFiled> {
  const { city } = tables;
  const { asker, message, arrivedAt, month, district, closesAt } = filing;
  await lockPeriod(tables, bound, month);
  const [held] = await bound.query(HELD, Prisma.sql`SELECT ${holds(district)} AS "isHeld"`);
  const [published] = await bound.query(PUBLICATION, publicationsOf(city, [month]));
  const revisions = await revisionsOfMonth(tables, bound, { month, district });
  const [reopened] = await bound.query(UNTIL, monthReopenedUntil(city, { month, district }, arrivedAt));
  const isReopened = reopened != null && reopened.until !== null;
  const refused = refuseMonthly({
    ...filing,
    isTheirs: bound.known && roleMay(asker.role, 'fileMonthly') && held?.isHeld === true,
    publishedAt: published?.publishedAt ?? null,
    isFiled: revisions.some((r) => r.withdrawnAt === null),
    isReopened,
  });
  const answer: MonthlyFiled = refused ? { kind: refused } : await writeRevision(tables, bound, filing, revisions);
  await bound.execute(
    insertAct(city, { act: 'monthly.file', by: asker, message, at: arrivedAt, period: month, closesAt, answer }),
  );
  const details = { month, district, outcome: answer };
  await bound.execute(insertAudit(city, { at: arrivedAt, by: asker, act: 'monthly.file', message, details }));
  return answer;
}

type WrittenFiling = Omit<MonthlyFiling, 'asker' | 'opensAt' | 'closesAt'> & { readonly asker: Pick<Asker, 'corp' | 'userid'> };

/** `revisions`: all there are of the district and month. What was sent back is answered by it. */
export async function writeRevision(
  { city }: Tables,
  bound: Bound,
  { asker, message, arrivedAt, month, district, signedBy, dueAt, figures, doubts, prefilled }: WrittenFiling,
  revisions: readonly MonthlyRevision[],
): Promise<MonthlyFiled> {
  const written: MonthlyRevision = {
    district,
    month,
    revision: 1 + Math.max(0, ...revisions.map((r) => r.revision)),
    figures,
    doubts,
    filedAt: arrivedAt,
    filedBy: asker.userid,
    signedBy,
    message,
    punctuality: arrivedAt < dueAt ? 'onTime' : 'late',
    ...(prefilled === undefined ? {} : { prefilled }),
    withdrawnAt: null,
  };
  const { revision, punctuality } = written;
  await bound.execute(Prisma.sql`
    INSERT INTO monthly_revisions (city, district, month, revision, message, corp, filed_by, signed_by, arrived_at, punctuality, figures, doubts, prefilled)
    VALUES (${city}, ${district}, ${month}, ${revision}::integer, ${message}, ${asker.corp}, ${asker.userid}, ${signedBy},
      ${arrivedAt}::timestamptz, ${punctuality}, ${JSON.stringify(figures)}::jsonb, ${JSON.stringify(doubts)}::jsonb,
      ${prefilled === undefined ? null : JSON.stringify(prefilled)}::jsonb)`);
  await bound.execute(Prisma.sql`
    UPDATE returned_reports SET outcome = 'corrected'
    WHERE city = ${city} AND enterprise IS NULL AND district = ${district} AND period = ${month} AND outcome IS NULL`);
  const holding = holdingReturn([...revisions, written], arrivedAt);
  return { kind: 'filed', revision, punctuality: holding?.punctuality ?? punctuality };
}

type Withdrawal = { readonly asker: Asker; readonly message: string; readonly at: Date; readonly since: Date };

const RECENT_FILING = z.object({
  month: z.string(),
  district: z.string(),
  revision: z.int(),
  message: z.string(),
  filedAt: z.date(),
  closesAt: z.date().nullable(),
  publishedAt: z.date().nullable(),
});
const REPORTED = z.object({ reportedAt: z.date().nullable() });

/** Null leaves no act: the message is left to whoever takes back a week's reports. */
async function withdrawLast(tables: Tables, bound: Bound, { asker, message, at, since }: Withdrawal): Promise<Withdrawn | null> {
  const { city } = tables;
  if (!bound.known) return null;
  const [last] = await bound.query(
    REPORTED,
    Prisma.sql`SELECT max(arrived_at) AS "reportedAt" FROM acts
      WHERE city = ${city} AND userid = ${asker.userid} AND corp = ${asker.corp} AND act = 'reports.file' AND arrived_at <= ${at}::timestamptz`,
  );
  const find = async () =>
    monthlyToWithdraw(await bound.query(RECENT_FILING, filingsSince(city, asker, since, at)), last?.reportedAt ?? null, at);
  const found = await find();
  if (found === null) return null;
  await lockPeriod(tables, bound, found.month);
  // Looked for again: it may have been published or taken back while this message waited.
  const taken = await find();
  if (taken?.message !== found.message) return null;
  const { month, district, revision } = taken;
  await bound.execute(Prisma.sql`
    INSERT INTO monthly_withdrawals (city, district, month, revision, message, corp, withdrawn_by, arrived_at)
    VALUES (${city}, ${district}, ${month}, ${revision}::integer, ${message}, ${asker.corp}, ${asker.userid}, ${at}::timestamptz)`);
  const revisions = await bound.query(MONTHLY_REVISION, monthlyRevisionsOf(city, [month], [district]));
  const answer: Withdrawn = { month, district, restored: holdingReturn(revisions, at) !== null };
  await bound.execute(insertAct(city, { act: 'monthly.withdraw', by: asker, message, at, period: month, answer }));
  const details = { ...answer, filing: taken.message };
  await bound.execute(insertAudit(city, { at, by: asker, act: 'monthly.withdraw', message, details }));
  return answer;
}

/** The asker's own returns of that time that stand, with what may forbid to take them back. */
const filingsSince = (city: Tables['city'], { userid, corp }: Asker, since: Date, at: Date): Prisma.Sql => Prisma.sql`
  SELECT v.month, v.district, v.revision, v.message, v.arrived_at AS "filedAt", a.closes_at AS "closesAt", p.published_at AS "publishedAt"
  FROM monthly_revisions v
  JOIN acts a ON a.city = v.city AND a.message = v.message
  LEFT JOIN publications p ON p.city = v.city AND p.period = v.month
  WHERE v.city = ${city} AND v.filed_by = ${userid} AND v.corp = ${corp}
    AND v.arrived_at BETWEEN ${since}::timestamptz AND ${at}::timestamptz
    AND NOT EXISTS (SELECT FROM monthly_withdrawals w
      WHERE w.city = v.city AND w.district = v.district AND w.month = v.month AND w.revision = v.revision)`;
