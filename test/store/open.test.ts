// Do the stores open in every kind of installation, and say plainly why where they cannot?
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { SILENT } from '../../src/app/log.ts';
import type { Filing } from '../../src/app/ports.ts';
import { Problem } from '../../src/app/problem.ts';
import { APP_ROLE } from '../../src/store/app-role.ts';
import { openStores, type Stores, type StoresConfig } from '../../src/store/open.ts';
import { startPostgres } from '../../src/store/servers/postgres.ts';
import { startFailure } from '../../src/store/start-failure.ts';
import { eventually, newFolder, pidIn, removeFolder } from './children.ts';
import { ownRedis, type TestRedis } from './redis-server.ts';

// Servers are started here: on a busy machine each start may take seconds.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const PATH = process.env.PATH ?? '';
const EMBEDDED: Omit<StoresConfig, 'dataDir'> = {
  databaseUrl: null,
  databaseOwnerUrl: null,
  redisUrl: null,
  searchPath: PATH,
  clockIsSet: false,
};
const clock = { now: () => new Date() };

let dataDir: string;
let redis: TestRedis | null;
let events: [string, Readonly<Record<string, unknown>>][];
const opened: Stores[] = [];

async function open(config: Partial<StoresConfig>, at = clock): Promise<Stores> {
  events = [];
  const stores = await openStores(
    { ...EMBEDDED, dataDir, ...config },
    {
      clock: at,
      log: { event: (name, fields = {}) => events.push([name, fields]) },
      random: () => 0.5,
    },
  );
  opened.push(stores);
  return stores;
}
const refusal = (config: Partial<StoresConfig>): Promise<Problem> =>
  open(config).then(
    () => Promise.reject(new Error('it opened')),
    (error) => {
      expect(error).toBeInstanceOf(Problem);
      return error;
    },
  );
const postgresRuns = (): boolean => pidIn(join(dataDir, 'postgres', 'cluster', 'postmaster.pid')) !== null;

beforeAll(async () => {
  dataDir = newFolder();
  redis = await ownRedis();
});
afterEach(async () => {
  for (const stores of opened.splice(0)) await stores.close();
});
afterAll(async () => {
  await redis?.stop();
  removeFolder(dataDir);
});

const FILING: Filing = {
  asker: { corp: 'test', userid: 'lisi', role: 'specialist', region: '370402' },
  message: 'm1',
  arrivedAt: new Date('2021-05-21T03:59:59.999Z'),
  week: '2021-W20',
  dueAt: new Date('2021-05-21T04:00:00Z'),
  closesAt: new Date('2021-05-23T16:00:00Z'),
  entries: [],
};

async function works(stores: Stores): Promise<void> {
  await stores.database.ping();
  await stores.threads.ping();
  const before = await stores.threads.take('test/anybody', 0);
  await stores.threads.keep(before, 'said');
  const after = await stores.threads.take('test/anybody', 0);
  expect(after).toMatchObject({ revision: before.revision + 1, text: 'said' });
  await stores.threads.release(after);
  expect(await stores.database.prisma.region.count()).toBe(0);
}

describe('with nothing but a folder', () => {
  test('the database is embedded, and where the machine has no Redis the threads are in it', async () => {
    const stores = await open({ searchPath: '' });
    await works(stores);
    expect(events.map(([name]) => name)).toContain('threads.inDatabase');
    await expect(stores.holding.put(FILING)).rejects.toMatchObject({ code: 'threads.away' });
    expect(await stores.holding.list(10)).toEqual([]);
    await stores.close();
    expect(postgresRuns()).toBe(false);
  });

  test('two programs share the servers, and the last one stops them', async () => {
    const [first, second] = [await open({}), await open({})];
    await works(first);
    if (redis) {
      await first.holding.put(FILING);
      expect(await second.holding.list(10)).toEqual([FILING]);
      await second.holding.remove(FILING.message);
    }
    await first.close();
    await second.database.ping();
    await second.threads.ping();
    await second.close();
    expect(postgresRuns()).toBe(false);
    expect(existsSync(join(dataDir, 'redis', 'redis.pid'))).toBe(false);
  });
});

describe('with servers of one’s own', () => {
  let servers: Stores;
  let admin: pg.Client;
  let url: string;
  /** Owner of its database and nothing more, as `createuser` and `createdb -O` make it. */
  beforeAll(async () => {
    servers = await openStores({ ...EMBEDDED, dataDir, searchPath: '' }, { clock, log: SILENT, random: () => 0.5 });
    const server = await startPostgres(dataDir, APP_ROLE, SILENT);
    admin = new pg.Client(server.adminUrl);
    await server.leave();
    await admin.connect();
    await admin.query(`CREATE ROLE plain LOGIN PASSWORD 'p@ss'`);
    await admin.query('CREATE DATABASE plain OWNER plain');
    const at = new URL(server.adminUrl);
    at.username = 'plain';
    at.password = 'p@ss';
    at.pathname = '/plain';
    url = at.href;
  });
  afterAll(async () => {
    await admin.end();
    await servers.close();
  });

  test('a database whose role owns it and may nothing else is enough', async () => {
    await works(await open({ databaseUrl: url, searchPath: '' }));
    expect(events.filter(([name]) => name === 'migration.applied').length).toBeGreaterThan(0);
  });

  test.runIf(process.env.TEST_REDIS_URL)('TEST_REDIS_URL', async () => {
    await works(await open({ databaseUrl: url, redisUrl: process.env.TEST_REDIS_URL ?? null }));
  });

  test('a Redis given by URL is used', async ({ skip }) => {
    if (!redis) skip('no redis-server on the PATH');
    await works(await open({ databaseUrl: url, redisUrl: redis?.url ?? null, searchPath: '' }));
    expect(events.map(([name]) => name)).not.toContain('threads.inDatabase');
  });

  test('a database or a Redis that is away is said in one sentence, without the password', async () => {
    const database = await refusal({ databaseUrl: 'postgresql://bot:geheim@127.0.0.1:1/bot' });
    expect(startFailure(database)).toBe(
      '连不上数据库 PostgreSQL（DATABASE_URL：127.0.0.1:1/bot）：那里没有程序在监听（ECONNREFUSED）。请检查服务器是否已启动、地址和密码是否正确。',
    );
    const wrong = new URL(url);
    wrong.password = 'wrong';
    expect(startFailure(await refusal({ databaseUrl: wrong.href }))).toContain('用户名或密码不对（28P01）');
    const store = await refusal({ databaseUrl: url, redisUrl: 'redis://:geheim@127.0.0.1:1' });
    expect(startFailure(store)).toBe(
      '连不上 Redis（REDIS_URL：127.0.0.1:1）：那里没有程序在监听（ECONNREFUSED）。请检查服务器是否已启动、地址和密码是否正确。',
    );
  });

  test('what was opened before a refusal is closed again', async () => {
    // The server's side of a closed connection ends a moment after ours.
    await eventually(3_000, async () => {
      const { rows } = await admin.query(`SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = 'plain'`);
      expect(rows).toEqual([{ n: 0 }]);
    });
  });
});
