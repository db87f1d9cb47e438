// How is each job run once in every minute, also after the clock was turned or the process stood still?
import type { Log } from './log.ts';
import type { Clock } from './ports.ts';
import { isProblem } from './problem.ts';
import type { Timers } from './timers.ts';

/** A look costs next to nothing; a minute that begins is noticed within this time. */
const LOOK_MS = 2_000;

type MinuteClock = {
  /** Looks at once, as when the clock was turned by hand. */
  look(): void;
  /** Waits for what is being done and does no more. */
  stop(): Promise<void>;
};

type MinuteJob = { readonly name: string; readonly run: (now: Date) => Promise<unknown> };

/** Does each job once in every minute it sees begin, one after the other; one that fails stops no other and comes again with the next minute. */
export function openMinuteClock(jobs: readonly MinuteJob[], clock: Clock, timers: Timers, log: Log): MinuteClock {
  const done = new Map<string, number>();
  let running: Promise<void> | null = null;
  let stopped = false;
  let cancel = () => {};

  async function run(): Promise<void> {
    for (const { name, run: job } of jobs) {
      const now = clock.now();
      const minute = Math.floor(now.getTime() / 60_000);
      if (done.get(name) === minute || stopped) continue;
      done.set(name, minute);
      try {
        await job(now);
      } catch (error) {
        if (isProblem(error)) log.event('problem', { code: error.code, at: name });
        else log.event('bug', { error, at: name });
      }
    }
  }

  function look(): void {
    if (stopped || running !== null) return;
    running = run().finally(() => {
      running = null;
    });
  }

  function tick(): void {
    cancel = timers.after(LOOK_MS, tick);
    look();
  }

  tick();
  return {
    look,
    async stop() {
      stopped = true;
      cancel();
      await running;
    },
  };
}
