// Which rows of what we owe are open, failed or unknown? Without a word of what they say.
import type pg from 'pg';
import type { Undelivered, UndeliveredRows } from '../app/undelivered.ts';
import { databaseProblem } from './database-problems.ts';

export const openUndelivered = (pool: Pick<pg.Pool, 'query'>): UndeliveredRows => ({
  async list(since, limit) {
    try {
      const { rows } = await pool.query<Undelivered>(
        `SELECT id, state, kind, person, stage, period, due_at AS "dueAt", claim AS claims, problem, retry_at AS "retryAt",
           settled_at AS "settledAt"
         FROM outgoing
         WHERE state IN ('due', 'sending') OR state IN ('failed', 'unknown') AND settled_at >= $1
         ORDER BY due_at, id LIMIT $2`,
        [since, limit],
      );
      return rows;
    } catch (error) {
      throw databaseProblem(error);
    }
  },
});
