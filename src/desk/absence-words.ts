// How is it said who is away until when, and who reports in their place?
import { awayTexts, standInTexts, leaveTexts as t } from '../../conversations/acts.ts';
import { leaveOf, standInFor } from '../domain/absences.ts';
import { regionName } from '../domain/regions.ts';
import { absencesOf, coordinatorsOf } from '../domain/roster.ts';
import { addDays, type Day, dayOf, showClock, showDay } from '../domain/time.ts';
import { fill } from '../forms/definition/fill.ts';
import type { Speaker } from './speaker.ts';

/** `12月1日`, or with the hour where leave ends within a day. `until` is exclusive. */
export function sayLeaveEnd(until: Date, now: Date): string {
  const isWhole = showClock(until) === '00:00';
  const day = showDay(dayOf(isWhole ? new Date(until.getTime() - 1) : until), dayOf(now));
  return isWhole ? fill(t.day, { day }) : fill(t.hour, { day, clock: showClock(until) });
}

/** `到12月1日`, that day included as people say it; `until` is exclusive, null = until further notice. */
export const sayStandInEnd = (until: Day | null, now: Date): string =>
  until === null ? standInTexts.open : fill(standInTexts.until, { day: showDay(addDays(until, -1), dayOf(now)) });

/** What 我是谁 adds: the person's own leave, who stands in for them, for whom they stand in. */
export function awayLines({ bureau: { roster }, person, arrivedAt: now }: Speaker): readonly string[] {
  const absences = absencesOf(roster);
  const today = dayOf(now);
  const away = leaveOf(absences, person.userid, now);
  const own = person.role === 'specialist' ? standInFor(absences, person.userid, today) : null;
  const others =
    person.role === 'coordinator'
      ? roster.people.filter((p) => standInFor(absences, p.userid, today) && coordinatorsOf(roster, p.region).includes(person))
      : [];
  return [
    ...(away === null ? [] : [fill(awayTexts.onLeave, { until: sayLeaveEnd(away.until, now) })]),
    ...(own === null
      ? []
      : [
          fill(awayTexts.stoodIn, {
            who: fill(standInTexts.coordinators, { district: regionName(roster.regions, person.region) }),
            until: sayStandInEnd(own.until, now),
          }),
        ]),
    ...(others.length === 0 ? [] : [fill(awayTexts.standing, { names: others.map((p) => p.name).join('、') })]),
  ];
}
