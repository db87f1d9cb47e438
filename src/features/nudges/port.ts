// What do nudges read of what was sent and filed, beside the ports of the desk?
import type { ListsShown } from '../../desk/ports.ts';

/** Problems: database.away. */
export interface Nudged extends ListsShown {
  /** Which of these rows were planned already: keys. */
  known(keys: readonly string[]): Promise<ReadonlySet<string>>;
  /** The latest instant after `since` at which each person (key) has asked to be reminded, whether or not that is over. */
  snoozed(corp: string, since: Date): Promise<ReadonlyMap<string, Date>>;
}
