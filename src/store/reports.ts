// Which figures were reported? The port Reports on the tables of one city. (architecture §6.2)
import { z } from 'zod';
import type { Bureaus, Filing, Reopened, Reports, StandingReport } from '../desk/ports.ts';
import {
  type Current,
  currentOf,
  decideFiling,
  type EntryFacts,
  type FiledReport,
  lastOfEach,
  overtakerOf,
} from '../domain/filing.ts';
import { reportableBy } from '../domain/reportable.ts';
import type { Report } from '../domain/reports.ts';
import type { Settings } from '../domain/settings.ts';
import { addWeeks, dayOf } from '../domain/time.ts';
import { type Bound, bindTo, select, type Tables, transact } from './bound.ts';
import { readRoster } from './bureau-rows.ts';
import { withRetries } from './database-problems.ts';
import { filedRows, filingLocks, INSTANT, lockFilings, REVISIONS, revisionsOf, writeFiled } from './filing-rows.ts';
import { Prisma } from './generated/client.ts';
import { REPORT, REPORT_ARRAY } from './report-rows.ts';
import { withdrawReports } from './report-withdrawals.ts';
import { openTotals } from './totals.ts';
import { insertAct, insertAudit } from './written.ts';

type ReportsOptions = Tables & {
  /** The roster that says whose an enterprise is; a version that is not the database's is noticed where something is filed. */
  readonly bureaus: Pick<Bureaus, 'current'>;
  readonly cumulativeSince: Settings['cumulativeSince'];
};

/** How many weeks before the one to be reported a standing shows. */
const WEEKS_BEFORE = 3;

const ANSWER: z.ZodType<readonly FiledReport[]> = z.array(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('filed'), enterprise: z.string(), revision: z.number(), punctuality: z.enum(['onTime', 'late']) }),
    z.object({
      kind: z.literal('overtaken'),
      enterprise: z.string(),
      revision: z.number(),
      by: z.string(),
      at: z.iso.datetime().transform((at) => new Date(at)),
    }),
    z.object({ kind: z.literal('closed'), enterprise: z.string() }),
    z.object({ kind: z.literal('notYours'), enterprise: z.string() }),
  ]),
);

/** Reopenings that hold, as {enterprise: until}. */
const reopenings = (city: string, week: string, enterprises: readonly string[], at: Date): Prisma.Sql => Prisma.sql`
  (SELECT json_object_agg(o.enterprise, o.until) FROM (
    SELECT enterprise, extract(epoch FROM max(until)) * 1000 AS until FROM reopenings
    WHERE city = ${city} AND period = ${week} AND enterprise = ANY (${[...enterprises]}::text[])
      AND opened_at <= ${at}::timestamptz AND ${at}::timestamptz < until
    GROUP BY enterprise) o)`;
const REOPENED = z.record(z.string(), INSTANT).nullable();

const REOPENED_ROW = z.object({ enterprise: z.string(), week: z.string(), isFiled: z.boolean() });

