// Does every store of threads keep the promises of the port?
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TakenThread, Threads } from '../../src/desk/ports.ts';
import { openRedis, untilReady } from '../../src/store/redis.ts';
import type { ThreadSettings } from '../../src/store/thread-locks.ts';
import { embeddedThreads, type Locks } from '../../src/store/threads-embedded.ts';
import { redisThreads } from '../../src/store/threads-redis.ts';
import { memoryThreads, newMemory } from '../memory/threads.ts';
import { exclusiveRedis, needsRedis, TEST_REDIS_URL } from './test-redis.ts';
import { CLOCK, freshState } from './test-state.ts';

/** One store; every `open` is another process that uses it, as far as the store allows several. */
type Store = { open(settings: ThreadSettings): Promise<Threads>; close(): Promise<void> };

const kinds: { readonly name: string; readonly isSkipped?: boolean; make(): Promise<Store> }[] = [
  {
    name: 'memory',
    async make() {
      const memory = newMemory();
      return { open: async (settings) => memoryThreads(memory, settings), close: async () => undefined };
    },
  },
  {
    name: 'the embedded store',
    async make() {
      const { state, remove } = await freshState();
      const locks: Locks = new Map();
      return { open: async (settings) => embeddedThreads(state, CLOCK, settings, locks), close: remove };
    },
  },
  {
    name: needsRedis('Redis'),
    isSkipped: TEST_REDIS_URL === null,
    async make() {
      const letGo = await exclusiveRedis();
      return redisStore(TEST_REDIS_URL ?? '', async () => letGo());
    },
  },
];

function redisStore(url: string, close: () => Promise<void>): Store {
  return {
    async open(settings) {
      const redis = openRedis(url);
      await untilReady(redis, 5_000);
      return redisThreads(redis, settings);
    },
    close,
  };
}

const SETTINGS: ThreadSettings = { keepDays: 90, lockMs: 6_000 };
const QUICK_LOCK: ThreadSettings = { keepDays: 90, lockMs: 120 };
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

