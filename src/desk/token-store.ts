// Where do all processes of one installation share the token of the hour?
import type { Clock } from './ports.ts';

/** `leftMs`: how much longer it is kept. */
export type KeptToken = { readonly token: string; readonly leftMs: number };

/** WeCom's number, and how much longer nobody asks again. */
type TokenRefusal = { readonly errcode: number; readonly leftMs: number };

/**
 * One token a name, and one right to fetch the next. A right that was granted and not given back runs out by itself, and until
 * then nobody fetches: that is also how a failed fetch makes every process wait. Problems: threads.away.
 */
export interface TokenStore {
  /** The token, or null where there is none or it has run out. */
  get(name: string): Promise<KeptToken | null>;
  /** Grants `owner` the right to fetch for `leaseMs`; false while somebody else holds it. */
  claim(name: string, owner: string, leaseMs: number): Promise<boolean>;
  /** Keeps the token for `lifeMs` and gives the right back; changes nothing where the right is no longer `owner`'s. */
  put(name: string, owner: string, token: string, lifeMs: number): Promise<void>;
  /** Makes the right run out `leaseMs` from now, where it is still `owner`'s; `errcode`: WeCom's number where it refused our settings. */
  hold(name: string, owner: string, leaseMs: number, errcode: number | null): Promise<void>;
  /** Why nobody may fetch now, and how much longer; null where it is for another reason, or not so. */
  refusal(name: string): Promise<TokenRefusal | null>;
  /** Forgets the token if it is still this one: a newer one stays. */
  drop(name: string, token: string): Promise<void>;
}

/** For one process alone, and for tests. */
export function memoryTokenStore(clock: Clock): TokenStore {
  type Kept = { readonly value: string; readonly until: number; readonly errcode: number | null };
  const tokens = new Map<string, Kept>();
  const rights = new Map<string, Kept>();
  const now = (): number => clock.now().getTime();
  const found = (kept: Map<string, Kept>, name: string): Kept | null => {
    const one = kept.get(name);
    return one && one.until > now() ? one : null;
  };
  const held = (kept: Map<string, Kept>, name: string): string | null => found(kept, name)?.value ?? null;
  const keep = (kept: Map<string, Kept>, name: string, value: string, ms: number, errcode: number | null = null) =>
    void kept.set(name, { value, until: now() + ms, errcode });

  return {
    async get(name) {
      const kept = found(tokens, name);
      return kept && { token: kept.value, leftMs: kept.until - now() };
    },
    async claim(name, owner, leaseMs) {
      if ((held(rights, name) ?? owner) !== owner) return false;
      keep(rights, name, owner, leaseMs);
      return true;
    },
    async put(name, owner, token, lifeMs) {
      if (held(rights, name) !== owner) return;
      rights.delete(name);
      keep(tokens, name, token, lifeMs);
    },
    async hold(name, owner, leaseMs, errcode) {
      if (held(rights, name) === owner) keep(rights, name, owner, leaseMs, errcode);
    },
    async refusal(name) {
      const right = found(rights, name);
      return right === null || right.errcode === null ? null : { errcode: right.errcode, leftMs: right.until - now() };
    },
    async drop(name, token) {
      if (held(tokens, name) === token) tokens.delete(name);
    },
  };
}
