// May one more message go out now, to one person and in all?
import { isProblem } from '../problem.ts';

/** How much may be sent to one person and in all; shared by every worker of the installation. */
export interface Allowance {
  /** Takes one message to that person from the allowance, or answers the earliest instant at which one may be left. Problems: threads.away. */
  take(person: string, now: Date): Promise<{ readonly granted: true } | { readonly granted: false; readonly at: Date }>;
}

export type AllowanceLimits = {
  /** Messages to one person in any 60 s and any hour; WeCom drops silently past 30 and 1,000 (wecom §3.2). */
  readonly personMinute: number;
  readonly personHour: number;
  /** Calls in all in any 60 s; WeCom refuses past 10,000 (wecom §4). */
  readonly allMinute: number;
};

export const ALLOWANCE_LIMITS: AllowanceLimits = { personMinute: 20, personHour: 600, allMinute: 8_000 };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Counts in memory, in sliding windows: for one process, for tests, and for while Redis is away. */
export function memoryAllowance(limits: AllowanceLimits): Allowance {
  const sentTo = new Map<string, number[]>();
  let sent: number[] = [];
  return {
    async take(person, now) {
      const at = now.getTime();
      // A clock that was turned back must not keep everybody waiting for what lies ahead of it.
      const theirs = (sentTo.get(person) ?? []).filter((t) => t > at - HOUR_MS && t <= at + MINUTE_MS);
      sent = sent.filter((t) => t > at - MINUTE_MS && t <= at + MINUTE_MS);
      const next = Math.max(
        freeAt(theirs, limits.personMinute, MINUTE_MS, at),
        freeAt(theirs, limits.personHour, HOUR_MS, at),
        freeAt(sent, limits.allMinute, MINUTE_MS, at),
      );
      if (next > at) return { granted: false, at: new Date(next) };
      sentTo.set(person, [...theirs, at]);
      sent.push(at);
      return { granted: true };
    },
  };
}

/** With `most` in any window: when the oldest of the last `most` has left it. */
function freeAt(times: readonly number[], most: number, windowMs: number, now: number): number {
  const oldest = times.at(-most);
  return oldest === undefined ? now : oldest + windowMs;
}

/**
 * The shared allowance; while it cannot be asked, this process's own share of the limits. `share` is how many processes may be
 * sending at once, at worst: with 3, somebody who got 20 in the minute before gets 6 more, short of the 30 past which WeCom drops.
 */
export function allowanceWithFallback(shared: Allowance, limits: AllowanceLimits, share: number): Allowance {
  const part = (n: number) => Math.max(1, Math.floor(n / share));
  const own = memoryAllowance({
    personMinute: part(limits.personMinute),
    personHour: part(limits.personHour),
    allMinute: part(limits.allMinute),
  });
  return {
    async take(person, now) {
      try {
        return await shared.take(person, now);
      } catch (e) {
        if (!isProblem(e, 'threads.away')) throw e;
        return own.take(person, now);
      }
    },
  };
}
