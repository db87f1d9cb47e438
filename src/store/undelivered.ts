// Which rows of what we owe are open, failed or unknown? Without a word of what they say.
import { z } from 'zod';
import type { Undelivered, UndeliveredRows } from '../desk/outbox/undelivered.ts';
import { type Tables, unbound } from './bound.ts';
import { Prisma } from './generated/client.ts';

const UNDELIVERED: z.ZodType<Undelivered> = z.object({
  id: z.string(),
  state: z.enum(['due', 'sending', 'failed', 'unknown']),
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

export const openUndelivered = (tables: Tables): UndeliveredRows => ({
  list: (since, limit) =>
    unbound(tables).query(
      UNDELIVERED,
      Prisma.sql`SELECT id::text, state, kind, person, stage, period, due_at AS "dueAt", claim AS claims, problem,
          retry_at AS "retryAt", settled_at AS "settledAt"
        FROM outgoing o
        WHERE city = ${tables.city} AND (state IN ('due', 'sending') OR state IN ('failed', 'unknown') AND settled_at >= ${since}::timestamptz)
        ORDER BY due_at, o.id LIMIT ${limit}`,
    ),
});
