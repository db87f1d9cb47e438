// Which access token do our calls carry, and who fetches the next? (wecom §3.1, wecom §8.4)
import { randomInt, randomUUID } from 'node:crypto';
import { isProblem, Problem } from '../desk/problem.ts';
import type { TokenStore } from '../desk/token-store.ts';

export type FreshToken = { readonly token: string; readonly lifeMs: number };

type AccessTokenOptions = {
  readonly store: TokenStore;
  /** One for each corp, agent and secret. */
  readonly name: string;
  /** Asks WeCom, once. Problems: wecom.*. */
  readonly ask: () => Promise<FreshToken>;
  readonly sleep: (ms: number) => Promise<void>;
};

type AccessToken = {
  /**
   * Problems: wecom.*; wecom.token while another process asks or the last asking failed a moment ago, of our own asking
   * wecom.configuration where it failed for that; threads.away.
   */
  readonly get: () => Promise<string>;
  /** The one after `refused`, which WeCom no longer takes; it is forgotten unless a newer one is there already. */
  readonly renew: (refused: string) => Promise<string>;
};

/** WeCom may end a token's life early, and an answer may be slow: we stop using it this long before. */
const RESERVE_MS = 300_000;
const LEAST_LIFE_MS = 60_000;
/** The right to ask is renewed while we ask, and soon lapses when we died: others wait a little longer than that. */
const LEASE_MS = 3_000;
const RENEW_MS = 1_000;
const LOOK_MS = 250;
const LOOKS = 14;
/** After a failure nobody asks for this long; wrong secrets get the whole address banned for an hour, so those wait twice as long each time. */
const PAUSE_MS = { throttled: 60_000, otherwise: 30_000, most: 600_000 } as const;

/** One asking at a time in this process and, by the store's right to fetch, in the installation. */
export function accessToken({ store, name, ask, sleep }: AccessTokenOptions): AccessToken {
  let flight: Promise<string> | null = null;
  let last: string | null = null;
  let misconfigured = 0;
  /** Why we could not have one, as long as that has not changed. */
  let fault: Problem | null = null;

  const pauseAfter = (error: unknown): number => {
    fault = isProblem(error, 'wecom.configuration') ? error : null;
    misconfigured = fault === null ? 0 : misconfigured + 1;
    const pause = isProblem(error, 'wecom.throttled') ? PAUSE_MS.throttled : PAUSE_MS.otherwise;
    return Math.min(pause * 2 ** Math.min(misconfigured, 10), PAUSE_MS.most) + randomInt(3_000);
  };

  const fetched = async (owner: string): Promise<string> => {
    const renewing = setInterval(() => void store.claim(name, owner, LEASE_MS).catch(() => undefined), RENEW_MS);
    try {
      const { token, lifeMs } = await ask().finally(() => clearInterval(renewing));
      misconfigured = 0;
      fault = null;
      last = token;
      // Should the store be away by now, `find` goes on with `last`.
      await store.put(name, owner, token, Math.max(lifeMs - RESERVE_MS, LEAST_LIFE_MS));
      return token;
    } catch (error) {
      await store.hold(name, owner, pauseAfter(error));
      throw error;
    }
  };

  const look = async (): Promise<string> => {
    const owner = randomUUID();
    for (let i = 0; i < LOOKS; i++) {
      if (i > 0) await sleep(LOOK_MS);
      const mine = await store.claim(name, owner, LEASE_MS);
      // Looked for after the claim: whoever held the right before us put a token there when giving it back.
      const token = await store.get(name);
      if (token !== null) {
        if (mine) await store.hold(name, owner, 0);
        fault = null;
        last = token;
        return token;
      }
      if (mine) return fetched(owner);
    }
    throw fault ?? new Problem('wecom.token', { why: 'asked for elsewhere, or in vain a moment ago' });
  };

  const find = async (): Promise<string> => {
    try {
      const token = (await store.get(name)) ?? (await look());
      fault = null;
      return token;
    } catch (error) {
      // While the store cannot be asked, the last one we knew will do.
      if (isProblem(error, 'threads.away') && last !== null) return last;
      throw error;
    }
  };

  const get = (): Promise<string> => {
    flight ??= find().finally(() => {
      flight = null;
    });
    return flight;
  };

  const renew = async (refused: string): Promise<string> => {
    // A search under way may have read the refused one already.
    await flight?.catch(() => {});
    if (last === refused) last = null;
    await store.drop(name, refused);
    return get();
  };

  return { get, renew };
}
