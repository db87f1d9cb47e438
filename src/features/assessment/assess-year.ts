// What is the assessment of a year, running or final?

import type { Bureau } from '../../desk/ports.ts';
import { type Assessment, assess } from '../../domain/assessment.ts';
import { monthDeadlines, weekDeadlines, weeksOfYear } from '../../domain/deadlines.ts';
import type { Asker } from '../../domain/people.ts';
import { districtsWithin, type Region } from '../../domain/regions.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Month } from '../../domain/time.ts';
import type { Assessments, YearAnswer, YearQuestion } from './port.ts';

/** How many of the last closed weeks make the end. */
const WEEKS_OF_END = { last: 1, mean4: 4 } as const;

export type AssessedYear = {
  readonly year: number;
  readonly rows: YearAnswer;
  readonly assessment: Assessment;
  /** Those the asker holds, in roster order. */
  readonly districts: readonly Region[];
};

/** Everything as it stands at `at`, or stood when the year was published. Problems: database.away, database.conflict. */
export async function assessYear(
  assessments: Assessments,
  bureau: Bureau,
  asker: Asker,
  year: number,
  settings: Settings,
  at: Date,
): Promise<AssessedYear> {
  const { roster } = bureau;
  const districts = districtsWithin(roster.regions, asker.region);
  const rows = await assessments.rows(asker, yearQuestion(bureau, asker, year, settings), at);
  const codes = districts.map((d) => d.code);
  return { year, rows, assessment: assess(rows, codes, settings.assessment), districts };
}

/** Of all districts the asker holds. */
export function yearQuestion({ roster, calendar }: Bureau, asker: Asker, year: number, settings: Settings): YearQuestion {
  const months = Array.from({ length: 12 }, (_, i): Month => `${year}-${String(i + 1).padStart(2, '0')}`);
  const { baseline, end } = settings.assessment;
  return {
    year,
    weeks: weeksOfYear(year).map((week) => ({ week, closes: weekDeadlines(calendar, week).closes })),
    months: months.map((month) => ({ month, closes: monthDeadlines(calendar, month, settings.monthOpensOn).closes })),
    baseline: baseline === 'first' ? null : `${year}-${baseline}`,
    last: WEEKS_OF_END[end],
    urgentMinutes: settings.urgent.resolveMinutes,
    districts: districtsWithin(roster.regions, asker.region).map((d) => d.code),
  };
}
