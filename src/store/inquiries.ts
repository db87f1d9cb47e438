// What do the reports add up to for a question, of what is it made, and who is missing?
import { z } from 'zod';
import type { Filings, Inquiries, MissingReports, PastFiling, Sources } from '../desk/figures/port.ts';
import type { Bureaus } from '../desk/ports.ts';
import { owingIn, specialistOn } from '../domain/due.ts';
import { cutFor } from '../domain/figure-cut.ts';
import type { Asker } from '../domain/people.ts';
import type { Settings } from '../domain/settings.ts';
import { dayOf } from '../domain/time.ts';
import { cumulativeFrom } from '../domain/totals.ts';
import { batch, select, type Tables } from './bound.ts';
import { type Asking, openFigures } from './figures.ts';
import { isOfMany, meantWhere, ROOM_FOR_MANY } from './figures-query.ts';
import { Prisma } from './generated/client.ts';
import { FIGURES_ROW, figureColumns, tiersFrom } from './report-rows.ts';
import { filingsStatement, sourcesStatement } from './sources-query.ts';
import { insertAudit } from './written.ts';

type InquiriesOptions = Tables & {
  readonly bureaus: Pick<Bureaus, 'current'>;
  readonly cumulativeSince: Settings['cumulativeSince'];
};

const TIERS = z.object({ general: z.number(), skilled: z.number(), senior: z.number() });
const INSTANT = z.string().transform((text) => new Date(text));

const SOURCES = z.object({
  all: z.number(),
  sums: TIERS.extend({ count: z.number(), headcount: z.number() }),
  rows: z.array(
    z.object({
      enterprise: z.string(),
      week: z.string(),
      specialist: z.string().nullable(),
      figures: TIERS,
      headcount: z.number(),
      revision: z.number(),
      filedAt: INSTANT,
      report: z.object({
        shortage: TIERS,
        resolved: TIERS,
        district: z.string(),
        filedBy: z.string(),
        punctuality: z.enum(['onTime', 'late']),
        words: z.string().nullable(),
      }),
    }),
  ),
});

const FILINGS = z.object({
  count: z.number(),
  groups: z.number(),
  rows: z.array(
    z.object({
      enterprise: z.string(),
      week: z.string(),
      district: z.string(),
      specialist: z.string().nullable(),
      at: INSTANT,
      punctuality: z.enum(['onTime', 'late']),
    }),
  ),
});

const FILING = FIGURES_ROW.extend({
  revision: z.number(),
  message: z.string(),
  filed_by: z.string(),
  arrived_at: z.date(),
  withdrawn_at: z.date().nullable(),
  overtaken: z.boolean(),
  words: z.string().nullable(),
}).transform(
  (r): PastFiling => ({
    revision: r.revision,
    message: r.message,
    filedBy: r.filed_by,
    arrivedAt: r.arrived_at,
    withdrawnAt: r.withdrawn_at,
    overtaken: r.overtaken,
    words: r.words,
    figures: { headcount: r.headcount, ...tiersFrom(r) },
  }),
);

const ANSWER = z.tuple([z.object({ answer: z.string() })]);
const FILED = z.array(z.string());
const CONTACT = z.object({ userid: z.string(), at: z.date() });

