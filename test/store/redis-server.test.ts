// Is the Redis of this machine there after whatever happens to those who use it?
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { SILENT } from '../../src/app/log.ts';
import { openRedis, untilReady } from '../../src/store/redis.ts';
import { makeFolder, withFolder } from '../../src/store/servers/embedded.ts';
import { type EmbeddedRedis, startRedis } from '../../src/store/servers/redis.ts';
import { eventually, newFolder, pidIn, removeFolder, startChild } from './children.ts';
import { ownRedis } from './redis-server.ts';

// Servers are started here: on a busy machine each start may take seconds.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const probe = await ownRedis();
const present = probe !== null;
await probe?.stop();
if (!present) console.log('skipped: no redis-server or valkey-server on the PATH');

const PATH = process.env.PATH ?? '';
let folder: string;
const running: EmbeddedRedis[] = [];
const clients: Redis[] = [];
const start = async (at = folder): Promise<EmbeddedRedis> => {
  const server = await startRedis(at, PATH, SILENT);
  if (server === null) throw new Error('there was one a moment ago');
  running.push(server);
  return server;
};
const connect = async (url: string): Promise<Redis> => {
  const redis = openRedis(url);
  clients.push(redis);
  await untilReady(redis, 3_000);
  return redis;
};
const pid = (): number | null => pidIn(join(folder, 'redis', 'redis.pid'));

beforeAll(() => {
  folder = newFolder();
});
afterEach(async () => {
  for (const redis of clients.splice(0)) redis.disconnect();
  for (const server of running.splice(0)) await server.stop();
});
afterAll(() => removeFolder(folder));

test('a machine without Redis has none', async () => {
  expect(await startRedis(folder, '/nonexistent:relative::', SILENT)).toBeNull();
});

test.runIf(present && existsSync('/proc/self'))('a server whose folder was taken away with the bot ends by itself', async () => {
  const away = newFolder();
  const child = await startChild('redis', away);
  const server = pidIn(join(away, 'redis', 'redis.pid')) as number;
  await child.kill();
  expect(() => process.kill(server, 0)).not.toThrow();
  removeFolder(away);
  await eventually(10_000, async () => expect(() => process.kill(server, 0)).toThrow('ESRCH'));
});

test('a DATA_DIR that is a file is told in a sentence', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  await expect(withFolder('postgres', file, () => makeFolder(file, null))).rejects.toMatchObject({
    code: 'embedded.failed',
    details: { why: `${file} 不是文件夹（EEXIST），请把 DATA_DIR 设为一个文件夹。` },
  });
});

test.runIf(present)('the last who lets go stops the server', async () => {
  const first = await start();
  const second = await start();
  expect(second.url).toBe(first.url);
  await first.stop();
  expect(await (await connect(second.url)).ping()).toBe('PONG');
  clients.splice(0)[0]?.disconnect();
  await second.stop();
  expect(pid()).toBeNull();
});

test.runIf(present)('three processes at once share one server', async () => {
  const [one, other, here] = await Promise.all([startChild('redis', folder), startChild('redis', folder), start()]);
  expect(new Set([one.url, other.url, here.url]).size).toBe(1);
  await one.stop();
  await here.stop();
  expect(pid()).not.toBeNull();
  await other.stop();
  expect(pid()).toBeNull();
});

test.runIf(present)('a server left by a killed process is used again', async () => {
  const child = await startChild('redis', folder);
  const left = pid();
  await child.kill();
  expect((await start()).url).toBe(child.url);
  expect(pid()).toBe(left);
});

test.runIf(present)('a lock left by a killed process is no obstacle', async () => {
  writeFileSync(join(folder, 'redis', 'starting.lock'), '4194000 12345');
  await start();
  expect(existsSync(join(folder, 'redis', 'starting.lock'))).toBe(false);
});

test.runIf(present)('a server that is killed is back with every write it answered', async () => {
  const redis = await connect((await start()).url);
  const writes = await Promise.all(Array.from({ length: 200 }, (_, i) => redis.set(`said:${i}`, i)));
  expect(writes).toHaveLength(200);
  process.kill(pid() as number, 'SIGKILL');
  const kept = await eventually(10_000, () => redis.keys('said:*'));
  expect(kept).toHaveLength(200);
});

test.runIf(present)('a pid file whose number now belongs to another program is no obstacle', async () => {
  await (await start()).stop();
  writeFileSync(join(folder, 'redis', 'redis.pid'), `${process.pid}\n`);
  expect(await (await connect((await start()).url)).ping()).toBe('PONG');
});

test.runIf(present)('it keeps everything, on disk, and only we may connect', async () => {
  const redis = await connect((await start()).url);
  const settings = await Promise.all(
    ['appendonly', 'appendfsync', 'maxmemory-policy', 'port'].map((name) => redis.config('GET', name)),
  );
  expect(settings.map((pair) => (pair as string[])[1])).toEqual(['yes', 'always', 'noeviction', '0']);
});

test.runIf(present)('below a long path the socket lies elsewhere and a pointer says where', async () => {
  const long = join(folder, '很长的文件夹名'.repeat(6));
  mkdirSync(long);
  const first = await start(long);
  expect(Buffer.byteLength(first.url)).toBeLessThan(100);
  expect(readFileSync(join(long, 'redis', 'socket.path'), 'utf8').trim()).toBe(dirname(first.url));
  expect((await start(long)).url).toBe(first.url);
  for (const server of running.splice(0)) await server.stop();
  rmSync(dirname(first.url), { recursive: true });
  expect((await start(long)).url).not.toBe(first.url);
  rmSync(dirname(running[0]?.url ?? ''), { recursive: true });
});

test.runIf(present)('why it does not start is said with the last lines of its log', async () => {
  const broken = join(folder, 'broken');
  mkdirSync(join(broken, 'redis', 'appendonlydir'), { recursive: true });
  writeFileSync(join(broken, 'redis', 'appendonlydir', 'appendonly.aof.manifest'), 'not a manifest\n');
  await expect(start(broken)).rejects.toMatchObject({
    code: 'embedded.failed',
    details: { server: 'redis', why: expect.stringContaining('REDIS_URL'), log: expect.stringMatching(/manifest/i) },
  });
});
