// How long may one message wait for the database before it goes on without?

import { Problem } from './problem.ts';
import { TIMERS } from './timers.ts';

/** Reading and filing together stay well inside the 4 s a message is tried for; a server that hangs is as good as away. */
const DATABASE_MS = 1_500;

/** The work's outcome, or `database.away` after `ms`: whether it took effect is unknown then, so it must be repeatable. */
export function within<T>(work: Promise<T>, ms: number = DATABASE_MS): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = TIMERS.after(ms, () => reject(new Problem('database.away', { code: 'slow' })));
    work.then(resolve, reject).finally(cancel);
  });
}
