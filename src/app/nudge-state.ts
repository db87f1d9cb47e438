// What has to be loaded to work out the nudges of a span of time?
import type { NudgeState } from '../domain/nudges.ts';
import { DEFAULT_SETTINGS, type Settings } from '../domain/settings.ts';
import { stagesBetween } from '../domain/stages.ts';
import type { Bureau, Reports } from './ports.ts';

/** The bureau with what is reported of each week that has a stage from one instant to the other, both included. Problems: database.away. */
export async function loadNudgeState(
  bureau: Bureau,
  reports: Pick<Reports, 'reported'>,
  from: Date,
  to: Date,
  settings: Settings = DEFAULT_SETTINGS,
): Promise<NudgeState> {
  const weekly = stagesBetween(bureau.calendar, from, to, settings).filter((stage) => stage.kind === 'weekly');
  const weeks = [...new Set(weekly.map((stage) => stage.period))];
  const reported = await Promise.all(weeks.map(async (week) => [week, await reports.reported(week)] as const));
  return { ...bureau, settings, reported: new Map(reported), returned: new Map() };
}
