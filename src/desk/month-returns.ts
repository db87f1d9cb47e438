// What do several features ask of the months' returns?
import type { Month } from '../domain/time.ts';

export interface MonthReturns {
  /** Codes of the districts whose return of the month stands. Problems: database.away. */
  returned(month: Month): Promise<ReadonlySet<string>>;
}
