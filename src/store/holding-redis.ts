// Where do confirmed filings wait while the database is away? In Redis, in the order they arrived, once for each message.
import type { Redis } from 'ioredis';
import type { Holding } from '../desk/ports.ts';
import { Problem } from '../desk/problem.ts';
import { readFiling, writeFiling } from './held-filing.ts';
import { redisProblem } from './redis.ts';

// The braces keep both keys on one node of a cluster.
const FILINGS = 'bot:{holding}:filings';
const ORDER = 'bot:{holding}:order';

/** KEYS: filings, order. ARGV: message, filing, arrival in ms. The first putting of a message counts. */
const PUT = `
if redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2]) == 1 then redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1]) end
return 1`;

/** ARGV: how many. */
const LIST = `
local messages = redis.call('ZRANGE', KEYS[2], 0, ARGV[1] - 1)
if #messages == 0 then return {} end
return redis.call('HMGET', KEYS[1], unpack(messages))`;

/** ARGV: message. */
const REMOVE = `
redis.call('ZREM', KEYS[2], ARGV[1])
return redis.call('HDEL', KEYS[1], ARGV[1])`;

type Scripts = {
  putFiling(filings: string, order: string, message: string, filing: string, arrivedAt: number): Promise<1>;
  listFilings(filings: string, order: string, limit: number): Promise<(string | null)[]>;
  removeFiling(filings: string, order: string, message: string): Promise<number>;
};

/** Most filings one listing fetches: Lua can pass so many arguments at once. */
const MOST = 1_000;

/**
 * Uses the connection and does not close it. All three may be repeated. A Redis that is not durable, because it would lose what it holds
 * with its process, takes nothing in: nobody is told that something is kept.
 */
export function redisHolding(redis: Redis, isDurable = true): Holding {
  redis.defineCommand('putFiling', { numberOfKeys: 2, lua: PUT });
  redis.defineCommand('listFilings', { numberOfKeys: 2, lua: LIST });
  redis.defineCommand('removeFiling', { numberOfKeys: 2, lua: REMOVE });
  const scripts = redis as Redis & Scripts;
  const translated = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw redisProblem(error);
    }
  };

  return {
    async put(filing) {
      if (!isDurable) throw new Problem('threads.away', { code: 'forgetful' });
      await translated(scripts.putFiling(FILINGS, ORDER, filing.message, writeFiling(filing), filing.arrivedAt.getTime()));
    },
    async list(limit) {
      const texts = await translated(scripts.listFilings(FILINGS, ORDER, Math.min(limit, MOST)));
      return texts.flatMap((text) => (text === null ? [] : [readFiling(text)]));
    },
    async remove(message) {
      await translated(scripts.removeFiling(FILINGS, ORDER, message));
    },
  };
}
