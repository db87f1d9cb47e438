// What does the assessment of a year need from the stored filings?
import type { ReadBackAct } from '../../desk/acts/read-back.ts';
import type { YearRows } from '../../domain/assessment.ts';
import type { Asker } from '../../domain/people.ts';
import type { Month, Week } from '../../domain/time.ts';

export type YearQuestion = {
  /** The ISO week-year, whose calendar months count too. */
  readonly year: number;
  /** In order, each with the instant it closes at: only closed ones count. */
  readonly weeks: readonly { readonly week: Week; readonly closes: Date }[];
  readonly months: readonly { readonly month: Month; readonly closes: Date }[];
  /** Null: the first week with a filed report. */
  readonly baseline: Week | null;
  /** How many of the last closed weeks make the end: 1 or 4. */
  readonly last: number;
  /** Within how many minutes an urgent demand is to be resolved. */
  readonly urgentMinutes: number;
  readonly districts: readonly string[];
};

export type YearAnswer = YearRows & {
  /** Null while the year is not published; then everything is as it stood at that instant. */
  readonly publishedAt: Date | null;
  readonly asOf: Date;
};

export interface Assessments {
  /** One statement with its audit row, cut to the districts the asker holds. Problems: database.away, database.conflict. */
  rows(asker: Asker, question: YearQuestion, at: Date): Promise<YearAnswer>;
}

type YearPublicationFacts = {
  /** All that the assessment is worked out from, as JSON. */
  readonly assessed: string;
  /** Keys of the coordinators who are told. */
  readonly told: readonly string[];
};

/** From then on the year's assessment stands as it was at that instant. */
export interface YearPublications {
  readonly publishYear: ReadBackAct<YearQuestion, YearPublicationFacts>;
}
