// May one more message go out now, counted for every worker of the installation?
import type { Redis } from 'ioredis';
import type { Allowance, AllowanceLimits } from '../desk/outbox/allowance.ts';
import { redisProblem } from './redis.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * A list of the instants of what was sent, newest first, as long as its limits: the last entry decides.
 * KEYS: the list. ARGV: now, limits by minute and by hour (0 = none). Answers 0, or when to ask again.
 * An answer that is lost counts a message that may not go out: too few, never too many.
 */
const TAKE = `
local now, minute, hour = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local newest = redis.call('LINDEX', KEYS[1], 0)
if newest and newest - now > ${MINUTE_MS} then redis.call('DEL', KEYS[1]) end
local function free(most, window)
  if most == 0 then return 0 end
  local oldest = redis.call('LINDEX', KEYS[1], most - 1)
  return oldest and oldest + window or 0
end
local at = math.max(free(minute, ${MINUTE_MS}), free(hour, ${HOUR_MS}))
if at > now then return at end
redis.call('LPUSH', KEYS[1], ARGV[1])
redis.call('LTRIM', KEYS[1], 0, math.max(minute, hour) - 1)
redis.call('PEXPIRE', KEYS[1], hour == 0 and ${MINUTE_MS} or ${HOUR_MS})
return 0`;

type Scripts = { takeAllowance(list: string, now: number, minute: number, hour: number): Promise<number> };

/** For the app of one corp. Uses the connection and does not close it. One round trip a message that may go; a refused one is taken back in a second. */
export function redisAllowance(redis: Redis, corp: string, limits: AllowanceLimits): Allowance {
  redis.defineCommand('takeAllowance', { numberOfKeys: 1, lua: TAKE });
  const scripts = redis as Redis & Scripts;
  const { personMinute, personHour, allMinute } = limits;
  // Each person's list lies on the node of a cluster where their thread does.
  const everybodys = `bot:sent:{${corp}}`;
  return {
    async take(person, now) {
      const at = now.getTime();
      const theirs = `bot:sent:{${corp}/${person}}`;
      try {
        const [own, all] = await Promise.all([
          scripts.takeAllowance(theirs, at, personMinute, personHour),
          scripts.takeAllowance(everybodys, at, allMinute, 0),
        ]);
        if (own === 0 && all === 0) return { granted: true };
        // Of two refusals nothing was counted; of one, the other count is given back.
        if (own === 0) await redis.lrem(theirs, 1, at);
        if (all === 0) await redis.lrem(everybodys, 1, at);
        return { granted: false, at: new Date(Math.max(own, all)) };
      } catch (error) {
        throw redisProblem(error);
      }
    },
  };
}
