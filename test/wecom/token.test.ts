import { describe, expect, test } from 'vitest';
import { Problem } from '../../src/desk/problem.ts';
import type { TokenStore } from '../../src/desk/token-store.ts';
import { apiWorld, FREE } from './api-client.ts';
import type { Forced } from './api-server.ts';

const world = apiWorld();

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

  test('is used until five minutes before its end', async () => {
    const api = world.client();
    await api.sendText('zhangsan', '1', FREE);
    world.now += 6_899_000;
    await api.sendText('zhangsan', '2', FREE);
    expect(world.server.count('gettoken')).toBe(1);
    world.now += 2_000;
    await api.sendText('zhangsan', '3', FREE);
    expect(world.server.count('gettoken')).toBe(2);
  });

  test.each<[string, Forced, string, number]>([
    ['a wrong secret', { errcode: 40001 }, 'wecom.configuration', 60],
    ['too many calls', { errcode: 45009 }, 'wecom.throttled', 60],
    ['a cut line', 'cut', 'wecom.away', 30],
    ['a bad gateway', { status: 502, text: '<html>' }, 'wecom.away', 30],
    ['no token in the answer', {}, 'wecom.away', 30],
  ])('that cannot be had (%s) is not asked for again by anybody for a while', async (_, forced, code, seconds) => {
    world.server.force = ({ path }) => (path === 'gettoken' ? forced : undefined);
    const [one, other] = [world.client(), world.client()];
    await expect(one.sendText('zhangsan', '1', FREE)).rejects.toMatchObject({ code });
    // Who asked in vain still knows that it is a setting; the other process only that somebody asks.
    const again = code === 'wecom.configuration' ? code : 'wecom.token';
    for (const [api, told] of [
      [one, again],
      [other, 'wecom.token'],
      [one, again],
    ] as const) {
      await expect(api.sendText('zhangsan', '1', FREE)).rejects.toMatchObject({ code: told });
    }
    world.now += seconds * 1000 - 1;
    await expect(other.sendText('zhangsan', '1', FREE)).rejects.toMatchObject({ code: 'wecom.token' });
    expect(world.server.count('gettoken')).toBe(1);
    world.now += 3_001;
    world.server.force = () => undefined;
    expect(await other.sendText('zhangsan', '1', FREE)).toMatch(/^msg-/);
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
