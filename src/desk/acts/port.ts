// What do the acts of a desk change, each once for its message?
import type { Asker } from '../../domain/people.ts';
import type { Day, Month, Week } from '../../domain/time.ts';
import type { Outgoing } from '../ports.ts';
import type { ReadBackAct } from './read-back.ts';

/** `recent`: was reminded within the pause · `filed`: owes nothing any more · `notYours`: by the database's own rule. */
export type Reminded = {
  readonly person: string;
  readonly outcome: 'reminded' | 'recent' | 'filed' | 'notYours';
};

export type DeadlineWish = { readonly period: Week | Month; readonly dueAt: Date };
export type DeadlineFacts = {
  /** ISO: what the task force set before; null = the notice's own instant. */
  readonly was: string | null;
  /** Keys of those who are told, in roster order. */
  readonly told: readonly string[];
  /** 应报 of a week, districts of a month. */
  readonly concerned: number;
};

/** `district` null: everybody. */
export type BroadcastWish = { readonly text: string; readonly district: string | null };
/** Keys, in roster order. */
export type BroadcastFacts = { readonly receivers: readonly string[] };

/** `to`: key of a specialist. */
export type HandOverWish = { readonly enterprise: string; readonly to: string };
export type HandOverFacts = {
  /** Whose it is on the roster, in office or not; null = nobody's. */
  readonly from: string | null;
  /** Region codes. */
  readonly district: string;
  readonly toRegion: string;
  /** The week of the act is still to be reported. */
  readonly isMissing: boolean;
};

/** Each checks the asker's rights again, is one transaction with its audit row and its messages, and idempotent by `message`. Problems: database.away, database.conflict. */
export interface Acts {
  /** Plans those rows (one a person, each owing a part of the week, or the month for districts) that may go out; answers in their order. */
  remind(asker: Asker, message: string, at: Date, period: Week | Month, rows: readonly Outgoing[]): Promise<readonly Reminded[]>;
  readonly moveDeadline: ReadBackAct<DeadlineWish, DeadlineFacts>;
  readonly broadcast: ReadBackAct<BroadcastWish, BroadcastFacts>;
  /** From that day on, in the district where the enterprise stands; what was before stays. */
  readonly handOver: ReadBackAct<HandOverWish, HandOverFacts>;
}

/** 代班 for that specialist from today and before `until` (null = open), or the end of what there is. */
export type StandInWish = { readonly specialist: string; readonly until: Day | null; readonly ends: boolean };
export type StandInFacts = {
  /** What holds today; `open`: until somebody ends it; null: nothing. Exclusive. */
  readonly until: Day | 'open' | null;
  /** Enterprises the specialist has today. */
  readonly count: number;
  /** Keys: the specialist, and the other coordinators of the district. */
  readonly told: readonly string[];
};

/** `unchanged`: there was nothing to end. */
export type AbsenceOutcome = 'done' | 'unchanged' | 'notYours';

/** Kept like the acts. Problems: database.away, database.conflict. */
export interface AbsenceActs {
  readonly standIn: ReadBackAct<StandInWish, StandInFacts>;
  /** The asker's own 请假 from `at` until then, with every reminder not yet sent taken back; an instant that is not after `at` ends what there is. */
  leave(asker: Asker, message: string, at: Date, until: Date, rows: readonly Outgoing[]): Promise<AbsenceOutcome>;
}

/** Nobody is reminded twice within this time, whoever asks. */
export const REMIND_PAUSE_MS = 30 * 60_000;
