// How does the program wait, so that a test can do it without waiting?

/** Waits, so that a test can let a week pass in a second. */
export interface Timers {
  /** Calls `ring` once, `ms` from now; answers how to call it off. */
  after(ms: number, ring: () => void): () => void;
}

/** The machine's own; they keep no process alive. */
export const TIMERS: Timers = {
  after(ms, ring) {
    const timer = setTimeout(ring, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
