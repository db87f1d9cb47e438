// When is somebody who keeps failing asked again?

const FAILURES = 3;
const REST_MS = 60_000;

type Breaker = {
  /** Whether to ask now; of those that ask after a rest, one alone is let through until it is known how it ended. */
  readonly lets: (now: Date) => boolean;
  readonly succeeded: () => void;
  /** Three in a row, or one after a rest, and nobody is asked for 60 s. True: it opened by this. */
  readonly failed: (now: Date) => boolean;
};

export function createBreaker(): Breaker {
  let failures = 0;
  let restsUntil: number | null = null;
  let isTrying = false;
  return {
    lets(now) {
      if (restsUntil === null) return true;
      const left = restsUntil - now.getTime();
      // More than a whole rest is left only where the clock was set back.
      if (isTrying || (left > 0 && left <= REST_MS)) return false;
      isTrying = true;
      return true;
    },
    succeeded() {
      failures = 0;
      restsUntil = null;
      isTrying = false;
    },
    failed(now) {
      // Those that were asked before it opened fail later, and open nothing.
      if (restsUntil !== null && !isTrying) return false;
      failures += 1;
      if (failures < FAILURES && !isTrying) return false;
      isTrying = false;
      restsUntil = now.getTime() + REST_MS;
      return true;
    },
  };
}
