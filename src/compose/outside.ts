// What of the world outside does the composition hand to every room?
import type { Log } from '../app/log.ts';
import type { Clock } from '../app/ports.ts';

export type Outside = { readonly clock: Clock; readonly log: Log; readonly random: () => number };
