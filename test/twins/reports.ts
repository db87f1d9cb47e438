// The port Reports in memory: the same rules as plain calculations over lists, for transcripts, simulations and as the store's twin.
import type { Filed, Filing, FilingEntry, Reports, Standing, Withdrawn } from '../../src/app/ports.ts';
import type { EnterpriseType } from '../../src/domain/enterprises.ts';
import type { Asker } from '../../src/domain/people.ts';
import { districtsWithin } from '../../src/domain/regions.ts';
import type { Punctuality } from '../../src/domain/reports.ts';
import type { Assignment, Roster } from '../../src/domain/roster.ts';
import type { Settings } from '../../src/domain/settings.ts';
import { addWeeks, type Day, dayOf, mondayOf, type Week } from '../../src/domain/time.ts';
import type { PlainReport } from '../domain/plain-figures.ts';
import { plainInquiries } from '../domain/plain-inquiries.ts';

export type Revision = FilingEntry & {
  readonly week: Week;
  readonly revision: number;
  readonly message: string;
  readonly arrivedAt: Date;
  readonly by: string;
  readonly punctuality: Punctuality;
  /** Where it was filed. */
  readonly district: string;
  withdrawn: boolean;
  withdrawnAt: Date | null;
};

export type AuditRow = { readonly act: string; readonly userid: string; readonly at: Date; readonly message: string | null };

export type MemoryReports = Reports & {
  /** 补报: the enterprise's week takes filings from `openedAt` until `until`. */
  reopen(enterprise: string, week: Week, openedAt: Date, until: Date): void;
  publish(week: Week, at: Date): void;
  /** `reported` without waiting. */
  reportedNow(week: Week): ReadonlySet<string>;
  /** When the person last filed or took back anything. */
  actedAt(userid: string, at: Date): Date | null;
  /** What holds of every enterprise and week. */
  current(): readonly PlainReport[];
  /** Everything ever filed, in order. */
  readonly revisions: readonly Revision[];
  /** One row an act. */
  readonly audit: readonly AuditRow[];
};

/** What stays as it was at the first filing that stands. */
type Origin = { readonly district: string; readonly type: EnterpriseType };
type Act = { readonly filing: Filing; readonly answer: readonly Filed[] };

const keyOf = (enterprise: string, week: Week): string => `${enterprise} ${week}`;

export const covers = (a: Assignment, day: Day): boolean => a.from <= day && (a.until === null || day < a.until);

/** What the database's `ask` finds out. */
export function rightsOf(roster: Roster, asker: Asker, day: Day) {
  const is = (p: Roster['people'][number]) =>
    p.userid === asker.userid && p.role === asker.role && p.region === asker.region && p.active;
  const isCommand = asker.userid === 'command' && asker.role === 'command';
  const known = isCommand || roster.people.some(is);
  const holds = known && (isCommand || asker.role === 'coordinator' || asker.role === 'taskForce');
  const reach = isCommand ? roster.regions.filter((r) => r.level === 'district') : districtsWithin(roster.regions, asker.region);
  const held = new Set(holds ? reach.map((r) => r.code) : []);
  const isMine = (a: Assignment) => (holds ? held.has(a.district) : known && a.specialist === asker.userid);
  const own = new Set(roster.assignments.filter((a) => covers(a, day) && isMine(a)).map((a) => a.enterprise));
  return { known, holds, held, own };
}

export type MemoryReportsOptions = {
  readonly roster: () => Roster;
  readonly cumulativeSince?: Settings['cumulativeSince'];
};

