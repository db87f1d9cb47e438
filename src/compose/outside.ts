// What of the world outside does the composition hand to every room?
import type { Log } from '../app/log.ts';
import type { TurnableClock } from '../simulator/clock.ts';

export type Outside = { readonly clock: TurnableClock; readonly log: Log; readonly random: () => number };
