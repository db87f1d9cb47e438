// Do the stores open in every kind of installation, and say plainly why where they cannot?

import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { SILENT } from '../../src/desk/log.ts';
import { Problem } from '../../src/desk/problem.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { APP_ROLE } from '../../src/store/app-role.ts';
import { PATIENT } from '../../src/store/connection.ts';
import { openResults, openStores, type Results, type Stores, type StoresConfig } from '../../src/store/open.ts';
import { startPostgres } from '../../src/store/servers/postgres.ts';
import { startFailure } from '../../src/store/start-failure.ts';
import { whenUp } from '../../src/store/when-up.ts';
import { eventually, newFolder, pidIn, removeFolder } from './children.ts';
import { heldFiling } from './held-filing.ts';
import { exclusiveRedis, needsRedis, TEST_REDIS_URL } from './test-redis.ts';

// Servers are started here: on a busy machine each start may take seconds.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const EMBEDDED: Omit<StoresConfig, 'dataDir'> = {
  databaseUrl: null,
  databaseOwnerUrl: null,
  redisUrl: null,
  production: false,
  settings: DEFAULT_SETTINGS,
  clockIsSet: false,
};
const clock = { now: () => new Date() };

let dataDir: string;
let events: [string, Readonly<Record<string, unknown>>][];
const opened: Stores[] = [];

async function open(config: Partial<StoresConfig>, waitMs = 0): Promise<Stores> {
  events = [];
  const log = { event: (name: string, fields = {}) => events.push([name, fields]) };
  const stores = await openStores({ ...EMBEDDED, dataDir, ...config }, { clock, log, random: () => 0.5 }, waitMs);
  opened.push(stores);
  return stores;
}
const refusal = (config: Partial<StoresConfig>, waitMs = 0): Promise<Problem> =>
  open(config, waitMs).then(
    () => Promise.reject(new Error('it opened')),
    (error) => {
      expect(error).toBeInstanceOf(Problem);
      return error;
    },
  );
const postgresRuns = (): boolean => pidIn(join(dataDir, 'postgres', 'cluster', 'postmaster.pid')) !== null;

beforeAll(() => {
  dataDir = newFolder();
});
afterEach(async () => {
  for (const stores of opened.splice(0)) await stores.close();
});
afterAll(() => removeFolder(dataDir));

const FILING = heldFiling('m1', '2021-05-21T03:59:59.999Z');

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
  test('database and conversations are embedded', async () => {
    const stores = await open({});
    await works(stores);
    await stores.holding.put(FILING);
    await stores.close();
    expect(postgresRuns()).toBe(false);
    const again = await open({});
    expect(await again.holding.list(10)).toEqual([FILING]);
    await again.holding.remove(FILING.message);
  });

  test('a second bot is refused before it touches the database, and a command works beside the first', async () => {
    const first = await open({});
    const told = startFailure(await refusal({}));
    expect(told).toContain(`正由进程 ${process.pid}（`);
    expect(events.map(([name]) => name)).toEqual([]);
    const beside: Results & { close(): Promise<void> } = await openResults(
      { ...EMBEDDED, dataDir },
      { clock, log: SILENT, random: () => 0.5 },
      PATIENT,
    );
    expect(await beside.database.prisma.region.count()).toBe(0);
    await first.close();
    expect(postgresRuns()).toBe(true);
    await beside.database.ping();
    await beside.close();
    expect(postgresRuns()).toBe(false);
  });

  test('conversations go on while the database is gone', async () => {
    const stores = await open({});
    const database = pidIn(join(dataDir, 'postgres', 'cluster', 'postmaster.pid')) as number;
    process.kill(database, 'SIGKILL');
    await stores.threads.keep(await stores.threads.take('test/anybody', 0), 'said');
    await stores.holding.put(FILING);
    expect(await stores.holding.list(10)).toEqual([FILING]);
    await stores.holding.remove(FILING.message);
    // The embedded server is started again by whoever is present.
    await eventually(30_000, () => stores.database.ping());
  });
});

describe('with servers of one’s own', () => {
  let servers: Stores;
  let admin: pg.Client;
  let url: string;
  /** Owner of its database and nothing more, as `createuser` and `createdb -O` make it. */
  beforeAll(async () => {
    servers = await openStores({ ...EMBEDDED, dataDir: join(dataDir, 'servers') }, { clock, log: SILENT, random: () => 0.5 });
    const server = await startPostgres(join(dataDir, 'servers'), APP_ROLE, SILENT);
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
    await works(await open({ databaseUrl: url }));
    expect(events.filter(([name]) => name === 'migration.applied').length).toBeGreaterThan(0);
  });

  test.skipIf(TEST_REDIS_URL === null)(needsRedis('a Redis given by URL is used, also by several processes'), async () => {
    const letGo = await exclusiveRedis();
    const given = { databaseUrl: url, redisUrl: TEST_REDIS_URL };
    await works(await open(given));
    await works(await open(given));
    letGo();
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

  test('a server that is not up yet is waited for, and that is said once; a wrong password is not', async () => {
    const from = performance.now();
    await refusal({ databaseUrl: 'postgresql://bot:geheim@127.0.0.1:1/bot' }, 2_500);
    expect(performance.now() - from).toBeGreaterThan(1_900);
    expect(events).toEqual([
      ['server.awaited', { setting: 'DATABASE_URL', where: '127.0.0.1:1/bot', code: 'ECONNREFUSED', waitMs: 2_500 }],
    ]);
    const wrong = new URL(url);
    wrong.password = 'wrong';
    await refusal({ databaseUrl: wrong.href }, 60_000);
    expect(events).toEqual([]);
    let tries = 0;
    const up = await whenUp({ waitMs: 5_000, log: SILENT }, async () => {
      if (++tries === 1) throw new Problem('threads.away', { code: 'LOADING' });
      return 'up';
    });
    expect([up, tries]).toEqual(['up', 2]);
  });

  test('what was opened before a refusal is closed again', async () => {
    // The server's side of a closed connection ends a moment after ours.
    await eventually(3_000, async () => {
      const { rows } = await admin.query(`SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = 'plain'`);
      expect(rows).toEqual([{ n: 0 }]);
    });
  });
});
