// The port Ledger in memory: what is owed as a list, for tests that turn the time. What becomes of a row is decided as everywhere else.
import { type DueMessage, fateOf } from '../../src/desk/outbox/fate.ts';
import { MOST_TROUBLES, outcomeOf, UNMISSED } from '../../src/desk/outbox/outcome.ts';
import { rankOf } from '../../src/desk/outbox/outgoing.ts';
import type { Claimed, Clock, Ledger, Outgoing, Owed, Trouble } from '../../src/desk/ports.ts';
import type { Month, Week } from '../../src/domain/time.ts';

export type MemoryRow = Outgoing & {
  readonly id: string;
  readonly state: 'due' | 'sending' | 'sent' | 'dropped' | 'failed' | 'unknown';
  readonly claim: number;
  readonly leaseUntil: Date | null;
  readonly firstClaimedAt: Date | null;
  readonly retryAt: Date | null;
  readonly problem: string | null;
  readonly msgid: string | null;
  readonly settledAt: Date | null;
  readonly stale: boolean;
};

export type MemoryLedger = Ledger & {
  /** Everything ever planned, in order. */
  readonly rows: readonly MemoryRow[];
};

export type MemoryLedgerOptions = {
  /** Who has a report in the week. */
  readonly reported?: (week: Week) => ReadonlySet<string>;
  /** Which districts have a return of the month. */
  readonly returned?: (month: Month) => ReadonlySet<string>;
  /** The store's own, by which leases are measured. */
  readonly clock?: Pick<Clock, 'now'>;
};

const BLANK = {
  state: 'due',
  claim: 0,
  leaseUntil: null,
  firstClaimedAt: null,
  retryAt: null,
  problem: null,
  msgid: null,
  settledAt: null,
  stale: false,
} as const;

const NOBODY: ReadonlySet<string> = new Set();
const inOrder = (a: MemoryRow, b: MemoryRow): number =>
  rankOf(a) - rankOf(b) || a.dueAt.getTime() - b.dueAt.getTime() || Number(a.id) - Number(b.id);
const isAhead = (at: Date | null, now: Date): boolean => at !== null && at > now;
const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

