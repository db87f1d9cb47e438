// What do we owe whom, and who is sending it? Rows that are claimed under a lease, judged by fate.ts, and settled under a fence.
import { z } from 'zod';
import { fateOf } from '../desk/outbox/fate.ts';
import { MOST_TROUBLES, outcomeOf, UNMISSED } from '../desk/outbox/outcome.ts';
import type { Claimed, Ledger, Outgoing } from '../desk/ports.ts';
import { type Bound, lock, type Tables, transact, unbound } from './bound.ts';
import { Prisma } from './generated/client.ts';
import {
  ANY_HEAD,
  anyHead,
  CLAIMED,
  claimedOf,
  HEAD,
  heads,
  type LedgerHead,
  stillOwedOf,
  TROUBLE,
  turnOf,
} from './ledger-rows.ts';
import { insertOutgoing, PLANNED } from './written.ts';

/**
 * Two clocks, each for what it is good for. Instants that people know (due, expiry, first shown, not before the morning) are compared
 * with the caller's, which tests and the simulator turn. Who holds a row is decided by the database's alone, so that a process whose
 * clock is wrong never takes what another is sending; and a wait is over when either says so, so that a wrong clock prolongs none.
 */
export function openLedger(tables: Tables): Ledger {
  const { city } = tables;
  const { query, execute } = unbound(tables);

  return {
    async plan(rows) {
      if (rows.length === 0) return 0;
      const [answer] = await query(PLANNED, insertOutgoing(city, rows));
      return answer?.planned ?? 0;
    },

    async claim(now, limit, leaseMs) {
      // Mostly nothing is due, and looking costs a fifth of the transaction.
      const [any] = await query(ANY_HEAD, anyHead(city, now));
      if (any?.found === false) return [];
      return transact(tables, 'nobody', async (bound) => {
        // One at a time: two who look at the same instant could each find another row of one person.
        await bound.query(z.unknown(), lock(tables, 'outbox', ['']));
        const claimed: Claimed[] = [];
        for (let most = limit; claimed.length < limit; most = Math.min(most * 8, MOST_JUDGED)) {
          const found = await bound.query(HEAD, heads(city, now, most));
          const { taken, over } = judge(found, now, limit - claimed.length);
          await endRows(bound, tables, over, now);
          claimed.push(...(await takeRows(bound, tables, taken, now, leaseMs)));
          // What is over makes room for the next of its person.
          if (over.length === 0) break;
        }
        return claimed;
      });
    },

    async refreeze({ id, claim }, say) {
      const frozen = await execute(Prisma.sql`
        UPDATE outgoing SET say = ${JSON.stringify(say)}::json, stale = false
        WHERE city = ${city} AND id = ${id}::bigint AND claim = ${claim} AND state = 'sending' AND stale`);
      return frozen > 0;
    },

    async settle({ id, claim }, settlement, now) {
      const { state, msgid, problem, retryAt, forget, isOver } = outcomeOf(settlement);
      const settled = await execute(Prisma.sql`
        UPDATE outgoing SET state = ${state}, msgid = ${msgid}, problem = coalesce(${problem}, problem),
          retry_at = ${retryAt}::timestamptz, lease_until = statement_timestamp() + (${retryAt}::timestamptz - ${now}::timestamptz),
          first_claimed_at = CASE WHEN ${forget}::boolean THEN NULL ELSE first_claimed_at END,
          settled_at = ${isOver ? now : null}::timestamptz
        WHERE city = ${city} AND id = ${id}::bigint AND claim = ${claim} AND state = 'sending'`);
      return settled > 0;
    },

    async hasten(problems) {
      const hastened = await execute(Prisma.sql`
        UPDATE outgoing SET retry_at = NULL, lease_until = NULL
        WHERE city = ${city} AND state = 'due' AND retry_at IS NOT NULL AND problem = ANY (${[...problems]}::text[])`);
      if (hastened > 0) await query(z.unknown(), Prisma.sql`SELECT pg_notify('outgoing', '')::text AS told`);
    },

    async sentSince(after, persons) {
      const [answer] = await query(
        z.object({ sent: z.boolean() }),
        Prisma.sql`SELECT EXISTS (SELECT FROM outgoing WHERE city = ${city} AND state = 'sent' AND settled_at > ${after}::timestamptz
          AND CASE WHEN ${persons === null}::boolean THEN person NOT LIKE '%/%' ELSE person = ANY (${[...(persons ?? [])]}::text[]) END
        ) AS sent`,
      );
      return answer?.sent ?? false;
    },

    async unsent(key) {
      // `0` follows `/`: the row itself and its later pieces.
      const [answer] = await query(
        z.object({ unsent: z.boolean() }),
        Prisma.sql`SELECT EXISTS (SELECT FROM outgoing WHERE city = ${city} AND state IN ('due', 'sending')
          AND (key = ${key} OR key >= ${`${key}/`} AND key < ${`${key}0`})) AS unsent`,
      );
      return answer?.unsent ?? false;
    },

    async arrived(keys) {
      const rows = await query(
        z.object({ key: z.string() }),
        Prisma.sql`SELECT key FROM outgoing WHERE city = ${city} AND state = 'sent' AND key = ANY (${[...keys]}::text[])`,
      );
      return new Set(rows.map(({ key }) => key));
    },

    async drop(keys, now) {
      await execute(Prisma.sql`
        UPDATE outgoing SET state = 'dropped', problem = 'notWanted', settled_at = ${now}::timestamptz, lease_until = NULL
        WHERE city = ${city} AND state = 'due' AND key = ANY (${[...keys]}::text[])`);
    },

    troubled: (since) =>
      query(
        TROUBLE,
        Prisma.sql`SELECT person, kind, state, problem, settled_at AS "settledAt" FROM outgoing
          WHERE city = ${city} AND state IN ('failed', 'unknown') AND settled_at >= ${since}::timestamptz
            AND say->>'kind' <> ALL (${[...UNMISSED]}::text[])
          ORDER BY settled_at, id LIMIT ${MOST_TROUBLES}`,
      ),
  };
}

