// Up to which instant has something been done, for the whole installation?
import type pg from 'pg';
import type { Marks } from '../app/sending.ts';
import { databaseProblem } from './database-problems.ts';

export function openMarks(pool: Pick<pg.Pool, 'query'>): Marks {
  const query = (text: string, values: readonly unknown[]) =>
    pool.query<{ at: Date }>(text, [...values]).catch((error) => Promise.reject(databaseProblem(error)));
  return {
    async read(name) {
      const { rows } = await query('SELECT at FROM marks WHERE name = $1', [name]);
      return rows[0]?.at ?? null;
    },
    async set(name, at) {
      await query('INSERT INTO marks (name, at) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET at = excluded.at', [name, at]);
    },
  };
}
