// Which failures of the world do we expect, and what may be done about each?

type Traits = {
  /** Doing the same again later may work. */
  readonly retryable: boolean;
  /** Somebody has to be woken. */
  readonly loud: boolean;
};

/** The catalogue. A code names what is wrong in our words, never a library's message text. */
export const PROBLEMS = {
  /** The database does not answer, is read-only or full. */
  'database.away': { retryable: true, loud: true },
  /** Two writers crossed and the repeats were used up. */
  'database.conflict': { retryable: true, loud: false },
  /** The store of threads does not answer, is read-only or full. */
  'threads.away': { retryable: true, loud: true },
  /** Another message of the same person holds the thread and did not let go in time. */
  'threads.busy': { retryable: true, loud: false },
  /** The thread changed under us, or our lock ran out: what we meant to save is not saved. */
  'threads.lost': { retryable: true, loud: false },
  /** The callback is not genuine; `details.why` is for the log alone. */
  'callback.refused': { retryable: false, loud: false },
  /** WeCom's API cannot be reached, timed out or answered 5xx: whether it acted is unknown, unless `details.unsent` is true: then the request never reached it. */
  'wecom.away': { retryable: true, loud: false },
  /** WeCom is busy or we called too often (-1, 6000, 45009, 45033, 45035). */
  'wecom.throttled': { retryable: true, loud: false },
  /** The access token is not (or no longer) valid (40014, 42001). */
  'wecom.token': { retryable: true, loud: false },
  /** A setting is wrong: secret, agent, trusted address, permission. */
  'wecom.configuration': { retryable: false, loud: true },
  /** This person cannot be reached (81013, 60111, 60021, invaliduser). */
  'wecom.receiver': { retryable: false, loud: true },
  /** WeCom refuses the message itself. */
  'wecom.refused': { retryable: false, loud: true },
  /** The roster workbook has faults; `details.faults` lists them. */
  'roster.faults': { retryable: false, loud: false },
  /** A workbook or picture could not be made; `details.why` is for the log alone. */
  'documents.failed': { retryable: false, loud: true },
  /** A file is not a workbook we read: too large, hostile, broken. */
  'file.refused': { retryable: false, loud: false },
  /** A setting is missing or wrong; `details.faults` lists them all. */
  'settings.faults': { retryable: false, loud: true },
  /** The database's tables are not what this program expects and it must not change them; `details.why` is a sentence. */
  'migration.refused': { retryable: false, loud: true },
  /** A server is set up so that it would break our promises; `details.faults` lists sentences. */
  'server.unsafe': { retryable: false, loud: true },
  /** HOST and PORT cannot be listened on: taken, not ours, no right; `details` has host, port and the system's code. */
  'port.refused': { retryable: false, loud: true },
  /** A server this program starts for itself would not start; `details.why` is a sentence, `details.log` its last lines. */
  'embedded.failed': { retryable: false, loud: true },
} as const satisfies Record<string, Traits>;

export type ProblemCode = keyof typeof PROBLEMS;

/** An expected failure of the world, translated where it was met. `details` never holds a secret, a figure or a message's text. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ProblemCode, details: Readonly<Record<string, unknown>> = {}, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.code = code;
    this.details = details;
  }

  get retryable(): boolean {
    return PROBLEMS[this.code].retryable;
  }

  get loud(): boolean {
    return PROBLEMS[this.code].loud;
  }
}

export const isProblem = (e: unknown, ...codes: ProblemCode[]): e is Problem =>
  e instanceof Problem && (codes.length === 0 || codes.includes(e.code));
