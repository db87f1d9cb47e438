// The port Nudged in memory, read off the ledger in memory.
import type { Nudged } from '../../src/features/nudges/port.ts';
import type { MemoryLedger } from './ledger.ts';

export const memoryNudged = ({ rows }: Pick<MemoryLedger, 'rows'>): Nudged => ({
  async lastList(corp, person) {
    const shown = rows.flatMap((r) =>
      r.corp === corp &&
      r.person === person &&
      r.owed !== null &&
      'week' in r.owed &&
      r.firstClaimedAt !== null &&
      r.state !== 'dropped' &&
      r.state !== 'failed'
        ? [{ week: r.owed.week, at: r.settledAt ?? r.firstClaimedAt }]
        : [],
    );
    return shown.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0] ?? null;
  },

  async known(keys) {
    const wanted = new Set(keys);
    return new Set(rows.map((r) => r.key).filter((key) => wanted.has(key)));
  },

  async snoozed(corp, since) {
    const asked = rows.filter((r) => r.corp === corp && r.stage?.startsWith('snooze ') && r.dueAt > since);
    return new Map(asked.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime()).map((r) => [r.person, r.dueAt]));
  },
});
