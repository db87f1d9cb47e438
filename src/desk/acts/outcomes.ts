// What comes of a desk's act, by what the database holds at that moment?
import type { Person, Role } from '../../domain/people.ts';
import { handOverPlacements } from '../../domain/placements.ts';
import { districtsFor, may } from '../../domain/rights.ts';
import type { Assignment, Roster } from '../../domain/roster.ts';
import type { Day } from '../../domain/time.ts';
import type { Outgoing } from '../ports.ts';
import type { DeadlineMove, HandedOver, HandingOver, MoveOutcome, Reminded } from './port.ts';

export type ReminderFacts = {
  /** Whether the asker may remind anybody of that enterprise's report. */
  readonly holds: (enterprise: string) => boolean;
  /** Enterprises that have reported. */
  readonly filed: ReadonlySet<string>;
  /** People reminded within the pause. */
  readonly recent: ReadonlySet<string>;
};

/** Of each row, in their order: whether it may go out. */
export const remindersOf = (rows: readonly Outgoing[], { holds, filed, recent }: ReminderFacts): readonly Reminded[] =>
  rows.map(({ person, owed }) => {
    const enterprises = owed !== null && 'week' in owed ? owed.enterprises : [];
    if (!enterprises.every(holds)) return { person, outcome: 'notYours' };
    if (enterprises.every((e) => filed.has(e))) return { person, outcome: 'filed' };
    return { person, outcome: recent.has(person) ? 'recent' : 'reminded' };
  });

/** `stands`: what the task force set before; null = the notice's own instant. */
export function moveOutcomeOf(
  { was, dueAt, closesAt }: DeadlineMove,
  by: Person | null,
  at: Date,
  stands: Date | null,
): MoveOutcome {
  if (by === null || !may(by, 'moveDeadline')) return 'notYours';
  if (dueAt <= at) return 'past';
  if (closesAt <= at) return 'closed';
  return stands?.getTime() === was?.getTime() ? 'moved' : 'changed';
}

/** A specialist in office of these districts (codes). */
export const isSpecialistIn = ({ people }: Roster, userid: string, districts: ReadonlySet<string>): boolean =>
  people.some((p) => p.userid === userid && p.role === ('specialist' satisfies Role) && p.active && districts.has(p.region));

export type HandOverOutcome = {
  readonly kind: HandedOver;
  /** The assignment that held, and those that take its place; none where nothing is handed over. */
  readonly held: Assignment | null;
  readonly next: readonly Assignment[];
};

export function handOverOutcomeOf(
  { enterprise, from, to }: HandingOver,
  by: Person | null,
  roster: Roster,
  today: Day,
): HandOverOutcome {
  const nothing = (kind: HandedOver): HandOverOutcome => ({ kind, held: null, next: [] });
  const districts = by === null ? new Set<string>() : districtsFor(roster, by, 'handOver');
  const held = roster.assignments.find(
    (a) => a.enterprise === enterprise && a.from <= today && (a.until === null || today < a.until) && districts.has(a.district),
  );
  if (!held || !isSpecialistIn(roster, to, districts)) return nothing('notYours');
  if (held.specialist !== from || held.specialist === to) return nothing('changed');
  return { kind: 'handed', held, next: handOverPlacements(held, to, today) };
}
