// What does a nudge of a month's return say?
import { monthlyNudges, nudgeTexts as t } from '../../../conversations/nudges.ts';
import type { Bureau } from '../../desk/ports.ts';
import { sayMonthDue } from '../../desk/voices.ts';
import { isWorkday } from '../../domain/calendar.ts';
import { monthDeadlines } from '../../domain/deadlines.ts';
import type { Nudge } from '../../domain/nudges.ts';
import { districtsWithin } from '../../domain/regions.ts';
import type { Settings } from '../../domain/settings.ts';
import { dayOf } from '../../domain/time.ts';
import { fill, fillChosen } from '../../forms/definition/fill.ts';

/** The words to a coordinator; `districts` (codes) have no return yet and are named where the coordinator has others beside them. */
export function monthlyNudgeText(
  { roster, calendar }: Bureau,
  {
    person,
    stage,
    period,
    at,
    owed,
    districts,
  }: Pick<Nudge, 'person' | 'period' | 'at' | 'owed' | 'districts'> & {
    readonly stage: Nudge['stage'] | 'asked';
  },
  settings: Pick<Settings, 'monthOpensOn'>,
): string {
  const { due, moved } = monthDeadlines(calendar, period, settings.monthOpensOn);
  const openings: Readonly<Partial<Record<typeof stage, string>>> = monthlyNudges;
  const values = { month: `${Number(period.slice(5))}月`, due: sayMonthDue(due, at), count: owed.length };
  const all = districtsWithin(roster.regions, person.region);
  const missing = all.filter((d) => districts.includes(d.code)).map((d) => d.name);
  const ahead = at < due;
  return [
    fillChosen(openings[stage] ?? monthlyNudges.finalDay, values),
    owed.join('、'),
    ...(all.length > 1 ? [fill(t.monthDistricts, { districts: missing.join('、') })] : []),
    ...(moved && ahead ? [fill(t.moved, values)] : ahead && !isWorkday(calendar, dayOf(due)) ? [t.monthHoliday] : []),
    t.monthHow,
  ].join('\n');
}
