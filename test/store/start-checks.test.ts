// Is a PostgreSQL refused at the start that would break our promises?
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { SILENT } from '../../src/desk/log.ts';
import { APP_ROLE } from '../../src/store/app-role.ts';
import { watchClock } from '../../src/store/clock-skew.ts';
import { connectionTo, LIMITS } from '../../src/store/connection.ts';
import { openCluster } from '../../src/store/servers/cluster.ts';
import { run } from '../../src/store/servers/embedded.ts';
import { type EmbeddedPostgres, startPostgres } from '../../src/store/servers/postgres.ts';
import { checkDatabase } from '../../src/store/start-checks.ts';
import { startFailure } from '../../src/store/start-failure.ts';
import { newFolder, removeFolder } from './children.ts';

// Servers are started here: on a busy machine each start may take seconds.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: string;
let server: EmbeddedPostgres;
const clock = { now: () => new Date() };

/** Its servers are stopped under it: a connection that is still saying goodbye hears of that, and must not end the run. */
function poolOf(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config);
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

async function faultsOf(config: pg.PoolConfig): Promise<readonly string[]> {
  const pool = poolOf(config);
  try {
    await checkDatabase(pool, clock, SILENT);
    return [];
  } catch (error) {
    return (startFailure(error as never) ?? '').split('\n');
  } finally {
    await pool.end();
  }
}

beforeAll(async () => {
  folder = newFolder();
  server = await startPostgres(folder, APP_ROLE, SILENT);
});
afterAll(async () => {
  await server.stop();
  removeFolder(folder);
});

test('the embedded server passes as the application uses it', async () => {
  expect(await faultsOf(connectionTo(server.url, null, LIMITS))).toEqual([]);
});

test('a superuser is refused, because row-level security does not hold for one', async () => {
  expect(await faultsOf(connectionTo(server.adminUrl, null, LIMITS))).toEqual([expect.stringContaining('postgres 是超级用户')]);
});

test('another time zone than UTC is refused, because instants would be read wrong', async () => {
  expect(await faultsOf({ connectionString: server.url, options: '-c timezone=Asia/Shanghai' })).toEqual([
    expect.stringContaining('Asia/Shanghai'),
  ]);
});

test('a clock more than 2 s off is told at the start and while we run, unless it was set by hand', async () => {
  const pool = poolOf(connectionTo(server.url, null, LIMITS));
  const events: (readonly [string, unknown])[] = [];
  const log = { event: (name: string, fields: unknown) => events.push([name, fields]) };
  await checkDatabase(pool, { now: () => new Date(Date.now() - 1_000) }, log);
  await checkDatabase(pool, null, log);
  const watch = watchClock(pool, { now: () => new Date(Date.now() - 1_000) }, log);
  expect(watch.skewMs()).toBeNull();
  await watch.look();
  expect(watch.skewMs()).toBeCloseTo(-1_000, -3);
  expect(events).toEqual([]);
  await checkDatabase(pool, { now: () => new Date(Date.now() - 60_000) }, log);
  await watchClock(pool, { now: () => new Date(Date.now() + 3_000) }, log).look();
  expect(events).toEqual([
    ['clock.skewed', { skewMs: expect.closeTo(-60_000, -3) }],
    ['clock.skewed', { skewMs: expect.closeTo(3_000, -3) }],
  ]);
  await pool.end();
});

test('one that may lose what it has answered is refused, each reason in a sentence', async () => {
  const port = new URL(server.url).port;
  const { url } = server;
  await server.stop();
  const { pgCtl, pgdata, logFile, runner } = await openCluster(folder);
  const options = `-c port=${port} -c unix_socket_directories= -c fsync=off -c full_page_writes=off -c synchronous_commit=off`;
  await run(pgCtl, ['start', '-w', '-s', '-D', pgdata, '-l', logFile, '-o', options], runner);
  try {
    const faults = await faultsOf(connectionTo(url, null, LIMITS));
    expect(faults).toEqual(
      ['fsync', 'full_page_writes', 'synchronous_commit'].map((name) => expect.stringContaining(`${name} 是 off`)),
    );
  } finally {
    await run(pgCtl, ['stop', '-w', '-s', '-m', 'fast', '-D', pgdata], runner);
    server = await startPostgres(folder, APP_ROLE, SILENT);
  }
});
