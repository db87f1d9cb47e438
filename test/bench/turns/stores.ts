// Which PostgreSQL and Redis do the benchmarks use, and what are their processes, so that their CPU time can be told?
import { spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import { startShared } from '../../store/shared-server.ts';
import { statOf } from './cpu.ts';

export type Stores = {
  readonly says: string;
  /** An empty database with an owner and an application role of its own. */
  readonly newDatabase: (name: string) => Promise<{ readonly url: string; readonly ownerUrl: string }>;
  /** An empty Redis database; null = there is no Redis. */
  readonly newRedis: () => Promise<string | null>;
  /** Of the process that all others of the server come from; null where it runs on another machine or not at all. */
  readonly postgresPid: number | null;
  readonly redisPid: number | null;
  readonly close: () => Promise<void>;
};

type Closing = (() => Promise<unknown>)[];

/** TEST_DATABASE_URL (a superuser's) and TEST_REDIS_URL; else the embedded PostgreSQL of the tests, and a redis-server of the PATH for this run alone. */
export async function openStores(): Promise<Stores> {
  const closing: Closing = [];
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    const postgres = await openPostgres(closing);
    const redis = await openRedis(closing);
    return { ...postgres, ...redis, says: `${postgres.says}; ${redis.says}`, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openPostgres(closing: Closing): Promise<Pick<Stores, 'says' | 'newDatabase' | 'postgresPid'>> {
  const given = process.env.TEST_DATABASE_URL;
  const embedded = given === undefined ? await startShared() : null;
  if (embedded) closing.push(() => embedded.stop());
  const adminUrl = given ?? embedded?.adminUrl ?? '';
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  closing.push(() => admin.end());
  const { rows } = await admin.query(`SELECT pg_backend_pid() AS pid, current_setting('server_version') AS version`);
  const backend = statOf(rows[0].pid);
  const prefix = `bench_${process.pid}`;
  const [owner, app] = [`${prefix}_owner`, `${prefix}_app`];
  const as = (role: string, database: string): string =>
    Object.assign(new URL(adminUrl), { username: role, password: prefix, pathname: `/${database}` }).href;
  for (const role of [owner, app]) {
    await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD '${prefix}'`);
    closing.push(() => admin.query(`DROP ROLE ${role}`));
  }
  return {
    says: `PostgreSQL ${rows[0].version} (${given === undefined ? 'embedded' : 'TEST_DATABASE_URL'})`,
    postgresPid: backend?.name.startsWith('postgres') ? backend.parent : null,
    async newDatabase(name) {
      const database = `${prefix}_${name}`;
      await admin.query(`CREATE DATABASE ${database} OWNER ${owner}`);
      closing.push(() => admin.query(`DROP DATABASE ${database} WITH (FORCE)`));
      return { url: as(app, database), ownerUrl: as(owner, database) };
    },
  };
}

async function openRedis(closing: Closing): Promise<Pick<Stores, 'says' | 'newRedis' | 'redisPid'>> {
  const given = process.env.TEST_REDIS_URL;
  const url = given ?? (await launchRedis(closing));
  if (url === null) {
    const says =
      'no Redis: no TEST_REDIS_URL and no redis-server on the PATH; the product keeps its state its own way, the reference in memory';
    return { says, newRedis: async () => null, redisPid: null };
  }
  const admin = new Redis(url);
  closing.push(async () => admin.disconnect());
  const about = await admin.info('server');
  const field = (name: string): string => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(about)?.[1] ?? '';
  const pid = Number(field('process_id'));
  let database = 9;
  return {
    says: `Redis ${field('redis_version')} (${given === undefined ? 'started for this run' : 'TEST_REDIS_URL'})`,
    redisPid: /redis|valkey/.test(statOf(pid)?.name ?? '') ? pid : null,
    async newRedis() {
      const own = Object.assign(new URL(url), { pathname: `/${database++}` }).href;
      const connection = new Redis(own);
      await connection.flushdb();
      closing.push(async () => {
        await connection.flushdb();
        connection.disconnect();
      });
      return own;
    },
  };
}

const onPath = (program: string): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** On loopback, with an append-only file as an installation has it. Null where the machine has no redis-server. */
async function launchRedis(closing: Closing): Promise<string | null> {
  const program = onPath('redis-server') ?? onPath('valkey-server');
  if (program === undefined) return null;
  const folder = mkdtempSync(join(tmpdir(), 'bench-redis-'));
  const port = await freePort();
  const settings = { port, bind: '127.0.0.1', dir: folder, appendonly: 'yes', save: '', 'maxmemory-policy': 'noeviction' };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(program, args, { stdio: 'ignore' });
  const kill = () => child.kill();
  process.once('exit', kill);
  closing.push(async () => {
    process.off('exit', kill);
    const ended = new Promise((exit) => child.once('exit', exit));
    kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  const url = `redis://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100; tries++) {
    const probe = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
    probe.on('error', () => undefined);
    const answer = await probe.connect().then(
      () => probe.ping(),
      () => null,
    );
    probe.disconnect();
    if (answer === 'PONG') return url;
    await sleep(50);
  }
  throw new Error('the redis-server of the PATH did not start');
}
