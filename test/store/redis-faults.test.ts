// What do threads and held filings say, and what do they keep, when Redis fails in the middle?
import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ALLOWANCE_LIMITS } from '../../src/desk/outbox/allowance.ts';
import type { Threads } from '../../src/desk/ports.ts';
import { redisAllowance } from '../../src/store/allowance-redis.ts';
import { redisHolding } from '../../src/store/holding-redis.ts';
import { openRedis, untilReady } from '../../src/store/redis.ts';
import { surveyRedis } from '../../src/store/redis-survey.ts';
import { failureLines } from '../../src/store/survey.ts';
import { redisThreads } from '../../src/store/threads-redis.ts';
import { redisTokenStore } from '../../src/store/token-store-redis.ts';
import { eventually, pause } from './children.ts';
import { type FaultyLine, startFaultyLine } from './faulty-line.ts';
import { heldFiling } from './held-filing.ts';
import { exclusiveRedis, needsRedis, TEST_REDIS_URL } from './test-redis.ts';

const url = new URL(TEST_REDIS_URL ?? 'redis://127.0.0.1:1');

describe.skipIf(TEST_REDIS_URL === null)(needsRedis('Redis that fails'), () => {
  let letGo: () => void;
  let proxy: FaultyLine;
  /** What we use, through the proxy. */
  let redis: Redis;
  let threads: Threads;
  /** Straight to the server. */
  let admin: Redis;
  const somebody = (): string => `test/${randomUUID()}`;

  beforeAll(async () => {
    letGo = await exclusiveRedis();
    admin = new Redis(url.href);
    proxy = await startFaultyLine({ host: url.hostname, port: Number(url.port || 6379) });
    const through = new URL(url);
    through.host = `127.0.0.1:${proxy.port}`;
    redis = openRedis(through.href);
    await untilReady(redis, 3_000);
    threads = redisThreads(redis);
  });
  afterEach(async () => {
    await admin.config('SET', 'maxmemory', '0');
    await admin.config('SET', 'maxmemory-policy', 'noeviction');
    await admin.config('SET', 'appendonly', 'yes');
    await admin.config('SET', 'appendfsync', 'everysec');
    await admin.replicaof('NO', 'ONE');
    await eventually(5_000, () => threads.ping());
  });
  afterAll(async () => {
    await threads.close();
    await proxy.close();
    admin.disconnect();
    letGo();
  });

  const AWAY = { code: 'threads.away' };

  test('a keep whose answer was lost is away, is kept, and can be repeated', async () => {
    const person = somebody();
    const taken = await threads.take(person, 0);
    proxy.loseNextAnswer();
    await expect(threads.keep(taken, 'said')).rejects.toMatchObject(AWAY);
    await eventually(3_000, () => threads.keep(taken, 'said'));
    expect(await threads.take(person, 0)).toMatchObject({ revision: 1, text: 'said' });
  });

  test('a take whose answer was lost does not keep the person waiting for the lock to lapse', async () => {
    const person = somebody();
    await threads.release(await threads.take(person, 0));
    proxy.loseNextAnswer();
    await expect(threads.take(person, 0)).rejects.toMatchObject(AWAY);
    await eventually(3_000, () => threads.ping());
    await threads.take(person, 1_000);
  });

  test('a server that hangs is away within its time, and what it did meanwhile is done once', async () => {
    const person = somebody();
    const taken = await threads.take(person, 0);
    await admin.client('PAUSE', 2_500, 'ALL');
    const from = performance.now();
    await expect(threads.keep(taken, 'said')).rejects.toMatchObject(AWAY);
    expect(performance.now() - from).toBeLessThan(1_600);
    await pause(2_500);
    await eventually(3_000, () => threads.keep(taken, 'said'));
    expect(await threads.take(person, 0)).toMatchObject({ revision: 1, text: 'said' });
  });

  test('behind a black hole everything ends in time and works again afterwards', async () => {
    const person = somebody();
    proxy.silence();
    const from = performance.now();
    await expect(threads.take(person, 0)).rejects.toMatchObject(AWAY);
    await expect(threads.ping()).rejects.toMatchObject(AWAY);
    expect(performance.now() - from).toBeLessThan(2_600);
    await pause(1_500);
    await expect(threads.take(person, 0)).rejects.toMatchObject(AWAY);
    proxy.speak();
    await eventually(3_000, () => threads.take(person, 0));
  });

  test('while it is away nothing waits for it', async () => {
    proxy.silence();
    proxy.cut();
    await pause(100);
    const from = performance.now();
    await expect(threads.take(somebody(), 4_000)).rejects.toMatchObject(AWAY);
    expect(performance.now() - from).toBeLessThan(1_200);
    proxy.speak();
  });

  test.each([
    ['full', () => admin.config('SET', 'maxmemory', '1')],
    ['a replica', () => admin.replicaof('127.0.0.1', '1')],
  ])('a server that is %s is away, not a bug', async (_, spoil) => {
    const taken = await threads.take(somebody(), 0);
    await spoil();
    await expect(threads.take(somebody(), 0)).rejects.toMatchObject(AWAY);
    await expect(threads.keep(taken, 'said')).rejects.toMatchObject(AWAY);
    await expect(threads.ping()).rejects.toMatchObject(AWAY);
    await threads.release(taken);
  });

  test('what was emptied cannot be kept as if nothing had happened', async () => {
    const person = somebody();
    await threads.keep(await threads.take(person, 0), 'first');
    const taken = await threads.take(person, 0);
    await admin.flushall();
    await expect(threads.keep(taken, 'second')).rejects.toMatchObject({ code: 'threads.lost' });
    expect(await threads.take(person, 0)).toMatchObject({ revision: 0, text: null });
  });

  test('scripts the server forgot are sent again', async () => {
    const person = somebody();
    const taken = await threads.take(person, 0);
    await admin.script('FLUSH');
    await threads.keep(taken, 'said');
    expect((await threads.take(person, 0)).text).toBe('said');
  });

  test('a thread nobody touches is forgotten after 180 days', async () => {
    const person = somebody();
    await threads.keep(await threads.take(person, 0), 'said');
    const left = await admin.ttl(`bot:thread:{${person}}`);
    expect(left).toBeGreaterThan(180 * 86_400 - 60);
    expect(left).toBeLessThanOrEqual(180 * 86_400);
  });

  test('a filing whose answer was lost is held once', async () => {
    const holding = redisHolding(redis);
    const one = heldFiling(randomUUID(), '2021-05-21T03:00:00Z');
    proxy.loseNextAnswer();
    await expect(holding.put(one)).rejects.toMatchObject(AWAY);
    await eventually(3_000, () => holding.put(one));
    expect(await holding.list(10)).toEqual([one]);
    await holding.remove(one.message);
  });

  test('at the start, one that may drop what it holds is refused, and one that forgets with its process is told', async () => {
    const found = async (production: boolean) => {
      const { faults, notes, isDurable } = await surveyRedis(redis, production, 3_000);
      return { faults: faults.flatMap(failureLines), notes: notes.map(({ fields }) => fields.fault), isDurable };
    };
    const contains = (text: string) => expect.stringContaining(text);
    expect(await found(true)).toEqual({ faults: [], notes: [], isDurable: true });
    await admin.config('SET', 'appendfsync', 'no');
    expect(await found(true)).toEqual({ faults: [], notes: ['appendfsync no'], isDurable: true });
    await admin.config('SET', 'appendfsync', 'everysec');
    await admin.config('SET', 'maxmemory-policy', 'allkeys-lru');
    expect(await found(false)).toEqual({ faults: [contains('allkeys-lru')], notes: [], isDurable: true });
    await admin.config('SET', 'appendonly', 'no');
    expect(await found(true)).toEqual({ faults: [contains('allkeys-lru'), contains('appendonly')], notes: [], isDurable: false });
    await admin.config('SET', 'maxmemory-policy', 'noeviction');
    expect(await found(false)).toEqual({ faults: [], notes: ['appendonly no'], isDurable: false });
  });

  test('one that forgets with its process holds no filing, so that nobody is told it does', async () => {
    const forgetful = redisHolding(redis, false);
    await expect(forgetful.put(heldFiling(randomUUID(), '2021-05-21T03:00:00Z'))).rejects.toMatchObject(AWAY);
    expect(await forgetful.list(10)).toEqual([]);
  });

  test('what is a person’s lies with that person, and no command asks for two nodes of a cluster', async () => {
    const person = somebody();
    const monitor = await admin.monitor();
    const asked: (readonly string[])[] = [];
    monitor.on('monitor', (_, command: readonly string[]) => asked.push(command));
    await threads.keep(await threads.take(person, 0), 'said');
    await threads.release(await threads.take(person, 0));
    const holding = redisHolding(redis);
    await holding.put(heldFiling('m4', '2021-05-21T03:00:00Z'));
    await holding.list(10);
    await holding.remove('m4');
    await redisAllowance(redis, 'test', ALLOWANCE_LIMITS).take(person.slice('test/'.length), new Date('2021-05-21T03:00:00Z'));
    const tokens = redisTokenStore(redis);
    await tokens.claim('test', 'a', 1_000);
    await tokens.put('test', 'a', 'token', 1_000);
    await tokens.drop('test', 'token');
    await pause(100);
    monitor.disconnect();
    const scripts = asked.filter(([name]) => /^eval(sha)?$/i.test(name ?? ''));
    const keys = scripts.map(([, , count, ...rest]) => rest.slice(0, Number(count)));
    const tagOf = (key: string) => /\{([^}]+)\}/.exec(key)?.[1];
    expect(keys.filter((some) => new Set(some.map(tagOf)).size !== 1 || tagOf(some[0] ?? '') === undefined)).toEqual([]);
    expect(
      keys
        .flat()
        .filter((key) => tagOf(key) === person)
        .sort(),
    ).toEqual(expect.arrayContaining([`bot:lock:{${person}}`, `bot:sent:{${person}}`, `bot:thread:{${person}}`]));
    expect(keys.length).toBeGreaterThanOrEqual(11);
  });
});
