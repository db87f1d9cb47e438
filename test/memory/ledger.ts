// The port Ledger in memory: what is owed as a list, for tests and simulations.
import type { Claimed, Ledger, Outgoing, OutgoingKind, Owed, Settlement, Trouble } from '../../src/desk/ports.ts';
import type { Say } from '../../src/desk/say.ts';
import type { Month, Week } from '../../src/domain/time.ts';

export type MemoryRow = Omit<Outgoing, 'owed' | 'say'> & {
  readonly id: string;
  say: Say;
  owed: Owed | null;
  state: 'due' | 'sending' | 'sent' | 'dropped' | 'failed' | 'unknown';
  claim: number;
  leaseUntil: Date | null;
  firstClaimedAt: Date | null;
  retryAt: Date | null;
  problem: string | null;
  msgid: string | null;
  settledAt: Date | null;
  stale: boolean;
};

export type MemoryLedger = Ledger & {
  /** Everything ever planned, in order. */
  readonly rows: readonly Readonly<MemoryRow>[];
};

export type MemoryLedgerOptions = {
  /** Who has a report in the week. */
  readonly reported: (week: Week) => ReadonlySet<string>;
  /** Which districts have a return of the month. */
  readonly returned?: (month: Month) => ReadonlySet<string>;
};

const STALE_MS = 3.5 * 3_600_000;
const ORDER: readonly OutgoingKind[] = ['reply', 'nudge', 'broadcast'];

type Ordered = Pick<Outgoing, 'kind' | 'urgent' | 'dueAt'> & { readonly id: string };
const rank = ({ kind, urgent }: Ordered): number => (urgent ? 0 : ORDER.indexOf(kind));
const inOrder = (a: Ordered, b: Ordered): number =>
  rank(a) - rank(b) || a.dueAt.getTime() - b.dueAt.getTime() || Number(a.id) - Number(b.id);
const isPast = (at: Date | null, now: Date): boolean => at !== null && at <= now;
const isOpen = (row: MemoryRow): boolean => row.state === 'due' || row.state === 'sending';
const isHeld = (row: MemoryRow, now: Date): boolean => row.state === 'sending' && !isPast(row.leaseUntil, now);
const staleAt = (now: Date): Date => new Date(now.getTime() - STALE_MS);

