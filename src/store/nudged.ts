// Which list does a person see on the phone, and who asked to be reminded later? Read off the rows we owe.
import type pg from 'pg';
import type { ListShown, Nudged } from '../app/nudges/port.ts';
import { withRetries } from './database-problems.ts';

export type NudgedOptions = { readonly pool: Pick<pg.Pool, 'query'>; readonly random: () => number };

export function openNudged({ pool, random }: NudgedOptions): Nudged {
  const query = async <R extends pg.QueryResultRow>(name: string, text: string, values: unknown[]): Promise<readonly R[]> =>
    (await withRetries(random, () => pool.query<R>({ name, text, values }))).rows;
  return {
    async lastList(corp, person) {
      const [shown] = await query<ListShown>(
        'last-list',
        `SELECT owed_week AS week, coalesce(settled_at, first_claimed_at) AS at FROM outgoing
         WHERE corp = $1 AND person = $2 AND owed_week IS NOT NULL AND first_claimed_at IS NOT NULL
           AND state IN ('sending', 'due', 'sent', 'unknown')
         ORDER BY at DESC LIMIT 1`,
        [corp, person],
      );
      return shown ?? null;
    },

    async known(keys) {
      const rows = await query<{ key: string }>('known', 'SELECT key FROM outgoing WHERE key = ANY ($1)', [keys]);
      return new Set(rows.map((row) => row.key));
    },

    async snoozed(corp, since) {
      const rows = await query<{ person: string; until: Date }>(
        'snoozed',
        `SELECT person, max(due_at) AS until FROM outgoing
         WHERE corp = $1 AND stage LIKE 'snooze %' AND due_at > $2 GROUP BY person`,
        [corp, since],
      );
      return new Map(rows.map(({ person, until }) => [person, until]));
    },
  };
}