describe.each(kinds)('threads in $name', ({ make, isSkipped = false }) => {
  let store: Store;
  let a: Threads;
  let b: Threads;
  const opened: Threads[] = [];
  let persons = 0;
  const somebody = (): string => `test-${process.pid}/person-${++persons}`;
  const open = async (settings = SETTINGS): Promise<Threads> => {
    const threads = await store.open(settings);
    opened.push(threads);
    return threads;
  };

  beforeAll(async () => {
    if (isSkipped) return;
    store = await make();
    [a, b] = [await open(), await open()];
  });
  afterAll(async () => {
    for (const threads of opened) await threads.close();
    if (!isSkipped) await store.close();
  });

  const promise = test.skipIf(isSkipped);

  promise('a new person has a thread without text', async () => {
    const person = somebody();
    const taken = await a.take(person, 0);
    expect(taken).toMatchObject({ person, revision: 0, text: null });
    await a.release(taken);
  });

  promise('what was kept is read back as it was, by everybody', async () => {
    const person = somebody();
    const text = JSON.stringify({ 答: '普工８、技工３\n"引号" \\ 𠮷 🏭', long: '示'.repeat(4_000), n: 1e-7 });
    await a.keep(await a.take(person, 0), text);
    const taken = await b.take(person, 0);
    expect(taken).toMatchObject({ revision: 1, text });
    await b.keep(taken, '{}');
    expect(await a.take(person, 0)).toMatchObject({ revision: 2, text: '{}' });
  });

  promise('it is told by one clock when a thread was locked, and how long another held it', async () => {
    const person = somebody();
    const first = await a.take(person, 0);
    const waiting = b.take(person, 2_000);
    await new Promise((done) => setTimeout(done, 120));
    await a.release(first);
    const second = await waiting;
    expect(first.waitedMs).toBeLessThan(100);
    expect(second.waitedMs).toBeGreaterThan(90);
    expect(second.at).toBeGreaterThanOrEqual(first.at);
    await b.release(second);
  });

  promise('nobody gets a thread that is held', async () => {
    const person = somebody();
    const taken = await a.take(person, 0);
    await expect(a.take(person, 60)).rejects.toMatchObject({ code: 'threads.busy' });
    await expect(b.take(person, 60)).rejects.toMatchObject({ code: 'threads.busy' });
    await a.release(taken);
    await b.take(person, 0);
  });

  promise('who waits gets it when it is let go, with what was kept', async () => {
    const person = somebody();
    const taken = await a.take(person, 0);
    const here = a.take(person, 2_000);
    const there = b.take(person, 2_000);
    await pause(30);
    await a.keep(taken, 'first');
    const next = await Promise.race([here.then((t) => ({ of: a, t })), there.then((t) => ({ of: b, t }))]);
    expect(next.t).toMatchObject({ revision: 1, text: 'first' });
    await next.of.keep(next.t, 'second');
    expect((next.of === a ? await there : await here).text).toBe('second');
  });

  promise('within a process, who came first is served first', async () => {
    const person = somebody();
    const served: number[] = [];
    const taken = await a.take(person, 0);
    const waiting = [0, 1, 2, 3, 4].map(async (n) => {
      const mine = await a.take(person, 5_000);
      served.push(n);
      await a.keep(mine, String(n));
    });
    await a.release(taken);
    await Promise.all(waiting);
    expect(served).toEqual([0, 1, 2, 3, 4]);
  });

  promise('one who gives up does not let others overtake', async () => {
    const person = somebody();
    const taken = await a.take(person, 0);
    const served: string[] = [];
    const patient = a.take(person, 3_000).then((t) => a.release(t).then(() => served.push('patient')));
    const hasty = a.take(person, 30).catch((e) => served.push(e.code));
    const late = a.take(person, 3_000).then((t) => a.release(t).then(() => served.push('late')));
    await hasty;
    await a.release(taken);
    await Promise.all([patient, late]);
    expect(served).toEqual(['threads.busy', 'patient', 'late']);
  });

  promise('other persons are not waited for', async () => {
    const held = await a.take(somebody(), 0);
    const free = await a.take(somebody(), 0);
    expect(free.revision).toBe(0);
    await a.release(held);
    await a.release(free);
  });

  promise('persons whose names look alike are different', async () => {
    const base = somebody();
    for (const person of [`${base}`, `${base} `, `${base}{}`, `${base}}`, `${base}:1`])
      await a.keep(await a.take(person, 0), person);
    for (const person of [`${base}`, `${base} `, `${base}{}`, `${base}}`, `${base}:1`]) {
      const taken = await b.take(person, 0);
      expect(taken).toMatchObject({ revision: 1, text: person });
      await b.release(taken);
    }
  });

  promise('keeping twice is keeping once', async () => {
    const person = somebody();
    const taken = await a.take(person, 0);
    await a.keep(taken, 'said');
    await a.keep(taken, 'said');
    const next = await b.take(person, 0);
    expect(next).toMatchObject({ revision: 1, text: 'said' });
    // Also while somebody else holds it, whose lock that must not open.
    await a.keep(taken, 'said');
    await expect(a.take(person, 0)).rejects.toMatchObject({ code: 'threads.busy' });
    await b.keep(next, 'more');
    expect(await a.take(person, 0)).toMatchObject({ revision: 2, text: 'more' });
  });

  promise('who was overtaken cannot keep', async () => {
    const person = somebody();
    const slow = await open(QUICK_LOCK);
    const late = await slow.take(person, 0);
    await pause(QUICK_LOCK.lockMs + 40);
    const quick = await b.take(person, 0);
    await expect(slow.keep(late, 'late')).rejects.toMatchObject({ code: 'threads.lost' });
    await b.keep(quick, 'quick');
    await expect(slow.keep(late, 'late')).rejects.toMatchObject({ code: 'threads.lost' });
    expect((await a.take(person, 0)).text).toBe('quick');
  });

  promise('who was slow but not overtaken can', async () => {
    const person = somebody();
    const slow = await open(QUICK_LOCK);
    const late = await slow.take(person, 0);
    await pause(QUICK_LOCK.lockMs + 40);
    await slow.keep(late, 'late');
    expect((await b.take(person, 0)).text).toBe('late');
  });

  promise('a lock whose holder died lapses', async () => {
    const person = somebody();
    await (await open(QUICK_LOCK)).take(person, 0);
    const taken = await b.take(person, 2_000);
    await b.release(taken);
  });

  promise('nobody lets go of what another holds', async () => {
    const person = somebody();
    const taken: TakenThread = await a.take(person, 0);
    await b.release({ ...taken, token: 'another' });
    await expect(b.take(person, 0)).rejects.toMatchObject({ code: 'threads.busy' });
  });

  promise('of many messages at once in two processes none is lost', async () => {
    const person = somebody();
    const MESSAGES = 40;
    const add = async (threads: Threads): Promise<void> => {
      const taken = await threads.take(person, 10_000);
      await threads.keep(taken, String(Number(taken.text ?? 0) + 1));
    };
    await Promise.all(Array.from({ length: MESSAGES }, (_, i) => add(i % 2 ? a : b)));
    expect(await a.take(person, 0)).toMatchObject({ revision: MESSAGES, text: String(MESSAGES) });
  });

  promise('it says that it is there', async () => {
    await a.ping();
  });
});
