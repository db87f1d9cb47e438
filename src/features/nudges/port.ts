// What do nudges read of what was sent and filed, beside the ports of the desk?
import type { Month, Week } from '../../domain/time.ts';

/** A list of enterprises that stands on a person's phone. */
export type ListShown = { readonly week: Week; readonly at: Date };

/** Problems: database.away. */
export interface Nudged {
  /** The newest nudge of a week that may have been shown to the person; null where there was none. */
  lastList(corp: string, person: string): Promise<ListShown | null>;
  /** Which of these rows were planned already: keys. */
  known(keys: readonly string[]): Promise<ReadonlySet<string>>;
  /** The latest instant after `since` at which each person (key) has asked to be reminded, whether or not that is over. */
  snoozed(corp: string, since: Date): Promise<ReadonlyMap<string, Date>>;
}

/** Problems: database.away. */
export interface MonthReturns {
  /** Codes of the districts whose return of the month stands. */
  returned(month: Month): Promise<ReadonlySet<string>>;
}
