// Which statement adds up the reports for a question? The one place that writes such sums in SQL. (domain §7.9)
import type { City } from '../domain/cities.ts';
import type { Cut } from '../domain/figure-cut.ts';
import type { FigureFilter, FigureSpan, GroupDimension } from '../domain/figures.ts';
import { addDays, addWeeks, instantAt, type Week, weeksBetween } from '../domain/time.ts';
import { Prisma } from './generated/client.ts';

const { sql, join, raw, empty } = Prisma;

/** Whose reports, within the asker's rights. */
export type FiguresScope = Pick<FigureFilter, 'types' | 'specialist' | 'surveyed' | 'excluded' | 'filedOn'> & Cut;

export type SpanWeeks = {
  readonly span: FigureSpan;
  /** Weeks that count towards 累计, where it is asked for: all up to `last` that are not before `from`; null = from the first. */
  readonly toDate: { readonly from: Week | null; readonly last: Week } | null;
};

const texts = (all: readonly string[]): Prisma.Sql => sql`${[...all]}::text[]`;

/** Conditions on reports (`r`), or on the sums of their weeks, which know neither enterprises nor people. */
export const meantWhere = (
  city: City,
  { districts, types, enterprises, specialist, surveyed, excluded, filedOn }: FiguresScope,
): Prisma.Sql =>
  join(
    [
      sql`r.city = ${city}`,
      ...(districts === null ? [] : [sql`r.district = ANY (${texts(districts)})`]),
      ...(types === null ? [] : [sql`r.type = ANY (${texts(types)})`]),
      ...(enterprises === null ? [] : [sql`r.enterprise = ANY (${texts(enterprises)})`]),
      ...(specialist === null ? [] : [sql`r.specialist = ${specialist}`]),
      ...(surveyed ? [sql`r.surveyed`] : []),
      ...(excluded === undefined ? [] : [sql`r.enterprise <> ALL (${texts(excluded)})`]),
      ...(filedOn === undefined
        ? []
        : [
            sql`r.first_filed_at >= ${instantAt(filedOn.from, '00:00')}::timestamptz
              AND r.first_filed_at < ${instantAt(addDays(filedOn.to, 1), '00:00')}::timestamptz`,
          ]),
    ],
    ' AND ',
  );

/** Can it be answered from the sums of weeks by district and kind? They say the same as the reports, in far fewer rows. */
export const isOfSums = ({ enterprises, specialist, excluded, filedOn }: FiguresScope, by: readonly GroupDimension[]): boolean =>
  enterprises === null &&
  specialist === null &&
  excluded === undefined &&
  filedOn === undefined &&
  !by.includes('enterprise') &&
  !by.includes('specialist');

const COLUMNS: Readonly<Record<GroupDimension, Prisma.Sql>> = {
  district: raw('r.district'),
  type: raw('r.type'),
  enterprise: raw('r.enterprise'),
  specialist: raw('r.specialist'),
  period: raw('r.week'),
};

/** Two columns k1, k2, null where there is no such dimension. */
const keys = (by: readonly GroupDimension[]): Prisma.Sql =>
  join([0, 1].map((i) => sql`${by[i] === undefined ? raw('NULL::text') : COLUMNS[by[i]]} AS ${raw(`k${i + 1}`)}`));

/** Reports in the columns of the sums: a sum of one. */
const REPORTS =
  raw(`(SELECT city, week, district, type, surveyed, enterprise, specialist, first_filed_at, 1 AS enterprises, due::integer AS due,
    (due AND punctuality = 'late')::integer AS late, headcount, shortage_general, shortage_skilled, shortage_senior,
    resolved_general, resolved_skilled, resolved_senior FROM reports)`);
const SUMS = raw('week_sums');

/** The span's weeks; those it is asked about and those that count towards 累计 lie between `lo` and `hi`. */
function weeksIn({ span: { weeks }, toDate }: SpanWeeks) {
  const [first = '', last = first] = [weeks[0], weeks.at(-1)];
  const isGapless = weeks.length < 2 || weeksBetween(first, last).length === weeks.length;
  const asked = isGapless ? sql`r.week BETWEEN ${first} AND ${last}` : sql`r.week = ANY (${texts(weeks)})`;
  if (toDate === null) return { asked, counts: raw('false'), within: asked };
  const from = toDate.from ?? '';
  const counts = sql`r.week BETWEEN ${from} AND ${toDate.last}`;
  return { asked, counts, within: from <= first && isGapless ? counts : sql`(${asked} OR ${counts})` };
}

