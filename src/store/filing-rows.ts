// How are filings written? One statement for revisions, current reports and the sums of their week; every writer holds the same locks.
import { z } from 'zod';
import type { City } from '../domain/cities.ts';
import { type Author, currentOf, type FilingEntry, type NewRevision, nextRevision, type Revision } from '../domain/filing.ts';
import type { ReportPlace } from '../domain/reportable.ts';
import type { Punctuality } from '../domain/reports.ts';
import type { Week } from '../domain/time.ts';
import { type Bound, LOCKS, type Tables } from './bound.ts';
import { Prisma } from './generated/client.ts';
import { columnsOf, figureColumns } from './report-rows.ts';
import { COUNTED, sumChanges } from './week-sums.ts';

/**
 * What whoever changes reports locks, as items of a SELECT: the city shared, so that neither roster nor publications change meanwhile, then
 * the enterprises in one order. From then on the transaction may keep the sums of any district.
 */
export const filingLocks = (city: City, enterprises: readonly string[]): Prisma.Sql => Prisma.sql`
  pg_advisory_xact_lock_shared(${LOCKS.city}::integer, hashtext(${city}))::text AS city,
  (SELECT count(pg_advisory_xact_lock(${LOCKS.enterprise}::integer, l.key)::text)::integer
    FROM (SELECT DISTINCT hashtext(${city} || '/' || e) AS key FROM unnest(${[...enterprises]}::text[]) e ORDER BY key) l) AS enterprises,
  set_config('bot.sums', 'on', true) AS sums`;

/** Takes them in a transaction that is open already. */
export async function lockFilings(bound: Bound, city: City, enterprises: readonly string[]): Promise<void> {
  await bound.query(z.unknown(), Prisma.sql`SELECT ${filingLocks(city, enterprises)}`);
}

/** Whose filing it is, and by which message. */
type FilingHead = {
  readonly by: Author;
  readonly message: string;
  readonly arrivedAt: Date;
  readonly thread: number;
  readonly week: Week;
};

const FIGURES = figureColumns();

const rowOf = ({ enterprise, figures, doubts, words, revision, overtaken, punctuality, before, after, place }: NewRevision) => ({
  enterprise,
  revision,
  overtaken,
  punctuality,
  expected: before?.revision ?? null,
  expected_first: before?.firstFiledAt ?? null,
  first_filed_at: after.firstFiledAt,
  first_punctuality: after.punctuality,
  district: place.district,
  specialist: place.specialist,
  due: place.due,
  type: place.type,
  surveyed: place.surveyed,
  doubts,
  words: words ?? null,
  ...columnsOf(figures),
});

/** CTEs `filed`, what is to be written, and `held`, what stands of these enterprises before. */
export const filedRows = (city: City, week: Week, revisions: readonly NewRevision[]): Prisma.Sql => Prisma.sql`
  filed AS MATERIALIZED (
    SELECT * FROM json_to_recordset(${JSON.stringify(revisions.map(rowOf))}::json) AS f (enterprise text, revision integer,
      overtaken boolean, punctuality text, expected integer, expected_first timestamptz, first_filed_at timestamptz, first_punctuality text,
      district text, specialist text, due boolean, type text, surveyed boolean, doubts jsonb, words text, headcount integer,
      shortage_general integer, shortage_skilled integer, shortage_senior integer,
      resolved_general integer, resolved_skilled integer, resolved_senior integer)
  ), ${heldRows(city, week, Prisma.sql`SELECT f.enterprise FROM filed f`)}`;

/** CTE `held`: the reports of the week of the enterprises selected, as they stand. */
export const heldRows = (city: City, week: Week, enterprises: Prisma.Sql): Prisma.Sql => Prisma.sql`
  held AS MATERIALIZED (
    SELECT r.revision, r.first_filed_at, ${COUNTED} FROM reports r
    WHERE r.city = ${city} AND r.week = ${week} AND r.enterprise = ANY (ARRAY(${enterprises}))
  )`;

