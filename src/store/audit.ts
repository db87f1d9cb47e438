// Has anybody changed what was done? The audit rows are sealed into a chain of hashes, and the chain can be walked. (domain §19)
import { z } from 'zod';
import { type Tables, unbound } from './bound.ts';
import { Prisma } from './generated/client.ts';

type AuditCheck = {
  readonly sealed: number;
  /** The last hash, in hex, null before the first: only a copy kept elsewhere shows that the end of the chain was cut off. */
  readonly head: string | null;
  /** Id of the first row that was changed, removed or slipped in; null where all is well. */
  readonly bad: string | null;
};

type Audit = {
  /** Seals what is new, up to 20,000 rows; answers how many. To be called about every minute: until then a row could be changed unseen. */
  seal(): Promise<number>;
  /** Walks the whole chain, of every city. Patient: wants connections without a time limit on statements. */
  verify(): Promise<AuditCheck>;
};

const SEALED = z.object({ sealed: z.number() });
const CHECKED = z.object({
  answer: z.object({ sealed: z.number(), head: z.string().nullable(), bad: z.number().nullable() }),
});

/** Problems: database.away. */
export function openAudit(tables: Tables): Audit {
  const { query } = unbound(tables);
  return {
    async seal() {
      const [answer] = await query(SEALED, Prisma.sql`SELECT seal_audit() AS sealed`);
      return answer?.sealed ?? 0;
    },
    async verify() {
      const [found] = await query(CHECKED, Prisma.sql`SELECT verify_audit() AS answer`);
      if (found === undefined) throw new Error('verify_audit answers one row');
      const { bad, ...rest } = found.answer;
      return { ...rest, bad: bad === null ? null : String(bad) };
    },
  };
}
