// What do the reports of some weeks add up to for a question: in all, and group by group?
import { ENTERPRISE_TYPES, type EnterpriseType } from './enterprises.ts';
import type { Settings } from './settings.ts';
import { type ShortCounts, shortCounts } from './short-enterprises.ts';
import { addFigures, type Figures, NO_FIGURES } from './tiers.ts';
import type { Day, Week } from './time.ts';
import { type Coverage, cumulativeFrom, type Totals } from './totals.ts';

/** What a question about weeks may ask for. */
export const FIGURE_MEASURES = [
  'shortEnterprises',
  'shortage',
  'resolved',
  'resolvedToDate',
  'resolvedRate',
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

/** Whose figures; null = all. Districts, types and specialists are those an enterprise had when the week opened. */
export type FigureFilter = {
  readonly districts: readonly string[] | null;
  readonly types: readonly EnterpriseType[] | null;
  readonly enterprises: readonly string[] | null;
  readonly specialist: string | null;
  /** Only those of the survey list. */
  readonly surveyed: boolean;
  /** Enterprises left out. */
  readonly excluded?: readonly string[];
  /** Only reports first filed on these days, both included; what is owed stays as it is. */
  readonly filedOn?: { readonly from: Day; readonly to: Day };
};

/**
 * Weeks that are added up, oldest first. What flows (解决, 新增, 迟报, 已报 and 应报) is the sum over all of them; what stands (缺工,
 * 在岗, 缺工率) is that of `standing` alone, for adding up the same people week after week counts them twice. Served enterprises
 * are counted once, however many of the weeks they are in; 累计 runs to the last of the weeks (domain §7.6).
 */
export type FigureSpan = { readonly weeks: readonly Week[]; readonly standing: Week };

/** Figures that read other weeks than those asked for, single reports where sums would do for the others, or people. */
export const COSTLY_FIGURES = ['shortEnterprises', 'resolvedToDate', 'newDemand', 'specialists', 'enterprises'] as const;
type CostlyFigure = (typeof COSTLY_FIGURES)[number];

/** Tiers are no group: every sum has all three. */
export type GroupDimension = 'district' | 'type' | 'enterprise' | 'specialist' | 'period';

export type FigureQuestion = {
  readonly filter: FigureFilter;
  /** One, or two that are compared. */
  readonly spans: readonly FigureSpan[];
  /** At most two. In a group of one week each figure is that week's, whatever the span's standing week is. */
  readonly by: readonly GroupDimension[];
  /** Figures that cost more than the others: where they are not asked for, sums are null and counts 0; `enterprises` is needed over several weeks only. */
  readonly needs: readonly CostlyFigure[];
};

/** Over a span: `enterprises` and `byType` count each enterprise once, where it reported last; `coverage` counts enterprise-weeks (户次). */
export type FigureSums = Totals & {
  /** Coverage of the standing week. */
  readonly standing: Coverage;
  /** 迟报, of 应报 only, as 已报 is; enterprise-weeks. */
  readonly late: number;
  /** Σ (shortage − the week before's + resolved) over reports with one of the week before; may be negative. */
  readonly newDemand: Figures | null;
  /** Reports `newDemand` leaves out, for want of one of the week before. */
  readonly withoutBefore: number;
  /** Active people who served those of 应报 in the standing week. */
  readonly specialists: number;
  /** Of the standing week; null where nobody reported in it, or it is not asked for. */
  readonly short: ShortCounts | null;
};

/**
 * Keys are codes, types, ids, userids and weeks in the order of `by`; null for an enterprise nobody served. Where 累计 is asked for,
 * enterprises that only filed in earlier weeks of the year make groups as well: of coverage 0 and without any other figure.
 */
export type FigureGroup = { readonly key: readonly (string | null)[]; readonly sums: FigureSums };
export type SpanFigures = { readonly total: FigureSums; readonly groups: readonly FigureGroup[] };

// ── What the figures are derived from ────────────────────────────────────────────────────────────────────────

/** Where a line belongs: the span by its place in the question, and the group's key. Groups by week make a line a week. */
type Line = { readonly span: number; readonly key: FigureGroup['key'] };

/** Sums over the reports of one group and type; a line by week holds that week's alone, be it a week before the span. */
export type ReportLine = Line & {
  readonly type: EnterpriseType;
  /** Over the span's weeks: reports, of these the due ones, and those due and late. */
  readonly flow: { readonly reports: number; readonly due: number; readonly late: number; readonly resolved: Figures };
  /** Of the standing week. */
  readonly standing: {
    readonly reports: number;
    readonly due: number;
    readonly headcount: number;
    readonly shortage: Figures;
  };
  /** Over the weeks that count towards 累计. */
  readonly toDate: { readonly reports: number; readonly resolved: Figures };
};

/** Enterprises of one type, each counted once in the span: in the group it reported last in. */
export type ServedLine = Line & { readonly type: EnterpriseType; readonly enterprises: number };

/** Over the span's reports with one of the week before. */
export type DemandLine = Line & { readonly followed: number; readonly demand: Figures };

/** Reports of the standing week, or in groups by week of each, by the set of tiers they are short of (`shortCounts`). */
export type ShortLine = Line & { readonly set: number; readonly enterprises: number };

/** 应报 by the roster: enterprise-weeks of the span, those of the standing week, and who served these. */
export type OwedLine = Line & { readonly weeks: number; readonly standing: number; readonly specialists: readonly string[] };

type FigureLines = {
  readonly reports: readonly ReportLine[];
  /** Of spans of several weeks; of a group by week there are none. */
  readonly served: readonly ServedLine[];
  readonly demand: readonly DemandLine[];
  readonly short: readonly ShortLine[];
  readonly owed: readonly OwedLine[];
};

/** The answer to a question from its lines, in the order of its spans. */
export function figuresFrom(
  question: FigureQuestion,
  lines: FigureLines,
  since: Settings['cumulativeSince'],
): readonly SpanFigures[] {
  return question.spans.map((span, n) => {
    const of = <T extends Line>(all: readonly T[]): readonly T[] => all.filter((line) => line.span === n);
    const { reports, served, demand, short, owed } = lines;
    const own = { reports: of(reports), served: of(served), demand: of(demand), short: of(short), owed: of(owed) };
    return question.by.includes('period') ? byWeek(question, span, own, since) : byGroup(question, span, own);
  });
}

function byGroup({ needs, by }: FigureQuestion, span: FigureSpan, lines: FigureLines): SpanFigures {
  const isOneWeek = span.weeks.length === 1;
  const sums = ({ reports, served, demand, short, owed }: FigureLines): FigureSums =>
    sumsOf(needs, {
      flow: reports,
      standing: reports,
      toDate: reports,
      served: isOneWeek ? servedIn(reports) : served,
      demand,
      short,
      owed,
      owedStanding: owed,
    });
  if (by.length === 0) return { total: sums(lines), groups: [] };
  const [reports, served] = [grouped(lines.reports), grouped(lines.served)];
  const [demand, short, owed] = [grouped(lines.demand), grouped(lines.short), grouped(lines.owed)];
  const groups = keysOf([...lines.owed, ...lines.reports]).map(([text, key]) => ({
    key,
    sums: sums({
      reports: reports(text),
      served: served(text),
      demand: demand(text),
      short: short(text),
      owed: owed(text),
    }),
  }));
  return { total: sums(lines), groups };
}

/** Each group is its week's, its 累计 that of its year so far; the whole is the span's. */
function byWeek(
  { needs, by }: FigureQuestion,
  span: FigureSpan,
  lines: FigureLines,
  since: Settings['cumulativeSince'],
): SpanFigures {
  const at = by.indexOf('period');
  const weekOf = ({ key }: Line): Week => key[at] ?? '';
  const weeks = new Set(span.weeks);
  const within = <T extends Line>(all: readonly T[]) => all.filter((line) => weeks.has(weekOf(line)));
  const standing = <T extends Line>(all: readonly T[]) => all.filter((line) => weekOf(line) === span.standing);
  const until = (all: readonly ReportLine[], week: Week) => {
    const from = cumulativeFrom(week, since) ?? '';
    return all.filter((line) => from <= weekOf(line) && weekOf(line) <= week);
  };
  const total = sumsOf(needs, {
    flow: within(lines.reports),
    standing: standing(lines.reports),
    toDate: until(lines.reports, span.weeks.at(-1) ?? span.standing),
    served: weeks.size === 1 ? servedIn(within(lines.reports)) : lines.served,
    demand: lines.demand,
    short: standing(lines.short),
    owed: lines.owed,
    owedStanding: standing(lines.owed),
  });
  const inWeek = <T extends Line>(line: T, week: Week) => line.key.map((one, i) => (i === at ? week : one));
  const [own, demand] = [grouped(within(lines.reports)), grouped(lines.demand)];
  const [short, owed] = [grouped(lines.short), grouped(lines.owed)];
  const histories = grouped(lines.reports.map((line) => ({ ...line, line, key: inWeek(line, '') })));
  const groups = keysOf([...lines.owed, ...lines.reports].map((line) => ({ ...line, key: inWeek(line, '') }))).flatMap(
    ([history, other]) =>
      span.weeks.flatMap((week): readonly FigureGroup[] => {
        const key = other.map((one, i) => (i === at ? week : one));
        const text = textOf(key);
        const reports = own(text);
        const toDate = needs.includes('resolvedToDate')
          ? until(
              histories(history).map((h) => h.line),
              week,
            )
          : [];
        if (reports.length + toDate.length + owed(text).length === 0) return [];
        const parts = { flow: reports, standing: reports, toDate, served: servedIn(reports), demand: demand(text) };
        const ownParts = { ...parts, short: short(text), owed: owed(text), owedStanding: owed(text) };
        return [{ key, sums: sumsOf(needs, ownParts) }];
      }),
  );
  return { total, groups };
}

/** No key holds a line break, nor is one empty. */
const textOf = (key: FigureGroup['key']): string => key.join('\n');

type Grouped<T> = (key: string) => readonly T[];

function grouped<T extends Line>(lines: readonly T[]): Grouped<T> {
  const groups = new Map<string, T[]>();
  for (const line of lines) {
    const text = textOf(line.key);
    const group = groups.get(text);
    if (group) group.push(line);
    else groups.set(text, [line]);
  }
  return (key) => groups.get(key) ?? [];
}

const keysOf = (lines: readonly Pick<Line, 'key'>[]) => [...new Map(lines.map(({ key }) => [textOf(key), key]))];

/** Within one week an enterprise has one report. */
const servedIn = (reports: readonly ReportLine[]): readonly ServedLine[] =>
  reports.map(({ span, key, type, flow }) => ({ span, key, type, enterprises: flow.reports }));

type Parts = {
  readonly flow: readonly ReportLine[];
  readonly standing: readonly ReportLine[];
  readonly toDate: readonly ReportLine[];
  readonly served: readonly ServedLine[];
  readonly demand: readonly DemandLine[];
  readonly short: readonly ShortLine[];
  readonly owed: readonly OwedLine[];
  readonly owedStanding: readonly OwedLine[];
};

const count = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((sum, one) => sum + of(one), 0);
const addUp = <T>(all: readonly T[], of: (one: T) => Figures): Figures =>
  all.reduce((sum, one) => addFigures(sum, of(one)), NO_FIGURES);

function sumsOf(
  needs: FigureQuestion['needs'],
  { flow, standing, toDate, served, demand, short, owed, owedStanding }: Parts,
): FigureSums {
  const [isDemand, isToDate] = [needs.includes('newDemand'), needs.includes('resolvedToDate')];
  const reported = count(flow, (l) => l.flow.reports);
  const standingReports = count(standing, (l) => l.standing.reports);
  const followed = count(demand, (l) => l.followed);
  const [due, dueStanding] = [count(flow, (l) => l.flow.due), count(standing, (l) => l.standing.due)];
  const stands = standingReports > 0;
  return {
    enterprises: count(served, (l) => l.enterprises),
    byType: Object.fromEntries(
      ENTERPRISE_TYPES.map((type) => [type, count(served, (l) => (l.type === type ? l.enterprises : 0))]),
    ) as Record<EnterpriseType, number>,
    headcount: stands ? count(standing, (l) => l.standing.headcount) : null,
    shortage: stands ? addUp(standing, (l) => l.standing.shortage) : null,
    resolved: reported > 0 ? addUp(flow, (l) => l.flow.resolved) : null,
    resolvedToDate: isToDate && count(toDate, (l) => l.toDate.reports) > 0 ? addUp(toDate, (l) => l.toDate.resolved) : null,
    coverage: { due: count(owed, (l) => l.weeks), filed: due, extra: reported - due },
    standing: { due: count(owedStanding, (l) => l.standing), filed: dueStanding, extra: standingReports - dueStanding },
    late: count(flow, (l) => l.flow.late),
    newDemand: isDemand && followed > 0 ? addUp(demand, (l) => l.demand) : null,
    withoutBefore: isDemand ? reported - followed : 0,
    specialists: new Set(owedStanding.flatMap((l) => l.specialists)).size,
    short: needs.includes('shortEnterprises') ? shortCounts(short) : null,
  };
}
