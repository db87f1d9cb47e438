// How do statements run for somebody? Each transaction is bound to its asker first, and row-level security reads what was bound.
import { z } from 'zod';
import type { City } from '../domain/cities.ts';
import type { Asker } from '../domain/people.ts';
import { dayOf } from '../domain/time.ts';
import { withRetries } from './database-problems.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';

/** One city's tables: what every store is opened with. */
export type Tables = {
  readonly prisma: PrismaClient;
  readonly city: City;
  readonly random: () => number;
};

/** Whom a transaction works for: a person on a day, or nobody (nudges, outbox, clocks), who sees all of the city. */
type Binding = { readonly asker: Asker; readonly at: Date } | 'nobody';

/** Answers {known}: whether the roster knows the asker as such and active. One who is not known sees and writes nothing. */
export function bindTo({ city }: Pick<Tables, 'city'>, binding: Binding): Prisma.Sql {
  if (binding === 'nobody')
    return Prisma.sql`SELECT set_config('bot.city', ${city}, true) = ${city} AND set_config('bot.all', 'on', true) = 'on' AS known`;
  const { userid, role, region } = binding.asker;
  return Prisma.sql`SELECT bind_asker(${city}, ${userid}, ${role}, ${region}, ${dayOf(binding.at)}::date) AS known`;
}

const KNOWN = z.tuple([z.object({ known: z.boolean() })]);

export type Rows = readonly unknown[];
type Batch = { readonly known: boolean; readonly rows: readonly Rows[] };

/**
 * Runs the statements in one transaction without waiting for answers in between: begin, bind, each statement, commit. `rows` are theirs,
 * in order, to be parsed by the caller. Tried again on a conflict, so a statement must be safe to repeat. Problems: database.away,
 * database.conflict.
 */
export async function batch(tables: Tables, binding: Binding, statements: readonly Prisma.Sql[]): Promise<Batch> {
  const all = [bindTo(tables, binding), ...statements];
  const [bound, ...rows] = await withRetries(tables.random, () =>
    tables.prisma.$transaction(all.map((sql) => tables.prisma.$queryRaw<Rows>(sql))),
  );
  return { known: KNOWN.parse(bound)[0].known, rows };
}

/** As `batch` of one statement, its rows parsed. */
export async function select<Row>(
  tables: Tables,
  binding: Binding,
  row: z.ZodType<Row>,
  statement: Prisma.Sql,
): Promise<readonly Row[]> {
  const { rows } = await batch(tables, binding, [statement]);
  return z.array(row).parse(rows[0]);
}

/** A transaction that was bound, for acts that decide between reading and writing. */
export type Bound = {
  readonly known: boolean;
  /** The model API, within the transaction. */
  readonly rows: Prisma.TransactionClient;
  query<Row>(row: z.ZodType<Row>, statement: Prisma.Sql): Promise<readonly Row[]>;
  /** Answers how many rows it touched. */
  execute(statement: Prisma.Sql): Promise<number>;
};

/**
 * Runs `work` in one bound transaction; for acts that are rare, as each statement is a round trip of its own. Tried again from its
 * beginning on a conflict; `limitMs` bounds the whole. Problems: database.away, database.conflict.
 */
export const transact = <Answer>(
  tables: Tables,
  binding: Binding,
  work: (bound: Bound) => Promise<Answer>,
  limitMs?: number,
): Promise<Answer> =>
  withRetries(tables.random, () =>
    tables.prisma.$transaction(
      async (rows) => {
        const { known } = KNOWN.parse(await rows.$queryRaw(bindTo(tables, binding)))[0];
        return work({
          known,
          rows,
          query: async (row, statement) => z.array(row).parse(await rows.$queryRaw(statement)),
          execute: (statement) => rows.$executeRaw(statement),
        });
      },
      limitMs === undefined ? {} : { timeout: limitMs },
    ),
  );

/**
 * From here on the transaction sees and writes all of the city: for rows of others that an act counts, numbers or hands on, once the
 * asker's right to the act has been ruled on. What a person is answered is read before.
 */
export const seeAll = async (tables: Pick<Tables, 'city'>, { query }: Pick<Bound, 'query'>): Promise<void> => {
  await query(z.unknown(), bindTo(tables, 'nobody'));
};

/** Single statements on tables without policies (what we owe, marks, uploads): nobody asks, and no transaction is needed. */
export const unbound = ({ prisma, random }: Tables): Pick<Bound, 'query' | 'execute'> => ({
  query: async (row, statement) => z.array(row).parse(await withRetries(random, () => prisma.$queryRaw(statement))),
  execute: (statement) => withRetries(random, () => prisma.$executeRaw(statement)),
});

/** First keys of the advisory locks, each held until its transaction ends; the second key is a hash of what is locked. */
export const LOCKS = {
  city: 2020,
  enterprise: 2021,
  outbox: 2022,
  seals: 2023,
  message: 2024,
  numbers: 2025,
  period: 2026,
  person: 2027,
} as const;

/** Waits for whoever holds the same lock; several names are locked in ascending order, so that two callers never wait for each other. */
export const lock = (
  { city }: Pick<Tables, 'city'>,
  kind: keyof typeof LOCKS,
  names: readonly string[],
): Prisma.Sql => Prisma.sql`
  SELECT pg_advisory_xact_lock(${LOCKS[kind]}::integer, l.key)::text
  FROM (SELECT DISTINCT hashtext(${city} || '/' || n) AS key FROM unnest(${[...names]}::text[]) n ORDER BY key) l`;

/**
 * Roster and publications against filings: filings share it, and whoever changes what they were decided by holds it alone.
 */
export const lockCity = ({ city }: Pick<Tables, 'city'>, how: 'shared' | 'alone'): Prisma.Sql =>
  how === 'shared'
    ? Prisma.sql`SELECT pg_advisory_xact_lock_shared(${LOCKS.city}::integer, hashtext(${city}))::text`
    : Prisma.sql`SELECT pg_advisory_xact_lock(${LOCKS.city}::integer, hashtext(${city}))::text`;
