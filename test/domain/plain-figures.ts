// The figures once more, by walking through every enterprise and week as plainly as it can be said; it shares no code with the bot's.
import { ENTERPRISE_TYPES, type EnterpriseType } from '../../src/domain/enterprises.ts';
import type { FigureFilter, FigureQuestion, FigureSums, GroupDimension, SpanFigures } from '../../src/domain/figures.ts';
import type { Report } from '../../src/domain/reports.ts';
import type { Assignment, Roster } from '../../src/domain/roster.ts';
import type { Figures } from '../../src/domain/tiers.ts';
import { addWeeks, dayOf, mondayOf, type Week } from '../../src/domain/time.ts';

/** A current report, and what its enterprise was in that week. */
export type PlainReport = Report & { readonly type: EnterpriseType; readonly surveyed: boolean };

/** One enterprise in one week, where it owed a report or has one. */
export type PlainFact = {
  readonly enterprise: string;
  readonly week: Week;
  readonly district: string;
  readonly specialist: string | null;
  readonly type: EnterpriseType;
  readonly surveyed: boolean;
  readonly isDue: boolean;
  /** Whoever serves it is still active. */
  readonly isServed: boolean;
  readonly report: PlainReport | null;
  /** The week before's shortage; null where there is no report of it. */
  readonly before: Figures | null;
};

/** The facts of all weeks given. `reports`: every current one there is. */
export function plainFacts(roster: Roster, reports: readonly PlainReport[], weeks: readonly Week[]): readonly PlainFact[] {
  const active = new Set(roster.people.filter((p) => p.active).map((p) => p.userid));
  const stays = new Map<string, Assignment[]>();
  for (const a of roster.assignments) stays.set(a.enterprise, [...(stays.get(a.enterprise) ?? []), a]);
  const filed = new Map(reports.map((r) => [`${r.enterprise} ${r.week}`, r]));
  const now = new Map(roster.enterprises.map((e) => [e.id, e]));
  const former = new Map<string, PlainReport[]>();
  for (const r of reports) {
    const e = now.get(r.enterprise);
    if (e && (r.type !== e.type || r.surveyed !== e.surveyed)) former.set(e.id, [...(former.get(e.id) ?? []), r]);
  }
  return weeks.flatMap((week) => {
    const monday = mondayOf(week);
    const lastWeek = addWeeks(week, -1);
    return roster.enterprises.flatMap((e): readonly PlainFact[] => {
      const own = stays.get(e.id) ?? [];
      const opening = own.find((a) => a.from <= monday && (a.until === null || monday < a.until));
      const joining = own.filter((a) => a.from > monday).sort((a, b) => (a.from < b.from ? -1 : 1))[0];
      const report = filed.get(`${e.id} ${week}`) ?? null;
      const stay = opening ?? (report === null ? undefined : joining);
      if (stay === undefined) return [];
      // Between two of its reports it was what both say, else what the roster says now.
      const was = (former.get(e.id) ?? []).find((r) =>
        former.get(e.id)?.some((s) => s.type === r.type && s.surveyed === r.surveyed && r.week <= week && week <= s.week),
      );
      const { type, surveyed } = report ?? was ?? e;
      return [
        {
          enterprise: e.id,
          week,
          district: stay.district,
          specialist: stay.specialist,
          type,
          surveyed,
          isDue: opening !== undefined,
          isServed: stay.specialist !== null && active.has(stay.specialist),
          report,
          before: filed.get(`${e.id} ${lastWeek}`)?.figures.shortage ?? null,
        },
      ];
    });
  });
}

export const isMeant = (
  { districts, types, enterprises, specialist, surveyed, excluded }: FigureFilter,
  fact: PlainFact,
): boolean =>
  (districts === null || districts.includes(fact.district)) &&
  (types === null || types.includes(fact.type)) &&
  (enterprises === null || enterprises.includes(fact.enterprise)) &&
  (specialist === null || specialist === fact.specialist) &&
  (!surveyed || fact.surveyed) &&
  !(excluded ?? []).includes(fact.enterprise);

/** Whether its report was first filed on one of the days asked about. */
export const isFiledOn = ({ filedOn }: FigureFilter, { report }: PlainFact): boolean => {
  if (filedOn === undefined || report === null) return filedOn === undefined;
  const day = dayOf(report.firstFiledAt);
  return filedOn.from <= day && day <= filedOn.to;
};

/** The first week that counts towards 累计 of a week. */
export const firstCounted = (week: Week, since: 'year' | 'start'): Week => (since === 'year' ? `${week.slice(0, 4)}-W01` : '');

