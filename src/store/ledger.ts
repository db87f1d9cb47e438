// What do we owe whom, and who is sending it? Rows in PostgreSQL, each question in one round trip.
import type pg from 'pg';
import type { Claimed, Ledger, Outgoing, OutgoingKind, Owed, Settlement, Trouble } from '../app/ports.ts';
import type { Say } from '../app/say.ts';
import { withRetries } from './database-problems.ts';

export type LedgerOptions = {
  readonly pool: Pick<pg.Pool, 'query'>;
  readonly random: () => number;
};

/** The platform hides a repetition for 4 h; past this, a row that was claimed and not settled is `unknown` and never tried again. */
const STALE_MS = 3.5 * 3_600_000;

type Row = {
  readonly id: string;
  readonly key: string;
  readonly corp: string;
  readonly person: string;
  readonly kind: OutgoingKind;
  readonly say: Say;
  readonly due_at: Date;
  readonly expires_at: Date | null;
  readonly owed_week: string | null;
  readonly owed_enterprises: readonly string[];
  readonly owed_month: string | null;
  readonly owed_districts: readonly string[];
  readonly stage: string | null;
  readonly period: string | null;
  readonly claim: number;
  readonly first_claimed_at: Date;
  readonly urgent: boolean;
  readonly stale: boolean;
};

/** A row as `plan_outgoing` reads it. */
export const rowOf = ({ key, corp, person, kind, say, dueAt, expiresAt, owed, stage, period, urgent = false }: Outgoing) => ({
  key,
  corp,
  person,
  kind,
  say,
  due_at: dueAt,
  expires_at: expiresAt,
  owed_week: owed && 'week' in owed ? owed.week : null,
  owed_enterprises: owed && 'week' in owed ? owed.enterprises : [],
  owed_month: owed && 'month' in owed ? owed.month : null,
  owed_districts: owed && 'month' in owed ? owed.districts : [],
  stage,
  period,
  urgent,
});

function owedOf({
  owed_week: week,
  owed_enterprises: enterprises,
  owed_month: month,
  owed_districts: districts,
}: Row): Owed | null {
  if (week !== null) return { week, enterprises };
  return month === null ? null : { month, districts };
}

const claimedOf = (row: Row): Claimed => ({
  id: row.id,
  key: row.key,
  corp: row.corp,
  person: row.person,
  kind: row.kind,
  say: row.say,
  dueAt: row.due_at,
  expiresAt: row.expires_at,
  owed: owedOf(row),
  stage: row.stage,
  period: row.period,
  claim: row.claim,
  firstClaimedAt: row.first_claimed_at,
  stale: row.stale,
  ...(row.urgent ? { urgent: true } : {}),
});

type Outcome = {
  readonly state: string;
  readonly msgid?: string | null;
  readonly problem?: string;
  readonly retryAt?: Date;
  /** Forget when it was claimed first. */
  readonly forget?: boolean;
};

/** What a settlement makes of a row. */
function outcomeOf(settlement: Settlement): Outcome {
  switch (settlement.kind) {
    case 'sent':
      return { state: 'sent', msgid: settlement.msgid };
    case 'retry':
      return { state: 'due', problem: settlement.problem, retryAt: settlement.at, forget: settlement.unsent };
    case 'failed':
      return { state: 'failed', problem: settlement.problem };
    case 'unknown':
      return { state: 'unknown' };
  }
}

export function openLedger({ pool, random }: LedgerOptions): Ledger {
  /** Each statement under a name, so that the connection keeps its plan. */
  const query = async <R extends pg.QueryResultRow>(
    name: string,
    text: string,
    values: readonly unknown[],
  ): Promise<readonly R[]> => (await withRetries(random, () => pool.query<R>({ name, text, values: [...values] }))).rows;

  return {
    async plan(rows) {
      if (rows.length === 0) return 0;
      const [answer] = await query<{ planned: number }>('plan', 'SELECT plan_outgoing($1) AS planned', [
        JSON.stringify(rows.map(rowOf)),
      ]);
      return answer?.planned ?? 0;
    },

    async claim(now, limit, leaseMs) {
      const values = [now, limit, `${leaseMs} milliseconds`, `${STALE_MS} milliseconds`];
      return (await query<Row>('claim', 'SELECT * FROM claim_outgoing($1, $2, $3, $4)', values)).map(claimedOf);
    },

    async refreeze({ id, claim }, say) {
      const frozen = await query(
        'refreeze',
        `UPDATE outgoing SET say = $3, stale = false WHERE id = $1 AND claim = $2 AND state = 'sending' AND stale RETURNING id`,
        [id, claim, JSON.stringify(say)],
      );
      return frozen.length > 0;
    },

    async settle({ id, claim }, settlement, now) {
      const { state, msgid = null, problem = null, retryAt = null, forget = false } = outcomeOf(settlement);
      const settled = await query(
        'settle',
        `UPDATE outgoing SET state = $3, msgid = $4, problem = coalesce($5, problem), retry_at = $6, lease_until = NULL,
           first_claimed_at = CASE WHEN $7::boolean THEN NULL ELSE first_claimed_at END,
           settled_at = CASE WHEN $3 = 'due' THEN NULL ELSE $8::timestamptz END
         WHERE id = $1 AND claim = $2 AND state = 'sending' RETURNING id`,
        [id, claim, state, msgid, problem, retryAt, forget, now],
      );
      return settled.length > 0;
    },

    async unsent(key) {
      const [answer] = await query<{ unsent: boolean }>(
        'unsent',
        // `0` follows `/`: the row itself and its later pieces.
        `SELECT EXISTS (SELECT FROM outgoing
           WHERE (key = $1 OR key >= $1 || '/' AND key < $1 || '0') AND state IN ('due', 'sending')) AS unsent`,
        [key],
      );
      return answer?.unsent ?? false;
    },

    troubled: (since) =>
      query<Trouble>(
        'troubled',
        `SELECT person, kind, state, problem, settled_at AS "settledAt" FROM outgoing
         WHERE state IN ('failed', 'unknown') AND settled_at >= $1 AND say->>'kind' NOT IN ('card', 'cardUsed') ORDER BY settled_at, id LIMIT 200`,
        [since],
      ),
  };
}
