import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { allowanceWithFallback, memoryAllowance } from '../../src/app/allowance.ts';
import { Problem } from '../../src/app/problem.ts';
import { ALLOWANCE_LIMITS, type Allowance, type AllowanceLimits } from '../../src/app/sending.ts';
import { redisAllowance } from '../../src/store/allowance-redis.ts';
import { openRedis, untilReady } from '../../src/store/redis.ts';
import { ownRedis } from './redis-server.ts';

const LIMITS: AllowanceLimits = { personMinute: 20, personHour: 50, allMinute: 100 };
const START = Date.parse('2021-05-14T03:03:00Z');
const at = (seconds: number) => new Date(START + seconds * 1_000);

const server = await ownRedis();
const redis = server === null ? null : openRedis(server.url);
if (redis) await untilReady(redis, 5_000);
afterAll(async () => {
  redis?.disconnect();
  await server?.stop();
});

const kinds: readonly (readonly [string, (() => Promise<Allowance>) | null])[] = [
  ['in memory', async () => memoryAllowance(LIMITS)],
  [
    'in Redis',
    redis &&
      (async () => {
        await redis.flushall();
        return redisAllowance(redis, LIMITS);
      }),
  ],
];

describe.each(kinds)('an allowance %s', (_, open) => {
  const granted = async (allowance: Allowance, person: string, times: number, seconds: number) => {
    let count = 0;
    for (let i = 0; i < times; i++) if ((await allowance.take(person, at(seconds))).granted) count++;
    return count;
  };

  test.skipIf(open === null)('gives a person 20 in any minute and says when the next may go', async () => {
    const allowance = await (open as () => Promise<Allowance>)();
    expect(await granted(allowance, 'anna', 12, 0)).toBe(12);
    expect(await granted(allowance, 'anna', 12, 30)).toBe(8);
    expect(await allowance.take('anna', at(59))).toEqual({ granted: false, at: at(60) });
    expect(await granted(allowance, 'anna', 20, 60)).toBe(12);
    expect(await allowance.take('anna', at(61))).toEqual({ granted: false, at: at(90) });
    expect(await granted(allowance, 'bert', 5, 61)).toBe(5);
  });
  test.skipIf(open === null)('gives a person no more than the hour has', async () => {
    const allowance = await (open as () => Promise<Allowance>)();
    expect(await granted(allowance, 'anna', 20, 0)).toBe(20);
    expect(await granted(allowance, 'anna', 20, 120)).toBe(20);
    expect(await granted(allowance, 'anna', 20, 240)).toBe(10);
    expect(await allowance.take('anna', at(600))).toEqual({ granted: false, at: at(3_600) });
    expect((await allowance.take('anna', at(3_600))).granted).toBe(true);
  });
  test.skipIf(open === null)('gives all together no more than the minute has', async () => {
    const allowance = await (open as () => Promise<Allowance>)();
    let count = 0;
    for (let i = 0; i < 150; i++) if ((await allowance.take(`p${i}`, at(0))).granted) count++;
    expect(count).toBe(100);
    expect(await allowance.take('anna', at(10))).toEqual({ granted: false, at: at(60) });
    expect((await allowance.take('anna', at(60))).granted).toBe(true);
  });
  test.skipIf(open === null)('a clock turned back by a day holds nobody up', async () => {
    const allowance = await (open as () => Promise<Allowance>)();
    expect(await granted(allowance, 'anna', 20, 86_400)).toBe(20);
    expect(await granted(allowance, 'anna', 20, 0)).toBe(20);
  });
});

test.skipIf(redis === null)('workers on one Redis share one allowance', async () => {
  const others = [openRedis(server?.url ?? ''), openRedis(server?.url ?? '')];
  for (const other of others) await untilReady(other, 5_000);
  const workers = [redis as NonNullable<typeof redis>, ...others].map((r) => redisAllowance(r, LIMITS));
  const person = randomUUID();
  const answers = await Promise.all(Array.from({ length: 60 }, (_, i) => (workers[i % 3] as Allowance).take(person, at(7_200))));
  expect(answers.filter((a) => a.granted)).toHaveLength(20);
  for (const other of others) other.disconnect();
});

test('while the shared one is away each process keeps to its part, far from the 30 of WeCom', async () => {
  const away: Allowance = { take: () => Promise.reject(new Problem('threads.away')) };
  const allowance = allowanceWithFallback(away, ALLOWANCE_LIMITS, 3);
  let count = 0;
  for (let i = 0; i < 30; i++) if ((await allowance.take('anna', at(0))).granted) count++;
  expect(count).toBe(6);
});
