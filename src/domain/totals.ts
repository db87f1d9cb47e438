// What do the reports of some weeks, districts, types and enterprises add up to?
import type { EnterpriseType } from './enterprises.ts';
import type { Figures } from './tiers.ts';

/** Sums over reports; people unless said otherwise. Every one can be unfolded into its reports. */
export type Totals = {
  /** 联系服务企业数: enterprises with a report, in all and by type. */
  readonly enterprises: number;
  readonly byType: Readonly<Record<EnterpriseType, number>>;
  readonly headcount: number;
  readonly shortage: Figures;
  readonly resolved: Figures;
  /** Σ resolved of the same enterprises since the first week of the week-year (setting CUMULATIVE_SINCE), this week included. */
  readonly resolvedToDate: Figures;
  readonly coverage: Coverage;
};

export type Coverage = {
  /** 应报: enterprises on the roster as it stood when the week opened. */
  readonly due: number;
  /** 已报: those of `due` with a report. */
  readonly filed: number;
  /** Reports of enterprises that are not in `due`, told as 另有n户. */
  readonly extra: number;
};

/** 缺工率 = Σ shortage ÷ Σ (headcount + shortage); null for 0/0, printed as —. Never the mean of rates. */
export function shortageRate(headcount: number, shortage: number): number | null {
  const all = headcount + shortage;
  return all === 0 ? null : shortage / all;
}
