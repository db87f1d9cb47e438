// Who fetches the next token when a process dies, or is slow, while it asks?
import { expect, test, vi } from 'vitest';
import { memoryTokenStore } from '../../src/desk/token-store.ts';
import { accessToken, type FreshToken } from '../../src/wecom/access-token.ts';

const clock = { now: () => new Date(performance.timeOrigin + performance.now()) };
const sleep = (ms: number) => new Promise<void>((wake) => setTimeout(wake, ms));
vi.setConfig({ testTimeout: 20_000 });

test('a process that died while it asked holds nobody up for more than about 3 s', async () => {
  const store = memoryTokenStore(clock);
  const never = new Promise<FreshToken>(() => {});
  // Killed: it renews nothing any more.
  vi.useFakeTimers({ toFake: ['setInterval'] });
  void accessToken({ store, name: 'app', ask: () => never, sleep }).get();
  await sleep(10);
  vi.useRealTimers();
  const from = performance.now();
  const next = accessToken({ store, name: 'app', ask: async () => ({ token: 'next', lifeMs: 7_200_000 }), sleep });
  expect(await next.get()).toBe('next');
  expect(performance.now() - from).toBeLessThan(3_600);
});

test('one that is slow keeps the right as long as it asks, so that WeCom is asked once', async () => {
  const store = memoryTokenStore(clock);
  let asked = 0;
  const ask = async (): Promise<FreshToken> => {
    asked += 1;
    await sleep(3_300);
    return { token: 'slow', lifeMs: 7_200_000 };
  };
  const first = accessToken({ store, name: 'app', ask, sleep }).get();
  await sleep(500);
  const second = accessToken({ store, name: 'app', ask, sleep }).get();
  expect(await Promise.all([first, second])).toEqual(['slow', 'slow']);
  expect(asked).toBe(1);
});
