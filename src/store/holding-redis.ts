// Where do confirmed filings wait while the database is away? In Redis, in the order they arrived, once for each message.
import type { Redis } from 'ioredis';
import type { Holding } from '../desk/ports.ts';
import { Problem } from '../desk/problem.ts';
import { damagedFiling, readFiling, writeFiling } from './held-filing.ts';
import { answered } from './redis.ts';

// The braces keep both keys on one node of a cluster.
const FILINGS = 'bot:{holding}:filings';
const ORDER = 'bot:{holding}:order';
/** Records that could not be read, by message. */
const ASIDE = 'bot:{holding}:aside';

/** KEYS: filings, order. ARGV: message, filing, arrival in ms. The first putting of a message counts. */
const PUT = `
if redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2]) == 1 then redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1]) end
return 1`;

/** ARGV: how many. Answers messages, arrivals in ms and filings. */
const LIST = `
local messages = redis.call('ZRANGE', KEYS[2], 0, ARGV[1] - 1)
if #messages == 0 then return {{}, {}, {}} end
local arrivals = {}
for i, message in ipairs(messages) do arrivals[i] = redis.call('ZSCORE', KEYS[2], message) end
return {messages, arrivals, redis.call('HMGET', KEYS[1], unpack(messages))}`;

/** ARGV: message. */
const REMOVE = `
redis.call('ZREM', KEYS[2], ARGV[1])
return redis.call('HDEL', KEYS[1], ARGV[1])`;

/** KEYS: filings, order, those set aside. ARGV: message. */
const SET_ASIDE = `
local filing = redis.call('HGET', KEYS[1], ARGV[1])
if filing then redis.call('HSET', KEYS[3], ARGV[1], filing) end
redis.call('ZREM', KEYS[2], ARGV[1])
return redis.call('HDEL', KEYS[1], ARGV[1])`;

type Scripts = {
  putFiling(filings: string, order: string, message: string, filing: string, arrivedAt: number): Promise<1>;
  listFilings(filings: string, order: string, limit: number): Promise<[string[], string[], (string | null)[]]>;
  removeFiling(filings: string, order: string, message: string): Promise<number>;
  setFilingAside(filings: string, order: string, aside: string, message: string): Promise<number>;
};

/** Most filings one listing fetches: Lua can pass so many arguments at once. */
const MOST = 1_000;

/**
 * Uses the connection and does not close it. All may be repeated. A Redis that is not durable, because it would lose what it holds
 * with its process, takes nothing in: nobody is told that something is kept.
 */
export function redisHolding(redis: Redis, isDurable = true): Holding {
  redis.defineCommand('putFiling', { numberOfKeys: 2, lua: PUT });
  redis.defineCommand('listFilings', { numberOfKeys: 2, lua: LIST });
  redis.defineCommand('removeFiling', { numberOfKeys: 2, lua: REMOVE });
  redis.defineCommand('setFilingAside', { numberOfKeys: 3, lua: SET_ASIDE });
  const scripts = redis as Redis & Scripts;

  return {
    async put(filing) {
      if (!isDurable) throw new Problem('threads.away', { code: 'forgetful' });
      await answered(scripts.putFiling(FILINGS, ORDER, filing.message, writeFiling(filing), filing.arrivedAt.getTime()));
    },
    async list(limit, onDamaged = () => {}) {
      const [messages, arrivals, texts] = await answered(scripts.listFilings(FILINGS, ORDER, Math.min(limit, MOST)));
      return messages.flatMap((message, i) => {
        const text = texts[i] ?? null;
        if (text === null) return [];
        const filing = readFiling(message, text);
        if (filing === null) onDamaged(damagedFiling(message, new Date(Number(arrivals[i])), text));
        return filing ?? [];
      });
    },
    async remove(message) {
      await answered(scripts.removeFiling(FILINGS, ORDER, message));
    },
    async setAside(message) {
      await answered(scripts.setFilingAside(FILINGS, ORDER, ASIDE, message));
    },
  };
}
