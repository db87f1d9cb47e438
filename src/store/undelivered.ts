// Which rows of what we owe are open, expired, failed or unknown, and how do they come back? Without a word of what they say.
import { z } from 'zod';
import { type Retried, type Retry, retryFate } from '../desk/outbox/retry.ts';
import type { Refusal, Undelivered, UndeliveredRows } from '../desk/outbox/undelivered.ts';
import { commandAsker } from '../domain/people.ts';
import { type Tables, transact, unbound } from './bound.ts';
import { Prisma } from './generated/client.ts';
import { insertAudit } from './written.ts';

const UNDELIVERED: z.ZodType<Undelivered> = z.object({
  id: z.string(),
  state: z.enum(['due', 'sending', 'dropped', 'failed', 'unknown']),
  kind: z.enum(['reply', 'nudge', 'broadcast']),
  person: z.string(),
  stage: z.string().nullable(),
  period: z.string().nullable(),
  dueAt: z.date(),
  claims: z.number(),
  problem: z.string().nullable(),
  retryAt: z.date().nullable(),
  settledAt: z.date().nullable(),
});

const REFUSAL: z.ZodType<Refusal> = z.object({ problem: z.string(), waiting: z.number(), since: z.date() });

const RETRIED: z.ZodType<Retried> = z.object({
  id: z.string(),
  person: z.string(),
  state: z.enum(['due', 'sending', 'sent', 'dropped', 'failed', 'unknown']),
  expiresAt: z.date().nullable(),
  firstClaimedAt: z.date().nullable(),
});

const REFUSED = Prisma.sql`problem LIKE 'wecom.configuration%'`;

export function openUndelivered(tables: Tables): UndeliveredRows {
  const { city } = tables;
  const { query } = unbound(tables);
  return {
    list: (since, limit) =>
      query(
        UNDELIVERED,
        Prisma.sql`SELECT id::text, state, kind, person, stage, period, due_at AS "dueAt", claim AS claims, problem,
            retry_at AS "retryAt", settled_at AS "settledAt"
          FROM outgoing o
          WHERE city = ${city} AND (state IN ('due', 'sending') OR settled_at >= ${since}::timestamptz
            AND (state IN ('failed', 'unknown') OR state = 'dropped' AND coalesce(problem, '') NOT IN ('notOwed', 'notWanted')))
          ORDER BY due_at, o.id LIMIT ${limit}`,
      ),

    async refusal(now) {
      const [found] = await query(
        REFUSAL,
        Prisma.sql`SELECT (array_agg(problem ORDER BY retry_at DESC NULLS LAST) FILTER (WHERE ${REFUSED}))[1] AS problem,
            count(*)::integer AS waiting, min(due_at) AS since
          FROM outgoing
          WHERE city = ${city} AND state IN ('due', 'sending') AND due_at <= ${now}::timestamptz
            AND (${REFUSED} OR problem IS NULL OR problem = 'wecom.token')
          HAVING bool_or(${REFUSED})`,
      );
      return found ?? null;
    },

    retry: ({ ids, since, by, dryRun }, now) =>
      transact(tables, 'nobody', async (bound) => {
        const which =
          ids === null
            ? Prisma.sql`state = 'failed' AND settled_at >= ${since}::timestamptz`
            : Prisma.sql`id = ANY (${[...ids]}::bigint[])`;
        // A row that WeCom refused at its only try was never shown.
        const rows = await bound.query(
          RETRIED,
          Prisma.sql`SELECT id::text, person, state, expires_at AS "expiresAt",
              CASE WHEN claim > 1 OR problem NOT LIKE 'wecom.%' THEN first_claimed_at END AS "firstClaimedAt"
            FROM outgoing o WHERE city = ${city} AND ${which} ORDER BY o.id FOR UPDATE`,
        );
        const retries = rows.map((row): Retry => ({ id: row.id, person: row.person, fate: retryFate(row, now) }));
        const again = rows.filter((row) => retryFate(row, now) === 'again');
        if (dryRun || again.length === 0) return retries;
        const told = again.map(({ id, firstClaimedAt }) => ({ id, first: firstClaimedAt }));
        await bound.execute(Prisma.sql`
          UPDATE outgoing o SET state = 'due', first_claimed_at = w.first, retry_at = NULL, lease_until = NULL, settled_at = NULL
          FROM jsonb_to_recordset(${JSON.stringify(told)}::jsonb) AS w (id bigint, first timestamptz)
          WHERE o.city = ${city} AND o.id = w.id AND o.state = 'failed'`);
        const asker = { ...commandAsker('', ''), userid: by };
        const details = { rows: again.map((row) => row.id) };
        await bound.execute(insertAudit(city, { at: now, by: asker, act: 'outbox.retry', message: null, details }));
        await bound.query(z.unknown(), Prisma.sql`SELECT pg_notify('outgoing', '')::text AS told`);
        return retries;
      }),
  };
}
