// Which statement finds the reports behind a figure?
import type { FilingGroup, FilingsQuestion, SourcesQuestion } from '../desk/figures/port.ts';
import type { City } from '../domain/cities.ts';
import { isTiered } from '../domain/figure-values.ts';
import type { FigureMeasure } from '../domain/figures.ts';
import type { Week } from '../domain/time.ts';
import { type FiguresScope, meantWhere, weekPairs } from './figures-query.ts';
import { Prisma } from './generated/client.ts';

const { sql, join, raw, empty } = Prisma;

/** Counted once, however many of the weeks an enterprise reported. */
const isOnce = (measure: FigureMeasure): boolean => measure === 'resolvedToDate' || measure === 'enterprises';

const columns = (general: string, skilled: string, senior: string): Prisma.Sql =>
  raw(`${general} AS general, ${skilled} AS skilled, ${senior} AS senior`);

/** What a report adds to the figure, tier by tier; the shortage where the measure is not reported by tier. */
function figures(measure: FigureMeasure): Prisma.Sql {
  switch (measure) {
    case 'resolved':
    case 'resolvedRate':
      return columns('r.resolved_general', 'r.resolved_skilled', 'r.resolved_senior');
    case 'resolvedToDate': {
      const sum = (column: string) => `(sum(r.${column}) OVER (PARTITION BY r.enterprise))::integer`;
      return columns(sum('resolved_general'), sum('resolved_skilled'), sum('resolved_senior'));
    }
    case 'newDemand': {
      const demand = (tier: string) => `r.shortage_${tier} - b.shortage_${tier} + r.resolved_${tier}`;
      return columns(demand('general'), demand('skilled'), demand('senior'));
    }
    case 'shortEnterprises':
    case 'shortage':
    case 'headcount':
    case 'enterprises':
    case 'shortageRate':
    case 'coverage':
    case 'outstanding':
    case 'late':
    case 'specialists':
      return columns('r.shortage_general', 'r.shortage_skilled', 'r.shortage_senior');
  }
}

/** Of 累计 all weeks from the first that counts (null = from the first there is). */
function weeksWhere({ measure, weeks }: SourcesQuestion, from: Week | null): Prisma.Sql {
  const last = weeks.at(-1) ?? '';
  return measure === 'resolvedToDate' ? sql`r.week BETWEEN ${from ?? ''} AND ${last}` : sql`r.week = ANY (${[...weeks]}::text[])`;
}

/**
 * One row {answer}: the first `limit` reports, those that add most first, then the later weeks, then roster order; how many add
 * anything and how many there are; what they add up to.
 */
export function sourcesStatement(
  city: City,
  meant: FiguresScope,
  question: SourcesQuestion,
  from: Week | null,
  audit: Prisma.Sql,
): Prisma.Sql {
  const { measure, tiers, limit } = question;
  const before =
    measure === 'newDemand'
      ? sql` JOIN ${weekPairs(question.weeks)} ON w.week = r.week
        LEFT JOIN reports b ON b.city = r.city AND b.week = w.before AND b.enterprise = r.enterprise`
      : empty;
  const late = measure === 'late' ? raw(` AND r.due AND r.punctuality = 'late'`) : empty;
  return sql`WITH audited AS (${audit}), facts AS (
      SELECT r.enterprise, r.week, r.specialist, r.headcount, r.revision, r.filed_at, ${figures(measure)},
        r.district, r.filed_by, r.punctuality, r.shortage_general AS own_sg,
        r.shortage_skilled AS own_sk, r.shortage_senior AS own_ss, r.resolved_general AS own_rg, r.resolved_skilled AS own_rk,
        r.resolved_senior AS own_rs,
        ${isOnce(measure) ? raw('row_number() OVER (PARTITION BY r.enterprise ORDER BY r.week DESC)') : raw('1')} AS back
      FROM reports r${before} WHERE ${meantWhere(city, meant)} AND ${weeksWhere(question, from)}${late}
    ), valued AS (
      SELECT f.*, ${join(
        tiers.map((tier) => raw(tier)),
        ' + ',
      )} AS value FROM facts f WHERE back = 1
    ), adding AS (
      SELECT * FROM valued WHERE ${isTiered(measure) || measure === 'shortEnterprises' ? raw('value <> 0') : raw('true')}
    ), first AS (
      SELECT a.*, e.place, v.words FROM adding a JOIN report_revisions v
        ON v.city = ${city} AND v.enterprise = a.enterprise AND v.week = a.week AND v.revision = a.revision JOIN enterprises e ON e.city = ${city} AND e.id = a.enterprise
      ORDER BY a.value DESC, a.week DESC, e.place LIMIT ${limit}::integer
    )
    SELECT json_build_object(
      'all', (SELECT count(*) FROM valued),
      'sums', (SELECT json_build_object('count', count(*), 'general', coalesce(sum(general), 0), 'skilled', coalesce(sum(skilled), 0),
        'senior', coalesce(sum(senior), 0), 'headcount', coalesce(sum(headcount), 0)) FROM adding),
      'rows', (SELECT coalesce(json_agg(json_build_object('enterprise', enterprise, 'week', week, 'specialist', specialist,
        'figures', json_build_object('general', general, 'skilled', skilled, 'senior', senior), 'headcount', headcount,
        'revision', revision, 'filedAt', filed_at, 'report', json_build_object('district', district, 'filedBy', filed_by,
        'punctuality', punctuality, 'words', words, 'shortage', json_build_object('general', own_sg, 'skilled', own_sk, 'senior', own_ss),
        'resolved', json_build_object('general', own_rg, 'skilled', own_rk, 'senior', own_rs))) ORDER BY value DESC, week DESC, place), '[]') FROM first))::text AS answer`;
}

/** Each report is a row of its own, or each group has one. */
const FILED_BY: Readonly<Record<FilingGroup, Prisma.Sql>> = {
  enterprise: raw("f.enterprise || ' ' || f.week"),
  district: raw('f.district'),
  specialist: raw("coalesce(f.specialist, '')"),
};

/** One row {answer}: the first `limit` reports by when they were filed first and those level with the last, one a group; how many reports and groups there are. */
export function filingsStatement(city: City, meant: FiguresScope, question: FilingsQuestion, audit: Prisma.Sql): Prisma.Sql {
  const { weeks, by, order, limit } = question;
  const direction = raw(order === 'asc' ? 'ASC' : 'DESC');
  return sql`WITH audited AS (${audit}), facts AS (
      SELECT r.enterprise, r.week, r.district, r.specialist, r.first_filed_at, r.punctuality, e.place
      FROM reports r JOIN enterprises e ON e.city = r.city AND e.id = r.enterprise
      WHERE ${meantWhere(city, meant)} AND r.week = ANY (${[...weeks]}::text[])
    ), groups AS (
      SELECT DISTINCT ON (${FILED_BY[by]}) f.* FROM facts f
      ORDER BY ${FILED_BY[by]}, f.first_filed_at ${direction}, f.place, f.week
    ), first AS (
      SELECT * FROM groups ORDER BY first_filed_at ${direction} FETCH FIRST (${limit}::integer) ROWS WITH TIES
    )
    SELECT json_build_object('count', (SELECT count(*) FROM facts), 'groups', (SELECT count(*) FROM groups),
      'rows', (SELECT coalesce(json_agg(json_build_object('enterprise', enterprise, 'week', week, 'district', district,
        'specialist', specialist, 'at', first_filed_at, 'punctuality', punctuality)
        ORDER BY first_filed_at ${direction}, place, week), '[]') FROM first))::text AS answer`;
}