export function memoryLedger({ reported, returned = () => new Set() }: MemoryLedgerOptions): MemoryLedger {
  const rows: MemoryRow[] = [];

  function settleExpired(now: Date): void {
    for (const row of rows.filter((r) => isOpen(r) && !isHeld(r, now))) {
      const stale = isPast(row.firstClaimedAt, staleAt(now));
      if (!stale && !isPast(row.expiresAt, now)) continue;
      row.state = stale || row.state === 'sending' ? 'unknown' : 'dropped';
      row.problem ??= 'expired';
      row.settledAt = now;
    }
  }

  /** The first in order of each person; of a person whose message is on its way or waits to be tried again, none. */
  function headsOf(now: Date): readonly MemoryRow[] {
    const heads = new Map<string, MemoryRow>();
    for (const row of rows.filter((r) => isOpen(r) && (r.state === 'sending' || isPast(r.dueAt, now))).toSorted(inOrder)) {
      const person = `${row.corp}/${row.person}`;
      if (!heads.has(person) || isHeld(row, now)) heads.set(person, row);
    }
    return [...heads.values()].filter((r) => !isHeld(r, now) && (r.retryAt === null || isPast(r.retryAt, now))).toSorted(inOrder);
  }

  const leftOf = (owed: Owed): Owed =>
    'week' in owed
      ? { ...owed, enterprises: owed.enterprises.filter((e) => !reported(owed.week).has(e)) }
      : { ...owed, districts: owed.districts.filter((d) => !returned(owed.month).has(d)) };
  const sizeOf = (owed: Owed): number => ('week' in owed ? owed.enterprises : owed.districts).length;

  /** False where nothing of it is owed any more; what nobody can have seen yet names no more than is owed now. */
  function isStillOwed(row: MemoryRow): boolean {
    if (row.owed === null) return true;
    const left = leftOf(row.owed);
    if (row.firstClaimedAt === null && sizeOf(left) < sizeOf(row.owed)) {
      row.owed = left;
      row.stale = true;
    }
    return sizeOf(left) > 0;
  }

  return {
    rows,

    async plan(wanted) {
      const before = rows.length;
      for (const row of wanted) {
        const same = (r: MemoryRow) =>
          r.key === row.key ||
          (row.stage !== null &&
            row.period !== null &&
            r.corp === row.corp &&
            r.person === row.person &&
            r.stage === row.stage &&
            r.period === row.period);
        if (rows.some(same)) continue;
        const blank = { leaseUntil: null, firstClaimedAt: null, retryAt: null, problem: null, msgid: null, settledAt: null };
        rows.push({ stale: false, ...structuredClone(row), id: String(rows.length + 1), state: 'due', claim: 0, ...blank });
      }
      return rows.length - before;
    },

    async claim(now, limit, leaseMs) {
      settleExpired(now);
      const claimed: Claimed[] = [];
      for (let heads = headsOf(now); heads.length > 0 && claimed.length < limit; heads = headsOf(now)) {
        for (const row of heads.slice(0, limit - claimed.length)) {
          row.state = isStillOwed(row) ? 'sending' : 'dropped';
          if (row.state === 'dropped') {
            row.problem = 'notOwed';
            row.settledAt = now;
            continue;
          }
          const first = row.firstClaimedAt === null;
          row.claim += 1;
          row.leaseUntil = new Date(now.getTime() + leaseMs);
          row.firstClaimedAt ??= now;
          row.retryAt = null;
          const { key, corp, person, kind, say, dueAt, expiresAt, owed, stage, period, id, claim, firstClaimedAt, stale } = row;
          const urgent = row.urgent ? { urgent: true } : {};
          claimed.push({
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
          });
        }
      }
      return claimed.toSorted(inOrder);
    },

    async refreeze({ id, claim }, say) {
      const row = rows.find((r) => r.id === id && r.claim === claim && r.state === 'sending' && r.stale);
      if (!row) return false;
      row.say = structuredClone(say);
      row.stale = false;
      return true;
    },

    async settle({ id, claim }, settlement: Settlement, now) {
      const row = rows.find((r) => r.id === id && r.claim === claim && r.state === 'sending');
      if (!row) return false;
      row.state = settlement.kind === 'retry' ? 'due' : settlement.kind;
      row.leaseUntil = null;
      row.retryAt = settlement.kind === 'retry' ? settlement.at : null;
      row.msgid = settlement.kind === 'sent' ? settlement.msgid : null;
      row.settledAt = settlement.kind === 'retry' ? null : now;
      if (settlement.kind === 'retry' && settlement.unsent) row.firstClaimedAt = null;
      if (settlement.kind === 'retry' || settlement.kind === 'failed') row.problem = settlement.problem;
      return true;
    },

    async unsent(key) {
      return rows.some((r) => (r.key === key || r.key.startsWith(`${key}/`)) && (r.state === 'due' || r.state === 'sending'));
    },

    async troubled(since) {
      return rows
        .filter(({ say }) => say.kind !== 'card' && say.kind !== 'cardUsed')
        .flatMap(({ person, kind, state, problem, settledAt, id }): readonly (Trouble & { readonly id: string })[] =>
          (state === 'failed' || state === 'unknown') && settledAt !== null && settledAt >= since
            ? [{ person, kind, state, problem, settledAt, id }]
            : [],
        )
        .toSorted((a, b) => a.settledAt.getTime() - b.settledAt.getTime() || Number(a.id) - Number(b.id))
        .slice(0, 200)
        .map(({ id: _id, ...trouble }) => trouble);
    },
  };
}
