// Who is away, and for whom do the coordinators report meanwhile?
import type { Day } from './time.ts';

/** 代班: from `from` (inclusive) until `until` (exclusive; null = open) the district's coordinators report for this specialist. */
export type StandIn = { readonly specialist: string; readonly from: Day; readonly until: Day | null };

/** 请假: nobody reminds this person in that time. */
export type Leave = { readonly person: string; readonly from: Date; readonly until: Date };

export type Absences = { readonly standIns: readonly StandIn[]; readonly leaves: readonly Leave[] };

export const NOBODY_AWAY: Absences = { standIns: [], leaves: [] };

/** What holds for one specialist on a day; null where they report themselves. */
export const standInFor = ({ standIns }: Absences, specialist: string, day: Day): StandIn | null =>
  standIns.find((s) => s.specialist === specialist && s.from <= day && (s.until === null || day < s.until)) ?? null;

/** Keys of the specialists for whom somebody stands in on a day. */
export const stoodInOn = ({ standIns }: Absences, day: Day): ReadonlySet<string> =>
  new Set(standIns.flatMap((s) => (s.from <= day && (s.until === null || day < s.until) ? [s.specialist] : [])));

/** What holds for one person at an instant; null where they are there. */
export const leaveOf = ({ leaves }: Absences, person: string, at: Date): Leave | null =>
  leaves.find((l) => l.person === person && l.from <= at && at < l.until) ?? null;
