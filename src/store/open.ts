// Which stores does this installation use, and in which order are they opened and closed?
import { databaseAddress, redisAddress } from '../desk/environment/addresses.ts';
import type { Log } from '../desk/log.ts';
import type { Allowance, AllowanceLimits } from '../desk/outbox/allowance.ts';
import type { Clock, Holding, Threads } from '../desk/ports.ts';
import { isProblem, Problem } from '../desk/problem.ts';
import type { TokenStore } from '../desk/token-store.ts';
import type { Settings } from '../domain/settings.ts';
import { embeddedAllowance } from './allowance-embedded.ts';
import { redisAllowance } from './allowance-redis.ts';
import { APP_ROLE } from './app-role.ts';
import { LIMITS, type Limits } from './connection.ts';
import { embeddedHolding } from './holding-embedded.ts';
import { redisHolding } from './holding-redis.ts';
import { migrate } from './migrate.ts';
import { type Database, openDatabase } from './prisma.ts';
import { openRedis, untilReady } from './redis.ts';
import { checkRole } from './role-checks.ts';
import { startPostgres } from './servers/postgres.ts';
import { checkDatabase, checkRedis } from './start-checks.ts';
import { openState, type StateStore } from './state.ts';
import { threadSettings } from './thread-locks.ts';
import { embeddedThreads } from './threads-embedded.ts';
import { redisThreads } from './threads-redis.ts';
import { embeddedTokenStore } from './token-store-embedded.ts';
import { redisTokenStore } from './token-store-redis.ts';
import { whenUp } from './when-up.ts';

type DatabaseConfig = {
  /** Null = an embedded server under `dataDir`. */
  readonly databaseUrl: string | null;
  /** Null = `databaseUrl`. */
  readonly databaseOwnerUrl: string | null;
  readonly dataDir: string;
  /** The folder goes with us: an embedded server in it need not survive the machine. */
  readonly isTemporary?: boolean;
  /** The clock was set by hand (CLOCK_START): it is not compared with the database's. */
  readonly clockIsSet: boolean;
  /** NODE_ENV=production: what is told elsewhere is refused. */
  readonly production: boolean;
};

type StoresOutside = {
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  /** Aborted: nothing is waited for any longer. */
  readonly stopping?: AbortSignal;
};

export type StoresConfig = DatabaseConfig & {
  /** Null = an embedded store under `dataDir`, owned by this process alone. */
  readonly redisUrl: string | null;
  readonly parts: ReadonlySet<'web' | 'worker'>;
  readonly settings: Pick<Settings, 'keeping'>;
};

/** How to reach the database, for what keeps a connection of its own (listening). */
type Urls = {
  readonly url: string;
  /** To be assumed by connections to `url`; null = its own. */
  readonly role: string | null;
  readonly ownerUrl: string;
};

/** Results: what commands beside a running bot need too. */
export type Results = {
  readonly database: Database;
  readonly urls: Urls;
};

/** Conversations and what sending remembers; in Redis shared by all processes of the installation. */
type Conversations = {
  readonly threads: Threads;
  readonly holding: Holding;
  readonly tokens: TokenStore;
  readonly allowance: (corp: string, limits: AllowanceLimits) => Allowance;
};

/** Closes in the reverse order; the last of the processes that share an embedded database stops it. */
type Closable = { close(): Promise<void> };
export type Stores = Results & Conversations & Closable;

/** One look for a Redis takes at most this long. */
const REDIS_READY_MS = 5_000;
/** So long a server that is not up yet is waited for. */
const UP_MS = 60_000;

type Step = () => Promise<unknown>;

/**
 * Database and conversations, with migrations and checks: what was opened is closed again when a later step fails. A server that is not
 * up yet is waited for.
 * Throws settings.faults, embedded.failed, database.away and threads.away (with `details.where`), migration.refused, server.unsafe.
 */
export function openStores(config: StoresConfig, outside: StoresOutside, waitMs: number = UP_MS): Promise<Stores> {
  const { clock, log } = outside;
  return closingOnFailure(log, async (closing) => {
    // Whose folder this is comes first: a second start changes nothing.
    const state = await ownState(config, clock, log, closing);
    const results = await openResultsIn(config, outside, { limits: LIMITS, waitMs }, closing);
    const conversations = state ? inState(state, clock, config) : await inRedis(config, outside, waitMs, closing);
    return { ...results, ...conversations };
  });
}

