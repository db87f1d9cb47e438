// What the port Reports should answer, but for totals, as plain lists: nothing of it is shared with the program's own rules.
import type { Filing, Reports, StandingReport, Withdrawn } from '../../src/desk/ports.ts';
import type { FiledReport, FilingEntry } from '../../src/domain/filing.ts';
import type { Asker } from '../../src/domain/people.ts';
import { districtsWithin } from '../../src/domain/regions.ts';
import type { Punctuality, Report } from '../../src/domain/reports.ts';
import type { Assignment, Roster } from '../../src/domain/roster.ts';
import { addWeeks, type Day, dayOf, mondayOf, type Week } from '../../src/domain/time.ts';

type Row = FilingEntry & {
  readonly week: Week;
  readonly revision: number;
  readonly filing: Filing;
  readonly punctuality: Punctuality;
  readonly history: boolean;
  withdrawn: boolean;
};

export type PlainReports = Omit<Reports, 'totals'> & {
  reopen(enterprise: string, week: Week, openedAt: Date, until: Date): void;
  publish(week: Week, at: Date): void;
};

const on = (a: Assignment, day: Day): boolean => a.from <= day && (a.until === null || day < a.until);
const by = ({ asker }: Filing): string => `${asker.corp} ${asker.userid}`;

export function plainReports(roster: () => Roster): PlainReports {
  const rows: Row[] = [];
  const acts: { readonly filing: Filing; readonly answer: readonly FiledReport[] }[] = [];
  const undone = new Map<string, Withdrawn | null>();
  const published = new Map<Week, Date>();
  const openings: { readonly enterprise: string; readonly week: Week; readonly from: Date; readonly until: Date }[] = [];

  const of = (enterprise: string, week: Week) => rows.filter((r) => r.enterprise === enterprise && r.week === week);
  const stands = (enterprise: string, week: Week) => of(enterprise, week).filter((r) => !r.withdrawn);
  const isOut = (week: Week, at: Date) => (published.get(week) ?? at.getTime() + 1) <= at;
  const untils = (enterprise: string, week: Week, at: Date) =>
    openings.filter((o) => o.enterprise === enterprise && o.week === week && o.from <= at && at < o.until).map((o) => o.until);
  const place = (enterprise: string, week: Week): string => {
    const history = roster().assignments.filter((a) => a.enterprise === enterprise);
    const first = history.filter((a) => a.from > mondayOf(week)).toSorted((a, b) => (a.from < b.from ? -1 : 1))[0];
    return (history.find((a) => on(a, mondayOf(week))) ?? first)?.district ?? '';
  };

  function reportOf(enterprise: string, week: Week): Report | null {
    const all = stands(enterprise, week);
    const holds = all.findLast((r) => !r.history) ?? all.at(-1);
    const first = all.toSorted(
      (a, b) => a.filing.arrivedAt.getTime() - b.filing.arrivedAt.getTime() || a.revision - b.revision,
    )[0];
    if (!holds || !first) return null;
    return {
      enterprise,
      week,
      district: place(enterprise, week),
      revision: holds.revision,
      figures: holds.figures,
      doubts: holds.doubts,
      filedAt: holds.filing.arrivedAt,
      filedBy: holds.filing.asker.userid,
      firstFiledAt: first.filing.arrivedAt,
      punctuality: first.punctuality,
    };
  }

  function rights(asker: Asker, at: Date) {
    const day = dayOf(at);
    const known = roster().people.find((p) => p.userid === asker.userid && p.role === asker.role && p.region === asker.region);
    const active = known?.active === true;
    const holds = active && (asker.role === 'coordinator' || asker.role === 'taskForce');
    const held = holds ? districtsWithin(roster().regions, asker.region).map((d) => d.code) : [];
    const today = (enterprise: string) => roster().assignments.find((a) => a.enterprise === enterprise && on(a, day));
    const isMine = (enterprise: string, week: Week): boolean => {
      const [now, opening] = [
        today(enterprise),
        roster().assignments.find((a) => a.enterprise === enterprise && on(a, mondayOf(week))),
      ];
      if (holds) return held.includes(now?.district ?? '?') || held.includes(opening?.district ?? '?');
      return active && asker.role === 'specialist' && now?.specialist === asker.userid;
    };
    const sees = (report: Report): boolean =>
      holds ? held.includes(report.district) : active && today(report.enterprise)?.specialist === asker.userid;
    const seesHistory = (report: Report): boolean => sees(report) || held.includes(today(report.enterprise)?.district ?? '?');
    return { isMine, sees, seesHistory };
  }

  /** The filing a kept one gives way to. */
  function overtaker(filing: Filing, enterprise: string): Row | undefined {
    if (!filing.kept) return undefined;
    const seen = filing.kept.seen[enterprise] ?? 0;
    const news = stands(enterprise, filing.week).filter((r) => !r.history && r.revision > seen);
    const own = news.findLast((r) => by(r.filing) === by(filing) && r.filing.thread > filing.thread);
    const last = news.at(-1);
    return own ?? (last && by(last.filing) !== by(filing) ? last : undefined);
  }

  function fileOne(filing: Filing, entry: FilingEntry): FiledReport {
    const { asker, week, arrivedAt } = filing;
    const { enterprise } = entry;
    if (asker.role === 'taskForce' || !rights(asker, arrivedAt).isMine(enterprise, week)) return { kind: 'notYours', enterprise };
    const isShut =
      arrivedAt >= filing.closesAt ||
      dayOf(arrivedAt) < mondayOf(week) ||
      (isOut(week, arrivedAt) && stands(enterprise, week).length > 0);
    if (isShut && untils(enterprise, week, arrivedAt).length === 0) return { kind: 'closed', enterprise };
    const met = overtaker(filing, enterprise);
    const revision = of(enterprise, week).length + 1;
    const punctuality = arrivedAt < filing.dueAt ? 'onTime' : 'late';
    rows.push({ ...entry, week, revision, filing, punctuality, history: met !== undefined, withdrawn: false });
    if (met) return { kind: 'overtaken', enterprise, revision, by: met.filing.asker.userid, at: met.filing.arrivedAt };
    return { kind: 'filed', enterprise, revision, punctuality: reportOf(enterprise, week)?.punctuality ?? punctuality };
  }

  return {
    reopen: (enterprise, week, from, until) => openings.push({ enterprise, week, from, until }),
    publish: (week, at) => published.set(week, at),

    async file(filing) {
      const done = acts.find((a) => a.filing.message === filing.message);
      if (done) return done.answer;
      const wanted = new Map(filing.entries.map((entry) => [entry.enterprise, entry]));
      const answer = [...wanted.values()].map((entry) => fileOne(filing, entry));
      acts.push({ filing, answer });
      return answer;
    },

    async withdraw(asker, message, at, since) {
      const before = undone.get(message);
      if (before !== undefined) return before;
      const { isMine } = rights(asker, at);
      const left = (f: Filing) =>
        rows.filter((r) => r.filing.message === f.message && !r.withdrawn && isMine(r.enterprise, r.week));
      const last = acts
        .map((a) => a.filing)
        .filter((f) => by(f) === `${asker.corp} ${asker.userid}` && f.arrivedAt >= since && left(f).length > 0)
        .reduce<Filing | null>((newest, f) => (newest === null || f.thread >= newest.thread ? f : newest), null);
      const isFree = (f: Filing, r: Row) =>
        (at < f.closesAt && !isOut(r.week, at)) || untils(r.enterprise, r.week, at).length > 0;
      const taken = last ? left(last).filter((r) => isFree(last, r)) : [];
      for (const row of taken) row.withdrawn = true;
      const entries = taken.map((r) => ({ enterprise: r.enterprise, restored: reportOf(r.enterprise, r.week) !== null }));
      const answer = last && entries.length > 0 ? { week: last.week, entries } : null;
      undone.set(message, answer);
      return answer;
    },

    async standings(asker, week, enterprises, at) {
      const { isMine, seesHistory } = rights(asker, at);
      const seen = (enterprise: string, w: Week) => {
        const report = reportOf(enterprise, w);
        return report && seesHistory(report) ? report : null;
      };
      return enterprises
        .filter((e) => isMine(e, week))
        .map((enterprise): StandingReport => {
          const until = untils(enterprise, week, at).map((u) => u.getTime());
          return {
            enterprise,
            report: seen(enterprise, week),
            revisions: of(enterprise, week).length,
            before: [1, 2, 3].flatMap((n) => seen(enterprise, addWeeks(week, -n)) ?? []),
            reopenedUntil: until.length > 0 ? new Date(Math.max(...until)) : null,
            published: isOut(week, at),
          };
        });
    },

    async reopened(asker, at) {
      const { isMine, seesHistory } = rights(asker, at);
      const held = openings.filter((o) => o.from <= at && at < o.until && isMine(o.enterprise, o.week));
      const once = new Map(held.map(({ enterprise, week }) => [`${week} ${enterprise}`, { enterprise, week }]));
      return [...once]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, { enterprise, week }]) => {
          const report = reportOf(enterprise, week);
          return { enterprise, week, isFiled: report !== null && seesHistory(report) };
        });
    },

    async ofWeek(asker, week, districts, at) {
      const { sees } = rights(asker, at);
      return [...(await this.reported(week))]
        .flatMap((e) => reportOf(e, week) ?? [])
        .filter((r) => districts.includes(r.district) && sees(r));
    },

    reported: async (week) =>
      new Set(rows.filter((r) => r.week === week && reportOf(r.enterprise, week) !== null).map((r) => r.enterprise)),
  };
}
