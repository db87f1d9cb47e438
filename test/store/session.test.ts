// Does a start leave nothing behind where it cannot have a session of its own, and say who is in its way?
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { SILENT } from '../../src/desk/log.ts';
import { isProblem, Problem } from '../../src/desk/problem.ts';
import { APP_ROLE } from '../../src/store/app-role.ts';
import { LIMITS } from '../../src/store/connection.ts';
import { type Migrated, type MigrateOptions, migrate } from '../../src/store/migrate.ts';
import { MIGRATE_LOCK } from '../../src/store/migration-lock.ts';
import { type EmbeddedPostgres, startPostgres } from '../../src/store/servers/postgres.ts';
import { openSession } from '../../src/store/session.ts';
import { startFailure } from '../../src/store/start-failure.ts';
import { newFolder, removeFolder } from './children.ts';
import { startPooler } from './pooler.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: string;
let server: EmbeddedPostgres;
let admin: pg.Client;
beforeAll(async () => {
  folder = newFolder();
  server = await startPostgres(folder, APP_ROLE, SILENT);
  const at = new URL(server.adminUrl);
  at.pathname = new URL(server.url).pathname;
  admin = new pg.Client(at.href);
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await server.stop();
  removeFolder(folder);
});

const through = (url: string, change: (url: URL) => void): string => {
  const at = new URL(url);
  change(at);
  return at.href;
};
const run = (more: Partial<MigrateOptions> = {}): Promise<Migrated> =>
  migrate({ url: server.url, ownerUrl: server.ownerUrl, log: SILENT, ...more });
const told = (work: Promise<unknown>): Promise<string | null> =>
  work.then(
    () => Promise.reject(new Error('it went through')),
    (error) => {
      if (!isProblem(error)) throw error;
      return startFailure(error);
    },
  );
const locks = async (): Promise<number> => {
  const { rows } = await admin.query(`SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND objid = $1`, [
    MIGRATE_LOCK,
  ]);
  return rows[0].n;
};
const tables = async (): Promise<number> => {
  const { rows } = await admin.query(`SELECT count(*)::int AS n FROM pg_class WHERE relnamespace = 'public'::regnamespace`);
  return rows[0].n;
};

test.each(['drop', 'refuse'] as const)('behind a pooler that would %s our options nothing is begun', async (does) => {
  const pooler = await startPooler(Number(new URL(server.url).port), does);
  const ownerUrl = through(server.ownerUrl, (at) => {
    at.port = String(pooler.port);
  });
  expect(await told(run({ ownerUrl }))).toBe(
    'DATABASE_OWNER_URL 连到的是连接池或代理（例如 PgBouncer），我们的连接参数没有传到 PostgreSQL：请写 PostgreSQL 自己的地址和端口，不要经过连接池。',
  );
  await pooler.close();
  expect([await locks(), await tables()]).toEqual([0, 0]);
});

test('a role that may make no tables is told, and which setting is meant', async () => {
  expect(await told(run({ ownerUrl: server.url }))).toBe(
    `数据库角色 ${APP_ROLE} 没有建表的权限：请在 DATABASE_OWNER_URL 写数据库的所有者，或让管理员给它建表的权限。`,
  );
});

test('who holds the lock of the migrations is waited for, and named', async () => {
  const holder = await openSession('DATABASE_OWNER_URL', server.ownerUrl, LIMITS);
  const { rows } = await holder.query('SELECT pg_backend_pid() AS pid, pg_advisory_lock($1)', [MIGRATE_LOCK]);
  const events: unknown[] = [];
  const log = { event: (name: string, fields: unknown) => events.push([name, fields]) };
  const said = await told(run({ lockMs: 600, log }));
  expect(said).toMatch(
    /^数据库升级的锁被另一个会话占着（进程号 \d+，角色 bot_owner，程序 weekly-dispatch-bot，来自 127\.0\.0\.1），等了 1 秒：/,
  );
  expect(said).toContain(`SELECT pg_terminate_backend(${rows[0].pid});`);
  expect(events).toEqual([['migration.waits', expect.objectContaining({ pid: rows[0].pid })]]);
  const waiting = run({ lockMs: 10_000 });
  await holder.end();
  expect((await waiting).applied.length).toBeGreaterThan(0);
  expect(await locks()).toBe(0);
});

test('a server that does not encrypt is told as such, and no certificate we trust too', async () => {
  const url = through(server.url, (at) => {
    at.search = '?sslmode=require';
  });
  const place = `${new URL(url).host}/bot`;
  expect(await told(openSession('DATABASE_URL', url, LIMITS))).toBe(
    `用不了数据库 PostgreSQL（DATABASE_URL：${place}）：服务器没有开加密（TLS），请在服务器上打开，或去掉地址里的 sslmode（noTls）。`,
  );
  const at = { setting: 'REDIS_URL', where: 'cache:6380' };
  expect(startFailure(new Problem('threads.away', { ...at, code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }))).toBe(
    '用不了 Redis（REDIS_URL：cache:6380）：服务器的证书不是我们信任的机构签的，自己的证书请在地址后加 sslrootcert=证书文件（DEPTH_ZERO_SELF_SIGNED_CERT）。',
  );
});
