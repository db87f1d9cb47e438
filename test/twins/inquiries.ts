// The port Inquiries in memory: the plain calculation over the twin's reports, for transcripts.
import type { Inquiries } from '../../src/app/questions/port.ts';
import type { Roster } from '../../src/domain/roster.ts';
import type { Settings } from '../../src/domain/settings.ts';
import { dayOf } from '../../src/domain/time.ts';
import { isMeant } from '../domain/plain-figures.ts';
import { plainInquiries, plainSeen } from '../domain/plain-inquiries.ts';
import { covers, type MemoryReports, rightsOf } from './reports.ts';

export type MemoryInquiriesOptions = {
  readonly roster: () => Roster;
  readonly reports: MemoryReports;
  readonly cumulativeSince?: Settings['cumulativeSince'];
};

export function memoryInquiries({ roster, reports, cumulativeSince = 'year' }: MemoryInquiriesOptions): Inquiries {
  const world = { roster, reports: reports.current, cumulativeSince };
  return {
    ...plainInquiries(world),

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
      const owed = plainSeen(world, asker, [week], dayOf(at)).filter((f) => f.isDue && isMeant(filter, f));
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
