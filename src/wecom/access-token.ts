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
   * Problems: wecom.*; wecom.token while another process asks or the last asking failed a moment ago; wecom.configuration as long as
   * WeCom's refusal of our settings keeps everybody from asking again, whichever process it was told; threads.away.
   */
  readonly get: () => Promise<string>;
  /** The one after `refused`, which WeCom no longer takes; it is forgotten unless a newer one is there already. */
  readonly renew: (refused: string) => Promise<string>;
};

/** A token that ends so soon is renewed by one process on the side, and goes on being used: a gettoken that fails then stops nobody. */
const RENEW_BEFORE_MS = 300_000;
/** An answer may be slow: we stop using a token this long before its end. */
const RESERVE_MS = 30_000;
const LEAST_LIFE_MS = 60_000;
/** WeCom may answer an early renewal with the same token and what is left of its life: then nobody asks again for this long. */
const SAME_AGAIN_MS = 30_000;
/** The right to ask is renewed while we ask, and soon lapses when we died: others wait a little longer than that. */
const LEASE_MS = 3_000;
const LEASE_RENEWED_MS = 1_000;
const LOOK_MS = 250;
const LOOKS = 14;

type Pause = { readonly first: number; readonly most: number };
/** After a failure nobody asks for so long, twice as long each time. Wrong secrets get the whole address banned for an hour. */
const PAUSES: Readonly<Record<'secret' | 'setting' | 'throttled' | 'passing', Pause>> = {
  secret: { first: 60_000, most: 600_000 },
  setting: { first: 5_000, most: 60_000 },
  throttled: { first: 60_000, most: 600_000 },
  passing: { first: 500, most: 5_000 },
};
/** The secret or the corp's id is not what WeCom knows. */
const SECRET_CODES: ReadonlySet<unknown> = new Set([40001, 40013, 40091, 45031]);
/** WeCom says that it is busy, not that we ask too often. */
const BUSY_CODES: ReadonlySet<unknown> = new Set([-1, 6000]);

function pauseFor(error: unknown): Pause {
  if (!isProblem(error)) return PAUSES.passing;
  const { errcode } = error.details;
  if (error.code === 'wecom.configuration') return SECRET_CODES.has(errcode) ? PAUSES.secret : PAUSES.setting;
  return error.code === 'wecom.throttled' && !BUSY_CODES.has(errcode) ? PAUSES.throttled : PAUSES.passing;
}

/** WeCom's number where it refused our settings. */
const refusalIn = (error: unknown): number | null =>
  isProblem(error, 'wecom.configuration') && typeof error.details.errcode === 'number' ? error.details.errcode : null;

/** One asking at a time in this process and, by the store's right to fetch, in the installation. */
export function accessToken({ store, name, ask, sleep }: AccessTokenOptions): AccessToken {
  let flight: Promise<string> | null = null;
  let early: Promise<void> | null = null;
  let last: string | null = null;
  /** Askings in a row that failed. */
  let failures = 0;

  /** Spread, so that the processes do not ask in step. */
  const pauseAfter = (error: unknown): number => {
    const { first, most } = pauseFor(error);
    const pause = Math.min(first * 2 ** Math.min(failures, 10), most);
    failures += 1;
    return pause + randomInt(Math.ceil(pause / 2));
  };

  const fetched = async (owner: string): Promise<string> => {
    const renewing = setInterval(() => void store.claim(name, owner, LEASE_MS).catch(() => undefined), LEASE_RENEWED_MS);
    try {
      const { token, lifeMs } = await ask().finally(() => clearInterval(renewing));
      failures = 0;
      last = token;
      // Should the store be away by now, `find` goes on with `last`.
      await store.put(name, owner, token, Math.max(lifeMs - RESERVE_MS, LEAST_LIFE_MS));
      if (lifeMs <= RENEW_BEFORE_MS) await store.claim(name, owner, SAME_AGAIN_MS);
      return token;
    } catch (error) {
      await store.hold(name, owner, pauseAfter(error), refusalIn(error));
      throw error;
    }
  };

  const look = async (): Promise<string> => {
    const owner = randomUUID();
    for (let i = 0; i < LOOKS; i++) {
      if (i > 0) await sleep(LOOK_MS);
      const mine = await store.claim(name, owner, LEASE_MS);
      // Looked for after the claim: whoever held the right before us put a token there when giving it back.
      const kept = await store.get(name);
      if (kept !== null) {
        if (mine) await store.hold(name, owner, 0, null);
        last = kept.token;
        return kept.token;
      }
      if (mine) return fetched(owner);
      const refusal = await store.refusal(name);
      if (refusal !== null) throw new Problem('wecom.configuration', { call: 'gettoken', everything: true, ...refusal });
    }
    throw new Problem('wecom.token', { why: 'asked for elsewhere, or in vain a moment ago' });
  };

  /** Fails in silence: the present one is good for minutes, and who finds none any more asks aloud. */
  const renewEarly = async (): Promise<void> => {
    const owner = randomUUID();
    if (!(await store.claim(name, owner, LEASE_MS))) return;
    const kept = await store.get(name);
    if (kept !== null && kept.leftMs > RENEW_BEFORE_MS) await store.hold(name, owner, 0, null);
    else await fetched(owner);
  };

  const find = async (): Promise<string> => {
    try {
      const kept = await store.get(name);
      if (kept === null) return await look();
      last = kept.token;
      if (kept.leftMs <= RENEW_BEFORE_MS && early === null) {
        early = renewEarly()
          .catch(() => undefined)
          .finally(() => {
            early = null;
          });
      }
      return kept.token;
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
