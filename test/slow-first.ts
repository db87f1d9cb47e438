// In which order are test files run? The dear ones first, so that none of them is the last and keeps one core busy alone.
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** More than ten seconds of two idle cores each, the longest first. */
const DEAR = [
  'walk/walk',
  'store/outbox-kills',
  'features/questions/answer-forms',
  'e2e/urgent',
  'e2e/outage',
  'e2e/language-model',
  'store/refused-setting',
  'transcripts/transcripts',
  'bin/roster',
  'bin/calendar-outbox',
  'bin/export',
  'bin/doctor',
  'documents/roster-workbook',
  'desk/open-forms',
  'store/drift',
  'e2e/start-stop',
  'e2e/production',
  'e2e/week',
  'store/postgres-server',
  'store/database-faults',
  'store/inquiries',
  'store/state',
  'documents/roster-workbook-parts',
  'desk/stored-kinds',
  'store/open',
  'desk/acts/meanwhile',
  'e2e/month',
  'reading/hostile',
].map((name) => `/test/${name}.test.ts`);

function rank({ moduleId }: TestSpecification): number {
  const place = DEAR.findIndex((name) => moduleId.endsWith(name));
  return place === -1 ? DEAR.length : place;
}

/** Files of one project stay together: those that share modules need the same process. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project))];
    return projects.flatMap((project) => sorted.filter((f) => f.project === project).sort((a, b) => rank(a) - rank(b)));
  }
}
