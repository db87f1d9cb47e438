// Which returns, reopenings, reminders and broadcasts were there, as far as the asker may know?
import { z } from 'zod';
import type { ActDone, ActsDone, ActsQuestion } from '../features/questions/acts-port.ts';
import { select, type Tables } from './bound.ts';
import { Prisma } from './generated/client.ts';

const DONE: z.ZodType<ActDone> = z.object({
  at: z.date(),
  by: z.string(),
  enterprise: z.string().nullable(),
  week: z.string().nullable(),
  people: z.array(z.string()),
  until: z.date().nullable(),
  reason: z.string().nullable(),
  outcome: z.enum(['corrected', 'stands', 'filed']).nullable(),
});
const MOST = 40;

export function openActsDone(tables: Tables): ActsDone {
  const { city } = tables;
  return {
    actsDone: (asker, question, at) => select(tables, { asker, at }, DONE, statementOf(city, question)),
  };
}

/** The tables without policies of their own are cut by the same functions the policies use. */
function statementOf(city: string, question: ActsQuestion): Prisma.Sql {
  const { act, weeks, from, until } = question;
  const isAsked = (at: Prisma.Sql, week: Prisma.Sql) =>
    Prisma.sql`(${week} = ANY (${[...weeks]}::text[]) OR (${at} >= ${from}::timestamptz AND ${at} < ${until}::timestamptz))`;
  const enterprises = question.enterprises && [...question.enterprises];
  const districts = question.districts && [...question.districts];
  const isOf = (enterprise: Prisma.Sql) =>
    Prisma.sql`(${enterprises}::text[] IS NULL OR ${enterprise} = ANY (${enterprises}::text[]))`;
  switch (act) {
    case 'returned':
      return Prisma.sql`SELECT r.returned_at AS at, r.returned_by AS by, r.enterprise, r.period AS week, ARRAY[]::text[] AS people,
          NULL::timestamptz AS until, r.reason, r.outcome
        FROM returned_reports r
        WHERE r.city = ${city} AND r.enterprise IS NOT NULL AND ${isOf(Prisma.sql`r.enterprise`)} AND ${isAsked(Prisma.sql`r.returned_at`, Prisma.sql`r.period`)}
          AND (${districts}::text[] IS NULL OR r.district = ANY (${districts}::text[]))
        ORDER BY r.returned_at DESC, r.number DESC LIMIT ${MOST}`;
    case 'reopened':
      return Prisma.sql`SELECT o.opened_at AS at, o.opened_by AS by, o.enterprise, o.period AS week, ARRAY[]::text[] AS people, o.until,
          NULL::text AS reason, CASE WHEN EXISTS (SELECT FROM report_revisions v WHERE v.city = o.city AND v.enterprise = o.enterprise
            AND v.week = o.period AND v.arrived_at >= o.opened_at) THEN 'filed' END AS outcome
        FROM reopenings o
        WHERE o.city = ${city} AND o.enterprise = ANY ((SELECT own_enterprises())::text[]) AND ${isOf(Prisma.sql`o.enterprise`)}
          AND ${isAsked(Prisma.sql`o.opened_at`, Prisma.sql`o.period`)}
          AND (${districts}::text[] IS NULL OR EXISTS (SELECT FROM assignments a WHERE a.city = o.city AND a.enterprise = o.enterprise
            AND a.ends IS NULL AND a.district = ANY (${districts}::text[])))
        ORDER BY o.opened_at DESC, o.enterprise LIMIT ${MOST}`;
    case 'reminded':
      return Prisma.sql`SELECT r.reminded_at AS at, r.asked_by AS by, NULL::text AS enterprise, r.week,
          array_agg(r.person ORDER BY r.person) AS people, NULL::timestamptz AS until, NULL::text AS reason, NULL::text AS outcome
        FROM reminders r JOIN people p ON p.city = r.city AND p.userid = r.person
        WHERE r.city = ${city} AND ${isAsked(Prisma.sql`r.reminded_at`, Prisma.sql`r.week`)}
          AND (p.region = ANY ((SELECT held_districts())::text[]) OR p.userid = (SELECT current_setting('bot.userid', true)))
          AND (${districts}::text[] IS NULL OR p.region = ANY (${districts}::text[]))
        GROUP BY r.reminded_at, r.asked_by, r.week, r.message ORDER BY r.reminded_at DESC LIMIT ${MOST}`;
    case 'broadcast':
      return Prisma.sql`SELECT a.arrived_at AS at, a.userid AS by, NULL::text AS enterprise, NULL::text AS week,
          ARRAY[]::text[] AS people, NULL::timestamptz AS until, NULL::text AS reason, NULL::text AS outcome
        FROM acts a
        WHERE a.city = ${city} AND a.act = 'message.broadcast' AND a.answer = '"done"'::jsonb
          AND a.arrived_at >= ${from}::timestamptz AND a.arrived_at < ${until}::timestamptz
          AND (a.subject LIKE 'broadcast/*/%' OR split_part(a.subject, '/', 2) = ANY ((SELECT held_districts())::text[]))
        ORDER BY a.arrived_at DESC LIMIT ${MOST}`;
  }
}
