// Does production refuse what is unsafe before anything is changed, and needs it the owner only where there is something to make?
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { SILENT } from '../../src/desk/log.ts';
import { isProblem, Problem } from '../../src/desk/problem.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { APP_ROLE } from '../../src/store/app-role.ts';
import { openStores, type Stores, type StoresConfig } from '../../src/store/open.ts';
import { type EmbeddedPostgres, startPostgres } from '../../src/store/servers/postgres.ts';
import { startFailure } from '../../src/store/start-failure.ts';
import { newFolder, removeFolder } from './children.ts';

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
let server: EmbeddedPostgres;
let admin: pg.Client;
let events: [string, Readonly<Record<string, unknown>>][];
const opened: Stores[] = [];

async function open(config: Partial<StoresConfig>): Promise<Stores> {
  events = [];
  const log = { event: (name: string, fields = {}) => events.push([name, fields]) };
  const stores = await openStores(
    { ...EMBEDDED, dataDir: join(dataDir, 'own'), ...config },
    { clock, log, random: () => 0.5 },
    0,
  );
  opened.push(stores);
  return stores;
}
const refusal = (config: Partial<StoresConfig>): Promise<Problem> =>
  open(config).then(
    () => Promise.reject(new Error('it opened')),
    (error) => (isProblem(error) ? error : Promise.reject(error)),
  );
async function works(stores: Stores): Promise<void> {
  await stores.database.ping();
  expect(await stores.database.prisma.region.count()).toBe(0);
}

beforeAll(async () => {
  dataDir = newFolder();
  server = await startPostgres(join(dataDir, 'servers'), APP_ROLE, SILENT);
  admin = new pg.Client(server.adminUrl);
  await admin.connect();
});
afterEach(async () => {
  for (const stores of opened.splice(0)) await stores.close();
});
afterAll(async () => {
  await admin.end();
  await server.stop();
  removeFolder(dataDir);
});

/** A database of its own, made by `owner_of_it`, and the address of a role in it. */
const made = async (name: string): Promise<(role: string) => string> => {
  await admin.query(`CREATE DATABASE ${name} OWNER owner_of_it`);
  return (role) => {
    const at = new URL(server.adminUrl);
    at.username = role;
    at.password = 'p@ss';
    at.pathname = `/${name}`;
    return at.href;
  };
};
const inProduction = (databaseUrl: string, databaseOwnerUrl: string) =>
  refusal({ production: true, databaseUrl, databaseOwnerUrl }).then((problem) => startFailure(problem));
const tablesIn = async (at: string): Promise<number> => {
  const client = new pg.Client(at);
  await client.connect();
  const { rows } = await client.query(`SELECT count(*)::int AS n FROM pg_class WHERE relnamespace = 'public'::regnamespace`);
  await client.end();
  return rows[0].n;
};
beforeAll(async () => {
  await admin.query(`CREATE ROLE owner_of_it LOGIN PASSWORD 'p@ss'; CREATE ROLE only_reads LOGIN PASSWORD 'p@ss';
    CREATE ROLE member LOGIN PASSWORD 'p@ss' IN ROLE owner_of_it; CREATE ROLE maker LOGIN CREATEROLE PASSWORD 'p@ss';
    CREATE ROLE almighty LOGIN SUPERUSER PASSWORD 'p@ss'; CREATE ROLE unbound LOGIN BYPASSRLS PASSWORD 'p@ss'`);
});

test('a role that may do more than read and write rows is refused, before anything is made', async () => {
  const as = await made('roles');
  const owner = as('owner_of_it');
  const advice = '请另建一个只能登录的普通角色写进 DATABASE_URL，建表的角色只写在 DATABASE_OWNER_URL 里。';
  const refused = (role: string, why: string, next = advice) => `DATABASE_URL 的数据库角色 ${role} ${why}：${next}`;
  expect(await inProduction(owner, owner)).toBe(refused('owner_of_it', '是数据库的所有者，能删表'));
  expect(await inProduction(as('member'), owner)).toBe(
    refused(
      'member',
      '是角色 owner_of_it 的成员，能像数据库的所有者一样删表',
      '请收回这个成员资格（REVOKE owner_of_it FROM member;），或另建一个只能登录的普通角色写进 DATABASE_URL。',
    ),
  );
  expect(await inProduction(as('maker'), owner)).toBe(refused('maker', '可以建立角色，能让自己变成表的所有者'));
  expect(await inProduction(as('almighty'), owner)).toBe(refused('almighty', '是超级用户'));
  expect(await inProduction(as('unbound'), owner)).toBe(refused('unbound', '可绕过行级权限'));
  expect(await inProduction(as('only_reads'), as('only_reads'))).toBe(refused('only_reads', '也是建表的角色'));
  expect(await tablesIn(owner)).toBe(0);
});

