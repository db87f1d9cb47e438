// What do the reports of some weeks, districts, types and enterprises add up to?
import { ENTERPRISE_TYPES, type EnterpriseType } from './enterprises.ts';
import type { Report } from './reports.ts';
import { dueOf, type Roster } from './roster.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';
import { addFigures, type Figures, NO_FIGURES } from './tiers.ts';
import { firstWeekOf, type Week, weekYearOf } from './time.ts';

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

/** The first week that counts towards `resolvedToDate` of a week; null = the first there ever was (setting CUMULATIVE_SINCE). */
export const cumulativeFrom = (week: Week, since: Settings['cumulativeSince']): Week | null =>
  since === 'year' ? firstWeekOf(weekYearOf(week)) : null;

/** What a total is about; null = all. Districts are those an enterprise stood in when the week opened. */
export type TotalsScope = {
  readonly week: Week;
  readonly districts: readonly string[] | null;
  readonly types: readonly EnterpriseType[] | null;
  readonly enterprises: readonly string[] | null;
};

/**
 * The sums by plain arithmetic over `reports` (the current ones, of this and all earlier weeks): what the database's answer is
 * compared with. 累计 follows the enterprises reported this week through the districts they stood in before.
 */
export function totalsOf(
  scope: TotalsScope,
  roster: Roster,
  reports: readonly Report[],
  since: Settings['cumulativeSince'] = DEFAULT_SETTINGS.cumulativeSince,
): Totals {
  const typeOf = new Map(roster.enterprises.map((e) => [e.id, e.type]));
  const isMeant = (enterprise: string, district: string): boolean => {
    const type = typeOf.get(enterprise);
    const isOfType = scope.types === null || (type !== undefined && scope.types.includes(type));
    return isOfType && (scope.districts?.includes(district) ?? true) && (scope.enterprises?.includes(enterprise) ?? true);
  };
  const due = new Set(
    dueOf(roster, scope.week)
      .filter((s) => isMeant(s.enterprise.id, s.district))
      .map((s) => s.enterprise.id),
  );
  const ofWeek = reports.filter((r) => r.week === scope.week && isMeant(r.enterprise, r.district));
  const served = new Set(ofWeek.map((r) => r.enterprise));
  const from = cumulativeFrom(scope.week, since);
  const toDate = reports.filter((r) => served.has(r.enterprise) && r.week <= scope.week && (from === null || r.week >= from));
  const filed = ofWeek.filter((r) => due.has(r.enterprise)).length;
  return {
    enterprises: ofWeek.length,
    byType: countByType(ofWeek.map((r) => typeOf.get(r.enterprise))),
    headcount: ofWeek.reduce((sum, r) => sum + r.figures.headcount, 0),
    shortage: addUp(ofWeek.map((r) => r.figures.shortage)),
    resolved: addUp(ofWeek.map((r) => r.figures.resolved)),
    resolvedToDate: addUp(toDate.map((r) => r.figures.resolved)),
    coverage: { due: due.size, filed, extra: ofWeek.length - filed },
  };
}

const addUp = (all: readonly Figures[]): Figures => all.reduce(addFigures, NO_FIGURES);

function countByType(types: readonly (EnterpriseType | undefined)[]): Totals['byType'] {
  const counts = ENTERPRISE_TYPES.map((type) => [type, types.filter((t) => t === type).length]);
  return Object.fromEntries(counts) as Record<EnterpriseType, number>;
}
