// What do the reports of some weeks, districts, types and enterprises add up to?
import type { EnterpriseType } from './enterprises.ts';
import type { Settings } from './settings.ts';
import type { Figures } from './tiers.ts';
import { firstWeekOf, type Week, weekYearOf } from './time.ts';

/** Sums over reports; people unless said otherwise, null where there is no report to add up, which is not 0. */
export type Totals = {
  /** 联系服务企业数: enterprises with a report, in all and by type (domain §7.2, notice §5.2). */
  readonly enterprises: number;
  readonly byType: Readonly<Record<EnterpriseType, number>>;
  readonly headcount: number | null;
  readonly shortage: Figures | null;
  readonly resolved: Figures | null;
  /**
   * Σ resolved of every filing from the first week that counts (`cumulativeFrom`) to the week asked about, of all enterprises of the
   * set, whether or not they filed in that week. A filing counts for the district, type and specialist its enterprise had in its week.
   */
  readonly resolvedToDate: Figures | null;
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

/** 缺工率 = Σ shortage ÷ Σ (headcount + shortage); null for 0/0, printed as —. Never the mean of rates (domain §7.5). */
export function shortageRate(headcount: number, shortage: number): number | null {
  const all = headcount + shortage;
  return all === 0 ? null : shortage / all;
}

/** 解决率 = Σ resolved ÷ (Σ resolved + Σ shortage that is still there); null for 0/0, printed as — (domain §7.13). */
export function resolvedRate(resolved: number, shortage: number): number | null {
  const all = resolved + shortage;
  return all === 0 ? null : resolved / all;
}

/** The first week that counts towards `resolvedToDate` of a week; null = the first there ever was (setting `cumulativeSince`; domain §7.3). */
export const cumulativeFrom = (week: Week, since: Settings['cumulativeSince']): Week | null =>
  since === 'year' ? firstWeekOf(weekYearOf(week)) : null;
