// Does the Redis we were given keep what it holds? Looked at, nothing is changed.
import type { Redis } from 'ioredis';
import { Problem } from '../desk/problem.ts';
import { answered, untilReady } from './redis.ts';
import type { ServerNote, Survey } from './survey-findings.ts';

export type RedisSurvey = Survey & {
  /** It keeps its writes in a file: a filing may be left with it. */
  readonly isDurable: boolean;
};

/**
 * One that may drop what it holds is a fault, in production also one that does not keep its writes in a file: elsewhere conversations under
 * way would be lost with its process, and filings are not held in it. Throws threads.away where it is not ready within `ms`.
 */
export async function surveyRedis(redis: Redis, production: boolean, ms: number): Promise<RedisSurvey> {
  await untilReady(redis, ms);
  const about = (await answered(Promise.all([redis.info('memory'), redis.info('persistence')]))).join('\n');
  const setting = (name: string): string | undefined => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(about)?.[1];
  const policy = setting('maxmemory_policy');
  const isDurable = setting('aof_enabled') !== '0';
  const faults = [
    ...(policy !== undefined && policy !== 'noeviction'
      ? [`Redis 的 maxmemory-policy 是 ${policy}：内存不足时会悄悄丢掉对话，请改为 noeviction。`]
      : []),
    ...(isDurable || !production ? [] : ['Redis 没有开 appendonly：进程一停，对话和暂存的填报都会丢失，请改为 appendonly yes。']),
  ];
  return {
    faults: faults.length === 0 ? [] : [new Problem('server.unsafe', { server: 'redis', faults })],
    notes: isDurable ? await notesOnSyncing(redis) : production ? [] : [FORGETFUL],
    isDurable,
  };
}

const FORGETFUL: ServerNote = {
  event: 'redis.forgetful',
  fields: { fault: 'appendonly no' },
  says: 'Redis 没有开 appendonly：进程一停对话就丢，数据库不在时不收暂存，请改为 appendonly yes。',
};

/** A hosted one may keep its settings to itself. */
async function notesOnSyncing(redis: Redis): Promise<readonly ServerNote[]> {
  const [, sync] = (await redis.config('GET', 'appendfsync').catch(() => [])) as readonly string[];
  if (sync !== 'no') return [];
  const says = 'Redis 的 appendfsync 是 no：断电会丢失约半分钟的对话和暂存的填报，请改为 everysec 或 always。';
  return [{ event: 'redis.forgetful', fields: { fault: 'appendfsync no' }, says }];
}
