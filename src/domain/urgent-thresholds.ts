// Which filed figures raise an urgent demand by themselves? (domain §11.4)
import type { Settings } from './settings.ts';
import type { Figures } from './tiers.ts';
import type { Week } from './time.ts';

/**
 * New demand of a week as its reports say: shortage − the report before + resolved (domain §7.4). A report without one before it has
 * nothing to compare with: the enterprise has no growth, and adds none to its district's.
 */
export type Growth = {
  readonly week: Week;
  /** Null: of all of the district's reports of the week. */
  readonly enterprise: string | null;
  readonly district: string;
  readonly grown: number;
  /** What is missing now. */
  readonly figures: Figures;
  readonly headcount: number;
  /** The highest figure a demand of the week was raised for already, but for those that were withdrawn with their report. */
  readonly raisedFor: number | null;
  /** A demand of the enterprise, or of the district, is open. */
  readonly isOpen: boolean;
  /** Who filed the last report it comes from, and by which message. */
  readonly filedBy: string;
  readonly message: string;
};

/** Reached, and neither raised for as much already nor open. */
export function raisesItself(growth: Growth, settings: Pick<Settings, 'urgent'>): boolean {
  const { grown, isOpen, raisedFor } = growth;
  return !isOpen && (raisedFor === null || grown > raisedFor) && isUrgent(growth, settings);
}

/** So many people, or such a share of the headcount, are needed anew. */
export function isUrgent(
  { grown, headcount, enterprise }: Pick<Growth, 'grown' | 'headcount' | 'enterprise'>,
  { urgent }: Pick<Settings, 'urgent'>,
): boolean {
  if (enterprise === null) return grown >= urgent.districtPeople;
  return grown >= urgent.enterprisePeople || (grown >= urgent.shareLeast && grown >= headcount * urgent.enterpriseShare);
}
