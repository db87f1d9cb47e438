// What is found at the servers that are set, without waiting for one that is not up?
import type { ServerSettings } from '../desk/environment/config.ts';
import { SILENT } from '../desk/log.ts';
import type { Clock } from '../desk/ports.ts';
import type { Problem } from '../desk/problem.ts';
import { openRedis } from '../store/redis.ts';
import { type Surveyed, surveyServers } from '../store/survey.ts';

/** Changes nothing. Throws bugs alone. */
export async function surveySet(settings: ServerSettings, clock: Clock): Promise<Surveyed> {
  const { databaseUrl: url, databaseOwnerUrl: ownerUrl, ownerIsKnown, redisUrl, production, clockIsSet } = settings;
  const connection = redisUrl === null ? null : openRedis(redisUrl);
  try {
    return await surveyServers(
      {
        database: url === null ? null : { url, ownerUrl, ownerIsKnown, production },
        redis: connection && redisUrl !== null ? { url: redisUrl, connection, production } : null,
      },
      { clock: clockIsSet ? null : clock, log: SILENT, waitMs: 0 },
    );
  } finally {
    connection?.disconnect();
  }
}

/** What a start whose settings are wrong would meet next. */
export async function faultsBeyond(settings: ServerSettings, clock: Clock): Promise<readonly Problem[]> {
  const { database, redis } = await surveySet(settings, clock);
  return [...(database?.faults ?? []), ...(redis?.faults ?? [])];
}
