// Which list does a person see on the phone, and who asked to be reminded later? Read off the rows we owe.
import { z } from 'zod';
import { UNSHOWN } from '../desk/outbox/outcome.ts';
import type { ListShown } from '../desk/ports.ts';
import type { Nudged } from '../features/nudges/port.ts';
import { SNOOZE_PREFIX } from '../features/nudges/snoozes.ts';
import { type Tables, unbound } from './bound.ts';
import { Prisma } from './generated/client.ts';

const SHOWN: z.ZodType<ListShown> = z.object({ week: z.string(), at: z.date() });
const KEY = z.object({ key: z.string() });
const SNOOZED = z.object({ person: z.string(), until: z.date() });

export function openNudged(tables: Tables): Nudged {
  const { city } = tables;
  const { query } = unbound(tables);
  return {
    async lastList(corp, person) {
      const [shown] = await query(
        SHOWN,
        Prisma.sql`SELECT owed_week AS week, coalesce(settled_at, first_claimed_at) AS at FROM outgoing
          WHERE city = ${city} AND corp = ${corp} AND person = ${person} AND owed_week IS NOT NULL AND first_claimed_at IS NOT NULL
            AND state <> ALL (${[...UNSHOWN]}::text[])
          ORDER BY at DESC LIMIT 1`,
      );
      return shown ?? null;
    },

    async known(keys) {
      const rows = await query(
        KEY,
        Prisma.sql`SELECT key FROM outgoing WHERE city = ${city} AND key = ANY (${[...keys]}::text[])`,
      );
      return new Set(rows.map((row) => row.key));
    },

    async snoozed(corp, since) {
      const rows = await query(
        SNOOZED,
        Prisma.sql`SELECT person, max(due_at) AS until FROM outgoing
          WHERE city = ${city} AND corp = ${corp} AND starts_with(stage, ${SNOOZE_PREFIX})
            AND due_at > ${since}::timestamptz GROUP BY person`,
      );
      return new Map(rows.map(({ person, until }) => [person, until]));
    },
  };
}
