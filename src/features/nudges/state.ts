// What has to be loaded to work out the nudges of a span of time?

import type { MonthReturns } from '../../desk/month-returns.ts';
import type { Bureau, Reports } from '../../desk/ports.ts';
import type { NudgeState } from '../../domain/nudges.ts';
import type { Settings } from '../../domain/settings.ts';
import { stagesBetween } from '../../domain/stages.ts';

/** The bureau with what is reported of each week, and returned of each month, that has a stage from one instant to the other, both included. Problems: database.away. */
export async function loadNudgeState(
  bureau: Bureau,
  reports: Pick<Reports, 'reported'>,
  returns: MonthReturns,
  from: Date,
  to: Date,
  settings: Settings,
): Promise<NudgeState> {
  const stages = stagesBetween(bureau.calendar, from, to, settings);
  const periods = (kind: 'weekly' | 'monthly') => [...new Set(stages.filter((s) => s.kind === kind).map((s) => s.period))];
  const [reported, returned] = await Promise.all([
    Promise.all(periods('weekly').map(async (week) => [week, await reports.reported(week)] as const)),
    Promise.all(periods('monthly').map(async (month) => [month, await returns.returned(month)] as const)),
  ]);
  return { ...bureau, settings, reported: new Map(reported), returned: new Map(returned) };
}
