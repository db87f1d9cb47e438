// What is the answer to a question, before anything is put into words, drawn or written into a workbook?
import type { Comparison } from '../../domain/figure-spans.ts';
import type { FigureMeasure, FigureSpan, FigureSums } from '../../domain/figures.ts';
import type { SkillTier } from '../../domain/tiers.ts';
import type { Week } from '../../domain/time.ts';
import type { Dimension, QueryReading } from '../../reading/reading.ts';
import type { MissingReports } from './port.ts';
import type { Scope, Scoped } from './scope.ts';

/** What a figure is made of (`summedValue`). `parts`: of an average, those it is taken over, one by one. */
export type Summed = { readonly sums: FigureSums; readonly parts?: readonly FigureSums[] };

/** One line of an answer, chart or sheet. */
export type AnswerRow = Summed & {
  /** What it is about, in the order of the answer's `by`. */
  readonly labels: readonly string[];
  /** Codes, types, tiers, ids, userids and weeks in the same order. */
  readonly key: readonly (string | null)[];
  /** Which tiers of the sums it is about. */
  readonly tiers: readonly SkillTier[];
  /** The same of the period it is compared with; null without one, or where nothing was owed then. */
  readonly before: Summed | null;
  /** Its place, level ones sharing it; null where no order is asked for, or it has no value. */
  readonly rank: number | null;
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

export type FiguresAnswer = ResolvedQuery &
  /** Of the whole. */
  Pick<Summed, 'parts'> & {
    readonly kind: 'figures';
    readonly compared:
      | ({ readonly with: Comparison; readonly span: FigureSpan; readonly total: FigureSums } & Pick<Summed, 'parts'>)
      | null;
    readonly total: FigureSums;
    /** In the order asked for, cut to `top` and threshold; empty without `by`. */
    readonly rows: readonly AnswerRow[];
    /** Groups that are no rows because they add nothing (0, or nothing reported). */
    readonly empty: number;
    /** Groups that have a value, and so a place where an order is asked for. */
    readonly valued: number;
    /** Groups of which a week of 连续n周 is not known, and the others are as asked. */
    readonly unknown: number;
    /** What each figure stands beside: of all, by measure; null where it is not asked for, or the asker sees no others. */
    readonly beside: Beside | null;
    /** What each figure is said as a share of: 占全市. */
    readonly base: Base | null;
  };

/** `whose`: 全市. Of a share the value of all together, of sums the average over those that have one. */
export type Beside = { readonly whose: string; readonly values: ReadonlyMap<FigureMeasure, number | null> };

/** `said`: 全市普工缺工. */
export type Base = { readonly sums: FigureSums; readonly tiers: readonly SkillTier[]; readonly whose: string };

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