/** Of those whose time is over no more are judged at once. */
const MOST_JUDGED = 1_000;

type Judged = {
  /** To be claimed, with what is owed of it now. */
  readonly taken: readonly (LedgerHead & { readonly owed: Outgoing['owed']; readonly stillStale: boolean })[];
  readonly over: readonly (LedgerHead & { readonly ends: 'unknown' | 'dropped'; readonly because: string })[];
};

/** In their order; of those to be sent only the first `room`. */
function judge(found: readonly LedgerHead[], now: Date, room: number): Judged {
  const fates = found.map((head) => ({ head, fate: fateOf(turnOf(head), now) }));
  return {
    taken: fates
      .flatMap(({ head, fate }) => (fate.kind === 'send' ? [{ ...head, owed: fate.owed, stillStale: fate.stale }] : []))
      .slice(0, room),
    over: fates.flatMap(({ head, fate }) => (fate.kind === 'over' ? [{ ...head, ends: fate.state, because: fate.problem }] : [])),
  };
}

/** Each row only as it was read: a late settlement, a leave or a moved deadline may have been quicker. */
const AS_READ = Prisma.sql`o.state = w.state AND o.claim = w.claim`;

async function endRows({ execute }: Bound, { city }: Tables, over: Judged['over'], now: Date): Promise<void> {
  if (over.length === 0) return;
  const rows = over.map(({ id, state, claim, ends, because }) => ({ id, state, claim, ends, because }));
  await execute(Prisma.sql`
    UPDATE outgoing o SET state = w.ends, problem = w.because, settled_at = ${now}::timestamptz, lease_until = NULL
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS w (id bigint, state text, claim integer, ends text, because text)
    WHERE o.city = ${city} AND o.id = w.id AND ${AS_READ}`);
}

async function takeRows(
  { query }: Bound,
  { city }: Tables,
  taken: Judged['taken'],
  now: Date,
  leaseMs: number,
): Promise<readonly Claimed[]> {
  if (taken.length === 0) return [];
  const rows = taken.map(({ id, state, claim, owed, stillStale }) => ({
    id,
    state,
    claim,
    ...stillOwedOf(owed),
    stale: stillStale,
  }));
  const claimed = await query(
    CLAIMED,
    Prisma.sql`
    UPDATE outgoing o SET state = 'sending', claim = o.claim + 1, retry_at = NULL,
      lease_until = statement_timestamp() + ${leaseMs} * interval '1 millisecond',
      first_claimed_at = coalesce(o.first_claimed_at, ${now}::timestamptz),
      owed_enterprises = w.enterprises, owed_districts = w.districts, stale = w.stale
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS w (id bigint, state text, claim integer, enterprises text[], districts text[], stale boolean)
    WHERE o.city = ${city} AND o.id = w.id AND ${AS_READ}
    RETURNING o.id::text, o.key, o.corp, o.person, o.kind, o.say, o.due_at, o.expires_at, o.owed_week, o.owed_enterprises, o.owed_month,
      o.owed_districts, o.stage, o.period, o.claim, o.first_claimed_at, o.urgent, o.stale`,
  );
  const byId = new Map(claimed.map((row) => [row.id, row]));
  return taken.flatMap((head) => {
    const row = byId.get(head.id);
    return row === undefined ? [] : [claimedOf(row, head.first_claimed_at === null)];
  });
}
