// Rows that acts of every kind write beside their own: the audit row, messages to send, the act with its answer.
import { z } from 'zod';
import { rankOf } from '../desk/outbox/outgoing.ts';
import type { Outgoing } from '../desk/ports.ts';
import type { City } from '../domain/cities.ts';
import type { Asker } from '../domain/people.ts';
import { type Bound, lock, type Tables } from './bound.ts';
import { Prisma } from './generated/client.ts';

type AuditRow = {
  readonly at: Date;
  readonly by: Asker;
  readonly act: string;
  readonly message: string | null;
  /** Which weeks, districts and enterprises; never a figure. */
  readonly details: object;
};

const ALWAYS = Prisma.sql`true`;

/** Where `holds`. */
export const insertAudit = (city: City, { at, by, act, message, details }: AuditRow, holds = ALWAYS): Prisma.Sql => Prisma.sql`
  INSERT INTO audit (city, at, corp, userid, role, region, act, message, details)
  SELECT ${city}, ${at}::timestamptz, ${by.corp}, ${by.userid}, ${by.role}, ${by.region}, ${act}, ${message},
    ${JSON.stringify(details)}::jsonb
  WHERE ${holds}`;

/** A row as `insertOutgoing` reads it. */
const outgoingRow = ({ key, corp, person, kind, say, dueAt, expiresAt, owed, stage, period, urgent = false }: Outgoing) => ({
  key,
  corp,
  person,
  kind,
  rank: rankOf({ kind, urgent }),
  say,
  due_at: dueAt,
  expires_at: expiresAt,
  owed_week: owed && 'week' in owed ? owed.week : null,
  owed_enterprises: owed && 'week' in owed ? owed.enterprises : [],
  owed_month: owed && 'month' in owed ? owed.month : null,
  owed_districts: owed && 'month' in owed ? owed.districts : [],
  stage,
  period,
  urgent,
});

/** Inserts what is not there yet, in order, and tells those listening on `outgoing`. Answers one row {planned}: how many are new. */
export const insertOutgoing = (city: City, rows: readonly Outgoing[]): Prisma.Sql => Prisma.sql`
  WITH planned AS (
    INSERT INTO outgoing (city, key, corp, person, kind, rank, say, due_at, expires_at, owed_week, owed_enterprises, owed_month,
      owed_districts, stage, period, urgent)
    SELECT ${city}, r.key, r.corp, r.person, r.kind, r.rank, r.say, r.due_at, r.expires_at, r.owed_week, r.owed_enterprises, r.owed_month,
      r.owed_districts, r.stage, r.period, r.urgent
    FROM json_array_elements(${JSON.stringify(rows.map(outgoingRow))}::json) WITH ORDINALITY AS x (one, n)
    CROSS JOIN LATERAL json_to_record(x.one) AS r (key text, corp text, person text, kind text, rank integer, say json, due_at timestamptz,
      expires_at timestamptz, owed_week text, owed_enterprises text[], owed_month text, owed_districts text[], stage text, period text,
      urgent boolean)
    ORDER BY x.n
    ON CONFLICT DO NOTHING
    RETURNING 1
  ), counted AS (SELECT count(*)::integer AS planned FROM planned)
  SELECT planned, CASE WHEN planned > 0 THEN pg_notify('outgoing', '')::text END AS told FROM counted`;

export const PLANNED = z.object({ planned: z.number() });

/** The bureau has changed: its version grows, and everybody who keeps it in memory is told. */
export const raiseVersion = (city: City): Prisma.Sql => Prisma.sql`
  WITH raised AS (
    INSERT INTO bureau_versions AS b (city, version) VALUES (${city}, 1)
    ON CONFLICT (city) DO UPDATE SET version = b.version + 1
    RETURNING version
  )
  SELECT version, pg_notify('bureau', ${city})::text AS told FROM raised`;

type KeptAct = {
  readonly act: string;
  readonly by: Asker;
  readonly message: string;
  readonly at: Date;
  readonly period?: string;
  readonly closesAt?: Date;
  readonly subject?: string;
  readonly answer: unknown;
};

/** Where `holds`. */
export const insertAct = (
  city: City,
  { act, by, message, at, period, closesAt, subject, answer }: KeptAct,
  holds = ALWAYS,
): Prisma.Sql => Prisma.sql`
  INSERT INTO acts (city, message, act, corp, userid, arrived_at, period, closes_at, subject, answer)
  SELECT ${city}, ${message}, ${act}, ${by.corp}, ${by.userid}, ${at}::timestamptz, ${period ?? null}, ${closesAt ?? null}::timestamptz,
    ${subject ?? null}, ${JSON.stringify(answer)}::jsonb
  WHERE ${holds}`;

/**
 * The answer an earlier delivery of the message was given, or null: then the message is locked until the transaction ends, and the
 * caller does its work once.
 */
export async function answeredBefore<Answer>(
  tables: Tables,
  bound: Bound,
  message: string,
  answer: z.ZodType<Answer>,
): Promise<{ readonly answer: Answer } | null> {
  await bound.query(z.unknown(), lock(tables, 'message', [message]));
  const [known] = await bound.query(
    z.object({ answer }),
    Prisma.sql`SELECT answer FROM acts WHERE city = ${tables.city} AND message = ${message}`,
  );
  return known === undefined ? null : { answer: known.answer as Answer };
}
