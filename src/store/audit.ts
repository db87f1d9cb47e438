// Has anybody changed what was done? The audit rows are sealed into a chain of hashes, and the chain can be walked.
import type pg from 'pg';
import { databaseProblem } from './database-problems.ts';

export type AuditCheck = {
  readonly sealed: number;
  /** The last hash, in hex, null before the first: only a copy kept elsewhere shows that the end of the chain was cut off. */
  readonly head: string | null;
  /** Id of the first row that was changed, removed or slipped in; null where all is well. */
  readonly bad: string | null;
};

export type Audit = {
  /** Seals what is new, up to 20,000 rows; answers how many. To be called about every minute: until then a row could be changed unseen. */
  seal(): Promise<number>;
  /** Walks the whole chain. Patient: wants a pool without a time limit on statements. */
  verify(): Promise<AuditCheck>;
};

/** Problems: database.away. */
export function openAudit(pool: Pick<pg.Pool, 'query'>): Audit {
  const ask = async <Answer>(text: string): Promise<Answer> => {
    try {
      return (await pool.query<{ answer: Answer }>(text)).rows[0]?.answer as Answer;
    } catch (error) {
      throw databaseProblem(error);
    }
  };
  return {
    seal: () => ask<number>('SELECT seal_audit() AS answer'),
    async verify() {
      const { bad, ...rest } = await ask<Omit<AuditCheck, 'bad'> & { readonly bad: number | null }>(
        'SELECT verify_audit() AS answer',
      );
      return { ...rest, bad: bad === null ? null : String(bad) };
    },
  };
}