export function memoryReports({ roster, cumulativeSince = 'year' }: MemoryReportsOptions): MemoryReports {
  const revisions: Revision[] = [];
  const filings = new Map<string, Revision[]>();
  const audit: AuditRow[] = [];
  const acts = new Map<string, Act>();
  const withdrawals = new Map<string, Withdrawn | null>();
  const origins = new Map<string, Origin>();
  const published = new Map<Week, Date>();
  const reopenings: { readonly key: string; readonly openedAt: Date; readonly until: Date }[] = [];

  const assignedOn = (enterprise: string, day: Day) =>
    roster().assignments.find((a) => a.enterprise === enterprise && covers(a, day));
  const reopened = (enterprise: string, week: Week, at: Date) =>
    reopenings.filter((o) => o.key === keyOf(enterprise, week) && o.openedAt <= at && at < o.until);
  const isPublished = (week: Week, at: Date): boolean => {
    const since = published.get(week);
    return since !== undefined && since <= at;
  };
  const filingsOf = (enterprise: string, week: Week) => filings.get(keyOf(enterprise, week)) ?? [];

  /** What holds: the latest not taken back, with the punctuality of the earliest arrival. */
  function reportOf(enterprise: string, week: Week): PlainReport | null {
    const standing = filingsOf(enterprise, week).filter((r) => !r.withdrawn);
    const byArrival = standing.toSorted((a, b) => a.arrivedAt.getTime() - b.arrivedAt.getTime() || a.revision - b.revision);
    const [first, latest, origin] = [byArrival[0], standing.at(-1), origins.get(keyOf(enterprise, week))];
    if (!first || !latest || !origin) return null;
    return {
      enterprise,
      week,
      district: assignedOn(enterprise, mondayOf(week))?.district ?? origin.district,
      revision: latest.revision,
      figures: latest.figures,
      doubts: latest.doubts,
      filedAt: latest.arrivedAt,
      filedBy: latest.by,
      firstFiledAt: first.arrivedAt,
      punctuality: first.punctuality,
      type: origin.type,
      surveyed: roster().enterprises.find((e) => e.id === enterprise)?.surveyed ?? false,
    };
  }

  function reportsOf(week: Week) {
    const enterprises = new Set(revisions.filter((r) => r.week === week).map((r) => r.enterprise));
    return [...enterprises].flatMap((e) => reportOf(e, week) ?? []);
  }

  /** The district an enterprise would be reported in, or null where it is not the asker's to report. */
  function reportableIn(asker: Asker, enterprise: string, week: Week, at: Date): string | null {
    const { known, holds, held } = rightsOf(roster(), asker, dayOf(at));
    const [opening, today] = [assignedOn(enterprise, mondayOf(week)), assignedOn(enterprise, dayOf(at))];
    const mine = holds
      ? (opening && held.has(opening.district)) || (today && held.has(today.district))
      : known && today?.specialist === asker.userid;
    return mine ? (opening?.district ?? today?.district ?? null) : null;
  }

  function judge(filing: Filing, { enterprise }: FilingEntry): Exclude<Filed['kind'], 'overtaken'> {
    const { asker, week, arrivedAt } = filing;
    const mayReport = asker.role === 'specialist' || asker.role === 'coordinator';
    if (!mayReport || reportableIn(asker, enterprise, week, arrivedAt) === null) return 'notYours';
    if (reopened(enterprise, week, arrivedAt).length > 0) return 'filed';
    if (arrivedAt >= filing.closesAt || dayOf(arrivedAt) < mondayOf(week)) return 'closed';
    return isPublished(week, arrivedAt) && reportOf(enterprise, week) ? 'closed' : 'filed';
  }

  function fileOne(filing: Filing, entry: FilingEntry): Filed {
    const { asker, week, arrivedAt, message } = filing;
    const { enterprise } = entry;
    const kind = judge(filing, entry);
    if (kind !== 'filed') return { kind, enterprise };
    const district = reportableIn(asker, enterprise, week, arrivedAt) ?? '';
    const type = roster().enterprises.find((e) => e.id === enterprise)?.type ?? 'other';
    if (!reportOf(enterprise, week)) origins.set(keyOf(enterprise, week), { district, type });
    const revision = Math.max(0, ...filingsOf(enterprise, week).map((r) => r.revision)) + 1;
    const punctuality = arrivedAt < filing.dueAt ? 'onTime' : 'late';
    const by = { by: asker.userid, district, withdrawn: false, withdrawnAt: null };
    const filed: Revision = { ...entry, week, revision, message, arrivedAt, punctuality, ...by };
    revisions.push(filed);
    filings.set(keyOf(enterprise, week), [...filingsOf(enterprise, week), filed]);
    return { kind, enterprise, revision, punctuality: reportOf(enterprise, week)?.punctuality ?? punctuality };
  }

  const current = () => [...filings.values()].flatMap(([first]) => (first && reportOf(first.enterprise, first.week)) ?? []);
  const reportedNow = (week: Week) => new Set(reportsOf(week).map((r) => r.enterprise));
  const write = (act: string, { userid }: Asker, at: Date, message: string | null) => audit.push({ act, userid, at, message });

  return {
    revisions,
    audit,
    reopen: (enterprise, week, openedAt, until) => reopenings.push({ key: keyOf(enterprise, week), openedAt, until }),
    publish: (week, at) => published.set(week, at),
    reportedNow,
    actedAt: (userid, at) =>
      audit
        .filter((row) => row.userid === userid && row.message !== null && row.at <= at)
        .reduce<Date | null>((last, row) => (last === null || row.at > last ? row.at : last), null),
    current,

    async file(filing) {
      const done = acts.get(filing.message);
      if (done) return done.answer;
      const wanted = new Map(filing.entries.map((entry) => [entry.enterprise, entry]));
      const answer = [...wanted.values()].map((entry) => fileOne(filing, entry));
      acts.set(filing.message, { filing, answer });
      write('reports.file', filing.asker, filing.arrivedAt, filing.message);
      return answer;
    },

    async withdraw(asker, message, at, since) {
      const done = withdrawals.get(message);
      if (done !== undefined) return done;
      const standsOf = (of: string) =>
        revisions.filter((r) => r.message === of && !r.withdrawn && reportableIn(asker, r.enterprise, r.week, at) !== null);
      const last = [...acts.values()]
        .map((a) => a.filing)
        .filter((f) => f.asker.userid === asker.userid && f.asker.corp === asker.corp && f.arrivedAt >= since)
        .filter((f) => standsOf(f.message).length > 0)
        .at(-1);
      const isFree = (f: Filing, r: Revision) =>
        (at < f.closesAt && !isPublished(r.week, at)) || reopened(r.enterprise, r.week, at).length > 0;
      const taken = last ? standsOf(last.message).filter((r) => isFree(last, r)) : [];
      for (const revision of taken) Object.assign(revision, { withdrawn: true, withdrawnAt: at });
      const entries = taken.map((r) => ({ enterprise: r.enterprise, restored: reportOf(r.enterprise, r.week) !== null }));
      const answer = last && entries.length > 0 ? { week: last.week, entries } : null;
      withdrawals.set(message, answer);
      write('reports.withdraw', asker, at, message);
      return answer;
    },

    async standings(asker, week, enterprises, at) {
      const { held, own } = rightsOf(roster(), asker, dayOf(at));
      return enterprises
        .filter((enterprise) => reportableIn(asker, enterprise, week, at) !== null)
        .map((enterprise): Standing => {
          const until = reopened(enterprise, week, at).map((o) => o.until.getTime());
          const seen = (w: Week) => {
            const found = reportOf(enterprise, w);
            if (!found || !(own.has(enterprise) || held.has(found.district))) return null;
            const { type: _type, surveyed: _surveyed, ...report } = found;
            return report;
          };
          return {
            enterprise,
            report: seen(week),
            before: [1, 2, 3].flatMap((n) => seen(addWeeks(week, -n)) ?? []),
            revisions: filingsOf(enterprise, week).length,
            published: isPublished(week, at),
            reopenedUntil: until.length > 0 ? new Date(Math.max(...until)) : null,
          };
        });
    },

    async totals(asker, { week, districts, enterprises }, at) {
      write('reports.totals', asker, at, null);
      const [answer] = await plainInquiries({ roster, reports: current, cumulativeSince }).figures(
        asker,
        {
          filter: { districts, enterprises, types: null, specialist: null, surveyed: false },
          spans: [{ weeks: [week], standing: week }],
          by: [],
          needs: ['resolvedToDate'],
        },
        at,
      );
      if (!answer) throw new Error('no totals');
      const { standing: _s, late: _l, newDemand: _d, withoutBefore: _w, specialists: _p, ...totals } = answer.total;
      return totals;
    },

    async ofWeek(asker, week, districts, at) {
      const { holds, held, own } = rightsOf(roster(), asker, dayOf(at));
      write('reports.ofWeek', asker, at, null);
      return reportsOf(week)
        .filter((r) => districts.includes(r.district) && (holds ? held.has(r.district) : own.has(r.enterprise)))
        .map(({ type: _type, surveyed: _surveyed, ...report }) => report);
    },

    reported: async (week) => reportedNow(week),
  };
}