/** `facts`: of all weeks that are asked about or count towards 累计, cut to what may be seen. Groups come in no order. */
export const plainFigures = (
  question: FigureQuestion,
  facts: readonly PlainFact[],
  since: 'year' | 'start',
): readonly SpanFigures[] =>
  question.spans.map((span) => {
    const seen = facts.filter((f) => isMeant(question.filter, f));
    // What is owed stays owed, whenever it was filed.
    const meant = seen.flatMap((f) => (isFiledOn(question.filter, f) ? [f] : f.isDue ? [{ ...f, report: null }] : []));
    const inSpan = meant.filter((f) => span.weeks.includes(f.week));
    const latest = new Map<string, PlainFact>();
    for (const f of inSpan) if (f.report !== null && (latest.get(f.enterprise)?.week ?? '') < f.week) latest.set(f.enterprise, f);
    const counting = (until: Week) => meant.filter((f) => firstCounted(until, since) <= f.week && f.week <= until && f.report);
    const last = span.weeks.reduce((a, b) => (a < b ? b : a));
    const isByWeek = question.by.includes('period');
    const isNeeded = (figure: FigureQuestion['needs'][number]) => question.needs.includes(figure);
    const served = (all: readonly PlainFact[]) =>
      span.weeks.length === 1 || isNeeded('enterprises') ? all.filter((f) => latest.get(f.enterprise) === f) : [];
    const total = sums(question, {
      flow: inSpan,
      standing: inSpan.filter((f) => f.week === span.standing),
      toDate: counting(last),
      served: served(inSpan),
    });
    const keyOf = (f: PlainFact, week: Week) => question.by.map((d) => valueIn(f, d, week));
    const keys = new Map<string, readonly (string | null)[]>();
    for (const f of question.by.length === 0 ? [] : inSpan) keys.set(JSON.stringify(keyOf(f, f.week)), keyOf(f, f.week));
    if (question.by.length > 0 && isNeeded('resolvedToDate'))
      for (const week of isByWeek ? span.weeks : [last])
        for (const f of counting(week)) keys.set(JSON.stringify(keyOf(f, week)), keyOf(f, week));
    const groups = [...keys].map(([text, key]) => {
      const week = isByWeek ? (key[question.by.indexOf('period')] as Week) : last;
      const isHere = (f: PlainFact, as: Week) => JSON.stringify(keyOf(f, as)) === text;
      const here = inSpan.filter((f) => isHere(f, f.week));
      return {
        key,
        sums: sums(question, {
          flow: here,
          standing: here.filter((f) => isByWeek || f.week === span.standing),
          toDate: counting(week).filter((f) => isHere(f, week)),
          served: isByWeek ? here.filter((f) => f.report) : served(here),
        }),
      };
    });
    return { total, groups };
  });

function valueIn(fact: PlainFact, dimension: GroupDimension, week: Week): string | null {
  if (dimension === 'period') return week;
  return fact[dimension];
}

type Parts = Readonly<Record<'flow' | 'standing' | 'toDate' | 'served', readonly PlainFact[]>>;

function sums(question: FigureQuestion, { flow, standing, toDate, served }: Parts): FigureSums {
  const isNeeded = (figure: FigureQuestion['needs'][number]) => question.needs.includes(figure);
  const reported = flow.filter((f) => f.report);
  const followed = reported.filter((f) => f.before);
  const byType = Object.fromEntries(ENTERPRISE_TYPES.map((t) => [t, served.filter((f) => f.type === t).length]));
  const stood = standing.filter((f) => f.report);
  return {
    enterprises: served.length,
    byType: byType as FigureSums['byType'],
    headcount: stood.length === 0 ? null : stood.reduce((n, f) => n + (f.report?.figures.headcount ?? 0), 0),
    shortage: sumOr(stood, (f, t) => f.report?.figures.shortage[t] ?? 0),
    resolved: sumOr(reported, (f, t) => f.report?.figures.resolved[t] ?? 0),
    resolvedToDate: isNeeded('resolvedToDate') ? sumOr(toDate, (f, t) => f.report?.figures.resolved[t] ?? 0) : null,
    coverage: covered(flow),
    standing: covered(standing),
    late: reported.filter((f) => f.isDue && f.report?.punctuality === 'late').length,
    newDemand: isNeeded('newDemand')
      ? sumOr(
          followed,
          (f, t) => (f.report ? f.report.figures.shortage[t] + f.report.figures.resolved[t] : 0) - (f.before?.[t] ?? 0),
        )
      : null,
    withoutBefore: isNeeded('newDemand') ? reported.length - followed.length : 0,
    specialists: isNeeded('specialists')
      ? new Set(standing.filter((f) => f.isDue && f.isServed).map((f) => f.specialist)).size
      : 0,
    short: isNeeded('shortEnterprises') && stood.length > 0 ? shortCounted(stood) : null,
  };
}

/** How many reports are short of nobody, of 普工 alone, of 技工 alone, of both, and so on: the binary numbers in their order. */
function shortCounted(stood: readonly PlainFact[]): readonly number[] {
  const isShort = (f: PlainFact, tier: keyof Figures) => (f.report?.figures.shortage[tier] ?? 0) > 0;
  return [false, true].flatMap((senior) =>
    [false, true].flatMap((skilled) =>
      [false, true].map(
        (general) =>
          stood.filter(
            (f) => isShort(f, 'general') === general && isShort(f, 'skilled') === skilled && isShort(f, 'senior') === senior,
          ).length,
      ),
    ),
  );
}

function sumOr(facts: readonly PlainFact[], of: (fact: PlainFact, tier: keyof Figures) => number): Figures | null {
  if (facts.length === 0) return null;
  const sum = (tier: keyof Figures) => facts.reduce((n, f) => n + of(f, tier), 0);
  return { general: sum('general'), skilled: sum('skilled'), senior: sum('senior') };
}

const covered = (facts: readonly PlainFact[]) => ({
  due: facts.filter((f) => f.isDue).length,
  filed: facts.filter((f) => f.isDue && f.report).length,
  extra: facts.filter((f) => !f.isDue && f.report).length,
});
