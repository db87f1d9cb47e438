// The port Nudged in memory, read off the ledger in memory.
import { UNSHOWN } from '../../src/desk/outbox/outcome.ts';
import type { Nudged } from '../../src/features/nudges/port.ts';
import { isSnooze } from '../../src/features/nudges/snoozes.ts';
import type { MemoryLedger } from './ledger.ts';

export const memoryNudged = ({ rows }: Pick<MemoryLedger, 'rows'>): Nudged => ({
  async lastList(corp, person) {
    const lists = rows.flatMap(({ owed, firstClaimedAt, settledAt, ...row }) =>
      row.corp === corp && row.person === person && owed && 'week' in owed && firstClaimedAt && !UNSHOWN.includes(row.state)
        ? [{ week: owed.week, at: settledAt ?? firstClaimedAt }]
        : [],
    );
    return lists.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0] ?? null;
  },

  async known(keys) {
    const planned = new Set(rows.map(({ key }) => key));
    return new Set(keys.filter((key) => planned.has(key)));
  },

  async snoozed(corp, since) {
    const asked = rows.filter((r) => r.corp === corp && isSnooze(r.stage ?? '') && r.dueAt > since);
    return new Map(asked.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime()).map((r) => [r.person, r.dueAt]));
  },
});
