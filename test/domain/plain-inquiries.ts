// The answers to questions by the plain figures: over lists of a roster and the current reports, for whoever asks.
import type { FilingsQuestion, FirstFiling, Inquiries, SourceRow, SourcesQuestion } from '../../src/desk/figures/port.ts';
import type { FigureQuestion } from '../../src/domain/figures.ts';
import type { Asker } from '../../src/domain/people.ts';
import type { Roster } from '../../src/domain/roster.ts';
import type { Figures } from '../../src/domain/tiers.ts';
import { type Day, dayOf, type Week, weeksBetween } from '../../src/domain/time.ts';
import { firstCounted, isFiledOn, isMeant, type PlainFact, type PlainReport, plainFacts, plainFigures } from './plain-figures.ts';

export type PlainWorld = {
  readonly roster: () => Roster;
  readonly reports: () => readonly PlainReport[];
  readonly cumulativeSince: 'year' | 'start';
};

/** Of which a report may add nothing. */
const ADDING: readonly string[] = ['shortEnterprises', 'shortage', 'resolved', 'resolvedToDate', 'newDemand'];

/** What the asker may see of the weeks given. */
export function plainSeen({ roster, reports }: PlainWorld, asker: Asker, weeks: readonly Week[], day: Day): readonly PlainFact[] {
  const { regions, people, assignments } = roster();
  const isKnown = people.some((p) => p.active && p.userid === asker.userid && p.role === asker.role && p.region === asker.region);
  const isCommand = asker.userid === 'command' && asker.role === 'command';
  const below = (code: string): readonly string[] => [
    code,
    ...regions.filter((r) => r.parent === code).flatMap((r) => below(r.code)),
  ];
  const held = isCommand ? regions.map((r) => r.code) : isKnown && asker.role !== 'admin' ? below(asker.region) : [];
  const own = assignments.filter(
    (a) => isKnown && a.specialist === asker.userid && a.from <= day && (a.until === null || day < a.until),
  );
  const isSeen = (f: PlainFact) =>
    asker.role === 'specialist' ? own.some((a) => a.enterprise === f.enterprise) : held.includes(f.district);
  return plainFacts(roster(), reports(), weeks).filter(isSeen);
}

/** Every week that is asked about or may count towards 累计. */
function weeksFor(reports: readonly PlainReport[], asked: readonly Week[], since: 'year' | 'start'): readonly Week[] {
  const last = asked.reduce((a, b) => (a < b ? b : a));
  const starts = [...asked, ...asked.map((w) => firstCounted(w, since)), ...reports.map((r) => r.week)].filter((w) => w !== '');
  const first = starts.reduce((a, b) => (a < b ? a : b));
  return weeksBetween(first, last);
}

