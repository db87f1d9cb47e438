// A clock and timers that stand still until a test lets time pass.
import type { Clock } from '../../src/desk/ports.ts';
import type { Timers } from '../../src/desk/timers.ts';

export type VirtualTime = {
  readonly clock: Clock;
  readonly timers: Timers;
  /** Lets `ms` pass: every timer rings at its instant, in order, and what it set going comes to rest before the next. */
  pass(ms: number): Promise<void>;
};

type Ring = { readonly at: number; readonly turn: number; readonly ring: () => void };

export function virtualTime(start: Date): VirtualTime {
  let now = start.getTime();
  let turns = 0;
  const rings = new Set<Ring>();
  const earliest = (): Ring | undefined =>
    [...rings].reduce<Ring | undefined>((a, b) => (a && (a.at < b.at || (a.at === b.at && a.turn < b.turn)) ? a : b), undefined);
  return {
    clock: { now: () => new Date(now) },
    timers: {
      after(ms, ring) {
        const one = { at: now + Math.max(0, ms), turn: turns++, ring };
        rings.add(one);
        return () => rings.delete(one);
      },
    },
    async pass(ms) {
      const end = now + ms;
      await rest();
      for (let next = earliest(); next && next.at <= end; next = earliest()) {
        rings.delete(next);
        now = Math.max(now, next.at);
        next.ring();
        await rest();
      }
      now = end;
    },
  };
}

/** Until nothing is left to do at this instant: stores in memory answer within a few turns of the event loop. */
async function rest(): Promise<void> {
  await new Promise((done) => setImmediate(done));
}
