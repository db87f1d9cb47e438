// The port Assessments in memory: the rows of a year picked from plain lists of filings.
import type { Assessments, YearAnswer } from '../../src/app/assessment/port.ts';
import { districtsWithin } from '../../src/domain/regions.ts';
import type { Assignment, Roster } from '../../src/domain/roster.ts';
import { sumOf } from '../../src/domain/tiers.ts';
import { mondayOf, type Week } from '../../src/domain/time.ts';
import type { RawFiling, RawReturn } from '../store/generated-year.ts';
import type { MemoryReports } from './reports.ts';

export type MemoryAssessmentsOptions = {
  readonly roster: () => Roster;
  readonly filings: () => readonly RawFiling[];
  readonly returns: () => readonly RawReturn[];
  readonly publishedAt: (period: string) => Date | null;
};

const byArrival = (a: { arrivedAt: Date }, b: { arrivedAt: Date }) => a.arrivedAt.getTime() - b.arrivedAt.getTime();

export const memoryAssessments = ({ roster, filings, returns, publishedAt }: MemoryAssessmentsOptions): Assessments => ({
  async rows(asker, { year, weeks, months, baseline, last, districts }, at): Promise<YearAnswer> {
    const published = publishedAt(String(year));
    const until = published !== null && published < at ? published : at;
    const stands = (f: { arrivedAt: Date; withdrawnAt: Date | null }) =>
      f.arrivedAt <= until && (f.withdrawnAt === null || f.withdrawnAt > until);
    const named = new Set(weeks.map((w) => w.week));
    const standing = filings().filter((f) => named.has(f.week) && stands(f));
    const first = standing.map((f) => f.week).sort()[0];
    const counted = first ? weeks.filter((w) => w.closes <= until && w.week >= first).map((w) => w.week) : [];
    const end = counted.slice(-last);
    const start = counted.length === 0 ? null : (baseline ?? first ?? null);
    const isKnown = roster().people.some(
      (p) => p.active && p.userid === asker.userid && p.role === asker.role && p.region === asker.region,
    );
    const holds = isKnown && ['coordinator', 'taskForce'].includes(asker.role);
    const held = holds ? districtsWithin(roster().regions, asker.region).map((r) => r.code) : [];
    const codes = districts.filter((d) => held.includes(d));
    const stays = new Map<string, Assignment[]>();
    for (const a of roster().assignments) stays.set(a.enterprise, [...(stays.get(a.enterprise) ?? []), a]);
    const mondays = new Map(weeks.map((w) => [w.week, mondayOf(w.week)]));
    const standsIn = (enterprise: string, week: Week) => {
      const monday = mondays.get(week) ?? mondayOf(week);
      return stays.get(enterprise)?.find((a) => a.from <= monday && (a.until === null || monday < a.until))?.district;
    };
    const keys = [...new Set(standing.map((f) => `${f.enterprise} ${f.week}`))];
    const grouped = new Map(keys.map((key): [string, RawFiling[]] => [key, []]));
    for (const f of standing) grouped.get(`${f.enterprise} ${f.week}`)?.push(f);
    const reports = [...grouped.values()].map((group) => {
      const inOrder = group.toSorted((a, b) => byArrival(a, b) || a.revision - b.revision);
      const earliest = inOrder[0] as RawFiling;
      const latest = group.reduce((a, b) => (a.revision < b.revision ? b : a));
      const stood = standsIn(latest.enterprise, latest.week);
      const { enterprise, week, figures, district } = latest;
      return {
        enterprise,
        week,
        figures,
        district: stood ?? district,
        due: stood !== undefined,
        punctuality: earliest.punctuality,
      };
    });
    const inWeeks = reports.filter((r) => counted.includes(r.week));
    const ends = [...new Set([...end, ...(start === null ? [] : [start])])];
    const all = ends.flatMap((week) =>
      roster().enterprises.flatMap(({ id }) => {
        const district = standsIn(id, week);
        return district === undefined ? [] : [{ enterprise: id, week, district }];
      }),
    );
    const ours = new Set(all.filter((p) => codes.includes(p.district)).map((p) => p.enterprise));
    const returned = returns().filter(stands);
    const firstMonth = returned.map((r) => r.month).sort()[0];
    const monthsCounted = firstMonth ? months.filter((m) => m.closes <= until && m.month >= firstMonth).map((m) => m.month) : [];
    return {
      publishedAt: published,
      asOf: until,
      counted: counted[0] === undefined ? null : { from: counted[0], to: counted.at(-1) as Week },
      baseline: start,
      end,
      reports: reports
        .filter((r) => ends.includes(r.week) && codes.includes(r.district))
        .map(({ enterprise, week, district, figures }) => ({
          enterprise,
          week,
          district,
          headcount: figures.headcount,
          shortage: sumOf(figures.shortage),
        })),
      placed: all.filter((p) => ours.has(p.enterprise)),
      tallies: codes.map((district) => {
        const here = inWeeks.filter((r) => r.district === district);
        const due = counted.flatMap((week) => roster().enterprises.filter((e) => standsIn(e.id, week) === district));
        const onTime = monthsCounted.filter(
          (month) =>
            returned.filter((r) => r.month === month && r.district === district).toSorted(byArrival)[0]?.punctuality === 'onTime',
        );
        return {
          district,
          reportsOnTime: { part: here.filter((r) => r.due && r.punctuality === 'onTime').length, whole: due.length },
          signOffsOnTime: { part: 0, whole: counted.length },
          monthsOnTime: { part: onTime.length, whole: monthsCounted.length },
          resolved: here.reduce((sum, r) => sum + sumOf(r.figures.resolved), 0),
          urgentInTime: { part: 0, whole: 0 },
          praised: 0,
        };
      }),
    };
  },
});

/** What the twin of Reports holds, as raw filings; one taken back is taken as if it never was. */
export const filingsIn = (reports: Pick<MemoryReports, 'revisions'>, roster: () => Roster) => (): readonly RawFiling[] =>
  reports.revisions.map(({ enterprise, week, revision, figures, arrivedAt, punctuality, withdrawn }) => ({
    enterprise,
    week,
    revision,
    figures,
    arrivedAt,
    punctuality,
    withdrawnAt: withdrawn ? arrivedAt : null,
    district: roster().assignments.findLast((a) => a.enterprise === enterprise)?.district ?? '',
  }));
