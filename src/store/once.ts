// How is an act done once for its message? Its answer and its audit row are kept in the transaction that does it. (architecture §3)
import type { z } from 'zod';
import type { Asker } from '../domain/people.ts';
import { type Bound, type Tables, transact } from './bound.ts';
import { answeredBefore, insertAct, insertAudit } from './written.ts';

type Once<Answer> = {
  /** Its name in acts and audit, such as `people.remind`. */
  readonly act: string;
  readonly asker: Asker;
  readonly message: string;
  readonly at: Date;
  /** What was done to what, to find the act by. */
  readonly subject?: string;
  /** How an answer that was kept is read. */
  readonly answer: z.ZodType<Answer>;
};

type DoneBefore<Answer> = {
  readonly answer: Answer;
  /** For the audit, beside the outcome: which weeks, districts and enterprises; never a figure. */
  readonly details: object;
};

/** A second delivery of the message is given the first one's answer. Problems: database.away, database.conflict. */
export const once = <Answer>(
  tables: Tables,
  { act, asker, message, at, subject, answer }: Once<Answer>,
  work: (bound: Bound) => Promise<DoneBefore<Answer>>,
): Promise<Answer> =>
  transact(tables, { asker, at }, async (bound) => {
    const known = await answeredBefore(tables, bound, message, answer);
    if (known) return known.answer;
    const done = await work(bound);
    await bound.execute(
      insertAct(tables.city, { act, by: asker, message, at, ...(subject === undefined ? {} : { subject }), answer: done.answer }),
    );
    const details = { ...done.details, outcome: done.answer };
    await bound.execute(insertAudit(tables.city, { at, by: asker, act, message, details }));
    return done.answer;
  });
