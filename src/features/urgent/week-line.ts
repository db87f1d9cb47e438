// What does the deadline's summary say of the week's urgent demands, and what counts of them in the year's assessment?
import { districtsWithin } from '../../domain/regions.ts';
import { countByDistrict, type DemandCounts } from '../../domain/urgent-counts.ts';
import type { SummaryLines } from '../nudges/summary.ts';
import { weekBegins, weekLine } from './lists.ts';
import type { Demands } from './port.ts';
import type { Stepping } from './steps.ts';

type Counting = { readonly demands: Pick<Demands, 'since'>; readonly settings: Stepping['settings'] };

/** One line under the week's totals; none where nothing was raised. Problems: database.away. */
export const urgentSummary =
  ({ demands, settings }: Counting): SummaryLines =>
  async ({ bureau, person, week }) => {
    const districts = new Set(districtsWithin(bureau.roster.regions, person.region).map((d) => d.code));
    const line = weekLine(await demands.since(weekBegins(week)), districts, week, settings);
    return line === null ? [] : [line];
  };

/** The demands raised from one instant to another for each district by code: answered in time is `acceptedInTime` of `raised`. Problems: database.away. */
export async function urgentTally(
  { demands, settings }: Counting,
  districts: readonly string[],
  from: Date,
  until: Date,
): Promise<ReadonlyMap<string, DemandCounts>> {
  return countByDistrict(await demands.since(from), districts, from, until, settings);
}