const RESOLVED = ['resolved_general', 'resolved_skilled', 'resolved_senior'];
const SHORTAGE = ['shortage_general', 'shortage_skilled', 'shortage_senior'];
/** In one array, which is far cheaper to write as JSON than as many values. */
const LINE_SUMS = raw(
  Object.entries({
    asked: ['enterprises', 'due', 'late', ...RESOLVED],
    standing: ['enterprises', 'due', 'headcount', ...SHORTAGE],
    counts: ['enterprises', ...RESOLVED],
  })
    .flatMap(([when, columns]) => columns.map((column) => `coalesce(sum(${column}) FILTER (WHERE ${when}), 0)`))
    .join(', '),
);

/**
 * Rows [span, k1, k2, type, sums]; sums are over the span's weeks: reports, due, late, resolved by tier; of the standing week: reports,
 * due, headcount, shortage by tier; towards 累计: reports, resolved by tier. In groups by week each row holds its week's alone.
 */
export const sumRows = (
  city: City,
  meant: FiguresScope,
  spans: readonly SpanWeeks[],
  by: readonly GroupDimension[],
): Prisma.Sql =>
  join(
    spans.map((one, n) => {
      const { asked, counts, within } = weeksIn(one);
      const standing = by.includes('period') ? asked : sql`r.week = ${one.span.standing}`;
      return sql`SELECT json_build_array(${n}::integer, k1, k2, type, ARRAY[${LINE_SUMS}]) AS line
      FROM (SELECT r.*, ${keys(by)}, ${asked} AS asked, ${standing} AS standing, ${counts} AS counts
        FROM ${isOfSums(meant, by) ? SUMS : REPORTS} r WHERE ${meantWhere(city, meant)} AND ${within}) r
      WHERE enterprises > 0 GROUP BY k1, k2, type`;
    }),
    ' UNION ALL ',
  );

/**
 * Rows [span, k1, k2, type, enterprises]: each enterprise once, where it reported last, in the spans of several weeks. Most reported in
 * the standing week or since; only for the others is their last report looked up, one by one.
 */
export const servedRows = (
  city: City,
  meant: FiguresScope,
  spans: readonly SpanWeeks[],
  by: readonly GroupDimension[],
): Prisma.Sql =>
  join(
    spans.flatMap((one, n) => {
      if (one.span.weeks.length === 1) return [];
      const { asked } = weeksIn(one);
      const { standing } = one.span;
      const where = sql`${meantWhere(city, meant)} AND ${asked}`;
      return [
        sql`SELECT json_build_array(${n}::integer, k1, k2, type, count(*)) AS line FROM (
          WITH near AS MATERIALIZED (
            SELECT DISTINCT ON (r.enterprise) r.enterprise, r.type, ${keys(by)} FROM reports r
            WHERE ${where} AND r.week >= ${standing} ORDER BY r.enterprise, r.week DESC
          )
          SELECT k1, k2, type FROM near
          UNION ALL
          SELECT far.k1, far.k2, far.type FROM (${candidates(city, meant)}) e CROSS JOIN LATERAL (
            SELECT r.type, ${keys(by)} FROM reports r WHERE ${where} AND r.enterprise = e.id AND r.week < ${standing}
            ORDER BY r.week DESC LIMIT 1
          ) far
          WHERE NOT EXISTS (SELECT FROM near WHERE near.enterprise = e.id)
        ) served GROUP BY k1, k2, type`,
      ];
    }),
    ' UNION ALL ',
  );