export const plainInquiries = (world: PlainWorld): Pick<Inquiries, 'figures' | 'sources' | 'filings'> => ({
  async figures(asker: Asker, question: FigureQuestion, at: Date) {
    const asked = question.spans.flatMap((s) => s.weeks);
    const facts = plainSeen(world, asker, weeksFor(world.reports(), asked, world.cumulativeSince), dayOf(at));
    return plainFigures(question, facts, world.cumulativeSince);
  },

  async filings(asker: Asker, { filter, weeks, by, order, limit }: FilingsQuestion, at: Date) {
    const seen = plainSeen(world, asker, weeks, dayOf(at)).filter((f) => isMeant(filter, f) && isFiledOn(filter, f));
    const all = seen.flatMap((f): readonly FirstFiling[] => {
      const { enterprise, week, district, specialist, report } = f;
      return report ? [{ enterprise, week, district, specialist, at: report.firstFiledAt, punctuality: report.punctuality }] : [];
    });
    const place = new Map(world.roster().enterprises.map((e, i) => [e.id, i]));
    const sign = order === 'asc' ? 1 : -1;
    const inOrder = all.toSorted(
      (a, b) =>
        sign * (a.at.getTime() - b.at.getTime()) ||
        (place.get(a.enterprise) ?? 0) - (place.get(b.enterprise) ?? 0) ||
        (a.week < b.week ? -1 : 1),
    );
    const keyOf = (f: FirstFiling) => (by === 'enterprise' ? `${f.enterprise} ${f.week}` : (f[by] ?? ''));
    const rows = inOrder.filter((f, i) => inOrder.findIndex((g) => keyOf(g) === keyOf(f)) === i);
    const last = rows[limit - 1]?.at.getTime();
    const first = rows.filter((f, i) => i < limit || f.at.getTime() === last);
    return { rows: first, count: all.length, groups: rows.length };
  },

  async sources(asker: Asker, { filter, weeks, measure, tiers, limit }: SourcesQuestion, at: Date) {
    const last = weeks.reduce((a, b) => (a < b ? b : a));
    const from = firstCounted(last, world.cumulativeSince);
    const seen = plainSeen(world, asker, weeksFor(world.reports(), weeks, world.cumulativeSince), dayOf(at)).filter(
      (f) => isMeant(filter, f) && isFiledOn(filter, f),
    );
    const inWeeks = (f: PlainFact) => (measure === 'resolvedToDate' ? from <= f.week && f.week <= last : weeks.includes(f.week));
    const all = seen.filter((f) => f.report !== null && inWeeks(f)).filter((f) => measure !== 'late' || isLate(f));
    const isOnce = measure === 'resolvedToDate' || measure === 'enterprises';
    const meant = isOnce ? all.filter((f) => !all.some((g) => g.enterprise === f.enterprise && g.week > f.week)) : all;
    const rows = meant.flatMap((f): readonly (SourceRow & { readonly value: number })[] => {
      const { report, before } = f;
      if (report === null) return [];
      const add = (of: (t: keyof Figures) => number): Figures => ({
        general: of('general'),
        skilled: of('skilled'),
        senior: of('senior'),
      });
      const history = all.filter((g) => g.enterprise === f.enterprise);
      const { shortage, resolved, headcount } = report.figures;
      const figures =
        measure === 'resolved' || measure === 'resolvedRate'
          ? resolved
          : measure === 'resolvedToDate'
            ? add((t) => history.reduce((n, g) => n + (g.report?.figures.resolved[t] ?? 0), 0))
            : measure === 'newDemand'
              ? before && add((t) => shortage[t] - before[t] + resolved[t])
              : shortage;
      if (figures === null) return [];
      const value = tiers.reduce((n, t) => n + figures[t], 0);
      if (value === 0 && ADDING.includes(measure)) return [];
      const { enterprise, week, specialist, district } = f;
      const { revision, filedAt, filedBy, punctuality } = report;
      const stands = { district, filedBy, punctuality, shortage, resolved, words: null };
      return [{ enterprise, week, specialist, figures, headcount, revision, filedAt, value, report: stands }];
    });
    const place = new Map(world.roster().enterprises.map((e, i) => [e.id, i]));
    const inOrder = rows.toSorted(
      (a, b) =>
        b.value - a.value ||
        (a.week === b.week ? 0 : a.week < b.week ? 1 : -1) ||
        (place.get(a.enterprise) ?? 0) - (place.get(b.enterprise) ?? 0),
    );
    const sum = (of: (row: SourceRow) => number) => rows.reduce((n, r) => n + of(r), 0);
    return {
      rows: inOrder.slice(0, limit).map(({ value: _value, ...row }) => row),
      count: rows.length,
      unmoved: meant.length - rows.length,
      sums: {
        general: sum((r) => r.figures.general),
        skilled: sum((r) => r.figures.skilled),
        senior: sum((r) => r.figures.senior),
      },
      headcount: sum((r) => r.headcount),
    };
  },
});

const isLate = (f: PlainFact): boolean => f.isDue && f.report?.punctuality === 'late';
