// What does a nudge say? Worked out once, when its row is made: the words are frozen there.
import { coordinatorNudges, reporterNudges, nudgeTexts as t } from '../../conversations/nudges.ts';
import { isWorkday } from '../domain/calendar.ts';
import { weekDeadlines } from '../domain/deadlines.ts';
import type { Nudge } from '../domain/nudges.ts';
import { dutiesOn, numbering, servedOn } from '../domain/roster.ts';
import { dayOf, showClock, showDay, showWeekday } from '../domain/time.ts';
import { fill, fillChosen } from '../script/fill.ts';
import type { Bureau } from './ports.ts';
import { sayDue, sayWeek } from './voices.ts';

/** Lines of enterprises in one nudge; the rest is counted. */
const SHOWN = 12;

/** The words of a weekly nudge to a reporter: a specialist, or a coordinator for what they report themselves and for the district. */
export function weeklyNudgeText(bureau: Bureau, nudge: Nudge): string {
  const { roster, calendar } = bureau;
  const { person, stage, period, at } = nudge;
  const deadlines = weekDeadlines(calendar, period);
  const values = {
    week: sayWeek(period, at),
    due: sayDue(deadlines.due, at),
    closes: `${showDay(dayOf(new Date(deadlines.closes.getTime() - 1)))}24:00`,
    count: nudge.enterprises.length,
    district: roster.regions.find((r) => r.code === person.region)?.name ?? '',
  };
  const own = new Set(dutiesOn(roster, person, dayOf(at)).map((s) => s.enterprise.id));
  const tellsDistrict = person.role === 'coordinator' && nudge.enterprises.some((id) => !own.has(id));
  const openings: Readonly<Partial<Record<typeof stage, string>>> = tellsDistrict ? coordinatorNudges : reporterNudges;
  const opening = openings[stage] ?? reporterNudges.finalDay;
  const numbers = numbering(roster, person, period);
  const names = new Map(roster.people.map((p) => [p.userid, p.name]));
  const served = new Map(servedOn(roster, dayOf(at)).map((s) => [s.enterprise.id, s]));
  const lines = nudge.enterprises.slice(0, SHOWN).map((id, i) => {
    const name = nudge.owed[i] ?? '';
    const specialist = served.get(id)?.specialist ?? null;
    return tellsDistrict && specialist !== null
      ? fill(t.missingLine, { name, specialist: names.get(specialist) ?? '' })
      : fill(t.line, { number: numbers.get(id) ?? i + 1, name });
  });
  const hidden = nudge.enterprises.length - lines.length;
  const dueDay = dayOf(deadlines.due);
  const notes = [
    ...(deadlines.moved
      ? [fill(t.moved, values)]
      : isWorkday(calendar, dueDay)
        ? []
        : [fill(t.holiday, { due: `${showWeekday(dueDay)}${showClock(deadlines.due)}` })]),
    ...(tellsDistrict ? [] : [fill(t.how, { number: numbers.get(nudge.enterprises[0] ?? '') ?? 1 })]),
  ];
  return [fillChosen(opening, values), ...lines, ...(hidden > 0 ? [fill(t.more, { count: hidden })] : []), ...notes].join('\n');
}
