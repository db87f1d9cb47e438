// The port Inquiries in memory: the plain calculation over the twin's reports, for transcripts and as the store's twin.
import type { Inquiries, SourceRow } from '../../src/app/questions/port.ts';
import { type Fact, factsOf } from '../../src/domain/figure-facts.ts';
import { type FigureFilter, figuresOf } from '../../src/domain/figures.ts';
import type { Asker } from '../../src/domain/people.ts';
import type { Roster } from '../../src/domain/roster.ts';
import type { Settings } from '../../src/domain/settings.ts';
import { addFigures, byTier, type Figures, NO_FIGURES } from '../../src/domain/tiers.ts';
import { dayOf, type Week } from '../../src/domain/time.ts';
import { covers, type MemoryReports, rightsOf } from './reports.ts';

export type MemoryInquiriesOptions = {
  readonly roster: () => Roster;
  readonly reports: MemoryReports;
  readonly cumulativeSince?: Settings['cumulativeSince'];
};

const TIERED: readonly string[] = ['shortage', 'resolved', 'resolvedToDate', 'newDemand'];

export function memoryInquiries({ roster, reports, cumulativeSince = 'year' }: MemoryInquiriesOptions): Inquiries {
  function seen(asker: Asker, weeks: readonly Week[], at: Date): readonly Fact[] {
    const { holds, held, own } = rightsOf(roster(), asker, dayOf(at));
    return factsOf(roster(), reports.current(), weeks, cumulativeSince).filter((f) =>
      holds ? held.has(f.district) : own.has(f.enterprise),
    );
  }
  const isMeant = ({ districts, types, enterprises, specialist, surveyed }: FigureFilter, f: Fact): boolean =>
    (districts === null || districts.includes(f.district)) &&
    (types === null || types.includes(f.type)) &&
    (enterprises === null || enterprises.includes(f.enterprise)) &&
    (specialist === null || f.specialist === specialist) &&
    (!surveyed || f.surveyed);
  const placeOf = (enterprise: string) => roster().enterprises.findIndex((e) => e.id === enterprise);

  return {
    figures: async (asker, question, at) =>
      figuresOf(question, seen(asker, [...new Set(question.spans.flatMap((s) => s.weeks))], at)),

    async sources(asker, { filter, weeks, measure, tiers, limit }, at) {
      const isLate = (f: Fact) => f.isDue && f.report?.punctuality === 'late';
      const all = seen(asker, weeks, at).filter(
        (f) => f.report !== null && isMeant(filter, f) && (measure !== 'late' || isLate(f)),
      );
      const isOnce = measure === 'resolvedToDate' || measure === 'enterprises';
      const reported = all.filter((f) => !isOnce || !all.some((g) => g.enterprise === f.enterprise && g.week > f.week));
      const current = new Map(reports.current().map((r) => [`${r.enterprise} ${r.week}`, r]));
      const rows = reported.flatMap((f): readonly (SourceRow & { readonly value: number })[] => {
        const filed = current.get(`${f.enterprise} ${f.week}`);
        const figures = f.report && figuresIn(f.report, measure);
        if (!filed || !f.report || !figures) return [];
        const value = tiers.reduce((sum, t) => sum + figures[t], 0);
        if (value === 0 && TIERED.includes(measure)) return [];
        const { enterprise, week, specialist } = f;
        const { revision, filedAt } = filed;
        return [{ enterprise, week, specialist, figures, headcount: f.report.headcount, revision, filedAt, value }];
      });
      const sorted = rows.toSorted(
        (a, b) =>
          b.value - a.value ||
          (a.week < b.week ? 1 : -1) * Number(a.week !== b.week) ||
          placeOf(a.enterprise) - placeOf(b.enterprise),
      );
      return {
        rows: sorted.slice(0, limit).map(({ value: _value, ...row }) => row),
        count: rows.length,
        unmoved: reported.length - rows.length,
        sums: rows.map((r) => r.figures).reduce(addFigures, NO_FIGURES),
        headcount: rows.reduce((sum, r) => sum + r.headcount, 0),
      };
    },

    async history(asker, enterprise, week, at) {
      const { held, own } = rightsOf(roster(), asker, dayOf(at));
      const stood = reports.revisions.find((r) => r.enterprise === enterprise && r.week === week)?.district;
      // What the row-level security of the revisions lets through.
      if (!own.has(enterprise) && !(stood !== undefined && held.has(stood))) return [];
      return reports.revisions
        .filter((r) => r.enterprise === enterprise && r.week === week)
        .map((r) => ({
          revision: r.revision,
          message: r.message,
          filedBy: r.by,
          arrivedAt: r.arrivedAt,
          figures: r.figures,
          withdrawnAt: r.withdrawnAt,
        }))
        .toReversed();
    },

    async missing(asker, week, filter, at) {
      const owed = seen(asker, [week], at).filter((f) => f.isDue && isMeant(filter, f));
      const served = new Map(
        roster()
          .assignments.filter((a) => covers(a, dayOf(at)))
          .map((a) => [a.enterprise, a.specialist]),
      );
      const missing = owed
        .filter((f) => f.report === null)
        .map(({ enterprise, district }) => ({ enterprise, district, specialist: served.get(enterprise) ?? null }));
      const contacts = [...new Set(missing.flatMap((m) => m.specialist ?? []))].flatMap((specialist) => {
        const acted = reports.actedAt(specialist, at);
        return acted === null ? [] : [[specialist, acted] as const];
      });
      return { due: owed.length, filed: owed.length - missing.length, missing, contacts: new Map(contacts) };
    },
  };
}

function figuresIn(report: Fact['report'] & object, measure: string): Figures | null {
  const { shortage, resolved, resolvedToDate, before } = report;
  if (measure === 'resolved') return resolved;
  if (measure === 'resolvedToDate') return resolvedToDate;
  if (measure !== 'newDemand') return shortage;
  return before && byTier((t) => shortage[t] - before[t] + resolved[t]);
}