/** Who can have reported at all. */
function candidates(city: City, { districts, enterprises, specialist }: FiguresScope): Prisma.Sql {
  if (enterprises !== null) return sql`SELECT DISTINCT x AS id FROM unnest(${texts(enterprises)}) x`;
  if (districts === null && specialist === null) return sql`SELECT id FROM enterprises WHERE city = ${city}`;
  const district = districts === null ? empty : sql` AND a.district = ANY (${texts(districts)})`;
  const served = specialist === null ? empty : sql` AND a.specialist = ${specialist}`;
  return sql`SELECT DISTINCT a.enterprise AS id FROM assignments a WHERE a.city = ${city}${district}${served}`;
}

/** Rows [span, k1, k2, set of tiers the reports are short of, reports]: of the standing week, or by week of each (`shortCounts`). */
export const shortRows = (
  city: City,
  meant: FiguresScope,
  spans: readonly SpanWeeks[],
  by: readonly GroupDimension[],
): Prisma.Sql =>
  join(
    spans.map((one, n) => {
      const weeks = by.includes('period') ? weeksIn(one).asked : sql`r.week = ${one.span.standing}`;
      return sql`SELECT json_build_array(${n}::integer, k1, k2, tiers, count(*)) AS line FROM (
          SELECT ${keys(by)}, ${TIERS_SHORT} AS tiers FROM reports r WHERE ${meantWhere(city, meant)} AND ${weeks}
        ) short GROUP BY k1, k2, tiers`;
    }),
    ' UNION ALL ',
  );

const TIERS_SHORT = raw(
  '(r.shortage_general > 0)::integer + 2 * (r.shortage_skilled > 0)::integer + 4 * (r.shortage_senior > 0)::integer',
);

/** Each week of a span beside the week before it. */
export const weekPairs = (weeks: readonly Week[]): Prisma.Sql =>
  sql`json_to_recordset(${JSON.stringify(
    weeks.map((week) => ({ week, before: addWeeks(week, -1) })),
  )}::json) AS w (week text, before text)`;

/**
 * Rows [span, k1, k2, reports with one of the week before, their new demand by tier]. Week by week, so that two weeks at a time are
 * joined: a year's reports joined at once would not fit into memory.
 */
export const demandRows = (
  city: City,
  meant: FiguresScope,
  spans: readonly SpanWeeks[],
  by: readonly GroupDimension[],
): Prisma.Sql =>
  join(
    spans.map(
      (
        { span },
        n,
      ) => sql`SELECT json_build_array(${n}::integer, k1, k2, sum(followed), sum(general), sum(skilled), sum(senior)) AS line
        FROM ${weekPairs(span.weeks)} CROSS JOIN LATERAL (
          SELECT k1, k2, count(*) AS followed, sum(general) AS general, sum(skilled) AS skilled, sum(senior) AS senior FROM (
            SELECT ${keys(by)}, ${NEW_DEMAND} FROM reports r JOIN reports b ON b.city = r.city AND b.enterprise = r.enterprise
            WHERE ${meantWhere(city, meant)} AND r.week = w.week AND b.week = w.before
          ) d GROUP BY k1, k2 OFFSET 0
        ) weekly GROUP BY k1, k2`,
    ),
    ' UNION ALL ',
  );

/**
 * To be run before a statement that joins two weeks, or groups the reports of many: behind row-level security the planner takes a week
 * for a handful of rows, and would look up each of ten thousand by itself; and with little memory it sorts a year's reports on disk.
 * Holds until the transaction ends.
 */
export const ROOM_FOR_MANY = raw(`SELECT set_config('enable_nestloop', 'off', true), set_config('work_mem', '32MB', true)`);

/** Are these the single reports of everybody over several weeks? */
export const isOfMany = ({ enterprises, specialist }: FiguresScope, weeks: readonly Week[]): boolean =>
  enterprises === null && specialist === null && weeks.length > 1;

const NEW_DEMAND = raw(
  ['general', 'skilled', 'senior']
    .map((tier) => `r.shortage_${tier} - b.shortage_${tier} + r.resolved_${tier} AS ${tier}`)
    .join(', '),
);

/** A part of an answer: its rows in one JSON value. */
export const linesOf = (rows: Prisma.Sql | null): Prisma.Sql =>
  rows === null ? raw("'[]'::json") : sql`(SELECT coalesce(json_agg(line), '[]') FROM (${rows}) x)`;
