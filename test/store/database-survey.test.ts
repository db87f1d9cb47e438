// Is a PostgreSQL refused at the start that would break our promises, everything told at once and nothing changed?
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { SILENT } from '../../src/desk/log.ts';
import { APP_ROLE } from '../../src/store/app-role.ts';
import { watchClock } from '../../src/store/clock-skew.ts';
import { connectionTo, LIMITS } from '../../src/store/connection.ts';
import { type DatabaseTarget, surveyDatabase } from '../../src/store/database-survey.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openCluster } from '../../src/store/servers/cluster.ts';
import { run } from '../../src/store/servers/embedded.ts';
import { type EmbeddedPostgres, startPostgres } from '../../src/store/servers/postgres.ts';
import { failureLines } from '../../src/store/survey.ts';
import { newFolder, removeFolder } from './children.ts';

// Servers are started here: on a busy machine each start may take seconds.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: string;
let server: EmbeddedPostgres;
const clock = { now: () => new Date() };

const target = (more: Partial<DatabaseTarget> = {}): DatabaseTarget => ({
  url: server.url,
  ownerUrl: server.ownerUrl,
  ownerIsKnown: true,
  production: true,
  ...more,
});
const faultsOf = async (more: Partial<DatabaseTarget> = {}): Promise<readonly string[]> =>
  (await surveyDatabase(target(more), clock)).faults.flatMap(failureLines);
