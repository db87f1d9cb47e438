// The rooms of months and years over twins: the return, the bulletin, the assessment.
import { bulletinRoom } from '../../src/app/monthly/bulletin-room.ts';
import { monthlyRoom } from '../../src/app/monthly/room.ts';
import type { Room } from '../../src/app/room.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { filingsIn, memoryAssessments } from '../twins/assessments.ts';
import { readableDocuments } from '../twins/documents.ts';
import { memoryFiles } from '../twins/files.ts';
import type { MemoryMonthly } from '../twins/monthly.ts';
import type { MemoryReports } from '../twins/reports.ts';

export function monthRooms(monthly: MemoryMonthly, reports: MemoryReports, roster: () => Roster): readonly Room[] {
  const assessments = memoryAssessments({
    roster,
    filings: filingsIn(reports, roster),
    returns: () => monthly.revisions,
    publishedAt: monthly.publishedAtNow,
  });
  return [
    monthlyRoom({ monthly, opensOn: DEFAULT_SETTINGS.monthOpensOn }),
    bulletinRoom({ documents: readableDocuments(), files: memoryFiles(), monthly, assessments, settings: DEFAULT_SETTINGS }),
  ];
}
