// How are the rows of what we owe read: the first of each person, and what of it is owed at this very instant?
import { z } from 'zod';
import { type DueMessage, UNDECIDED_MS } from '../desk/outbox/fate.ts';
import type { Claimed, Owed, Trouble } from '../desk/ports.ts';
import type { Say } from '../desk/say.ts';
import type { City } from '../domain/cities.ts';
import { Prisma } from './generated/client.ts';

const KIND = z.enum(['reply', 'nudge', 'broadcast']);

export const HEAD = z.object({
  id: z.string(),
  state: z.enum(['due', 'sending']),
  claim: z.number(),
  expires_at: z.date().nullable(),
  first_claimed_at: z.date().nullable(),
  waits: z.boolean(),
  stale: z.boolean(),
  problem: z.string().nullable(),
  owed_week: z.string().nullable(),
  owed_enterprises: z.array(z.string()),
  still_enterprises: z.array(z.string()),
  owed_month: z.string().nullable(),
  owed_districts: z.array(z.string()),
  still_districts: z.array(z.string()),
});
export type LedgerHead = z.infer<typeof HEAD>;

/** Whether `heads` may find any: false is certain. */
export const anyHead = (city: City, now: Date): Prisma.Sql => Prisma.sql`
  SELECT EXISTS (SELECT FROM outgoing WHERE city = ${city} AND (state = 'due' AND due_at <= ${now}::timestamptz
    OR state = 'sending' AND NOT coalesce(lease_until > statement_timestamp(), false))) AS found`;
export const ANY_HEAD = z.object({ found: z.boolean() });

/**
 * Of each person the first in order of what is due, in order, at most `most`; nobody's while one of theirs is being sent. Those that wait
 * to be tried again are among them only where they are over by now.
 */
export const heads = (city: City, now: Date, most: number): Prisma.Sql => Prisma.sql`
  WITH firsts AS (
    SELECT DISTINCT ON (corp, person) *, state = 'sending' AND lease_until > statement_timestamp() AS held,
      state = 'due' AND retry_at > ${now}::timestamptz AND lease_until > statement_timestamp() AS waits
    FROM outgoing
    WHERE city = ${city} AND (state = 'sending' OR state = 'due' AND due_at <= ${now}::timestamptz)
    ORDER BY corp, person, (state = 'sending' AND lease_until > statement_timestamp()) DESC, rank, due_at, id
  )
  SELECT o.id::text, o.state, o.claim, o.expires_at, o.first_claimed_at, coalesce(o.waits, false) AS waits, o.stale, o.problem,
    o.owed_week, o.owed_enterprises, o.owed_month, o.owed_districts,
    ARRAY(SELECT u.e FROM unnest(o.owed_enterprises) WITH ORDINALITY u (e, n)
      WHERE NOT EXISTS (SELECT FROM reports r WHERE r.city = ${city} AND r.week = o.owed_week AND r.enterprise = u.e)
      ORDER BY u.n) AS still_enterprises,
    ARRAY(SELECT u.d FROM unnest(o.owed_districts) WITH ORDINALITY u (d, n)
      WHERE NOT EXISTS (SELECT FROM monthly_revisions v LEFT JOIN monthly_withdrawals w USING (city, district, month, revision)
        WHERE v.city = ${city} AND v.month = o.owed_month AND v.district = u.d AND w.city IS NULL)
      ORDER BY u.n) AS still_districts
  FROM firsts o
  WHERE NOT coalesce(o.held, false) AND (NOT coalesce(o.waits, false)
    OR o.expires_at <= ${now}::timestamptz OR o.first_claimed_at <= ${new Date(now.getTime() - UNDECIDED_MS)}::timestamptz)
  ORDER BY o.rank, o.due_at, o.id LIMIT ${most}`;

const owedOf = (
  week: string | null,
  enterprises: readonly string[],
  month: string | null,
  districts: readonly string[],
): Owed | null => {
  if (week !== null) return { week, enterprises };
  return month === null ? null : { month, districts };
};

export const turnOf = (head: LedgerHead): DueMessage => ({
  left: head.state === 'sending',
  waits: head.waits,
  firstClaimedAt: head.first_claimed_at,
  expiresAt: head.expires_at,
  owed: owedOf(head.owed_week, head.owed_enterprises, head.owed_month, head.owed_districts),
  stillOwed: owedOf(head.owed_week, head.still_enterprises, head.owed_month, head.still_districts),
  stale: head.stale,
  problem: head.problem,
});

/** The lists of what is owed, as the table has them. */
export const stillOwedOf = (
  owed: Owed | null,
): { readonly enterprises: readonly string[]; readonly districts: readonly string[] } => ({
  enterprises: owed !== null && 'week' in owed ? owed.enterprises : [],
  districts: owed !== null && 'month' in owed ? owed.districts : [],
});

export const CLAIMED = z.object({
  id: z.string(),
  key: z.string(),
  corp: z.string(),
  person: z.string(),
  kind: KIND,
  // Frozen by us, to the character.
  say: z.custom<Say>((say) => typeof say === 'object' && say !== null && 'kind' in say),
  due_at: z.date(),
  expires_at: z.date().nullable(),
  owed_week: z.string().nullable(),
  owed_enterprises: z.array(z.string()),
  owed_month: z.string().nullable(),
  owed_districts: z.array(z.string()),
  stage: z.string().nullable(),
  period: z.string().nullable(),
  claim: z.number(),
  first_claimed_at: z.date(),
  urgent: z.boolean(),
  stale: z.boolean(),
});

export const claimedOf = (row: z.infer<typeof CLAIMED>, first: boolean): Claimed => ({
  id: row.id,
  key: row.key,
  corp: row.corp,
  person: row.person,
  kind: row.kind,
  say: row.say,
  dueAt: row.due_at,
  expiresAt: row.expires_at,
  owed: owedOf(row.owed_week, row.owed_enterprises, row.owed_month, row.owed_districts),
  stage: row.stage,
  period: row.period,
  claim: row.claim,
  firstClaimedAt: row.first_claimed_at,
  first,
  stale: row.stale,
  ...(row.urgent ? { urgent: true } : {}),
});

export const TROUBLE: z.ZodType<Trouble> = z.object({
  person: z.string(),
  kind: KIND,
  state: z.enum(['failed', 'unknown']),
  problem: z.string().nullable(),
  settledAt: z.date(),
});
