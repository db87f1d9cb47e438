// What is wrong with the servers we were given? Both are looked at, and everything that can be known is told at once; nothing is changed.
import type { Redis } from 'ioredis';
import { databaseAddress, redisAddress } from '../desk/environment/addresses.ts';
import type { Log } from '../desk/log.ts';
import type { Clock } from '../desk/ports.ts';
import { isProblem, Problem } from '../desk/problem.ts';
import { type DatabaseSurvey, type DatabaseTarget, surveyDatabase } from './database-survey.ts';
import { type RedisSurvey, surveyRedis } from './redis-survey.ts';
import { startFailure } from './start-failure.ts';
import type { Survey } from './survey-findings.ts';
import { whenUp } from './when-up.ts';

type Looked<S> = { readonly faults: readonly Problem[] /** Null where it could not be asked. */; readonly survey: S | null };

export type Surveyed = {
  /** Null where the server is not one of one's own. */
  readonly database: Looked<DatabaseSurvey> | null;
  readonly redis: Looked<RedisSurvey> | null;
};

export type SurveyTargets = {
  readonly database: DatabaseTarget | null;
  readonly redis: { readonly url: string; readonly connection: Redis; readonly production: boolean } | null;
};

type SurveyOptions = {
  /** Null = ours was set by hand and proves nothing. */
  readonly clock: Clock | null;
  readonly log: Log;
  /** So long a server that is not up yet is waited for, unless something else is wrong already; ms. */
  readonly waitMs: number;
  readonly stopping?: AbortSignal | undefined;
  /** Told, and telling, that something is wrong already. */
  readonly inVain?: AbortController;
};

/** One look for a Redis takes at most this long; where it is waited for there is another look. */
const REDIS_READY_MS = 5_000;
const REDIS_AGAIN_MS = 1_000;

/** Never throws a Problem: what stands in the way is among the faults. Throws that `stopping` was aborted, and bugs. */
export async function surveyServers(
  { database, redis }: SurveyTargets,
  { clock, log, waitMs, stopping, inVain = new AbortController() }: SurveyOptions,
): Promise<Surveyed> {
  const looked = async <S extends Survey>(work: () => Promise<S>): Promise<Looked<S>> => {
    try {
      const survey = await whenUp({ waitMs, log, stopping, inVain: inVain.signal }, work);
      if (survey.faults.length > 0) inVain.abort();
      return { faults: survey.faults, survey };
    } catch (error) {
      if (!isProblem(error)) throw error;
      inVain.abort();
      return { faults: [error], survey: null };
    }
  };
  const [ofDatabase, ofRedis] = await Promise.all([
    database && looked(() => namingServer('DATABASE_URL', database.url, () => surveyDatabase(database, clock))),
    redis &&
      looked(() =>
        namingServer('REDIS_URL', redis.url, () =>
          surveyRedis(redis.connection, redis.production, waitMs > 0 ? REDIS_AGAIN_MS : REDIS_READY_MS),
        ),
      ),
  ]);
  return { database: ofDatabase, redis: ofRedis };
}

/** Throws what is wrong, if anything is: the one problem, or server.unsafe with the sentences of all. */
export function refuseFaults(problems: readonly Problem[]): void {
  const [first, ...others] = problems;
  if (first === undefined) return;
  if (others.length === 0) throw first;
  throw new Problem('server.unsafe', { faults: problems.flatMap(failureLines) });
}

/** One a line. */
export const failureLines = (problem: Problem): readonly string[] => startFailure(problem)?.split('\n') ?? [];

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
