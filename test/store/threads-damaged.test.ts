// Is a thread's record that somebody damaged set aside, and does its person go on, whatever store it lies in?
import { afterAll, describe, expect, test } from 'vitest';
import type { Threads } from '../../src/desk/ports.ts';
import { readThread } from '../../src/desk/stored-thread.ts';
import { openRedis, untilReady } from '../../src/store/redis.ts';
import { embeddedThreads } from '../../src/store/threads-embedded.ts';
import { redisThreads } from '../../src/store/threads-redis.ts';
import { exclusiveRedis, needsRedis, TEST_REDIS_URL } from './test-redis.ts';
import { CLOCK, freshState } from './test-state.ts';

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

type Store = {
  readonly open: () => Promise<Threads>;
  readonly damage: (person: string, value: string) => Promise<unknown>;
  readonly aside: (person: string) => Promise<readonly string[]>;
};

const inState: Store = {
  open: async () => embeddedThreads(embedded.state, CLOCK),
  damage: (person, value) => embedded.state.write([{ key: `thread!${person}`, value }]),
  aside: async (person) => (await embedded.state.list(`thread-aside!${person}!`, 10)).map(([, value]) => value),
};
const inRedis: Store = {
  async open() {
    const own = openRedis(TEST_REDIS_URL ?? '');
    await untilReady(own, 5_000);
    return redisThreads(own);
  },
  damage: async (person, value) => redis?.set(`bot:thread:{${person}}`, value),
  aside: async (person) => [(await redis?.get(`bot:thread-aside:{${person}}`)) ?? ''],
};

describe.each([
  ['the embedded store', inState, false],
  [needsRedis('Redis'), inRedis, TEST_REDIS_URL === null],
])('a damaged record in %s', (_, store, isSkipped) => {
  test.skipIf(isSkipped).each(['"nonsense"', '', '{}', 'x y z\n{}', '12'])(
    '%j is set aside; the person is told and goes on after all revisions',
    async (value) => {
      const threads = await store.open();
      const person = `test/damaged-${encodeURIComponent(value)}`;
      const before = await threads.take(person, 1_000);
      await threads.keep(before, '{}');
      await store.damage(person, value);

      const taken = await threads.take(person, 1_000);
      expect(taken.revision).toBeGreaterThan(100_000_000);
      expect(readThread(taken.text).unread).toEqual(['thread']);
      // What was not kept is told again, under the same revision.
      await threads.release(taken);
      const again = await threads.take(person, 1_000);
      expect(again).toMatchObject({ revision: taken.revision, text: taken.text });
      await threads.keep(again, '{"lost":1}');

      const next = await threads.take(person, 1_000);
      expect(next).toMatchObject({ revision: taken.revision + 1, text: '{"lost":1}' });
      await threads.release(next);
      expect(await store.aside(person)).toEqual([value]);
      await threads.close();
    },
  );

  test.skipIf(isSkipped)('of one person stops no other', async () => {
    const threads = await store.open();
    await store.damage('test/one', 'nonsense');
    const other = await threads.take('test/other', 1_000);
    expect(other).toMatchObject({ revision: 0, text: null });
    await threads.release(other);
    await threads.close();
  });
});
