// How is one of the database's functions called, in one round trip?
import type pg from 'pg';
import { withRetries } from './database-problems.ts';

export type CallsOptions = {
  /** A single statement costs Prisma several times as much as the pool below it. */
  readonly pool: Pick<pg.Pool, 'query'>;
  readonly random: () => number;
};

/** Calls a function that answers with one value, under its name, so that the connection keeps its plan. */
export const openCalls =
  ({ pool, random }: CallsOptions) =>
  async <Answer>(name: string, values: readonly unknown[]): Promise<Answer> => {
    const text = `SELECT ${name}(${values.map((_, i) => `$${i + 1}`).join(', ')}) AS answer`;
    const { rows } = await withRetries(random, () => pool.query<{ answer: Answer }>({ name, text, values: [...values] }));
    return rows[0]?.answer as Answer;
  };
