// What does the program tell its operator, one line an event?

/** Named in the past tense, few: `message.received`, `report.filed`, `problem`, `bug` … */
export interface Log {
  /** Never a message's text, a figure, a phone number, a token or a key. `bug` carries `error`, everything else plain values. */
  event(name: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** For tests and commands that have nothing to tell. */
export const SILENT: Log = { event: () => {} };
