// How are threads kept in Redis? One hash a person and one lock beside it, read and written by three short scripts.
import type { Redis } from 'ioredis';
import type { TakenThread, Threads } from '../desk/ports.ts';
import { Problem } from '../desk/problem.ts';
import { pingRedis, redisProblem } from './redis.ts';
import { EPOCH_S, UNREADABLE } from './thread-damage.ts';
import { newTokens, THREAD_SETTINGS, type ThreadSettings } from './thread-locks.ts';
import { newTurns } from './turns.ts';

// KEYS: thread, lock. The thread's fields: r revision, t text, k token of the last keep.

/**
 * KEYS: thread, lock, where a damaged thread is set aside. ARGV: token, lock's life in ms, thread's life in s. Answers {revision, text,
 * seconds and microseconds of Redis's clock} or nothing where somebody else holds it. Taking twice with one token is taking once. What is no thread is set aside; one that cannot be
 * read, with the revision of thread-damage.ts, stands in its place.
 */
const TAKE = `
local holder = redis.call('GET', KEYS[2])
if holder and holder ~= ARGV[1] then return false end
redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
local kind = redis.call('TYPE', KEYS[1]).ok
local kept = kind == 'hash' and redis.call('HMGET', KEYS[1], 'r', 't') or {false, false}
local isWhole = kept[1] and kept[2] and string.match(kept[1], '^%d+$') and #kept[1] <= 10
local now = redis.call('TIME')
if kind == 'none' or isWhole then return {kept[1], kept[2], now[1], now[2]} end
redis.call('RENAME', KEYS[1], KEYS[3])
local revision = math.max(1, now[1] - ${EPOCH_S})
redis.call('HSET', KEYS[1], 'r', string.format('%.0f', revision), 't', '${UNREADABLE}')
redis.call('EXPIRE', KEYS[1], ARGV[3])
kept = redis.call('HMGET', KEYS[1], 'r', 't')
return {kept[1], kept[2], now[1], now[2]}`;

/**
 * ARGV: token, revision as taken, text, thread's life in s. Answers 1 where it is kept, now or by an earlier sending of the same keep.
 * A lock that lapsed is no reason to refuse as long as nobody has taken it: the revision proves that nothing was kept since.
 */
const KEEP = `
local kept = redis.call('HMGET', KEYS[1], 'r', 'k')
local holder = redis.call('GET', KEYS[2])
if kept[2] ~= ARGV[1] then
  if (holder and holder ~= ARGV[1]) or (kept[1] or '0') ~= ARGV[2] then return 0 end
  redis.call('HSET', KEYS[1], 'r', ARGV[2] + 1, 't', ARGV[3], 'k', ARGV[1])
  redis.call('EXPIRE', KEYS[1], ARGV[4])
end
if holder == ARGV[1] then redis.call('DEL', KEYS[2]) end
return 1`;

/** KEYS: lock. ARGV: token. */
const RELEASE = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1`;

type Scripts = {
  takeThread(
    thread: string,
    lock: string,
    aside: string,
    token: string,
    lockMs: number,
    keepSeconds: number,
  ): Promise<[string | null, string | null, string, string] | null>;
  keepThread(thread: string, lock: string, token: string, revision: number, text: string, keepSeconds: number): Promise<0 | 1>;
  releaseThread(lock: string, token: string): Promise<1>;
};

// The braces keep all keys of a person on one node of a cluster.
const threadKey = (person: string): string => `bot:thread:{${person}}`;
const asideKey = (person: string): string => `bot:thread-aside:{${person}}`;
const lockKey = (person: string): string => `bot:lock:{${person}}`;

/** Several processes may share one Redis. Closing closes the connection. */
export function redisThreads(redis: Redis, settings: ThreadSettings = THREAD_SETTINGS): Threads {
  redis.defineCommand('takeThread', { numberOfKeys: 3, lua: TAKE });
  redis.defineCommand('keepThread', { numberOfKeys: 2, lua: KEEP });
  redis.defineCommand('releaseThread', { numberOfKeys: 1, lua: RELEASE });
  const scripts = redis as Redis & Scripts;
  const keepSeconds = settings.keepDays * 86_400;
  const turns = newTurns();
  const tokens = newTokens();

  const letGo = async (person: string, token: string): Promise<void> => {
    // What cannot be let go lapses by itself.
    await scripts.releaseThread(lockKey(person), token).catch(() => undefined);
    turns.freed(person);
  };

  const attempt = async (person: string, since: number): Promise<TakenThread | null> => {
    const waitedMs = performance.now() - since;
    const token = tokens.next(person);
    try {
      const found = await scripts.takeThread(
        threadKey(person),
        lockKey(person),
        asideKey(person),
        token,
        settings.lockMs,
        keepSeconds,
      );
      tokens.settled(person);
      if (found === null) return null;
      const [revision, text, seconds, micros] = found;
      const at = Number(seconds) * 1_000 + Number(micros) / 1_000;
      return { person, token, revision: Number(revision ?? 0), text, at, waitedMs };
    } catch (error) {
      // It may have been locked for us without our knowing.
      tokens.unsettled(person, token);
      void letGo(person, token);
      throw redisProblem(error);
    }
  };

  return {
    take(person, waitMs) {
      const since = performance.now();
      return turns.take(person, waitMs, () => attempt(person, since));
    },

    async keep({ person, token, revision }, text) {
      try {
        const kept = await scripts.keepThread(threadKey(person), lockKey(person), token, revision, text, keepSeconds);
        if (kept === 0) throw new Problem('threads.lost');
      } catch (error) {
        throw redisProblem(error);
      }
      turns.freed(person);
    },

    release: ({ person, token }) => letGo(person, token),
    ping: () => pingRedis(redis),
    close: async () => redis.disconnect(),
  };
}
