// What does answering 退回了吗, 催报了没有 need of the acts that were done?
import type { Asker } from '../../domain/people.ts';
import type { Week } from '../../domain/time.ts';
import type { ActAsked } from '../../reading/reading.ts';

/** Done about one of the weeks, or between the instants; `enterprises` ids, `districts` codes, null: all the asker may see. */
export type ActsQuestion = {
  readonly act: ActAsked;
  readonly weeks: readonly Week[];
  readonly from: Date;
  readonly until: Date;
  readonly enterprises: readonly string[] | null;
  readonly districts: readonly string[] | null;
};

export type ActDone = {
  readonly at: Date;
  /** A person's key. */
  readonly by: string;
  /** Null: of no single one. */
  readonly enterprise: string | null;
  readonly week: Week | null;
  /** Keys of who was reminded. */
  readonly people: readonly string[];
  /** 补报: until when. */
  readonly until: Date | null;
  readonly reason: string | null;
  /** 退回: how it was answered; 补报: `filed` where a report came in since. Null: neither. */
  readonly outcome: 'corrected' | 'stands' | 'filed' | null;
};

/** One statement, cut to what the asker may see. Problems: database.away, database.conflict. */
export interface ActsDone {
  /** Newest first, at most 40. */
  actsDone(asker: Asker, question: ActsQuestion, at: Date): Promise<readonly ActDone[]>;
}
