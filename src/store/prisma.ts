// How does the application reach its tables? One pool of connections, used by Prisma and by plain statements alike.
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { type City, DEFAULT_CITY } from '../domain/cities.ts';
import type { Tables } from './bound.ts';
import { connectionTo, LIMITS, type Limits } from './connection.ts';
import { databaseProblem } from './database-problems.ts';
import { PrismaClient } from './generated/client.ts';

/** The tables of one city, and the connections to them. */
export type Database = Tables & {
  /** The connections themselves, for start-up, migration and listening alone. */
  readonly pool: pg.Pool;
  /** By a write that is on disk once it answers: one that is full, or a replica, still reads. Throws database.away. */
  ping(): Promise<void>;
  close(): Promise<void>;
};

type DatabaseOptions = {
  readonly url: string;
  /** Assumed by every connection; null = the URL's own. */
  readonly role: string | null;
  /** Connections at most; the server of a small installation allows 60 to 100 in all. */
  readonly max?: number;
  readonly limits?: Limits;
  readonly city?: City;
  /** For the pauses between tries. */
  readonly random: () => number;
};

/**
 * A transaction of several round trips, ms: none is on a message's path. Each of its statements keeps its own bounds; on a busy
 * machine their sum may be much longer than the work.
 */
const TRANSACTION = { maxWait: 5_000, timeout: 30_000 } as const;

const PING = `INSERT INTO marks (city, name, at) VALUES ($1, 'ping', statement_timestamp())
ON CONFLICT (city, name) DO UPDATE SET at = excluded.at`;

/** Connects on first use; never throws itself. */
export function openDatabase({ url, role, max = 10, limits = LIMITS, city = DEFAULT_CITY, random }: DatabaseOptions): Database {
  const pool = new pg.Pool({ ...connectionTo(url, role, limits), max, idleTimeoutMillis: 30_000 });
  // A connection that breaks while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  // Prisma's adapter takes a connection out before it listens for its errors: one that breaks in that moment would end the process too.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions: TRANSACTION, errorFormat: 'minimal' });
  return {
    prisma,
    city,
    random,
    pool,
    async ping() {
      try {
        await pool.query(PING, [city]);
      } catch (error) {
        throw databaseProblem(error);
      }
    },
    async close() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}
