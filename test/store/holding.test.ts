// Does every place where filings wait for the database keep the promises of the port?
import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import type { Filing, Holding } from '../../src/desk/ports.ts';
import { embeddedHolding } from '../../src/store/holding-embedded.ts';
import { redisHolding } from '../../src/store/holding-redis.ts';
import { openRedis, untilReady } from '../../src/store/redis.ts';
import { memoryHolding } from '../memory/threads.ts';
import { heldFiling } from './held-filing.ts';
import { exclusiveRedis, needsRedis, TEST_REDIS_URL } from './test-redis.ts';
import { freshState } from './test-state.ts';

const embedded = await freshState();
const letGo = TEST_REDIS_URL === null ? null : await exclusiveRedis();
const redis = TEST_REDIS_URL === null ? null : openRedis(TEST_REDIS_URL);
if (redis) {
  await untilReady(redis, 5_000);
  await redis.flushall();
}
afterAll(async () => {
  redis?.disconnect();
  letGo?.();
  await embedded.remove();
});

const kinds: readonly (readonly [string, (() => Holding) | null])[] = [
  ['in memory', () => memoryHolding()],
  ['in the embedded store', () => embeddedHolding(embedded.state)],
  [needsRedis('in Redis'), redis && (() => redisHolding(redis))],
];

describe.each(kinds)('held filings %s', (_, open) => {
  const holds = test.skipIf(open === null);
  const fresh = () => (open as () => Holding)();
  const clear = async (holding: Holding, filings: readonly Filing[]) => {
    for (const { message } of filings) await holding.remove(message);
  };

  holds('come back as they were, in the order they arrived, once for each message', async () => {
    const holding = fresh();
    const [late, early] = [heldFiling('m!2', '2021-05-21T03:59:59.999Z'), heldFiling('m1', '2021-05-21T03:00:00Z')];
    await holding.put(late);
    await holding.put(early);
    await holding.put({ ...late, arrivedAt: new Date('2021-05-21T04:00:01Z') });
    expect(await holding.list(10)).toEqual([early, late]);
    expect(await holding.list(1)).toEqual([early]);
    await holding.remove('m1');
    await holding.remove('m1');
    expect(await holding.list(10)).toEqual([late]);
    await holding.remove('m!2');
    expect(await holding.list(10)).toEqual([]);
  });

  holds('of one message put twice at once are one', async () => {
    const holding = fresh();
    const [first, second] = [heldFiling('twice', '2021-05-21T03:00:00Z'), heldFiling('twice', '2021-05-21T03:00:01Z')];
    await Promise.all([holding.put(first), holding.put(second)]);
    expect(await holding.list(10)).toEqual([first]);
    await holding.remove('twice');
    expect(await holding.list(10)).toEqual([]);
  });

  holds('of many people at once are all there, and those of one instant too', async () => {
    const holding = fresh();
    const filings = Array.from({ length: 60 }, (_, i) =>
      heldFiling(randomUUID(), new Date(Date.UTC(2021, 4, 21, 3, 0, Math.floor(i / 2))).toISOString()),
    );
    await Promise.all(filings.map((filing) => holding.put(filing)));
    const held = await holding.list(100);
    expect(new Set(held.map(({ message }) => message))).toEqual(new Set(filings.map(({ message }) => message)));
    expect(held.map(({ arrivedAt }) => arrivedAt)).toEqual(filings.map(({ arrivedAt }) => arrivedAt));
    await clear(holding, filings);
    expect(await holding.list(100)).toEqual([]);
  });
});

/** How each store's record of a message is replaced by hand. */
const DAMAGED: readonly (readonly [string, (() => Holding) | null, (message: string, text: string) => Promise<unknown>])[] = [
  [
    'in the embedded store',
    () => embeddedHolding(embedded.state),
    (message, text) => embedded.state.write([{ key: `held!${message}`, value: text }]),
  ],
  [
    needsRedis('in Redis'),
    redis && (() => redisHolding(redis)),
    async (message, text) => redis?.hset('bot:{holding}:filings', message, text),
  ],
];

describe.each(DAMAGED)('damaged filings %s', (_, open, damage) => {
  const whole = heldFiling('whole', '2021-05-21T03:00:05Z');
  const told = { ...whole, message: 'cut', arrivedAt: new Date('2021-05-21T03:00:00Z') };
  const lisi = { corp: 'test', userid: 'lisi' };

  test.skipIf(open === null).each([
    ['cut to 40 characters', JSON.stringify(told).slice(0, 40), lisi],
    ['no JSON', 'nonsense', null],
    ['without a thread revision', JSON.stringify({ ...told, thread: undefined }), lisi],
    ['of a week that does not exist', JSON.stringify({ ...told, week: '2021-W60' }), lisi],
    ['with an entry without figures', JSON.stringify({ ...told, entries: [{ enterprise: 'a', doubts: [] }] }), lisi],
    ['by nobody', JSON.stringify({ ...told, asker: undefined }), null],
    ['of another message', JSON.stringify({ ...told, message: 'else' }), lisi],
  ])('one %s is named and set aside, and the others come back', async (_, text, by) => {
    const holding = (open as () => Holding)();
    await holding.put(told);
    await holding.put(whole);
    await damage('cut', text);
    const named: unknown[] = [];
    expect(await holding.list(10, (one) => named.push(one))).toEqual([whole]);
    expect(named).toEqual([{ message: 'cut', arrivedAt: told.arrivedAt, by }]);
    await holding.setAside('cut');
    expect(await holding.list(10, (one) => named.push(one))).toEqual([whole]);
    expect(named).toHaveLength(1);
    const aside = embedded.state.read('held-aside!cut');
    expect((await aside) ?? (await redis?.hget('bot:{holding}:aside', 'cut'))).toBe(text);
    await embedded.state.write([{ key: 'held-aside!cut', value: null }]);
    await holding.remove('whole');
  });
});
