// Where do confirmed filings wait while the database is away and there is no Redis? Nowhere: there is no second place to keep them.
import type { Holding } from '../app/ports.ts';
import { Problem } from '../app/problem.ts';

/** Takes nothing in, so that nobody is told that something is kept. */
export const NO_HOLDING: Holding = {
  put: async () => {
    throw new Problem('threads.away', { code: 'noHolding' });
  },
  list: async () => [],
  remove: async () => undefined,
};
