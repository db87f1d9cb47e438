// Are migrations applied whole, once, and only where that is safe, and does the application get the rights it needs and no more?
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { SILENT } from '../../src/desk/log.ts';
import { APP_ROLE } from '../../src/store/app-role.ts';
import { type Migrated, migrate } from '../../src/store/migrate.ts';
import { openDatabase } from '../../src/store/prisma.ts';
import { type EmbeddedPostgres, startPostgres } from '../../src/store/servers/postgres.ts';
import { newFolder, removeFolder } from './children.ts';

// Servers are started here: on a busy machine each start may take seconds.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

// A server of its own: this test makes and drops the very roles the others use.
let folder: string;
let server: EmbeddedPostgres;
let admin: pg.Client;
let names = 0;
let database: string;
let prisma: string;

const at = (url: string, name = database): string => {
  const parsed = new URL(url);
  parsed.pathname = `/${name}`;
  return parsed.href;
};
const ownerUrl = () => at(server.ownerUrl);
const url = () => at(server.url);

function write(name: string, sql: string): void {
  mkdirSync(join(prisma, 'migrations', name), { recursive: true });
  writeFileSync(join(prisma, 'migrations', name, 'migration.sql'), sql);
}
const grants = (sql: string): void => writeFileSync(join(prisma, 'policies.sql'), sql);
const run = (urls = { url: url(), ownerUrl: ownerUrl() }): Promise<Migrated> => migrate({ ...urls, folder: prisma, log: SILENT });

async function ask(sql: string, by = ownerUrl()): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client(by);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  folder = newFolder();
  server = await startPostgres(folder, APP_ROLE, SILENT);
  admin = new pg.Client(server.adminUrl);
  await admin.connect();
});
beforeEach(async () => {
  database = `db_${++names}`;
  await admin.query(`CREATE DATABASE ${database} OWNER bot_owner`);
  prisma = join(folder, `prisma-${names}`);
  write('20260101000000_first', 'CREATE TABLE one (n int); INSERT INTO one VALUES (1);');
  write('20260102000000_second', 'CREATE TABLE two (n int);');
  grants(`GRANT USAGE ON SCHEMA public TO ${APP_ROLE}; GRANT SELECT ON one TO ${APP_ROLE};`);
});
afterEach(async () => {
  await admin.query(`DROP DATABASE ${database} WITH (FORCE)`);
  rmSync(prisma, { recursive: true });
});
afterAll(async () => {
  await admin.end();
  await server.stop();
  removeFolder(folder);
});

test('what is missing is applied in order, once, and written down as Prisma does', async () => {
  expect((await run()).applied).toEqual(['20260101000000_first', '20260102000000_second']);
  expect((await run()).applied).toEqual([]);
  write('20260103000000_third', 'INSERT INTO two VALUES (3);');
  expect((await run()).applied).toEqual(['20260103000000_third']);
  expect(await ask('SELECT n FROM one UNION ALL SELECT n FROM two')).toEqual([{ n: 1 }, { n: 3 }]);
  const rows = await ask(
    'SELECT migration_name, length(checksum) AS length, finished_at IS NOT NULL AS done, applied_steps_count AS steps FROM _prisma_migrations ORDER BY 1',
  );
  expect(rows[0]).toEqual({ migration_name: '20260101000000_first', length: 64, done: true, steps: 1 });
  expect(rows).toHaveLength(3);
});

test('of several processes that start at once one applies', async () => {
  const all = await Promise.all([run(), run(), run()]);
  expect(all.flatMap((m) => m.applied)).toHaveLength(2);
  expect(await ask('SELECT n FROM one')).toEqual([{ n: 1 }]);
});

test('a faulty one leaves nothing behind, and those before it stay', async () => {
  write('20260102000000_second', 'CREATE TABLE two (n int); SELECT no_such_thing;');
  await expect(run()).rejects.toMatchObject({ code: '42703' });
  expect(await ask(`SELECT to_regclass('one') IS NOT NULL AS one, to_regclass('two') IS NOT NULL AS two`)).toEqual([
    { one: true, two: false },
  ]);
  write('20260102000000_second', 'CREATE TABLE two (n int);');
  expect((await run()).applied).toEqual(['20260102000000_second']);
});

test('a file changed after it was applied is refused', async () => {
  await run();
  write('20260101000000_first', 'CREATE TABLE one (n bigint);');
  await expect(run()).rejects.toMatchObject({
    code: 'migration.refused',
    details: { why: expect.stringContaining('20260101000000_first') },
  });
});

test('one that failed under another tool is refused, one that was rolled back is applied', async () => {
  await run();
  write('20260103000000_third', 'CREATE TABLE three (n int);');
  await ask(`INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'y', '20260103000000_third')`);
  await expect(run()).rejects.toMatchObject({ code: 'migration.refused', details: { why: expect.stringContaining('没有完成') } });
  await ask(`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE id = 'x'`);
  expect((await run()).applied).toEqual(['20260103000000_third']);
});

