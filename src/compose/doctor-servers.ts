// Are the database, Redis, the data folder and the clocks fit for what the bot promises? Looked at without changing anything.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config, ServerSettings } from '../desk/environment/config.ts';
import { SILENT } from '../desk/log.ts';
import type { Clock } from '../desk/ports.ts';
import { APP_ROLE } from '../store/app-role.ts';
import { MAX_SKEW_MS } from '../store/clock-skew.ts';
import { PATIENT } from '../store/connection.ts';
import type { DatabaseSurvey } from '../store/database-survey.ts';
import { type Database, openDatabase } from '../store/prisma.ts';
import { openRedis, pingRedis, untilReady } from '../store/redis.ts';
import { startPostgres } from '../store/servers/postgres.ts';
import { livingOwner } from '../store/state-owner.ts';
import { namingServer, type Surveyed } from '../store/survey.ts';
import { type Finding, finding, looked, problemFindings } from './doctor-findings.ts';
import { surveySet } from './survey-servers.ts';

const LOOK_MS = 20_000;
const REDIS_MS = 5_000;

type LookedServers = {
  readonly findings: readonly Finding[];
  /** Null where it cannot be asked, or has no tables yet. */
  readonly database: Database | null;
  close(): Promise<void>;
};

/** The same looks as a start's, at servers of one's own alone. */
export const lookAtOwnServers = (settings: ServerSettings, clock: Clock): Promise<readonly Finding[]> =>
  looked('数据库、对话存储', LOOK_MS, async () => {
    const surveyed = await surveySet(settings, clock);
    return [...databaseFindings(surveyed, settings, '能连上'), ...redisFindings(surveyed)];
  });

/** Where the database is embedded, it is started for the look unless the bot has it running; where there is none yet, none is made. */
export async function lookAtServers(config: Config, clock: Clock): Promise<LookedServers> {
  const closing: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).reverse()) await step().catch(() => undefined);
  };
  const known: { urls: Urls | null; surveyed: Surveyed; database: Database | null } = {
    urls: null,
    surveyed: { database: null, redis: null },
    database: null,
  };
  const findings = [
    ...(await looked('数据库', LOOK_MS, async () => {
      known.urls = await urlsOf(config, closing);
      return known.urls === null ? [finding.note('数据库', '还没有建立，第一次启动时在 DATA_DIR 里建立')] : [];
    })),
    ...(await looked('数据库、对话存储', LOOK_MS, async () => {
      const { url: databaseUrl = null, ownerUrl: databaseOwnerUrl = null } = known.urls ?? {};
      known.surveyed = await surveySet({ ...config, databaseUrl, databaseOwnerUrl, ownerIsKnown: true }, clock);
      return [];
    })),
    ...(await looked('数据库', LOOK_MS, async () => {
      const { survey = null, faults = [] } = known.surveyed.database ?? {};
      if (known.urls === null || survey === null || faults.length > 0 || !survey.isCurrent)
        return databaseFindings(known.surveyed, config, '能连上');
      const { url } = known.urls;
      const opened = openDatabase({ url, role: survey.role, limits: PATIENT, random: Math.random, max: 2 });
      closing.push(opened.close);
      await namingServer('DATABASE_URL', url, opened.ping);
      known.database = opened;
      return databaseFindings(known.surveyed, config, config.databaseUrl === null ? '内置的 PostgreSQL，能读写' : '能读写');
    })),
    ...(await looked('对话存储', LOOK_MS, async () => {
      const { redisUrl: url } = config;
      if (url === null) return lookAtFolder(config);
      if (known.surveyed.redis?.faults.length === 0) await writesTo(url);
      return redisFindings(known.surveyed);
    })),
  ];
  return { findings, database: known.database, close };
}

function databaseFindings({ database }: Surveyed, config: Pick<Config, 'clockIsSet'>, works: string): readonly Finding[] {
  if (database === null) return [];
  const { faults, survey } = database;
  const found = faults.flatMap((problem) => problemFindings('数据库', problem));
  if (survey === null) return found;
  return [
    ...(found.length > 0 ? found : [finding.ok('数据库', works)]),
    ...pendingFindings(survey),
    ...survey.notes.map(({ says }) => finding.note('数据库', says)),
    ...clockFinding(config, survey.skewMs),
  ];
}

const pendingFindings = ({ pending, isCurrent, faults }: DatabaseSurvey): readonly Finding[] => {
  if (isCurrent || faults.length > 0 || pending === null) return [];
  const what = pending.length > 0 ? `有 ${pending.length} 个升级没有做` : '行级权限、触发器或授权和这个版本的不一样';
  return [finding.note('数据库', `${what}，启动时会做`)];
};

/** None where it could not be asked. */
function clockFinding({ clockIsSet }: Pick<Config, 'clockIsSet'>, skewMs: number | null): readonly Finding[] {
  if (clockIsSet) return [finding.note('时钟', '时钟是用 CLOCK_START 拨的，不和数据库比')];
  if (skewMs === null) return [];
  if (Math.abs(skewMs) <= MAX_SKEW_MS) return [finding.ok('时钟', '和数据库相差不到 2 秒')];
  const says = `比数据库${skewMs > 0 ? '快' : '慢'} ${Math.round(Math.abs(skewMs) / 1_000)} 秒，按时还是迟报会判错`;
  return [finding.fault('时钟', says, '两台机器都打开自动对时（timedatectl set-ntp true）')];
}

type Urls = { readonly url: string; readonly ownerUrl: string | null };

async function urlsOf(
  { databaseUrl, databaseOwnerUrl, dataDir }: Config,
  closing: (() => Promise<unknown>)[],
): Promise<Urls | null> {
  if (databaseUrl !== null) return { url: databaseUrl, ownerUrl: databaseOwnerUrl };
  if (!['postgres', 'postgres.path'].some((name) => existsSync(join(dataDir, name)))) return null;
  const server = await startPostgres(dataDir, APP_ROLE, SILENT);
  closing.push(server.stop);
  return server;
}

const redisFindings = ({ redis }: Surveyed): readonly Finding[] => {
  if (redis === null) return [];
  if (redis.faults.length > 0) return redis.faults.flatMap((problem) => problemFindings('对话存储', problem));
  const notes = (redis.survey?.notes ?? []).map(({ says }) => finding.note('对话存储', says));
  return notes.length > 0 ? notes : [finding.ok('对话存储', 'Redis 能读写，写入落盘，不淘汰')];
};

/** One that is full or a replica still reads. */
async function writesTo(url: string): Promise<void> {
  const redis = openRedis(url);
  try {
    await namingServer('REDIS_URL', url, () => untilReady(redis, REDIS_MS).then(() => pingRedis(redis)));
  } finally {
    redis.disconnect();
  }
}

async function lookAtFolder({ dataDir, production }: Config): Promise<readonly Finding[]> {
  const owner = await livingOwner(join(dataDir, 'state'));
  const says = owner === null ? '在数据目录里，机器人没有在运行' : `在数据目录里，由运行着的机器人（进程 ${owner.pid}）使用`;
  return production ? [finding.note('对话存储', `${says}；只能一台机器、一个进程`)] : [finding.ok('对话存储', says)];
}

export const withoutDatabase = (...checks: readonly string[]): readonly Finding[] =>
  checks.map((check) => finding.skipped(check, '数据库还不能用'));