/** The database alone, for commands: works beside a bot that owns the embedded store. `limits` bound every statement. Throws as openStores. */
export function openResults(config: DatabaseConfig, outside: StoresOutside, limits: Limits): Promise<Results & Closable> {
  return closingOnFailure(outside.log, (closing) => openResultsIn(config, outside, { limits, waitMs: 0 }, closing));
}

async function closingOnFailure<T>(log: Log, open: (closing: Step[]) => Promise<T>): Promise<T & Closable> {
  const closing: Step[] = [];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).reverse())
      await step().catch((error) => log.event('close.failed', { error: String(error) }));
  };
  try {
    return { ...(await open(closing)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openResultsIn(
  config: DatabaseConfig,
  { clock, log, random, stopping }: StoresOutside,
  { limits, waitMs }: { readonly limits: Limits; readonly waitMs: number },
  closing: Step[],
): Promise<Results> {
  const { url, ownerUrl } = await databaseUrls(config, log, closing);
  const checked = () => namingServer('DATABASE_URL', url, () => checkRole(url, ownerUrl, config.production, log));
  // The embedded server's roles are ours.
  if (config.databaseUrl !== null) await whenUp(waitMs, log, checked, stopping);
  const migrated = () => namingServer('DATABASE_URL', url, () => migrate({ url, ownerUrl, log }));
  const { role } = await whenUp(waitMs, log, migrated, stopping);
  const database = openDatabase({ url, role, limits, random });
  closing.push(database.close);
  if (!config.isTemporary) await checkDatabase(database.pool, config.clockIsSet ? null : clock, log);
  return { database, urls: { url, ownerUrl, role } };
}

async function databaseUrls(config: DatabaseConfig, log: Log, closing: Step[]): Promise<Omit<Urls, 'role'>> {
  const { databaseUrl: url, databaseOwnerUrl } = config;
  if (url !== null) return { url, ownerUrl: databaseOwnerUrl ?? url };
  const server = await startPostgres(config.dataDir, APP_ROLE, log, config.isTemporary);
  closing.push(server.stop);
  return server;
}

/** Null where a Redis is given. */
async function ownState(config: StoresConfig, clock: Clock, log: Log, closing: Step[]): Promise<StateStore | null> {
  if (config.redisUrl !== null) return null;
  if (config.parts.size < 2) {
    const fault = `ROLES 只有 ${[...config.parts].join('、')}：没有设 REDIS_URL 时对话存在本机，只能由一个进程包办。请设 REDIS_URL，或去掉 ROLES。`;
    throw new Problem('settings.faults', { faults: [fault] });
  }
  const state = await openState(config.dataDir, clock, log);
  closing.push(state.close);
  return state;
}

const inState = (state: StateStore, clock: Clock, { settings }: Pick<StoresConfig, 'settings'>): Conversations => ({
  threads: embeddedThreads(state, clock, threadSettings(settings)),
  holding: embeddedHolding(state),
  tokens: embeddedTokenStore(state, clock),
  allowance: (corp, limits) => embeddedAllowance(state, corp, limits),
});

async function inRedis(
  { redisUrl, production, settings }: StoresConfig,
  { log, stopping }: Pick<StoresOutside, 'log' | 'stopping'>,
  waitMs: number,
  closing: Step[],
): Promise<Conversations> {
  const url = redisUrl ?? '';
  const redis = openRedis(url);
  const threads = redisThreads(redis, threadSettings(settings));
  closing.push(threads.close);
  await whenUp(waitMs, log, () => namingServer('REDIS_URL', url, () => untilReady(redis, REDIS_READY_MS)), stopping);
  const { isDurable } = await checkRedis(redis, production, log);
  return {
    threads,
    holding: redisHolding(redis, isDurable),
    tokens: redisTokenStore(redis),
    allowance: (corp, limits) => redisAllowance(redis, corp, limits),
  };
}

/** Adds to a problem which setting's server is meant, and where it is, without its password. */
export async function namingServer<T>(setting: string, url: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isProblem(error, 'database.away', 'threads.away')) throw error;
    throw new Problem(error.code, { setting, where: placeOf(url), ...error.details }, error.cause);
  }
}

const placeOf = (url: string): string => (redisAddress(url) ?? databaseAddress(url))?.place ?? '';
