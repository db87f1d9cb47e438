// What is asked of sign-offs, returns, late corrections and published weeks, and what of it was nobody told of yet?
import { z } from 'zod';
import type { Bureaus } from '../desk/ports.ts';
import type { City } from '../domain/cities.ts';
import type { MonthlyFigures } from '../domain/programmes.ts';
import { reportableBy } from '../domain/reportable.ts';
import type { ReportFigures } from '../domain/reports.ts';
import { districtsFor, personOf } from '../domain/rights.ts';
import { isOfMonth } from '../domain/subjects.ts';
import { dayOf, type Week } from '../domain/time.ts';
import type {
  AskedCorrection,
  ChangedReport,
  ChangesQuestion,
  Consequences,
  OpenReturn,
  Oversight,
  SignOff,
} from '../features/review/port.ts';
import { batch, select, type Tables, transact, unbound } from './bound.ts';
import { Prisma } from './generated/client.ts';
import { MONTHLY_FIGURES } from './monthly-rows.ts';
import { reportFiguresFrom, reportFiguresIn } from './oversight-rows.ts';
import { FIGURES_ROW, tiersFrom } from './report-rows.ts';
import { subjectFrom } from './subject-rows.ts';
import { insertAudit, insertOutgoing } from './written.ts';

const TIERS = z.object({ general: z.number(), skilled: z.number(), senior: z.number() });
const SIGN_OFF: z.ZodType<SignOff> = z.object({
  district: z.string(),
  by: z.string(),
  at: z.date(),
  punctuality: z.enum(['onTime', 'late']),
  opened: z.boolean(),
});
const RETURN = z.object({
  number: z.number(),
  enterprise: z.string().nullable(),
  period: z.string(),
  district: z.string(),
  reason: z.string(),
  by: z.string(),
});
const STATE = z.enum(['asked', 'approved', 'refused', 'outdated']);
const SUMS = FIGURES_ROW.omit({ headcount: true }).extend({ enterprises: z.number(), changed: z.number() });
const PUBLISHED = z.object({ period: z.string(), at: z.date(), by: z.string() });

/** Of the asker's districts; nobody's where the roster does not know the asker. */
const HELD = Prisma.sql`ANY ((SELECT held_districts())::text[])`;

type Reads = {
  readonly signOffs: Oversight['signOffs']['of'];
  readonly returns: Oversight['sentBack']['open'];
  readonly corrections: Oversight['corrections']['asked'];
  readonly totals: Oversight['publications']['totals'];
  readonly changes: Oversight['publications']['changes'];
  readonly published: Oversight['publications']['published'];
};

