// Are the database, Redis, the data folder and the clocks fit for what the bot promises? Looked at without changing anything.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../desk/environment/config.ts';
import { SILENT } from '../desk/log.ts';
import type { Clock } from '../desk/ports.ts';
import { APP_ROLE } from '../store/app-role.ts';
import { MAX_SKEW_MS, skewOf } from '../store/clock-skew.ts';
import { PATIENT } from '../store/connection.ts';
import { pendingMigrations } from '../store/migrate.ts';
import { namingServer } from '../store/open.ts';
import { type Database, openDatabase } from '../store/prisma.ts';
import { openRedis, pingRedis, untilReady } from '../store/redis.ts';
import { assumableRole, roleFault } from '../store/role-checks.ts';
import { startPostgres } from '../store/servers/postgres.ts';
import { openSession } from '../store/session.ts';
import { checkDatabase, checkRedis } from '../store/start-checks.ts';
import { livingOwner } from '../store/state-owner.ts';
import { type Finding, finding, looked } from './doctor-findings.ts';

const LOOK_MS = 20_000;
const REDIS_MS = 5_000;

type LookedDatabase = {
  readonly findings: readonly Finding[];
  /** Null where it cannot be asked, or has no tables yet. */
  readonly database: Database | null;
  close(): Promise<void>;
};

/** Where the server is embedded, it is started for the look unless the bot has it running; where there is none yet, none is made. */
export async function lookAtDatabase(config: Config, clock: Clock): Promise<LookedDatabase> {
  const closing: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).reverse()) await step().catch(() => undefined);
  };
  let database: Database | null = null;
  const findings = await looked('数据库', LOOK_MS, async () => {
    const urls = await urlsOf(config, closing);
    if (urls === null) return [finding.note('数据库', '还没有建立，第一次启动时在 DATA_DIR 里建立')];
    const { url, ownerUrl } = urls;
    await (await openSession('DATABASE_OWNER_URL', ownerUrl, PATIENT)).end();
    const role = config.databaseUrl === null ? null : await roleFault(url, ownerUrl);
    const pending = await pendingMigrations(ownerUrl);
    const opened = openDatabase({ url, role: await assumableRole(url), limits: PATIENT, random: Math.random, max: 2 });
    closing.push(opened.close);
    await checkDatabase(opened.pool, null, SILENT);
    const skewMs = config.clockIsSet ? 0 : await skewOf(opened.pool, clock);
    if (pending.length === 0) {
      await opened.ping();
      database = opened;
    }
    return [
      finding.ok(
        '数据库',
        config.databaseUrl === null ? '内置的 PostgreSQL，能读写' : pending.length === 0 ? '能读写' : '能连上',
      ),
      ...(pending.length === 0 ? [] : [finding.note('数据库', `有 ${pending.length} 个升级没有做，启动时会做`)]),
      ...(role === null ? [] : [roleFinding(role, config.production)]),
      clockFinding(config, skewMs),
    ];
  });
  return { findings, database, close };
}

const roleFinding = (says: string, production: boolean): Finding => {
  const next = '建一个普通角色（CREATE ROLE … LOGIN），写进 DATABASE_URL；原来的写进 DATABASE_OWNER_URL';
  return production ? finding.fault('数据库角色', says, next) : finding.note('数据库角色', says, next);
};

function clockFinding({ clockIsSet }: Config, skewMs: number): Finding {
  if (clockIsSet) return finding.note('时钟', '时钟是用 CLOCK_START 拨的，不和数据库比');
  if (Math.abs(skewMs) <= MAX_SKEW_MS) return finding.ok('时钟', '和数据库相差不到 2 秒');
  const says = `比数据库${skewMs > 0 ? '快' : '慢'} ${Math.round(Math.abs(skewMs) / 1_000)} 秒，按时还是迟报会判错`;
  return finding.fault('时钟', says, '两台机器都打开自动对时（timedatectl set-ntp true）');
}

async function urlsOf(
  { databaseUrl, databaseOwnerUrl, dataDir }: Config,
  closing: (() => Promise<unknown>)[],
): Promise<{ readonly url: string; readonly ownerUrl: string } | null> {
  if (databaseUrl !== null) return { url: databaseUrl, ownerUrl: databaseOwnerUrl ?? databaseUrl };
  if (!['postgres', 'postgres.path'].some((name) => existsSync(join(dataDir, name)))) return null;
  const server = await startPostgres(dataDir, APP_ROLE, SILENT);
  closing.push(server.stop);
  return server;
}

/** Conversations: in Redis or in the data folder. */
export const lookAtConversations = (config: Config): Promise<readonly Finding[]> =>
  looked('对话存储', LOOK_MS, () => (config.redisUrl === null ? lookAtFolder(config) : lookAtRedis(config.redisUrl, config)));

async function lookAtRedis(url: string, { production }: Config): Promise<readonly Finding[]> {
  const redis = openRedis(url);
  try {
    const { isDurable } = await namingServer('REDIS_URL', url, async () => {
      await untilReady(redis, REDIS_MS);
      await pingRedis(redis);
      return checkRedis(redis, production, SILENT);
    });
    if (isDurable) return [finding.ok('对话存储', 'Redis 能读写，写入落盘，不淘汰')];
    return [
      finding.note('对话存储', 'Redis 没有开 appendonly：进程一停对话就丢，数据库不在时不收暂存', '在 Redis 里设 appendonly yes'),
    ];
  } finally {
    redis.disconnect();
  }
}

async function lookAtFolder({ dataDir, production, parts }: Config): Promise<readonly Finding[]> {
  if (parts.size < 2)
    return [finding.fault('对话存储', '没有设 REDIS_URL，却只运行 ROLES 的一部分', '设 REDIS_URL，或去掉 ROLES')];
  const owner = await livingOwner(join(dataDir, 'state'));
  const says = owner === null ? '在数据目录里，机器人没有在运行' : `在数据目录里，由运行着的机器人（进程 ${owner.pid}）使用`;
  return production ? [finding.note('对话存储', `${says}；只能一台机器、一个进程`)] : [finding.ok('对话存储', says)];
}

export const withoutDatabase = (...checks: readonly string[]): readonly Finding[] =>
  checks.map((check) => finding.skipped(check, '数据库还不能用'));
