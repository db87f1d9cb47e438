// Which stores does a bureau need whose messages are played?
import type { Settings } from '../domain/settings.ts';
import { openActs } from '../store/acts.ts';
import { openActsDone } from '../store/acts-done.ts';
import { openAssessments } from '../store/assessments.ts';
import type { Tables } from '../store/bound.ts';
import type { OpenBureaus } from '../store/bureaus.ts';
import { openDemands } from '../store/demands.ts';
import { openFiles } from '../store/files.ts';
import { openInquiries } from '../store/inquiries.ts';
import { openLedger } from '../store/ledger.ts';
import { openMarks } from '../store/marks.ts';
import { openMonthly } from '../store/monthly.ts';
import { openNudged } from '../store/nudged.ts';
import { openOversight } from '../store/oversight.ts';
import { openPeriodPublications } from '../store/period-publications.ts';
import { openPractices } from '../store/practices.ts';
import { openReports } from '../store/reports.ts';

export type PlayedStores = ReturnType<typeof openPlayedStores>;

/** All that keep results, of one city. */
export function openPlayedStores(tables: Tables, bureaus: OpenBureaus, { cumulativeSince }: Pick<Settings, 'cumulativeSince'>) {
  return {
    bureaus,
    reports: openReports({ ...tables, bureaus, cumulativeSince }),
    inquiries: openInquiries({ ...tables, bureaus, cumulativeSince }),
    assessments: openAssessments({ ...tables, bureaus }),
    monthly: openMonthly(tables),
    periodPublications: openPeriodPublications({ ...tables, bureaus }),
    demands: openDemands(tables),
    practices: openPractices({ ...tables, cut: (text) => [text] }),
    oversight: openOversight({ ...tables, bureaus }),
    acts: openActs({ ...tables, bureaus }),
    actsDone: openActsDone(tables),
    ledger: openLedger(tables),
    nudged: openNudged(tables),
    marks: openMarks(tables),
    files: openFiles(tables),
  };
}
