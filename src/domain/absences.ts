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

/**
 * What becomes of a specialist's 代班 (`theirs`) when it is to hold from `today` and before `until` (null = open): rows to keep, by their
 * first day. A day that is not after today ends what there is; only one holds at a time. Nothing where there was nothing to end.
 */
export function changeStandIn(theirs: readonly StandIn[], specialist: string, today: Day, until: Day | null): readonly StandIn[] {
  const begun = until === null || until > today ? [{ specialist, from: today, until }] : [];
  const ended = theirs.filter((s) => s.until === null || s.until > today).map((s) => ({ ...s, until: today }));
  return [...ended.filter((s) => begun.length === 0 || s.from !== today), ...begun];
}

/** The same of a person's 请假 from `now` until then. */
export function changeLeave(theirs: readonly Leave[], person: string, now: Date, until: Date): readonly Leave[] {
  // Said twice it is one.
  const open = theirs.filter((l) => l.until > now);
  if (open.length === 1 && open.every((l) => l.from <= now && l.until.getTime() === until.getTime())) return [];
  const begun = until > now ? [{ person, from: now, until }] : [];
  const ended = theirs.filter((l) => l.until > now).map((l) => ({ ...l, until: l.from > now ? l.from : now }));
  return [...ended.filter((l) => begun.length === 0 || l.from.getTime() !== now.getTime()), ...begun];
}
