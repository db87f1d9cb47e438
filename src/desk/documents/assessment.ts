// What does the workbook of a year's assessment hold, before it is laid out?
import type { RateSums, Share } from '../../domain/assessment.ts';
import type { Region } from '../../domain/regions.ts';
import type { Week } from '../../domain/time.ts';

export type DistrictRow = {
  readonly region: Pick<Region, 'name'>;
  /** Ties share one; null = not ranked. */
  readonly rank: number | null;
  /** Why it is not ranked, in the words of the answer; null where it is. */
  readonly unranked: string | null;
  /** Over the same enterprises; null where there is none. */
  readonly baseline: RateSums | null;
  readonly end: RateSums | null;
  readonly compared: number;
  readonly leftOut: number;
  /** The fall of the shortage rate as a fraction of 1 (0.0123 = 1.23 percentage points); null where it cannot be said. */
  readonly fallPoints: number | null;
  /** The fall relative to the baseline rate, as a fraction of 1. */
  readonly fallShare: number | null;
  readonly reportsOnTime: Share;
  readonly signOffsOnTime: Share;
  readonly monthsOnTime: Share;
  /** 解决用工 of the year. */
  readonly resolved: number;
  readonly urgentInTime: Share;
  /** Good practices praised. */
  readonly praised: number;
};

/** One enterprise behind the ranking. */
export type EnterpriseRow = {
  readonly district: string;
  readonly name: string;
  readonly baseline: RateSums | null;
  readonly end: RateSums | null;
  /** Why it is left out, in the words of the answer; null where it is compared. */
  readonly leftOut: string | null;
};

export type AnnualAssessment = {
  readonly year: number;
  /** Whose, for the file's name. */
  readonly whose: string;
  readonly asOf: Date;
  /** Final once the year is published. */
  readonly isFinal: boolean;
  readonly baseline: Week;
  /** The last closed week, or the four whose mean is taken. */
  readonly end: readonly Week[];
  readonly rankedBy: 'points' | 'share';
  /** By rank, those not ranked last. */
  readonly districts: readonly DistrictRow[];
  readonly enterprises: readonly EnterpriseRow[];
};
