// Do the machine's clock and the database's agree? Asked again and again: who was on time is decided by the one, and kept by the other.
import type pg from 'pg';
import type { Log } from '../desk/log.ts';
import type { Clock } from '../desk/ports.ts';
import { databaseProblem } from './database-problems.ts';

/** Further apart is an alarm. */
export const MAX_SKEW_MS = 2_000;

/** How far the clock is ahead of the database's; the way there and back counts half each. Problems: database.away. */
async function skewOf(pool: Pick<pg.Pool, 'query'>, clock: Clock): Promise<number> {
  try {
    const asked = clock.now().getTime();
    const { rows } = await pool.query<{ now: Date }>('SELECT clock_timestamp() AS now');
    const answered = clock.now().getTime();
    return Math.round((asked + answered) / 2 - (rows[0]?.now.getTime() ?? answered));
  } catch (error) {
    throw databaseProblem(error);
  }
}

type ClockWatch = {
  /** Asks again; an event `clock.skewed` where they are more than 2 s apart. Problems: database.away. */
  look(): Promise<void>;
  /** As last asked, ms: above 0 = ours is ahead. Null before the first answer. */
  skewMs(): number | null;
};

export function watchClock(pool: Pick<pg.Pool, 'query'>, clock: Clock, log: Log): ClockWatch {
  let last: number | null = null;
  return {
    async look() {
      last = await skewOf(pool, clock);
      if (Math.abs(last) > MAX_SKEW_MS) log.event('clock.skewed', { skewMs: last });
    },
    skewMs: () => last,
  };
}