export function oversightReads({ bureaus, ...tables }: Tables & { readonly bureaus: Pick<Bureaus, 'current'> }): Reads {
  const { city } = tables;

  const published: Reads['published'] = async (periods) => {
    const rows = await unbound(tables).query(
      PUBLISHED,
      Prisma.sql`SELECT period, published_at AS at, published_by AS by FROM publications
        WHERE city = ${city} AND period = ANY (${[...periods]}::text[])`,
    );
    return new Map(rows.map(({ period, at, by }) => [period, { at, by }]));
  };

  return {
    signOffs: (asker, week, at) =>
      select(
        tables,
        { asker, at },
        SIGN_OFF,
        Prisma.sql`SELECT DISTINCT ON (district) district, signed_by AS by, signed_at AS at, punctuality, opened FROM sign_offs
          WHERE city = ${city} AND week = ${week} AND district = ${HELD} ORDER BY district, signed_at DESC, message DESC`,
      ),

    async returns(asker, at) {
      const { roster } = await bureaus.current();
      const by = personOf(roster, asker);
      const { place } = reportableBy(roster, asker, dayOf(at));
      const months = by === null ? new Set<string>() : districtsFor(roster, by, 'fileMonthly');
      const open = await select(
        tables,
        { asker, at },
        RETURN,
        Prisma.sql`SELECT number, enterprise, period, district, reason, returned_by AS by FROM returned_reports
          WHERE city = ${city} AND outcome IS NULL ORDER BY number`,
      );
      return open.flatMap((row): readonly OpenReturn[] => {
        const of = subjectFrom(row);
        const isMine = isOfMonth(of) ? months.has(of.district) : place(of.enterprise, of.week) !== null;
        const { number, reason, by } = row;
        return isMine ? [{ ...of, number, reason, by }] : [];
      });
    },

    async corrections(asker, number, at) {
      const { roster } = await bureaus.current();
      const by = personOf(roster, asker);
      const districts = by === null ? [] : [...districtsFor(roster, by, 'approveCorrection')];
      if (districts.length === 0) return [];
      return transact(tables, { asker, at }, async ({ rows }) => {
        const asked = await rows.correctionRequest.findMany({
          where: { city, district: { in: districts }, ...(number === null ? { state: 'asked' } : { number }) },
          orderBy: { number: 'asc' },
        });
        const reports = asked.flatMap(({ enterprise, period, revision }) =>
          enterprise === null ? [] : [{ city, enterprise, week: period, revision }],
        );
        const returns = asked.flatMap(({ enterprise, district, period, revision }) =>
          enterprise === null ? [{ city, district, month: period, revision }] : [],
        );
        const known = new Map<string, unknown>();
        for (const r of reports.length === 0 ? [] : await rows.reportRevision.findMany({ where: { OR: reports } }))
          known.set(`${r.enterprise} ${r.week} ${r.revision}`, reportFiguresFrom(r));
        for (const r of returns.length === 0 ? [] : await rows.monthlyRevision.findMany({ where: { OR: returns } }))
          known.set(`${r.district} ${r.month} ${r.revision}`, MONTHLY_FIGURES.parse(r.figures));
        return asked.flatMap((one): readonly AskedCorrection[] => {
          const of = subjectFrom(one);
          const before = known.get(`${isOfMonth(of) ? of.district : of.enterprise} ${one.period} ${one.revision}`);
          if (before === undefined) return [];
          const { number, district, reason, askedBy, askedAt } = one;
          const asking = { number, district, reason, by: askedBy, at: askedAt, state: STATE.parse(one.state) };
          return isOfMonth(of)
            ? [{ ...asking, ...of, before: before as MonthlyFigures, figures: MONTHLY_FIGURES.parse(one.figures) }]
            : [{ ...asking, ...of, before: before as ReportFigures, figures: reportFiguresIn(one) }];
        });
      });
    },

    async totals(asker, week, districts, at) {
      const publishedAt = (await published([week])).get(week)?.at;
      if (publishedAt === undefined || publishedAt > at) return null;
      const audit = { at, by: asker, act: 'reports.published', message: null, details: { week, districts } };
      const { known, rows } = await batch(tables, { asker, at }, [
        publishedSums(city, week, districts),
        insertAudit(city, audit),
      ]);
      if (!known) return null;
      const [sums] = z.tuple([SUMS]).parse(rows[0]);
      return { at: publishedAt, enterprises: sums.enterprises, changed: sums.changed, ...tiersFrom(sums) };
    },

    async changes(asker, question, at) {
      const { weeks, districts } = question;
      const audit = { at, by: asker, act: 'reports.changed', message: null, details: { weeks, districts } };
      const { known, rows } = await batch(tables, { asker, at }, [changedReports(city, question), insertAudit(city, audit)]);
      return known ? z.array(CHANGED).parse(rows[0]) : [];
    },

    published,
  };
}

const FIGURES = z.object({ headcount: z.number(), shortage: TIERS, resolved: TIERS }).nullable();
const CHANGED: z.ZodType<ChangedReport> = z.object({
  week: z.string(),
  enterprise: z.string(),
  district: z.string(),
  was: FIGURES,
  is: FIGURES,
  by: z.string().nullable(),
  at: z.date().nullable(),
});

/** The figures of a revision as one value; null where there is none. */
const asFigures = (v: string): Prisma.Sql =>
  Prisma.raw(`CASE WHEN ${v}.revision IS NOT NULL THEN json_build_object('headcount', ${v}.headcount,
    'shortage', json_build_object('general', ${v}.shortage_general, 'skilled', ${v}.shortage_skilled, 'senior', ${v}.shortage_senior),
    'resolved', json_build_object('general', ${v}.resolved_general, 'skilled', ${v}.resolved_skilled, 'senior', ${v}.resolved_senior)) END`);

