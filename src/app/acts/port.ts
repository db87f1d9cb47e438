// What do the acts of a desk change, each once for its message?
import type { Asker } from '../../domain/people.ts';
import type { Month, Week } from '../../domain/time.ts';
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
}

/** Nobody is reminded twice within this time, whoever asks. */
export const REMIND_PAUSE_MS = 30 * 60_000;