const inDatabase = (url: string): string => {
  const at = new URL(url);
  at.pathname = new URL(server.url).pathname;
  return at.href;
};
const withPassword = (url: string, password: string): string => {
  const at = new URL(url);
  at.password = password;
  return at.href;
};
async function asAdmin(sql: string): Promise<readonly Record<string, unknown>[]> {
  const admin = new pg.Client(inDatabase(server.adminUrl));
  await admin.connect();
  try {
    return (await admin.query(sql)).rows;
  } finally {
    await admin.end();
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

test('one that was just made passes, and lacks every migration', async () => {
  const survey = await surveyDatabase(target(), clock);
  expect(survey).toMatchObject({ faults: [], notes: [], isCurrent: false, role: null });
  expect(survey.pending?.length).toBeGreaterThan(0);
  expect(await asAdmin(`SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace`)).toEqual([]);
});

test('a superuser is refused in production, because row-level security does not hold for one', async () => {
  expect(await faultsOf({ url: inDatabase(server.adminUrl) })).toEqual([expect.stringContaining('postgres 是超级用户：请另建')]);
});

test('without an owner, what only an owner can do is told once; of one that cannot be read nothing is', async () => {
  expect(await faultsOf({ ownerUrl: null })).toEqual([
    expect.stringMatching(/^数据库有 \d+ 个升级没有做：这次启动要设 DATABASE_OWNER_URL（建表的角色），做完以后可以去掉。$/),
  ]);
  expect(await faultsOf({ ownerUrl: null, ownerIsKnown: false })).toEqual([]);
});

test('two roles that are not let in are told both, and through an owner who is what can be known', async () => {
  const [url, ownerUrl] = [withPassword(server.url, 'wrong'), withPassword(server.ownerUrl, 'wrong')];
  const both = await faultsOf({ url, ownerUrl });
  expect(both).toEqual([
    expect.stringMatching(/DATABASE_URL：.*用户名或密码不对（28P01）/),
    expect.stringMatching(/DATABASE_OWNER_URL：.*用户名或密码不对（28P01）/),
  ]);
  expect(both.join()).not.toContain('wrong');
  expect(await faultsOf({ url: withPassword(inDatabase(server.adminUrl), 'wrong') })).toEqual([
    expect.stringContaining('28P01'),
    expect.stringContaining('postgres 是超级用户'),
  ]);
});

test('once migrated, the application’s role is enough to see that nothing is to be done, and that a right was changed', async () => {
  await migrate({ url: server.url, ownerUrl: server.ownerUrl, log: SILENT });
  const alone = { ownerUrl: null };
  expect(await surveyDatabase(target(alone), clock)).toMatchObject({ faults: [], isCurrent: true, pending: [] });
  // The owner may be locked again meanwhile.
  expect(await surveyDatabase(target({ ownerUrl: withPassword(server.ownerUrl, 'wrong') }), clock)).toMatchObject({ faults: [] });
  await asAdmin(`GRANT DELETE ON audit TO ${APP_ROLE}`);
  expect(await faultsOf(alone)).toEqual([
    expect.stringMatching(/^数据库的行级权限、触发器或授权和这个版本的不一样.*DATABASE_OWNER_URL/),
  ]);
  expect(await surveyDatabase(target(), clock)).toMatchObject({ faults: [], isCurrent: false, pending: [] });
  await migrate({ url: server.url, ownerUrl: server.ownerUrl, log: SILENT });
  await asAdmin(`REVOKE SELECT ON _policies FROM ${APP_ROLE}`);
  expect(await faultsOf(alone)).toEqual([expect.stringContaining('看不到数据库做过哪些升级')]);
  await asAdmin(`GRANT SELECT ON _policies TO ${APP_ROLE}`);
  expect(await faultsOf(alone)).toEqual([]);
});

test('a member of the owner is called that, with what takes it back', async () => {
  await asAdmin(`CREATE ROLE helper LOGIN PASSWORD 'x' IN ROLE bot_owner`);
  const at = new URL(server.url);
  at.username = 'helper';
  at.password = 'x';
  expect(await faultsOf({ url: at.href, ownerUrl: null })).toContainEqual(
    expect.stringMatching(/helper 是角色 bot_owner 的成员，能像表的所有者一样改表、删表：.*REVOKE bot_owner FROM helper;/),
  );
});

test('a clock more than 2 s off is seen at the start and told while we run, unless it was set by hand', async () => {
  const pool = new pg.Pool(connectionTo(server.url, null, LIMITS));
  pool.on('error', () => undefined);
  const events: (readonly [string, unknown])[] = [];
  const log = { event: (name: string, fields: unknown) => events.push([name, fields]) };
  const watch = watchClock(pool, { now: () => new Date(Date.now() - 1_000) }, log);
  expect(watch.skewMs()).toBeNull();
  await watch.look();
  expect(watch.skewMs()).toBeCloseTo(-1_000, -3);
  expect(events).toEqual([]);
  expect((await surveyDatabase(target(), { now: () => new Date(Date.now() - 60_000) })).skewMs).toBeCloseTo(-60_000, -3);
  expect((await surveyDatabase(target(), null)).skewMs).toBeNull();
  await watchClock(pool, { now: () => new Date(Date.now() + 3_000) }, log).look();
  expect(events).toEqual([['clock.skewed', { skewMs: expect.closeTo(3_000, -3) }]]);
  await pool.end();
});

test('one that may lose what it has answered is refused, each reason in a sentence', async () => {
  const port = new URL(server.url).port;
  const { url, ownerUrl, adminUrl } = server;
  await server.stop();
  const { pgCtl, pgdata, logFile, runner } = await openCluster(folder);
  const options = `-c port=${port} -c unix_socket_directories= -c fsync=off -c full_page_writes=off -c synchronous_commit=off`;
  await run(pgCtl, ['start', '-w', '-s', '-D', pgdata, '-l', logFile, '-o', options], runner);
  try {
    const off = ['fsync', 'full_page_writes', 'synchronous_commit'].map((name) => expect.stringContaining(`${name} 是 off`));
    expect(await faultsOf({ url, ownerUrl: null })).toEqual(off);
    // A role that may do too much, or is not let in, hides nothing.
    expect(await faultsOf({ url: inDatabase(adminUrl), ownerUrl: null })).toEqual([
      ...off,
      expect.stringContaining('是超级用户'),
    ]);
    expect(await faultsOf({ url: withPassword(url, 'wrong'), ownerUrl })).toEqual([expect.stringContaining('28P01'), ...off]);
  } finally {
    await run(pgCtl, ['stop', '-w', '-s', '-m', 'fast', '-D', pgdata], runner);
    server = await startPostgres(folder, APP_ROLE, SILENT);
  }
});
