// What is the answer to a question, before anything is put into words, drawn or written into a workbook?
import type { Comparison } from '../../domain/figure-spans.ts';
import type { FigureMeasure, FigureSpan, FigureSums } from '../../domain/figures.ts';
import type { SkillTier } from '../../domain/tiers.ts';
import type { Week } from '../../domain/time.ts';
import type { Dimension, QueryReading } from '../../reading/reading.ts';
import type { MissingReports } from './port.ts';
import type { Scope, Scoped } from './scope.ts';

/** One line of an answer, chart or sheet. */
export type AnswerRow = {
  /** What it is about, in the order of the answer's `by`. */
  readonly labels: readonly string[];
  /** Codes, types, tiers, ids, userids and weeks in the same order. */
  readonly key: readonly (string | null)[];
  /** Which tiers of the sums it is about. */
  readonly tiers: readonly SkillTier[];
  readonly sums: FigureSums;
  /** The same of the period it is compared with; null without one, or where nothing was owed then. */
  readonly before: FigureSums | null;
};

/** A question about weeks as it is understood for one person at one instant. */
export type ResolvedQuery = {
  readonly query: QueryReading;
  readonly scope: Scope;
  readonly measures: readonly FigureMeasure[];
  /** Those asked for; all where none was named. */
  readonly tiers: readonly SkillTier[];
  readonly by: readonly Dimension[];
  readonly span: FigureSpan;
  /** 快报: a week of it still takes reports. */
  readonly isDraft: boolean;
};

export type FiguresAnswer = ResolvedQuery & {
  readonly kind: 'figures';
  readonly compared: { readonly with: Comparison; readonly span: FigureSpan; readonly total: FigureSums } | null;
  readonly total: FigureSums;
  /** In the order asked for, cut to `top` and threshold; empty without `by`. */
  readonly rows: readonly AnswerRow[];
  /** Groups that are no rows because they add nothing (0, or nothing reported). */
  readonly empty: number;
};

export type MissingAnswer = ResolvedQuery & {
  readonly kind: 'missing';
  readonly week: Week;
  readonly missing: MissingReports;
};

export type Unanswered =
  | Exclude<Scoped, { kind: 'scope' }>
  /** No week of the period has begun. */
  | { readonly kind: 'notYet' }
  /** Figures that are no weeks', or of which nothing is known. */
  | { readonly kind: 'cannot' };

export type QueryAnswer = FiguresAnswer | MissingAnswer | Unanswered;
