// Which stores does this installation use, and in which order are they opened and closed?
import type { Redis } from 'ioredis';
import type { Log } from '../desk/log.ts';
import type { Allowance, AllowanceLimits } from '../desk/outbox/allowance.ts';
import type { Clock, Holding, Threads } from '../desk/ports.ts';
import type { Problem } from '../desk/problem.ts';
import type { TokenStore } from '../desk/token-store.ts';
import type { Settings } from '../domain/settings.ts';
import { embeddedAllowance } from './allowance-embedded.ts';
import { redisAllowance } from './allowance-redis.ts';
import { APP_ROLE } from './app-role.ts';
import { MAX_SKEW_MS } from './clock-skew.ts';
import { LIMITS, type Limits } from './connection.ts';
import type { DatabaseSurvey } from './database-survey.ts';
import { embeddedHolding } from './holding-embedded.ts';
import { redisHolding } from './holding-redis.ts';
import { migrate } from './migrate.ts';
import { type Database, openDatabase } from './prisma.ts';
import { openRedis } from './redis.ts';
import { startPostgres } from './servers/postgres.ts';
import { openState, type StateStore } from './state.ts';
import { namingServer, refuseFaults, type Surveyed, type SurveyTargets, surveyServers } from './survey.ts';
import type { ServerNote } from './survey-findings.ts';
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
  /** What else has to be right: its faults are told together with the servers'. */
  readonly alsoLookAt?: () => Promise<readonly Problem[]>;
};

export type StoresConfig = DatabaseConfig & {
  /** Null = an embedded store under `dataDir`, owned by this process alone. */
  readonly redisUrl: string | null;
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

/** So long a server that is not up yet is waited for. */
const UP_MS = 60_000;

type Step = () => Promise<unknown>;

/**
 * Database and conversations. First the servers are looked at, and nothing is changed anywhere unless all is right: then migrations are
 * applied. What was opened is closed again when a later step fails. A server that is not up yet is waited for.
 * Throws embedded.failed, database.away and threads.away (with `details.where`), migration.refused, server.unsafe.
 */
export function openStores(config: StoresConfig, outside: StoresOutside, waitMs: number = UP_MS): Promise<Stores> {
  const { clock, log } = outside;
  return closingOnFailure(log, async (closing) => {
    const redis = config.redisUrl === null ? null : openRedis(config.redisUrl);
    if (redis !== null) closing.push(async () => redis.disconnect());
    const { redisUrl: url, production } = config;
    const targets = { database: targetOf(config), redis: redis && url !== null ? { url, connection: redis, production } : null };
    const surveyed = await passing(targets, config, outside, waitMs);
    // Whose folder this is comes next: a second start changes nothing.
    const state = redis === null ? await openState(config.dataDir, clock, log) : null;
    if (state !== null) closing.push(state.close);
    const results = await openResultsIn(config, outside, { limits: LIMITS, waitMs }, surveyed, closing);
    if (state !== null) return { ...results, ...inState(state, clock, config) };
    if (redis === null) throw new Error('neither a store of our own nor a Redis');
    return { ...results, ...inRedis(redis, surveyed.redis?.survey?.isDurable === true, config) };
  });
}

/** The database alone, for commands: works beside a bot that owns the embedded store. `limits` bound every statement. Throws as openStores. */
export function openResults(config: DatabaseConfig, outside: StoresOutside, limits: Limits): Promise<Results & Closable> {
  return closingOnFailure(outside.log, async (closing) => {
    const surveyed = await passing({ database: targetOf(config), redis: null }, config, outside, 0);
    return openResultsIn(config, outside, { limits, waitMs: 0 }, surveyed, closing);
  });
}

const targetOf = ({ databaseUrl: url, databaseOwnerUrl: ownerUrl, production }: DatabaseConfig): SurveyTargets['database'] =>
  url === null ? null : { url, ownerUrl, ownerIsKnown: true, production };

/** What was found, told in the log; throws every fault at once. */
async function passing(
  targets: SurveyTargets,
  { clockIsSet }: DatabaseConfig,
  { clock, log, stopping, alsoLookAt = async () => [] }: StoresOutside,
  waitMs: number,
): Promise<Surveyed> {
  const inVain = new AbortController();
  const looking = alsoLookAt().then((found) => {
    if (found.length > 0) inVain.abort();
    return found;
  });
  const surveying = surveyServers(targets, { clock: clockIsSet ? null : clock, log, waitMs, stopping, inVain });
  const [surveyed, others] = await Promise.all([surveying, looking]);
  const { database, redis } = surveyed;
  refuseFaults([...others, ...(database?.faults ?? []), ...(redis?.faults ?? [])]);
  for (const note of [...(database?.survey?.notes ?? []), ...(redis?.survey?.notes ?? [])]) noted(note, log);
  const skewMs = database?.survey?.skewMs ?? 0;
  if (Math.abs(skewMs) > MAX_SKEW_MS) log.event('clock.skewed', { skewMs });
  return surveyed;
}

function noted({ event, fields }: ServerNote, log: Log): void {
  switch (event) {
    case 'role.unsafe':
      log.event('role.unsafe', fields);
      break;
    case 'migration.unknown':
      log.event('migration.unknown', fields);
      break;
    case 'redis.forgetful':
      log.event('redis.forgetful', fields);
      break;
  }
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
  { log, random, stopping }: StoresOutside,
  { limits, waitMs }: { readonly limits: Limits; readonly waitMs: number },
  { database: looked }: Surveyed,
  closing: Step[],
): Promise<Results> {
  const { url, ownerUrl } = await databaseUrls(config, log, closing);
  const migrated = () => namingServer('DATABASE_URL', url, () => migrate({ url, ownerUrl, log }));
  const survey: DatabaseSurvey | null = looked?.survey ?? null;
  // The embedded server's roles are ours.
  const { role } = survey?.isCurrent ? survey : await whenUp({ waitMs, log, stopping }, migrated);
  const database = openDatabase({ url, role, limits, random });
  closing.push(database.close);
  return { database, urls: { url, ownerUrl, role } };
}

async function databaseUrls(config: DatabaseConfig, log: Log, closing: Step[]): Promise<Omit<Urls, 'role'>> {
  const { databaseUrl: url, databaseOwnerUrl } = config;
  if (url !== null) return { url, ownerUrl: databaseOwnerUrl ?? url };
  const server = await startPostgres(config.dataDir, APP_ROLE, log, config.isTemporary);
  closing.push(server.stop);
  return server;
}

const inState = (state: StateStore, clock: Clock, { settings }: Pick<StoresConfig, 'settings'>): Conversations => ({
  threads: embeddedThreads(state, clock, threadSettings(settings)),
  holding: embeddedHolding(state),
  tokens: embeddedTokenStore(state, clock),
  allowance: (corp, limits) => embeddedAllowance(state, corp, limits),
});

function inRedis(redis: Redis, isDurable: boolean, { settings }: Pick<StoresConfig, 'settings'>): Conversations {
  return {
    threads: redisThreads(redis, threadSettings(settings)),
    holding: redisHolding(redis, isDurable),
    tokens: redisTokenStore(redis),
    allowance: (corp, limits) => redisAllowance(redis, corp, limits),
  };
}
