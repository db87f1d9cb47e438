// What time is it for everybody in this process, and how is it turned?
import type { Clock } from '../desk/ports.ts';

/** Told the instant before and the instant after a turn. */
type TurnListener = (from: Date, to: Date) => void | Promise<void>;

/** A clock that can be set to another instant and runs on from there at normal speed. */
export type TurnableClock = Clock & {
  /** Sets the clock, then waits for every listener. Turning backwards is allowed; whether it is wise is the caller's question. */
  turnTo(instant: Date): Promise<void>;
  /** Calls `listener` after each turn; answers how to stop that. */
  onTurn(listener: TurnListener): () => void;
};

/** A turnable clock that runs as `base` does. `startAt` sets it at once, before anybody listens. */
export function turnableClock(base: Clock, startAt?: Date): TurnableClock {
  let offsetMs = startAt ? startAt.getTime() - base.now().getTime() : 0;
  const listeners = new Set<TurnListener>();
  const now = () => new Date(base.now().getTime() + offsetMs);
  return {
    now,
    async turnTo(instant) {
      const from = now();
      offsetMs = instant.getTime() - base.now().getTime();
      await Promise.all([...listeners].map((tell) => tell(from, instant)));
    },
    onTurn(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
