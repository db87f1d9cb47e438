// What does the summary at the deadline say of the week's urgent demands?
import type { Bureau } from '../../desk/ports.ts';
import type { Person } from '../../domain/people.ts';
import { districtsWithin } from '../../domain/regions.ts';
import type { Week } from '../../domain/time.ts';
import { weekBegins, weekLine } from './lists.ts';
import type { Demands } from './port.ts';
import type { Stepping } from './steps.ts';

type SummaryDeps = { readonly demands: Pick<Demands, 'since'>; readonly settings: Stepping['settings'] };

/** `person`: who reads it. */
type UrgentSummary = { readonly bureau: Bureau; readonly person: Person; readonly week: Week };

/** One line; none where nothing was raised. Problems: database.away. */
export const urgentSummary =
  ({ demands, settings }: SummaryDeps) =>
  async ({ bureau, person, week }: UrgentSummary): Promise<readonly string[]> => {
    const districts = new Set(districtsWithin(bureau.roster.regions, person.region).map((d) => d.code));
    const line = weekLine(await demands.since(weekBegins(week)), districts, week, settings);
    return line === null ? [] : [line];
  };