const isPublished = (city: string, week: string, at: Date): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT FROM publications WHERE city = ${city} AND period = ${week} AND published_at <= ${at}::timestamptz)`;

const STANDINGS = z.object({
  published: z.boolean(),
  reopened: REOPENED,
  revisions: z.record(z.string(), z.number()).nullable(),
  reports: z.array(REPORT).nullable(),
});

const FACTS = z.object({
  version: z.number(),
  answer: ANSWER.nullable(),
  published: z.boolean(),
  reopened: REOPENED,
  revisions: REVISIONS,
});

const WRITTEN = z.object({ took: z.boolean(), known: ANSWER.nullable() });

const currentOfReport = ({ report }: StandingReport): Current | null =>
  report && { revision: report.revision, firstFiledAt: report.firstFiledAt, punctuality: report.punctuality };

export function openReports({ bureaus, cumulativeSince, ...tables }: ReportsOptions): Reports {
  const { prisma, city, random } = tables;
  const versionIs = Prisma.sql`coalesce((SELECT version FROM bureau_versions WHERE city = ${city}), 0)`;

  const headOf = ({ asker: { corp, userid }, message, arrivedAt, thread, week }: Filing) => ({
    by: { corp, userid },
    message,
    arrivedAt,
    thread,
    week,
  });

  /** The act and its audit row, where `holds`. */
  function actOf(
    { asker, message, arrivedAt, week, closesAt }: Filing,
    answer: readonly FiledReport[],
    holds: Prisma.Sql,
  ): Prisma.Sql {
    const act = { act: 'reports.file', by: asker, message, at: arrivedAt, period: week, closesAt, answer };
    const audit = { at: arrivedAt, by: asker, act: 'reports.file', message, details: { week, entries: answer } };
    return Prisma.sql`
      act AS (${insertAct(city, act, holds)} ON CONFLICT (city, message) DO NOTHING RETURNING 1),
      audited AS (${insertAudit(city, audit, Prisma.sql`EXISTS (SELECT FROM act)`)})`;
  }

  /** Decided by what was read for the same message. Null: something of it has changed, or has to be looked at. */
  async function fileAtOnce(filing: Filing, known: readonly StandingReport[]): Promise<readonly FiledReport[] | null> {
    const { asker, message, arrivedAt, week } = filing;
    const entries = lastOfEach(filing.entries);
    const { roster } = await bureaus.current();
    const { files, place } = reportableBy(roster, asker, dayOf(arrivedAt));
    const standings = new Map(known.map((s) => [s.enterprise, s]));
    if (filing.kept || entries.length === 0 || !entries.every((e) => standings.has(e.enterprise))) return null;
    const published = known.some((s) => s.published);
    const { answer, revisions } = decideFiling(filing, entries, files, {
      published,
      of(enterprise): EntryFacts {
        const standing = standings.get(enterprise) as StandingReport;
        const { reopenedUntil } = standing;
        return {
          place: place(enterprise, week),
          revisions: standing.revisions,
          current: currentOfReport(standing),
          reopened: reopenedUntil !== null && arrivedAt < reopenedUntil,
          overtaker: null,
        };
      },
    });
    // A refusal is looked at again: what it rests on may be gone.
    if (revisions.length < answer.length) return null;
    const holds = Prisma.sql`${versionIs} = ${roster.version}::integer AND current_setting('bot.userid', true) = ${asker.userid}
      AND ${isPublished(city, week, arrivedAt)} = ${published}
      AND NOT EXISTS (SELECT FROM acts a WHERE a.city = ${city} AND a.message = ${message})
      AND NOT EXISTS (SELECT FROM filed f LEFT JOIN held h USING (enterprise)
        WHERE h.revision IS DISTINCT FROM f.expected OR h.first_filed_at IS DISTINCT FROM f.expected_first)
      AND NOT EXISTS (SELECT FROM filed f JOIN report_revisions v
        ON v.city = ${city} AND v.week = ${week} AND v.enterprise = f.enterprise AND v.revision >= f.revision)`;
    const ids = entries.map((e) => e.enterprise);
    const [, rows] = await withRetries(random, () =>
      prisma.$transaction([
        prisma.$queryRaw<unknown>(Prisma.sql`${bindTo(tables, { asker, at: arrivedAt })}, ${filingLocks(city, ids)}`),
        prisma.$queryRaw<unknown>(Prisma.sql`
          WITH ${filedRows(city, week, revisions)}, ${actOf(filing, answer, holds)}, ${writeFiled(city, headOf(filing))}
          SELECT EXISTS (SELECT FROM act) AS took, (SELECT answer FROM acts a WHERE a.city = ${city} AND a.message = ${message}) AS known`),
      ]),
    );
    const [written] = z.tuple([WRITTEN]).parse(rows);
    return written.took ? answer : written.known;
  }

  /** Decided by what is read under the locks: always takes. */
  async function fileLocked(filing: Filing): Promise<readonly FiledReport[]> {
    const { roster: known } = await bureaus.current();
    return transact(tables, { asker: filing.asker, at: filing.arrivedAt }, async (bound) => {
      const { asker, arrivedAt, week, thread } = filing;
      const ids = filing.entries.map((e) => e.enterprise);
      await lockFilings(bound, city, ids);
      const facts = await readFacts(bound, filing, ids);
      if (facts.answer !== null) return facts.answer;
      const roster = facts.version === known.version ? known : await readRoster(bound.rows, city);
      const { files, place } = reportableBy(roster, asker, dayOf(arrivedAt));
      const { answer, revisions } = decideFiling(filing, filing.entries, bound.known && files, {
        published: facts.published,
        of(enterprise): EntryFacts {
          const all = (facts.revisions ?? []).filter((r) => r.enterprise === enterprise);
          return {
            place: place(enterprise, week),
            revisions: all.length,
            current: currentOf(all),
            reopened: facts.reopened?.[enterprise] !== undefined,
            overtaker: filing.kept ? overtakerOf(all, { by: asker, thread, seen: filing.kept.seen[enterprise] ?? 0 }) : null,
          };
        },
      });
      await bound.query(
        z.unknown(),
        Prisma.sql`WITH ${filedRows(city, week, revisions)}, ${actOf(filing, answer, Prisma.sql`true`)},
          ${writeFiled(city, headOf(filing))} SELECT 1 AS done`,
      );
      return answer;
    });
  }

  async function readFacts(bound: Bound, { message, arrivedAt, week }: Filing, ids: readonly string[]) {
    const [facts] = await bound.query(
      FACTS,
      Prisma.sql`SELECT ${versionIs} AS version, (SELECT answer FROM acts a WHERE a.city = ${city} AND a.message = ${message}) AS answer,
        ${isPublished(city, week, arrivedAt)} AS published, ${reopenings(city, week, ids, arrivedAt)} AS reopened,
        (${revisionsOf(city, week, ids)}) AS revisions`,
    );
    return facts as z.infer<typeof FACTS>;
  }

  return {
    file: async (filing, known) => (known && (await fileAtOnce(filing, known))) ?? fileLocked(filing),

    withdraw: withdrawReports({ ...tables, bureaus }),

    async standings(asker, week, enterprises, at): Promise<readonly StandingReport[]> {
      const { roster } = await bureaus.current();
      const { place } = reportableBy(roster, asker, dayOf(at));
      const theirs = enterprises.filter((e) => place(e, week) !== null);
      if (theirs.length === 0) return [];
      const weeks = [week, ...Array.from({ length: WEEKS_BEFORE }, (_, i) => addWeeks(week, -1 - i))];
      const [found] = await select(
        tables,
        { asker, at },
        STANDINGS,
        Prisma.sql`SELECT ${isPublished(city, week, at)} AS published, ${reopenings(city, week, theirs, at)} AS reopened,
          (SELECT json_object_agg(v.enterprise, v.revisions) FROM (
            SELECT enterprise, count(*) AS revisions FROM report_revisions
            WHERE city = ${city} AND week = ${week} AND enterprise = ANY (${theirs}::text[]) GROUP BY enterprise) v) AS revisions,
          (SELECT json_agg(${REPORT_ARRAY} ORDER BY r.week DESC)
            FROM reports r JOIN report_revisions v USING (city, enterprise, week, revision)
            WHERE r.city = ${city} AND r.week = ANY (${weeks}::text[]) AND r.enterprise = ANY (${theirs}::text[])) AS reports`,
      );
      const { published, reopened, revisions, reports } = found as z.infer<typeof STANDINGS>;
      const all = new Map<string, Report[]>(theirs.map((e) => [e, []]));
      for (const report of reports ?? []) all.get(report.enterprise)?.push(report);
      return theirs.map((enterprise) => ({
        enterprise,
        report: all.get(enterprise)?.find((r) => r.week === week) ?? null,
        revisions: revisions?.[enterprise] ?? 0,
        before: (all.get(enterprise) ?? []).filter((r) => r.week !== week),
        reopenedUntil: reopened?.[enterprise] ?? null,
        published,
      }));
    },

    async reopened(asker, at): Promise<readonly Reopened[]> {
      const rows = await select(
        tables,
        { asker, at },
        REOPENED_ROW,
        Prisma.sql`SELECT DISTINCT o.enterprise, o.period AS week, EXISTS (SELECT FROM reports r
            WHERE r.city = o.city AND r.week = o.period AND r.enterprise = o.enterprise) AS "isFiled"
          FROM reopenings o WHERE o.city = ${city} AND o.enterprise IS NOT NULL AND o.opened_at <= ${at}::timestamptz AND ${at}::timestamptz < o.until
          ORDER BY week, o.enterprise`,
      );
      if (rows.length === 0) return [];
      const { place } = reportableBy((await bureaus.current()).roster, asker, dayOf(at));
      return rows.filter(({ enterprise, week }) => place(enterprise, week) !== null);
    },

    totals: openTotals({ ...tables, bureaus, cumulativeSince }),

    async ofWeek(asker, week, districts, at): Promise<readonly Report[]> {
      const audit = { at, by: asker, act: 'reports.ofWeek', message: null, details: { week, districts } };
      const rows = await select(
        tables,
        { asker, at },
        z.object({ report: REPORT }),
        Prisma.sql`WITH audited AS (${insertAudit(city, audit)})
          SELECT ${REPORT_ARRAY} AS report FROM reports r JOIN report_revisions v USING (city, enterprise, week, revision)
          WHERE r.city = ${city} AND r.week = ${week} AND r.district = ANY (${[...districts]}::text[])
            AND ((SELECT held_districts()) IS NULL OR r.district = ANY ((SELECT held_districts())::text[]))`,
      );
      return rows.map((r) => r.report);
    },

    async reported(week) {
      const rows = await select(
        tables,
        'nobody',
        z.object({ enterprise: z.string() }),
        Prisma.sql`SELECT enterprise FROM reports WHERE city = ${city} AND week = ${week}`,
      );
      return new Set(rows.map((r) => r.enterprise));
    },
  };
}
