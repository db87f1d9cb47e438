// What do the acts of a desk change, each once for its message?
import type { Asker } from '../../domain/people.ts';
import type { Day, Month, Week } from '../../domain/time.ts';
import type { Outgoing } from '../ports.ts';

/** `recent`: was reminded within the pause · `filed`: owes nothing any more · `notYours`: by the database's own rule. */
export type Reminded = {
  readonly person: string;
  readonly outcome: 'reminded' | 'recent' | 'filed' | 'notYours';
};

export type DeadlineMove = {
  readonly period: Week | Month;
  /** What the task force set before; null = the notice's own instant. */
  readonly was: Date | null;
  readonly dueAt: Date;
  /** Where the period closes until now. */
  readonly closesAt: Date;
};

/** `changed`: somebody moved it meanwhile, and nothing was done. */
export type MoveOutcome = 'moved' | 'changed' | 'past' | 'closed' | 'notYours';

/** Each checks the asker's rights again, is one transaction with its audit row and its messages, and idempotent by `message`. Problems: database.away, database.conflict. */
export interface Acts {
  /** Plans those rows (one a person, each owing a part of the week) that may go out; answers in their order. */
  remind(asker: Asker, message: string, at: Date, week: Week, rows: readonly Outgoing[]): Promise<readonly Reminded[]>;
  moveDeadline(asker: Asker, message: string, at: Date, move: DeadlineMove, rows: readonly Outgoing[]): Promise<MoveOutcome>;
  broadcast(asker: Asker, message: string, at: Date, rows: readonly Outgoing[]): Promise<'sent' | 'notYours'>;
  /** From that day on, in the district where the enterprise stands; what was before stays. */
  handOver(asker: Asker, message: string, at: Date, over: HandingOver, rows: readonly Outgoing[]): Promise<HandedOver>;
}

export type HandingOver = {
  readonly enterprise: string;
  /** Keys of the specialists; null = nobody served it. */
  readonly from: string | null;
  readonly to: string;
};

/** `changed`: it is no longer served by whom it was said to be. */
export type HandedOver = 'handed' | 'changed' | 'notYours';

/** `unchanged`: there was nothing to end. */
export type AbsenceOutcome = 'done' | 'unchanged' | 'notYours';

/** Kept like the acts. Problems: database.away, database.conflict. */
export interface AbsenceActs {
  /** 代班 for that specialist from the day of `at` and before `until` (null = open); a day that is not after it ends what there is. */
  standIn(
    asker: Asker,
    message: string,
    at: Date,
    standIn: { readonly specialist: string; readonly until: Day | null },
    rows: readonly Outgoing[],
  ): Promise<AbsenceOutcome>;
  /** The asker's own 请假 from `at` until then, with every reminder not yet sent taken back; an instant that is not after `at` ends what there is. */
  leave(asker: Asker, message: string, at: Date, until: Date, rows: readonly Outgoing[]): Promise<AbsenceOutcome>;
}

/** Nobody is reminded twice within this time, whoever asks. */
export const REMIND_PAUSE_MS = 30 * 60_000;
