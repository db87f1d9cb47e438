// Where is the token of the hour without a Redis? In the embedded store, so that a restart needs no new one; the right to fetch dies with the process.
import { z } from 'zod';
import type { Clock } from '../desk/ports.ts';
import type { KeptToken, TokenStore } from '../desk/token-store.ts';
import { inTime, type StateStore } from './state.ts';

const KEPT = z.object({ value: z.string(), until: z.number() });
type Right = { readonly owner: string; readonly until: number; readonly errcode: number | null };

const tokenKey = (name: string): string => `token!${name}`;

/** One process fetches for itself alone. Lives are those of `clock`. */
export function embeddedTokenStore(state: StateStore, clock: Clock): TokenStore {
  const rights = new Map<string, Right>();
  const now = (): number => clock.now().getTime();
  const rightTo = (name: string): Right | null => {
    const right = rights.get(name);
    return right && right.until > now() ? right : null;
  };
  const ownerOf = (name: string): string | null => rightTo(name)?.owner ?? null;
  const tokenOf = async (name: string): Promise<KeptToken | null> => {
    const text = await state.read(tokenKey(name));
    if (text === null) return null;
    const { value, until } = KEPT.parse(JSON.parse(text));
    return until > now() ? { token: value, leftMs: until - now() } : null;
  };
  /** What looks before it writes is done one after another. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return inTime(mine);
  };

  return {
    get: (name) => inTime(tokenOf(name)),
    async claim(name, owner, leaseMs) {
      if ((ownerOf(name) ?? owner) !== owner) return false;
      rights.set(name, { owner, until: now() + leaseMs, errcode: null });
      return true;
    },
    put: (name, owner, value, lifeMs) =>
      inTurn(async () => {
        if (ownerOf(name) !== owner) return;
        await state.write([{ key: tokenKey(name), value: JSON.stringify({ value, until: now() + lifeMs }) }]);
        rights.delete(name);
      }),
    async hold(name, owner, leaseMs, errcode) {
      if (ownerOf(name) === owner) rights.set(name, { owner, until: now() + leaseMs, errcode });
    },
    async refusal(name) {
      const right = rightTo(name);
      return right === null || right.errcode === null ? null : { errcode: right.errcode, leftMs: right.until - now() };
    },
    drop: (name, token) =>
      inTurn(async () => {
        if ((await tokenOf(name))?.token === token) await state.write([{ key: tokenKey(name), value: null }]);
      }),
  };
}
