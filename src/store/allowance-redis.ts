// May one more message go out now, counted for every worker of the installation?
import type { Redis } from 'ioredis';
import type { Allowance, AllowanceLimits } from '../app/sending.ts';
import { redisProblem } from './redis.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * Lists of the instants of what was sent, newest first, as long as their limits: the last entry decides.
 * KEYS: this person's, everybody's. ARGV: now, a person's limits by minute and hour, everybody's by minute. Answers 0, or when to ask again.
 * An answer that is lost counts a message that may not go out: too few, never too many.
 */
const TAKE = `
local now = tonumber(ARGV[1])
local function free(key, most, window)
  local oldest = redis.call('LINDEX', key, most - 1)
  return oldest and oldest + window or 0
end
for _, key in ipairs(KEYS) do
  local newest = redis.call('LINDEX', key, 0)
  if newest and newest - now > ${MINUTE_MS} then redis.call('DEL', key) end
end
local at = math.max(free(KEYS[1], ARGV[2], ${MINUTE_MS}), free(KEYS[1], ARGV[3], ${HOUR_MS}), free(KEYS[2], ARGV[4], ${MINUTE_MS}))
if at > now then return at end
redis.call('LPUSH', KEYS[1], ARGV[1])
redis.call('LTRIM', KEYS[1], 0, ARGV[3] - 1)
redis.call('PEXPIRE', KEYS[1], ${HOUR_MS})
redis.call('LPUSH', KEYS[2], ARGV[1])
redis.call('LTRIM', KEYS[2], 0, ARGV[4] - 1)
redis.call('PEXPIRE', KEYS[2], ${MINUTE_MS})
return 0`;

type Scripts = {
  takeAllowance(theirs: string, everybody: string, now: number, minute: number, hour: number, all: number): Promise<number>;
};

/** Uses the connection and does not close it. One round trip a message. */
export function redisAllowance(redis: Redis, limits: AllowanceLimits): Allowance {
  redis.defineCommand('takeAllowance', { numberOfKeys: 2, lua: TAKE });
  const scripts = redis as Redis & Scripts;
  return {
    async take(person, now) {
      const { personMinute, personHour, allMinute } = limits;
      try {
        // The braces keep both keys on one node of a cluster.
        const at = await scripts.takeAllowance(
          `bot:{sent}:${person}`,
          'bot:{sent}',
          now.getTime(),
          personMinute,
          personHour,
          allMinute,
        );
        return at === 0 ? { granted: true } : { granted: false, at: new Date(at) };
      } catch (error) {
        throw redisProblem(error);
      }
    },
  };
}
