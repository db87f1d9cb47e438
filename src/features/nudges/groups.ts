// Which groups are told how many are missing, and as which rows?

import { groupOf } from '../../desk/groups/receiver.ts';
import { outgoing } from '../../desk/outbox/outgoing.ts';
import type { Bureau, Outgoing } from '../../desk/ports.ts';
import { text } from '../../desk/say.ts';
import { outstandingOf } from '../../domain/coverage.ts';
import { districtsWithin } from '../../domain/regions.ts';
import type { Roster } from '../../domain/roster.ts';
import type { PlannedStage } from '../../domain/stages.ts';
import { groupText, isGroupStage } from './group-words.ts';

type GroupRowsDeps = {
  /** Codes of the regions that have a group. */
  readonly regions: readonly string[];
  readonly corp: string;
};

/** One row a group in which something is missing, at the last call and when the deadline has passed; none for other stages. */
export function groupRows(
  { regions, corp }: GroupRowsDeps,
  bureau: Bureau,
  { kind, stage, period: week }: PlannedStage,
  reported: ReadonlySet<string>,
  when: Pick<Outgoing, 'dueAt' | 'expiresAt'>,
): readonly Outgoing[] {
  if (kind !== 'weekly' || !isGroupStage(stage)) return [];
  return regions.flatMap((region): readonly Outgoing[] => {
    const missing = missingIn(bureau.roster, region, week, reported);
    if (missing.length === 0) return [];
    const person = groupOf(region);
    const say = text(groupText(bureau, { region, stage, week, at: when.dueAt, missing }));
    const owed = { week, enterprises: missing };
    return [
      outgoing({
        key: `nudge/${person}/${stage}/${week}`,
        corp,
        person,
        kind: 'broadcast',
        say,
        owed,
        stage,
        period: week,
        ...when,
      }),
    ];
  });
}

function missingIn(roster: Roster, region: string, week: string, reported: ReadonlySet<string>): readonly string[] {
  const codes = new Set(districtsWithin(roster.regions, region).map((d) => d.code));
  return outstandingOf(roster, week, reported).flatMap((s) => (codes.has(s.district) ? [s.enterprise.id] : []));
}
