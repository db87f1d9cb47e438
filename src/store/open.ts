// Which stores does this installation use, and in which order are they opened and closed?
import type { Redis } from 'ioredis';
import type { Log } from '../app/log.ts';
import type { Clock, Holding, Threads } from '../app/ports.ts';
import { isProblem, Problem } from '../app/problem.ts';
import { APP_ROLE } from './app-role.ts';
import { LIMITS, type Limits } from './connection.ts';
import { NO_HOLDING } from './holding-nowhere.ts';
import { redisHolding } from './holding-redis.ts';
import { migrate } from './migrate.ts';
import { type Database, openDatabase } from './prisma.ts';
import { openRedis, untilReady } from './redis.ts';
import { startPostgres } from './servers/postgres.ts';
import { startRedis } from './servers/redis.ts';
import { checkDatabase, checkRedis } from './start-checks.ts';
import { postgresThreads } from './threads-postgres.ts';
import { redisThreads } from './threads-redis.ts';

export type StoresConfig = {
  /** Null = an embedded server under `dataDir`. */
  readonly databaseUrl: string | null;
  /** Null = `databaseUrl`. */
  readonly databaseOwnerUrl: string | null;
  /** Null = an embedded server under `dataDir`, or none where the machine has no Redis. */
  readonly redisUrl: string | null;
  readonly dataDir: string;
  /** The environment's PATH, where a Redis is looked for. */
  readonly searchPath: string;
  /** The clock was set by hand (CLOCK_START): it is not compared with the database's. */
  readonly clockIsSet: boolean;
};

export type StoresOutside = { readonly clock: Clock; readonly log: Log; readonly random: () => number };

/** How to reach the database, for what keeps connections of its own (the queue, listening). */
export type Urls = {
  readonly url: string;
  /** To be assumed by connections to `url`; null = its own. */
  readonly role: string | null;
  readonly ownerUrl: string;
};

export type Stores = {
  readonly database: Database;
  readonly urls: Urls;
  readonly threads: Threads;
  readonly holding: Holding;
  /** Null where the threads are in the database. */
  readonly redis: Redis | null;
  /** Closes in the reverse order; the last of the processes that share an embedded server stops it. */
  close(): Promise<void>;
};

/** A server may still be starting beside us: one look takes at most this long. */
const REDIS_READY_MS = 5_000;

type Step = () => Promise<unknown>;

/**
 * Database, migrations, checks, Redis, checks: what was opened is closed again when a later step fails. `limits` bound every statement:
 * a command is given PATIENT.
 * Throws embedded.failed, database.away and threads.away (with `details.where`), migration.refused, server.unsafe.
 */
export async function openStores(config: StoresConfig, outside: StoresOutside, limits: Limits = LIMITS): Promise<Stores> {
  const { log } = outside;
  const closing: Step[] = [];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).reverse())
      await step().catch((error) => log.event('close.failed', { error: String(error) }));
  };
  try {
    const results = await openResults(config, outside, limits, closing);
    const conversations = await openConversations(config, results.database, log, closing);
    return { ...results, ...conversations, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openResults(
  config: StoresConfig,
  { clock, log, random }: StoresOutside,
  limits: Limits,
  closing: Step[],
): Promise<Pick<Stores, 'database' | 'urls'>> {
  const { url, ownerUrl } = await databaseUrls(config, log, closing);
  const { role } = await naming('DATABASE_URL', url, () => migrate({ url, ownerUrl, log }));
  const database = openDatabase({ url, role, limits, random });
  closing.push(database.close);
  await checkDatabase(database.pool, config.clockIsSet ? null : clock, log);
  return { database, urls: { url, ownerUrl, role } };
}

async function databaseUrls(config: StoresConfig, log: Log, closing: Step[]): Promise<Omit<Urls, 'role'>> {
  const { databaseUrl: url, databaseOwnerUrl } = config;
  if (url !== null) return { url, ownerUrl: databaseOwnerUrl ?? url };
  const server = await startPostgres(config.dataDir, APP_ROLE, log);
  closing.push(server.stop);
  return server;
}

async function openConversations(
  config: StoresConfig,
  { pool }: Database,
  log: Log,
  closing: Step[],
): Promise<Pick<Stores, 'threads' | 'holding' | 'redis'>> {
  const url = await redisUrl(config, log, closing);
  if (url === null) {
    log.event('threads.inDatabase', { because: 'no REDIS_URL, and no redis-server or valkey-server on the PATH' });
    const threads = postgresThreads(pool);
    await threads.forgetOld();
    return { threads, holding: NO_HOLDING, redis: null };
  }
  const redis = openRedis(url);
  const threads = redisThreads(redis);
  closing.push(threads.close);
  await naming('REDIS_URL', url, () => untilReady(redis, REDIS_READY_MS));
  await checkRedis(redis, log);
  return { threads, holding: redisHolding(redis), redis };
}

async function redisUrl(config: StoresConfig, log: Log, closing: Step[]): Promise<string | null> {
  if (config.redisUrl !== null) return config.redisUrl;
  const server = await startRedis(config.dataDir, config.searchPath, log);
  if (server !== null) closing.push(server.stop);
  return server?.url ?? null;
}

/** Adds to a problem which setting's server is meant, and where it is, without its password. */
async function naming<T>(setting: string, url: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isProblem(error, 'database.away', 'threads.away')) throw error;
    throw new Problem(error.code, { ...error.details, setting, where: placeOf(url) }, error.cause);
  }
}

function placeOf(url: string): string {
  if (url.startsWith('/')) return url;
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
