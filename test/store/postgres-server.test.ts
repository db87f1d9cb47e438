// Is the embedded PostgreSQL there after whatever happens to those who use it?
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { SILENT } from '../../src/desk/log.ts';
import { APP_ROLE } from '../../src/store/app-role.ts';
import { type EmbeddedPostgres, startPostgres } from '../../src/store/servers/postgres.ts';
import { eventually, newFolder, pidIn, removeFolder, startChild } from './children.ts';

// Servers are started here: on a busy machine each start may take seconds.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: string;
const running: EmbeddedPostgres[] = [];
const start = async (at = folder): Promise<EmbeddedPostgres> => {
  const server = await startPostgres(at, APP_ROLE, SILENT);
  running.push(server);
  return server;
};
const clusterIn = (at: string): string => join(at, 'postgres', 'cluster');
const pid = (): number | null => pidIn(join(clusterIn(folder), 'postmaster.pid'));

async function ask(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Made once: initdb is what costs. Every test finds it stopped. */
let shared: string;
beforeAll(() => {
  shared = newFolder();
});
beforeEach(() => {
  folder = shared;
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  if (folder !== shared) removeFolder(folder);
});
afterAll(() => removeFolder(shared));

test('the last who lets go stops the server', async () => {
  const first = await start();
  const second = await start();
  expect(second.url).toBe(first.url);
  await first.stop();
  expect(await ask(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await second.stop();
  expect(pid()).toBeNull();
});

test('somebody else who is connected is not cut off', async () => {
  const server = await start();
  const visitor = new pg.Client(server.adminUrl);
  await visitor.connect();
  await server.stop();
  expect((await visitor.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  await visitor.end();
  await (await start()).stop();
  expect(pid()).toBeNull();
});

test('two processes at once on a new folder share one server', async () => {
  folder = newFolder();
  const [one, other, here] = await Promise.all([startChild(folder), startChild(folder), start()]);
  expect(new Set([one.url, other.url, here.url]).size).toBe(1);
  await one.stop();
  await here.stop();
  expect(pid()).not.toBeNull();
  await other.stop();
  expect(pid()).toBeNull();
  expect(readdirSync(join(folder))).toEqual(['postgres']);
});

test('a server left by a killed process is used again, with its rows', async () => {
  const child = await startChild(folder);
  const left = pid();
  await child.kill();
  const server = await start();
  expect(pid()).toBe(left);
  expect(server.url).toBe(child.url);
});

test('a server that is killed is back on the same port with what was committed', async () => {
  const server = await start();
  await ask(server.ownerUrl, 'DROP TABLE IF EXISTS said; CREATE TABLE said (n int); INSERT INTO said VALUES (7)');
  process.kill(pid() as number, 'SIGKILL');
  const rows = await eventually(15_000, () => ask(server.ownerUrl, 'SELECT n FROM said'));
  expect(rows).toEqual([{ n: 7 }]);
});

test('a postmaster.pid whose number now belongs to another program is no obstacle', async () => {
  // A folder of its own: a server that is still coming back from the kill above must not find its pid file rewritten.
  folder = newFolder();
  await (await start()).stop();
  expect(pid()).toBeNull();
  const file = join(clusterIn(folder), 'postmaster.pid');
  writeFileSync(file, `${process.pid}\n${clusterIn(folder)}\n1\n5432\n\n127.0.0.1\n 1 1\nready   \n`);
  const server = await start();
  expect(await ask(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('a folder that lets us not in is said to be one', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  await expect(start(join(file, 'below'))).rejects.toMatchObject({
    code: 'embedded.failed',
    details: { why: expect.stringContaining('DATA_DIR') },
  });
  rmSync(file);
});

test('through a link to its folder the same server is found', async () => {
  const server = await start();
  const link = `${folder}-link`;
  symlinkSync(folder, link);
  expect((await start(link)).url).toBe(server.url);
  rmSync(link);
});

test('what a killed first start left half made is cleared away', async () => {
  folder = newFolder();
  mkdirSync(join(folder, 'postgres.new-killed', 'cluster'), { recursive: true });
  await start();
  expect(readdirSync(folder)).toEqual(['postgres']);
});

test('passwords are for our eyes only, and the roles may do no more than they need', async () => {
  const server = await start();
  expect(statSync(join(folder, 'postgres', 'keys.json')).mode & 0o777).toBe(0o600);
  expect(statSync(clusterIn(folder)).mode & 0o077).toBe(0);
  const rights = await ask(
    server.adminUrl,
    `SELECT rolname, rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls AS much FROM pg_roles WHERE rolname LIKE 'bot%' ORDER BY 1`,
  );
  expect(rights).toEqual([
    { rolname: 'bot_app', much: false },
    { rolname: 'bot_owner', much: false },
  ]);
  const wrong = new URL(server.url);
  wrong.password = 'wrong';
  await expect(ask(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  expect(await ask(server.adminUrl, `SHOW listen_addresses`)).toEqual([{ listen_addresses: '127.0.0.1' }]);
});

test('why it does not start is said with the last lines of its log', async () => {
  await (await start()).stop();
  const settings = join(clusterIn(folder), 'postgresql.auto.conf');
  writeFileSync(settings, 'no_such_setting = 1\n');
  await expect(start()).rejects.toMatchObject({
    code: 'embedded.failed',
    details: {
      server: 'postgres',
      why: expect.stringContaining('DATABASE_URL'),
      log: expect.stringContaining('no_such_setting'),
    },
  });
  writeFileSync(settings, '');
});

test.runIf(process.geteuid?.() === 0)(
  'below a folder others may not enter, the cluster lies elsewhere and a pointer says where (for root alone)',
  async () => {
    const closed = join(folder, 'closed', 'home');
    mkdirSync(closed, { recursive: true });
    chmodSync(join(folder, 'closed'), 0o700);
    const server = await start(closed);
    await ask(server.ownerUrl, 'CREATE TABLE said (n int)');
    await server.stop();
    const home = readFileSync(join(closed, 'postgres.path'), 'utf8').trim();
    try {
      expect(await ask((await start(closed)).ownerUrl, 'SELECT * FROM said')).toEqual([]);
    } finally {
      for (const server of running.splice(0)) await server.stop();
      expect(dirname(home)).toBe('/var/lib/weekly-dispatch-bot');
      rmSync(home, { recursive: true });
      if (readdirSync(dirname(home)).length === 0) rmdirSync(dirname(home));
    }
  },
);