test('what a newer version has added is no obstacle, and is told', async () => {
  await run();
  rmSync(join(prisma, 'migrations', '20260102000000_second'), { recursive: true });
  const events: string[] = [];
  await migrate({ url: url(), ownerUrl: ownerUrl(), folder: prisma, log: { event: (name) => events.push(name) } });
  expect(events).toEqual(['migration.unknown']);
});

test('a database an earlier generation made is refused with one sentence, and left as it is', async () => {
  await run();
  for (const name of ['20260101000000_first', '20260102000000_second'])
    rmSync(join(prisma, 'migrations', name), { recursive: true });
  write('20270101000000_initial', 'CREATE TABLE other (n int);');
  await expect(run()).rejects.toMatchObject({
    code: 'migration.refused',
    details: { why: expect.stringMatching(/^数据库是更早的版本建立的（20260101000000_first）[^。]+。$/) },
  });
  expect(await ask(`SELECT to_regclass('other') AS other`)).toEqual([{ other: null }]);
});

test('nobody there is away', async () => {
  const nobody = 'postgresql://a:b@127.0.0.1:1/c';
  await expect(run({ url: nobody, ownerUrl: nobody })).rejects.toMatchObject({ code: 'database.away' });
  await expect(run({ url: nobody, ownerUrl: ownerUrl() })).rejects.toMatchObject({ code: 'database.away' });
});

describe('rights', () => {
  const MAY_READ_ONE = 'SELECT n FROM one';
  const MAY_WRITE = 'INSERT INTO one VALUES (2)';
  const login = (role: string): string => {
    const parsed = new URL(ownerUrl());
    parsed.username = role;
    parsed.password = 'secret';
    return parsed.href;
  };
  const roles: string[] = [];
  const newRole = async (name: string, rights = ''): Promise<string> => {
    await admin.query(`CREATE ROLE ${name} LOGIN PASSWORD 'secret' ${rights}`);
    roles.push(name);
    return login(name);
  };
  /** What the application may do once it has connected as it is told. */
  const may = async (appUrl: string, role: string | null, sql: string): Promise<boolean> => {
    const app = openDatabase({ url: appUrl, role, random: () => 0.5 });
    const allowed = await app.pool.query(sql).then(
      () => true,
      (error) => {
        if (error.code !== '42501') throw error;
        return false;
      },
    );
    await app.close();
    return allowed;
  };

  afterEach(async () => {
    await admin.query(`DROP DATABASE ${database} WITH (FORCE)`);
    for (const role of roles.splice(0)) await admin.query(`DROP ROLE ${role}`);
    await admin.query(`CREATE DATABASE ${database}`);
  });

  test('the application of an embedded server has just what is granted', async () => {
    const { role } = await run();
    expect(role).toBeNull();
    expect([await may(url(), role, MAY_READ_ONE), await may(url(), role, MAY_WRITE)]).toEqual([true, false]);
  });

  test('one whose URL is a superuser works as the application role', async () => {
    const superuser = await newRole('test_super', 'SUPERUSER');
    const { role } = await run({ url: superuser, ownerUrl: superuser });
    expect(role).toBe(APP_ROLE);
    expect([await may(superuser, role, MAY_READ_ONE), await may(superuser, role, MAY_WRITE)]).toEqual([true, false]);
  });

  test('one with a role of its own works as the application role where the owner may make it a member', async () => {
    const app = await newRole('test_app');
    await admin.query(`GRANT ${APP_ROLE} TO bot_owner WITH ADMIN OPTION`);
    const { role } = await run({ url: app, ownerUrl: ownerUrl() });
    await admin.query(`REVOKE ${APP_ROLE} FROM bot_owner CASCADE`);
    await admin.query(`GRANT ${APP_ROLE} TO test_app`);
    expect(role).toBe(APP_ROLE);
    expect([await may(app, role, MAY_READ_ONE), await may(app, role, MAY_WRITE)]).toEqual([true, false]);
  });

  test('otherwise its own role is granted the same', async () => {
    const app = await newRole('"Test-App"');
    const named = new URL(app);
    named.username = 'Test-App';
    const { role } = await run({ url: named.href, ownerUrl: ownerUrl() });
    expect(role).toBeNull();
    expect([await may(named.href, role, MAY_READ_ONE), await may(named.href, role, MAY_WRITE)]).toEqual([true, false]);
  });

  test('the owner alone, who may make no roles, works as the owner', async () => {
    const { role } = await run({ url: ownerUrl(), ownerUrl: ownerUrl() });
    expect(role).toBeNull();
    expect(await may(ownerUrl(), role, MAY_READ_ONE)).toBe(true);
  });
});
