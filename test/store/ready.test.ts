// Does readyz prove that real servers take writes, and name one that is full, read-only or gone?
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path, { delimiter } from 'node:path';
import type { Redis } from 'ioredis';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '../../src/store/prisma.ts';
import { openRedis, pingRedis, untilReady } from '../../src/store/redis.ts';
import { freePort } from '../../src/store/servers/embedded.ts';
import { openEdge } from '../http/edge.ts';
import { eventually } from './children.ts';
import { freshDatabase } from './database.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

/** One round of its own: what was found is kept for a while. */
async function readyz(check: () => Promise<void>): Promise<unknown> {
  const edge = await openEdge(undefined, { checks: { it: check } });
  const answer = await request(`${edge.url}/readyz`);
  const body = await answer.body.json();
  await edge.stop(100);
  return [answer.statusCode, body];
}
const failing = (why: string) => [503, { ready: false, away: ['it'], why: { it: why } }];

describe('a database', () => {
  test('that takes writes is ready, one that only reads is named as such', async () => {
    const { url, role, database } = await freshDatabase();
    expect(await readyz(database.ping)).toEqual([200, { ready: true }]);
    const at = new URL(url);
    at.searchParams.set('options', '-c default_transaction_read_only=on');
    const standby = openDatabase({ url: at.href, role, random: () => 0.5 });
    expect(await readyz(standby.ping)).toEqual(failing('readOnly'));
    await standby.close();
  });
});

const server = (process.env.PATH ?? '')
  .split(delimiter)
  .map((at) => path.join(at, 'redis-server'))
  .find(existsSync);

describe.skipIf(server === undefined)(server === undefined ? 'a Redis (skipped: no redis-server on the PATH)' : 'a Redis', () => {
  let folder = '';
  let child: ChildProcess;
  let redis: Redis;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ready-'));
    const port = await freePort();
    const args = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'yes'];
    child = spawn(server ?? '', args, { stdio: 'ignore' });
    redis = openRedis(`redis://127.0.0.1:${port}`);
    await eventually(10_000, () => untilReady(redis, 1_000));
  });
  afterAll(async () => {
    redis?.disconnect();
    child?.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });
  const asked = () => readyz(() => pingRedis(redis));

  test('is ready, full, read-only or gone', async () => {
    expect(await asked()).toEqual([200, { ready: true }]);
    await redis.config('SET', 'maxmemory', '1');
    expect(await asked()).toEqual(failing('full'));
    await redis.config('SET', 'maxmemory', '0');
    await redis.replicaof('127.0.0.1', '1');
    expect(await asked()).toEqual(failing('readOnly'));
    // READONLY made us ask for the master anew.
    await eventually(5_000, () => redis.replicaof('NO', 'ONE').then(() => pingRedis(redis)));
    expect(await asked()).toEqual([200, { ready: true }]);
    child.kill('SIGKILL');
    await eventually(5_000, async () => expect(await asked()).toEqual(failing('away')));
  });
});
