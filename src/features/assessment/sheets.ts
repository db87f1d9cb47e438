// How does the assessment become what the workbook lays out?

import type { AnnualAssessment } from '../../desk/documents/assessment.ts';
import type { Bureau } from '../../desk/ports.ts';
import type { RateSums } from '../../domain/assessment.ts';
import type { Settings } from '../../domain/settings.ts';
import type { AssessedYear } from './assess-year.ts';
import { whyLeftOut, whyUnranked } from './words.ts';

/** Null where the year has no closed week yet. */
export function assessmentSheets(
  { year, rows, assessment, districts }: AssessedYear,
  { roster }: Bureau,
  settings: Settings,
  whose: string,
): AnnualAssessment | null {
  if (rows.baseline === null) return null;
  const names = new Map(roster.enterprises.map((e) => [e.id, e.name]));
  const regions = new Map(districts.map((d) => [d.code, d]));
  const weeks = Math.max(1, rows.end.length);
  // Over four weeks the mean of a week, which leaves every rate as it is.
  const mean = (sums: RateSums | null): RateSums | null =>
    sums && { headcount: sums.headcount / weeks, shortage: sums.shortage / weeks };
  return {
    year,
    whose,
    asOf: rows.publishedAt ?? rows.asOf,
    isFinal: rows.publishedAt !== null,
    baseline: rows.baseline,
    end: rows.end,
    rankedBy: settings.assessment.rankBy,
    districts: assessment.districts.map(({ district, unranked, leftOut, end, ...d }) => ({
      ...d,
      end: mean(end),
      region: regions.get(district) ?? { name: '' },
      unranked: unranked === null ? null : whyUnranked(unranked),
      leftOut: Object.values(leftOut).reduce<number>((sum, n) => sum + (n ?? 0), 0),
    })),
    enterprises: assessment.enterprises.map((e) => ({
      district: regions.get(e.district)?.name ?? '',
      name: names.get(e.enterprise) ?? '',
      baseline: e.baseline,
      end: mean(e.end),
      leftOut: e.leftOut === null ? null : whyLeftOut(e.leftOut),
    })),
  };
}
