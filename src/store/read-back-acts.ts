// How is an act that was read back done? Once for its message, and only while everything the read-back showed is as it was: what is looked
// at for the read-back is looked at again, by the same code, in the transaction that writes.
import { z } from 'zod';
import {
  type ActStanding,
  type DoneBy,
  digestOf,
  isAsSeen,
  type PerformedAct,
  type ReadBackAct,
  type ShownFacts,
} from '../desk/acts/read-back.ts';
import type { ActContext, Bureaus } from '../desk/ports.ts';
import type { Person } from '../domain/people.ts';
import { personOf } from '../domain/rights.ts';
import type { Roster } from '../domain/roster.ts';
import { type Bound, lockCity, seeAll, type Tables, transact } from './bound.ts';
import { rosterNow } from './bureau-rows.ts';
import { Prisma } from './generated/client.ts';
import { once } from './once.ts';
import { insertOutgoing } from './written.ts';

export type ReadBackOptions = Tables & { readonly bureaus: Pick<Bureaus, 'current'> };

/** One transaction's view: the roster as it stands there, and who asks. */
export type Within = {
  readonly bound: Bound;
  readonly act: ActContext;
  readonly roster: Roster;
  readonly by: Person;
};

/** W: what is asked for. */
type Doing<W, F extends ShownFacts> = {
  /** Its name in acts and audit, such as `report.reopen`. */
  readonly act: string;
  /** For the audit: which weeks, districts and enterprises; never a figure. */
  readonly details: (wish: W) => object;
  /** What the read-back shows; null: not the asker's to do, or not there. Reads as the asker unless it asks to see all. */
  readonly facts: (within: Within, wish: W) => Promise<F | null>;
  /** By whom what is asked for was done, where it holds. */
  readonly done: (within: Within, wish: W, facts: F) => Promise<DoneBy | null>;
  /** Kept with the act where its rows do not say who wrote them, for `lastOf`. */
  readonly subject?: (wish: W) => string;
  /** Sees all of the city. */
  readonly write: (within: Within, wish: W, facts: F) => Promise<void>;
  /** After the transaction, whatever came of it. */
  readonly afterwards?: () => Promise<void>;
};

const PERFORMED = z.enum(['done', 'changed', 'notYours'] satisfies PerformedAct[]);

export function openReadBackAct<W, F extends ShownFacts>(
  { bureaus, ...tables }: ReadBackOptions,
  doing: Doing<W, F>,
): ReadBackAct<W, F> {
  const { city } = tables;

  async function standing(within: Within | null, wish: W): Promise<ActStanding<F> | null> {
    const facts = within && (await doing.facts(within, wish));
    return within && facts && { facts, done: await doing.done(within, wish, facts) };
  }

  async function withinOf(bound: Bound, act: ActContext, known: Roster): Promise<Within | null> {
    const roster = await rosterNow(bound.rows, city, known);
    const by = personOf(roster, act.asker);
    return by && { bound, act, roster, by };
  }

  return {
    async look(act, wish) {
      const { roster } = await bureaus.current();
      return transact(tables, act, async (bound) => standing(await withinOf(bound, act, roster), wish));
    },

    async perform(act, wish, seen, rows) {
      const { roster } = await bureaus.current();
      const details = doing.details(wish);
      const subject = doing.subject?.(wish);
      const performed = await once<PerformedAct>(
        tables,
        { act: doing.act, ...act, answer: PERFORMED, ...(subject === undefined ? {} : { subject }) },
        async (bound) => {
          // Nothing that was shown changes from here on: filings, imports and the other acts wait.
          await bound.query(z.unknown(), lockCity(tables, 'alone'));
          const within = await withinOf(bound, act, roster);
          const now = await standing(within, wish);
          if (within === null || now === null) return { answer: 'notYours', details };
          if (!isAsSeen(seen, digestOf(now))) return { answer: 'changed', details };
          await seeAll(tables, bound);
          await doing.write(within, wish, now.facts);
          await bound.query(z.unknown(), insertOutgoing(city, rows));
          return { answer: 'done', details };
        },
      );
      await doing.afterwards?.();
      return performed;
    },
  };
}

const ACT = z.object({ by: z.string(), at: z.date(), message: z.string() });

/** The last act of that subject that was done. */
export async function lastOf({ city }: Pick<Tables, 'city'>, { bound }: Within, subject: string): Promise<DoneBy | null> {
  const [last] = await bound.query(
    ACT,
    Prisma.sql`SELECT userid AS by, arrived_at AS at, message FROM acts
      WHERE city = ${city} AND subject = ${subject} AND answer = '"done"'::jsonb ORDER BY seq DESC LIMIT 1`,
  );
  return last ?? null;
}
