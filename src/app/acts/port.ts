// What do the acts of a desk change, each once for its message?
import type { Asker } from '../../domain/people.ts';
import type { Week } from '../../domain/time.ts';
import type { Outgoing } from '../ports.ts';

/** `recent`: was reminded within the pause · `filed`: owes nothing any more · `notYours`: by the database's own rule. */
export type Reminded = {
  readonly person: string;
  readonly outcome: 'reminded' | 'recent' | 'filed' | 'notYours';
};

/** Each checks the asker's rights again, is one transaction with its audit row and its messages, and idempotent by `message`. Problems: database.away, database.conflict. */
export interface Acts {
  /** Plans those rows (one a person, each owing a part of the week) that may go out; answers in their order. */
  remind(asker: Asker, message: string, at: Date, week: Week, rows: readonly Outgoing[]): Promise<readonly Reminded[]>;
}

/** Nobody is reminded twice within this time, whoever asks. */
export const REMIND_PAUSE_MS = 30 * 60_000;