export function openInquiries({ bureaus, cumulativeSince, ...tables }: InquiriesOptions): Inquiries {
  const { city } = tables;
  const figures = openFigures({ ...tables, bureaus, cumulativeSince });

  /** One statement with its audit row, which answers one text. */
  async function answered(asking: Asking, statement: (audit: Prisma.Sql) => Prisma.Sql, isMany = false): Promise<unknown> {
    const { asker, at, act, details } = asking;
    const audit = insertAudit(city, { at, by: asker, act, message: null, details });
    const { rows } = await batch(tables, { asker, at }, [...(isMany ? [ROOM_FOR_MANY] : []), statement(audit)]);
    return JSON.parse(ANSWER.parse(rows.at(-1))[0].answer);
  }

  return {
    figures: (asker, question, at) => {
      const { spans, filter, by } = question;
      return figures({ asker, at, act: 'figures', details: { spans, filter, by } }, question);
    },

    async sources(asker, question, at): Promise<Sources> {
      const { filter, weeks, measure } = question;
      const { roster } = await bureaus.current();
      const meant = { ...filter, ...cutFor(roster, asker, filter, dayOf(at)) };
      const from = cumulativeFrom(weeks.at(-1) ?? '', cumulativeSince);
      const asking = { asker, at, act: 'figures.sources', details: { weeks, filter, measure } };
      const found = await answered(
        asking,
        (audit) => sourcesStatement(city, meant, question, from, audit),
        isOfMany(meant, weeks),
      );
      const { all, sums, rows } = SOURCES.parse(found);
      const { count, headcount, ...tiers } = sums;
      return { rows, count, unmoved: all - count, sums: tiers, headcount };
    },

    async filings(asker, question, at): Promise<Filings> {
      const { filter, weeks, by } = question;
      const { roster } = await bureaus.current();
      const meant = { ...filter, ...cutFor(roster, asker, filter, dayOf(at)) };
      const asking = { asker, at, act: 'figures.filings', details: { weeks, filter, by } };
      const found = await answered(asking, (audit) => filingsStatement(city, meant, question, audit), isOfMany(meant, weeks));
      return FILINGS.parse(found);
    },

    async history(asker, enterprise, week, at) {
      const audit = insertAudit(city, { at, by: asker, act: 'figures.history', message: null, details: { week, enterprise } });
      const { rows } = await batch(tables, { asker, at }, [
        Prisma.sql`WITH audited AS (${audit})
          SELECT v.revision, v.message, v.filed_by, v.arrived_at, w.arrived_at AS withdrawn_at, v.overtaken, v.words, ${figureColumns('v')}
          FROM report_revisions v LEFT JOIN report_withdrawals w USING (city, enterprise, week, revision)
          WHERE v.city = ${city} AND v.enterprise = ${enterprise} AND v.week = ${week} ORDER BY v.revision DESC`,
      ]);
      return z.array(FILING).parse(rows[0]);
    },

    async missing(asker, week, filter, at): Promise<MissingReports> {
      const { roster } = await bureaus.current();
      const day = dayOf(at);
      const meant = { ...filter, ...cutFor(roster, asker, filter, day) };
      const asking = { asker, at, act: 'figures.missing', details: { week, filter } };
      // Whoever filed on any other day is not missing.
      const { filedOn: _filedOn, ...whenever } = meant;
      const statement = (audit: Prisma.Sql) => Prisma.sql`WITH audited AS (${audit})
        SELECT coalesce(json_agg(r.enterprise), '[]')::text AS answer FROM reports r
        WHERE ${meantWhere(city, { ...whenever, types: null, surveyed: false })} AND r.week = ${week}`;
      const filed = new Set(FILED.parse(await answered(asking, statement)));
      const owed = owingIn(roster, await figures.formerKinds(roster, meant), meant, week);
      const missing = owed
        .filter((s) => !filed.has(s.enterprise))
        .map(({ enterprise, district }) => ({ enterprise, district, specialist: specialistOn(roster, enterprise, day) }));
      const contacts = await lastFilings(
        asker,
        missing.flatMap((m) => m.specialist ?? []),
        at,
      );
      return { due: owed.length, filed: owed.length - missing.length, missing, contacts };
    },
  };

  /** When each of them last filed or took back anything. */
  async function lastFilings(asker: Asker, people: readonly string[], at: Date): Promise<MissingReports['contacts']> {
    if (people.length === 0) return new Map();
    const found = await select(
      tables,
      { asker, at },
      CONTACT,
      Prisma.sql`SELECT p AS userid, t.arrived_at AS at FROM unnest(${[...new Set(people)]}::text[]) p CROSS JOIN LATERAL (
        SELECT a.arrived_at FROM acts a WHERE a.city = ${city} AND a.userid = p AND a.arrived_at <= ${at}::timestamptz
          AND a.act IN ('reports.file', 'reports.withdraw') ORDER BY a.arrived_at DESC LIMIT 1) t`,
    );
    return new Map(found.map((f) => [f.userid, f.at]));
  }
}