test('each right beyond reading and writing rows is refused with the SQL that takes it back', async () => {
  const as = await made('rights');
  const at = new pg.Client(as('almighty'));
  await at.connect();
  await at.query(`CREATE ROLE "Group" ROLE only_reads; CREATE ROLE far_off; GRANT far_off TO "Group"`);
  const rights: readonly (readonly [grant: string, why: string, mend: string])[] = [
    ['GRANT pg_write_all_data TO only_reads', '是角色 pg_write_all_data 的成员，', 'REVOKE pg_write_all_data FROM only_reads;'],
    ['GRANT pg_write_all_data TO far_off', '是角色 pg_write_all_data 的成员，', 'REVOKE "Group" FROM only_reads;'],
    [
      'GRANT "Group" TO only_reads; GRANT owner_of_it TO far_off',
      '是角色 owner_of_it 的成员，',
      'REVOKE "Group" FROM only_reads;',
    ],
    ['GRANT CREATE ON SCHEMA public TO PUBLIC', '可以在模式 public 里建表', 'REVOKE CREATE ON SCHEMA public FROM PUBLIC;'],
    [
      'GRANT CREATE ON SCHEMA public TO only_reads',
      '可以在模式 public 里建表',
      'REVOKE CREATE ON SCHEMA public FROM only_reads;',
    ],
    [
      'GRANT CREATE ON DATABASE rights TO only_reads',
      '可以在数据库里建立模式',
      'REVOKE CREATE ON DATABASE rights FROM only_reads;',
    ],
    ['ALTER ROLE only_reads REPLICATION', '可以复制整个数据库', 'ALTER ROLE "only_reads" NOREPLICATION;'],
    ['ALTER ROLE only_reads CREATEDB', '可以建立数据库', 'ALTER ROLE "only_reads" NOCREATEDB;'],
  ];
  for (const [grant, why, mend] of rights) {
    await at.query(grant);
    const said = await inProduction(as('only_reads'), as('owner_of_it'));
    expect(said).toContain(`DATABASE_URL 的数据库角色 only_reads ${why}`);
    expect(said).toContain(`（${mend}）`);
    await at.query(mend);
  }
  await at.end();
  await works(await open({ production: true, databaseUrl: as('only_reads'), databaseOwnerUrl: as('owner_of_it') }));
});

test('a membership somebody else granted is revoked in his name', async () => {
  const as = await made('granted_by');
  await admin.query(`CREATE ROLE crowd; GRANT owner_of_it TO crowd; GRANT crowd TO maker WITH ADMIN OPTION;
    SET ROLE maker; GRANT crowd TO only_reads; RESET ROLE`);
  const said = await inProduction(as('only_reads'), as('owner_of_it'));
  const mend = 'REVOKE crowd FROM only_reads GRANTED BY maker;';
  expect(said).toContain(`是角色 owner_of_it 的成员，能像数据库的所有者一样删表：请收回这个成员资格（${mend}）`);
  await admin.query(mend);
  await works(await open({ production: true, databaseUrl: as('only_reads'), databaseOwnerUrl: as('owner_of_it') }));
});

test('two roles open, and afterwards the owner of the tables is refused as such', async () => {
  const as = await made('two_roles');
  const stores = await open({ production: true, databaseUrl: as('only_reads'), databaseOwnerUrl: as('owner_of_it') });
  await works(stores);
  await stores.close();
  expect(await inProduction(as('member'), as('owner_of_it'))).toContain(
    'member 是角色 owner_of_it 的成员，能像表的所有者一样改表、删表',
  );
});

test('what is wrong with both servers and beside them is told at once, and nothing is changed before all is right', async () => {
  const as = await made('all_at_once');
  const owner = as('owner_of_it');
  const config = {
    production: true,
    databaseUrl: as('almighty'),
    databaseOwnerUrl: owner,
    redisUrl: 'redis://:geheim@127.0.0.1:1',
    dataDir: join(dataDir, 'untouched'),
  };
  const busy = async () => [new Problem('port.refused', { host: '127.0.0.1', port: 3000, system: 'EADDRINUSE' })];
  const from = performance.now();
  const all = await openStores(
    { ...EMBEDDED, ...config },
    { clock, log: SILENT, random: () => 0.5, alsoLookAt: busy },
    60_000,
  ).then(
    () => null,
    (error) => startFailure(error)?.split('\n'),
  );
  expect(all).toEqual([
    '端口 127.0.0.1:3000 已被占用，请换一个 PORT。',
    expect.stringContaining('almighty 是超级用户'),
    expect.stringMatching(/^连不上 Redis（REDIS_URL：127.0.0.1:1）/),
  ]);
  // Nothing is waited for in vain.
  expect(performance.now() - from).toBeLessThan(10_000);
  // With the database right, a Redis that is not there keeps it as it is.
  await refusal({ ...config, databaseUrl: as('only_reads') });
  expect(await tablesIn(owner)).toBe(0);
  // And with the servers right, so does a folder that another bot owns.
  const first = await open({ dataDir: join(dataDir, 'owned') });
  const { redisUrl, ...own } = config;
  await refusal({ ...own, databaseUrl: as('only_reads'), dataDir: join(dataDir, 'owned') });
  expect(await tablesIn(owner)).toBe(0);
  expect(existsSync(config.dataDir)).toBe(false);
  await first.close();
});

test('the owner is needed while there is something to make, and not afterwards', async () => {
  const as = await made('owner_away');
  const alone = { production: true, databaseUrl: as('only_reads') };
  expect(startFailure(await refusal(alone))).toMatch(/^数据库有 \d+ 个升级没有做：这次启动要设 DATABASE_OWNER_URL/);
  await (await open({ ...alone, databaseOwnerUrl: as('owner_of_it') })).close();
  await works(await open(alone));
  expect(events).toEqual([]);
});

test('elsewhere one role is enough, and that it owns everything is told', async () => {
  const as = await made('one_role');
  await works(await open({ databaseUrl: as('owner_of_it') }));
  expect(events).toContainEqual(['role.unsafe', { fault: expect.stringContaining('owner_of_it 是数据库的所有者') }]);
});