export function memoryLedger({
  reported = () => NOBODY,
  returned = () => NOBODY,
  clock = { now: () => new Date() },
}: MemoryLedgerOptions = {}): MemoryLedger {
  const rows: MemoryRow[] = [];
  const put = <Row extends MemoryRow>(row: Row): Row => {
    rows[Number(row.id) - 1] = row;
    return row;
  };
  /** The row as long as the claim on it holds. */
  const held = ({ id, claim }: Claimed): MemoryRow | undefined =>
    rows.find((r) => r.id === id && r.claim === claim && r.state === 'sending');

  const isLeased = (row: MemoryRow): boolean => isAhead(row.leaseUntil, clock.now());

  /** Of each person the first in order of what is due; nobody's while one of theirs is being sent. */
  function headsOf(now: Date): readonly MemoryRow[] {
    const isBeingSent = (row: MemoryRow) => row.state === 'sending' && isLeased(row);
    const open = rows.filter((r) => r.state === 'sending' || (r.state === 'due' && r.dueAt <= now)).toSorted(inOrder);
    const firsts = new Map<string, MemoryRow>();
    for (const row of open) {
      const person = JSON.stringify([row.corp, row.person]);
      if (!firsts.has(person) || isBeingSent(row)) firsts.set(person, row);
    }
    return [...firsts.values()].filter((row) => !isBeingSent(row)).toSorted(inOrder);
  }

  const stillOwedOf = (owed: Owed): Owed =>
    'week' in owed
      ? { ...owed, enterprises: owed.enterprises.filter((e) => !reported(owed.week).has(e)) }
      : { ...owed, districts: owed.districts.filter((d) => !returned(owed.month).has(d)) };

  const turnOf = (row: MemoryRow, now: Date): DueMessage => ({
    ...row,
    left: row.state === 'sending',
    waits: row.state === 'due' && isAhead(row.retryAt, now) && isLeased(row),
    stillOwed: row.owed && stillOwedOf(row.owed),
  });

  return {
    rows,

    async plan(wanted) {
      const before = rows.length;
      for (const row of wanted) {
        const isSameStage = (r: MemoryRow) =>
          row.stage !== null &&
          row.period !== null &&
          r.corp === row.corp &&
          r.person === row.person &&
          r.stage === row.stage &&
          r.period === row.period;
        if (rows.some((r) => r.key === row.key || isSameStage(r))) continue;
        rows.push({ ...structuredClone(row), ...BLANK, id: String(rows.length + 1) });
      }
      return rows.length - before;
    },

    async claim(now, limit, leaseMs) {
      const claimed: Claimed[] = [];
      // What is over makes room for the next of its person.
      for (let isAnyOver = true; isAnyOver; ) {
        isAnyOver = false;
        for (const row of headsOf(now)) {
          const fate = fateOf(turnOf(row, now), now);
          if (fate.kind === 'over') {
            put({ ...row, state: fate.state, problem: fate.problem, settledAt: now });
            isAnyOver = true;
          }
          if (fate.kind !== 'send' || claimed.length === limit) continue;
          const { owed, stale } = fate;
          const first = row.firstClaimedAt === null;
          const times = { leaseUntil: later(clock.now(), leaseMs), firstClaimedAt: row.firstClaimedAt ?? now, retryAt: null };
          claimed.push(claimedOf(put({ ...row, state: 'sending', claim: row.claim + 1, owed, stale, ...times }), first));
        }
      }
      return claimed;
    },

    async refreeze(claimed, say) {
      const row = held(claimed);
      if (!row?.stale) return false;
      put({ ...row, say: structuredClone(say), stale: false });
      return true;
    },

    async settle(claimed, settlement, now) {
      const row = held(claimed);
      if (!row) return false;
      const { state, msgid, problem, retryAt, forget, isOver } = outcomeOf(settlement);
      put({
        ...row,
        state,
        msgid,
        retryAt,
        problem: problem ?? row.problem,
        leaseUntil: retryAt && later(clock.now(), retryAt.getTime() - now.getTime()),
        firstClaimedAt: forget ? null : row.firstClaimedAt,
        settledAt: isOver ? now : null,
      });
      return true;
    },

    async hasten(problems) {
      for (const row of rows)
        if (row.state === 'due' && row.retryAt !== null && problems.includes(row.problem ?? ''))
          put({ ...row, retryAt: null, leaseUntil: null });
    },

    async sentSince(after, persons) {
      const isMeant = (person: string) => (persons === null ? !person.includes('/') : persons.includes(person));
      return rows.some((r) => r.state === 'sent' && r.settledAt !== null && r.settledAt > after && isMeant(r.person));
    },

    async unsent(key) {
      return rows.some((r) => (r.key === key || r.key.startsWith(`${key}/`)) && (r.state === 'due' || r.state === 'sending'));
    },

    async arrived(keys) {
      return new Set(rows.flatMap(({ key, state }) => (state === 'sent' && keys.includes(key) ? [key] : [])));
    },

    async drop(keys, now) {
      for (const row of rows)
        if (row.state === 'due' && keys.includes(row.key))
          put({ ...row, state: 'dropped', problem: 'notWanted', settledAt: now, leaseUntil: null });
    },

    async troubled(since) {
      return rows
        .flatMap(({ id, say, person, kind, state, problem, settledAt }): readonly (Trouble & { readonly id: string })[] =>
          (state === 'failed' || state === 'unknown') && settledAt !== null && settledAt >= since && !UNMISSED.includes(say.kind)
            ? [{ id, person, kind, state, problem, settledAt }]
            : [],
        )
        .toSorted((a, b) => a.settledAt.getTime() - b.settledAt.getTime() || Number(a.id) - Number(b.id))
        .slice(0, MOST_TROUBLES)
        .map(({ id: _id, ...trouble }) => trouble);
    },
  };
}

function claimedOf(row: MemoryRow & { readonly firstClaimedAt: Date }, first: boolean): Claimed {
  const { key, corp, person, kind, say, dueAt, expiresAt, owed, stage, period, id, claim, firstClaimedAt, stale } = row;
  const urgent = row.urgent ? { urgent: true } : {};
  return {
    key,
    corp,
    person,
    kind,
    say,
    dueAt,
    expiresAt,
    owed,
    stage,
    period,
    id,
    claim,
    firstClaimedAt,
    first,
    stale,
    ...urgent,
  };
}
