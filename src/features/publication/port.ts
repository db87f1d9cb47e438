// What is kept of what was published?
import type { Outgoing } from '../../desk/ports.ts';
import type { Asker } from '../../domain/people.ts';

/** 发布 of a month (`2021-05`) or of a year's assessment (`2021`). */
export interface Publications {
  /**
   * From then on the period stands as it was at that instant; the rows that tell it are planned in the same transaction. `isNew` also for
   * the same message delivered again; null where the asker may not. Problems: database.away, database.conflict.
   */
  publish(
    asker: Asker,
    message: string,
    at: Date,
    period: string,
    rows: readonly Outgoing[],
  ): Promise<{ readonly publishedAt: Date; readonly isNew: boolean } | null>;
}
