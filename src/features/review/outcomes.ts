// What comes of overseeing a week's report, by what the database holds at that moment?
import type { Person } from '../../domain/people.ts';
import { may, type Permission } from '../../domain/rights.ts';
import { coordinatorsOf, type Roster, servedOn } from '../../domain/roster.ts';
import type { Day } from '../../domain/time.ts';
import type { Corrections } from './port.ts';

type DecideOutcome = Awaited<ReturnType<Corrections['decide']>>;

/** May they do that with a report that is theirs to see (`isTheirs`)? */
export const oversees = (by: Person | null, act: Permission, isTheirs: boolean): boolean =>
  by !== null && may(by, act) && isTheirs;

/** Keys of whoever reports the enterprise on that day: its specialist, else the coordinators of its district without whoever acts. */
export function reportersOn(roster: Roster, enterprise: string, today: Day, but: string): readonly string[] {
  const served = servedOn(roster, today).find((s) => s.enterprise.id === enterprise);
  if (!served) return [];
  if (served.specialist !== null) return [served.specialist];
  return coordinatorsOf(roster, served.district).flatMap((p) => (p.userid === but ? [] : [p.userid]));
}

/**
 * `asked`: the request, of a district that is theirs to decide on; null where there is none. `stands`: the report's revision now, null
 * where it was taken back: an approval is of the figures that were seen, so that others make it outdated. Nobody decides their own, and
 * what was asked at `since` or before has ended.
 */
export function decideOutcomeOf(
  asked: { readonly state: string; readonly revision: number; readonly askedBy: string; readonly askedAt: Date } | null,
  { by, approve, since }: { readonly by: string; readonly approve: boolean; readonly since: Date },
  stands: number | null,
): DecideOutcome {
  if (asked === null) return 'notYours';
  if (asked.state !== 'asked') return 'decided';
  if (asked.askedAt <= since) return 'expired';
  if (asked.askedBy === by) return 'own';
  if (!approve) return 'refused';
  return stands === asked.revision ? 'approved' : 'outdated';
}
