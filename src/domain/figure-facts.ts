// What is known of each enterprise in each week: whether it owed a report, who served it, and what it reported?
import type { EnterpriseType } from './enterprises.ts';
import type { Punctuality, Report } from './reports.ts';
import type { Assignment, Roster } from './roster.ts';
import type { Settings } from './settings.ts';
import { addFigures, type Figures, NO_FIGURES } from './tiers.ts';
import { addWeeks, type Day, mondayOf, type Week } from './time.ts';
import { cumulativeFrom } from './totals.ts';

/** One enterprise in one week, where it owed a report or has one. */
export type Fact = {
  readonly enterprise: string;
  readonly week: Week;
  /** Where it stood when the week opened, or else where it was reported. */
  readonly district: string;
  /** As it was when the week was first filed; where nothing is filed, the roster's. */
  readonly type: EnterpriseType;
  /** Who served it when the week opened; where it joined later, whoever was the first to. */
  readonly specialist: string | null;
  /** That person is still active. */
  readonly isServed: boolean;
  readonly surveyed: boolean;
  /** One of 应报. */
  readonly isDue: boolean;
  readonly report: FactReport | null;
};

export type FactReport = {
  readonly headcount: number;
  readonly shortage: Figures;
  readonly resolved: Figures;
  /** Σ resolved since the first week that counts (setting CUMULATIVE_SINCE), this week included. */
  readonly resolvedToDate: Figures;
  /** The week before's shortage; null where there is no report of it. */
  readonly before: Figures | null;
  readonly punctuality: Punctuality;
};

export type TypedReport = Report & { readonly type: EnterpriseType };

const covers = (a: Assignment, day: Day): boolean => a.from <= day && (a.until === null || day < a.until);

/** The facts of some weeks. `reports`: the current ones of these and all earlier weeks. */
export function factsOf(
  roster: Roster,
  reports: readonly TypedReport[],
  weeks: readonly Week[],
  since: Settings['cumulativeSince'],
): readonly Fact[] {
  const filed = new Map(reports.map((r) => [`${r.enterprise} ${r.week}`, r]));
  const histories = byEnterprise(reports);
  const active = new Set(roster.people.filter((p) => p.active).map((p) => p.userid));
  const stays = byEnterprise(roster.assignments);
  return weeks.flatMap((week) =>
    roster.enterprises.flatMap((enterprise): readonly Fact[] => {
      const monday = mondayOf(week);
      const assigned = stays.get(enterprise.id) ?? [];
      const opening = assigned.find((a) => covers(a, monday));
      const report = filed.get(`${enterprise.id} ${week}`);
      const district = opening?.district ?? report?.district;
      if (district === undefined) return [];
      const [next] = assigned.filter((a) => a.from > monday).toSorted((a, b) => (a.from < b.from ? -1 : 1));
      const specialist = (opening ?? next)?.specialist ?? null;
      return [
        {
          enterprise: enterprise.id,
          week,
          district,
          type: report?.type ?? enterprise.type,
          specialist,
          isServed: specialist !== null && active.has(specialist),
          surveyed: enterprise.surveyed,
          isDue: opening !== undefined,
          report: report ? factReport(report, histories.get(enterprise.id) ?? [], since) : null,
        },
      ];
    }),
  );
}

function byEnterprise<T extends { readonly enterprise: string }>(all: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(one.enterprise);
    if (group) group.push(one);
    else groups.set(one.enterprise, [one]);
  }
  return groups;
}

function factReport(report: TypedReport, history: readonly TypedReport[], since: Settings['cumulativeSince']): FactReport {
  const from = cumulativeFrom(report.week, since);
  const counted = history.filter((r) => r.week <= report.week && (from === null || r.week >= from));
  return {
    headcount: report.figures.headcount,
    shortage: report.figures.shortage,
    resolved: report.figures.resolved,
    resolvedToDate: counted.map((r) => r.figures.resolved).reduce(addFigures, NO_FIGURES),
    before: history.find((r) => r.week === addWeeks(report.week, -1))?.figures.shortage ?? null,
    punctuality: report.punctuality,
  };
}
