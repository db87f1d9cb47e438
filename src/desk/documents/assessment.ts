// What does the workbook of a year's assessment hold, before it is laid out?
import type { AssessedDistrict, AssessedEnterprise } from '../../domain/assessment.ts';
import type { Region } from '../../domain/regions.ts';
import type { Week } from '../../domain/time.ts';

export type DistrictRow = Omit<AssessedDistrict, 'district' | 'unranked' | 'leftOut'> & {
  readonly region: Pick<Region, 'name'>;
  /** Why it is not ranked, in the words of the answer; null where it is. */
  readonly unranked: string | null;
  /** Enterprises, of whatever reason. */
  readonly leftOut: number;
};

/** One enterprise behind the ranking. */
export type EnterpriseRow = Pick<AssessedEnterprise, 'district' | 'baseline' | 'end'> & {
  readonly name: string;
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
