// What do the reports of some weeks add up to for a question: in all, and group by group?
import type { EnterpriseType } from './enterprises.ts';
import { ENTERPRISE_TYPES } from './enterprises.ts';
import type { Fact, FactReport } from './figure-facts.ts';
import { addFigures, byTier, type Figures, NO_FIGURES } from './tiers.ts';
import type { Week } from './time.ts';
import type { Coverage, Totals } from './totals.ts';

/** What a question about weeks may ask for. */
export const FIGURE_MEASURES = [
  'shortage',
  'resolved',
  'resolvedToDate',
  'headcount',
  'enterprises',
  'shortageRate',
  'newDemand',
  'coverage',
  'outstanding',
  'late',
  'specialists',
] as const;
export type FigureMeasure = (typeof FIGURE_MEASURES)[number];

/** Whose figures; null = all. Districts and specialists are those an enterprise had when the week opened. */
export type FigureFilter = {
  readonly districts: readonly string[] | null;
  readonly types: readonly EnterpriseType[] | null;
  readonly enterprises: readonly string[] | null;
  readonly specialist: string | null;
  /** Only those of the survey list. */
  readonly surveyed: boolean;
};

/**
 * Weeks that are added up, oldest first. What flows (解决, 新增, 迟报, 已报 and 应报) is the sum over all of them; what stands (缺工,
 * 在岗, 缺工率) is that of `standing` alone, for adding up the same people week after week counts them twice. Served enterprises
 * are counted once, however many of the weeks they are in, and 累计 is what those resolved until the last of the weeks.
 */
export type FigureSpan = { readonly weeks: readonly Week[]; readonly standing: Week };

/** Two read other weeks than those asked for, the third counts people. */
export const COSTLY_FIGURES = ['resolvedToDate', 'newDemand', 'specialists'] as const;
export type CostlyFigure = (typeof COSTLY_FIGURES)[number];

/** Tiers are no group: every sum has all three. */
export type GroupDimension = 'district' | 'type' | 'enterprise' | 'specialist' | 'period';

export type FigureQuestion = {
  readonly filter: FigureFilter;
  /** One, or two that are compared. */
  readonly spans: readonly FigureSpan[];
  /** At most two. In a group of one week each figure is that week's, whatever the span's standing week is. */
  readonly by: readonly GroupDimension[];
  /** Figures that cost more than the others, and are 0 where they are not asked for. */
  readonly needs: readonly CostlyFigure[];
};

/** Over a span: `enterprises` and `byType` count each enterprise once, where it reported last; `coverage` counts enterprise-weeks (户次). */
export type FigureSums = Totals & {
  /** Coverage of the standing week. */
  readonly standing: Coverage;
  /** 迟报, of 应报 only, as 已报 is; enterprise-weeks. */
  readonly late: number;
  /** Σ (shortage − the week before's + resolved) over reports with one of the week before; may be negative. */
  readonly newDemand: Figures;
  /** Reports `newDemand` leaves out, for want of one of the week before. */
  readonly withoutBefore: number;
  /** Active people who served those of 应报 in the standing week. */
  readonly specialists: number;
};

/** Keys are codes, types, ids, userids and weeks in the order of `by`; null for an enterprise nobody served. */
export type FigureGroup = { readonly key: readonly (string | null)[]; readonly sums: FigureSums };
export type SpanFigures = { readonly total: FigureSums; readonly groups: readonly FigureGroup[] };

