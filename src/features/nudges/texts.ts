// What does a nudge of a week say? Worked out when its row is made, and once more where part of it was filed before it went out.

import { coordinatorNudges, reporterNudges, nudgeTexts as t } from '../../../conversations/nudges.ts';
import type { Bureau } from '../../desk/ports.ts';
import { sayDue, sayWeek } from '../../desk/voices.ts';
import { isWorkday } from '../../domain/calendar.ts';
import { type Deadlines, weekDeadlines } from '../../domain/deadlines.ts';
import type { Nudge } from '../../domain/nudges.ts';
import { regionName } from '../../domain/regions.ts';
import { dutiesOn, numbering, servedOn } from '../../domain/roster.ts';
import { dayOf, showDay, showWeekday } from '../../domain/time.ts';
import { fill, fillChosen } from '../../forms/definition/fill.ts';

/** Lines of enterprises in one nudge; the rest is counted. */
const SHOWN = 12;

/** A nudge, or a reminder somebody asked for. `at`: the instant its words are for. */
export type ReminderAbout = Pick<Nudge, 'person' | 'period' | 'at' | 'owed' | 'enterprises'> & {
  readonly stage: Nudge['stage'] | 'snooze' | 'asked';
};

/** The words to a reporter: a specialist, or a coordinator for what they report themselves and for the district. */
export function weeklyNudgeText(bureau: Bureau, nudge: ReminderAbout): string {
  const { roster, calendar } = bureau;
  const { person, period, at } = nudge;
  const deadlines = weekDeadlines(calendar, period);
  const values = {
    week: sayWeek(period, at),
    due: sayDue(deadlines.due, at),
    closes: `${showDay(dayOf(new Date(deadlines.closes.getTime() - 1)))}24:00`,
    count: nudge.enterprises.length,
    district: regionName(roster.regions, person.region),
  };
  const own = new Set(dutiesOn(roster, person, dayOf(at)).map((s) => s.enterprise.id));
  const tellsDistrict = person.role === 'coordinator' && nudge.enterprises.some((id) => !own.has(id));
  const numbers = numbering(roster, person, period);
  const names = new Map(roster.people.map((p) => [p.userid, p.name]));
  const served = new Map(servedOn(roster, dayOf(at)).map((s) => [s.enterprise.id, s]));
  const lines = nudge.enterprises.slice(0, SHOWN).map((id, i) => {
    const name = nudge.owed[i] ?? '';
    const specialist = served.get(id)?.specialist ?? null;
    return tellsDistrict && specialist !== null && !own.has(id)
      ? fill(t.missingLine, { name, specialist: names.get(specialist) ?? '' })
      : fill(t.line, { number: numbers.get(id) ?? i + 1, name });
  });
  const hidden = nudge.enterprises.length - lines.length;
  const first = nudge.enterprises.find((id) => own.has(id));
  const number = first === undefined ? null : (numbers.get(first) ?? 1);
  return [
    fillChosen(openingOf(nudge, tellsDistrict, deadlines), values),
    ...lines,
    ...(hidden > 0 ? [fill(t.more, { count: hidden })] : []),
    ...(at < deadlines.due ? noteOf(bureau, deadlines, values.due) : []),
    howOf(tellsDistrict, number),
  ].join('\n');
}

function openingOf({ stage, at }: ReminderAbout, tellsDistrict: boolean, { due }: Deadlines): string {
  const openings: Readonly<Partial<Record<string, string>>> = tellsDistrict ? coordinatorNudges : reporterNudges;
  const name = (stage === 'snooze' || stage === 'asked') && at >= due ? `${stage}Late` : stage;
  return openings[name] ?? reporterNudges.finalDay;
}

/** What is unusual about the deadline that lies ahead. */
function noteOf({ calendar }: Bureau, { due, moved }: Deadlines, saidDue: string): readonly string[] {
  if (moved) return [fill(t.moved, { due: saidDue })];
  const dueDay = dayOf(due);
  return isWorkday(calendar, dueDay) ? [] : [fill(t.holiday, { day: `${showDay(dueDay)}（${showWeekday(dueDay)}）` })];
}

/** How to answer at once. `number`: of the first enterprise that is the person's own to report. */
function howOf(tellsDistrict: boolean, number: number | null): string {
  if (!tellsDistrict) return fill(t.how, { number: number ?? 1 });
  return number === null ? t.remind : fill(t.remindAndReport, { number });
}
