// What comes of overseeing a week's report, by what the database holds at that moment?
import type { Person } from '../../domain/people.ts';
import { may, type Permission } from '../../domain/rights.ts';
import type { Corrections, SentBack, WeekPublications } from './port.ts';

type Answer<Method extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<Method>>;
export type ReturnOutcome = Answer<SentBack['send']>;
export type PublishOutcome = Answer<WeekPublications['publish']>;
export type DecideOutcome = Answer<Corrections['decide']>;

/** May they do that with a report that is theirs to see (`isTheirs`)? */
export const oversees = (by: Person | null, act: Permission, isTheirs: boolean): boolean =>
  by !== null && may(by, act) && isTheirs;

/** `filed`: there is a report to send back; `open`: it was sent back before, and not answered yet. */
export function returnOutcomeOf(oversees: boolean, filed: boolean, open: boolean): ReturnOutcome {
  if (!oversees) return 'notYours';
  if (!filed) return 'notFiled';
  return open ? 'again' : 'returned';
}

export function publishOutcomeOf(by: Person | null, published: boolean): PublishOutcome {
  if (by === null || !may(by, 'publish')) return 'notYours';
  return published ? 'already' : 'published';
}

/**
 * `asked`: the request, of a district that is theirs to decide on; null where there is none. `stands`: the report's revision now, null
 * where it was taken back: an approval is of the figures that were seen, so that others make it outdated.
 */
export function decideOutcomeOf(
  asked: { readonly state: string; readonly revision: number } | null,
  approve: boolean,
  stands: number | null,
): DecideOutcome {
  if (asked === null) return 'notYours';
  if (asked.state !== 'asked') return 'decided';
  if (!approve) return 'refused';
  return stands === asked.revision ? 'approved' : 'outdated';
}
