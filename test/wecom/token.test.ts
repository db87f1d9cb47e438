import { describe, expect, test } from 'vitest';
import { Problem } from '../../src/desk/problem.ts';
import type { TokenStore } from '../../src/desk/token-store.ts';
import { apiWorld, FREE } from './api-client.ts';
import type { Forced } from './api-server.ts';

const world = apiWorld();
const pause = (ms: number) => new Promise<void>((next) => setTimeout(next, ms));

describe('the token', () => {
  test('is fetched once for fifty sends at once, and once more when it is revoked in the middle', async () => {
    const processes = [world.client(), world.client(), world.client()];
    const sendAll = () =>
      Promise.all(Array.from({ length: 50 }, (_, i) => processes[i % 3]?.sendText('zhangsan', `第${i}条`, FREE)));
    await sendAll();
    expect(world.server.count('gettoken')).toBe(1);
    world.server.revoke();
    await sendAll();
    expect(world.server.count('gettoken')).toBe(2);
    expect(world.server.count('message/send')).toBeLessThanOrEqual(150);
  });

  test.each([40001, 40014, 42001])('refused by a call with %i is renewed once and the call made again', async (errcode) => {
    let refusals = 1;
    world.server.force = ({ path }) => (path === 'message/send' && refusals-- > 0 ? { errcode } : undefined);
    expect(await world.client().sendText('zhangsan', '好', FREE)).toMatch(/^msg-/);
    expect([world.server.count('gettoken'), world.server.count('message/send')]).toEqual([2, 2]);
  });

  test('refused again is a problem, not a loop', async () => {
    world.server.force = ({ path }) => (path === 'message/send' ? { errcode: 40014 } : undefined);
    await expect(world.client().sendText('zhangsan', '好', FREE)).rejects.toMatchObject({ code: 'wecom.token' });
    expect([world.server.count('gettoken'), world.server.count('message/send')]).toEqual([2, 2]);
  });

  test('is renewed on the side five minutes before its end, and used on as long as it is good', async () => {
    const [api, other] = [world.client(), world.client()];
    const tokens = new Set<string | null>();
    const send = async (from = api) => {
      await from.sendText('zhangsan', '1', FREE);
      tokens.add(world.server.calls.findLast((c) => c.path === 'message/send')?.query.get('access_token') ?? null);
    };
    await send();
    world.now += 6_860_000;
    await send();
    expect([world.server.count('gettoken'), tokens.size]).toEqual([1, 1]);
    // WeCom does not answer the next asking: nobody waits for it.
    world.server.force = ({ path }) => (path === 'gettoken' ? 'silent' : undefined);
    world.now += 40_000;
    const from = performance.now();
    for (const each of [api, other, api, other]) await send(each);
    expect(performance.now() - from).toBeLessThan(1_500);
    expect([world.server.count('gettoken'), tokens.size]).toEqual([2, 1]);
    // After its time-out and a pause it is asked for again, on the side.
    await pause(4_200);
    world.server.force = () => undefined;
    world.now += 2_000;
    await send(other);
    await expect.poll(() => world.server.count('gettoken')).toBe(3);
    await send();
    expect(tokens.size).toBe(2);
  }, 15_000);

  test('that WeCom answers early with what is left of the same one is not asked for at every call', async () => {
    const life = () => 7_200 - (world.now - FREE.since.getTime()) / 1000;
    const first = world.client();
    await first.sendText('zhangsan', '1', FREE);
    const same = world.server.calls.at(-1)?.query.get('access_token');
    world.server.force = ({ path }) => (path === 'gettoken' ? { access_token: same, expires_in: life() } : undefined);
    world.now += 6_950_000;
    for (let i = 0; i < 10; i++) {
      await first.sendText('zhangsan', '1', FREE);
      await pause(20);
    }
    expect(world.server.count('gettoken')).toBe(2);
  });

  test.each<[string, Forced, string, number]>([
    ['a wrong secret', { errcode: 40001 }, 'wecom.configuration', 60],
    ['an address that is not trusted', { errcode: 60020 }, 'wecom.configuration', 5],
    ['too many calls', { errcode: 45009 }, 'wecom.throttled', 60],
    ['a busy platform', { errcode: -1 }, 'wecom.throttled', 0.5],
    ['a cut line', 'cut', 'wecom.away', 0.5],
    ['a bad gateway', { status: 502, text: '<html>' }, 'wecom.away', 0.5],
    ['no token in the answer', {}, 'wecom.away', 0.5],
  ])('that cannot be had (%s) is not asked for again by anybody for a while', async (_, forced, code, seconds) => {
    world.server.force = ({ path }) => (path === 'gettoken' ? forced : undefined);
    const [one, other] = [world.client(), world.client()];
    await expect(one.sendText('zhangsan', '1', FREE)).rejects.toMatchObject({ code });
    // That it is a setting every process knows; of the rest only that somebody asks.
    const again = code === 'wecom.configuration' ? code : 'wecom.token';
    for (const api of [one, other, one])
      await expect(api.sendText('zhangsan', '1', FREE)).rejects.toMatchObject({ code: again, retryable: true });
    world.now += seconds * 1000 - 1;
    await expect(other.sendText('zhangsan', '1', FREE)).rejects.toMatchObject({ code: again });
    expect(world.server.count('gettoken')).toBe(1);
    // Spread by half of it at most.
    world.now += seconds * 500 + 2;
    world.server.force = () => undefined;
    expect(await other.sendText('zhangsan', '1', FREE)).toMatch(/^msg-/);
  });

  test('is asked for again within seconds after a line that was cut, however often: one process at a time', async () => {
    world.server.force = ({ path }) => (path === 'gettoken' ? 'cut' : undefined);
    const processes = [1, 2, 3].map(() => world.client({}, async () => {}));
    for (let second = 0; second < 60; second++) {
      for (const api of processes) await api.sendText('zhangsan', '1', FREE).catch(() => null);
      world.now += 1_000;
    }
    const inVain = world.server.count('gettoken');
    expect(inVain).toBeGreaterThan(8);
    expect(inVain).toBeLessThan(40);
    world.now += 7_500;
    world.server.force = () => undefined;
    expect(await processes[1]?.sendText('zhangsan', '1', FREE)).toMatch(/^msg-/);
  });

  test('with a wrong secret is asked for ever more rarely: a wrong secret gets the address banned', async () => {
    world.server.force = ({ path }) => (path === 'gettoken' ? { errcode: 40001 } : undefined);
    const api = world.client({}, async () => {});
    for (let minute = 0; minute < 120; minute++) {
      await expect(api.sendText('zhangsan', '1', FREE)).rejects.toThrow(Problem);
      world.now += 60_000;
    }
    expect(world.server.count('gettoken')).toBeLessThan(18);
  }, 60_000);

  test('of a new secret does not wait for the old one’s penalty', async () => {
    await expect(world.client({ secret: 'wrong' }).sendText('zhangsan', '1', FREE)).rejects.toMatchObject({
      code: 'wecom.configuration',
    });
    expect(await world.client().sendText('zhangsan', '1', FREE)).toMatch(/^msg-/);
  });

  test('we knew last will do while the store is away', async () => {
    let away = false;
    const store = world.tokens;
    world.tokens = new Proxy(store, {
      get: (target, name: keyof TokenStore) =>
        away ? () => Promise.reject(new Problem('threads.away')) : target[name].bind(target),
    });
    const api = world.client();
    away = true;
    await expect(api.sendText('zhangsan', '1', FREE)).rejects.toMatchObject({ code: 'threads.away' });
    away = false;
    await api.sendText('zhangsan', '2', FREE);
    away = true;
    expect(await api.sendText('zhangsan', '3', FREE)).toMatch(/^msg-/);
    expect(world.server.count('gettoken')).toBe(1);
  });
});
