import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import {
  ALLOWANCE_LIMITS,
  type Allowance,
  type AllowanceLimits,
  allowanceWithFallback,
  memoryAllowance,
} from '../../src/desk/outbox/allowance.ts';
import { Problem } from '../../src/desk/problem.ts';
import { embeddedAllowance } from '../../src/store/allowance-embedded.ts';
import { redisAllowance } from '../../src/store/allowance-redis.ts';
import { openRedis, untilReady } from '../../src/store/redis.ts';
import { exclusiveRedis, needsRedis, TEST_REDIS_URL } from './test-redis.ts';
import { freshState, type TestState } from './test-state.ts';

const LIMITS: AllowanceLimits = { personMinute: 20, personHour: 50, allMinute: 100 };
const START = Date.parse('2021-05-14T03:03:00Z');
const at = (seconds: number) => new Date(START + seconds * 1_000);

const states: TestState[] = [];
const letGo = TEST_REDIS_URL === null ? null : await exclusiveRedis();
const redis = TEST_REDIS_URL === null ? null : openRedis(TEST_REDIS_URL);
if (redis) await untilReady(redis, 5_000);
afterAll(async () => {
  redis?.disconnect();
  letGo?.();
  for (const state of states) await state.remove();
});
const newState = async (): Promise<TestState> => {
  const fresh = await freshState();
  states.push(fresh);
  return fresh;
};

const kinds: readonly (readonly [string, (() => Promise<Allowance>) | null])[] = [
  ['in memory', async () => memoryAllowance(LIMITS)],
  ['in the embedded store', async () => embeddedAllowance((await newState()).state, 'ww', LIMITS)],
  [
    needsRedis('in Redis'),
    redis &&
      (async () => {
        await redis.flushall();
        return redisAllowance(redis, 'ww', LIMITS);
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

test.skipIf(redis === null)(needsRedis('workers on one Redis share one allowance'), async () => {
  const others = [openRedis(TEST_REDIS_URL ?? ''), openRedis(TEST_REDIS_URL ?? '')];
  for (const other of others) await untilReady(other, 5_000);
  const workers = [redis as NonNullable<typeof redis>, ...others].map((r) => redisAllowance(r, 'ww', LIMITS));
  const person = randomUUID();
  const answers = await Promise.all(Array.from({ length: 60 }, (_, i) => (workers[i % 3] as Allowance).take(person, at(7_200))));
  expect(answers.filter((a) => a.granted)).toHaveLength(20);
  for (const other of others) other.disconnect();
});

test('what was sent before a restart counts after it, and what left every window is not kept', async () => {
  const { state } = await newState();
  const before = embeddedAllowance(state, 'ww', LIMITS);
  for (let i = 0; i < 20; i++) expect((await before.take('anna', at(i))).granted).toBe(true);
  const after = embeddedAllowance(state, 'ww', LIMITS);
  expect(await after.take('anna', at(30))).toEqual({ granted: false, at: at(60) });
  expect((await after.take('bert', at(3_700))).granted).toBe(true);
  expect((await state.list('sent!ww!', 100)).map(([, person]) => person)).toEqual(['bert']);
});

test('while the shared one is away each process keeps to its part, far from the 30 of WeCom', async () => {
  const away: Allowance = { take: () => Promise.reject(new Problem('threads.away')) };
  const allowance = allowanceWithFallback(away, ALLOWANCE_LIMITS, 3);
  let count = 0;
  for (let i = 0; i < 30; i++) if ((await allowance.take('anna', at(0))).granted) count++;
  expect(count).toBe(6);
});
