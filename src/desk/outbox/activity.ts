// Is a person in the middle of a report right now?
import type { Clock, Threads } from '../ports.ts';
import { isProblem } from '../problem.ts';
import { readThread } from '../stored-thread.ts';

/** When a person last wrote in the middle of a report. */
export interface Activity {
  /** Null: not reporting, or not for long. Problems: threads.away. */
  lastInReport(person: string): Promise<Date | null>;
}

/** Reads it off the thread; whoever's thread is locked is writing this instant. */
export const threadActivity = (threads: Pick<Threads, 'take' | 'release'>, corp: string, clock: Clock): Activity => ({
  async lastInReport(person) {
    try {
      const taken = await threads.take(`${corp}/${person}`, 0);
      await threads.release(taken);
      const { wroteAt } = readThread(taken.text);
      return wroteAt === null ? null : new Date(wroteAt);
    } catch (e) {
      if (isProblem(e, 'threads.busy')) return clock.now();
      throw e;
    }
  },
});
