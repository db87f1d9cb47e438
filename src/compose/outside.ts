// What of the world outside does the composition hand to every feature?
import type { Log } from '../desk/log.ts';
import type { Clock } from '../desk/ports.ts';

export type Outside = {
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  /** Aborted: a start that is under way is broken off. */
  readonly stopping?: AbortSignal;
};
