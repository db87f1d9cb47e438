// Are the servers we were given set up so that they keep our promises? Asked once, at the start.
import type { Redis } from 'ioredis';
import type pg from 'pg';
import type { Log } from '../desk/log.ts';
import type { Clock } from '../desk/ports.ts';
import { Problem } from '../desk/problem.ts';
import { MAX_SKEW_MS } from './clock-skew.ts';
import { databaseProblem } from './database-problems.ts';
import { answered } from './redis.ts';

/** Oldest PostgreSQL the tests run on, as server_version_num. */
const OLDEST_POSTGRES = 150_000;

type Standing = {
  readonly version: number;
  readonly fsync: string;
  readonly full_page_writes: string;
  readonly synchronous_commit: string;
  readonly timezone: string;
  readonly unbound: boolean;
  readonly role: string;
  readonly now: Date;
};

const STANDING = `
SELECT current_setting('server_version_num')::int AS version, current_setting('fsync') AS fsync,
  current_setting('full_page_writes') AS full_page_writes, current_setting('synchronous_commit') AS synchronous_commit,
  current_setting('TimeZone') AS timezone, rolname AS role, rolsuper OR rolbypassrls AS unbound, clock_timestamp() AS now
FROM pg_roles WHERE rolname = current_user`;

/**
 * Looks at the database through the application's own connection. `clock` null where the process's clock is set by hand and proves nothing.
 * Throws server.unsafe with a sentence for each fault, or database.away. A clock more than 2 s off is an event `clock.skewed`.
 */
export async function checkDatabase(pool: pg.Pool, clock: Clock | null, log: Log): Promise<void> {
  const standing = await pool.query<Standing>(STANDING).then(
    ({ rows }) => rows[0] as Standing,
    (error) => {
      throw databaseProblem(error);
    },
  );
  const faults: string[] = [];
  if (standing.version < OLDEST_POSTGRES) faults.push('PostgreSQL 版本过低，需要 15 或更高版本。');
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit'] as const) {
    if (standing[setting] === 'off')
      faults.push(`PostgreSQL 的 ${setting} 是 off：断电会丢失已经答复“已收到”的填报，请改为 on。`);
  }
  if (standing.timezone !== 'UTC')
    faults.push(`数据库连接的时区是 ${standing.timezone}，应为 UTC：请去掉连接池或代理对 options 参数的限制。`);
  if (standing.unbound) {
    faults.push(
      `数据库角色 ${standing.role} 是超级用户或可绕过行级权限：请让 DATABASE_URL 使用普通角色，或允许 DATABASE_OWNER_URL 建立角色。`,
    );
  }
  if (faults.length > 0) throw new Problem('server.unsafe', { server: 'postgres', faults });
  const skewMs = clock === null ? 0 : clock.now().getTime() - standing.now.getTime();
  if (Math.abs(skewMs) > MAX_SKEW_MS) log.event('clock.skewed', { skewMs });
}

/**
 * Throws server.unsafe where Redis may drop what it holds, in production also where it does not keep its writes on disk, or threads.away.
 * Elsewhere the event `redis.forgetful` says that conversations under way would be lost with its process; filings are not held in it.
 */
export async function checkRedis(redis: Redis, production: boolean, log: Log): Promise<{ readonly isDurable: boolean }> {
  const about = (await answered(Promise.all([redis.info('memory'), redis.info('persistence')]))).join('\n');
  const setting = (name: string): string | undefined => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(about)?.[1];
  const policy = setting('maxmemory_policy');
  const isDurable = setting('aof_enabled') !== '0';
  const faults: string[] = [];
  if (policy !== undefined && policy !== 'noeviction')
    faults.push(`Redis 的 maxmemory-policy 是 ${policy}：内存不足时会悄悄丢掉对话，请改为 noeviction。`);
  if (!isDurable && production)
    faults.push('Redis 没有开 appendonly：进程一停，对话和暂存的填报都会丢失，请改为 appendonly yes。');
  if (faults.length > 0) throw new Problem('server.unsafe', { server: 'redis', faults });
  if (!isDurable) log.event('redis.forgetful', { fault: 'appendonly no' });
  return { isDurable };
}