/** What stands beside what was published, where they are two revisions, or one of them is none. */
const changedReports = (city: City, { weeks, districts, enterprises }: ChangesQuestion): Prisma.Sql => {
  const some = enterprises && [...enterprises];
  return Prisma.sql`
  WITH weeks AS (
    SELECT period AS week FROM publications WHERE city = ${city} AND period = ANY (${[...weeks]}::text[])
  ), then_stood AS (
    SELECT p.week, p.enterprise, p.revision, p.district FROM published_reports p JOIN weeks USING (week)
    WHERE p.city = ${city} AND p.district = ANY (${[...districts]}::text[])
  ), now_stands AS (
    SELECT r.week, r.enterprise, r.revision, r.district, r.filed_by, r.filed_at FROM reports r JOIN weeks USING (week)
    WHERE r.city = ${city} AND r.district = ANY (${[...districts]}::text[])
  ), changed AS (
    SELECT week, enterprise, coalesce(n.district, t.district) AS district, t.revision AS before, n.revision AS after, n.filed_by, n.filed_at
    FROM then_stood t FULL JOIN now_stands n USING (week, enterprise) WHERE t.revision IS DISTINCT FROM n.revision
  )
  SELECT c.week, c.enterprise, c.district, ${asFigures('was')} AS was, ${asFigures('stands')} AS is, c.filed_by AS by, c.filed_at AS at
  FROM changed c JOIN enterprises e ON e.city = ${city} AND e.id = c.enterprise
  LEFT JOIN report_revisions was
    ON was.city = ${city} AND was.enterprise = c.enterprise AND was.week = c.week AND was.revision = c.before
  LEFT JOIN report_revisions stands
    ON stands.city = ${city} AND stands.enterprise = c.enterprise AND stands.week = c.week AND stands.revision = c.after
  WHERE ${some}::text[] IS NULL OR c.enterprise = ANY (${some}::text[])
  ORDER BY c.week DESC, e.place`;
};

/** Of the reports as they were published: how many, how many are others by now, and their sums (people). */
const publishedSums = (city: City, week: Week, districts: readonly string[]): Prisma.Sql => Prisma.sql`
  WITH then_stood AS (
    SELECT p.enterprise, p.revision, v.shortage_general, v.shortage_skilled, v.shortage_senior, v.resolved_general, v.resolved_skilled,
      v.resolved_senior
    FROM published_reports p JOIN report_revisions v USING (city, enterprise, week, revision)
    WHERE p.city = ${city} AND p.week = ${week} AND p.district = ANY (${[...districts]}::text[])
  ), now_stands AS (
    SELECT r.enterprise, r.revision FROM reports r
    WHERE r.city = ${city} AND r.week = ${week} AND r.district = ANY (${[...districts]}::text[])
  )
  SELECT count(*)::integer AS enterprises,
    (SELECT count(*)::integer FROM then_stood t FULL JOIN now_stands n USING (enterprise)
      WHERE t.revision IS DISTINCT FROM n.revision) AS changed,
    coalesce(sum(shortage_general), 0)::integer AS shortage_general, coalesce(sum(shortage_skilled), 0)::integer AS shortage_skilled,
    coalesce(sum(shortage_senior), 0)::integer AS shortage_senior, coalesce(sum(resolved_general), 0)::integer AS resolved_general,
    coalesce(sum(resolved_skilled), 0)::integer AS resolved_skilled, coalesce(sum(resolved_senior), 0)::integer AS resolved_senior
  FROM then_stood`;

/** What filings did to sign-offs and returns: asked by the worker, for nobody. */
export function openConsequences(tables: Tables): Consequences {
  const { city } = tables;
  return {
    untold: () =>
      transact(tables, 'nobody', async ({ rows }) => {
        const opened = await rows.signOff.findMany({ where: { city, opened: true, told: false }, orderBy: { signedAt: 'asc' } });
        const corrected = await rows.returnedReport.findMany({
          where: { city, outcome: 'corrected', told: false },
          orderBy: { number: 'asc' },
        });
        return {
          opened: opened.map(({ message, district, week, signedBy }) => ({ message, district, week, by: signedBy })),
          corrected: corrected.map((row) => ({ ...subjectFrom(row), number: row.number, by: row.returnedBy })),
        };
      }),

    tell: ({ opened, corrected }, sends) =>
      transact(tables, 'nobody', async ({ rows, query }) => {
        await query(z.unknown(), insertOutgoing(city, sends));
        const told = { told: true };
        await rows.signOff.updateMany({ where: { city, message: { in: opened.map((o) => o.message) } }, data: told });
        await rows.returnedReport.updateMany({ where: { city, number: { in: corrected.map((c) => c.number) } }, data: told });
      }),
  };
}
