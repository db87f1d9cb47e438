// What does sending need beside the ledger and the messenger: limits, waking, waiting, and not to interrupt?

/** How much may be sent to one person and in all; shared by every worker of the installation. */
export interface Allowance {
  /** Takes one message to that person from the allowance, or answers the earliest instant at which one may be left. Problems: threads.away. */
  take(person: string, now: Date): Promise<{ readonly granted: true } | { readonly granted: false; readonly at: Date }>;
}

export type AllowanceLimits = {
  /** Messages to one person in any 60 s and any hour; WeCom drops silently past 30 and 1,000 (protocol §3.2). */
  readonly personMinute: number;
  readonly personHour: number;
  /** Calls in all in any 60 s; WeCom refuses past 10,000 (protocol §4). */
  readonly allMinute: number;
};

export const ALLOWANCE_LIMITS: AllowanceLimits = { personMinute: 20, personHour: 600, allMinute: 8_000 };

/** When a person last wrote in the middle of a report. */
export interface Activity {
  /** Null: not reporting, or not for long. Problems: threads.away. */
  lastInReport(person: string): Promise<Date | null>;
}

/** Remembers instants by name for the whole installation, whichever process asks. Problems: database.away. */
export interface Marks {
  /** Null: never set. */
  read(name: string): Promise<Date | null>;
  set(name: string, at: Date): Promise<void>;
}

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