/** By plain arithmetic over the facts (of all weeks of the question, already cut to what may be seen): what the database's answer is compared with. Groups come in no order. */
export const figuresOf = (question: FigureQuestion, facts: readonly Fact[]): readonly SpanFigures[] =>
  question.spans.map((span) => {
    const weeks = new Set(span.weeks);
    const meant = facts.filter((f) => weeks.has(f.week) && isMeant(question.filter, f));
    const latest = latestOf(meant);
    const groups = new Map<string, { readonly key: FigureGroup['key']; readonly facts: Fact[] }>();
    for (const fact of question.by.length === 0 ? [] : meant) {
      const key = question.by.map((dimension) => keyOf(fact, dimension));
      const group = groups.get(JSON.stringify(key)) ?? { key, facts: [] };
      group.facts.push(fact);
      groups.set(JSON.stringify(key), group);
    }
    const isByWeek = question.by.includes('period');
    return {
      total: sumsOf(
        meant,
        (f) => f.week === span.standing,
        (f) => latest.has(f),
        question.needs,
      ),
      groups: [...groups.values()].map((g) => ({
        key: g.key,
        sums: sumsOf(
          g.facts,
          (f) => isByWeek || f.week === span.standing,
          (f) => isByWeek || latest.has(f),
          question.needs,
        ),
      })),
    };
  });

/** Each enterprise's last report, whose 累计 is that of the whole span; an enterprise that moved has it where it stood last. */
function latestOf(facts: readonly Fact[]): ReadonlySet<Fact> {
  const latest = new Map<string, Fact>();
  for (const fact of facts) {
    if (fact.report !== null && (latest.get(fact.enterprise)?.week ?? '') < fact.week) latest.set(fact.enterprise, fact);
  }
  return new Set(latest.values());
}

const isMeant = ({ districts, types, enterprises, specialist, surveyed }: FigureFilter, fact: Fact): boolean =>
  (districts?.includes(fact.district) ?? true) &&
  (types?.includes(fact.type) ?? true) &&
  (enterprises?.includes(fact.enterprise) ?? true) &&
  (specialist === null || specialist === fact.specialist) &&
  (!surveyed || fact.surveyed);

function keyOf(fact: Fact, dimension: GroupDimension): string | null {
  switch (dimension) {
    case 'district':
    case 'type':
    case 'enterprise':
    case 'specialist':
      return fact[dimension];
    case 'period':
      return fact.week;
  }
}

type Reported = Fact & { readonly report: FactReport };

function sumsOf(
  facts: readonly Fact[],
  stands: (fact: Fact) => boolean,
  isLatest: (fact: Fact) => boolean,
  needs: FigureQuestion['needs'],
): FigureSums {
  const reported = facts.filter((f): f is Reported => f.report !== null);
  const standing = reported.filter(stands);
  const latest = reported.filter(isLatest);
  const followed = reported.flatMap((f) => (f.report.before === null ? [] : [{ ...f.report, before: f.report.before }]));
  const types = ENTERPRISE_TYPES.map((type) => [type, latest.filter((f) => f.type === type).length]);
  const served = facts.filter((f) => stands(f) && f.isDue && f.isServed);
  const isNeeded = (figure: CostlyFigure) => needs.includes(figure);
  return {
    enterprises: latest.length,
    byType: Object.fromEntries(types) as Totals['byType'],
    headcount: standing.reduce((sum, f) => sum + f.report.headcount, 0),
    shortage: addUp(standing.map((f) => f.report.shortage)),
    resolved: addUp(reported.map((f) => f.report.resolved)),
    resolvedToDate: isNeeded('resolvedToDate') ? addUp(latest.map((f) => f.report.resolvedToDate)) : NO_FIGURES,
    coverage: coverageOf(facts),
    standing: coverageOf(facts.filter(stands)),
    late: reported.filter((f) => f.isDue && f.report.punctuality === 'late').length,
    newDemand: isNeeded('newDemand')
      ? addUp(followed.map((r) => byTier((t) => r.shortage[t] - r.before[t] + r.resolved[t])))
      : NO_FIGURES,
    withoutBefore: isNeeded('newDemand') ? reported.length - followed.length : 0,
    specialists: isNeeded('specialists') ? new Set(served.map((f) => f.specialist)).size : 0,
  };
}

const addUp = (all: readonly Figures[]): Figures => all.reduce(addFigures, NO_FIGURES);

function coverageOf(facts: readonly Fact[]): Coverage {
  const due = facts.filter((f) => f.isDue);
  const filed = due.filter((f) => f.report !== null).length;
  return { due: due.length, filed, extra: facts.filter((f) => !f.isDue && f.report !== null).length };
}