/** CTEs that write `filed` where the CTE `act` has a row, else nothing. */
export const writeFiled = (city: City, { by, message, arrivedAt, thread, week }: FilingHead): Prisma.Sql => Prisma.sql`
  revised AS (
    INSERT INTO report_revisions (city, enterprise, week, revision, district, message, corp, filed_by, arrived_at, punctuality, thread,
      overtaken, doubts, words, ${FIGURES})
    SELECT ${city}, f.enterprise, ${week}, f.revision, f.district, ${message}, ${by.corp}, ${by.userid}, ${arrivedAt}::timestamptz,
      f.punctuality, ${thread}::integer, f.overtaken, f.doubts, f.words, ${FIGURES}
    FROM filed f CROSS JOIN act ORDER BY f.enterprise
  ), standing AS (
    INSERT INTO reports (city, week, enterprise, district, specialist, type, surveyed, due, revision, filed_at, filed_by, first_filed_at,
      punctuality, ${FIGURES})
    SELECT ${city}, ${week}, f.enterprise, f.district, f.specialist, f.type, f.surveyed, f.due, f.revision, ${arrivedAt}::timestamptz,
      ${by.userid}, f.first_filed_at, f.first_punctuality, ${FIGURES}
    FROM filed f CROSS JOIN act WHERE NOT f.overtaken ORDER BY f.enterprise
    ON CONFLICT (city, week, enterprise) DO UPDATE SET revision = excluded.revision, filed_at = excluded.filed_at,
      filed_by = excluded.filed_by, first_filed_at = excluded.first_filed_at, punctuality = excluded.punctuality,
      (${FIGURES}) = ROW (${figureColumns('excluded')})
    RETURNING ${COUNTED}
  ), first AS (
    UPDATE reports r SET first_filed_at = f.first_filed_at, punctuality = f.first_punctuality FROM filed f CROSS JOIN act
    WHERE f.overtaken AND r.city = ${city} AND r.week = ${week} AND r.enterprise = f.enterprise AND f.first_filed_at < r.first_filed_at
    RETURNING ${Prisma.raw('r.week, r.enterprise, r.district, r.type, r.surveyed, r.due, r.punctuality')}, ${figureColumns('r')}
  ), stands AS (SELECT * FROM standing UNION ALL SELECT * FROM first),
  ${sumChanges(
    city,
    Prisma.sql`SELECT ${COUNTED} FROM held WHERE enterprise IN (SELECT s.enterprise FROM stands s)`,
    Prisma.sql`SELECT * FROM stands`,
  )},
  ${weekChanged(city, week, Prisma.sql`SELECT s.district FROM standing s`, Prisma.sql`SELECT s.enterprise FROM standing s`)}`;

/** CTEs: whatever changes a district's week opens its sign-off, and answers the returns of the reports that are other ones now. */
export const weekChanged = (city: City, week: Week, districts: Prisma.Sql, enterprises: Prisma.Sql): Prisma.Sql => Prisma.sql`
  opened AS (
    UPDATE sign_offs s SET opened = true WHERE s.city = ${city} AND s.week = ${week} AND NOT s.opened AND s.district IN (${districts})
  ), answered AS (
    UPDATE returned_reports b SET outcome = 'corrected'
    WHERE b.city = ${city} AND b.period = ${week} AND b.outcome IS NULL AND b.enterprise IN (${enterprises})
  )`;

export const INSTANT = z.number().transform((ms) => new Date(ms));

const REVISION = z.object({
  enterprise: z.string(),
  message: z.string(),
  district: z.string(),
  revision: z.number(),
  by: z.object({ corp: z.string(), userid: z.string() }),
  thread: z.number(),
  arrivedAt: INSTANT,
  punctuality: z.enum(['onTime', 'late']),
  overtaken: z.boolean(),
  withdrawn: z.boolean(),
});
export type StoredRevision = Revision & z.infer<typeof REVISION>;
export const REVISIONS = z.array(REVISION).nullable();

/** An array of what `REVISIONS` reads: all filings of the enterprises and week, those taken back included, in the order of commits. */
export const revisionsOf = (city: City, week: Week, enterprises: readonly string[]): Prisma.Sql => Prisma.sql`
  SELECT json_agg(json_build_object('enterprise', v.enterprise, 'message', v.message, 'district', v.district, 'revision', v.revision,
    'by', json_build_object('corp', v.corp, 'userid', v.filed_by), 'thread', v.thread, 'arrivedAt', extract(epoch FROM v.arrived_at) * 1000,
    'punctuality', v.punctuality, 'overtaken', v.overtaken, 'withdrawn', w.enterprise IS NOT NULL) ORDER BY v.enterprise, v.revision)
  FROM report_revisions v LEFT JOIN report_withdrawals w USING (city, enterprise, week, revision)
  WHERE v.city = ${city} AND v.week = ${week} AND v.enterprise = ANY (${[...enterprises]}::text[])`;

/** The thread revision of what comes after everything its author has said so far. */
export const AFTER_ALL = 2_147_483_647;

/**
 * Files one entry, which holds at once, within a transaction that holds `lockFilings` of its enterprise and whose asker sees its rows.
 * Rights, close, act and audit row are the caller's. Answers the new revision and the punctuality of the first. `place`: where the report
 * counts if it is the first of its week.
 */
export async function fileWithin(
  { city }: Pick<Tables, 'city'>,
  bound: Bound,
  head: FilingHead,
  entry: FilingEntry,
  punctuality: Punctuality,
  place: ReportPlace,
): Promise<{ readonly revision: number; readonly punctuality: Punctuality }> {
  const [found] = await bound.query(
    z.object({ revisions: REVISIONS }),
    Prisma.sql`SELECT (${revisionsOf(city, head.week, [entry.enterprise])}) AS revisions`,
  );
  const revisions = found?.revisions ?? [];
  const known = { revisions: revisions.length, current: currentOf(revisions), overtaker: null };
  const next = nextRevision(entry, punctuality, head.arrivedAt, known, place);
  await bound.query(
    z.unknown(),
    Prisma.sql`WITH ${filedRows(city, head.week, [next])}, act AS (SELECT 1), ${writeFiled(city, head)} SELECT 1 AS done`,
  );
  return { revision: next.revision, punctuality: next.after.punctuality };
}
