import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { memoryTokenStore, type TokenStore } from '../../src/desk/token-store.ts';
import { openRedis, untilReady } from '../../src/store/redis.ts';
import { embeddedTokenStore } from '../../src/store/token-store-embedded.ts';
import { redisTokenStore } from '../../src/store/token-store-redis.ts';
import { exclusiveRedis, needsRedis, TEST_REDIS_URL } from './test-redis.ts';
import { CLOCK, freshState } from './test-state.ts';

const embedded = await freshState();
const letGo = TEST_REDIS_URL === null ? null : await exclusiveRedis();
const redis = TEST_REDIS_URL === null ? null : openRedis(TEST_REDIS_URL);
if (redis) await untilReady(redis, 5_000);
afterAll(async () => {
  redis?.disconnect();
  letGo?.();
  await embedded.remove();
});

const kinds: readonly (readonly [string, (() => TokenStore) | null])[] = [
  ['in memory', () => memoryTokenStore({ now: () => new Date(performance.timeOrigin + performance.now()) })],
  ['in the embedded store', () => embeddedTokenStore(embedded.state, CLOCK)],
  [needsRedis('in Redis'), redis && (() => redisTokenStore(redis))],
];

const pause = (ms: number) => new Promise((next) => setTimeout(next, ms));
const LONG = 60_000;

describe.each(kinds)('a token store %s', (_, open) => {
  const fresh = () => ({ store: (open as () => TokenStore)(), name: `ww/${randomUUID()}` });

  test.skipIf(open === null)('has nothing at first, then what the owner of the right puts there', async () => {
    const { store, name } = fresh();
    expect(await store.get(name)).toBeNull();
    expect(await store.claim(name, 'a', LONG)).toBe(true);
    await store.put(name, 'a', 'one', LONG);
    expect((await store.get(name))?.token).toBe('one');
    expect(await store.get(`${name}/other`)).toBeNull();
  });

  test.skipIf(open === null)(
    'grants the right to one at a time, to the same one again, and after it was given back',
    async () => {
      const { store, name } = fresh();
      const granted = await Promise.all(['a', 'b', 'c'].map((owner) => store.claim(name, owner, LONG)));
      expect(granted.filter(Boolean)).toHaveLength(1);
      const owner = ['a', 'b', 'c'][granted.indexOf(true)] ?? '';
      expect(await store.claim(name, owner, LONG)).toBe(true);
      await store.put(name, owner, 'one', LONG);
      expect(await store.claim(name, 'd', LONG)).toBe(true);
    },
  );

  test.skipIf(open === null)('takes no token from one whose right has run out', async () => {
    const { store, name } = fresh();
    await store.claim(name, 'late', 30);
    await pause(60);
    await store.put(name, 'late', 'old', LONG);
    expect(await store.get(name)).toBeNull();
    await store.claim(name, 'b', LONG);
    await store.put(name, 'late', 'old', LONG);
    await store.hold(name, 'late', 1, null);
    expect(await store.get(name)).toBeNull();
    expect(await store.claim(name, 'c', LONG)).toBe(false);
  });

  test.skipIf(open === null)('holds a right as long as it is told, and not at all for 0', async () => {
    const { store, name } = fresh();
    await store.claim(name, 'a', 500);
    await store.hold(name, 'a', LONG, null);
    await pause(600);
    expect(await store.claim(name, 'b', LONG)).toBe(false);
    await store.hold(name, 'a', 0, null);
    expect(await store.claim(name, 'b', LONG)).toBe(true);
  });

  test.skipIf(open === null)('tells how much longer a token is kept', async () => {
    const { store, name } = fresh();
    await store.claim(name, 'a', LONG);
    await store.put(name, 'a', 'one', LONG);
    await pause(60);
    const leftMs = (await store.get(name))?.leftMs ?? 0;
    expect(leftMs).toBeGreaterThan(LONG - 10_000);
    expect(leftMs).toBeLessThanOrEqual(LONG - 50);
  });

  test.skipIf(open === null)('tells everybody why nobody may ask, until the right has run out', async () => {
    const { store, name } = fresh();
    expect(await store.refusal(name)).toBeNull();
    await store.claim(name, 'a', LONG);
    expect(await store.refusal(name)).toBeNull();
    await store.hold(name, 'a', 400, 40001);
    const told = await store.refusal(name);
    expect(told?.errcode).toBe(40001);
    expect(told?.leftMs).toBeLessThanOrEqual(400);
    expect(told?.leftMs).toBeGreaterThan(0);
    expect(await store.claim(name, 'b', LONG)).toBe(false);
    await pause(500);
    expect(await store.refusal(name)).toBeNull();
    expect(await store.claim(name, 'b', LONG)).toBe(true);
    expect(await store.refusal(name)).toBeNull();
  });

  test.skipIf(open === null)('forgets a token at the end of its life, or when it is dropped, but never a newer one', async () => {
    const { store, name } = fresh();
    await store.claim(name, 'a', LONG);
    await store.put(name, 'a', 'short', 30);
    await pause(60);
    expect(await store.get(name)).toBeNull();
    await store.claim(name, 'a', LONG);
    await store.put(name, 'a', 'two', LONG);
    await store.drop(name, 'short');
    expect((await store.get(name))?.token).toBe('two');
    await store.drop(name, 'two');
    expect(await store.get(name)).toBeNull();
  });
});

test('a token in the embedded store is there for the next process; the right to fetch it died with the last', async () => {
  const before = embeddedTokenStore(embedded.state, CLOCK);
  await before.claim('ww/kept', 'dead', LONG);
  await before.put('ww/kept', 'dead', 'one', LONG);
  await before.claim('ww/kept', 'dead', LONG);
  const after = embeddedTokenStore(embedded.state, CLOCK);
  expect((await after.get('ww/kept'))?.token).toBe('one');
  expect(await after.claim('ww/kept', 'next', LONG)).toBe(true);
});
