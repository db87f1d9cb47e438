// How are threads kept where there is no Redis? A row a person, taken and kept by one statement each.
import type pg from 'pg';
import type { TakenThread, Threads } from '../app/ports.ts';
import { isProblem, Problem } from '../app/problem.ts';
import { databaseProblem } from './database-problems.ts';
import { newTokens, THREAD_SETTINGS, type ThreadSettings } from './thread-locks.ts';
import { newTurns } from './turns.ts';

/** $1 person, $2 token, $3 lock's life in ms, $4 thread's life in days. No row where somebody else holds it. */
const TAKE = `
INSERT INTO threads AS t (person, lock_token, locked_until) VALUES ($1, $2, clock_timestamp() + $3 * interval '1 ms')
ON CONFLICT (person) DO UPDATE SET lock_token = excluded.lock_token, locked_until = excluded.locked_until
  WHERE t.lock_token IS NULL OR t.locked_until < clock_timestamp() OR t.lock_token = excluded.lock_token
RETURNING revision, CASE WHEN kept_at > now() - $4 * interval '1 day' THEN text END AS text`;

/** $1 person, $2 token, $3 revision as taken, $4 text. Kept now, or by an earlier sending of the same keep; a lapsed lock nobody has taken is no reason to refuse. */
const KEEP = `
WITH kept AS (
  UPDATE threads SET revision = revision + 1, text = $4, kept_by = $2, kept_at = clock_timestamp(), lock_token = NULL
  WHERE person = $1 AND revision = $3 AND kept_by IS DISTINCT FROM $2
    AND (lock_token = $2 OR lock_token IS NULL OR locked_until < clock_timestamp())
  RETURNING 1)
SELECT EXISTS (SELECT FROM kept) OR EXISTS (SELECT FROM threads WHERE person = $1 AND kept_by = $2) AS ok`;

const RELEASE = 'UPDATE threads SET lock_token = NULL WHERE person = $1 AND lock_token = $2';
const FORGET = `DELETE FROM threads WHERE kept_at < now() - $1 * interval '1 day' AND (lock_token IS NULL OR locked_until < now())`;

/** The same promises as redisThreads, on the pool's connections; closing leaves the pool open. */
export function postgresThreads(
  pool: pg.Pool,
  settings: ThreadSettings = THREAD_SETTINGS,
): Threads & { forgetOld(): Promise<void> } {
  const turns = newTurns();
  const tokens = newTokens();

  const query = async <T extends pg.QueryResultRow>(
    name: string,
    text: string,
    values: readonly unknown[],
  ): Promise<readonly T[]> => {
    try {
      return (await pool.query<T>({ name: `threads.${name}`, text, values: [...values] })).rows;
    } catch (error) {
      const problem = databaseProblem(error);
      throw isProblem(problem) ? new Problem('threads.away', problem.details, error) : problem;
    }
  };

  const letGo = async (person: string, token: string): Promise<void> => {
    await query('release', RELEASE, [person, token]).catch(() => undefined);
    turns.freed(person);
  };

  const attempt = async (person: string): Promise<TakenThread | null> => {
    const token = tokens.next(person);
    try {
      const rows = await query<{ revision: number; text: string | null }>('take', TAKE, [
        person,
        token,
        settings.lockMs,
        settings.keepDays,
      ]);
      tokens.settled(person);
      return rows[0] ? { person, token, ...rows[0] } : null;
    } catch (error) {
      // It may have been locked for us without our knowing.
      tokens.unsettled(person, token);
      void letGo(person, token);
      throw error;
    }
  };

  return {
    take: (person, waitMs) => turns.take(person, waitMs, () => attempt(person)),

    async keep({ person, token, revision }, text) {
      const [row] = await query<{ ok: boolean }>('keep', KEEP, [person, token, revision, text]);
      if (!row?.ok) throw new Problem('threads.lost');
      turns.freed(person);
    },

    release: ({ person, token }) => letGo(person, token),

    async ping() {
      await query('ping', 'SELECT 1', []);
    },

    close: async () => undefined,

    async forgetOld() {
      await query('forget', FORGET, [settings.keepDays]);
    },
  };
}
