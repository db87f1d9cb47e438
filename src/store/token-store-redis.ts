// Where do all processes of an installation share the token of the hour? In Redis, with the right to fetch the next beside it.
import type { Redis } from 'ioredis';
import type { TokenStore } from '../desk/token-store.ts';
import { answered } from './redis.ts';

/** KEYS: right. ARGV: owner, lease in ms. Asked again by its owner the answer is the same: the first answer may have been lost. */
const CLAIM = `
local owner = redis.call('GET', KEYS[1])
if owner and owner ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`;

/** KEYS: right, token. ARGV: owner, token, life in ms. */
const PUT = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[3])
redis.call('DEL', KEYS[1])
return 1`;

/** KEYS: right. ARGV: owner, lease in ms, what the right's holder is called from now on. */
const HOLD = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
if tonumber(ARGV[2]) <= 0 then return redis.call('DEL', KEYS[1]) end
redis.call('SET', KEYS[1], ARGV[3], 'PX', ARGV[2])
return 1`;

/** KEYS: token or right. Its text and what is left of its life in ms. */
const GET = `
local text = redis.call('GET', KEYS[1])
if not text then return nil end
return {text, redis.call('PTTL', KEYS[1])}`;

/** KEYS: token. ARGV: the token to forget. */
const DROP = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])`;

type Scripts = {
  claimToken(right: string, owner: string, leaseMs: number): Promise<0 | 1>;
  putToken(right: string, token: string, owner: string, value: string, lifeMs: number): Promise<0 | 1>;
  holdToken(right: string, owner: string, leaseMs: number, holder: string): Promise<0 | 1>;
  getKept(key: string): Promise<readonly [string, number] | null>;
  dropToken(token: string, value: string): Promise<0 | 1>;
};

// The braces keep both keys of a name on one node of a cluster.
const rightOf = (name: string) => `bot:{token:${name}}:right`;
const tokenOf = (name: string) => `bot:{token:${name}}:token`;

/** Stands in the owner's place where WeCom refused: nobody's, until it runs out. */
const refusedFor = (errcode: number): string => `refused ${errcode}`;
const REFUSED = /^refused (-?\d+)$/u;

/** Uses the connection and does not close it. Lives are those of Redis's own clock. */
export function redisTokenStore(redis: Redis): TokenStore {
  redis.defineCommand('claimToken', { numberOfKeys: 1, lua: CLAIM });
  redis.defineCommand('putToken', { numberOfKeys: 2, lua: PUT });
  redis.defineCommand('holdToken', { numberOfKeys: 1, lua: HOLD });
  redis.defineCommand('getKept', { numberOfKeys: 1, lua: GET });
  redis.defineCommand('dropToken', { numberOfKeys: 1, lua: DROP });
  const scripts = redis as Redis & Scripts;

  return {
    async get(name) {
      const found = await answered(scripts.getKept(tokenOf(name)));
      return found && { token: found[0], leftMs: found[1] };
    },
    claim: async (name, owner, leaseMs) => (await answered(scripts.claimToken(rightOf(name), owner, leaseMs))) === 1,
    async put(name, owner, token, lifeMs) {
      await answered(scripts.putToken(rightOf(name), tokenOf(name), owner, token, lifeMs));
    },
    async hold(name, owner, leaseMs, errcode) {
      await answered(scripts.holdToken(rightOf(name), owner, leaseMs, errcode === null ? owner : refusedFor(errcode)));
    },
    async refusal(name) {
      const [holder = '', leftMs = 0] = (await answered(scripts.getKept(rightOf(name)))) ?? [];
      const number = REFUSED.exec(holder)?.[1];
      return number === undefined ? null : { errcode: Number(number), leftMs };
    },
    async drop(name, token) {
      await answered(scripts.dropToken(tokenOf(name), token));
    },
  };
}
